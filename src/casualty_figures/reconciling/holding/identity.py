"""Ids of events that stay: an event that gains an article keeps its id; a merge or a split says from what.

Groups are matched to the events held before by the figures they share: the id
of a figure survives a better extractor, that of an account does not.
"""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casualty_figures.reconciling.testimony import Testimony


@dataclass(frozen=True, slots=True)
class Named:
    """The id of an event, and the ids of the events whose figures it took over."""

    event_id: str
    previous: tuple[str, ...] = ()


def named(
    groups: Sequence[Sequence[Testimony]], former: Mapping[str, str], used: frozenset[str]
) -> list[Named]:
    """Return the id of each group of testimonies, in their order; no two share one.

    `former` gives the event that each figure was of before, `used` every id
    that was ever given: a group that keeps none gets a new one, made of its
    first account. Of several groups that share figures with an event, the one
    that shares most keeps its id; of several events in one group, the one it
    shares most with gives it.
    """
    shared = [Counter(former[key] for key in _figures(group) if key in former) for group in groups]
    wishes = sorted(
        (-n, event_id, place) for place, votes in enumerate(shared) for event_id, n in votes.items()
    )
    kept: dict[int, str] = {}
    taken: set[str] = set()
    for _, event_id, place in wishes:
        if place not in kept and event_id not in taken:
            kept[place] = event_id
            taken.add(event_id)
    return [
        Named(
            kept.get(place) or _new_id(group, used),
            tuple(sorted(votes.keys() - {kept.get(place)} - _staying(place, kept, taken, votes))),
        )
        for place, (group, votes) in enumerate(zip(groups, shared, strict=True))
    ]


def successors(names: Sequence[Named], ended: frozenset[str]) -> dict[str, list[str]]:
    """Return for each event that ended the ids of those that took over its figures."""
    found: dict[str, list[str]] = {event_id: [] for event_id in ended}
    for one in names:
        for event_id in one.previous:
            if event_id in found:
                found[event_id].append(one.event_id)
    return found


def _staying(place: int, kept: Mapping[int, str], taken: set[str], votes: Counter[str]) -> set[str]:
    """Return the events that live on elsewhere, of which a group that has an id took a figure or two."""
    return {event_id for event_id in votes if event_id in taken} if place in kept else set()


def _figures(group: Sequence[Testimony]) -> list[str]:
    return [figure.figure_id for one in group for figure in one.figures]


def _new_id(group: Sequence[Testimony], used: frozenset[str]) -> str:
    number, key = 0, min(one.account_id for one in group)
    while (event_id := _hash(f"event\n{key}\n{number}")) in used:
        number += 1
    return event_id


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
