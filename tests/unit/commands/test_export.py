"""Exports of events, as a user asks for them."""

import csv
import json
import re
import shlex
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from command_line import CommandLine

from casualty_figures import reconcile
from casualty_figures.publishing import Provenance, publish_release, writing_lock
from casualty_figures.records.event import Estimate, Event
from casualty_figures.records.tables import TABLES
from casualty_figures.schema.to_arrow import rows_to_arrow, unchecked_schema

HELD_SINCE = datetime(2024, 3, 1, tzinfo=UTC)
EVENT = Event(
    event_id="e" * 64,
    run_id="0" * 64,
    kind="incident",
    series_id=None,
    status="provisional",
    cause="conflict",
    weapon="unknown",
    perpetrator=None,
    perpetrator_side="unknown",
    date_start=date(2016, 3, 8),
    date_end=date(2016, 3, 8),
    date_prec=1,
    date_basis="relative",
    country="Türkiye",
    country_iso3="TUR",
    adm_1="Muş",
    adm_1_iso="TR-49",
    location_name="Muş",
    latitude=38.74,
    longitude=41.49,
    where_prec=1,
    where_basis="explicit",
    n_articles=1,
    n_main_articles=1,
    number_of_sources=1,
    n_independent_origins=1,
    first_reported=date(2016, 3, 9),
    last_reported=date(2016, 3, 9),
    previous_event_ids=None,
    valid_from=HELD_SINCE,
)
ESTIMATE = Estimate(
    event_id=EVENT.event_id,
    indicator="killed",
    victim_group="all",
    run_id="0" * 64,
    low=14,
    best=14,
    high=None,
    unit="person",
    n_figures=1,
    number_of_sources=1,
    n_independent_origins=1,
    status="provisional",
    reconciliation_rule="one_origin",
    who_says_what=None,
    valid_from=HELD_SINCE,
    valid_to=None,
    change_reason="first told",
)
OLD = replace(ESTIMATE, low=9, best=9, valid_to=HELD_SINCE, valid_from=datetime(2024, 2, 1, tzinfo=UTC))
GED_COLUMNS = """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id
    conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a
    side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date
    source_headline source_original where_prec where_coordinates where_description adm_1 adm_2
    latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec
    date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
ACLED_COLUMNS = """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1
    inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3
    location latitude longitude geo_precision source source_scale notes fatalities tags timestamp
