"""Events written to one file, whole or not at all; the same release gives the same bytes."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from casualty_figures.publishing.exports.asking import Asked, rows_asked
from casualty_figures.publishing.exports.mappings import columns_of
from casualty_figures.publishing.release import Release
from casualty_figures.records import ReleaseError
from casualty_figures.storage import NewFiles
from casualty_figures.storage.escaping import csv_cell

_Rows = Sequence[tuple[Any, ...]]


def export(release: Release, form: str, out: Path, asked: Asked) -> int:
    """Write the events of a release to `out` in one of the `FORMATS`, and return how many rows it has.

    Of a workbook these are the rows of its first sheet, the events. Tidy CSV
    has a file beside it, `out` with ".metadata.json" added. Raises
    `ReleaseError` where the condition is refused, the rows are more than the
    format holds, or the file cannot be written.
    """
    forms = _SHEETS if form == _WORKBOOK else {form: form}
    first, *others = rows_asked(release, tuple(forms), asked)
    content = _workbook(release, asked, [first, *others]) if others else _WRITERS[form](form, first)
    try:
        with NewFiles() as files:
            files.write(out, content)
            if form == "tidy":
                files.write(out.with_name(f"{out.name}.metadata.json"), _metadata(release, out.name, first))
    except OSError as error:
        raise ReleaseError(f"cannot write {out}: {error.strerror}") from error
    return len(first)


def _csv(form: str, rows: _Rows) -> bytes:
    return _csv_lines([_names(form)], rows)


def _tidy(form: str, rows: _Rows) -> bytes:
    return _csv_lines([_names(form), [one.hxl for one in columns_of(form)]], rows)


def _names(form: str) -> list[str]:
    return [one.column for one in columns_of(form)]


def _csv_lines(headers: Iterable[Sequence[str]], rows: _Rows) -> bytes:
    """Return CSV in UTF-8; the headers are ours and stay as they are, an HXL tag is no formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows(headers)
    writer.writerows(map(csv_cell, row) for row in rows)
    return text.getvalue().encode()


def _geojson(form: str, rows: _Rows) -> bytes:
    """Return a FeatureCollection of points, longitude first (RFC 7946, 3.1.1)."""
    features = [_feature(dict(zip(_names(form), row, strict=True))) for row in rows]
    return _json({"type": "FeatureCollection", "features": features})


def _feature(event: dict[str, Any]) -> dict[str, Any]:
    latitude, longitude = event.pop("latitude"), event.pop("longitude")
    return {
        "type": "Feature",
        "id": event["event_id"],
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": event,
    }


def _metadata(release: Release, name: str, rows: _Rows) -> bytes:
    """Return what HDX asks of a dataset, with each column's meaning."""
    days = sorted(day for row in rows for day in row[3:5] if day is not None)
    return _json(
        {
            "title": "Casualties by event, as news articles report them",
            "name": name,
            "dataset_source": "news articles, read by casualty-figures",
            "methodology": "Registry of events read from news articles; see docs/method.md",
            "dataset_date": {"start": days[0] if days else None, "end": days[-1] if days else None},
            "locations": sorted({row[6] for row in rows if row[6]}),
            "release": release.name,
            "code_version": release.code_version,
            "rows": len(rows),
            "columns": [
                {"name": one.column, "hxl": one.hxl, "description": one.meaning} for one in columns_of("tidy")
            ],
        }
    )


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def _workbook(release: Release, asked: Asked, tables: Sequence[_Rows]) -> bytes:
    """Return the events, their estimates and the sentences behind them as sheets, with a codebook."""
    from casualty_figures.publishing.exports.spreadsheet import Sheet, workbook  # noqa: PLC0415 - only for this

    sheets = [
        Sheet(title, _names(form), rows) for (form, title), rows in zip(_SHEETS.items(), tables, strict=True)
    ]
    about = [
        ("Title", "Casualties by event, as news articles report them"),
        ("Release", f"{release.name}, code {release.code_version}"),
        ("Events", "all" if asked.where is None else f"where {asked.where}"),
        (
            "Numbers",
            "An empty bound is open: nobody said it. Incidents, totals and stocks are never added up,",
        ),
        ("", "nor groups of victims to all of them. Cite low and high with best, and the status."),
        ("Sentences", "They are their publishers' words: all rights stay with them."),
    ]
    return workbook(about, [*sheets, Sheet("Codebook", ("sheet", "column", "meaning"), list(_codebook()))])


def _codebook() -> Iterator[tuple[str, str, str]]:
    for form, title in _SHEETS.items():
        yield from ((title, one.column, one.meaning) for one in columns_of(form))


_WORKBOOK = "xlsx"
_SHEETS = {"events": "Events", "tidy": "Estimates", "sources": "Sources"}
"""The sheets of a workbook, by the mapping of their columns."""
_WRITERS: dict[str, Callable[[str, _Rows], bytes]] = {
    "ged": _csv,
    "acled": _csv,
    "tidy": _tidy,
    "geojson": _geojson,
}
FORMATS = (*_WRITERS, _WORKBOOK)
"""The formats of an export."""
