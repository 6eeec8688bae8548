"""`casualty-figures extract`: the figures of some articles, at once and without tables."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from casualty_figures.storage.escaping import terminal_line

if TYPE_CHECKING:
    from casualty_figures.archive import Source
    from casualty_figures.extraction.numbers.vague import VagueTable
    from casualty_figures.records import Refusal
    from casualty_figures.runs.reading import ArticleFigures

STANDARD_INPUT = "-"


class FigureFormat(StrEnum):
    """How the figures are printed."""

    TABLE = "table"
    JSONL = "jsonl"


def extract(
    files: Annotated[
        list[str],
        typer.Argument(metavar="FILE...", help="Articles, HTML or plain text; - for standard input."),
    ],
    published: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Day of publication, where the article does not give it."),
    ] = None,
    form: Annotated[
        FigureFormat, typer.Option("--format", help="table to read, jsonl to go on with.")
    ] = FigureFormat.TABLE,
) -> None:
    """Print the figures that articles state, each with its sentence. Nothing is stored.

    With --format jsonl each line is one figure, a JSON object with the columns of the table figures.
    An article may have a record beside it, as for run; --published wins over it, and over the page.
    "On Tuesday" and "since last month" give a period only where the day of publication is known.

    **Examples**

        casualty-figures extract article.txt --published 2015-05-18

        casualty-figures extract *.html --format jsonl > figures.jsonl

        echo "At least 12 miners were killed in Goma on Monday." | casualty-figures extract -
    """
    day = _day_of(published)
    _refuse_folders(files)
    from casualty_figures.commands.output.figures import WRITERS  # noqa: PLC0415 - --help must not wait
    from casualty_figures.commands.output.gazetteer_progress import build_missing_gazetteer  # noqa: PLC0415 - the same
    from casualty_figures.engine import vague_words  # noqa: PLC0415 - the same
    from casualty_figures.records import Refusal  # noqa: PLC0415 - the same
    from flows.settings import settings  # noqa: PLC0415 - the same

    chosen = settings()
    vague = vague_words(chosen.vague_words)
    build_missing_gazetteer()
    write = WRITERS[form.value]
    has_failed = False
    for source in _sources(files, day):
        outcome = _outcome_of(source, vague, chosen.article_seconds)
        if isinstance(outcome, Refusal):
            typer.echo(terminal_line(f"casualty-figures: {source.name}: {outcome.reason}"), err=True)
            has_failed = True
        else:
            is_one = len(files) == 1 and not source.name.startswith(f"{files[0]}/")
            write(outcome.article, outcome.figures, None if is_one else source.name)
    if has_failed:
        raise typer.Exit(1)


def _day_of(published: datetime | None) -> date | None:
    if published is None:
        return None
    if published.date() > datetime.now(UTC).date() + timedelta(days=1):  # tomorrow has come elsewhere
        raise typer.BadParameter(f"{published.date()} is still to come", param_hint="--published")
    return published.date()


def _refuse_folders(files: list[str]) -> None:
    for name in files:
        if Path(name).is_dir():
            raise typer.BadParameter(f"{name} is a folder: name its files, or use `run`", param_hint="FILE")


def _sources(files: list[str], published: date | None) -> Iterator["Source"]:
    """Yield each file as a source, or with the reason why it cannot be taken."""
    from casualty_figures.archive import sources_in  # noqa: PLC0415 - --help must not wait

    for name in files:
        is_input = name == STANDARD_INPUT
        found = [_standard_input()] if is_input else sources_in([Path(name)])
        for source in found:
            inside = "" if is_input or source.failure else source.name.removeprefix(Path(name).name)
            shown = source.name if is_input else f"{name}{inside}"
            yield replace(source, name=shown, published=published or source.published)


def _standard_input() -> "Source":
    from casualty_figures.archive import LARGEST_FILE, Source  # noqa: PLC0415 - --help must not wait

    name = "standard input"
    content = sys.stdin.buffer.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        return Source(name, failure=f"too large: {LARGEST_FILE} bytes are the most we take")
    return Source(name, content)


def _outcome_of(source: "Source", vague: "VagueTable", most_seconds: float) -> "ArticleFigures | Refusal":
    """Return an article and its figures, the same that `run` would publish, or why it cannot be read."""
    from casualty_figures.archive import Archive  # noqa: PLC0415 - --help must not wait
    from casualty_figures.records import Refusal  # noqa: PLC0415 - the same
    from casualty_figures.runs.reading import reading_in  # noqa: PLC0415 - the same
    from casualty_figures.workers.one_article import outcome_of  # noqa: PLC0415 - the same

    origin = Archive(Path("archive")).origin_of(source, datetime.now(UTC))
    if source.content is None:
        return Refusal(origin, str(source.failure))
    read = partial(reading_in, source.content, vague=vague)
    return outcome_of(origin, read, most_seconds=most_seconds)
