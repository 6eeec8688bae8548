"""One judgement of what was read, and the shares of many."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """One judgement: what is measured, whether it is right, of what words in which article.

    `wanted` and `read` are the values of the field that is judged, as a
    person reads them; both empty where the words themselves are judged.
    """

    measure: str
    is_right: bool
    words: str
    wanted: str = ""
    read: str = ""
    article_id: str = ""


def shares(marks: Sequence[Mark]) -> dict[str, tuple[int, int]]:
    """Return how many judgements of each measure are right, of how many."""
    right, total = Counter(mark.measure for mark in marks if mark.is_right), Counter(m.measure for m in marks)
    return {measure: (right[measure], total[measure]) for measure in total}


def value_in_words(value: object) -> str:
    """Return a value as a person reads it: `none` for nothing."""
    return "none" if value is None or value == "" else str(value)
