"""Rows that fall with the row they point at."""

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from casualty_figures.schema.model import PointsAt, Table


@dataclass(frozen=True, slots=True)
class Fallen:
    """A sound row that points, by `rule`, at a refused row and is refused with it."""

    table: str
    position: int
    rule: PointsAt


def fallen_with(
    refused: Mapping[str, set[int]], described: Mapping[str, Table], tables: Mapping[str, pa.Table]
) -> list[Fallen]:
    """Return the rows that fall with the refused ones, and with those that fall, to the end of the chain.

    A figure falls with its article and a part with its sum: published alone
    it would lack its text, or count people twice. `refused` and the result
    name rows by table and position.
    """
    gone = {name: set(positions) for name, positions in refused.items()}
    fallen: list[Fallen] = []
    is_settled = not any(gone.values())
    while not is_settled:
        more = _next_to_fall(gone, described, tables)
        for fallen_row in more:
            gone.setdefault(fallen_row.table, set()).add(fallen_row.position)
        fallen += more
        is_settled = not more
    return fallen


def _next_to_fall(
    gone: Mapping[str, set[int]], described: Mapping[str, Table], tables: Mapping[str, pa.Table]
) -> list[Fallen]:
    next_ones: dict[tuple[str, int], Fallen] = {}
    for name, table in described.items():
        for rule in table.rules:
            if not isinstance(rule, PointsAt) or not gone.get(rule.table):
                continue
            keys = tables[rule.table][rule.key].take(sorted(gone[rule.table])).to_pylist()
            lost = set(keys) - {None}
            for position, target in enumerate(tables[name][rule.name].to_pylist()):
                if target in lost and position not in gone.get(name, set()):
                    next_ones.setdefault((name, position), Fallen(name, position, rule))
    return list(next_ones.values())
