"""`casualty-figures evaluate`: how well figures are read on a labelled set."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Reader(StrEnum):
    """What reads: the parser over the patterns, or the tight patterns alone."""

    PARSER = "parser"
    PATTERNS = "patterns"


def evaluate(
    labelled_set: Annotated[
        Path, typer.Argument(metavar="SET.jsonl", help="Labelled texts, one JSON object a line.")
    ],
    is_json: Annotated[bool, typer.Option("--json", help="Print one JSON object instead of tables.")] = False,  # noqa: FBT002 - typer's way to a flag
    errors: Annotated[
        int,
        typer.Option("--errors", min=0, metavar="N", help="Show N examples of each of the worst classes."),
    ] = 0,
    reader: Annotated[
        Reader, typer.Option(help="The parser over the patterns, or those alone.")
    ] = Reader.PARSER,
) -> None:
    """Score the engine on texts whose counts people coded.

    Exact match: the one number read for the main incident of a text is the coded one; no answer counts
    as 0. Whole articles, whose figures and events are labelled, are scored by figure, field, account and
    role. The format of both is in docs/evaluating.md, so that anyone can bring a set.

    **Examples**

        casualty-figures evaluate incidents.jsonl

        casualty-figures evaluate incidents.jsonl --errors 5

        casualty-figures evaluate incidents.jsonl --json --reader patterns
    """
    from casualty_figures.commands.output.articles import (  # noqa: PLC0415 - the same
        marks_with_progress,
        show_marks,
        write_marks_json,
    )
    from casualty_figures.commands.output.evaluation import (  # noqa: PLC0415 - --help must not wait
        answers_with_progress,
        show_mistakes,
        show_scores,
        write_json,
    )
    from casualty_figures.commands.output.gazetteer_progress import build_missing_gazetteer  # noqa: PLC0415 - the same
    from casualty_figures.evaluating import records_in, scores_of  # noqa: PLC0415 - the same
    from casualty_figures.evaluating.whole_articles import (  # noqa: PLC0415 - the same
        articles_in,
        holds_whole_articles,
    )

    build_missing_gazetteer()
    if holds_whole_articles(labelled_set):
        marks = marks_with_progress(articles_in(labelled_set), reader.value)
        write_marks_json(marks) if is_json else show_marks(marks, errors)
        return
    records = records_in(labelled_set)
    answers = answers_with_progress(records, reader.value)
    scores = scores_of(answers)
    if is_json:
        write_json(scores, answers, name=labelled_set.name, reader=reader.value, n_examples=errors)
        return
    show_scores(scores, name=labelled_set.name, reader=reader.value)
    if errors:
        show_mistakes(answers, errors)
