"""The words that say what happened to people, as `words/harm.tsv` has them, by what they serve for."""

from dataclasses import dataclass
from functools import cache

from casualty_figures.languages.en.words import rows
from casualty_figures.lexicon.indicators import INDICATORS
from casualty_figures.lexicon.tables import TableError

FRAMES = ("object", "subject", "state", "noun", "people", "")
USES = (
    "toll",
    "bare",
    "total",
    "zero",
    "second",
    "zero_verb",
    "whole",
    "whole_before",
    "whole_shared",
    "label",
    "dates",
    "counted",
    "body",
    "sign",
    "glued",
    "feared",
)


@dataclass(frozen=True, slots=True)
class HarmWord:
    """One form of a word of harm: what it says happened, how its victims hang on it, and what it serves for.

    The frame is empty for a word that has no victims of its own ("toll"), and
    `indicators` for one that gives no figure ("bloodshed").
    """

    form: str
    indicators: tuple[str, ...]
    frame: str
    needs_person: bool
    uses: frozenset[str]

    def __post_init__(self) -> None:
        """Refuse an indicator, a frame or a use that nobody knows, and a frame without an indicator."""
        is_known = self.frame in FRAMES and {*self.indicators} <= {*INDICATORS} and self.uses <= {*USES}
        if not is_known or (self.frame and not self.indicators):
            raise TableError(f"harm.tsv: not a word of harm: {self}")


@cache
def words_of_harm() -> tuple[HarmWord, ...]:
    """Return the forms of the table in its order; raises `TableError` for one that makes no sense."""
    return tuple(
        HarmWord(
            form, _listed(indicators), frame, needs_person=needs == "person", uses=frozenset(uses.split())
        )
        for forms, indicators, frame, needs, uses in rows(
            "harm", "forms", "indicator", "frame", "needs", "uses"
        )
        for form in _listed(forms)
    )


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(",") if part.strip())


@cache
def forms_for(*uses: str) -> dict[str, tuple[str, ...]]:
    """Return the forms that serve for any of these, each with its indicators, in the order of the table."""
    return {word.form: word.indicators for word in words_of_harm() if word.uses & {*uses}}


def indicator_of(form: str, *uses: str) -> str:
    """Return what a form that serves for any of these says happened; raises `KeyError` for another form."""
    return forms_for(*uses)[form][0]


WHOLES = ("whole", "whole_before", "whole_shared")
"""Uses of the words for a whole that some are part of: half of the injured."""
