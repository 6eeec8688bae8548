"""A figure in the making."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casualty_figures.extraction.numbers.count import Count, CountMention
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
    is_doer: bool = False
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

    def beside(
        self, mention: CountMention, group: tuple[int, int], *, rule: str, end: int | None = None
    ) -> "Statement":
        """Return the statement of a number that a pattern reads by this one's word of harm.

        `group` is where its words for those counted stand; its phrase ends with them, or at `end`.
        """
        return replace(
            self,
            count=mention.count,
            start=mention.start,
            end=group[1] if end is None else end,
            group_start=group[0],
            group_end=group[1],
            rule=rule,
            reader="patterns",
            count_start=mention.start,
        )

    def part(
        self, mention: CountMention, group: tuple[int, int], *, rule: str, end: int | None = None
    ) -> "Statement":
        """Return the statement that a number beside this one counts some of its people."""
        part = self.beside(mention, group, rule=rule, end=end)
        part.whole, part.base = self, None
        part.kind, part.basis, part.is_further = "number", "stated", False
        return part

    def derived(self, count: Count, span: tuple[int, int], *, rule: str) -> "Statement":
        """Return the statement of a number that the words of `span` compute from this one."""
        return replace(
            self,
            count=count,
            start=span[0],
            end=span[1],
            rule=rule,
            reader="patterns",
            kind="derived",
            basis="derived",
            base=self,
            count_start=span[0],
        )

    def total(self, count: Count, span: tuple[int, int]) -> "Statement":
        """Return the statement of what this one and others add up to, their phrases all within `span`."""
        return replace(self, count=count, start=span[0], end=span[1], basis="derived", kind="sum")


def last_of(statements: Iterable[Statement]) -> Statement | None:
    """Return the statement that ends last, the first of several; `None` of none."""
    return max(statements, key=lambda one: one.end, default=None)
