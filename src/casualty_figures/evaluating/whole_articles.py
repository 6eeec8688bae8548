"""Whole articles labelled by hand: every figure with its fields, and the events they tell of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from casualty_figures.engine import extract_figures
from casualty_figures.records import Figure, LabelledSetError

Label = Mapping[str, Any]
"""The label of a figure or an event; docs/evaluating.md names its keys."""
FIGURE_KEYS = (
    *("indicator", "unit", "quote", "char_start", "char_end", "bounds_any", "optional", "basis", "event_id"),
    *("relation", "assertion", "measure", "victim_status", "country_iso3", "location_name", "coordinates"),
    *("date_start", "date_end", "date_unclear", "attribution_text"),
)
EVENT_KEYS = ("event_id", "what", "kind", "cause")


@dataclass(frozen=True, slots=True)
class LabelledArticle:
    """An article with its labels; `first` is where its text begins in what is read, behind the title."""

    article_id: str
    title: str
    text: str
    published: date | None
    figures: tuple[Label, ...]
    events: tuple[Label, ...]
    headline: Mapping[str, Any]

    @property
    def first(self) -> int:
        """Where the text begins in the text that is read: behind title and blank line."""
        return 0 if self.text.startswith(self.title) else len(self.title) + 2


def holds_whole_articles(path: Path) -> bool:
    """Whether the first record of a set has events: the mark of whole articles."""
    try:
        with path.open(encoding="utf-8") as lines:
            record = json.loads(lines.readline())
    except (OSError, ValueError):
        return False  # whoever reads the set says what is wrong with it
    return isinstance(record, dict) and "events" in record


def articles_in(path: Path) -> list[LabelledArticle]:
    """Return the labelled articles of a file.

    Raises:
        LabelledSetError: In one line: which line is no article, or lacks which key.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError:
        raise LabelledSetError(f"{path} is not a text in UTF-8") from None
    return [_article(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip()]


def _article(line: str, where: str) -> LabelledArticle:
    try:
        record = json.loads(line)
        for kind, keys in (("figures", FIGURE_KEYS), ("events", EVENT_KEYS)):
            for label in record[kind]:
                if missing := [key for key in keys if key not in label]:
                    raise LabelledSetError(f"{where}: one of its {kind} has no {', '.join(missing)}")
        return LabelledArticle(
            article_id=str(record.get("id", where)),
            title=record["title"],
            text=record["text"],
            published=date.fromisoformat(record["published"]) if record.get("published") else None,
            figures=tuple(record["figures"]),
            events=tuple(record["events"]),
            headline=record.get("headline") or {},
        )
    except KeyError as error:
        raise LabelledSetError(f"{where}: an article has no {error}") from None
    except (TypeError, ValueError) as error:
        raise LabelledSetError(f"{where}: not an article: {error}") from None


def allowed_values(words: str | None) -> list[str | None]:
    """Return the alternatives of a label, "a|b"; nothing, and an empty one, is none."""
    return [part if part not in {"", "None"} else None for part in words.split("|")] if words else [None]


def figures_read_in(article: LabelledArticle, *, reader: str = "parser") -> list[Figure]:
    """Return what is read in the article."""
    return extract_figures(article.text, published=article.published, headline=article.title, reader=reader)
