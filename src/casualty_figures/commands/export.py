"""`casualty-figures export`: events, and what was read, in forms that others read."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


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
) -> None:
    """Write the events: in UCDP GED's columns, in ACLED's, as tidy CSV, as GeoJSON, or as a workbook.

    ged and acled hold incidents whose cause is conflict or unknown, and what is not known stays empty.

    warc writes what was read instead: every page and file of the archive, with how it was fetched, as a web
    archive.

    **Examples**

        casualty-figures export ged --out events.csv

        casualty-figures export xlsx --out events.xlsx

        casualty-figures export geojson --out iraq.geojson --where "country_iso3 = 'IRQ'"

        casualty-figures export warc --out articles.warc.gz
    """
    if form is ExportFormat.WARC:
        if where is not None or has_all_causes:
            raise typer.BadParameter("warc writes the whole archive: it takes no --where and no --all-causes")
        _export_archive(out)
        return
    from casualty_figures.publishing import current_release  # noqa: PLC0415 - DuckDB: --help must not wait
    from casualty_figures.publishing.exports import export as write  # noqa: PLC0415 - the same
    from casualty_figures.publishing.exports.asking import Asked  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    asked = Asked(where=where, has_all_causes=has_all_causes)
    n_rows = write(current_release(settings().processed_folder), form.value, out, asked)
    typer.echo(f"{n_rows} row{'' if n_rows == 1 else 's'} in {out}")


def _export_archive(out: Path) -> None:
    """Write the archive as a web archive; leaves with status 1 where some of it is damaged."""
    from casualty_figures.archive import Archive  # noqa: PLC0415 - --help must not wait
    from casualty_figures.archive.webarchive.writing import write_web_archive  # noqa: PLC0415 - the same
    from casualty_figures.storage.escaping import terminal_line  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    written = write_web_archive(Archive(settings().archive_folder), out)
    without = f", {written.n_without} without bytes" if written.n_without else ""
    typer.echo(f"{written.n_with_bytes} article{'' if written.n_with_bytes == 1 else 's'}{without} in {out}")
    for damage in written.damaged:
        typer.echo(f"damaged: {terminal_line(damage)}", err=True)
    if written.damaged:
        raise typer.Exit(1)
