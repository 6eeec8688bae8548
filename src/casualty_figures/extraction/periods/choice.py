"""Which of a sentence's periods is the one a figure is about.

A date reaches a figure over the words between them. Each kind of word on the
way has a cost; a date over the limit is in another clause and not the
figure's. Where no date reaches it, a day named in the sentence before does.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casualty_figures.extraction.periods.days import RELATIVE, period, shifted, unit_around
from casualty_figures.extraction.periods.mention import HARM_KINDS, PeriodChoice, PeriodMention
from casualty_figures.extraction.periods.mentions import period_mentions
from casualty_figures.extraction.periods.tokens import LETTERS, NUMBERS, tagged
from casualty_figures.records.period import Period

LIMIT = 10
_BARRIER = 20
# What a letter between figure and date costs; see tokens.LETTERS.
_COSTS = {",": 3, "|": 3, "(": 4, ")": 4, ":": 4, "&": 2, "!": 4, ";": _BARRIER, "R": 7, "~": _BARRIER}
_COSTS |= {"h": _BARRIER, "N": _BARRIER, '"': 2} | dict.fromkeys(NUMBERS, 2)
# "that ripped through a market on Tuesday" and "after a fire on Tuesday" date the harm itself;
# a month or a year there dates something longer ago.
_DAY_ONLY = {"k": 4, "K": 4, "n": 3}
_OTHER_ACT = LETTERS["other_act"]
_BOUNDARY = re.compile(r"[,;:()|]")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A sentence with its mentions, and what helps to read them."""

    sentence: str
    mentions: tuple[PeriodMention, ...]
    previous: Sequence[str]
    published: date | None


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
    reading = _Reading(sentence, found, previous, published)
    chosen = _nearest(sentence, _anchor(figure_span, trigger_span), figure_span, found)
    if chosen is None and not any(mention.kind in HARM_KINDS for mention in found):
        return _choice(reading, None, _day_of_neighbour(reading), None)
    days, counting_start = _days_of(chosen, reading)
    return _choice(reading, chosen, days, counting_start)


def _anchor(figure_span: tuple[int, int], trigger_span: tuple[int, int] | None) -> tuple[int, int]:
    if trigger_span is None:
        return figure_span
    return min(figure_span[0], trigger_span[0]), max(figure_span[1], trigger_span[1])


def _nearest(
    sentence: str, anchor: tuple[int, int], figure_span: tuple[int, int], mentions: Sequence[PeriodMention]
) -> PeriodMention | None:
    harm = [mention for mention in mentions if mention.kind in HARM_KINDS]
    inside = [m for m in harm if figure_span[0] < m.start and m.end <= figure_span[1]]
    if inside:
        return inside[-1]
    costs = [(_cost(sentence, anchor, figure_span, m), index) for index, m in enumerate(harm)]
    best = min(costs, default=(LIMIT, 0))
    return harm[best[1]] if best[0] < LIMIT else None


def _cost(
    sentence: str, anchor: tuple[int, int], figure_span: tuple[int, int], mention: PeriodMention
) -> int:
    """Return how far a mention lies from the figure, in clauses rather than words."""
    between = tagged(sentence).letters_between
    if anchor[0] <= mention.start and mention.end <= anchor[1]:
        return 2 if mention.start > figure_span[0] else 3
    if mention.start >= anchor[1]:
        own_words = between(anchor[0], anchor[1])
        return _cost_after(own_words, between(anchor[1], mention.start), mention)
    return _cost_before(between(0, mention.start), between(mention.end, anchor[0]), mention)


def _cost_after(own_words: str, gap: str, mention: PeriodMention) -> int:
    """Return the cost of a date behind the figure: "were killed in a raid on Tuesday"."""
    first_clause, last_clause = own_words + _BOUNDARY.split(gap)[0], gap[_last_boundary(gap) :]
    # A comma and a second verb: another statement, unless "when" or "as" ties it to the harm.
    has_verb = bool(set("xX") & set(first_clause))
    is_other_statement = last_clause != gap and has_verb and "x" in last_clause
    is_tied = bool(set("cA") & set(last_clause))
    second_harm = 3 * max(0, (own_words + gap).count("X") - 1)
    is_of_other_act = _OTHER_ACT in gap
    return (
        _sum(gap, mention)
        + second_harm
        + _BARRIER * (is_of_other_act or (is_other_statement and not is_tied))
    )


