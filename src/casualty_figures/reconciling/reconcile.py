"""The accounts of all articles to the tables of events, beside what was held before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.reconciling.changes import Changed
from casualty_figures.reconciling.counting.agreement import event_status
from casualty_figures.reconciling.counting.comparing import total_comparisons
from casualty_figures.reconciling.counting.estimates import Supported, roles, supported
from casualty_figures.reconciling.counting.retold_totals import without_retold_totals
from casualty_figures.reconciling.counting.reviewed_estimates import with_reviews
from casualty_figures.reconciling.description import described
from casualty_figures.reconciling.eligibility import MENTION, is_event
from casualty_figures.reconciling.former import BEFORE_ALL, Former
from casualty_figures.reconciling.holding.history import (
    estimates_held,
    events_held,
    former_events_of,
    withdrawn_held,
)
from casualty_figures.reconciling.holding.identity import Named, named
from casualty_figures.reconciling.judging.clusters import clusters
from casualty_figures.reconciling.judging.judgements import judged
from casualty_figures.reconciling.judging.keys import with_names
from casualty_figures.reconciling.judging.series import series_id
from casualty_figures.reconciling.part import Part, part_of
from casualty_figures.reconciling.rejudging import can_be_kept
from casualty_figures.reconciling.testimony import Testimony, Told, testimonies_of
from casualty_figures.records.event import Estimate, EstimateFigure, Event
from casualty_figures.records.tables import (
    ESTIMATE_FIGURES,
    ESTIMATES,
    EVENTS,
    JUDGEMENTS,
    TOTAL_COMPARISONS,
    WITHDRAWN_EVENTS,
)
from casualty_figures.reviewing import UNREVIEWED, Reviewed
from casualty_figures.schema.to_arrow import records_from_arrow, rows_to_arrow
from casualty_figures.storage.collector import collector_off

_NO_ACCOUNT = "the figure is of no account"


@dataclass(frozen=True, slots=True)
class Held:
    """The accounts told, with the event and names of each, and the tables of events, by their names.

    The first `n_kept` rows of a table are rows that were held before.
    """

    tables: dict[str, pa.Table]
    n_kept: dict[str, int]


@collector_off()
def reconciled(  # noqa: PLR0913 - what is told, was held and people decided, what changed, and who asks when
    told: Told,
    former: Former = BEFORE_ALL,
    reviewed: Reviewed = UNREVIEWED,
    *,
    changed: Changed | None = None,
    run_id: str,
    at: datetime,
) -> Held:
    """Return what is held of what is told.

    `at` is when this comes to be held: the start of the run. The order of the
    rows told does not matter. Where `changed` says which articles are not as
    `former` knew them, what they cannot move stays as it was held: the tables
    are the same as without it, and cost what is near those articles.
    """
    is_whole = changed is None or not can_be_kept(former.judgements)
    new = told.accounts if changed is None or is_whole else changed.accounts_in(told)
    testimonies = testimonies_of(told.of(new["account_id"].combine_chunks()))
    told = with_names(told, testimonies)
    if changed is None or is_whole:
        part = _whole(told, testimonies, former, reviewed, at)
    else:
        part = part_of(told, changed, former, reviewed, at)
    made = _made(part, reviewed, run_id, at)
    moved = pa.concat_tables([part.former.events, made["events"]])["country_iso3"]
    kept = {name: getattr(part.kept, name) for name in made} | {
        "judgements": part.kept.judgements,
        "total_comparisons": _comparisons_kept(part.kept, moved),
    }
    whole = {name: _beside(kept[name], rows) for name, rows in made.items()}
    made["judgements"] = part.judgement_rows
    made["total_comparisons"] = _compared(whole["events"], whole["estimates"], moved)
    tables = {name: _beside(kept[name], rows) for name, rows in made.items()}
    accounts = _with_events(told, whole["estimate_figures"])
    return Held({"accounts": accounts, **tables}, {name: rows.num_rows for name, rows in kept.items()})


def _whole(
    told: Told, testimonies: Sequence[Testimony], former: Former, reviewed: Reviewed, at: datetime
) -> Part:
    """Return all that is told as the part that is made anew."""
    testimonies = without_retold_totals(testimonies)
    judgements = [*judged(testimonies, former.judgements, at), *reviewed.judgements]
    return Part(
        testimonies=testimonies,
        judgements=judgements,
        judgement_rows=rows_to_arrow(JUDGEMENTS, judgements),
        figures=told.figures,
        former=former,
        kept=BEFORE_ALL,
        used=former.event_ids,
    )


def _made(part: Part, reviewed: Reviewed, run_id: str, at: datetime) -> dict[str, pa.Table]:
    """Return the rows of a part: its events, their estimates and figures, and those that end."""
    former = part.former
    groups = [group for group in clusters(part.testimonies, part.judgements) if is_event(group)]
    names = named(groups, former_events_of(former.estimate_figures), part.used)
    found = [
        (name, group, with_reviews(supported(group), group, reviewed.deciding))
        for name, group in zip(names, groups, strict=True)
    ]
    events = [_event(name, group, own, run_id, at) for name, group, own in found]
    estimates = [_estimate(name.event_id, one, run_id, at) for name, _, own in found for one in own]
    told = [one for name, group, own in found for one in roles(name.event_id, group, own)]
    withdrawn = withdrawn_held(names, former.events, former.withdrawn_events, run_id=run_id, at=at)
    return {
        "events": rows_to_arrow(EVENTS, events_held(events, former.events)),
        "estimates": rows_to_arrow(ESTIMATES, estimates_held(estimates, former.estimates, at)),
        "estimate_figures": rows_to_arrow(ESTIMATE_FIGURES, [*told, *_left_out(part.figures, told)]),
        "withdrawn_events": rows_to_arrow(WITHDRAWN_EVENTS, withdrawn),
    }


def _beside(kept: pa.Table, rows: pa.Table) -> pa.Table:
    return pa.concat_tables([kept, rows]) if kept.num_rows else rows


def _with_events(told: Told, parts: pa.Table) -> pa.Table:
    """Return the accounts with the event of each that is of an incident: totals and stocks are of series."""
    accounts = told.accounts
    figure = pc.index_in(accounts["account_id"], told.figures["account_id"].combine_chunks())
    figure_id = told.figures["figure_id"].take(figure)
    event = parts["event_id"].take(pc.index_in(figure_id, parts["figure_id"].combine_chunks()))
    ids = pc.if_else(pc.equal(accounts["kind"], "incident"), event, None)
    place = accounts.schema.get_field_index("event_id")
    return accounts.set_column(place, accounts.schema.field(place), ids)


def _comparisons_kept(kept: Former, moved: pa.ChunkedArray) -> pa.Table:
    """Return the comparisons in countries of which no event moved: a total covers those of its own."""
    is_still = pc.invert(pc.is_in(kept.events["country_iso3"], moved.combine_chunks()))
    ids = kept.events.filter(is_still)["event_id"].combine_chunks()
    return kept.total_comparisons.filter(pc.is_in(kept.total_comparisons["event_id"], ids))


def _compared(events: pa.Table, estimates: pa.Table, moved: pa.ChunkedArray) -> pa.Table:
    """Return the totals in countries of which an event moved, beside the incidents there that they cover."""
    events = events.filter(pc.is_in(events["country_iso3"], moved.drop_null().combine_chunks()))
    totals = events.filter(pc.equal(events["kind"], "total"))
    there = events.filter(
        pc.is_in(events["country_iso3"], totals["country_iso3"].drop_null().combine_chunks())
    )
    held = estimates.filter(pc.is_null(estimates["valid_to"]))
    theirs = held.filter(pc.is_in(held["event_id"], there["event_id"].combine_chunks()))
    compared = total_comparisons(records_from_arrow(Event, there), records_from_arrow(Estimate, theirs))
    return rows_to_arrow(TOTAL_COMPARISONS, compared)


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
            estimate_role_reason=_NO_ACCOUNT if account_id is None else MENTION,
        )
        for figure_id, indicator, account_id in zip(
            *(figures[name].to_pylist() for name in ("figure_id", "indicator", "account_id")), strict=True
        )
        if figure_id not in known
    ]


def _event(
    name: Named, group: Sequence[Testimony], counts: Sequence[Supported], run_id: str, at: datetime
) -> Event:
    said = described(group)
    when, where = said.when, said.where
    return Event(
        event_id=name.event_id,
        run_id=run_id,
        kind=said.kind,
        series_id=None if said.kind == "incident" else series_id(group[0]),
        status=event_status([one.status for one in counts]),
        cause=said.cause,
        weapon=said.weapon,
        perpetrator=said.perpetrator,
        perpetrator_side=said.perpetrator_side,
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
        previous_event_ids="; ".join(name.previous) or None,
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
