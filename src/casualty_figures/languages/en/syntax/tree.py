"""A parsed sentence, with its words beside it."""

from dataclasses import dataclass
from typing import Any

from casualty_figures.languages.en.sentences.token import Token


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
