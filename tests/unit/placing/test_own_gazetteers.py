"""A gazetteer of the user's own: read from a table or a dump, kept whole or not at all, used when reading."""

from pathlib import Path

import pytest

from casualty_figures.engine import engine_version, vague_words
from casualty_figures.placing import country_of, place_mentions
from casualty_figures.placing.gazetteer import cache
from casualty_figures.placing.gazetteer.own_gazetteers import (
    keep_gazetteer,
    name_for,
    own_gazetteers,
    read_own_file,
)

TABLE = "name,country,area,latitude,longitude,names\nMirraloo,Kenya,Mandera,3.9,41.8,Mira Loo|Miralu\n"
DUMP_ROW = "\t".join(
    [
        "77",
        "Mirraloo",
        "Mirraloo",
        "Miralu,Mira Loo",
        "3.9",
        "41.8",
        "P",
        "PPL",
        "KE",
        *[""] * 5,
        "900",
        *[""] * 4,
    ]
)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder for gazetteers of one's own that is in force."""
    monkeypatch.setenv("CASUALTY_FIGURES_GAZETTEERS", str(tmp_path / "own"))
    return tmp_path / "own"


def written(tmp_path: Path, text: str, name: str = "villages.csv") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "name"), [(TABLE, "v.csv"), (TABLE.replace(",", "\t"), "v.tsv"), (DUMP_ROW, "KE.txt")]
)
def test_a_place_is_read_from_a_table_or_a_dump(tmp_path: Path, text: str, name: str) -> None:
    [place], bad = read_own_file(written(tmp_path, text, name))
    assert (place.name, place.iso2, place.latitude, place.longitude, bad) == ("Mirraloo", "KE", 3.9, 41.8, [])
    assert set(place.names) == {"Mira Loo", "Miralu"}


@pytest.mark.parametrize("area", ["Mandera", "KE-24", ""])
def test_an_area_is_given_by_name_or_code(tmp_path: Path, area: str) -> None:
    places, bad = read_own_file(written(tmp_path, TABLE.replace("Mandera", area)))
    assert (len(places), bad) == (1, [])


@pytest.mark.parametrize(
    ("spoiled", "said"),
    [
        (("Mirraloo", "77"), "name"),
        (("Kenya", "Kenia Republik"), "country"),
        (("Mandera", "Bavaria"), "first-level area"),
        (("3.9", "93.9"), "latitude"),
        (("41.8", "east"), "longitude"),
        (("41.8", "nan"), "longitude"),
        (("Miralu", "Miralu,too,many"), "cells"),
    ],
)
def test_a_bad_row_is_told_with_its_line(tmp_path: Path, spoiled: tuple[str, str], said: str) -> None:
    places, [bad] = read_own_file(written(tmp_path, TABLE.replace(*spoiled)))
    assert (places, bad.line) == ([], 2)
    assert said in bad.reason


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no column latitude, longitude"):
        read_own_file(written(tmp_path, "name,country\nMirraloo,Kenya\n"))


def test_a_gazetteer_is_kept_under_its_name_and_replaces_the_one_before(tmp_path: Path) -> None:
    places, _ = read_own_file(written(tmp_path, TABLE))
    keep_gazetteer(tmp_path / "own", "villages", places)
    keep_gazetteer(tmp_path / "own", "villages", places * 2)
    assert list(own_gazetteers(tmp_path / "own")) == ["villages"]
    assert len(read_own_file(own_gazetteers(tmp_path / "own")["villages"])[0]) == 2


def test_a_name_that_would_leave_the_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="not a name"):
        keep_gazetteer(tmp_path, "../outside", [])


def test_a_file_gives_its_name() -> None:
    assert name_for(Path("my villages (2).csv")) == "my-villages-2"


def test_a_village_of_ones_own_is_read_and_makes_another_engine(tmp_path: Path, own_folder: Path) -> None:
    text = "Gunmen killed four herders in Mirraloo."
    before = engine_version(vague_words())
    assert country_of(text) is None
    places, _ = read_own_file(written(tmp_path, TABLE))
    keep_gazetteer(own_folder, "villages", places)
    [mention] = place_mentions(text)
    cache._opened.cache_clear()
    assert (mention.place.location_name, mention.place.adm_1, mention.place.precision) == (
        "Mirraloo",
        "Mandera",
        1,
    )
    assert engine_version(vague_words()) != before
