"""The map of the rules, `rules.tsv`: what code read a figure, and how often such figures are right."""

from dataclasses import dataclass
from functools import cache

from casualty_figures.lexicon.tables import table

_COLUMNS = ("reader", "rule", "module", "example", "confidence")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of reading a figure.

    `module` is the file that holds it, below `casualty_figures`; `example` a
    sentence that it reads. `confidence` is the share of its figures that were
    right on the labelled sets, 0 to 1; of a rule seen too rarely there, that of
    all rules together.
    """

    reader: str
    name: str
    module: str
    example: str
    confidence: float


def rule_of(reader: str, name: str) -> Rule:
    """Return the rule of a reader by its name; raises `KeyError` for one that the map does not have."""
    return rules()[reader, name]


@cache
def rules() -> dict[tuple[str, str], Rule]:
    """Return every rule by its reader and name, in the order of the map."""
    return {
        (reader, name): Rule(reader, name, module, example.replace("\\n", "\n"), float(confidence))
        for reader, name, module, example, confidence in table(__package__, "rules").select(*_COLUMNS)
    }
