"""What any extractor, which reads figures from a text, must do."""

from dataclasses import dataclass
from typing import Protocol

from casualty_figures.extraction.extract import figures_in
from casualty_figures.extraction.language import Language
from casualty_figures.extraction.text_to_read import TextToRead
from casualty_figures.records import Figure

ANSWER = "answer"
GROUNDING = "grounding"


@dataclass(frozen=True, slots=True)
class RefusedProposal:
    """What an extractor proposed and the text does not bear out, or why it proposed nothing.

    `expectation` is `grounding`, or `answer` where the extractor failed;
    `proposal` is its JSON as given, empty where there was none.
    """

    expectation: str
    reason: str
    proposal: str = "{}"


@dataclass(frozen=True, slots=True)
class Extraction:
    """The figures an extractor reads in a text, without places, and what it proposed in vain."""

    figures: tuple[Figure, ...]
    refused: tuple[RefusedProposal, ...] = ()


class Extractor(Protocol):
    """What reads figures: the grammar and parser of ours, or a model behind an endpoint.

    Each figure's phrase is `text[char_start:char_end]` and states its number
    by the `counts_in` of its language. An extractor that fails says so in `refused`; it never raises
    for what a text holds or an endpoint does.
    """

    @property
    def fingerprint(self) -> str:
        """Return what decides its readings, beside the code; empty where the code alone does."""
        ...

    def extraction_of(self, source: TextToRead, language: Language) -> Extraction:
        """Return what it reads in a text."""
        ...


@dataclass(frozen=True, slots=True)
class GrammarExtractor:
    """Our own extractor; `reader` is `parser` or `patterns`."""

    reader: str = "parser"

    @property
    def fingerprint(self) -> str:
        """Return nothing: the engine's version says it all."""
        return ""

    def extraction_of(self, source: TextToRead, language: Language) -> Extraction:
        """Return the figures that the grammar and the parser read."""
        return Extraction(tuple(figures_in(source, language, reader=self.reader)))
