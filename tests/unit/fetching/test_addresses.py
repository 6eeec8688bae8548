"""Addresses that are never asked for, as they are written."""

import pytest

from casualty_figures.fetching.reaching.addresses import web_address
from casualty_figures.fetching.refusing import RefusedError


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "empty"),
        ("http://news example/", "no name"),
        ("http://news..example/", "no name"),
        ("http:\\\\127.0.0.1/", "backslashes"),
        ("http://news.example/\r\nHost: other", "control"),
        ("http://" + "a" * 2_000, "too long"),
        ("file:///etc/passwd", "http://"),
        ("gopher://127.0.0.1:6379/_x", "http://"),
        ("//news.example/", "http://"),
        ("http:///path", "http://"),
        ("http://reader:word@news.example/", "user name"),
        ("http://news.example@127.0.0.1/", "user name"),
        ("http://news.example:25/", "another service"),
        ("http://2130706433/", "odd spelling"),
        ("http://0x7f000001/", "odd spelling"),
        ("http://0x7f.0.0.1/", "odd spelling"),
        ("http://0177.0.0.1/", "understood"),
        ("http://127.1/", "odd spelling"),
        ("http://127.0.0.1./", "odd spelling"),
        ("http://127.0.0.1/", "loopback"),
        ("http://[::1]/", "loopback"),
        ("http://[::ffff:7f00:1]/", "loopback"),
        ("http://[fe80::1%25eth0]/", "link-local"),
        ("http://169.254.169.254/latest/meta-data/", "link-local"),
        ("http://224.0.0.1/", "multicast"),
        ("http://0.0.0.0/", "this network"),
    ],
)
def test_an_address_is_refused_with_its_reason(address: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        web_address(address)


@pytest.mark.parametrize(
    "address",
    [
        "https://news.example/a?b=c%20d",
        "http://news.example:8080/",
        "https://ニュース.example/",
        "http://1.1.1.1/",
    ],
)
def test_an_address_of_the_web_is_taken(address: str) -> None:
    assert web_address(address).host


def test_spaces_are_encoded_as_browsers_do() -> None:
    assert str(web_address(" https://news.example/a b?c d ")) == "https://news.example/a%20b?c%20d"


def test_a_fragment_is_not_part_of_what_is_asked() -> None:
    assert str(web_address("https://news.example/a#b")) == "https://news.example/a"
