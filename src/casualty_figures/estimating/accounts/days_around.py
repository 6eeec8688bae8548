"""The days that hold for a figure whose own words give none: of its sentence, its paragraph, a heading."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from datetime import date

from casualty_figures.estimating.accounts.telling import Span
from casualty_figures.estimating.accounts.told_text import ToldText
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.context.event_cues import has_cue
from casualty_figures.languages.en.context.periods import period_mentions
from casualty_figures.languages.en.context.periods.told_days import (
    day_heading,
    is_day_of_another_act,
    is_day_of_speaking,
    told_days,
)
from casualty_figures.records import Figure

_MOST_BACK, _MOST_LINES = 3, 8
_MONTH_LONG, _YEAR_LONG = 31, 366
_YEAR = re.compile(r"\b(?:a|the|in|of) ((?:19|20)\d\d)\b")


Headings = Sequence[tuple[int, Span]]
"""The headings of a text that are a day, by where they begin."""


def day_headings(source: ToldText) -> Headings:
    """Return the headings that are nothing but a day; one alone is the day of the page, and none."""
    named = ((one.start, day_heading(one.text, source.published)) for one in source.sentences)
    found = [(start, Span(day.start, day.end)) for start, day in named if day]
    return found if len({span for _, span in found}) > 1 else ()


def days_around(source: ToldText, figure: Figure, clause: str, headings: Headings) -> Span | None:
    """Return the only days the figure's sentence names, else those last told in its paragraph or above it.

    `clause` are the folded words of the figure's own clause.
    """
    own = _days_in(figure.source_excerpt, source.published)
    if figure.as_of_date and figure.as_of_date != source.published:
        own -= {Span(figure.as_of_date, figure.as_of_date)}  # on which somebody still lay hurt
    if len(own) == 1:
        return own.pop()
    year = _YEAR.search(clause)
    if year and source.published and int(year[1]) <= source.published.year:
        return Span(date(int(year[1]), 1, 1), date(int(year[1]), 12, 31))
    if own or has_cue(clause, "counts_on"):
        return None
    start = figure.sentence_start
    record = _days_of_record(source, start) if figure.rule == "label" else None
    return record or _days_before(source, start, headings)


def _days_of_record(source: ToldText, start: int) -> Span | None:
    """Return the days that a later line of a record names: "Killed: 14", then "When: Sunday 8 September"."""
    lines = source.sentences_behind(start, _MOST_LINES)
    return _nearest_days(lines, source.published) or _days_since(lines, source.published)


def _days_since(lines: Sequence[Sentence], published: date | None) -> Span | None:
    """Return the days from one that a line names up to publication: "When: since Monday 9 September"."""
    periods = (one for line in lines for one in period_mentions(line.text, published) if one.period)
    spans = [Span(one.period.start, one.period.end) for one in periods if one.kind == "since" and one.period]
    return spans[0] if len(spans) == 1 and spans[0].days < _MONTH_LONG else None


def _days_before(source: ToldText, start: int, headings: Headings) -> Span | None:
    """Return the days of the nearest sentence before that names any, if one alone, else of the heading."""
    near = source.sentences_before(start, _MOST_BACK)
    if any(_told_in(one, source.published) for one in near):
        return _nearest_days(near[::-1], source.published)
    above = bisect_left(headings, start, key=lambda one: one[0])
    return headings[above - 1][1] if above else None


def _nearest_days(sentences: Sequence[Sentence], published: date | None) -> Span | None:
    days = next(filter(None, (_told_in(one, published) for one in sentences)), set())
    return days.pop() if len(days) == 1 else None


def _told_in(sentence: Sentence, published: date | None) -> set[Span]:
    """Return the days a sentence tells of, else the months, of the past the years as well."""
    days = {Span(one.start, one.end) for one in told_days(sentence.text, published)}
    longest = _YEAR_LONG if has_cue(sentence.folded, "past") else _MONTH_LONG
    return days or {one for one in _days_in(sentence.text, published) if one.days < longest}


def _days_in(sentence: str, published: date | None) -> set[Span]:
    return {
        Span(one.period.start, one.period.end)
        for one in period_mentions(sentence, published)
        if one.period
        and one.kind in {"point", "interval"}
        and not is_day_of_speaking(sentence, one)
        and not is_day_of_another_act(sentence, one)
    }
