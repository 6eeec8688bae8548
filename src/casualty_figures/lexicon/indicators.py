"""The indicators: what can have happened to the people counted, as `indicators.tsv` has it.

Schema, reports, proposals of a model and labelled sets derive theirs from here.
"""

from dataclasses import dataclass
from typing import Final

from casualty_figures.lexicon.tables import TableError, table

KINDS = ("body", "movement", "freedom", "whereabouts")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the table: name, what was harmed, what labelled sets call it, and what it means."""

    name: str
    kind: str
    is_stock: bool
    label: str
    definition: str
    standard: str

    def __post_init__(self) -> None:
        """Refuse a kind that nobody knows, and a name without a definition."""
        if self.kind not in KINDS or not self.definition:
            raise TableError(f"not an indicator: {self}; kind is one of {', '.join(KINDS)}")


def _indicators() -> tuple[Indicator, ...]:
    columns = ("indicator", "kind", "stock", "label", "definition", "standard")
    return tuple(
        Indicator(name, kind, is_stock=stock == "yes", label=label, definition=definition, standard=standard)
        for name, kind, stock, label, definition, standard in table(__package__, "indicators").select(
            *columns
        )
    )


ALL: Final = _indicators()
INDICATORS: Final = tuple(one.name for one in ALL)
BODILY: Final = frozenset(one.name for one in ALL if one.kind == "body")
MOVEMENTS: Final = frozenset(one.name for one in ALL if one.kind == "movement")
"""Of these one person alone is no figure, and articles tell totals since some day."""
STOCKS: Final = frozenset(one.name for one in ALL if one.is_stock)
INDICATOR_OF_LABEL: Final = {one.label: one.name for one in ALL}
"""The indicator that each label of a labelled set is about."""
