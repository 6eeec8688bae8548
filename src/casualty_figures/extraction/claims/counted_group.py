"""Those that one noun phrase counts."""

from dataclasses import dataclass

from casualty_figures.extraction.numbers.count import Count


@dataclass(frozen=True, slots=True)
class CountedGroup:
    """Those that one noun phrase counts, with its place in the sentence.

    `count` is `None` for a plural without a number. `noun_start` is where the
    words for the group begin, behind the number. `kind` says what gave the
    count: `number`, `noun` (a soldier), `name` or `pronoun`. `is_explained` says that
    the groups behind it are the same people, told apart.
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
    is_explained: bool = False

    @property
    def size(self) -> int:
        """The central number, zero where there is none."""
        return self.count.central if self.count else 0
