"""What comes of a fetch: the bytes with their record, or a reason."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from servers import SETTINGS, answer, fetch_from, redirect

from casualty_figures.fetching import Fetched, FetchSettings, Refused, RefusedFor
from casualty_figures.records import CasualtyFiguresError


def test_a_page_comes_with_its_record() -> None:
    (page,), server = fetch_from({"/a": answer(b"text", content_type="text/plain")}, "/a")
    assert isinstance(page, Fetched)
    assert page.content == b"text"
    assert page.retrieval.sha256 == "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1"
    assert (page.retrieval.status, page.retrieval.http_version) == (200, "HTTP/1.1")
    assert (page.retrieval.url_asked, page.retrieval.url_reached) == (server.url("/a"), server.url("/a"))
    assert page.retrieval.ip_address == "127.0.0.1"
    assert ("content-type", "text/plain") in page.retrieval.response_headers


def test_the_record_has_the_headers_that_were_sent() -> None:
    (page,), server = fetch_from({"/a": answer(b"text")}, "/a", accept="text/html")
    assert [f"{name}: {value}" for name, value in page.retrieval.request_headers] == server.requests[-1][1:]
    assert "Accept: text/html" in server.requests[-1]


def test_who_asks_says_how_to_be_reached() -> None:
    _, server = fetch_from({"/a": answer(b"text")}, "/a")
    assert f"User-Agent: {SETTINGS.user_agent}" in server.requests[0]
    assert SETTINGS.user_agent.startswith("casualty-figures/")
    assert SETTINGS.user_agent.endswith(" (+mailto:desk@example.org)")


def test_redirects_are_followed_and_kept() -> None:
    (page,), server = fetch_from({"/old": redirect("new?a=b#c"), "/new": answer(b"text")}, "/old")
    assert isinstance(page, Fetched)
    assert page.retrieval.redirects == (server.url("/old"),)
    assert page.retrieval.url_reached == server.url("/new?a=b")


@pytest.mark.parametrize("location", ["/новини", "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8"])
def test_a_redirect_in_letters_of_any_script_is_followed(location: str) -> None:
    answers = {"/old": redirect(location), "/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8": answer(b"text")}
    (page,), _ = fetch_from(answers, "/old")
    assert isinstance(page, Fetched)


def test_a_redirect_with_spaces_is_followed() -> None:
    (page,), _ = fetch_from({"/old": redirect("/a b"), "/a%20b": answer(b"text")}, "/old")
    assert isinstance(page, Fetched)


def test_the_time_is_that_of_the_answer() -> None:
    answered: list[datetime] = []

    async def write(writer: asyncio.StreamWriter) -> None:
        answered.append(datetime.now(UTC))
        writer.write(answer(b"text"))

    settings = replace(SETTINGS, requests_a_second=5)
    pages, _ = fetch_from({"/": write}, "/", "/", settings=settings, at_once=True, asks_robots=False)
    noted = sorted(page.retrieval.retrieved_at for page in pages)
    assert [later >= sooner for sooner, later in zip(answered, noted, strict=True)] == [True, True]


def test_a_page_that_is_not_there_is_refused_with_its_status() -> None:
    (page,), _ = fetch_from({}, "/gone")
    assert isinstance(page, Refused)
    assert (page.kind, page.retrieval.status) == (RefusedFor.STATUS, 404)
    assert page.reason == "the server answers with status 404"


@pytest.mark.parametrize("status", ["202 Accepted", "204 No Content", "206 Partial Content"])
def test_a_success_without_a_whole_page_is_refused(status: str) -> None:
    (page,), _ = fetch_from({"/": answer(b"" if status.startswith("204") else b"text", status)}, "/")
    assert isinstance(page, Refused)
    assert (page.kind, page.retrieval.status) == (RefusedFor.STATUS, int(status[:3]))


def test_cookies_are_neither_sent_back_nor_kept() -> None:
    pages, server = fetch_from({"/a": answer(b"text", set_cookie="id=f3a9c1d2; Path=/")}, "/a", "/a")
    assert "f3a9c1d2" not in f"{pages} {server.requests}"
    assert all(isinstance(page, Fetched) for page in pages)


@pytest.mark.parametrize("contact", ["", "me", "a@b", "desk@example.org\r\nX: y", "https://"])
def test_nothing_is_fetched_by_who_cannot_be_reached(contact: str) -> None:
    with pytest.raises(CasualtyFiguresError, match="CASUALTY_FIGURES_FETCH_CONTACT"):
        FetchSettings(contact=contact)


@pytest.mark.parametrize("name", ["connections", "tries", "largest_bytes", "requests_a_second"])
def test_limits_that_let_nothing_through_are_refused(name: str) -> None:
    with pytest.raises(CasualtyFiguresError, match="nothing through"):
        replace(SETTINGS, **{name: 0})  # type: ignore[arg-type] # one of the numbers
