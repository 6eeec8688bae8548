"""Keys: sent to whom they are for, written nowhere."""

import asyncio
import logging
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from servers import SETTINGS, Answer, Server, answer, fetch_from, redirect, serving

from casualty_figures.fetching import Fetched, Fetcher, Keys, Refused, RefusedFor
from casualty_figures.records import CasualtyFiguresError

KEY = "s3cr3t/key+0123456789=="
SPELT = ("s3cr3t/key+0123456789==", "s3cr3t%2Fkey%2B0123456789%3D%3D", "s3cr3t/key%2B0123456789%3D%3D")
BY_PARAMETER = Keys(parameters={"api_key": "NEWS_KEY"})
BY_HEADER = Keys(headers={"X-Api-Key": "NEWS_KEY"})


@pytest.fixture(autouse=True)
def _key_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_KEY", KEY)


def told(pages: list[Fetched | Refused]) -> str:
    """Return all that is said of pages, as text."""
    bodies = [page.content.decode() for page in pages if isinstance(page, Fetched)]
    return f"{pages!r} {bodies}"


def test_a_key_is_sent_as_the_parameter_it_is_for() -> None:
    _, server = fetch_from({"/": answer(b"text")}, "/?q=a%20b", keys=BY_PARAMETER, asks_robots=False)
    assert server.paths == ["/?q=a%20b&api_key=s3cr3t%2Fkey%2B0123456789%3D%3D"]


def test_a_key_is_sent_as_the_header_it_is_for() -> None:
    _, server = fetch_from({"/": answer(b"text")}, "/", keys=BY_HEADER, asks_robots=False)
    assert f"X-Api-Key: {KEY}" in server.requests[0]


@pytest.mark.parametrize("keys", [BY_PARAMETER, BY_HEADER])
@pytest.mark.parametrize(
    "behaviour",
    [
        pytest.param(answer(b"text"), id="answers"),
        pytest.param(
            answer(f'{{"href": "https://a.example/?k={SPELT[1]}", "k": "{KEY}"}}'.encode()), id="repeats it"
        ),
        pytest.param(
            answer(b"", location=f"/?api_key={SPELT[1]}", link=f"<{SPELT[0]}>"), id="repeats it in headers"
        ),
        pytest.param(redirect(f"/b?api_key={SPELT[1]}"), id="redirects with it"),
        pytest.param(redirect(f"ftp://a.example/?{SPELT[0]}"), id="redirects to nowhere with it"),
        pytest.param(f"HTTP/1.1 {KEY}\r\n\r\n".encode(), id="talks rubbish with it"),
        pytest.param(answer(KEY.encode(), "403 Forbidden"), id="refuses"),
        pytest.param(b"", id="hangs up"),
    ],
)
def test_a_key_is_nowhere_when_a_server(
    behaviour: Answer, keys: Keys, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    settings = replace(SETTINGS, cache=tmp_path)
    answers = {"/": behaviour, "/b": answer(KEY.encode(), etag='"1"')}
    pages, server = fetch_from(answers, "/", settings=settings, keys=keys, asks_robots=False)
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()).decode("latin-1")
    logged = "\n".join(record.getMessage() for record in caplog.records)
    assert any(form in f"{server.requests}" for form in SPELT)
    for form in SPELT:
        assert form not in told(pages)
        assert form not in kept
        assert form not in logged


def test_a_key_goes_with_a_redirect_at_the_same_host() -> None:
    answers = {"/": redirect("/b"), "/b": answer(b"text")}
    (page,), server = fetch_from(answers, "/", keys=BY_PARAMETER, asks_robots=False)
    assert isinstance(page, Fetched)
    assert server.paths[1] == "/b?api_key=s3cr3t%2Fkey%2B0123456789%3D%3D"


@pytest.mark.parametrize("keys", [BY_PARAMETER, BY_HEADER])
def test_a_key_goes_to_no_other_host(keys: Keys) -> None:
    async def fetch() -> tuple[Fetched | Refused, Server]:
        async with serving({"/": answer(b"text")}) as other:
            to_other: dict[str, Answer] = {"/": redirect(other.url())}
            async with serving(to_other) as server, Fetcher(SETTINGS) as fetcher:
                return await fetcher.fetch(server.url(), keys=keys, asks_robots=False), other

    page, other = asyncio.run(fetch())
    assert isinstance(page, Fetched)
    assert not any(form in f"{other.requests}" for form in SPELT)


def test_robots_txt_is_asked_for_without_the_key() -> None:
    _, server = fetch_from({"/": answer(b"text")}, "/", keys=BY_HEADER)
    assert KEY not in f"{server.requests[0]}"


@pytest.mark.parametrize("held", ["", "short", "two\nlines-of-text", "café-café-café", "several words x"])
def test_what_the_environment_holds_must_be_a_key(held: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWS_KEY", held)
    (page,), server = fetch_from({"/": answer(b"text")}, "/", keys=BY_PARAMETER)
    assert isinstance(page, Refused)
    assert (page.kind, server.requests, "NEWS_KEY" in page.reason) == (RefusedFor.KEY, [], True)
    assert not held or held not in page.reason


def test_a_key_is_not_sent_in_the_clear() -> None:
    async def fetch() -> Fetched | Refused:
        async with Fetcher(SETTINGS) as fetcher:
            return await fetcher.fetch("http://api.example/", keys=BY_PARAMETER)

    page = asyncio.run(fetch())
    assert isinstance(page, Refused)
    assert (page.kind, page.reason) == (RefusedFor.KEY, "a key is sent over https only")


@pytest.mark.parametrize("name", ["api_key", "Token", "X-Amz-Signature", "password"])
def test_an_address_with_a_key_in_it_is_refused_without_repeating_it(name: str) -> None:
    (page,), server = fetch_from({"/": answer(b"text")}, f"/?a=b&{name}=wordofmine")
    assert isinstance(page, Refused)
    assert (page.kind, server.requests) == (RefusedFor.KEY, [])
    assert "wordofmine" not in f"{page!r}"


def test_a_redirect_with_a_signature_is_followed_and_kept_without_it(tmp_path: Path) -> None:
    answers = {"/": redirect("/b?X-Amz-Signature=f00dfeed&page=2"), "/b": answer(b"text", etag='"1"')}
    (page,), server = fetch_from(answers, "/", settings=replace(SETTINGS, cache=tmp_path))
    assert isinstance(page, Fetched)
    assert "/b?X-Amz-Signature=f00dfeed&page=2" in server.paths
    assert page.retrieval.url_reached == server.url("/b?X-Amz-Signature=REDACTED&page=2")
    assert "f00dfeed" not in f"{page!r}"
    with sqlite3.connect(next(tmp_path.glob("*.db"))) as cache:
        assert not any(b"f00dfeed" in row[0] for row in cache.execute("SELECT data FROM entries"))


def test_what_is_before_an_at_sign_is_not_repeated() -> None:
    async def fetch() -> Fetched | Refused:
        async with Fetcher(SETTINGS) as fetcher:
            return await fetcher.fetch("https://reader:wordofmine@news.example/")

    page = asyncio.run(fetch())
    assert isinstance(page, Refused)
    assert "wordofmine" not in f"{page!r}"


def test_the_password_of_a_proxy_is_not_shown() -> None:
    settings = replace(SETTINGS, proxy="http://reader:wordofmine@proxy.example:3128")
    assert "wordofmine" not in f"{settings!r}"
    with pytest.raises(CasualtyFiguresError) as refused:
        replace(settings, tries=0)
    assert "wordofmine" not in str(refused.value)
