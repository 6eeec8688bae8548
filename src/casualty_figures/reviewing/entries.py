"""What a reviewer says, as the entries that are written down."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Any

from casualty_figures.publishing import Release, answer
from casualty_figures.records.errors import CasualtyFiguresError
from casualty_figures.reviewing.questions import ON_PAIR

_FEWEST = 8


@dataclass(frozen=True, slots=True)
class Saying:
    """Who decides, why and when."""

    reviewer: str
    reason: str
    at: datetime


def entries(
    release: Release, action: str, ids: Sequence[str], saying: Saying, changes: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """Yield the entries of one action on ids of the release, or on their first eight characters or more.

    Two accounts are named by a figure of each; of several all are held for the
    same as the first, or each for different from each other. Raises
    `CasualtyFiguresError` where an id is not in the release.
    """
    said: dict[str, Any] = {
        "action": action,
        "reviewer": saying.reviewer,
        "reason": saying.reason,
        "time": saying.at.isoformat(),
    }
    if action == "dismiss":
        for beginning in ids:
            yield said | {"quarantine_id": _found(release, "quarantine", "quarantine_id", beginning)[0]}
        return
    figures = [_found(release, "figures", "figure_id, account_id", beginning) for beginning in ids]
    if action not in ON_PAIR:
        for figure_id, _ in figures:
            yield said | {"figure_id": figure_id, **changes}
        return
    if len(figures) < len(ON_PAIR):
        raise CasualtyFiguresError(f"{action} needs two figures, one of each account")
    accounts = [{"figure_id": figure_id, "account_id": account_id} for figure_id, account_id in figures]
    pairs = (
        combinations(accounts, 2) if action == "different" else ((accounts[0], one) for one in accounts[1:])
    )
    for one, other in pairs:
        yield said | {"accounts": [one, other]}


def _found(release: Release, table: str, columns: str, beginning: str) -> tuple[Any, ...]:
    if not re.fullmatch(rf"[0-9a-f]{{{_FEWEST},64}}", beginning):
        raise CasualtyFiguresError(f"no id: {beginning} (give at least its first {_FEWEST} characters)")
    key = columns.partition(",")[0]
    sql = f"SELECT {columns} FROM {table} WHERE starts_with({key}, '{beginning}')"  # noqa: S608 - hexadecimal
    rows = list(answer(release, sql).rows)
    if len(rows) != 1:
        many = "no row" if not rows else f"{len(rows)} rows"
        raise CasualtyFiguresError(f"{many} of {table} with {key} {beginning}")
    return tuple(rows[0])
