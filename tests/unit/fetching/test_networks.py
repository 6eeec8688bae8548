"""Which IP addresses are public."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_figures.fetching.reaching.networks import special_use

PRIVATE = st.sampled_from(["10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "192.168.0.0/16"]).flatmap(
    lambda network: st.ip_addresses(v=4, network=network)
)
EMBEDDINGS = {
    "mapped": lambda inner: (0xFFFF << 32) | inner,
    "compatible": lambda inner: inner,
    "6to4": lambda inner: (0x2002 << 112) | (inner << 80) | 1,
    "NAT64": lambda inner: (0x0064FF9B << 96) | inner,
    "ISATAP": lambda inner: (0x20010470 << 96) | (0x5EFE << 32) | inner,
}


@pytest.mark.parametrize("kind", EMBEDDINGS)
@given(inner=PRIVATE)
def test_an_address_that_stands_for_a_private_one_is_not_public(kind: str, inner: IPv4Address) -> None:
    assert special_use(IPv6Address(EMBEDDINGS[kind](int(inner)))) is not None


@pytest.mark.parametrize(
    "public", ["1.1.1.1", "93.184.215.14", "2606:2800:21f:cb07::1", "::ffff:1.1.1.1", "64:ff9b::101:101"]
)
def test_public_addresses_are(public: str) -> None:
    assert special_use(ip_address(public)) is None


def test_an_address_of_6to4_is_not_public_whatever_it_stands_for() -> None:
    assert special_use(ip_address("2002:101:101::1")) == "6to4, given up (RFC 7526)"


@given(number=st.ip_addresses())
def test_what_python_takes_for_private_is_not_public(number: IPv4Address | IPv6Address) -> None:
    if not number.is_global or number.is_multicast:
        assert special_use(number) is not None


def test_a_network_that_is_allowed_is_asked_in_any_form() -> None:
    allowed = [ip_network("10.1.0.0/16")]
    assert special_use(ip_address("10.1.2.3"), allowed) is None
    assert special_use(ip_address("::ffff:10.1.2.3"), allowed) is None
    assert special_use(ip_address("10.2.0.1"), allowed) == "private (RFC 1918)"
