"""robots.txt, by RFC 9309."""

import time
from dataclasses import replace

import pytest
from servers import SETTINGS, Answer, answer, fetch_from, not_found, redirect

from casualty_figures.fetching import Fetched, Refused, RefusedFor
from casualty_figures.records.retrieval import Robots

PAGE = {"/a": answer(b"text"), "/private/b": answer(b"text")}
FORBIDS_ALL = answer(b"User-agent: *\nDisallow: /\n")


def rules(text: str) -> dict[str, Answer]:
    return {**PAGE, "/robots.txt": answer(text.encode())}


def test_what_robots_forbid_is_not_asked_for() -> None:
    (page,), server = fetch_from(rules("User-agent: *\nDisallow: /private/\n"), "/private/b")
    assert isinstance(page, Refused)
    assert (page.kind, page.retrieval.robots) == (RefusedFor.ROBOTS, Robots.FORBIDDEN)
    assert page.reason == "the robots.txt of its host forbids it"
    assert server.paths == ["/robots.txt"]


def test_what_robots_allow_is_noted_as_allowed() -> None:
    (page,), _ = fetch_from(rules("User-agent: *\nDisallow: /private/\n"), "/a")
    assert isinstance(page, Fetched)
    assert page.retrieval.robots is Robots.ALLOWED


@pytest.mark.parametrize(
    ("text", "is_allowed"),
    [
        ("User-agent: *\nDisallow: /\n\nUser-agent: Casualty-Figures\nAllow: /\n", True),
        ("User-agent: *\nAllow: /\n\nUser-agent: casualty-figures\nDisallow: /\n", False),
        ("User-agent: *\nDisallow: /\nAllow: /a\n", True),
        ("\ufeffUser-agent: *\nDisallow: /\n", False),
        ("User-agent: *\nDisallow: /*?*secret\n", False),
        ("<html>This page is not here</html>", True),
        ("#" * 500_000 + "\nUser-agent: *\nDisallow: /\n", False),
        ("#" * 600_000 + "\nUser-agent: *\nDisallow: /\n", True),
    ],
)
def test_the_rules_are_those_of_rfc_9309(text: str, is_allowed: bool) -> None:  # noqa: FBT001 - a column
    (page,), _ = fetch_from(rules(text), "/a?x=secret")
    assert isinstance(page, Fetched) is is_allowed


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Unauthorized", "410 Gone"])
def test_a_host_without_robots_allows_all(status: str) -> None:
    (page,), _ = fetch_from({**PAGE, "/robots.txt": answer(b"", status)}, "/a")
    assert isinstance(page, Fetched)


@pytest.mark.parametrize("status", ["500 Internal Server Error", "503 Unavailable", "429 Too Many Requests"])
def test_a_host_whose_robots_fail_allows_nothing(status: str) -> None:
    (page,), server = fetch_from({**PAGE, "/robots.txt": answer(b"", status)}, "/a")
    assert isinstance(page, Refused)
    assert (page.kind, "/a" in server.paths) == (RefusedFor.ROBOTS, False)
    assert page.reason == (
        f"robots.txt cannot be had: the server answers with status {status[:3]}, taken as forbidding all"
    )


def test_robots_that_redirect_are_followed() -> None:
    (page,), _ = fetch_from({**PAGE, "/robots.txt": redirect("/r"), "/r": FORBIDS_ALL}, "/a")
    assert isinstance(page, Refused)


def test_robots_that_redirect_without_end_count_as_not_there() -> None:
    (page,), _ = fetch_from({**PAGE, "/robots.txt": redirect("/robots.txt")}, "/a")
    assert isinstance(page, Fetched)


def test_robots_are_asked_for_once_by_all() -> None:
    pages, server = fetch_from(rules(""), "/a", "/private/b", "/c", at_once=True)
    assert server.paths.count("/robots.txt") == 1
    assert len(pages) == 3


def test_robots_of_the_host_that_a_redirect_leads_to_are_obeyed() -> None:
    answers = {
        "/a": redirect("/b"),
        "/b": answer(b"text"),
        "/robots.txt": answer(b"User-agent: *\nDisallow: /b"),
    }
    (page,), server = fetch_from(answers, "/a")
    assert isinstance(page, Refused)
    assert "/b" not in server.paths


def test_an_interface_that_gave_a_key_is_not_asked_for_robots() -> None:
    (page,), server = fetch_from({**PAGE, "/robots.txt": FORBIDS_ALL}, "/a", asks_robots=False)
    assert (isinstance(page, Fetched), server.paths) == (True, ["/a"])
    assert page.retrieval.robots is Robots.NOT_ASKED


def test_a_pause_that_robots_want_is_kept() -> None:
    start = time.monotonic()
    fetch_from(rules("User-agent: *\nCrawl-delay: 0.3\n"), "/a", "/a", "/a")
    assert time.monotonic() - start >= 0.6


def test_a_host_that_is_not_there_is_unreachable_and_not_forbidden() -> None:
    settings = replace(SETTINGS, tries=1, connect_seconds=1)
    (page,), _ = fetch_from(
        {"/robots.txt": not_found()}, "/a", settings=settings, host="127.0.0.3"
    )  # where none listens
    assert isinstance(page, Refused)
    assert page.kind is RefusedFor.UNREACHABLE
    assert page.reason.startswith("robots.txt cannot be had: no connection")
