"""Long feeds, interfaces in pages, and pages that change, from servers on loopback by the fetcher."""

import json
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from asked import source
from local_site import Answered, Site, collected

from casualty_figures.archive import Archive
from casualty_figures.sources.history.attempts import Attempt

NO_ROBOTS: Answered = (404, {}, b"")


def page(count: int) -> Answered:
    told = f"<p>At least {count} people were killed when the river flooded Beira on Friday.</p>"
    return 200, {"Content-Type": "text/html"}, told.encode()


def test_of_a_feed_of_10_000_entries_a_run_takes_its_limit_and_the_next_goes_on(tmp_path: Path) -> None:
    def answer(path: str, _headers: Message) -> Answered:
        if path == "/robots.txt":
            return NO_ROBOTS
        return (200, {}, site.feed(10_000)) if path == "/rss" else page(int(path[1:]) + 2)

    site = Site(answer)
    with site.up():
        few = source("feed", url=f"{site.address}/rss", most_items=20)
        attempts = [collected(few, tmp_path) for _ in range(2)]
    assert [(one.n_new, one.is_cut) for one in attempts] == [(20, True), (20, True)]
    asked = [path for path, _ in site.answered if path not in {"/rss", "/robots.txt"}]
    assert sorted(asked, key=lambda path: int(path[1:])) == [f"/{number}" for number in range(40)]


def report(number: int) -> dict[str, object]:
    fields = {
        "title": f"Report {number}",
        "url_alias": f"https://reliefweb.example/report/{number}",
        "body-html": f"<p>{number + 2} people were killed in Kassala.</p>",
        "date": {"original": "2026-11-28T00:00:00+00:00", "created": "2026-11-29T10:00:00+00:00"},
        "source": [{"name": "Example Mission"}],
    }
    return {"id": str(number), "fields": fields}


def reports_of(first: Callable[[int], int], last: int, folder: Path) -> Attempt:
    """Return what comes of an interface of 250 reports that begins and ends its pages as told."""

    def answer(path: str, _headers: Message) -> Answered:
        start = first(int(parse_qs(urlsplit(path).query)["offset"][0]))
        reports = [report(number) for number in range(start, min(start + 100, last))]
        return (
            200,
            {"Content-Type": "application/json"},
            json.dumps({"totalCount": 250, "data": reports}).encode(),
        )

    site = Site(answer)
    with site.up():
        asked = source(
            "reliefweb", appname="desk-x1", query="flood", url=f"{site.address}/v2", most_items=1000
        )
        return collected(asked, folder)


def test_all_pages_of_an_interface_are_taken(tmp_path: Path) -> None:
    attempt = reports_of(lambda offset: offset, 250, tmp_path)
    assert (attempt.outcome, attempt.n_new) == ("done", 250)


@pytest.mark.parametrize(
    ("first", "last", "n_new", "why"),
    [
        (lambda offset: offset, 120, 120, "ends after 120 of 250 reports"),
        (lambda _offset: 0, 250, 100, "repeats itself after 100 of 250 reports"),
    ],
    ids=["ends in the middle", "repeats itself"],
)
def test_an_interface_that_fails_on_the_way_gives_what_came_before(
    first: Callable[[int], int], last: int, n_new: int, why: str, tmp_path: Path
) -> None:
    attempt = reports_of(first, last, tmp_path)
    assert (attempt.outcome, attempt.n_new) == ("partial", n_new)
    assert why in (attempt.reason or "")


def test_a_page_that_changes_twice_has_three_versions(tmp_path: Path) -> None:
    counts = iter((12, 14, 14, 17))
    site = Site(lambda path, _headers: NO_ROBOTS if path == "/robots.txt" else page(next(counts)))
    with site.up():
        situation = source("page", url=f"{site.address}/floods")
        new = [collected(situation, tmp_path).n_new for _ in range(4)]
    assert new == [1, 1, 0, 1]
    assert len(Archive(tmp_path / "archive").origins()) == 3
