import pytest

from casualty_figures.fetching import Keys


def test_a_header_names_the_scheme_of_its_key_and_the_key_alone_is_kept_secret_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TEST_KEY", "0123456789")
    held = Keys(headers={"Authorization": "Token TEST_KEY"}).held()
    assert held.headers == {"Authorization": "Token 0123456789"}
    assert held.values == ("Token 0123456789", "0123456789")
