"""`casualty-figures export`: the events of the current release in forms that others read."""

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


def export(
    form: Annotated[
        ExportFormat, typer.Argument(metavar="FORMAT", help="ged, acled, tidy, geojson or xlsx.")
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

    **Examples**

        casualty-figures export ged --out events.csv

        casualty-figures export xlsx --out events.xlsx

        casualty-figures export geojson --out iraq.geojson --where "country_iso3 = 'IRQ'"
    """
    from casualty_figures.publishing import current_release  # noqa: PLC0415 - DuckDB: --help must not wait
    from casualty_figures.publishing.exports import export as write  # noqa: PLC0415 - the same
    from casualty_figures.publishing.exports.asking import Asked  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    asked = Asked(where=where, has_all_causes=has_all_causes)
    n_rows = write(current_release(settings().processed_folder), form.value, out, asked)
    typer.echo(f"{n_rows} row{'' if n_rows == 1 else 's'} in {out}")
