"""The numbers of an event in words: its ranges, and what is told and not counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any


@dataclass(frozen=True, slots=True)
class Range:
    """An estimate that is held now, in words; `who_says_what` where independent speakers disagree.

    `whom` are those counted: empty for everybody, "civilian" for a group of
    them, "all civilian" where everybody counted is of the group.
    """

    indicator: str
    whom: str
    count: str
    unit: str
    status: str
    who_says_what: tuple[str, ...]
    open_end: str
    is_reviewed: bool


@dataclass(frozen=True, slots=True)
class Uncounted:
    """A number that is told and counts nobody: it is denied, disputed, feared, hypothetical or retracted."""

    indicator: str
    count: str
    assertion: str
    speaker: str


def ranges_of(estimates: list[dict[str, Any]]) -> Iterator[Range]:
    """Yield the ranges of an event from its rows of `estimates`, by indicator and all before the groups.

    A group that everybody counted is of is told with all of them, not again.
    """
    for _, same in groupby(estimates, key=lambda row: row["indicator"]):
        everybody, *groups = same
        is_of_all = everybody["victim_group"] == "all"
        of_one_group = [row for row in groups if is_of_all and _numbers(row) == _numbers(everybody)]
        whom = " and ".join(f"all {row['victim_group']}" for row in of_one_group)
        yield _range(everybody, whom if is_of_all else everybody["victim_group"])
        yield from (_range(row, row["victim_group"]) for row in groups if row not in of_one_group)


def _numbers(row: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(row[name] for name in ("low", "best", "high", "unit", "who_says_what"))


def _range(row: dict[str, Any], whom: str) -> Range:
    said = row["who_says_what"] or ""
    return Range(
        indicator=row["indicator"] or "",
        whom=whom or "",
        count=count_in_words(row["low"], row["best"], row["high"]),
        unit=row["unit"] or "person",
        status=row["status"] or "",
        who_says_what=tuple(said.split("; ")) if said else (),
        open_end=_open_end(row) if said else "",
        is_reviewed=row["reconciliation_rule"] == "reviewed",
    )


def _open_end(row: dict[str, Any]) -> str:
    """Return in words why a contested range has no end, or nothing."""
    ends = {"lower": row["low"], "upper": row["high"]}
    told = {"lower": "lowest", "upper": "highest"}
    return "; ".join(
        f"no {end} bound, as the {told[end]} number told is open itself"
        for end, bound in ends.items()
        if bound is None
    )


def uncounted_of(row: dict[str, Any]) -> Uncounted:
    """Return a number that counts nobody, from a row of `figures`."""
    return Uncounted(
        indicator=row["indicator"] or "",
        count=count_in_words(row["low"], row["best"], row["high"]),
        assertion=row["assertion"] or "",
        speaker=row["attribution_text"] or "",
    )


def count_in_words(low: int | None, best: int | None, high: int | None) -> str:
    """Return the count as its bounds leave it; an open bound stays open in the words."""
    said = "" if best is None or best in {low, high} else f", best {best:,}"
    match low, high:
        case None, None:
            return "number not said" if best is None else f"about {best:,}"
        case _, None:
            return f"at least {low:,}{said}"
        case None, _:
            return f"{'nearly' if best == high else 'up to'} {high:,}{said}"
        case _ if low == high:
            return f"{low:,}"
        case _:
            return f"{low:,} to {high:,}{f', best {best:,}' if best is not None else ''}"
