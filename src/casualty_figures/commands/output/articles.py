"""The scores of whole articles, as a table or as JSON."""

import json
from collections.abc import Sequence

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table

from casualty_figures.evaluating.article_scores import marks_of
from casualty_figures.evaluating.marks import Mark, shares
from casualty_figures.evaluating.whole_articles import LabelledArticle, figures_read_in
from casualty_figures.storage.escaping import terminal_text


def marks_with_progress(articles: Sequence[LabelledArticle], reader: str) -> list[Mark]:
    """Return every judgement of some articles, with progress on standard error."""
    told = track(articles, "articles", console=Console(stderr=True), transient=True)
    return [mark for one in told for mark in marks_of(one, figures_read_in(one, reader=reader))]


def show_marks(marks: Sequence[Mark], n_examples: int) -> None:
    """Print how many judgements of each measure are right, and some of the wrong ones."""
    table = Table("measure", "share", "right", "of")
    for measure, (right, total) in shares(marks).items():
        table.add_row(measure, f"{right / total:.3f}", str(right), str(total))
    Console().print(table)
    for measure in shares(marks) if n_examples else ():
        wrong = [mark for mark in marks if mark.measure == measure and not mark.is_right]
        for mark in wrong[:n_examples]:
            typer.echo(terminal_text(_in_words(mark)))


def _in_words(mark: Mark) -> str:
    values = f": wanted {mark.wanted}, read {mark.read}" if mark.wanted or mark.read else ""
    return f"{mark.measure}: {mark.article_id}: {mark.words}{values}"


def write_marks_json(marks: Sequence[Mark]) -> None:
    """Print one JSON object: right and total of each measure."""
    typer.echo(json.dumps({measure: list(counts) for measure, counts in shares(marks).items()}))