"""
FLOOD = replace(EVENT, event_id="f" * 64, cause="disaster", latitude=None, longitude=None)
FLOOD_DEAD = replace(ESTIMATE, event_id=FLOOD.event_id, low=3, best=3)


def publish(folder: Path, **records: Any) -> None:
    publish_tables(
        folder, {table.name: rows_to_arrow(table, records.get(table.name, ())) for table in TABLES}
    )


def publish_tables(folder: Path, tables: dict[str, pa.Table]) -> None:
    made_of = Provenance("0" * 64, HELD_SINCE, "engine", "rules", article_ids=())
    with writing_lock(folder) as lock:
        publish_release(lock, tables, made_of, parent=None, keep=2)


@pytest.fixture
def events(processed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    publish(processed, events=[EVENT, FLOOD], estimates=[OLD, ESTIMATE, FLOOD_DEAD])


def rows(name: str) -> list[dict[str, str]]:
    with Path(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.usefixtures("events")
def test_ged_gives_the_range_held_now_and_leaves_an_open_end_empty(casualty_figures: CommandLine) -> None:
    casualty_figures("export", "ged", "--out", "ged.csv")
    [event] = rows("ged.csv")
    assert (event["low"], event["best"], event["high"]) == ("14", "14", "")


def test_no_export_takes_a_count_of_households_for_one_of_persons(
    processed: Path, tmp_path: Path, casualty_figures: CommandLine
) -> None:
    households = replace(ESTIMATE, indicator="injured", unit="household")
    publish(processed, events=[EVENT], estimates=[ESTIMATE, households])
    casualty_figures("export", "geojson", "--out", str(tmp_path / "events.geojson"))
    [feature] = json.loads((tmp_path / "events.geojson").read_text(encoding="utf-8"))["features"]
    assert (feature["properties"]["killed_best"], feature["properties"]["injured_best"]) == (14, None)


@pytest.mark.usefixtures("events")
def test_ged_counts_the_dead_of_no_stated_side_as_unknown(casualty_figures: CommandLine) -> None:
    casualty_figures("export", "ged", "--out", "ged.csv")
    [event] = rows("ged.csv")
    assert (event["deaths_a"], event["deaths_civilians"], event["deaths_unknown"]) == ("", "", "14")


def test_ged_gives_no_side_where_the_sides_are_more_than_all(
    processed: Path, tmp_path: Path, casualty_figures: CommandLine
) -> None:
    civilians = replace(ESTIMATE, victim_group="civilian", low=20, best=20)
    publish(processed, events=[EVENT], estimates=[ESTIMATE, civilians])
    casualty_figures("export", "ged", "--out", str(tmp_path / "ged.csv"))
    [event] = rows(str(tmp_path / "ged.csv"))
    assert (event["deaths_civilians"], event["deaths_unknown"], event["best"]) == ("", "", "14")


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize("form", ["ged", "acled"])
def test_disasters_are_left_out_unless_asked_for(form: str, casualty_figures: CommandLine) -> None:
    casualty_figures("export", form, "--out", "some.csv")
    casualty_figures("export", form, "--out", "all.csv", "--all-causes")
    assert (len(rows("some.csv")), len(rows("all.csv"))) == (1, 2)


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize(("form", "columns"), [("ged", GED_COLUMNS), ("acled", ACLED_COLUMNS)])
def test_the_columns_are_those_of_the_codebook_and_then_ours(
    form: str, columns: str, casualty_figures: CommandLine
) -> None:
    casualty_figures("export", form, "--out", "events.csv")
    assert list(rows("events.csv")[0]) == [*columns.split(), "iso3", "status", "cause"]


def test_acled_gives_the_lowest_number_and_the_middle_of_a_longer_period(
    processed: Path, tmp_path: Path, casualty_figures: CommandLine
) -> None:
    longer = replace(EVENT, date_end=date(2016, 3, 13), date_prec=2)
    publish(processed, events=[longer], estimates=[replace(ESTIMATE, low=12, high=31)])
    casualty_figures("export", "acled", "--out", str(tmp_path / "acled.csv"))
    [event] = rows(str(tmp_path / "acled.csv"))
    assert (event["fatalities"], event["event_date"], event["time_precision"]) == ("12", "2016-03-10", "2")


def test_acled_has_no_precision_for_a_whole_country(
    processed: Path, tmp_path: Path, casualty_figures: CommandLine
) -> None:
    publish(processed, events=[replace(EVENT, where_prec=6)], estimates=[ESTIMATE])
    casualty_figures("export", "acled", "--out", str(tmp_path / "acled.csv"))
    assert rows(str(tmp_path / "acled.csv"))[0]["geo_precision"] == ""


@pytest.mark.usefixtures("events")
def test_acled_gives_the_numeric_code_of_the_country(casualty_figures: CommandLine) -> None:
    casualty_figures("export", "acled", "--out", "acled.csv")
    assert [(one["iso3"], one["iso"]) for one in rows("acled.csv")] == [("TUR", "792")]


@pytest.mark.usefixtures("events")
def test_acled_gives_one_number_of_fatalities(casualty_figures: CommandLine) -> None:
    casualty_figures("export", "acled", "--out", "acled.csv")
    assert [(row["fatalities"], row["time_precision"]) for row in rows("acled.csv")] == [("14", "1")]


@pytest.mark.usefixtures("events")
def test_tidy_has_its_hxl_tags_below_the_names(casualty_figures: CommandLine) -> None:
    casualty_figures("export", "tidy", "--out", "tidy.csv")
    tags, *estimates = rows("tidy.csv")
    assert (tags["best"], len(estimates)) == ("#affected+num+best", 2)


@pytest.mark.usefixtures("events")
def test_the_metadata_beside_tidy_say_which_days_and_countries(casualty_figures: CommandLine) -> None:
    casualty_figures("export", "tidy", "--out", "tidy.csv")
    metadata = json.loads(Path("tidy.csv.metadata.json").read_text(encoding="utf-8"))
    assert metadata["dataset_date"] == {"start": "2016-03-08", "end": "2016-03-08"}
    assert metadata["locations"] == ["TUR"]


@pytest.mark.usefixtures("events")
def test_geojson_has_longitude_first_and_names_as_they_are_written(casualty_figures: CommandLine) -> None:
    casualty_figures("export", "geojson", "--out", "events.geojson")
    text = Path("events.geojson").read_text(encoding="utf-8")
    [feature] = json.loads(text)["features"]
    assert feature["geometry"] == {"type": "Point", "coordinates": [41.49, 38.74]}
    assert "Muş" in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_a_name_that_is_a_formula_gets_an_apostrophe(
    start: str, processed: Path, tmp_path: Path, casualty_figures: CommandLine
) -> None:
    name = f"{start}HYPERLINK(1)"
    publish(processed, events=[replace(EVENT, location_name=name)], estimates=[ESTIMATE])
    casualty_figures("export", "acled", "--out", str(tmp_path / "acled.csv"))
    assert rows(str(tmp_path / "acled.csv"))[0]["location"] == f"'{name}"


@pytest.mark.usefixtures("events")
def test_where_keeps_the_events_it_is_true_of(casualty_figures: CommandLine) -> None:
    casualty_figures("export", "ged", "--out", "ged.csv", "--where", "country_iso3 = 'IRQ'")
    assert rows("ged.csv") == []


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize(
    "where",
    [
        "true) OR (true",
        "true; DROP VIEW events",
        "true, true",
        "event_id IN (SELECT event_id FROM events)",
        "EXISTS (FROM read_csv('/etc/passwd'))",
        "nobody = 1",
        "count(*) > 1",
        "",
    ],
)
def test_where_is_refused_unless_it_is_one_condition_on_events(
    where: str, casualty_figures: CommandLine
) -> None:
    said = casualty_figures("export", "ged", "--out", "ged.csv", "--where", where)
    assert (said.status, "--where" in said.err, Path("ged.csv").exists()) == (1, True, False)


@pytest.mark.usefixtures("events")
@pytest.mark.parametrize("form", ["ged", "acled", "tidy", "geojson"])
def test_the_same_release_gives_the_same_bytes(form: str, casualty_figures: CommandLine) -> None:
    casualty_figures("export", form, "--out", "one")
    casualty_figures("export", form, "--out", "two")
    assert Path("one").read_bytes() == Path("two").read_bytes()


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("form", ["ged", "acled", "tidy", "geojson", "xlsx"])
def test_a_release_without_events_gives_a_file_without_rows(
    form: str, tmp_path: Path, casualty_figures: CommandLine
) -> None:
    said = casualty_figures("export", form, "--out", str(tmp_path / "none"))
    assert said.out == f"0 rows in {tmp_path / 'none'}\n"


@pytest.mark.usefixtures("events")
def test_the_commands_of_the_documentation_do_what_they_say(casualty_figures: CommandLine) -> None:
    text = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")
    commands = re.findall(r"^casualty-figures (.+)$", text, re.MULTILINE)
    assert [casualty_figures(*shlex.split(one)).status for one in commands] == [0] * 6


def test_a_total_is_exported_with_the_addresses_of_its_articles(
    processed: Path, tmp_path: Path, casualty_figures: CommandLine
) -> None:
    told = "At least 640 people have been killed in Iraq since January 2015, the United Nations said."
    address = "https://news.example/total"
    made = reconcile([{"text": told, "published": "2015-06-01", "url": address}]).tables
    tables = {table.name: made.get(table.name, unchecked_schema(table).empty_table()) for table in TABLES}
    publish_tables(processed, tables)
    casualty_figures("export", "tidy", "--out", str(tmp_path / "tidy.csv"))
    _, total = rows(str(tmp_path / "tidy.csv"))
    assert (total["kind"], total["urls"]) == ("total", address)
