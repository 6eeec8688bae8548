"""`casualty-figures run --dry-run`: what would be taken of the paths, before anything is stored."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from casualty_figures.archive import Archive, Source, columns_in, sources_in
from casualty_figures.reading import read_article
from casualty_figures.records import ArchiveError, ReadArticle, ReadingError
from casualty_figures.storage.escaping import terminal_line
from flows.settings import settings

_OPENED = 200
"""How many articles are read to see whether they can be: PDF files may take a second each."""
_SHOWN = 3
_REFUSED_SHOWN = 20
_OPENING = 70


def show_what_is_recognised(paths: Sequence[Path], columns: Mapping[str, str]) -> None:
    """Print which columns hold what, how many articles there are, which would be refused, and three."""
    chosen = settings()
    console = Console(soft_wrap=True, highlight=False)
    given = paths or [chosen.input_folder]
    for path in given:
        _show_columns(console, path, chosen.largest_file, columns)
    found = _found(sources_in(given, largest=chosen.largest_file, columns=columns))
    console.print(f"\nArticles: {found.n_articles:,}; refused: {found.n_refused:,}.")
    for name, reason in found.refused:
        _say(console, f"{name}: {reason}", indent="  ")
    if found.n_refused > len(found.refused):
        console.print(f"  and {found.n_refused - len(found.refused):,} more")
    if found.n_unopened:
        unopened = f"of {found.n_unopened:,} a run tells whether they can be read"
        console.print(f"Only the first {_OPENED:,} were opened: {unopened}.")
    for name, article in found.first:
        _show_article(console, name, article)
    console.print("\nNothing was stored.")


@dataclass(slots=True)
class _Found:
    """What a run would find: how many articles, those not opened among them, and what it would refuse."""

    n_articles: int = 0
    n_unopened: int = 0
    n_refused: int = 0
    refused: list[tuple[str, str]] = field(default_factory=list)
    first: list[tuple[str, ReadArticle]] = field(default_factory=list)

    def refuse(self, name: str, reason: str) -> None:
        self.n_refused += 1
        self.refused.extend([(name, reason)] if len(self.refused) < _REFUSED_SHOWN else [])

    def accept(self, name: str, article: ReadArticle) -> None:
        self.n_articles += 1
        self.first.extend([(name, article)] if len(self.first) < _SHOWN else [])


def _found(sources: Iterable[Source]) -> _Found:
    found, n_opened, now = _Found(), 0, datetime.now(UTC)
    for source in sources:
        if source.content is None:
            found.refuse(source.name, source.failure or "it has no bytes")
        elif n_opened == _OPENED:
            found.n_articles += 1
            found.n_unopened += 1
        else:
            n_opened += 1
            try:
                found.accept(
                    source.name, read_article(source.content, Archive(Path()).origin_of(source, now))
                )
            except ReadingError as error:
                found.refuse(source.name, str(error))
    return found


def _show_columns(console: Console, path: Path, largest: int, columns: Mapping[str, str]) -> None:
    try:
        held = columns_in(path, largest=largest, columns=columns)
    except ArchiveError as error:
        _say(console, f"{path}: {error}")
        return
    for part, places in held.items():
        said = (" and ".join(map(repr, together)) for together in places)
        _say(console, f"{path}: {part} is in the column {', else '.join(said)}")


def _show_article(console: Console, name: str, article: ReadArticle) -> None:
    """Print an article as it would be read."""
    console.print()
    _say(console, name)
    about = {"headline": article.headline, "published": article.published, "publisher": article.publisher}
    for part, value in {**about, "url": article.url}.items():
        _say(console, "-" if value is None else str(value), indent=f"  {part:<10}")
    text = " ".join(article.text.removeprefix(article.headline or "").split())
    _say(console, f"{len(text):,} characters: {text[:_OPENING]}", indent="  text      ")


def _say(console: Console, said: str, *, indent: str = "") -> None:
    console.print(f"{indent}{terminal_line(said)}", markup=False)
