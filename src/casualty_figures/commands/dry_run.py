"""`casualty-figures run --dry-run`: what would be taken of the paths, before anything is stored."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from casualty_figures.archive import Archive, Source, columns_in, sources_in
from casualty_figures.reading import read_article
from casualty_figures.records import ArchiveError, ReadingError
from casualty_figures.storage.escaping import terminal_line
from flows.settings import settings

_SHOWN = 3
_REFUSED_SHOWN = 5
_OPENING = 70


def show_what_is_recognised(paths: Sequence[Path], columns: Mapping[str, str]) -> None:
    """Print which columns of tables hold what, how many articles there are, and the first three as read."""
    chosen = settings()
    console = Console(soft_wrap=True, highlight=False)
    given = paths or [chosen.input_folder]
    for path in given:
        _show_columns(console, path, chosen.largest_file, columns)
    n_taken, n_refused = 0, 0
    first: list[Source] = []
    refused: list[Source] = []
    for source in sources_in(given, largest=chosen.largest_file, columns=columns):
        is_refused = source.failure is not None
        n_taken, n_refused = n_taken + (not is_refused), n_refused + is_refused
        shown, most = (refused, _REFUSED_SHOWN) if is_refused else (first, _SHOWN)
        shown.extend([source] if len(shown) < most else [])
    console.print(f"\nArticles: {n_taken:,}; not to be taken: {n_refused:,}.")
    for source in refused:
        _say(console, f"{source.name}: {source.failure}", indent="  ")
    if n_refused > _REFUSED_SHOWN:
        console.print(f"  and {n_refused - _REFUSED_SHOWN:,} more")
    for source in first:
        _show_article(console, source)
    console.print("\nNothing was stored.")


def _show_columns(console: Console, path: Path, largest: int, columns: Mapping[str, str]) -> None:
    try:
        held = columns_in(path, largest=largest, columns=columns)
    except ArchiveError as error:
        _say(console, f"{path}: {error}")
        return
    for field, places in held.items():
        said = (" and ".join(map(repr, together)) for together in places)
        _say(console, f"{path}: {field} is in the column {', else '.join(said)}")


def _show_article(console: Console, source: Source) -> None:
    """Print an article as it would be read, or why it would not be."""
    console.print()
    _say(console, source.name)
    try:
        article = read_article(source.content or b"", Archive(Path()).origin_of(source, datetime.now(UTC)))
    except ReadingError as error:
        _say(console, f"cannot be read: {error}", indent="  ")
        return
    about = {"headline": article.headline, "published": article.published, "publisher": article.publisher}
    for name, value in {**about, "url": article.url}.items():
        _say(console, "-" if value is None else str(value), indent=f"  {name:<10}")
    text = " ".join(article.text.removeprefix(article.headline or "").split())
    _say(console, f"{len(text):,} characters: {text[:_OPENING]}", indent="  text      ")


def _say(console: Console, said: str, *, indent: str = "") -> None:
    console.print(f"{indent}{terminal_line(said)}", markup=False)
