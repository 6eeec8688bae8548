"""What a release says of its licences, against its tables and the pages."""

import json
from pathlib import Path

import pytest
from made_releases import Tables, publish

from casualty_figures.publishing.licences import GEONAMES, LICENCES

ROOT = Path(__file__).parents[3]


def test_every_manifest_names_geonames_as_its_licence_wants(tmp_path: Path) -> None:
    manifest = json.loads((publish(tmp_path, Tables(1)).folder / "manifest.json").read_bytes())

    assert GEONAMES in [entry.get("attribution") for entry in manifest["licences"]]


@pytest.mark.parametrize(
    ("entry", "column"),
    [
        (0, "articles.text"),
        (0, "estimates.who_says_what"),
        (0, "events.perpetrator"),
        (0, "accounts.cause_words"),
        (1, "figures.geonames_id"),
        (1, "accounts.location_name"),
        (1, "events.latitude"),
        (1, "withdrawn_events.adm_1"),
    ],
)
def test_words_and_places_are_named_in_every_table_that_has_them(entry: int, column: str) -> None:
    assert column in LICENCES[entry]["columns"]


def test_a_group_of_an_estimate_is_no_word_of_an_article() -> None:
    assert "estimates.victim_group" not in LICENCES[0]["columns"]
    assert LICENCES[-1]["columns"] == "all others"


@pytest.mark.parametrize("page", ["README.md", "NOTICE", "docs/licences.md"])
def test_the_pages_name_geonames_with_both_addresses(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")

    assert "GeoNames" in text
    assert "https://www.geonames.org/" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text


def test_the_page_gives_the_line_of_the_manifest() -> None:
    assert f"> {GEONAMES}\n" in (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
