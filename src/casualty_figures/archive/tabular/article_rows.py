"""A table of articles to sources, one a row."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import BinaryIO

from casualty_figures.archive.record import SourceRecord, address, line
from casualty_figures.archive.source import Source
from casualty_figures.archive.tabular.columns import FIELDS, Places, n_recognised, recognised
from casualty_figures.archive.tabular.days import Writing, day_of, writing_in
from casualty_figures.archive.tabular.header import NumberedRow, Row
from casualty_figures.archive.tabular.rows import KINDS, Rows, rows_of
from casualty_figures.archive.tabular.values import joined, name_of, text_of
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

    columns: Mapping[str, Places]
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


def columns_held(file: TableFile, *, largest: int, named: Mapping[str, str]) -> Mapping[str, Places]:
    """Return which columns hold which part of an article; raises what `articles_in_table` raises."""
    return _held_in(_rows_of(file, largest, named), named).columns


def _rows_of(file: TableFile, largest: int, named: Mapping[str, str]) -> Rows:
    recognise = partial(n_recognised, named=named)
    rows = rows_of(file.file, _kind(file.path), largest=largest, recognise=recognise)
    if next(rows(), None) is None:
        raise ArchiveError("a table without articles")
    return rows


def _held_in(rows: Rows, named: Mapping[str, str]) -> _Held:
    n_rows_with, n_rows = Counter[str](), 0
    for row in rows():
        n_rows_with.update(str(column) for column in row.cells if column)
        n_rows += bool(row.cells)
    if not n_rows:
        return _Held({}, writing_in([]))  # of no row anything could be read: each says why
    found = recognised(list(n_rows_with), named)
    of_all = {column for column, n in n_rows_with.items() if n == n_rows}
    held = {
        field: _until_certain(places, of_all) if field != "text" else places
        for field, places in found.items()
    }
    return _Held(held, writing_in(_cell(row.cells, held.get("published", ())) for row in rows()))


def _until_certain(places: Places, of_all: set[str]) -> Places:
    """Return the places to the first that every row has: records of JSON lines may have other keys each."""
    certain = (n for n, together in enumerate(places, start=1) if of_all.issuperset(together))
    return places[: next(certain, None)]


def _article(file: TableFile, row: NumberedRow, held: _Held, largest: int) -> Source:
    name = f"{file.name}/{row.name}.txt"
    if row.failure:
        return Source(name, failure=row.failure)
    cell = {field: _cell(row.cells, held.columns.get(field, ())) for field in FIELDS if field != "text"}
    try:
        return Source(
            name,
            _content(_text(row.cells, held.columns.get("text", ())), largest),
            url=address(_with_scheme(text_of(cell["url"]))) or file.record.url,
            publisher=line(text_of(name_of(cell["publisher"])), key="publisher") or file.record.publisher,
            published=day_of(cell["published"], held.days) or file.record.published,
            headline=line(text_of(cell["headline"]), key="title") or file.record.headline,
            language=line(text_of(cell["language"]), key="language") or file.record.language,
        )
    except ValueError as error:
        return Source(name, failure=str(error))


def _text(row: Row, places: Places) -> str | None:
    """Return the first text that is not empty."""
    said = (joined(row.get(column) for column in together) for together in places)
    return next(filter(None, said), None)


def _cell(row: Row, places: Places) -> object:
    """Return the first cell that the row has, be it empty: another may be of something else."""
    together = next((columns for columns in places if row.keys() >= {*columns}), ())
    cells = [row[column] for column in together]
    return joined(cells) if len(cells) > 1 else next(iter(cells), None)


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
