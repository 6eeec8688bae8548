"""A request in two forms: the one that is shown, to logs, caches and records, and the one that is sent."""

from dataclasses import dataclass, field

import httpx2

from casualty_figures.fetching.secrecy.keys import HeldKeys
from casualty_figures.fetching.secrecy.redacting import REDACTED, shown, with_parameter

SENT = "sent"
"""The extension of a request that holds the form that is sent, where it differs from the one shown."""
ASK_AGAIN = {"cache-control": "no-cache"}
"""Has our cache ask whether what it holds has changed, each time: a corrected figure is not to wait.

Not sent: the caches on the way may answer as they do others.
"""


@dataclass(frozen=True, slots=True)
class Sent:
    """The address that is sent, and the headers that are sent beside those shown."""

    address: httpx2.URL = field(repr=False)
    headers: dict[str, str] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for at one address: `keys` are those that its host may see."""

    address: httpx2.URL
    accept: str = "*/*"
    keys: HeldKeys | None = None

    @property
    def shown(self) -> httpx2.URL:
        """Return the address without keys."""
        address = shown(self.address)
        for name in self.keys.parameters if self.keys else ():
            address = with_parameter(address, name, REDACTED)
        return address

    @property
    def sent(self) -> Sent | None:
        """Return what is sent; `None` where that is what is shown."""
        if self.keys is None:
            return None if self.shown == self.address else Sent(self.address, {})
        address = self.address
        for name, key in self.keys.parameters.items():
            address = with_parameter(address, name, key)
        return Sent(address, dict(self.keys.headers))


def as_sent(request: httpx2.Request) -> httpx2.Request:
    """Return a request as it is sent."""
    sent = request.extensions.get(SENT) or Sent(request.url, {})
    headers = [pair for pair in request.headers.raw if pair[0].lower().decode() not in ASK_AGAIN]
    kept = [(name.encode(), value.encode()) for name, value in sent.headers.items()]
    return httpx2.Request(
        request.method,
        sent.address,
        headers=[*headers, *kept],
        extensions={name: value for name, value in request.extensions.items() if name != SENT},
    )
