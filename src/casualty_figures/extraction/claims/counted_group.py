"""Those that one noun phrase counts, and the parsed sentence they stand in."""

from dataclasses import dataclass
from typing import Any

from casualty_figures.extraction.numbers.count import Count
from casualty_figures.languages.en.sentences.token import Token


@dataclass(frozen=True, slots=True)
class Part:
    """Those that one noun phrase counts, with its place in the sentence.

    `count` is `None` for a plural without a number. `noun_start` is where the
    words for the group begin, behind the number. `kind` says what gave the
    count: `number`, `noun` (a soldier), `name` or `pronoun`.
    """

    count: Count | None
    start: int
    end: int
    noun_start: int
    kind: str
    is_further: bool = False
    is_household: bool = False
    count_start: int = -1
    noun_end: int = -1

    @property
    def size(self) -> int:
        """The central number, zero where there is none."""
        return self.count.central if self.count else 0


@dataclass(frozen=True, slots=True)
class Tree:
    """A parsed sentence: our tokens and spaCy's, index by index."""

    tokens: list[Token]
    parse: Any
    text: str

    def token(self, node: Any) -> Token:  # noqa: ANN401 - a spaCy token
        """Return our token at the place of spaCy's."""
        index: int = node.i
        return self.tokens[index]
