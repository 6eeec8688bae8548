"""What comes of asking for an address."""

from dataclasses import dataclass
from enum import StrEnum

from casualty_figures.records.retrieval import Retrieval


class RefusedFor(StrEnum):
    """The kinds of refusal."""

    ADDRESS = "address"
    """No address of the web, or one of a network that is not allowed."""
    KEY = "key"
    """A key that is not held by the environment, or that would not be kept from others."""
    ROBOTS = "robots"
    """The host's robots.txt forbids it, or cannot be had."""
    UNREACHABLE = "unreachable"
    """No such name, no connection, or no answer in time."""
    TLS = "TLS"
    """The certificate or the encryption is not to be trusted."""
    STATUS = "status"
    """The server answers with an error: `Refused.retrieval.status` says which."""
    REDIRECTS = "redirects"
    """Redirects without end, or to nowhere."""
    LARGE = "large"
    """More bytes than are taken."""
    SLOW = "slow"
    """The answer began and did not end in time."""
    DAMAGED = "damaged"
    """What came is no HTTP, or cannot be decoded."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The bytes of an address, without their content coding, and how they came."""

    retrieval: Retrieval
    content: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """Why there are no bytes: the kind, and the reason in one line for a row."""

    retrieval: Retrieval
    kind: RefusedFor
    reason: str
