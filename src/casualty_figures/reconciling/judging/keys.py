"""By what accounts are found: the names that they tell, and the part of the map where they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scipy.sparse import csr_array

from casualty_figures.reconciling.judging.words import names_in
from casualty_figures.reconciling.testimony import Testimony, Told

Numbers: TypeAlias = NDArray[np.float64]
Places: TypeAlias = NDArray[np.int64]
Flags: TypeAlias = NDArray[np.bool_]

FINE = 3
"""Up to this where_prec a point is that of the place; above, the middle of an area."""
_CELL = "@"
"""What the key of a part of the map begins with, and no name."""
_ROWS = pa.schema(
    {
        "account_id": pa.string(),
        "article_id": pa.string(),
        "country_iso3": pa.string(),
        "first_day": pa.int32(),
        "published": pa.int32(),
        "keys": pa.list_(pa.string()),
    }
)


@dataclass(frozen=True, slots=True)
class Keys:
    """Accounts, and an entry for each key of each: `account` is a place among the accounts, `key` a code.

    Days are ordinals, NaN where there is none; codes of countries are -1 where there is none.
    """

    account_id: pa.Array
    article: Places
    country: Places
    first_day: Numbers
    published: Numbers

    account: Places
    key: Places
    is_name: Flags
    n_keys: int

    def of(self, accounts: Flags, sharing: Flags | None = None) -> "Keys":
        """Return the entries of some accounts, those of keys alone that any account of `sharing` has."""
        kept = accounts[self.account]
        if sharing is not None:
            is_shared = np.zeros(self.n_keys, bool)
            is_shared[self.key[sharing[self.account]]] = True
            kept &= is_shared[self.key]
        return replace(self, account=self.account[kept], key=self.key[kept], is_name=self.is_name[kept])


def with_names(told: Told, testimonies: Sequence[Testimony]) -> Told:
    """Return what is told, with the names that some of its accounts tell."""
    told_by = pa.array([one.account_id for one in testimonies], pa.string())
    names = pa.array([_names(one) for one in testimonies], pa.string())
    accounts = told.accounts
    of_row = pc.index_in(accounts["account_id"], told_by)
    told_now = pc.if_else(pc.is_valid(of_row), names.take(of_row), accounts["names_told"])
    place = accounts.schema.get_field_index("names_told")
    return replace(told, accounts=accounts.set_column(place, accounts.schema.field(place), told_now))


def key_rows(testimonies: Sequence[Testimony]) -> pa.Table:
    """Return a row for each testimony, in their order: whose it is, where and when, and its keys."""
    columns = {
        "source_date": pa.array([one.published for one in testimonies], pa.date32()),
        "where_prec": pa.array([one.where_prec for one in testimonies], pa.int64()),
        "names_told": pa.array([_names(one) for one in testimonies], pa.string()),
    }
    for name, kind in _AS_TOLD.items():
        columns[name] = pa.array([getattr(one, name) for one in testimonies], kind)
    return account_key_rows(pa.table(columns))


def account_key_rows(accounts: pa.Table) -> pa.Table:
    """Return the same for accounts, a row each, of the names that they tell."""
    cells = _cells(accounts)
    named, here = (pc.fill_null(keys, "") for keys in (accounts["names_told"], cells))
    keys = pc.ascii_trim(pc.binary_join_element_wise(named, here, " "), " ")
    columns = {
        "account_id": accounts["account_id"],
        "article_id": accounts["article_id"],
        "country_iso3": accounts["country_iso3"],
        "first_day": _ordinals(accounts["date_start"]),
        "published": _ordinals(accounts["source_date"]),
        "keys": pc.split_pattern(pc.if_else(pc.equal(keys, ""), None, keys), " "),
    }
    return pa.table([columns[name].cast(_ROWS.field(name).type) for name in _ROWS.names], schema=_ROWS)


_AS_TOLD = {
    "account_id": pa.string(),
    "article_id": pa.string(),
    "country_iso3": pa.string(),
    "date_start": pa.date32(),
    "latitude": pa.float64(),
    "longitude": pa.float64(),
}
_ORDINAL_1970 = 719_163


def _names(one: Testimony) -> str | None:
    return " ".join(names_in(one.told_text)) or None


def _ordinals(days: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.add(days.cast(pa.int32()), _ORDINAL_1970)


def _cells(accounts: pa.Table) -> pa.ChunkedArray:
    """Return the part of the map where each account is, half a degree wide, where its place is a fine one."""
    is_fine = pc.less_equal(accounts["where_prec"], FINE)
    ends = [
        pc.floor(pc.multiply(accounts[name], 2.0)).cast(pa.int64()).cast(pa.string())
        for name in ("latitude", "longitude")
    ]
    cells = pc.binary_join_element_wise(pa.scalar(_CELL), *ends, "/")
    return pc.if_else(pc.fill_null(is_fine, False), cells, None)  # noqa: FBT003 - Arrow's own signature


def keys_of(rows: pa.Table) -> Keys:
    """Return the rows of `key_rows` as numbers."""
    lists = rows["keys"].combine_chunks()  # none, where there is no key
    entries = lists.flatten().dictionary_encode()
    is_name = ~_numbers(pc.starts_with(entries.dictionary, _CELL)).astype(bool)
    key = _numbers(entries.indices).astype(np.int64)
    return Keys(
        account_id=rows["account_id"].combine_chunks(),
        article=_codes(rows["article_id"]),
        country=_codes(rows["country_iso3"]),
        first_day=_numbers(rows["first_day"].cast(pa.float64())),
        published=_numbers(rows["published"].cast(pa.float64())),
        account=np.repeat(np.arange(len(lists)), _numbers(lists.value_lengths().fill_null(0))),
        key=key,
        is_name=is_name[key],
        n_keys=len(entries.dictionary),
    )


FEW = 5
"""A name that more accounts share tells little of one event: its weight falls with their number."""
_NO_MONTH = -(10**5)


def weighed_names(keys: Keys) -> Any:  # noqa: ANN401 - scipy's arrays carry no types
    """Return the names of each account, a row an account, each with its weight: 1, less where many share it.

    Those who share it are the accounts of the country that were published in the
    month, the one before or the one after: what is far or long ago changes no
    judgement. A weight is halved where their number has doubled, so that one
    account more seldom changes any.
    """
    row, name = keys.account[keys.is_name], keys.key[keys.is_name]
    shape = (len(keys.account_id), max(1, keys.n_keys))
    starts = np.searchsorted(row, np.arange(shape[0] + 1))
    return csr_array((weights_of_names(keys), name, starts), shape=shape)


def weights_of_names(keys: Keys) -> Numbers:
    """Return the weight of each entry that is a name, in their order."""
    n_accounts = _n_around(keys, keys.account[keys.is_name], keys.key[keys.is_name])
    share = FEW / np.maximum(n_accounts, FEW).astype(float)
    return np.asarray(np.exp2(np.floor(np.log2(share))), float)


def _n_around(keys: Keys, row: Places, name: Places) -> Places:
    """Return how many accounts of its country and of the three months round its own tell each name."""
    months = _months(np.where(np.isnan(keys.published), keys.first_day, keys.published))
    first = int(months.min(initial=0)) - 1
    span = int(months.max(initial=0)) + 2 - first
    n_countries = int(keys.country.max(initial=0)) + 2
    code = (name * n_countries + keys.country[row] + 1) * span + months[row] - first
    known, n_accounts = np.unique(code, return_counts=True)
    found = np.zeros(len(code), np.int64)
    for month in (-1, 0, 1):
        place = np.minimum(np.searchsorted(known, code + month), len(known) - 1)
        found += np.where(known[place] == code + month, n_accounts[place], 0) if len(known) else 0
    return found


def _months(days: Numbers) -> Places:
    """Return the months of days, counted on and on; far from any for those without a day."""
    since_1970 = np.nan_to_num(days) - _ORDINAL_1970
    months = since_1970.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.where(np.isnan(days), _NO_MONTH, months)


def _numbers(values: pa.Array) -> Any:  # noqa: ANN401 - as Arrow types them
    return values.to_numpy(zero_copy_only=False) if isinstance(values, pa.Array) else values.to_numpy()


def _codes(values: pa.ChunkedArray) -> Places:
    """Return a number for each value, the same for the same, -1 for none."""
    codes = values.combine_chunks().dictionary_encode().indices
    return np.asarray(codes.fill_null(-1).to_numpy(zero_copy_only=False), np.int64)
