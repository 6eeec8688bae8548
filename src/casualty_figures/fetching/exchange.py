"""One request and its answer, whole or refused."""

import asyncio
import ssl
from contextlib import aclosing
from dataclasses import dataclass

import httpx2

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.decoding import decoded
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.fetching.secrecy.request import ASK_AGAIN
from casualty_figures.fetching.transport import DEADLINE, IP_ADDRESS
from casualty_figures.records.retrieval import Freshness

LARGEST_ERROR = 65_536
"""Bytes that are read of an answer that is no success: nothing of it is taken."""
_BROKEN = ("peer closed connection", "Server disconnected")
"""How h11 and httpcore2 begin to say that an answer was cut off."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What was asked and what was answered; `content` is without its content coding."""

    url: httpx2.URL
    status: int
    http_version: str
    request_headers: tuple[tuple[str, str], ...]
    response_headers: tuple[tuple[str, str], ...]
    ip_address: str
    freshness: Freshness
    content: bytes


async def exchange(
    client: httpx2.AsyncClient, request: httpx2.Request, *, largest: int, is_cut: bool = False
) -> Exchange:
    """Return the answer to a request, at most `largest` bytes of it, counted without its content coding.

    Raises:
        RefusedError: There is none, or it is larger and not to be cut there.
    """
    try:
        response = await client.send(request, stream=True, follow_redirects=False)
        try:
            content = await _content(response, largest, is_cut=is_cut)
        finally:
            await response.aclose()
    except (httpx2.HTTPError, httpx2.StreamError, httpx2.InvalidURL, ssl.SSLError) as error:
        raise _refusal(error) from None
    return Exchange(
        request.url,
        response.status_code,
        response.http_version,
        tuple(pair for pair in _pairs(request.headers) if pair[0].lower() not in ASK_AGAIN),
        _pairs(response.headers),
        str(response.extensions.get(IP_ADDRESS, "")),
        _freshness(response),
        content,
    )


async def _content(response: httpx2.Response, largest: int, *, is_cut: bool) -> bytes:
    if not response.is_success:
        is_cut, largest = True, min(largest, LARGEST_ERROR)
    said = response.headers.get("content-length", "")
    if said.isdecimal() and int(said[:19]) > largest and not is_cut:
        raise _too_large(largest)
    content = bytearray()
    coding = response.headers.get("content-encoding", "")
    try:
        async with (
            asyncio.timeout_at(response.extensions.get(DEADLINE)),
            aclosing(response.aiter_raw()) as parts,
            aclosing(decoded(parts, coding)) as pieces,
        ):
            async for piece in pieces:
                content += piece
                if len(content) > largest:
                    break
    except TimeoutError:
        raise RefusedError(RefusedFor.SLOW, "the answer did not end in time") from None
    if len(content) > largest and not is_cut:
        raise _too_large(largest)
    return bytes(content[:largest])


def _too_large(largest: int) -> RefusedError:
    return RefusedError(RefusedFor.LARGE, f"more than {largest} bytes, the most we take")


def _pairs(headers: httpx2.Headers) -> tuple[tuple[str, str], ...]:
    """Return headers as text: UTF-8, as servers send addresses that they should encode, or Latin-1."""
    return tuple((_text(name), _text(value)) for name, value in headers.raw)


def _text(said: bytes) -> str:
    try:
        return said.decode("utf-8")
    except UnicodeDecodeError:
        return said.decode("latin-1")


def _freshness(response: httpx2.Response) -> Freshness:
    cached = response.extensions.get("caching")
    return Freshness.NOT_MODIFIED if cached and cached["from_cache"] else Freshness.FETCHED


def _refusal(error: Exception) -> RefusedError:
    """Return what a failure of httpx2 is in our words; the words of the network stay in brackets."""
    words = " ".join(str(error).split())[:200]
    if _is_of_tls(error):
        return RefusedError(RefusedFor.TLS, f"its certificate or encryption is not to be trusted ({words})")
    if isinstance(error, httpx2.ConnectTimeout | httpx2.ConnectError):
        return RefusedError(RefusedFor.UNREACHABLE, f"no connection ({words})", is_passing=True)
    if isinstance(error, httpx2.ProxyError):
        return RefusedError(RefusedFor.UNREACHABLE, f"the proxy refuses ({words})")
    if isinstance(error, httpx2.TimeoutException):
        return RefusedError(RefusedFor.UNREACHABLE, "silent for too long", is_passing=True)
    if isinstance(error, httpx2.NetworkError) or words.startswith(_BROKEN):
        return RefusedError(RefusedFor.UNREACHABLE, "the connection broke", is_passing=True)
    return RefusedError(RefusedFor.DAMAGED, f"what came cannot be understood ({words})")


def _is_of_tls(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, ssl.SSLError):
            return True
        error = error.__cause__ or error.__context__
    return False
