"""What a release says of its licences, against its tables and the pages."""

import json
from pathlib import Path

import pytest
from made_releases import Tables, publish

from casualty_figures.publishing.licences import GEONAMES, LICENCES
from casualty_figures.records.tables import TABLES

ROOT = Path(__file__).parents[3]


def test_every_manifest_names_geonames_as_its_licence_wants(tmp_path: Path) -> None:
    manifest = json.loads((publish(tmp_path, Tables(1)).folder / "manifest.json").read_bytes())

    assert GEONAMES in [entry.get("attribution") for entry in manifest["licences"]]


def test_every_column_named_is_one_of_the_tables() -> None:
    columns = {f"{table.name}.{column.name}" for table in TABLES for column in table.columns}

    assert {name for entry in LICENCES[:-1] for name in entry["columns"]} <= columns
    assert LICENCES[-1]["columns"] == "all others"


@pytest.mark.parametrize("page", ["README.md", "NOTICE", "docs/licences.md"])
def test_the_pages_name_geonames_with_both_addresses(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")

    assert "GeoNames" in text
    assert "https://www.geonames.org/" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text


def test_the_page_gives_the_line_of_the_manifest() -> None:
    assert f"> {GEONAMES}\n" in (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
