"""The pairs that are judged anew because some articles came, went or changed, and those that stay judged."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.reconciling.changes import Changed
from casualty_figures.reconciling.counting.retold_totals import may_retell, without_retold_totals
from casualty_figures.reconciling.judging.candidates import candidates
from casualty_figures.reconciling.judging.judgements import JUDGE, judged_pairs
from casualty_figures.reconciling.judging.keys import Flags, Keys, account_key_rows, keys_of
from casualty_figures.reconciling.judging.scoring import version
from casualty_figures.reconciling.judging.touched import touched
from casualty_figures.reconciling.testimony import Testimony, Told, testimonies_of
from casualty_figures.records.event import Judgement
from casualty_figures.records.tables import JUDGEMENTS
from casualty_figures.schema.to_arrow import rows_to_arrow


@dataclass(frozen=True, slots=True)
class Rejudged:
    """The rule's judgements that stay, those made anew, and the accounts of which any was judged anew."""

    stays: pa.Table
    anew: pa.Table
    account_ids: pa.Array


def can_be_kept(judgements: pa.Table) -> bool:
    """Whether the rule's judgements held are of the rule in force."""
    versions = judgements.filter(pc.equal(judgements["judge"], JUDGE))["judge_version"]
    return set(versions.unique().to_pylist()) <= {version()}


def rejudged(told: Told, changed: Changed, former: pa.Table, at: datetime) -> Rejudged:
    """Return the judgements of `former` that the changed articles cannot move, and all others made anew."""
    keys, is_held, anew = _keys(told, changed)
    judged = _judged_anew(told, keys.of(is_held), anew, former, at)
    moved = keys.account_id.filter(pa.array(anew))
    stays = former.filter(_stays(former, told.accounts["account_id"].unique(), moved))
    return Rejudged(stays, rows_to_arrow(JUDGEMENTS, judged), moved)


def testimonies_among(told: Told, account_ids: pa.Array) -> list[Testimony]:
    """Return the testimonies of some accounts, without the totals that they retell of any."""
    own = told.of(account_ids)
    telling = may_retell(told.accounts, own.accounts)
    return without_retold_totals(testimonies_of(own), testimonies_of(told.without_words(telling)))


_PAIR = ("account_id", "other_account_id")


def _keys(told: Told, changed: Changed) -> tuple[Keys, Flags, Flags]:
    """Return the keys of incidents, as they are and as they were, which are held, and which are touched."""
    was = _key_rows(changed.was.accounts)
    rows = pa.concat_tables([_key_rows(told.accounts), was])
    is_now = pa.array(np.arange(rows.num_rows) < rows.num_rows - was.num_rows)
    rows = rows.append_column("is_held", is_now).sort_by(
        [("account_id", "ascending"), ("is_held", "ascending")]
    )
    keys, is_held = keys_of(rows), rows["is_held"].to_numpy()
    is_changed = _is_in(rows["article_id"], changed.article_ids)
    found = touched(keys, is_held, ~is_held | ~is_changed)
    was_told = changed.was.accounts
    new = pa.concat_tables([changed.accounts_in(told).select(was_told.column_names), was_told])
    retelling = may_retell(told.accounts, new)
    return keys, is_held, found | (is_held & _is_in(rows["account_id"], retelling["account_id"].to_pylist()))


def _key_rows(accounts: pa.Table) -> pa.Table:
    """Return the keys of the incidents, a row each: all rows of an account say the same of it."""
    incidents = accounts.filter(pc.equal(accounts["kind"], "incident"))
    ids = incidents["account_id"].combine_chunks()
    return account_key_rows(incidents.take(pc.index_in(ids.unique().sort(), ids)))


def _judged_anew(told: Told, keys: Keys, anew: Flags, former: pa.Table, at: datetime) -> list[Judgement]:
    """Return the judgements on the pairs of which an account is touched."""
    everyone = np.ones(len(anew), bool)
    pairs = candidates(keys.of(everyone, sharing=anew), anew)
    paired = np.zeros(len(anew), bool)
    paired[np.concatenate(pairs)] = True
    testimonies = testimonies_among(told, keys.account_id.filter(pa.array(paired)))
    known = {one.account_id: one for one in testimonies}
    before = former.filter(pc.or_(*(pc.is_in(former[name], _strings(known)) for name in _PAIR)))
    return judged_pairs(pairs, keys.of(everyone, sharing=paired), known, before, at)


def _stays(judgements: pa.Table, held: pa.Array, rejudged: pa.Array) -> pa.Array:
    """Return which judgements are the rule's, on two accounts held of which none is touched."""
    stays = pc.equal(judgements["judge"], JUDGE)
    for name in _PAIR:
        here, moved = pc.is_in(judgements[name], held), pc.is_in(judgements[name], rejudged)
        stays = pc.and_(stays, pc.and_not(here, moved))
    return stays


def _is_in(values: pa.Array | pa.ChunkedArray, wanted: Iterable[str]) -> Flags:
    found = pc.is_in(pa.chunked_array([values]) if isinstance(values, pa.Array) else values, _strings(wanted))
    return np.asarray(found.to_numpy(), bool)


def _strings(values: Iterable[str]) -> pa.Array:
    return pa.array(list(values), pa.string())
