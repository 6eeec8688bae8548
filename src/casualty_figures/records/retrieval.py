"""How an address was asked and what answered: the record of one retrieval."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Robots(StrEnum):
    """What robots.txt of the host says of an address (RFC 9309)."""

    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"
    NOT_ASKED = "not asked"


class Freshness(StrEnum):
    """Where the bytes come from: the server, or the cache of which it said that they still hold."""

    FETCHED = "fetched"
    NOT_MODIFIED = "not modified"


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What is kept of one retrieval beside its bytes; keys and passwords are redacted in all of it.

    `url_asked` and `url_reached` differ where `redirects`, the addresses in
    between, were followed. `status`, headers and `ip_address` are those of the
    last answer; `status` is `None` where there was none. `sha256` is of the
    bytes without their content coding, empty where none were taken.
    """

    url_asked: str
    url_reached: str
    retrieved_at: datetime
    status: int | None = None
    http_version: str = ""
    request_headers: tuple[tuple[str, str], ...] = ()
    response_headers: tuple[tuple[str, str], ...] = ()
    redirects: tuple[str, ...] = ()
    ip_address: str = ""
    robots: Robots = Robots.NOT_ASKED
    freshness: Freshness = Freshness.FETCHED
    sha256: str = ""
