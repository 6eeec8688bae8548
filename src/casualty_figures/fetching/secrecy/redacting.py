"""Addresses, headers and answers without the keys in them."""

import re
from collections.abc import Sequence
from urllib.parse import quote, quote_plus, unquote_plus

from httpx2 import URL

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.lexicon.tables import table

REDACTED = "REDACTED"
HEADERS_LEFT_OUT = frozenset({"set-cookie", "cookie", "authorization", "proxy-authorization"})
"""Headers that say who we are to the server: neither sent back nor kept."""


def refuse_credentials(address: URL) -> None:
    """Raise `RefusedError` where an address that was given has a key in it, to be named in `Keys` instead."""
    for name in map(_name_of, _parts(address)):
        if _is_credential(name):
            raise RefusedError(
                RefusedFor.KEY,
                f"the parameter {name} is a key: have an environment variable hold it, and name that",
            )


def shown(address: URL) -> URL:
    """Return an address with the values of parameters that are usually keys taken out."""
    parts = _parts(address)
    bare = [
        f"{part.partition('=')[0]}={REDACTED}" if _is_credential(_name_of(part)) else part for part in parts
    ]
    return address if bare == parts else _with_parts(address, bare)


def with_parameter(address: URL, name: str, value: str) -> URL:
    """Return an address with a parameter set, the others as they were."""
    others = [part for part in _parts(address) if _name_of(part) != name]
    return _with_parts(address, [*others, f"{quote(name, safe='')}={quote(value, safe='')}"])


def _parts(address: URL) -> list[str]:
    query = address.query.decode("ascii", "replace")
    return query.split("&") if query else []


def _with_parts(address: URL, parts: Sequence[str]) -> URL:
    return address.copy_with(query="&".join(parts).encode())


def _name_of(part: str) -> str:
    return unquote_plus(part.partition("=")[0])


def without_keys(text: str) -> str:
    """Return an address as it was given, however odd, without what stands before an @ of its host.

    The values of parameters that are usually keys are taken out as well.
    """
    bare = re.sub(r"(?<=//)[^/?#]*@", "", text)
    return re.sub(
        r"(?<=[?&;])([^=&;#]+)=([^&;#]*)",
        lambda found: f"{found[1]}={REDACTED}" if _is_credential(_name_of(found[1])) else found[0],
        bare,
    )


class Redaction:
    """Takes some keys out of whatever holds them, as they are or as an address spells them."""

    def __init__(self, keys: Sequence[str]) -> None:
        """Take the keys, the longest first."""
        spelt = dict.fromkeys(
            form for key in keys for form in (key, quote(key, safe=""), quote_plus(key), quote(key))
        )
        self._text = re.compile("|".join(map(re.escape, spelt)), re.IGNORECASE) if spelt else None

    def text(self, said: str) -> str:
        """Return a text without the keys."""
        return said if self._text is None else self._text.sub(REDACTED, said)

    def content(self, said: bytes) -> bytes:
        """Return bytes without the keys, the others as they were."""
        if self._text is None:
            return said
        return self._text.sub(REDACTED, said.decode("latin-1")).encode("latin-1")

    def headers(self, said: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        """Return headers without the keys, and without cookies."""
        return tuple(
            (name, self.text(without_keys(value)))
            for name, value in said
            if name.lower() not in HEADERS_LEFT_OUT
        )


def _is_credential(name: str) -> bool:
    return name.lower() in table(__package__, "credential_parameters").words()
