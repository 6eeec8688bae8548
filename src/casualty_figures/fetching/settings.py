"""How pages are fetched: who asks, how often, how much, and from which networks."""

import re
from dataclasses import dataclass, field
from importlib.metadata import version
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path

from casualty_figures.records import CasualtyFiguresError

PRODUCT = "casualty-figures"
"""The name that robots.txt knows us by (RFC 9309's product token)."""
_CONTACT = re.compile(r"(?:https?://[!-~]+|[!-~]+@[!-~]+\.[!-~]+)")


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How pages are fetched.

    `contact` is a mail address or a page where a webmaster can reach who
    fetches; it stands in the user agent. Rates and connections are a host's
    unless they say otherwise. `allowed_networks` are those that are not public
    and may be asked all the same.

    Raises:
        CasualtyFiguresError: There is no contact, or a limit makes no sense.
    """

    contact: str
    requests_a_second: float = 1.0
    connections_a_host: int = 2
    connections: int = 64
    largest_bytes: int = 20_000_000
    connect_seconds: float = 10.0
    silent_seconds: float = 20.0
    total_seconds: float = 60.0
    most_redirects: int = 5
    tries: int = 3
    pause_seconds: float = 1.0
    """The pause before the second try; each further one is twice as long."""
    longest_wait_seconds: float = 60.0
    allowed_networks: tuple[IPv4Network | IPv6Network, ...] = ()
    proxy: str | None = field(default=None, repr=False)
    """May have a password in it, and is shown nowhere."""
    authorities: Path | None = None
    """A PEM file of certificate authorities in place of the system's."""
    cache: Path | None = None
    """The folder of the cache by RFC 9111; `None` keeps none."""
    largest_cache: int = 1_000_000_000

    def __post_init__(self) -> None:
        """Refuse settings that cannot be meant."""
        if not _CONTACT.fullmatch(self.contact):
            raise CasualtyFiguresError(
                "pages are fetched only by who can be reached: "
                "set CASUALTY_FIGURES_FETCH_CONTACT to a mail address or a page of yours"
            )
        least = min(self.connections_a_host, self.connections, self.largest_bytes, self.tries)
        shortest = min(self.requests_a_second, self.connect_seconds, self.silent_seconds, self.total_seconds)
        if least < 1 or shortest <= 0 or self.most_redirects < 0 or self.longest_wait_seconds < 0:
            raise CasualtyFiguresError(f"limits of fetching that let nothing through: {self}")

    @property
    def user_agent(self) -> str:
        """Return what requests say of who asks (RFC 9110, 10.1.5)."""
        contact = self.contact if "://" in self.contact else f"mailto:{self.contact}"
        return f"{PRODUCT}/{version(PRODUCT)} (+{contact})"


def networks_in(text: str) -> tuple[IPv4Network | IPv6Network, ...]:
    """Return the networks in a text, with commas between them; raises `CasualtyFiguresError`."""
    try:
        return tuple(ip_network(part.strip()) for part in text.split(",") if part.strip())
    except ValueError as error:
        raise CasualtyFiguresError(f"the setting CASUALTY_FIGURES_FETCH_NETWORKS is wrong: {error}") from None
