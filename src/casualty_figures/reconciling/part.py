"""What is made anew because some articles came, went or changed, and what stays as it was held."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from casualty_figures.reconciling.changes import Changed
from casualty_figures.reconciling.former import Former
from casualty_figures.reconciling.judging.judgements import JUDGE
from casualty_figures.reconciling.judging.scoring import TOGETHER
from casualty_figures.reconciling.judging.series import series_of
from casualty_figures.reconciling.rejudging import rejudged, testimonies_among
from casualty_figures.reconciling.testimony import Testimony, Told, testimonies_of
from casualty_figures.records.event import Judgement
from casualty_figures.records.tables import JUDGEMENTS
from casualty_figures.reviewing import Reviewed
from casualty_figures.schema.to_arrow import records_from_arrow, rows_to_arrow


@dataclass(frozen=True, slots=True)
class Part:
    """The testimonies whose events are made anew, what was held of them, and what stays.

    `judgements` are those that cluster them, `judgement_rows` all that are made anew.
    """

    testimonies: list[Testimony]
    judgements: list[Judgement]
    judgement_rows: pa.Table
    figures: pa.Table
    former: Former
    kept: Former
    used: frozenset[str]


def part_of(told: Told, changed: Changed, former: Former, reviewed: Reviewed, at: datetime) -> Part:
    """Return the part of what is told that the changed articles may move."""
    rule = rejudged(told, changed, former.judgements, at)
    anew = pa.concat_tables([rule.anew, rows_to_arrow(JUDGEMENTS, reviewed.judgements)])
    rows = pa.concat_tables([rule.stays, anew])
    seeds = {*rule.account_ids.to_pylist(), *_seeds(told, changed, former, reviewed)}
    reached = _reached(pa.concat_tables([former.judgements, rows]), seeds)
    held = reached.intersection(told.accounts["account_id"].to_pylist())
    ids = _strings(held | _of_one_series(told, changed))
    here = pc.and_(pc.is_in(rows["account_id"], ids), pc.is_in(rows["other_account_id"], ids))
    figures = told.figures.filter(_is_in_part(told.figures, ids, changed))
    moved, kept = _parted(former, figures, told.figures)
    return Part(
        testimonies=testimonies_among(told, ids),
        judgements=records_from_arrow(Judgement, rows.filter(here)),
        judgement_rows=anew,
        figures=figures,
        former=moved,
        kept=replace(kept, judgements=rule.stays),
        used=former.event_ids,
    )


def _seeds(told: Told, changed: Changed, former: Former, reviewed: Reviewed) -> set[str]:
    """Return the accounts that went, and those on which or on whose figures people decide, now or before."""
    by_people = former.judgements.filter(pc.not_equal(former.judgements["judge"], JUDGE))
    before = set(records_from_arrow(Judgement, by_people))
    edges = before ^ set(reviewed.judgements)
    deciding = told.figures.filter(pc.is_in(told.figures["figure_id"], _strings(reviewed.deciding)))
    decided = former.estimates.filter(pc.equal(former.estimates["reconciliation_rule"], "reviewed"))[
        "event_id"
    ]
    of_decided = former.estimate_figures.filter(
        pc.is_in(former.estimate_figures["event_id"], decided.combine_chunks())
    )
    figures = told.figures.filter(
        pc.is_in(told.figures["figure_id"], of_decided["figure_id"].combine_chunks())
    )
    return {
        *changed.was.accounts["account_id"].to_pylist(),
        *(key for one in edges for key in (one.account_id, one.other_account_id)),
        *deciding["account_id"].drop_null().to_pylist(),
        *figures["account_id"].drop_null().to_pylist(),
    }


def _reached(judgements: pa.Table, seeds: set[str]) -> set[str]:
    """Return the accounts that likely pairs and those of reviewers tie to the seeds, and the seeds."""
    strong = judgements.filter(
        pc.or_kleene(pc.greater_equal(judgements["score"], TOGETHER / 2), pc.is_null(judgements["score"]))
    )
    ends = pa.chunked_array([*strong["account_id"].chunks, *strong["other_account_id"].chunks], pa.string())
    coded = ends.combine_chunks().dictionary_encode()
    if not len(coded):
        return set(seeds)
    left, right = coded.indices.to_numpy().reshape(2, -1)
    size = len(coded.dictionary)
    _, label = connected_components(
        coo_array((np.ones(len(left)), (left, right)), shape=(size, size)), directed=False
    )
    found = pc.is_in(coded.dictionary, _strings(seeds)).to_numpy(zero_copy_only=False)
    reached = np.isin(label, np.unique(label[found]))
    return seeds.union(coded.dictionary.filter(pa.array(reached)).to_pylist())


def _of_one_series(told: Told, changed: Changed) -> set[str]:
    """Return the accounts of totals and stocks that are of one series and day with a changed one."""
    now, was = (
        accounts.filter(pc.not_equal(accounts["kind"], "incident"))
        for accounts in (changed.accounts_in(told), changed.was.accounts)
    )
    moved = {
        series_of(one)
        for side, rows in ((told, now), (changed.was, was))
        for one in testimonies_of(side.without_words(rows))
    }
    near = testimonies_of(told.without_words(_near(told.accounts, now, was)))
    return {one.account_id for one in near if series_of(one) in moved}


def _near(accounts: pa.Table, *moved: pa.Table) -> pa.Table:
    """Return the accounts of totals and stocks in a country, and with a day, of any that moved."""
    rows = accounts.filter(pc.not_equal(accounts["kind"], "incident"))
    here, days = (
        pa.array([value for one in moved for name in names for value in one[name].to_pylist()], kind)
        for names, kind in ((("country_iso3",), pa.string()), (("date_end", "source_date"), pa.date32()))
    )
    is_then = pc.or_(pc.is_in(rows["date_end"], days), pc.is_in(rows["source_date"], days))
    return rows.filter(pc.and_(pc.is_in(rows["country_iso3"], here), is_then))


def _is_in_part(figures: pa.Table, account_ids: pa.Array, changed: Changed) -> pa.Array:
    return pc.or_(
        pc.is_in(figures["account_id"], account_ids),
        pc.is_in(figures["article_id"], _strings(changed.article_ids)),
    )


def _parted(former: Former, moved: pa.Table, held: pa.Table) -> tuple[Former, Former]:
    """Return what was held of the events that any figure moved or gone was of, and of all others."""
    parts = former.estimate_figures
    stays = pc.and_not(
        pc.is_in(parts["figure_id"], held["figure_id"].combine_chunks()),
        pc.is_in(parts["figure_id"], moved["figure_id"].combine_chunks()),
    )
    ids = parts.filter(pc.invert(stays))["event_id"].drop_null().unique()
    sides = []
    for is_moved in (True, False):
        own = {}
        for name in ("events", "estimates"):
            rows = getattr(former, name)
            of_moved = pc.is_in(rows["event_id"], ids)
            own[name] = rows.filter(of_moved if is_moved else pc.invert(of_moved))
        sides.append(
            Former(
                **own,
                estimate_figures=parts.filter(pc.invert(stays) if is_moved else stays),
                judgements=former.judgements.slice(0, 0),
                withdrawn_events=former.withdrawn_events.slice(0, 0 if is_moved else None),
                total_comparisons=former.total_comparisons.slice(0, 0 if is_moved else None),
            )
        )
    return sides[0], sides[1]


def _strings(values: Iterable[str]) -> pa.Array:
    return pa.array(sorted(values), pa.string())
