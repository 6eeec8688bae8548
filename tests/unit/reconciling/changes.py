"""Which articles tell something else than before, by a comparison of all that reconciling reads."""

from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.reconciling import Changed, Told
from casualty_figures.reconciling.testimony import ACCOUNT_COLUMNS, ARTICLE_COLUMNS, FIGURE_COLUMNS


def changes(now: Told, was: Told) -> Changed:
    """Return the articles of which any row differs in what reconciling reads, and what they told before."""
    ids = {
        *_differing(now.accounts, was.accounts, ("account_id", "indicator"), ACCOUNT_COLUMNS),
        *_differing(now.figures, was.figures, ("figure_id",), FIGURE_COLUMNS),
        *_differing(now.articles, was.articles, ("article_id",), ARTICLE_COLUMNS),
    }
    wanted = pa.array(sorted(ids), pa.string())
    theirs = (
        _as(one, other.filter(pc.is_in(other["article_id"], wanted)))
        for one, other in (
            (now.accounts, was.accounts),
            (now.figures, was.figures),
            (now.articles, was.articles),
        )
    )
    return Changed(frozenset(ids), Told(*theirs))


def _as(now: pa.Table, was: pa.Table) -> pa.Table:
    """Return rows with the types of those there are now: those of a release are stricter, and fewer."""
    return was.cast(now.select(was.column_names).schema)


def _differing(now: pa.Table, was: pa.Table, key: tuple[str, ...], columns: tuple[str, ...]) -> set[str]:
    """Return the article_id of each row that is new, gone or not as it was."""
    keys, old_keys = (_key(rows, key) for rows in (now, was))
    place = pc.index_in(keys, old_keys)
    differs = [pc.is_null(place), *(_differ(now[name], was[name].take(place)) for name in columns)]
    moved = now.filter(reduce(pc.or_, differs))
    gone = was.filter(pc.invert(pc.is_in(old_keys, keys)))
    return {*moved["article_id"].to_pylist(), *gone["article_id"].to_pylist()}


def _key(rows: pa.Table, names: tuple[str, ...]) -> pa.Array:
    parts = [rows[name].cast(pa.string()) for name in names]
    return pc.binary_join_element_wise(*parts, " ").combine_chunks()


def _differ(one: pa.ChunkedArray, other: pa.ChunkedArray) -> pa.ChunkedArray:
    other = other.cast(one.type)
    unlike = pc.fill_null(pc.not_equal(one, other), False)  # noqa: FBT003 - Arrow's own signature
    return pc.or_(unlike, pc.xor(pc.is_null(one), pc.is_null(other)))