def _cost_before(left: str, gap: str, mention: PeriodMention) -> int:
    """Return the cost of a date before the figure: "In December, 1,100 were killed"."""
    clause_left = left[_last_boundary(left) :]
    if gap.startswith(("c", ",c")):  # "in November 1985, when 100 people were killed"
        return 1 + _sum(gap[2:], mention)
    if _OTHER_ACT in gap or (_OTHER_ACT in clause_left and "X" not in clause_left):
        return _BARRIER
    is_adverbial = set(clause_left) <= set(
        "ijlsbfACtGdF&!%Ea" if clause_left != left else "ijlsbfACtGdF&!%Ea_"
    )
    is_fronted = len(clause_left) <= 3 and is_adverbial and (clause_left == left or gap.startswith(","))
    if is_fronted:
        gap = gap.removeprefix(",")
        # What opens a sentence speaks for all of it, not across a contrast or a full stop.
        return 1 + sum(min(_COSTS.get(letter, 0), 2) for letter in gap if letter not in ";~") + _walls(gap)
    is_in_relative_clause = bool(set("khKN") & set(clause_left)) and mention.kind != "since"
    is_parenthetical = left != clause_left and bool(_BOUNDARY.match(gap[:1]))
    return 1 + _sum(gap, mention) + _BARRIER * is_in_relative_clause + 6 * is_parenthetical


def _walls(gap: str) -> int:
    return sum(_BARRIER for letter in gap if letter in ";~")


def _last_boundary(letters: str) -> int:
    return max((match.end() for match in _BOUNDARY.finditer(letters)), default=0)


def _sum(gap: str, mention: PeriodMention) -> int:
    is_day = mention.kind in {"since", "anaphor"} or (
        mention.period is not None and mention.period.precision <= 2
    )
    own = sum(_COSTS.get(letter, 0) for letter in gap)
    return own + sum((cost if is_day else _BARRIER) * gap.count(letter) for letter, cost in _DAY_ONLY.items())


def _days_of(chosen: PeriodMention | None, reading: _Reading) -> tuple[Period | None, date | None]:
    """Return the period of the chosen mention, an anaphor's from what it leans on, and its first day."""
    if chosen is None:
        return None, None
    if chosen.unit is None or chosen.period is not None or chosen.unit == "span":
        return chosen.period, chosen.counting_start
    referent = _referent(chosen, reading)
    if referent is None:
        return None, None
    if chosen.kind == "since":
        end = reading.published
        return (
            period(referent.start, end, RELATIVE) if end and end >= referent.start else None
        ), referent.start
    unit = chosen.unit if chosen.unit in {"week", "month", "year", "decade"} else "day"
    start, end = unit_around(shifted(referent.start, unit, chosen.shift), unit)
    return period(start, end, referent.basis), None


def _referent(anaphor: PeriodMention, reading: _Reading) -> Period | None:
    """Return the nearest earlier period precise enough to lean on: a day for "the same day"."""
    before = [mention for mention in reading.mentions if mention.end <= anaphor.start]
    for sentence in reversed(reading.previous):
        before = [*period_mentions(sentence, reading.published), *before]
    finest = {"day": 1, "week": 3, "month": 4}.get(anaphor.unit or "", 5)
    kinds = {"point", "interval", "since"} if anaphor.kind == "since" else {"point", "interval"}
    fitting = (m.period for m in reversed(before) if m.kind in kinds and m.period)
    return next((found for found in fitting if found.precision <= finest), None)


# A figure of the whole ("the toll so far", "have been killed") is not of the day the last sentence told of.
_NOT_OF_A_DAY = re.compile(r"\b(?:so far|toll|total|overall|have|has|altogether|every|each)\b", re.IGNORECASE)
_TELLS_OF_HARM = frozenset({LETTERS["harm"], LETTERS["event"]})
_SO_FAR = re.compile(r"\b(?:so far|to date|until now|up to now)\b", re.IGNORECASE)


def _day_of_neighbour(reading: _Reading) -> Period | None:
    """Return the day of the harm the sentence before tells of, if it names just one."""
    if not reading.previous or _NOT_OF_A_DAY.search(reading.sentence):
        return None
    if not _TELLS_OF_HARM & set(tagged(reading.previous[-1]).letters):
        return None
    near = period_mentions(reading.previous[-1], reading.published)
    days = {m.period for m in near if m.period and m.kind in {"point", "interval"}}
    day = days.pop() if len(days) == 1 else None
    return day if day and day.precision <= 2 else None


def _choice(
    reading: _Reading, chosen: PeriodMention | None, days: Period | None, counting_start: date | None
) -> PeriodChoice:
    known = {"as_of", "report", "until"}
    stated = [m.period.end for m in reading.mentions if m.kind in known and m.period]
    unknown = "publication" if reading.published else "none"
    is_span = days is not None and chosen is not None and (chosen.unit == "span" or days.precision >= 4)
    is_since = chosen is not None and chosen.kind == "since"
    return PeriodChoice(
        period=days,
        as_of_date=stated[-1] if stated else reading.published,
        basis=days.basis if days else unknown,
        counting_start=counting_start or (days.start if days and is_span else None),
        is_cumulative=is_span or is_since or bool(_SO_FAR.search(reading.sentence)),
        mention=chosen,
    )
