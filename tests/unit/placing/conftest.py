"""A figure as the extractor hands it over, for any phrase of a text."""

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from casualty_figures.placing import place_figures
from casualty_figures.records import Figure

UNREAD: dict[str, Any] = {field.name: None for field in dataclasses.fields(Figure)}


def figure_of(text: str, phrase: str, indicator: str = "killed", measure: str = "incident") -> Figure:
    """Return the figure that `phrase` states, its excerpt being the sentence around it."""
    start = text.index(phrase)
    opening = max(
        text.rfind(". ", 0, start) + 2 if ". " in text[:start] else 0, text.rfind("\n", 0, start) + 1
    )
    ends = [end for end in (text.find(". ", start), text.find("\n", start)) if end >= 0]
    excerpt = text[opening : min(ends, default=len(text))]
    stated = {"indicator": indicator, "measure": measure, "reported_text": phrase, "source_excerpt": excerpt}
    places = {"sentence_start": opening, "char_start": start, "char_end": start + len(phrase)}
    return Figure(**(UNREAD | stated | places))


@pytest.fixture
def placed() -> Callable[..., list[Figure]]:
    """Return a function that places the phrases of a text as figures."""

    def place(text: str, *phrases: str, headline: str | None = None, **stated: str) -> list[Figure]:
        figures = [figure_of(text, phrase, **stated) for phrase in phrases]
        return place_figures(text, figures, headline=headline)

    return place
