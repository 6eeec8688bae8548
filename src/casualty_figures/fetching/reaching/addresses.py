"""Addresses of the web: which are asked for at all."""

import re
from collections.abc import Iterable

from httpx2 import URL, InvalidURL

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.reaching.networks import IPAddress, IPNetwork, number_of, special_use
from casualty_figures.fetching.refusing import RefusedError

LONGEST_ADDRESS = 2_000
_PRINTABLE = re.compile(r"[^\x00-\x20\x7f\\]+")
_NUMBER = re.compile(r"[0-9]+|0[xX][0-9a-fA-F]*")
_NAME = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?", re.IGNORECASE)
"""A name of the DNS; other scripts are in their ASCII form by now (RFC 5890)."""
_PORTS = frozenset({None, 80, 443})
"""The ports below 1024 that are the web's; on the others answer mail, name and file servers."""


def web_address(text: str, *, allowed: Iterable[IPNetwork] = (), base: URL | None = None) -> URL:
    """Return a text as an address to ask for, without its fragment; relative to `base` where given.

    Spaces within are encoded, as browsers do.

    Raises:
        RefusedError: It is no http address, says who asks (`user:password@`),
            has a port of another service, a number for a host in a spelling
            that only hides which (WHATWG URL, 3.5: "ends in a number"), or an
            IP address that is not public.
    """
    text = text.strip(" ").replace(" ", "%20")
    if not _PRINTABLE.fullmatch(text) or len(text) > LONGEST_ADDRESS:
        raise _refused("it is empty, too long, or has backslashes or control characters")
    try:
        address = (URL(text) if base is None else base.join(text)).copy_with(fragment=None)
        host = address.raw_host.decode("ascii")
    except (InvalidURL, ValueError, UnicodeError):
        raise _refused("it cannot be understood") from None
    if address.scheme not in {"http", "https"} or not host:
        raise _refused("it does not begin with http:// or https:// and a host")
    if address.userinfo:
        raise _refused("it has a user name or password in it")
    if address.port is not None and address.port < 1024 and address.port not in _PORTS:
        raise _refused(f"port {address.port} is another service's")
    _refuse_special(host, allowed)
    return address


def _refuse_special(host: str, allowed: Iterable[IPNetwork]) -> None:
    number = number_of(host)
    if number is not None:
        refuse_private(number, allowed)
    elif _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        raise _refused("its host is a number in an odd spelling")
    elif not _NAME.fullmatch(host):
        raise _refused("its host is no name")


def refuse_private(number: IPAddress, allowed: Iterable[IPNetwork]) -> None:
    """Raise `RefusedError` where an IP address is neither public nor allowed."""
    if what := special_use(number, allowed):
        raise _refused(f"{number} is not public: {what}")


def _refused(reason: str) -> RefusedError:
    return RefusedError(RefusedFor.ADDRESS, f"this address is not asked for: {reason}")
