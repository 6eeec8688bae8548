"""Which articles copy which: a wire story on forty sites is one source.

An article copies the first one, in the order of publication, that holds its
words; firsts are those that copy none. Likeness does not travel along a
chain, as only firsts are compared with. Candidates share hashes of their
sketches, and of those that have a hash the oldest first one keeps it: what a
frame repeats each month fills no list. So only what shares hashes with a new
article can come to another answer, and only that is looked at again.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from heapq import heappop, heappush
from itertools import islice
from typing import TYPE_CHECKING

from casualty_figures.reading.versions.editions import Edition, StandingEditions
from casualty_figures.reading.versions.sketches import LEAST_SHARED, is_copy, shingles

if TYPE_CHECKING:
    from array import array

_COMPARED = 4096
"""Texts whose shingles are kept at hand."""


class Copies:
    """Answers for what is new and for what stands and shares hashes with it, oldest first."""

    def __init__(self, texts: Mapping[str, str], standing: StandingEditions) -> None:
        """Take the texts of what is new, by article_id, and what stands beside it."""
        self._texts, self._standing = texts, standing
        self._known: dict[str, Edition] = {}
        self._holders: defaultdict[int, list[Edition]] = defaultdict(list)
        self._firsts: defaultdict[int, deque[Edition]] = defaultdict(deque)  # oldest first
        self._loaded: set[int] = set()
        self._waiting: list[tuple[tuple[date, date, str], str]] = []
        self._unloaded: list[Edition] = []
        self._seen: set[str] = set()
        self._keeper: dict[int, str] = {}
        self.answers: dict[str, str | None] = {}
        """The article that each one looked at copies, if it does."""
        self._shingles = lru_cache(_COMPARED)(self._shingles_of)

    def tell(self, new: Iterable[Edition], gone: Iterable[Edition]) -> None:
        """Come to an answer for each new edition, and for those that stand and may change theirs.

        `gone` are editions that stood and do so no longer, or not as they were.
        """
        for edition in new:
            self._known[edition.article_id] = edition
            self._wait(edition)
        self._load_for_waiting()
        for edition in gone:
            if edition.is_first:
                self._look_again_after(edition)
        while self._waiting:
            edition = self._known[heappop(self._waiting)[1]]
            answer = self._copied_by(edition)
            self.answers[edition.article_id] = answer
            if answer is None:
                for one in edition.sketch:
                    self._keeper.setdefault(one, edition.article_id)
            if (answer is None) != edition.is_first:
                self._look_again_after(edition)

    def _wait(self, edition: Edition) -> None:
        if edition.article_id not in self._seen:
            self._seen.add(edition.article_id)
            self._unloaded.append(edition)
            heappush(self._waiting, (edition.age, edition.article_id))

    def _look_again_after(self, changed: Edition) -> None:
        self._load(changed.sketch)
        sharing = {held.article_id: held for one in changed.sketch for held in self._holders.get(one, ())}
        for holder in sharing.values():
            if holder.age > changed.age:
                self._wait(holder)
        self._load_for_waiting()

    def _load_for_waiting(self) -> None:
        """Load for all who wait anew, at once: every call may search what stands."""
        self._load(one for edition in self._unloaded for one in edition.sketch)
        self._unloaded.clear()

    def _load(self, hashes: Iterable[int]) -> None:
        """Have at hand who stands and has any of the hashes."""
        missing = set(hashes) - self._loaded
        if not missing:
            return
        self._loaded |= missing
        found = [self._known.setdefault(one.article_id, one) for one in self._standing.with_hashes(missing)]
        for edition in sorted(found, key=lambda edition: edition.age):
            for one in missing.intersection(edition.sketch):
                self._holders[one].append(edition)
                if edition.is_first:
                    self._firsts[one].append(edition)

    def _copied_by(self, edition: Edition) -> str | None:
        for article_id in self._candidates(edition):
            own = self._shingles(edition.article_id)
            published = self._known[article_id].published
            if is_copy(own, self._shingles(article_id), _days_apart(edition.published, published)):
                return article_id
        return None

    def _candidates(self, edition: Edition) -> list[str]:
        """Return the older firsts that share enough of a sketch, most shared first, then oldest first."""
        self._load(edition.sketch)
        keepers = (self._keeper_before(one, edition) for one in edition.sketch)
        shared = Counter(keeper for keeper in keepers if keeper is not None)
        least = min(LEAST_SHARED, len(edition.sketch))
        enough = (article_id for article_id, count in shared.items() if count >= least)
        return sorted(enough, key=lambda article_id: (-shared[article_id], self._known[article_id].age))

    def _keeper_before(self, one: int, edition: Edition) -> str | None:
        """Return the oldest first that has a hash and is older: told now, or as it stands."""
        standing = self._firsts[one]
        while standing and standing[0].article_id in self.answers:
            standing.popleft()  # told now: never again as it stands
        told = self._keeper.get(one)
        found = [
            held
            for held in (*islice(standing, 1), *([self._known[told]] if told else []))
            if held.age < edition.age
        ]
        return min(found, key=lambda held: held.age).article_id if found else None

    def _shingles_of(self, article_id: str) -> "array[int]":
        text = self._texts.get(article_id)
        return shingles(self._standing.texts_of([article_id])[article_id] if text is None else text)


def _days_apart(day: date | None, other: date | None) -> int:
    return abs((day - other).days) if day and other else 0
