"""What accounts say, as columns of numbers: one row an account."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import floor
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from casualty_figures.reconciling.judging.words import counted_words, names_in, weight
from casualty_figures.reconciling.testimony import Testimony

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]

_OWN_WORDS = frozenset({"explicit", "relative"})
_WORDS = _OWN_WORDS | {"inherited"}
_NO_WORDS = frozenset({"publication", "none"})
_COUNTING = frozenset({"counts", "restated"})
FINE = 3
"""Up to this where_prec a point is that of the place; above, the middle of an area."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Days as ordinals, degrees, codes of countries and areas (-1: none), counts; what is not known is NaN.

    `is_undated` says that no words give the days, which are those round publication, `is_dated` that its own
    words give one day, `has_day` that those or another figure's of the account do.

    `words` has the weight of each word, rows of length 1; `names` has a 1 for each name, and `blocks` an
    entry for each name and for the part of the map where it happened. `told` is as `words`, of the sentences
    on the dead alone and without names: with what, whom, where and when.
    """

    article: Places
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
    blocks: Any
    told: Any


def evidence_of(testimonies: Sequence[Testimony]) -> Evidence:
    """Return what is known of each testimony, in their order."""
    names = [names_in(one.told_text) for one in testimonies]
    return Evidence(
        article=_codes(one.article_id for one in testimonies),
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
        words=_weighed([counted_words(one.told_text) for one in testimonies]),
        names=_damped(names),
        told=_weighed([_told(one, own) for one, own in zip(testimonies, names, strict=True)]),
        blocks=_matrix([{**own, **_cell(one)} for own, one in zip(names, testimonies, strict=True)])[0],
    )


def _is_dated(one: Testimony) -> bool:
    return one.date_basis in _OWN_WORDS and one.date_start == one.date_end


def _has_day(one: Testimony) -> bool:
    return one.date_basis in _WORDS and one.date_start == one.date_end


def _told(one: Testimony, names: Mapping[str, int]) -> dict[str, int]:
    """Return the words of the sentences that count the dead, without names."""
    sentences = dict.fromkeys(
        figure.sentence for figure in one.figures if figure.indicator == "killed" and figure.role in _COUNTING
    )
    words = counted_words("\n".join(sentences))
    return {word: n for word, n in words.items() if word not in names}


def _cell(one: Testimony) -> dict[str, int]:
    """Return the part of the map where an account is, half a degree wide, where its place is a fine one."""
    if one.where_prec is None or one.where_prec > FINE or one.latitude is None or one.longitude is None:
        return {}
    return {f"{floor(2 * one.latitude)} {floor(2 * one.longitude)}": 1}


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


def _matrix(rows: Sequence[Mapping[str, int]]) -> tuple[Any, list[str]]:
    """Return rows of counts as a sparse matrix, and what its columns are."""
    known: dict[str, int] = {}
    places = [known.setdefault(word, len(known)) for row in rows for word in row]
    counts = [n for row in rows for n in row.values()]
    starts = np.cumsum([0, *map(len, rows)])
    shape = (len(rows), max(1, len(known)))
    return csr_array((np.array(counts, float), np.array(places, np.int64), starts), shape=shape), list(known)


def _weighed(rows: Sequence[Mapping[str, int]]) -> Any:  # noqa: ANN401 - scipy's arrays carry no types
    """Return the words by weight, each row of length 1."""
    words, known = _matrix(rows)
    rarity = np.array([weight(word) for word in known] or [0.0])
    words.data = (1 + np.log(words.data)) * rarity[words.indices]
    lengths = np.sqrt(np.asarray(words.multiply(words).sum(axis=1)).ravel())
    words.data /= np.repeat(np.maximum(lengths, 1e-12), np.diff(words.indptr))
    return words


COMMON = 5
"""A name that more accounts share tells little of one event: its weight falls with their number."""


def _damped(rows: Sequence[Mapping[str, int]]) -> Any:  # noqa: ANN401 - scipy's arrays carry no types
    """Return the names, each with a weight whose square is 1, or less where many accounts share it."""
    names, _ = _matrix(rows)
    n_accounts = np.bincount(names.indices, minlength=names.shape[1])
    names.data = np.sqrt(np.minimum(1.0, COMMON / np.maximum(1, n_accounts)))[names.indices]
    return names
