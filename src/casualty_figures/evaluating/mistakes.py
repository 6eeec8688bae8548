"""Every wrong answer on a labelled set, by its class and by the rule that gave it."""

from collections.abc import Iterator
from dataclasses import dataclass

from casualty_figures.evaluating.answers import Answer, number_in, number_of, rule_of
from casualty_figures.lexicon.indicators import INDICATOR_OF_LABEL
from casualty_figures.records import Figure

UNREAD = "not read"


@dataclass(frozen=True, slots=True)
class Mistake:
    """One wrong number.

    `kind` is missed, false alarm, over, under, or, for a figure that the set
    lists, unread. `rule` is reader and rule of the figures that gave the number;
    for what was missed, that of the figure which has it and was not chosen,
    else "not read".
    """

    record_id: str
    label: str
    kind: str
    rule: str
    coded: str
    read: int
    phrases: tuple[str, ...]
    text: str


def mistakes_in(answer: Answer) -> Iterator[Mistake]:
    """Yield what is wrong in an answer: its labels' numbers, then the keyed figures that were not read."""
    for label, coded in answer.record.gold.items():
        count = answer.count_of(label)
        number = number_in(count)
        if number != coded:
            kind = _kind(number, coded)
            rested = count.figures or _with_number(answer, label, coded)
            yield _mistake(answer, label, kind, str(coded), rested, read=number)
    for key in answer.record.keyed:
        same = [f for f in answer.figures if (f.indicator, f.unit) == (key.indicator, key.unit)]
        if not any(key.is_count(number_of(figure)) for figure in same):
            yield _mistake(answer, key.indicator, "unread", _ranges(key.ranges), (), read=0)


def _kind(number: int, coded: int) -> str:
    if number == 0:
        return "missed"
    if coded == 0:
        return "false alarm"
    return "over" if number > coded else "under"


def _with_number(answer: Answer, label: str, number: int) -> tuple[Figure, ...]:
    return tuple(
        figure
        for figure in answer.figures
        if figure.indicator == INDICATOR_OF_LABEL[label] and number_of(figure) == number
    )


def _mistake(  # noqa: PLR0913 - what a mistake is made of
    answer: Answer, label: str, kind: str, coded: str, figures: tuple[Figure, ...], *, read: int
) -> Mistake:
    return Mistake(
        record_id=answer.record.record_id,
        label=label,
        kind=kind,
        rule=" + ".join(sorted({rule_of(figure) for figure in figures})) or UNREAD,
        coded=coded,
        read=read,
        phrases=tuple(figure.reported_text for figure in figures),
        text=answer.record.text,
    )


def _ranges(ranges: tuple[tuple[int, int | None], ...]) -> str:
    return " or ".join(
        str(low) if low == high else f"{low}-{'' if high is None else high}" for low, high in ranges
    )
