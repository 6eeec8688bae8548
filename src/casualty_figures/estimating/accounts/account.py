"""The accounts of an article, from its figures alone."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from casualty_figures.estimating.headline_count import dead_among_counted
from casualty_figures.estimating.references import central
from casualty_figures.records import Figure

_BASES = ("explicit", "relative", "inherited", "sentence", "lead", "publication", "none")
_NARROW_FIRST = ("counts", "restated", "rival", "superseded", "part", "background", "excluded")


@dataclass(frozen=True, slots=True)
class AccountCount:
    """How many people of one indicator an account tells of, in `unit`; an open bound is `None`.

    All three bounds are `None` where the account has figures of the indicator
    and none of them counts anybody: they are denied, feared or of others.
    """

    low: int | None
    best: int | None
    high: int | None
    unit: str
    n_figures: int


@dataclass(frozen=True, slots=True)
class EventAccount:
    """What an article says of one event, running total or stock.

    `when` is the figure whose period is that of the account, `where` the one
    whose place is: their columns say both. `counts` is by indicator.
    """

    account_id: str
    figures: tuple[Figure, ...]
    is_main: bool
    kind: str
    cause: str
    cause_words: str | None
    weapon: str
    perpetrator: str | None
    perpetrator_side: str
    when: Figure
    where: Figure
    counts: Mapping[str, AccountCount]

    @property
    def period(self) -> tuple[object, object]:
        """The first and the last day, `None` where they are not known."""
        return self.when.date_start, self.when.date_end


def accounts_of(figures: Iterable[Figure]) -> list[EventAccount]:
    """Return the accounts of the figures of one article, the main one first.

    Figures without an account, as older versions read them, are left out.
    """
    accounts: dict[str, list[Figure]] = {}
    for figure in figures:
        if figure.account_id is not None:
            accounts.setdefault(figure.account_id, []).append(figure)
    made = [_account(key, own) for key, own in accounts.items()]
    return sorted(made, key=lambda one: (not one.is_main, one.figures[0].char_start))


def _account(account_id: str, figures: Sequence[Figure]) -> EventAccount:
    ordered = sorted(figures, key=lambda one: (one.char_start, one.char_end, one.figure_id))
    first = ordered[0]
    indicators = dict.fromkeys(one.indicator for one in ordered)
    return EventAccount(
        account_id=account_id,
        figures=tuple(ordered),
        is_main=bool(first.is_main),
        kind=first.kind or "incident",
        cause=first.cause or "unknown",
        cause_words=first.cause_words,
        weapon=first.weapon or "unknown",
        perpetrator=first.perpetrator,
        perpetrator_side=first.perpetrator_side or "unknown",
        when=_when(ordered),
        where=_where(ordered),
        counts=MappingProxyType({name: count_of(ordered, name) for name in indicators}),
    )


def account_id_of(figures: Sequence[Figure]) -> str:
    """Return the id of the account that the figures of one article make: a hash of it and of them."""
    parts = (figures[0].article_id, *sorted(one.figure_id for one in figures))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def count_of(figures: Sequence[Figure], indicator: str) -> AccountCount:
    """Return how many people the figures of one account count: those that count are added, rivals widen."""
    n_figures = sum(one.indicator == indicator for one in figures)
    figures = [one for one in figures if (one.low, one.best, one.high) != (None, None, None)]
    own = [one for one in figures if one.indicator == indicator]
    counting = [one for one in own if one.role == "counts"]
    unit = "person" if any(one.unit == "person" for one in counting) or not counting else "household"
    counting = [one for one in counting if one.unit == unit]
    if not counting:
        return AccountCount(None, None, None, unit, n_figures)
    rivals = [central(one) for one in own if one.role == "rival" and one.unit == unit and central(one) > 0]
    n_dead = dead_among_counted(counting, figures)
    low, best, high = (
        _sum([getattr(one, bound) for one in counting], n_dead) for bound in ("low", "best", "high")
    )
    return AccountCount(
        low=None if low is None else min([low, *rivals]),
        best=best,
        high=None if high is None else max([high, *rivals]),
        unit=unit,
        n_figures=n_figures,
    )


def _sum(bounds: Sequence[int | None], n_dead: int) -> int | None:
    if any(bound is None for bound in bounds):
        return None
    return max(0, sum(bound for bound in bounds if bound is not None) - n_dead)


def _when(figures: Sequence[Figure]) -> Figure:
    """Return the figure that knows the days best: the narrowest of an incident, the widest of a total.

    Of those that know the same, one whose own words say it.
    """
    is_total = figures[0].kind == "total"

    def rank(one: Figure) -> tuple[int, int, bool, int]:
        days = (one.date_end - one.date_start).days if one.date_start and one.date_end else 0
        is_known = one.date_basis in {"explicit", "relative", "inherited"}
        return (
            0 if one.date_start and is_known else 1 if one.date_start else 2,
            -days if is_total else days,
            one.date_basis == "inherited",
            one.char_start,
        )

    return min(figures, key=rank)


def _where(figures: Sequence[Figure]) -> Figure:
    """Return the figure that knows the place best: its own words before all, the finest first."""
    order = {"explicit": 0, "inherited": 1, "context": 2, "dateline": 3, None: 4}
    return min(figures, key=lambda one: (order[one.where_basis], one.where_prec or 9, one.char_start))
