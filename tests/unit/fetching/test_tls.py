"""Encrypted connections: to the address that was checked, with the certificate of the name."""

import asyncio
import ssl
from dataclasses import replace
from pathlib import Path

import pytest
import trustme
from servers import SETTINGS, Server, answer, fetch_from, serving

from casualty_figures.fetching import Fetched, Fetcher, FetchSettings, Refused, RefusedFor

PAGE = {"/": answer(b"text")}


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def settings(authority: trustme.CA, tmp_path: Path) -> FetchSettings:
    path = tmp_path / "authorities.pem"
    authority.cert_pem.write_to_path(str(path))
    return replace(SETTINGS, authorities=path, tries=1)


def certified(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    return context


async def to_loopback(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def fetch_named(name: str, tls: ssl.SSLContext, settings: FetchSettings) -> tuple[Fetched | Refused, Server]:
    async def fetch() -> tuple[Fetched | Refused, Server]:
        async with serving(dict(PAGE), tls=tls) as server, Fetcher(settings, resolve=to_loopback) as fetcher:
            return await fetcher.fetch(server.url("/", name), asks_robots=False), server

    return asyncio.run(fetch())


def test_the_certificate_is_that_of_the_name(authority: trustme.CA, settings: FetchSettings) -> None:
    page, _ = fetch_named("news.example", certified(authority, "news.example"), settings)
    assert isinstance(page, Fetched)


def test_the_server_is_told_the_name(authority: trustme.CA, settings: FetchSettings) -> None:
    told: list[str | None] = []
    context = certified(authority, "news.example")
    context.sni_callback = lambda _socket, name, _context: told.append(name)
    fetch_named("news.example", context, settings)
    assert told == ["news.example"]


@pytest.mark.parametrize(
    ("name", "trusts"),
    [("other.example", True), ("news.example", False)],
    ids=["of another name", "of nobody"],
)
def test_a_certificate_is_refused(
    name: str,
    trusts: bool,  # noqa: FBT001 - a column
    authority: trustme.CA,
    settings: FetchSettings,
) -> None:
    signer = authority if trusts else trustme.CA()
    page, server = fetch_named("news.example", certified(signer, name), settings)
    assert isinstance(page, Refused)
    assert (page.kind, server.requests) == (RefusedFor.TLS, [])
    assert "certificate" in page.reason


def test_a_server_that_speaks_no_tls_is_refused() -> None:
    settings = replace(SETTINGS, tries=1, connect_seconds=0.5)

    async def fetch() -> Fetched | Refused:
        async with serving(dict(PAGE)) as server, Fetcher(settings) as fetcher:
            return await fetcher.fetch(server.url().replace("http:", "https:"), asks_robots=False)

    page = asyncio.run(fetch())
    assert isinstance(page, Refused)
    assert page.kind in {RefusedFor.TLS, RefusedFor.UNREACHABLE}


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
def test_old_encryption_is_refused(authority: trustme.CA, settings: FetchSettings) -> None:
    context = certified(authority, "127.0.0.1")
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    (page,), server = fetch_from(PAGE, "/", settings=settings, tls=context, asks_robots=False)
    assert isinstance(page, Refused)
    assert (page.kind, server.requests) == (RefusedFor.TLS, [])


def test_the_authorities_of_the_system_vouch_unless_others_are_set(authority: trustme.CA) -> None:
    settings = replace(SETTINGS, tries=1)
    page, server = fetch_named("news.example", certified(authority, "news.example"), settings)
    assert isinstance(page, Refused)
    assert (page.kind, server.requests) == (RefusedFor.TLS, [])
