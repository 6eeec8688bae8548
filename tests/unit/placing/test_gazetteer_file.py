"""The gazetteer file: built whole or not at all, the same each time, found again by what went into it."""

from pathlib import Path

import pytest

from casualty_figures.placing import Gazetteer
from casualty_figures.placing.gazetteer import building, cache
from casualty_figures.placing.gazetteer.gazetteer_entry import GazetteerEntry

IRAQ = GazetteerEntry("country", "Iraq", "IQ", "", (33.0, 44.0), 40_000_000, 99237, ("Iraq",), ("IRQ",))
ANBAR = GazetteerEntry(
    "adm1", "Anbar", "IQ", "", (32.8, 41.6), 0, 99592, ("Anbar", "Al Anbār"), ("IQ.01", "IQ-AN")
)
RAMADI = GazetteerEntry(
    "city", "Ramadi", "IQ", "IQ.01", (33.42, 43.31), 223_500, 98717, ("Ramadi", "Ar Ramādī")
)
NOWHERE = GazetteerEntry("city", "Nowhere", "XX", "XX.01", (0.0, 0.0), 10, 1, ("Nowhere",))


@pytest.fixture
def few_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "all_entries", lambda: iter([("all", [IRAQ, ANBAR, RAMADI, NOWHERE])]))


@pytest.mark.usefixtures("few_places")
def test_a_city_carries_its_country_and_first_level_area(tmp_path: Path) -> None:
    building.build_gazetteer(tmp_path / "g.sqlite")
    [place] = Gazetteer(tmp_path / "g.sqlite").places_named("ramadi")
    assert (place.country_iso3, place.adm_1, place.adm_1_iso) == ("IRQ", "Anbar", "IQ-AN")


@pytest.mark.usefixtures("few_places")
def test_a_name_is_found_with_and_without_its_article(tmp_path: Path) -> None:
    building.build_gazetteer(tmp_path / "g.sqlite")
    gazetteer = Gazetteer(tmp_path / "g.sqlite")
    assert [gazetteer.places_named(key)[0].name for key in ("al anbar", "anbar")] == ["Anbar", "Anbar"]


@pytest.mark.usefixtures("few_places")
def test_a_place_of_no_known_country_is_left_out(tmp_path: Path) -> None:
    building.build_gazetteer(tmp_path / "g.sqlite")
    assert Gazetteer(tmp_path / "g.sqlite").places_named("nowhere") == ()


@pytest.mark.usefixtures("few_places")
def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    building.build_gazetteer(tmp_path / "one.sqlite")
    building.build_gazetteer(tmp_path / "two.sqlite")
    assert (tmp_path / "one.sqlite").read_bytes() == (tmp_path / "two.sqlite").read_bytes()


@pytest.mark.usefixtures("few_places")
def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    shares: list[float] = []
    building.build_gazetteer(tmp_path / "g.sqlite", lambda _what, share: shares.append(share))
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_build_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "all_entries", lambda: iter([("all", [RAMADI]), ("broken", None)]))
    with pytest.raises(TypeError):
        building.build_gazetteer(tmp_path / "g.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_the_cache_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_CACHE", str(tmp_path))
    assert cache.gazetteer_path().parent == tmp_path


def test_the_file_is_named_by_what_went_into_it(monkeypatch: pytest.MonkeyPatch) -> None:
    before = cache.gazetteer_path()
    monkeypatch.setattr(cache, "version", lambda _package: "0.0.1")
    cache.gazetteer_fingerprint.cache_clear()
    after = cache.gazetteer_path()
    cache.gazetteer_fingerprint.cache_clear()
    assert before != after


@pytest.mark.usefixtures("few_places")
def test_the_gazetteer_is_built_on_first_use_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASUALTY_FIGURES_CACHE", str(tmp_path / "cache"))
    built = cache.ready_gazetteer().path.stat().st_mtime_ns
    cache._opened.cache_clear()
    assert cache.ready_gazetteer().path.stat().st_mtime_ns == built
    cache._opened.cache_clear()
