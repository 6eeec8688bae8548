"""What is held beside what was held: what says the same stays, what changes closes and opens anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from operator import attrgetter

import pyarrow as pa

from casualty_figures.reconciling.holding.identity import Named, successors
from casualty_figures.records.event import Estimate, Event, WithdrawnEvent
from casualty_figures.schema.to_arrow import records_from_arrow

_EVENT = attrgetter(
    *(f.name for f in fields(Event) if f.name not in {"run_id", "valid_from", "previous_event_ids"})
)
_ESTIMATE = attrgetter(
    *(f.name for f in fields(Estimate) if f.name not in {"run_id", "valid_from", "valid_to", "change_reason"})
)
_COUNTED = (("n_independent_origins", "origin"), ("number_of_sources", "publisher"))
_WHY = {
    "reviewed": "a reviewer's decision",
    "rising_toll": "a later toll",
    "revised_toll": "a speaker's own revision",
    "died_since": "who was injured died since",
    "most_origins": "what most origins say",
    "median": "the middle of what is said",
    "agreement": "what all origins say",
}
"""Why a number moved, by the rule that decides it; the others say nothing of it."""
_ESTIMATED = attrgetter("event_id", "indicator", "victim_group")
_OF_EVENT = {field.name for field in fields(Event)} - {"run_id"}
_WITHDRAWN = [field.name for field in fields(WithdrawnEvent) if field.name in _OF_EVENT]


def events_held(events: Sequence[Event], former: pa.Table) -> list[Event]:
    """Return the events; one held before keeps its valid_from, and its whole row where nothing changed."""
    before = {one.event_id: one for one in records_from_arrow(Event, former)}
    return [_event_held(one, before.get(one.event_id)) for one in events]


def _event_held(one: Event, before: Event | None) -> Event:
    if before is None:
        return one
    known = set(_ids(before.previous_event_ids))
    previous = known.union(_ids(one.previous_event_ids))
    if previous == known and _EVENT(one) == _EVENT(before):
        return before
    return replace(one, valid_from=before.valid_from, previous_event_ids="; ".join(sorted(previous)) or None)


def _ids(said: str | None) -> list[str]:
    return said.split("; ") if said else []


def estimates_held(estimates: Sequence[Estimate], former: pa.Table, at: datetime) -> list[Estimate]:
    """Return the estimates after those held before: what changed closes `at` and opens anew.

    What was held for no time, as two runs in one instant have it, leaves no row.
    """
    rows = records_from_arrow(Estimate, former)
    closed = [one for one in rows if one.valid_to is not None]
    held = {_ESTIMATED(one): one for one in rows if one.valid_to is None}
    known = {one.event_id for one in rows}
    now = [_estimate_held(one, held.pop(_ESTIMATED(one), None), known) for one in estimates]
    kept = {id(one) for one in now}
    replaced = [one for one in rows if one.valid_to is None and one.valid_from < at and id(one) not in kept]
    return [*closed, *(replace(one, valid_to=at) for one in replaced), *now]


def _estimate_held(one: Estimate, before: Estimate | None, known: set[str]) -> Estimate:
    if before is None:
        return replace(one, change_reason="first count of it" if one.event_id in known else "first reported")
    return before if _ESTIMATE(one) == _ESTIMATE(before) else replace(one, change_reason=_change(before, one))


def _change(before: Estimate, now: Estimate) -> str:
    """Return what changed between two estimates, in words."""
    numbers = _exactly(before, now) or [
        f"{name} {_word(was)} to {_word(is_)}"
        for name in ("low", "best", "high")
        if (was := getattr(before, name)) != (is_ := getattr(now, name))
    ]
    why = _WHY.get(now.reconciliation_rule) if numbers else None
    parts = ["; ".join(numbers) + f": {why}"] if why else numbers
    if before.status != now.status:
        parts.append(f"{before.status} to {now.status}")
    parts += [
        f"now {is_} {word}{'' if is_ == 1 else 's'}"
        for name, word in _COUNTED
        if getattr(before, name) != (is_ := getattr(now, name))
    ]
    if before.reconciliation_rule != now.reconciliation_rule:
        parts.append(f"by {now.reconciliation_rule}")
    return "; ".join(parts) or "other figures, the same numbers"


def _exactly(before: Estimate, now: Estimate) -> list[str]:
    """Return how one exact number moved to another; nothing where either is a range."""
    was, is_ = {before.low, before.best, before.high}, {now.low, now.best, now.high}
    if was == is_ or len(was) > 1 or len(is_) > 1 or None in was | is_:
        return []
    return [f"{before.best} to {now.best}"]


def _word(value: object) -> str:
    return "open" if value is None else str(value)


def withdrawn_held(
    names: Sequence[Named], former_events: pa.Table, former: pa.Table, *, run_id: str, at: datetime
) -> list[WithdrawnEvent]:
    """Return the events withdrawn before, and those that end now, with what took their place."""
    held = {one.event_id for one in names}
    ended = {
        one.event_id: one for one in records_from_arrow(Event, former_events) if one.event_id not in held
    }
    after = successors(names, frozenset(ended))
    now = [
        WithdrawnEvent(
            **{name: getattr(one, name) for name in _WITHDRAWN},
            run_id=run_id,
            withdrawn_at=at,
            successor_event_ids="; ".join(after[key]) or None,
            withdrawn_reason=_fate(len(after[key])),
        )
        for key, one in sorted(ended.items())
    ]
    return [*records_from_arrow(WithdrawnEvent, former), *now]


def _fate(n_successors: int) -> str:
    if n_successors > 1:
        return "its figures are of several events now"
    return "merged into another event" if n_successors else "no article supports it any more"


def former_events_of(figures: pa.Table) -> Mapping[str, str]:
    """Return the event that each figure was of, from a table of estimate_figures."""
    pairs: Iterable[tuple[str, str | None]] = zip(
        figures["figure_id"].to_pylist(), figures["event_id"].to_pylist(), strict=True
    )
    return {figure_id: event_id for figure_id, event_id in pairs if event_id is not None}
