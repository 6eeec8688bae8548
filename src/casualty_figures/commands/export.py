"""`casualty-figures export`: events, and what was read, in forms that others read."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from casualty_figures.commands.released import At, released


class ExportFormat(StrEnum):
    """The forms of an export."""

    GED = "ged"
    ACLED = "acled"
    TIDY = "tidy"
    GEOJSON = "geojson"
    XLSX = "xlsx"
    WARC = "warc"


def export(
    form: Annotated[
        ExportFormat, typer.Argument(metavar="FORMAT", help="ged, acled, tidy, geojson, xlsx or warc.")
    ],
    out: Annotated[Path, typer.Option("--out", help="The file to write; one that is there is replaced.")],
    where: Annotated[
        str | None, typer.Option("--where", help="A condition over the columns of events, in SQL.")
    ] = None,
    has_all_causes: Annotated[  # noqa: FBT002 - typer's way to a flag
        bool,
        typer.Option(
            "--all-causes", help="In ged and acled: crime, disasters, accidents and others as well."
        ),
    ] = False,
    at: At = None,
) -> None:
    """Write the events: in UCDP GED's columns, in ACLED's, as tidy CSV, as GeoJSON, or as a workbook.

    ged and acled hold incidents whose cause is conflict or unknown, and what is not known stays empty.

    warc writes what was read instead: every page and file of the archive, with how it was fetched, as a web
    archive. Of an address all of it is copied to a temporary folder first.

    **Examples**

        casualty-figures export ged --out events.csv

        casualty-figures export xlsx --out events.xlsx

        casualty-figures export geojson --out iraq.geojson --where "country_iso3 = 'IRQ'"

        casualty-figures export warc --out articles.warc.gz
    """
    if form is ExportFormat.WARC:
        if where is not None or has_all_causes:
            raise typer.BadParameter("warc writes the whole archive: it takes no --where and no --all-causes")
        _export_archive(out, at)
        return
    from casualty_figures.publishing.exports import export as write  # noqa: PLC0415 - DuckDB: --help must not wait
    from casualty_figures.publishing.exports.asking import Asked  # noqa: PLC0415 - the same

    asked = Asked(where=where, has_all_causes=has_all_causes)
    n_rows = write(released(at), form.value, out, asked)
    typer.echo(f"{n_rows} row{'' if n_rows == 1 else 's'} in {out}")


def _export_archive(out: Path, at: str | None) -> None:
    """Write the archive as a web archive; leaves with status 1 where some of it is damaged."""
    from casualty_figures.archive.webarchive.writing import write_web_archive  # noqa: PLC0415 - --help must not wait
    from casualty_figures.runs.at_address import archive_to_read  # noqa: PLC0415 - the same
    from casualty_figures.storage.escaping import terminal_line  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    chosen = settings()
    with archive_to_read(at or chosen.address, chosen.archive_folder) as archive:
        written = write_web_archive(archive, out)
    without = f", {written.n_without} without bytes" if written.n_without else ""
    typer.echo(f"{written.n_with_bytes} article{'' if written.n_with_bytes == 1 else 's'}{without} in {out}")
    for damage in written.damaged:
        typer.echo(f"damaged: {terminal_line(damage)}", err=True)
    if written.damaged:
        raise typer.Exit(1)
