"""Which IP addresses are of the public network, and what the others are."""

from collections.abc import Iterable
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from casualty_figures.lexicon.tables import table

IPAddress = IPv4Address | IPv6Address
IPNetwork = IPv4Network | IPv6Network
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses behind NAT64 (RFC 6052)."""
_ISATAP = (b"\x00\x00\x5e\xfe", b"\x02\x00\x5e\xfe")
"""What stands before the IPv4 address in an interface of ISATAP (RFC 5214)."""


def special_use(address: IPAddress, allowed: Iterable[IPNetwork] = ()) -> str | None:
    """Return what an address is where it is not public, such as "loopback (RFC 1122)"; else `None`.

    An IPv6 address that stands for an IPv4 address (mapped, 6to4, NAT64,
    ISATAP) is what that one is, and none of 6to4 is public: it was given up. The
    networks are those of IANA's registries of special-purpose addresses and of multicast.
    """
    inner = _embedded(address)
    if any(address in network or (inner is not None and inner in network) for network in allowed):
        return None
    judged: list[IPAddress] = [address] if inner is None else [inner]
    if inner is None or not isinstance(address, IPv6Address) or address.ipv4_mapped is None:
        judged.append(address)
    for one in judged:
        for network, what in _special_networks():
            if one in network:
                return what
    return None


def _embedded(address: IPAddress) -> IPv4Address | None:
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None or address in _TRANSLATED or address.packed[8:12] in _ISATAP:
        return IPv4Address(address.packed[12:])
    return address.sixtofour


@cache
def _special_networks() -> tuple[tuple[IPNetwork, str], ...]:
    rows = table(__package__, "special_networks").select("network", "what", "source")
    return tuple((ip_network(network), f"{what} ({source})") for network, what, source in rows)


def number_of(host: str) -> IPAddress | None:
    """Return the IP address that a host is; `None` for a name."""
    try:
        return ip_address(host)
    except ValueError:
        return None
