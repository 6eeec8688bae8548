"""By what accounts are found: the names that they tell, and the part of the map where they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray
from scipy.sparse import csr_array

from casualty_figures.reconciling.judging.words import names_in
from casualty_figures.reconciling.testimony import Testimony

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


def key_rows(testimonies: Sequence[Testimony]) -> pa.Table:
    """Return a row for each testimony, in their order: whose it is, where and when, and its keys."""
    columns = {
        "account_id": [one.account_id for one in testimonies],
        "article_id": [one.article_id for one in testimonies],
        "country_iso3": [one.country_iso3 for one in testimonies],
        "first_day": [one.date_start.toordinal() if one.date_start else None for one in testimonies],
        "published": [one.published.toordinal() if one.published else None for one in testimonies],
        "keys": [[*names_in(one.told_text), *_cells(one)] for one in testimonies],
    }
    return pa.Table.from_pydict(columns, schema=_ROWS)


def keys_of(rows: pa.Table) -> Keys:
    """Return the rows of `key_rows` as numbers."""
    lists = rows["keys"].combine_chunks()
    entries = lists.flatten().dictionary_encode()
    is_name = ~_numbers(pc.starts_with(entries.dictionary, _CELL)).astype(bool)
    key = _numbers(entries.indices).astype(np.int64)
    return Keys(
        account_id=rows["account_id"].combine_chunks(),
        article=_codes(rows["article_id"]),
        country=_codes(rows["country_iso3"]),
        first_day=_numbers(rows["first_day"].cast(pa.float64())),
        published=_numbers(rows["published"].cast(pa.float64())),
        account=np.repeat(np.arange(len(lists)), _numbers(lists.value_lengths())),
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
    since_1970 = np.nan_to_num(days) - 719_163
    months = since_1970.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return np.where(np.isnan(days), _NO_MONTH, months)


def _cells(one: Testimony) -> Iterator[str]:
    """Yield the part of the map where an account is, half a degree wide, where its place is a fine one."""
    is_fine = one.where_prec is not None and one.where_prec <= FINE
    if is_fine and one.latitude is not None and one.longitude is not None:
        yield f"{_CELL}{floor(2 * one.latitude)} {floor(2 * one.longitude)}"


def _numbers(values: pa.Array) -> Any:  # noqa: ANN401 - as Arrow types them
    return values.to_numpy(zero_copy_only=False) if isinstance(values, pa.Array) else values.to_numpy()


def _codes(values: pa.ChunkedArray) -> Places:
    """Return a number for each value, the same for the same, -1 for none."""
    codes = values.combine_chunks().dictionary_encode().indices
    return np.asarray(codes.fill_null(-1).to_numpy(zero_copy_only=False), np.int64)
