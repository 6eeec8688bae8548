"""A figure in the making."""

from dataclasses import dataclass

from casualty_figures.extraction.counts import Count
from casualty_figures.extraction.text import Sentence


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

    @property
    def term(self) -> str:
        """The words that say what happened."""
        return self.sentence.text[self.term_start : self.term_end]

    @property
    def group(self) -> str:
        """The words for those counted, empty where the number stands alone."""
        return self.sentence.text[self.group_start : self.group_end].strip(" ,\n")
