"""What of the last release stands and is not looked at again, asked for where something new touches it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.publishing import Release
from casualty_figures.publishing.partitions import month_of, months_of
from casualty_figures.reading.versions.editions import Edition, Links
from casualty_figures.reading.versions.sketches import sketch_of
from casualty_figures.records import Article
from casualty_figures.records.tables import ACCOUNTS, ARTICLES, FIGURES
from casualty_figures.schema.model import Table
from casualty_figures.schema.to_arrow import records_from_arrow, unchecked_schema

OF_ARTICLES = (ARTICLES, FIGURES, ACCOUNTS)
"""Tables whose rows are each of one article."""
EDITION_COLUMNS = (
    "article_id",
    "run_id",
    "page_address",
    "source_date",
    "date_modified",
    "retrieved_at",
    "gone_at",
    "version",
    "supersedes_article_id",
    "copy_of_article_id",
    "origin_group_id",
)


@dataclass(frozen=True)
class Standing:
    """Articles of a release whose rows stand as they are; their texts and figures stay in its files.

    `editions` has a row for each, with `EDITION_COLUMNS`; `release` is `None`
    where nothing stands.
    """

    release: Release | None
    editions: pa.Table

    @cached_property
    def ids(self) -> pa.Array:
        """Return the article_id of each."""
        return self.editions["article_id"].combine_chunks()

    def only(self, article_ids: Collection[str] | pa.Array) -> "Standing":
        """Return the same of some of the articles."""
        return Standing(self.release, _among(self.editions, "article_id", article_ids))

    def without(self, article_ids: Collection[str] | pa.Array) -> "Standing":
        """Return the same of the other articles."""
        is_there = pc.is_in(self.editions["article_id"], value_set=_values(article_ids))
        return Standing(self.release, self.editions.filter(pc.invert(is_there)))

    def rows(
        self, table: Table, article_ids: Collection[str] | pa.Array, names: Sequence[str] | None = None
    ) -> pa.Table:
        """Return the rows of some of the articles in one of `OF_ARTICLES`, as rows to check.

        They are whole, or have the columns of the `names`, `article_id` among them.
        """
        schema = unchecked_schema(table)
        if names is not None:
            schema = pa.schema([schema.field(name) for name in names])
        wanted = self.only(article_ids)
        if self.release is None or not len(wanted.ids):
            return schema.empty_table()
        months = months_of(wanted.editions["source_date"])
        found = [
            _among(self.release.rows_of(file, names), "article_id", wanted.ids)
            for file in self.release.files_of(table.name)
            if month_of(file.path) in months
        ]
        return pa.concat_tables([schema.empty_table(), *(rows.cast(schema) for rows in found)])

    def columns(self, table: Table, names: Iterable[str]) -> pa.Table:
        """Return some columns of all standing rows in one of `OF_ARTICLES`, as rows to check."""
        wanted = list(names)
        schema = pa.schema([unchecked_schema(table).field(name) for name in wanted])
        if self.release is None:
            return schema.empty_table()
        read = self.release.columns(table.name, dict.fromkeys([*wanted, "article_id"]))
        return _among(read, "article_id", self.ids).select(wanted).cast(schema)

    def articles(self, article_ids: Collection[str]) -> list[Article]:
        """Return the articles of the ids."""
        return records_from_arrow(Article, self.rows(ARTICLES, article_ids))

    def pointing_at(self, article_ids: Collection[str]) -> frozenset[str]:
        """Return the articles that follow, copy or share the story of any of the ids."""
        wanted = _values(article_ids)
        names = ("supersedes_article_id", "copy_of_article_id", "origin_group_id")
        return frozenset(
            key
            for name in names
            for key in self.editions.filter(pc.is_in(self.editions[name], value_set=wanted))[
                "article_id"
            ].to_pylist()
        )

    def texts_of(self, article_ids: Iterable[str]) -> Mapping[str, str]:
        """Return the texts of some of the articles."""
        rows = self.rows(ARTICLES, frozenset(article_ids), ["article_id", "text"])
        return dict(zip(*(column.to_pylist() for column in rows.columns), strict=True))

    def named(self, article_ids: Iterable[str]) -> list[Edition]:
        """Return the editions of the ids."""
        return self._editions(_among(self.editions, "article_id", frozenset(article_ids)))

    def at_addresses(self, addresses: Iterable[str]) -> list[Edition]:
        """Return the editions at any of the addresses."""
        return self._editions(_among(self.editions, "page_address", frozenset(addresses)))

    def in_groups(self, group_ids: Iterable[str]) -> list[Edition]:
        """Return the editions of any of the stories."""
        return self._editions(_among(self.editions, "origin_group_id", frozenset(group_ids)))

    def with_hashes(self, hashes: Iterable[int]) -> list[Edition]:
        """Return the editions whose sketches have any of the hashes."""
        flat, ends = self._hashes
        found = np.flatnonzero(pc.is_in(flat, value_set=pa.array(sorted(hashes), pa.uint32())))
        places = np.unique(np.searchsorted(ends, found, "right"))
        return self._editions(self.editions.take(pa.array(places)))

    @cached_property
    def _hashes(self) -> tuple[pa.Array, "np.ndarray[tuple[int], np.dtype[np.int64]]"]:
        """Return the hashes of all sketches, one after the other, and where each ends."""
        parts, lengths = [np.empty(0, np.uint32)], [np.empty(0, np.int64)]
        for sketches in self.columns(ARTICLES, ["text_sketch"])["text_sketch"].chunks:
            digits = bytes.fromhex("".join(sketches.to_pylist()))
            parts.append(np.frombuffer(digits, ">u4").astype(np.uint32))
            lengths.append(pc.divide(pc.utf8_length(sketches), 8).to_numpy(zero_copy_only=False))
        return pa.array(np.concatenate(parts)), np.cumsum(np.concatenate(lengths))

    def _editions(self, rows: pa.Table) -> list[Edition]:
        sketches = self.rows(ARTICLES, rows["article_id"].combine_chunks(), ["article_id", "text_sketch"])
        sketch_by_id = dict(zip(*(column.to_pylist() for column in sketches.columns), strict=True))
        return [_edition(row, sketch_by_id[row["article_id"]]) for row in rows.to_pylist()]


NOTHING_STANDS = Standing(
    None, pa.schema([unchecked_schema(ARTICLES).field(name) for name in EDITION_COLUMNS]).empty_table()
)
"""Before the first release, and where every row of the last is looked at again."""


def all_of(release: Release) -> Standing:
    """Return every published article of a release as standing."""
    return Standing(release, release.columns(ARTICLES.name, EDITION_COLUMNS))


def has_columns_of_today(release: Release) -> bool:
    """Whether the tables of articles have the columns of today, so that their rows can stand unread."""
    return all(
        table.name in release.table_names and release.schema_of(table.name).names == column_names(table)
        for table in OF_ARTICLES
    )


def column_names(table: Table) -> list[str]:
    """Return the columns of a table in their order."""
    return [column.name for column in table.columns]


def _among(rows: pa.Table, name: str, values: Collection[str] | pa.Array) -> pa.Table:
    return rows.filter(pc.is_in(rows[name], value_set=_values(values)))


def _values(values: Collection[str] | pa.Array) -> pa.Array:
    return values if isinstance(values, pa.Array) else pa.array(sorted(values), pa.string())


def _edition(row: Mapping[str, Any], sketch: str) -> Edition:
    return Edition(
        row["article_id"],
        row["page_address"],
        row["source_date"],
        row["date_modified"],
        row["retrieved_at"],
        sketch_of(sketch),
        Links(
            row["version"],
            row["supersedes_article_id"],
            row["copy_of_article_id"],
            row["origin_group_id"],
        ),
    )
