"""The accounts of all articles to the tables of events, beside what was held before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa

from casualty_figures.reconciling.agreement import event_status
from casualty_figures.reconciling.clusters import clusters
from casualty_figures.reconciling.description import described
from casualty_figures.reconciling.estimates import Supported, roles, supported
from casualty_figures.reconciling.history import standing
from casualty_figures.reconciling.identity import event_ids
from casualty_figures.reconciling.judging import judged
from casualty_figures.reconciling.testimony import Testimony, testimonies_of
from casualty_figures.records.event import Estimate, EstimateFigure, Event
from casualty_figures.records.tables import (
    ACCOUNTS,
    ESTIMATE_FIGURES,
    ESTIMATES,
    EVENTS,
    JUDGEMENTS,
    TOTAL_COMPARISONS,
    WITHDRAWN_EVENTS,
)
from casualty_figures.schema.to_arrow import rows_to_arrow, unchecked_schema

_ESTIMATED = ("event_id", "indicator", "victim_group")
_NO_ACCOUNT = "the figure is of no account"


@dataclass(frozen=True, slots=True)
class Former:
    """What the last release held: its tables of those names, empty before the first."""

    accounts: pa.Table
    events: pa.Table
    estimates: pa.Table
    judgements: pa.Table
    withdrawn_events: pa.Table


BEFORE_ALL = Former(
    *(
        unchecked_schema(table).empty_table()
        for table in (ACCOUNTS, EVENTS, ESTIMATES, JUDGEMENTS, WITHDRAWN_EVENTS)
    )
)
"""What is held before the first run."""


def reconciled(  # noqa: PLR0913 - three tables, what was held, and who asks when
    accounts: pa.Table,
    figures: pa.Table,
    articles: pa.Table,
    former: Former = BEFORE_ALL,
    *,
    run_id: str,
    at: datetime,
) -> dict[str, pa.Table]:
    """Return `accounts` with the event of each, and the tables of events, by their names.

    `at` is when this comes to be held: the start of the run. The order of the
    rows given does not matter.
    """
    testimonies = testimonies_of(accounts, figures, articles)
    judgements = judged(testimonies, former.judgements, at)
    groups = clusters(testimonies, judgements)
    ids = event_ids(groups, former.accounts)
    counts = [supported(group) for group in groups]
    events = [
        _event(key, group, own, run_id, at) for key, group, own in zip(ids, groups, counts, strict=True)
    ]
    estimates = [_estimate(key, one, run_id, at) for key, own in zip(ids, counts, strict=True) for one in own]
    told = [
        one for key, group, own in zip(ids, groups, counts, strict=True) for one in roles(key, group, own)
    ]
    event_of = {one.account_id: key for key, group in zip(ids, groups, strict=True) for one in group}
    return {
        "accounts": _with_events(accounts, event_of),
        "events": rows_to_arrow(EVENTS, standing(events, former.events, ("event_id",))),
        "estimates": rows_to_arrow(ESTIMATES, standing(estimates, former.estimates, _ESTIMATED)),
        "estimate_figures": rows_to_arrow(ESTIMATE_FIGURES, [*told, *_left_out(figures, told)]),
        "judgements": rows_to_arrow(JUDGEMENTS, judgements),
        "total_comparisons": unchecked_schema(TOTAL_COMPARISONS).empty_table(),
        "withdrawn_events": unchecked_schema(WITHDRAWN_EVENTS).empty_table(),
    }


def _with_events(accounts: pa.Table, event_of: Mapping[str, str]) -> pa.Table:
    ids = pa.array([event_of.get(key) for key in accounts["account_id"].to_pylist()], pa.string())
    place = accounts.schema.get_field_index("event_id")
    return accounts.set_column(place, accounts.schema.field(place), ids)


def _left_out(figures: pa.Table, told: Sequence[EstimateFigure]) -> list[EstimateFigure]:
    """Return the figures that are of no event, so that every figure is accounted for."""
    known = {one.figure_id for one in told}
    return [
        EstimateFigure(
            figure_id=figure_id,
            event_id=None,
            indicator=indicator,
            victim_group=None,
            estimate_role="excluded",
            estimate_role_reason=_NO_ACCOUNT,
        )
        for figure_id, indicator in zip(
            figures["figure_id"].to_pylist(), figures["indicator"].to_pylist(), strict=True
        )
        if figure_id not in known
    ]


def _event(
    event_id: str, group: Sequence[Testimony], counts: Sequence[Supported], run_id: str, at: datetime
) -> Event:
    said = described(group)
    account, when, where = said.account, said.when, said.where
    return Event(
        event_id=event_id,
        run_id=run_id,
        kind=account.kind,
        series_id=None if account.kind == "incident" else event_id,
        status=event_status([one.status for one in counts]),
        cause=account.cause,
        weapon=account.weapon,
        perpetrator=account.perpetrator,
        perpetrator_side=account.perpetrator_side,
        date_start=when.date_start,
        date_end=when.date_end,
        date_prec=when.date_prec,
        date_basis=when.date_basis,
        country=where.country,
        country_iso3=where.country_iso3,
        adm_1=where.adm_1,
        adm_1_iso=where.adm_1_iso,
        location_name=where.location_name,
        latitude=where.latitude,
        longitude=where.longitude,
        where_prec=where.where_prec,
        where_basis=where.where_basis,
        n_articles=said.n_articles,
        n_main_articles=said.n_main_articles,
        number_of_sources=said.number_of_sources,
        n_independent_origins=said.n_independent_origins,
        first_reported=said.first_reported,
        last_reported=said.last_reported,
        previous_event_ids=None,
        valid_from=at,
    )


def _estimate(event_id: str, one: Supported, run_id: str, at: datetime) -> Estimate:
    return Estimate(
        event_id=event_id,
        indicator=one.indicator,
        victim_group=one.victim_group,
        run_id=run_id,
        low=one.bounds.low,
        best=one.bounds.best,
        high=one.bounds.high,
        unit=one.bounds.unit,
        n_figures=one.n_figures,
        number_of_sources=one.number_of_sources,
        n_independent_origins=one.n_independent_origins,
        status=one.status,
        reconciliation_rule=one.rule,
        who_says_what=one.who_says_what,
        valid_from=at,
        valid_to=None,
        change_reason="first reported",
    )
