"""Which of a sentence's periods is the one a figure is about.

The date that reaches the figure at the lowest cost is; where none does, a
day named in the sentence before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from casualty_figures.languages.en.context.periods.anaphors import Reading, days_of, in_year_told
from casualty_figures.languages.en.context.periods.date_distance import LIMIT, reach
from casualty_figures.languages.en.context.periods.mention import HARM_KINDS, PeriodChoice, PeriodMention
from casualty_figures.languages.en.context.periods.mentions import period_mentions
from casualty_figures.languages.en.context.periods.tags import LETTERS
from casualty_figures.languages.en.context.periods.tokens import tagged
from casualty_figures.languages.en.context.periods.years_before import in_year_before
from casualty_figures.records.period import Period


def period_for(  # noqa: PLR0913  # the figure, its trigger, and the text and date around them
    sentence: str,
    figure_span: tuple[int, int],
    published: date | None,
    *,
    trigger_span: tuple[int, int] | None = None,
    previous: Sequence[str] = (),
    mentions: Sequence[PeriodMention] | None = None,
) -> PeriodChoice:
    """Return the days a figure is about.

    The spans are offsets into the sentence: of the words that state the
    figure, and of the word that makes it one ("killed"). `previous` is the
    paragraph's sentences before this one, the nearest last.
    """
    found = tuple(mentions if mentions is not None else period_mentions(sentence, published))
    reading = Reading(sentence, found, previous, published)
    anchor = _anchor(figure_span, trigger_span)
    chosen = in_year_before(in_year_told(_nearest(sentence, anchor, figure_span, found), reading), reading)
    if chosen is not None and (
        _is_day_of_toll(sentence, anchor, chosen) or _is_day_of_condition(sentence, anchor, chosen)
    ):
        return _choice(reading, replace(chosen, kind="as_of"), None, None)
    if chosen is None and not any(mention.kind in HARM_KINDS for mention in found):
        return _choice(reading, None, _day_of_neighbour(reading), None)
    days, counting_start = days_of(chosen, reading)
    return _choice(reading, chosen, days, counting_start)


def _anchor(figure_span: tuple[int, int], trigger_span: tuple[int, int] | None) -> tuple[int, int]:
    if trigger_span is None:
        return figure_span
    return min(figure_span[0], trigger_span[0]), max(figure_span[1], trigger_span[1])


def _is_told_of(sentence: str, mention: PeriodMention) -> bool:
    """Whether a date of comparison is told of: "the worst since 1987, when 61 people died"."""
    return mention.kind == "comparison" and bool(_WHEN.match(sentence, mention.end))


_WHEN = re.compile(r",?\s+(?:when|in\s+which)\b", re.IGNORECASE)
_TOLL = re.compile(
    r"\b(?:toll|total|tally|(?:bring|brings|bringing|brought|raising|taking|pushing)\s+the\s+number)\b",
    re.IGNORECASE,
)
_TOLL_UNTIL = re.compile(r"\btoll\b[^.;]{0,60}\b(?:until|till|before|after|when)\s*$", re.IGNORECASE)
_OF_EVENT = re.compile(r"_?[*+]")


def _is_day_of_toll(sentence: str, anchor: tuple[int, int], mention: PeriodMention) -> bool:
    """Whether a day is that on which a toll stood so, not that on which all of it died.

    "On Friday the toll reached 18" counts up to Friday; "the toll from
    Friday's attack" counts what Friday's attack did. Nor is the day on which
    another of them died: "the toll was seven until a guard died on Sunday".
    """
    if mention.period is None or mention.kind != "point":
        return False
    if _TOLL_UNTIL.search(sentence, 0, anchor[0]):
        return True
    toll = _TOLL.search(sentence, max(0, anchor[0] - 25), anchor[1])
    if toll is None:
        return False
    is_of_event = _OF_EVENT.match(tagged(sentence).letters_between(mention.end, len(sentence)))
    return not is_of_event and not toll.end() <= mention.start < anchor[1]


def _is_day_of_condition(sentence: str, anchor: tuple[int, int], mention: PeriodMention) -> bool:
    """Whether a day is that on which somebody lay hurt: "in critical condition Friday"."""
    if mention.kind != "point":
        return False
    if mention.end <= anchor[0]:
        return bool(_LAY_SO.search(sentence, anchor[0], anchor[1]))
    said = sentence[anchor[0] : mention.start]
    return bool(_CONDITION.search(said) or _LAY_SO.search(said))


_CONDITION = re.compile(r"\b(?:in|to) (?:\w+,? ){0,3}condition\b", re.IGNORECASE)
_LAY_SO = re.compile(
    r"\b(?:was|were|is|are|lay|remain(?:s|ed)?|stayed) (?:\w+ ){0,2}?"
    r"(?:in (?:\w+,? ){0,3}(?:condition|care|hospital)|hospitali[sz]ed)\b",
    re.IGNORECASE,
)


def _nearest(
    sentence: str, anchor: tuple[int, int], figure_span: tuple[int, int], mentions: Sequence[PeriodMention]
) -> PeriodMention | None:
    harm = [m for m in mentions if m.kind in HARM_KINDS or _is_told_of(sentence, m)]
    inside = [m for m in harm if figure_span[0] < m.start and m.end <= figure_span[1]]
    if inside:
        return inside[-1]
    costs = [(reach(sentence, anchor, figure_span, m), index) for index, m in enumerate(harm)]
    best = min(costs, default=(LIMIT, 0))
    return harm[best[1]] if best[0] < LIMIT else None


# A figure of the whole ("the toll so far", "have been killed") is not of the day the last sentence told of.
_NOT_OF_A_DAY = re.compile(r"\b(?:so far|toll|total|overall|have|has|altogether|every|each)\b", re.IGNORECASE)
_TELLS_OF_HARM = frozenset({LETTERS["harm"], LETTERS["event"], LETTERS["long_event"]})
_SO_FAR = re.compile(r"\b(?:so far|to date|until now|up to now)\b", re.IGNORECASE)


@lru_cache(64)  # asked for each figure of a sentence
def _is_of_no_day(sentence: str) -> bool:
    return bool(_NOT_OF_A_DAY.search(sentence))


def _day_of_neighbour(reading: Reading) -> Period | None:
    """Return the day of the harm the sentence before tells of, if it names just one."""
    if not reading.previous or _is_of_no_day(reading.sentence):
        return None
    if not _TELLS_OF_HARM & set(tagged(reading.previous[-1]).letters):
        return None
    near = period_mentions(reading.previous[-1], reading.published)
    days = {m.period for m in near if m.period and m.kind in {"point", "interval"}}
    day = days.pop() if len(days) == 1 else None
    return day if day and day.precision <= 2 else None


# "In 1998 a storm killed 140": one event of that year, no count over it.
_ONE_EVENT = re.compile(r"a[_I]{0,2}\*")
_MONTH_PRECISION = 4


def _is_span(chosen: PeriodMention | None, days: Period | None, sentence: str) -> bool:
    if chosen is None or days is None or chosen.unit == "span":
        return chosen is not None and chosen.unit == "span"
    is_long = days.precision >= _MONTH_PRECISION
    return is_long and not _ONE_EVENT.search(tagged(sentence).letters) and not _is_told_once(days, sentence)


def _is_told_once(days: Period, sentence: str) -> bool:
    """Whether a sentence about a month tells of one act in it: "In May gunmen raided the village"."""
    words = tagged(sentence)
    acts = (
        letter == LETTERS["event"] and value
        for letter, value in zip(words.letters, words.values, strict=True)
    )
    return days.precision == _MONTH_PRECISION and any(acts)


def _choice(
    reading: Reading, chosen: PeriodMention | None, days: Period | None, counting_start: date | None
) -> PeriodChoice:
    known = {"as_of", "report", "until"}
    around = (*reading.mentions, chosen) if chosen else reading.mentions
    stated = [m.period.end for m in around if m.kind in known and m.period]
    is_span = _is_span(chosen, days, reading.sentence)
    is_since = chosen is not None and chosen.kind == "since"
    return PeriodChoice(
        period=days,
        as_of_date=stated[-1] if stated else reading.published,
        basis=days.basis if days else "none",
        counting_start=counting_start or (days.start if days and is_span else None),
        is_cumulative=is_span or is_since or bool(_SO_FAR.search(reading.sentence)),
        mention=chosen,
    )
