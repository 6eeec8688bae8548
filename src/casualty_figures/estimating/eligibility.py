"""The figures of one article sorted: who counts, and why the others do not."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from casualty_figures.records import Figure


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A figure that does not count: its role (subset, duplicate, superseded, excluded) and why."""

    figure: Figure
    role: str
    reason: str


@dataclass(slots=True)
class Ledger:
    """The figures that still count, and those left out, in the order of the rules that decided."""

    kept: list[Figure]
    left_out: list[LeftOut] = field(default_factory=list)

    def keep(self, kept: Iterable[Figure], role: str, reason: str) -> None:
        """Count these alone from now on, and note the others."""
        counted = list(kept)
        ids = {figure.figure_id for figure in counted}
        self.left_out.extend(
            LeftOut(figure, role, reason) for figure in self.kept if figure.figure_id not in ids
        )
        self.kept = counted
