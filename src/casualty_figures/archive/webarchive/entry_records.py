"""The records of a web archive that stand for an entry of ours.

A page that was fetched is a `response` with its `request`, one fetched again
with the same bytes a `revisit`, a file that was given a `resource`. Beside each
stands a `metadata` record with what our own records say: the article_id, the
address asked, robots, and for what could not be had the reason.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from http import HTTPStatus
from importlib.metadata import version
from mimetypes import guess_type
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders

from casualty_figures.records import Origin
from casualty_figures.records.retrieval import Freshness, Retrieval

_OF_THE_WIRE = frozenset({"content-encoding", "transfer-encoding", "content-length"})
"""Headers of a body as it was sent: ours is kept without its coding, and they under another name."""
_REVISITED = {
    Freshness.FETCHED: "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
    Freshness.NOT_MODIFIED: "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
}
"""The profile of a revisit (WARC 1.1, 6.7): the same bytes came, or the server said that they still hold."""
_WARCINFO = {
    "software": f"casualty-figures/{version('casualty-figures')}",
    "format": "WARC File Format 1.1",
    "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the archive, its bytes if it has any, how it was fetched, and what of it is damaged."""

    origin: Origin
    content: bytes | None
    retrievals: tuple[Retrieval, ...] = ()
    damage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """One record; `name` decides its id, so that the same entry has the same."""

    kind: str
    name: str
    uri: str
    moment: datetime
    content: bytes = b""
    said: Mapping[str, str] = field(default_factory=dict)
    http: StatusAndHeaders | None = None
    content_type: str = ""

    @property
    def record_id(self) -> str:
        """Return its WARC-Record-ID."""
        return _id(self.name)

    @property
    def headers(self) -> dict[str, str]:
        """Return its other headers."""
        return {"WARC-Date": _time(self.moment), **self.said}


def opening(newest: datetime) -> Record:
    """Return the record that a file begins with; its date is that of the newest entry."""
    return Record("warcinfo", "warcinfo", "", newest, _fields(_WARCINFO))


def records_of(entry: Entry) -> Iterator[Record]:
    """Yield the records that stand for an entry, a `metadata` record at the end of each retrieval's."""
    if not entry.retrievals:
        yield from _given(entry)
    for number, retrieval in enumerate(entry.retrievals):
        name = f"{entry.origin.article_id}/{number}"
        said: dict[str, str] = {}
        if entry.content is not None:
            said["WARC-Concurrent-To"] = _id(f"{name}/response")
            yield _response(entry, number)
            yield Record(
                "request",
                f"{name}/request",
                retrieval.url_reached,
                retrieval.retrieved_at,
                said=said,
                http=_question(retrieval),
            )
        told = _fields(_of_entry(entry) | _of_retrieval(retrieval))
        yield Record(
            "metadata", f"{name}/metadata", retrieval.url_reached, retrieval.retrieved_at, told, said
        )


def _given(entry: Entry) -> Iterator[Record]:
    """Yield the records of an entry that was a file, or whose file could not be had."""
    origin = entry.origin
    uri = origin.url or f"urn:casualty-figures:{origin.article_id}"
    name = f"{origin.article_id}/resource"
    said = {}
    if entry.content is not None:
        said["WARC-Concurrent-To"] = _id(name)
        kind = guess_type(origin.name)[0] or "application/octet-stream"
        yield Record("resource", name, uri, origin.retrieved_at, entry.content, content_type=kind)
    told = _fields(_of_entry(entry))
    yield Record("metadata", f"{origin.article_id}/metadata", uri, origin.retrieved_at, told, said)


def _response(entry: Entry, number: int) -> Record:
    first, retrieval = entry.retrievals[0], entry.retrievals[number]
    content = entry.content or b""
    said = {"WARC-IP-Address": retrieval.ip_address} if retrieval.ip_address else {}
    if number:
        said |= {
            "WARC-Profile": _REVISITED[retrieval.freshness],
            "WARC-Payload-Digest": f"sha256:{entry.origin.raw_sha256}",
            "WARC-Refers-To": _id(f"{entry.origin.article_id}/0/response"),
            "WARC-Refers-To-Target-URI": first.url_reached,
            "WARC-Refers-To-Date": _time(first.retrieved_at),
        }
    return Record(
        "revisit" if number else "response",
        f"{entry.origin.article_id}/{number}/response",
        retrieval.url_reached,
        retrieval.retrieved_at,
        b"" if number else content,
        said,
        _answer(retrieval, len(content)),
    )


def _answer(retrieval: Retrieval, length: int) -> StatusAndHeaders:
    status = retrieval.status or 0
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
    headers = [
        (f"X-Archive-Orig-{name}" if name.lower() in _OF_THE_WIRE else name, value)
        for name, value in retrieval.response_headers
    ]
    headers.append(("Content-Length", str(length)))
    return StatusAndHeaders(f"{status} {phrase}", headers, protocol=retrieval.http_version or "HTTP/1.1")


def _question(retrieval: Retrieval) -> StatusAndHeaders:
    _, _, rest = retrieval.url_reached.partition("://")
    return StatusAndHeaders(
        f"GET /{rest.partition('/')[2]} HTTP/1.1", list(retrieval.request_headers), is_http_request=True
    )


def _of_entry(entry: Entry) -> dict[str, str]:
    said = {name: str(value) for name, value in asdict(entry.origin).items() if value is not None}
    return said | ({"damage": "; ".join(entry.damage)} if entry.damage else {})


def _of_retrieval(retrieval: Retrieval) -> dict[str, str]:
    return {
        "url_asked": retrieval.url_asked,
        "url_reached": retrieval.url_reached,
        "redirects": " ".join(retrieval.redirects),
        "status": "" if retrieval.status is None else str(retrieval.status),
        "robots": retrieval.robots,
        "freshness": retrieval.freshness,
    }


def _fields(said: Mapping[str, str]) -> bytes:
    """Return what is said as lines "name: value" (application/warc-fields), each value on one line."""
    lines = (f"{name}: {' '.join(value.split())}\r\n" for name, value in said.items() if value)
    return "".join(lines).encode("utf-8", "backslashreplace")


def _id(name: str) -> str:
    return f"<urn:uuid:{uuid5(NAMESPACE_URL, f'urn:casualty-figures:{name}')}>"


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")
