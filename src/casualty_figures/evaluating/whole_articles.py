"""Whole articles labelled by hand: every figure with its fields, and the events they tell of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casualty_figures.engine import extract_figures
from casualty_figures.records import CasualtyFiguresError, Figure

Label = Mapping[str, Any]
"""The label of a figure or an event; docs/evaluating.md names its keys."""


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article with its labels; `first` is where its text begins in what is read, behind the title."""

    article_id: str
    title: str
    text: str
    published: date | None
    figures: tuple[Label, ...]
    events: tuple[Label, ...]

    @property
    def first(self) -> int:
        """Where the text begins in the text that is read: behind title and blank line."""
        return 0 if self.text.startswith(self.title) else len(self.title) + 2


def holds_whole_articles(path: Path) -> bool:
    """Whether the first record of a set has events: the mark of whole articles."""
    with path.open(encoding="utf-8") as lines:
        first = lines.readline().strip()
    try:
        return bool(first) and "events" in json.loads(first)
    except json.JSONDecodeError:
        return False


def articles_in(path: Path) -> list[LabelledArticle]:
    """Return the labelled articles of a file; raises `CasualtyFiguresError` naming a line that is none."""
    lines = filter(str.strip, path.read_text(encoding="utf-8").split("\n"))
    return [_article(line, number, path.name) for number, line in enumerate(lines, 1)]


def _article(line: str, number: int, name: str) -> LabelledArticle:
    try:
        record = json.loads(line)
        return LabelledArticle(
            article_id=str(record.get("id", number)),
            title=record["title"],
            text=record["text"],
            published=date.fromisoformat(record["published"]) if record.get("published") else None,
            figures=tuple(record["figures"]),
            events=tuple(record["events"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CasualtyFiguresError(f"{name}, line {number}: no labelled article: {error!r}") from error


def figures_read_in(article: LabelledArticle, *, reader: str = "parser") -> list[Figure]:
    """Return what is read in the article."""
    return extract_figures(article.text, published=article.published, headline=article.title, reader=reader)
