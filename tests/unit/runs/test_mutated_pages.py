"""Articles changed at random, in short; `benchmarks/mutated_pages.py` tries thousands."""

import pytest
from hypothesis import HealthCheck, given, settings

from benchmarks.mutated_pages import account_for, mutated, samples

ARTICLES = samples()


@given(mutated(ARTICLES))
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
def test_an_article_changed_at_random_is_read_or_refused_in_time_and_states_its_own_words(
    content: bytes,
) -> None:
    assert account_for(content) in {"figures", "no figure", "refused"}


def test_an_article_of_no_bytes_is_accounted_for() -> None:
    assert account_for(b"") == "refused"


def test_a_defect_of_the_engine_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("benchmarks.mutated_pages.reading_in", fails)
    with pytest.raises(AssertionError, match="a defect of the engine"):
        account_for(ARTICLES[0])
