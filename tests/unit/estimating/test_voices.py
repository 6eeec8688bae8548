"""Two figures are told by two speakers only where no name of one is the other's."""

from dataclasses import replace

import pytest

from casualty_figures import extract_figures
from casualty_figures.estimating.accounts.voices import speak_apart

(FIGURE,) = extract_figures("Nine people died.")


@pytest.mark.parametrize(
    ("one", "other", "is_apart"),
    [
        ("police", "residents", True),
        ("The ministry", "the ministry", False),
        ("Garba", "Musa Garba, a spokesman for the government", False),
        ("the health ministry", "the defence ministry", True),
        ("police", None, False),
    ],
)
def test_who_speaks_apart(one: str, other: str | None, *, is_apart: bool) -> None:
    figures = [
        replace(FIGURE, attribution_text=words, attribution_basis=words and "explicit")
        for words in (one, other)
    ]

    assert speak_apart(*figures) is is_apart
    assert speak_apart(*reversed(figures)) is is_apart
