"""Statements to figures: every column that the text itself decides."""

import hashlib

from casualty_figures.extraction.claims.statement import Statement
from casualty_figures.extraction.language import Language
from casualty_figures.extraction.text_to_read import TextToRead
from casualty_figures.records import Figure

HOUSEHOLD_SIZE = 5.0
"""Persons counted for one household."""
HOUSEHOLD_SIZE_SOURCE = "planning figure of five persons a household (UNHCR Emergency Handbook)"


def figures_from(statements: list[Statement], source: TextToRead, language: Language) -> list[Figure]:
    """Return one figure a statement, ordered by place in the text, each reading once."""
    ids = {id(one): _figure_id(one, source) for one in statements}
    made: dict[str, Figure] = {}
    for one in statements:
        figure = _figure(one, source, language, ids)
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


def _figure(one: Statement, source: TextToRead, language: Language, ids: dict[int, str]) -> Figure:
    start, end = one.sentence.start + one.start, one.sentence.start + one.end
    context = language.context_of(one, source)
    factor = HOUSEHOLD_SIZE if one.is_household else 1.0
    period = context.when.period
    return Figure(
        figure_id=ids[id(one)],
        article_id=source.article_id,
        run_id=None,
        indicator=context.indicator,
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
        household_size=factor if one.is_household else None,
        household_size_source=HOUSEHOLD_SIZE_SOURCE if one.is_household else None,
        measure=context.measure,
        basis=one.basis,
        subset_of_figure_id=_other_id(one.whole, one, ids),
        derived_from_figure_id=ids[id(one.base)] if one.base is not None else None,
        victim_status=context.who.status,
        victim_group=one.group or None,
        victim_side=context.who.side,
        sex=context.who.sex,
        age_group=context.who.age_group,
        attribution_text=context.speaker.text,
        attribution_basis=context.speaker.basis,
        attribution_type=context.speaker.type,
        attribution_origin=context.speaker.origin,
        assertion=context.assertion,
        source_date=source.published,
        date_start=period.start if period else None,
        date_end=period.end if period else None,
        date_prec=period.precision if period else None,
        date_basis=context.when.basis,
        as_of_date=context.when.as_of_date,
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
        confidence=language.confidence_of(one),
    )


def _other_id(other: Statement | None, one: Statement, ids: dict[int, str]) -> str | None:
    """Return the id of another statement's figure, or `None` where there is none or it is the same figure."""
    return None if other is None or ids[id(other)] == ids[id(one)] else ids[id(other)]


def _times(bound: int | None, factor: float) -> int | None:
    return None if bound is None else round(bound * factor)
