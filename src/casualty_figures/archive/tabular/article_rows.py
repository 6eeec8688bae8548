"""A table of articles to sources, one a row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import BinaryIO

from casualty_figures.archive.record import SourceRecord, address, line
from casualty_figures.archive.source import Source
from casualty_figures.archive.tabular.columns import n_recognised, recognised
from casualty_figures.archive.tabular.days import Writing, day_of, writing_in
from casualty_figures.archive.tabular.header import NumberedRow
from casualty_figures.archive.tabular.rows import KINDS, Rows, rows_of
from casualty_figures.archive.tabular.values import text_of
from casualty_figures.records import ArchiveError


def is_table(path: PurePath) -> bool:
    """Whether the name of a file says that it is a table of articles."""
    return _kind(path) in KINDS


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table of articles: the open file, its path, the name its rows go by, and the record beside it."""

    file: BinaryIO
    path: PurePath
    name: str
    record: SourceRecord


@dataclass(frozen=True, slots=True)
class _Held:
    """Which column holds which part of an article, and how the days are written in theirs."""

    columns: Mapping[str, str]
    days: Writing


def articles_in_table(file: TableFile, *, largest: int, named: Mapping[str, str]) -> Iterator[Source]:
    """Yield one source a row of a table, those without a text or with a wrong date as failures.

    A text may be plain or a page, of at most `largest` bytes. `named` says of
    parts of an article which column holds them; what a row does not say, the
    record beside the file may.

    Raises:
        ArchiveError: The file is damaged, holds no row, or no column holds texts.
    """
    rows = _rows_of(file, largest, named)
    held = _held_in(rows, named)
    for row in rows():
        yield _article(file, row, held, largest)


def columns_held(file: TableFile, *, largest: int, named: Mapping[str, str]) -> Mapping[str, str]:
    """Return which column holds which part of an article; raises what `articles_in_table` raises."""
    return _held_in(_rows_of(file, largest, named), named).columns


def _rows_of(file: TableFile, largest: int, named: Mapping[str, str]) -> Rows:
    recognise = partial(n_recognised, named=named)
    rows = rows_of(file.file, _kind(file.path), largest=largest, recognise=recognise)
    if next(rows(), None) is None:
        raise ArchiveError("a table without articles")
    return rows


def _held_in(rows: Rows, named: Mapping[str, str]) -> _Held:
    columns = list(dict.fromkeys(str(column) for row in rows() for column in row.cells if column))
    if not columns:
        return _Held({}, writing_in([]))  # of no row anything could be read: each says why
    held = recognised(columns, named)
    published = held.get("published")
    return _Held(held, writing_in(row.cells.get(published) for row in rows() if published))


def _article(file: TableFile, row: NumberedRow, held: _Held, largest: int) -> Source:
    name = f"{file.name}/{row.name}.txt"
    cell = {field: row.cells.get(column) for field, column in held.columns.items()}
    if row.failure:
        return Source(name, failure=row.failure)
    try:
        return Source(
            name,
            _content(text_of(cell.get("text")), largest),
            url=address(_with_scheme(text_of(cell.get("url")))) or file.record.url,
            publisher=line(text_of(cell.get("publisher")), key="publisher") or file.record.publisher,
            published=day_of(cell.get("published"), held.days) or file.record.published,
            headline=line(text_of(cell.get("headline")), key="title") or file.record.headline,
            language=line(text_of(cell.get("language")), key="language") or file.record.language,
        )
    except ValueError as error:
        return Source(name, failure=str(error))


def _content(text: str | None, largest: int) -> bytes:
    if text is None:
        raise ValueError("this row has no text")
    content = text.encode("utf-8", "replace")
    if len(content) > largest:
        raise ValueError(f"too large: {len(content)} bytes, where {largest} are the most we take")
    return content


def _with_scheme(said: str | None) -> str | None:
    return f"https://{said}" if said and said.startswith("www.") else said


def _kind(path: PurePath) -> str:
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    return "".join(suffixes) if suffixes[-1:] == [".gz"] else "".join(suffixes[-1:])
