"""What accounts say, as columns of numbers: one row an account."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice, repeat
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from scipy.sparse import csr_array

from casualty_figures.reconciling.judging.keys import FINE, Flags, Numbers, Places
from casualty_figures.reconciling.judging.words import names_in, weight, words_in
from casualty_figures.reconciling.testimony import Testimony

_OWN_WORDS = frozenset({"explicit", "relative"})
_WORDS = _OWN_WORDS | {"inherited"}
_NO_WORDS = frozenset({"publication", "none"})
_COUNTING = frozenset({"counts", "restated"})


@dataclass(frozen=True, slots=True)
class Evidence:
    """Days as ordinals, degrees, codes of countries and areas (-1: none), counts; what is not known is NaN.

    `is_undated` says that no words give the days, which are those round publication, `is_dated` that its own
    words give one day, `has_day` that those or another figure's of the account do.

    `words` and `names` have a row an account, and the weight of each word or name.
    """

    testimonies: Sequence[Testimony]
    first_day: Numbers
    last_day: Numbers
    published: Numbers
    is_undated: Flags
    is_dated: Flags
    has_day: Flags
    latitude: Numbers
    longitude: Numbers
    is_fine: Flags
    country: Places
    area: Places
    killed: Numbers
    injured: Numbers
    words: Any
    names: Any


def evidence_of(testimonies: Sequence[Testimony], names: Any) -> Evidence:  # noqa: ANN401 - as above
    """Return what is known of each testimony, in their order; `names` are theirs, of `weighed_names`."""
    return Evidence(
        testimonies=testimonies,
        first_day=_days(one.date_start for one in testimonies),
        last_day=_days(one.date_end for one in testimonies),
        published=_days(one.published for one in testimonies),
        is_undated=np.array([one.date_basis in _NO_WORDS for one in testimonies], bool),
        is_dated=np.array([_is_dated(one) for one in testimonies], bool),
        has_day=np.array([_has_day(one) for one in testimonies], bool),
        latitude=_numbers(one.latitude for one in testimonies),
        longitude=_numbers(one.longitude for one in testimonies),
        is_fine=np.array(
            [one.where_prec is not None and one.where_prec <= FINE for one in testimonies], bool
        ),
        country=_codes(one.country_iso3 for one in testimonies),
        area=_codes((one.country_iso3, one.adm_1) if one.adm_1 else None for one in testimonies),
        killed=_numbers(_central(one, "killed") for one in testimonies),
        injured=_numbers(_central(one, "injured") for one in testimonies),
        words=weighed(one.told_text for one in testimonies),
        names=names,
    )


def words_on_the_dead(testimonies: Sequence[Testimony]) -> Any:  # noqa: ANN401 - as above
    """Return the weighed words of the sentences that count the dead, without names.

    They say with what, whom, where and when.
    """
    texts = ("\n".join(_on_the_dead(one)) for one in testimonies)
    return weighed(texts, (names_in(one.told_text) for one in testimonies))


def _on_the_dead(one: Testimony) -> Iterable[str]:
    return dict.fromkeys(
        figure.sentence for figure in one.figures if figure.indicator == "killed" and figure.role in _COUNTING
    )


def _is_dated(one: Testimony) -> bool:
    return one.date_basis in _OWN_WORDS and one.date_start == one.date_end


def _has_day(one: Testimony) -> bool:
    return one.date_basis in _WORDS and one.date_start == one.date_end


def _central(one: Testimony, indicator: str) -> int | None:
    bounds = one.counts.get(indicator)
    return bounds.central if bounds else None


def _numbers(values: Iterable[float | None]) -> Numbers:
    return np.array([np.nan if value is None else value for value in values], float)


def _days(values: Iterable[date | None]) -> Numbers:
    return _numbers(None if value is None else value.toordinal() for value in values)


def _codes(values: Iterable[object]) -> Places:
    """Return a number for each value, the same for the same, -1 for none."""
    known: dict[object, int] = {}
    return np.array([-1 if one is None else known.setdefault(one, len(known)) for one in values], np.int64)


def weighed(texts: Iterable[str], without: Iterable[Container[str]] = repeat(())) -> Any:  # noqa: ANN401 - scipy's arrays carry no types
    """Return the words of each text by weight, a row a text, each row of length 1.

    `without` are words of each text that are left out. The words of a row stand
    in the order of the alphabet: sums over them are the same to the last bit
    whatever other texts there are.
    """
    rows, codes, known = _coded(texts, without)
    size = max(1, len(known))
    entries, counts = np.unique(np.repeat(np.arange(len(rows)), rows) * size + codes, return_counts=True)
    row, word = entries // size, entries % size
    values = (1 + np.log(counts)) * np.array([weight(one) for one in known.to_pylist()] or [0.0])[word]
    lengths = np.sqrt(np.bincount(row, values * values, minlength=len(rows)))
    starts = np.searchsorted(row, np.arange(len(rows) + 1))
    values /= np.maximum(lengths, 1e-12)[row]
    return csr_array((values, word, starts), shape=(len(rows), size))


_TEXTS = 10_000
"""Texts whose words are Python's at once."""


def _coded(texts: Iterable[str], without: Iterable[Container[str]]) -> tuple[Places, Places, pa.Array]:
    """Return how many words each text has, the code of each, and what the codes mean, in order."""
    lengths: list[int] = []
    chunks = []
    pairs = zip(texts, without, strict=False)
    while some := list(islice(pairs, _TEXTS)):
        told = [[word for word in words_in(text) if word not in left_out] for text, left_out in some]
        lengths += map(len, told)
        chunks.append(pa.array(chain.from_iterable(told), pa.string()).dictionary_encode())
    words = pa.chunked_array(chunks, pa.dictionary(pa.int32(), pa.string())).unify_dictionaries()
    known = words.chunk(0).dictionary if chunks else pa.array([], pa.string())
    order = pc.sort_indices(known)
    rank = np.empty(len(known), np.int64)
    rank[order.to_numpy()] = np.arange(len(known))
    codes = [rank[chunk.indices.to_numpy()] for chunk in words.chunks]
    return np.array(lengths, np.int64), np.concatenate([np.empty(0, np.int64), *codes]), known.take(order)
