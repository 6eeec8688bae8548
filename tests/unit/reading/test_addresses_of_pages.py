"""The address that versions of a page share."""

import pytest

from casualty_figures.reading.addresses import page_address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://herald.example/1", "http://www.herald.example/1/?utm_source=feed"),
        ("https://herald.example/1", "https://herald.example:443/1"),
        ("http://herald.example/1", "http://herald.example:80/1"),
    ],
)
def test_two_links_to_a_page_are_one_address(one: str, other: str) -> None:
    assert page_address(one) == page_address(other)


def test_two_sites_on_one_machine_are_told_apart_by_their_ports() -> None:
    assert len({page_address(f"http://127.0.0.1:{port}/1") for port in (80, 8001, 8002)}) == 3


def test_a_port_that_is_none_leaves_the_address_as_it_is() -> None:
    assert page_address("http://herald.example:99999/1") == "http://herald.example:99999/1"
