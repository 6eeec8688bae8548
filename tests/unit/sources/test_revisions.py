"""Pages that are fetched again: changed, unchanged, gone."""

from datetime import timedelta
from pathlib import Path

import pytest
from asked import NOW, source
from network import Collecting, Pages, refused, status
from test_collecting import FEED, HERALD, feed, url

from casualty_figures.fetching import RefusedFor
from casualty_figures.sources.asked import ask, given_addresses, histories
from casualty_figures.sources.history.attempts import AttemptLog
from casualty_figures.sources.history.days import source_days
from casualty_figures.sources.history.gone import pages_gone

PAGE = url(1)
HOUR = timedelta(hours=1)


def page(count: str, advertisement: str = "") -> bytes:
    return (
        "<html><head><title>Flood in Beira</title></head><body><article><h1>Flood in Beira</h1>"
        f"<p>At least {count} people were killed when the river flooded Beira on Friday, police said.</p>"
        f"<p>Hundreds of houses were destroyed.</p></article><!-- {advertisement} --></body></html>"
    ).encode()


@pytest.fixture
def herald(tmp_path: Path) -> Collecting:
    """A feed with one page, collected once."""
    collecting = Collecting(tmp_path, Pages({FEED: feed(1)}, {PAGE: page("12")}))
    collecting.collect(HERALD)
    return collecting


def visits(herald: Collecting, *hours: float) -> list[bool]:
    """Return at which ages the page was fetched again."""
    found = [herald.collect(HERALD, NOW + age * HOUR, revisit_days=14).attempt for age in hours]
    return [attempt.visited == (PAGE,) for attempt in found]


def versions(herald: Collecting) -> list[bytes]:
    return [herald.archive.bytes_of(origin) for origin in herald.place().known.at(PAGE)]


def test_a_page_is_fetched_again_each_time_it_is_twice_as_old(herald: Collecting) -> None:
    assert visits(herald, 1, 5, 6, 7, 11, 12, 13, 24, 25, 47, 48) == [
        age in {6, 12, 24, 48} for age in (1, 5, 6, 7, 11, 12, 13, 24, 25, 47, 48)
    ]


def test_a_page_that_is_old_is_left_alone(herald: Collecting) -> None:
    assert visits(herald, 24 * 14) == [False]


def test_no_page_is_fetched_again_where_the_setting_is_no_day(herald: Collecting) -> None:
    assert herald.collect(HERALD, NOW + 7 * HOUR, revisit_days=0).attempt.visited == ()


def test_a_page_that_changes_twice_has_three_versions_of_one_address(herald: Collecting) -> None:
    for age, count in ((6, "14"), (12, "14"), (24, "17")):
        herald.network.pages[PAGE] = page(count)
        visits(herald, age)
    assert versions(herald) == [page("12"), page("14"), page("17")]


def test_a_page_whose_advertisement_alone_changes_is_no_new_version(herald: Collecting) -> None:
    herald.network.pages[PAGE] = page("12", advertisement="buy two")
    assert visits(herald, 6) == [True]
    assert len(versions(herald)) == 1


def test_a_version_keeps_what_the_feed_said_of_the_article(herald: Collecting) -> None:
    herald.network.pages[PAGE] = page("14")
    visits(herald, 6)
    first, second = herald.place().known.at(PAGE)
    assert (second.published, second.collected_from) == (first.published, "feed")


@pytest.mark.parametrize("code", [404, 410])
def test_a_page_that_is_gone_is_noted_and_asked_for_no_more(code: int, herald: Collecting) -> None:
    herald.network.pages[PAGE] = status(code)
    attempt = herald.collect(HERALD, NOW + 6 * HOUR, revisit_days=14).attempt
    assert (attempt.gone, attempt.n_refused) == ((PAGE,), 0)
    assert visits(herald, 12, 24) == [False, False]
    assert versions(herald) == [page("12")]


def test_a_page_that_cannot_be_had_by_chance_is_asked_for_at_the_next_run(herald: Collecting) -> None:
    herald.network.pages[PAGE] = status(503)
    assert visits(herald, 6) == [False]
    herald.network.pages[PAGE] = page("14")
    assert visits(herald, 7) == [True]


def test_a_single_page_is_fetched_whenever_it_is_due_and_new_where_it_changed(tmp_path: Path) -> None:
    collecting = Collecting(tmp_path, Pages(pages={PAGE: page("12")}))
    sitrep = source("page", url=PAGE)
    counts = []
    for day, count in enumerate(("12", "12", "14")):
        collecting.network.pages[PAGE] = page(count)
        counts.append(collecting.collect(sitrep, NOW + timedelta(days=day)).attempt.n_new)
    assert counts == [1, 0, 1]


def test_a_single_page_that_is_gone_is_noted_until_it_is_there_again(tmp_path: Path) -> None:
    collecting = Collecting(tmp_path, Pages(pages={PAGE: page("12")}))
    sitrep = source("page", url=PAGE)
    noted = []
    for day, answer in enumerate((page("12"), status(404), page("12"))):
        collecting.network.pages[PAGE] = answer
        attempt = collecting.collect(sitrep, NOW + timedelta(days=day)).attempt
        noted.append((attempt.visited, attempt.gone))
    assert noted == [((), ()), ((PAGE,), (PAGE,)), ((PAGE,), ())]


def test_a_page_that_was_never_had_is_not_noted_as_gone(tmp_path: Path) -> None:
    collecting = Collecting(tmp_path, Pages(pages={PAGE: status(404)}))
    assert collecting.collect(source("page", url=PAGE)).attempt.gone == ()


def test_a_page_of_the_command_line_that_is_gone_is_gone_and_no_source(tmp_path: Path) -> None:
    collecting = Collecting(tmp_path, Pages(pages={PAGE: page("12")}))
    log = AttemptLog(collecting.archive.folder)
    for days, answer in enumerate((page("12"), status(410))):
        collecting.network.pages[PAGE] = answer
        ask(given_addresses([PAGE]), collecting.place(), log, NOW + timedelta(days=days))
    told = histories(tmp_path / "sources.toml", log)
    assert list(pages_gone(told).values()) == [NOW + timedelta(days=1)]
    assert source_days(told, frozenset(), NOW.date()) == []


@pytest.mark.parametrize(
    "key", ["https://reader:secret99@herald.example/1", "https://herald.example/1?token=secret99"]
)
def test_an_address_that_is_refused_is_kept_without_the_key_in_it(key: str, tmp_path: Path) -> None:
    collecting = Collecting(tmp_path, Pages(pages={key: refused(RefusedFor.KEY, "the parameter is a key")}))
    (origin,) = collecting.collect(given_addresses([key])).origins
    assert "secret99" not in f"{origin}"
    assert "the parameter is a key" in f"{origin}"
