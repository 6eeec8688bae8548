"""How often sketches are looked through does not grow with how many articles are new."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

from casualty_figures.reading.versions.copies import Copies
from casualty_figures.reading.versions.editions import Edition, NothingStands
from casualty_figures.reading.versions.sketches import shingles


class CountedSketch(tuple[int, ...]):
    """A sketch that counts how often it is gone through."""

    __slots__ = ()
    n_times = 0

    def __iter__(self) -> Iterator[int]:
        """Count, and go through it."""
        type(self).n_times += 1
        return super().__iter__()


def test_each_new_sketch_is_looked_through_a_few_times_however_many_are_new() -> None:
    texts = {f"{number:064x}": " ".join(f"w{number}x{word}" for word in range(60)) for number in range(200)}
    day, at = date(2024, 5, 7), datetime(2026, 1, 1, tzinfo=UTC)
    new = [
        Edition(key, None, day, None, at, CountedSketch(shingles(text)[:32])) for key, text in texts.items()
    ]
    CountedSketch.n_times = 0
    copies = Copies(texts, NothingStands())
    copies.tell(new, ())
    assert set(copies.answers.values()) == {None}
    assert CountedSketch.n_times < 10 * len(new)
