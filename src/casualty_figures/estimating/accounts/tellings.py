"""Figures of one article to tellings: what stands around each of them."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from casualty_figures.estimating.accounts.days_around import Headings, day_headings, days_around
from casualty_figures.estimating.accounts.grouping.candidate import HARMED
from casualty_figures.estimating.accounts.telling import Span, Telling
from casualty_figures.estimating.accounts.told_places import any_place, named_place, scene_of
from casualty_figures.estimating.accounts.told_text import ToldText
from casualty_figures.estimating.persons import person_of
from casualty_figures.estimating.references import central
from casualty_figures.extraction.sentences.text import folded
from casualty_figures.languages.en.context.periods import period_mentions
from casualty_figures.records import Figure

OPENING_END = 500
"""Characters within which the sentence begins that opens the body of an article."""

_BEFORE = 400
_OWN = frozenset({"explicit", "relative"})
_PARAGRAPH = re.compile(r"\n\s*\n")
_STOP = re.compile(r"(?<=[.!?\"\u201d])\s+(?=[A-Z\"\u201c])")
_CLAUSE_END = re.compile(r",? and |[,;] ")


def tellings_of(source: ToldText, figures: Sequence[Figure]) -> list[Telling]:
    """Return the figures in the order of the text, each with what stands around it."""
    ordered = sorted(figures, key=lambda one: (one.char_start, one.char_end, one.figure_id))
    sentences: dict[int, list[Figure]] = {}
    for one in ordered:
        sentences.setdefault(one.sentence_start, []).append(one)
    first_of_body = next((one.sentence_start for one in ordered if one.text_part == "body"), -1)
    around = _Around(sentences, sorted(sentences), first_of_body, day_headings(source))
    return [_telling(source, one, one.sentence_start, around) for one in ordered]


@dataclass(frozen=True, slots=True)
class _Around:
    """The figures of the text by where their sentence begins, the first of the body, and its day headings."""

    sentences: Mapping[int, Sequence[Figure]]
    starts: Sequence[int]
    first_of_body: int
    headings: Headings

    def beside(self, start: int) -> Sequence[Figure]:
        """Return the figures of the sentence that begins at `start`."""
        return self.sentences[start]

    def is_counted(self, start: int, end: int) -> bool:
        """Whether a sentence with a figure lies in the stretch that ends where another begins."""
        index = bisect_left(self.starts, end) - 1
        if index < 0:
            return False
        last = self.starts[index]
        return last + len(self.sentences[last][0].source_excerpt) > start + 1


def _telling(source: ToldText, figure: Figure, start: int, around: _Around) -> Telling:
    beside = around.beside(start)
    end = start + len(figure.source_excerpt)
    before_start, before = _sentence_before(source.text, start)
    is_before_counted = around.is_counted(before_start, start)
    clause = folded(_clause(source.text, figure, beside, (start, end)))
    is_first = all(one.char_start >= figure.char_start or _overlap(one, figure) for one in beside)
    span = _own_span(figure)
    place = named_place(figure, source, start, end)
    return Telling(
        figure=figure,
        start=start,
        end=end,
        sentence=_folded(figure.source_excerpt),
        clause=clause,
        before=_folded(before),
        is_before_counted=is_before_counted,
        is_first=is_first,
        is_opening=figure.text_part != "body" or (start == around.first_of_body and start < OPENING_END),
        span=span,
        sentence_span=None if span else days_around(source, figure, clause, around.headings),
        counting_start=_counting_start(figure, source.published),
        place=place,
        near_place=None if place else named_place(figure, source, before_start, start),
        scene=scene_of(
            source, figure, (before_start, start), is_alone=not is_before_counted, is_first=is_first
        ),
        any_place=place or any_place(figure, source.mentions),
        heading=source.heading_above(figure.char_start),
        names=_names_of(figure),
    )


@lru_cache(maxsize=64)
def _folded(sentence: str) -> str:
    return folded(sentence)


def _names_of(figure: Figure) -> frozenset[str]:
    is_person = central(figure) == 1 and figure.indicator in HARMED
    return frozenset(person_of(figure).names) if is_person else frozenset()


def _own_span(figure: Figure) -> Span | None:
    if figure.date_basis not in _OWN or not (figure.date_start and figure.date_end):
        return None
    return Span(figure.date_start, figure.date_end)


def _overlap(one: Figure, other: Figure) -> bool:
    return one.char_start < other.char_end and other.char_start < one.char_end


def _sentence_before(text: str, start: int) -> tuple[int, str]:
    """Return where the sentence before begins, and its words, within the paragraph."""
    paragraph = _PARAGRAPH.split(text[max(0, start - _BEFORE) : start])[-1].rstrip()
    sentence = _STOP.split(paragraph)[-1]
    return start - len(sentence) - 1, sentence


def _clause(text: str, figure: Figure, beside: Sequence[Figure], sentence: tuple[int, int]) -> str:
    """Return the words between the figures before and after, cut where the clause of another begins."""
    earlier = [one.char_end for one in beside if one.char_end <= figure.char_start]
    later = [one.char_start for one in beside if one.char_start >= figure.char_end]
    low, high = max(earlier, default=sentence[0]), min(later, default=sentence[1])
    if later:
        cut = _CLAUSE_END.search(text, figure.char_end, high)
        high = cut.start() if cut else high
    if earlier:
        cut = _CLAUSE_END.search(text, low, figure.char_start)
        low = cut.start() if cut else low
    return text[low:high]


def _counting_start(figure: Figure, published: date | None) -> date | None:
    since = [one for one in period_mentions(figure.source_excerpt, published) if one.kind == "since"]
    return next((one.counting_start for one in since if one.counting_start), None)
