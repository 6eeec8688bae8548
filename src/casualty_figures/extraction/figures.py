"""Statements to figures: every column that the text itself decides."""

import hashlib
import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.confidence import confidence_of
from casualty_figures.languages.en.context.assertion import assertion_in
from casualty_figures.languages.en.context.attribution import attribution_for
from casualty_figures.languages.en.context.groups import group_of
from casualty_figures.languages.en.context.measure import measure_of
from casualty_figures.languages.en.context.periods import PeriodChoice, period_for
from casualty_figures.languages.en.words import rows
from casualty_figures.records import Figure


@dataclass(frozen=True, slots=True)
class TextToRead:
    """The text that figures are read from, and what is known of it."""

    text: str
    article_id: str
    published: date | None
    headline_end: int
    version: str
    sentences: tuple[Sentence, ...]

    def neighbours(self, sentence: Sentence) -> tuple[list[str], list[str]]:
        """Return the texts of the sentences before and after in the same paragraph, the nearest twenty."""
        index = bisect_left(self.starts, sentence.start)
        before = [
            one.text
            for one in self.sentences[max(0, index - 20) : index]
            if one.paragraph == sentence.paragraph
        ]
        after = [
            one.text for one in self.sentences[index + 1 : index + 21] if one.paragraph == sentence.paragraph
        ]
        return before, after

    @property
    def starts(self) -> tuple[int, ...]:
        """Where the sentences begin."""
        return _starts(self.sentences)


@lru_cache(maxsize=4)
def _starts(sentences: tuple[Sentence, ...]) -> tuple[int, ...]:
    return tuple(sentence.start for sentence in sentences)


def figures_from(statements: list[Statement], source: TextToRead) -> list[Figure]:
    """Return one figure a statement, ordered by place in the text, each reading once."""
    ids = {id(one): _figure_id(one, source) for one in statements}
    made: dict[str, Figure] = {}
    for one in statements:
        figure = _figure(one, source, ids)
        made.setdefault(figure.figure_id, figure)
    return sorted(made.values(), key=lambda figure: (figure.char_start, figure.char_end, figure.figure_id))


def _figure_id(one: Statement, source: TextToRead) -> str:
    reading = (
        source.article_id,
        one.sentence.start + one.start,
        one.sentence.start + one.end,
        one.indicator,
        _unit(one),
        one.count.quantifier,
        one.count.low,
        one.count.best,
        one.count.high,
        one.basis,
    )
    return hashlib.sha256(repr(reading).encode()).hexdigest()


def _unit(one: Statement) -> str:
    return "household" if one.is_household else "person"


def _figure(one: Statement, source: TextToRead, ids: dict[int, str]) -> Figure:
    start, end = one.sentence.start + one.start, one.sentence.start + one.end
    lowered = one.sentence.folded
    when = _period(one, source)
    who = group_of(one.group)
    before, after = source.neighbours(one.sentence)
    speaker = attribution_for(one.sentence.text, (one.start, one.end), previous=before, following=after)
    is_household = one.is_household
    size, size_source = rows("households")[0]
    factor = float(size) if is_household else 1.0
    perpetrator = "perpetrator" if _is_own_death(one) else None
    return Figure(
        figure_id=ids[id(one)],
        article_id=source.article_id,
        run_id=None,
        indicator=_indicator(one),
        term=one.term,
        unit=_unit(one),
        reported_text=source.text[start:end],
        quantifier=one.count.quantifier,
        low=one.count.low,
        best=one.count.best,
        high=one.count.high,
        vague_rule=one.count.vague_rule,
        person_low=_times(one.count.low, factor),
        person_best=_times(one.count.best, factor),
        person_high=_times(one.count.high, factor),
        household_size=factor if is_household else None,
        household_size_source=size_source if is_household else None,
        measure=measure_of(
            lowered, (one.start, one.end), one.indicator, one.rule, is_cumulative=when.is_cumulative
        ),
        basis=one.basis,
        subset_of_figure_id=_other_id(one.whole, one, ids),
        derived_from_figure_id=ids[id(one.base)] if one.base is not None else None,
        victim_status=who.status,
        victim_group=one.group or None,
        victim_side=perpetrator or who.side,
        sex=who.sex,
        age_group=who.age_group,
        attribution_text=speaker.text,
        attribution_type=speaker.type,
        attribution_origin=speaker.origin,
        assertion=assertion_in(lowered, one.start, one.end, one.assertion),
        source_date=source.published,
        date_start=when.period.start if when.period else None,
        date_end=when.period.end if when.period else None,
        date_prec=when.period.precision if when.period else None,
        date_basis=when.basis,
        as_of_date=when.as_of_date,
        country=None,
        country_iso3=None,
        adm_1=None,
        adm_1_iso=None,
        location_name=None,
        geonames_id=None,
        latitude=None,
        longitude=None,
        where_prec=None,
        location_role=None,
        where_basis=None,
        text_part="headline" if start < source.headline_end else "body",
        source_excerpt=one.sentence.text,
        sentence_start=one.sentence.start,
        char_start=start,
        char_end=end,
        extractor=one.reader,
        rule=one.rule,
        extractor_version=source.version,
        confidence=confidence_of(one.reader, one.rule),
    )


def _other_id(other: Statement | None, one: Statement, ids: dict[int, str]) -> str | None:
    """Return the id of another statement's figure, or `None` where there is none or it is the same figure."""
    return None if other is None or ids[id(other)] == ids[id(one)] else ids[id(other)]


def _times(bound: int | None, factor: float) -> int | None:
    return None if bound is None else round(bound * factor)


def _indicator(one: Statement) -> str:
    """Return what happened; those held by an armed group are abducted, not detained (AWSD codebook)."""
    if one.indicator == "detained" and one.agent and _armed().search(one.agent):
        return "abducted"
    return one.indicator


@cache
def _armed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(row[0] for row in rows('armed_groups'))})\b")


def _is_own_death(one: Statement) -> bool:
    return any(word in one.term.lower() for word in ("himself", "herself", "themselves", "suicide"))


def _period(one: Statement, source: TextToRead) -> PeriodChoice:
    index = bisect_left(source.starts, one.sentence.start)
    previous = [sentence.text for sentence in source.sentences[max(0, index - 3) : index]]
    return period_for(
        one.sentence.text,
        (one.start, one.end),
        source.published,
        trigger_span=(one.term_start, one.term_end) if one.kind != "derived" else None,
        previous=previous,
    )
