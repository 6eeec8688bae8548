"""A figure in the making."""

from collections.abc import Iterable
from dataclasses import dataclass

from casualty_figures.extraction.numbers.count import Count
from casualty_figures.extraction.sentences.text import Sentence

_EDGE = " \t\r\n,;:.-\u2013\u2014\u2022*"


@dataclass(slots=True, eq=False)
class Statement:
    """A figure in the making; offsets point into its sentence, `whole` and `base` at other statements."""

    sentence: Sentence
    indicator: str
    count: Count
    start: int
    end: int
    term_start: int
    term_end: int
    group_start: int
    group_end: int
    rule: str
    kind: str
    assertion: str = "affirmed"
    basis: str = "stated"
    is_further: bool = False
    is_household: bool = False
    agent: str = ""
    whole: "Statement | None" = None
    base: "Statement | None" = None
    model: "Statement | None" = None
    is_part: bool = False
    count_start: int = -1
    reader: str = "patterns"

    def __post_init__(self) -> None:
        """Begin and end the phrase with a word, not with the dash or bullet of a list."""
        phrase = self.sentence.text[self.start : self.end]
        self.start += len(phrase) - len(phrase.lstrip(_EDGE))
        self.end -= len(phrase) - len(phrase.rstrip(" \t\r\n,;:\u2013\u2014-"))

    @property
    def term(self) -> str:
        """The words that say what happened."""
        return self.sentence.text[self.term_start : self.term_end]

    @property
    def group(self) -> str:
        """The words for those counted, empty where the number stands alone."""
        return self.sentence.text[self.group_start : self.group_end].strip(_EDGE)


def last_of(statements: Iterable[Statement]) -> Statement | None:
    """Return the statement that ends last, the first of several; `None` of none."""
    return max(statements, key=lambda one: one.end, default=None)
