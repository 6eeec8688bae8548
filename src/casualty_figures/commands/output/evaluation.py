"""What `evaluate` prints: how far it is, the scores, the worst classes of mistakes."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.progress import track
from rich.table import Table
from rich.text import Text

from casualty_figures.engine import extract_figures
from casualty_figures.evaluating import Answer, LabelledRecord, Mistake, Scores, answer_to, mistakes_in
from casualty_figures.storage.escaping import json_line, terminal_line

_MOST_CLASSES = 20
_LONGEST_EXAMPLE = 280
_WIDTH_OF_A_FILE = 120
_WARM_UP = "One man was killed in Aden."


def answers_with_progress(records: Sequence[LabelledRecord], reader: str) -> list[Answer]:
    """Return the engine's answers, with a bar on standard error; start-up is not in their times."""
    extract_figures(_WARM_UP, reader=reader)
    console = Console(stderr=True)
    bar = track(records, "Reading", console=console, transient=True, disable=not console.is_terminal)
    return [answer_to(record, reader=reader) for record in bar]


def _console() -> Console:
    """Return a console that breaks no number in two where nobody looks at a screen."""
    width = None if sys.stdout.isatty() else _WIDTH_OF_A_FILE
    return Console(highlight=False, soft_wrap=True, width=width)


def show_scores(scores: Scores, *, name: str, reader: str) -> None:
    """Print the scores as tables; a score that the set cannot give is left out or a dash."""
    console = _console()
    rate = f", {scores.articles_per_second:,.0f} a second" if scores.articles_per_second else ""
    console.print(
        f"[bold]{escape(terminal_line(name))}[/]: {scores.n_records:,} records, reader {reader}{rate}"
    )
    _show_labels(console, scores)
    _show_figures(console, scores)
    if scores.n_with_country:
        console.print(
            f"Country: {_share(scores.country_accuracy)} "
            f"of the {scores.n_with_country:,} records that give one and whose text names a place"
        )


def _show_labels(console: Console, scores: Scores) -> None:
    if not scores.labels:
        return
    table = _table("label", "records", "exact", "coded > 0", "exact > 0", "error", "in range")
    for score in scores.labels:
        ranged = f"{_share(score.coverage)} of {score.n_ranged:,}" if score.n_ranged else "-"
        table.add_row(
            f"{score.label}, {score.part}" if score.part else score.label,
            f"{score.n_records:,}",
            _share(score.exact_match),
            f"{score.n_positive:,}",
            _share(score.exact_match_positive),
            "-" if score.mean_absolute_error is None else f"{score.mean_absolute_error:,.2f}",
            ranged,
        )
    console.print(table)


def _show_figures(console: Console, scores: Scores) -> None:
    if not scores.figures:
        return
    table = _table("figures", "keyed", "recall", "read", "precision")
    for score in scores.figures:
        read = "-" if score.n_read is None else f"{score.n_read:,}"
        table.add_row(
            score.indicator, f"{score.n_keyed:,}", _share(score.recall), read, _share(score.precision)
        )
    n_keyed, n_found = sum(s.n_keyed for s in scores.figures), sum(s.n_found for s in scores.figures)
    table.add_row("all", f"{n_keyed:,}", _share(n_found / n_keyed), "", "")
    console.print(table)


def show_mistakes(answers: Iterable[Answer], n_examples: int) -> None:
    """Print the most frequent classes of mistakes, each with some examples."""
    console = _console()
    classes = mistake_classes(answers)
    table = _table("label", "class", "rule", "mistakes")
    for (label, kind, rule), mistakes in classes[:_MOST_CLASSES]:
        table.add_row(label, kind, rule, f"{len(mistakes):,}")
    console.print(table)
    for (label, kind, rule), mistakes in classes[:_MOST_CLASSES]:
        console.print(Text(f"{label}, {kind}, {rule}: {len(mistakes):,}", style="bold"))
        for mistake in mistakes[:n_examples]:
            console.print(Text(_example(mistake)))
    if len(classes) > _MOST_CLASSES:
        console.print(f"{len(classes) - _MOST_CLASSES} smaller classes are not shown.")


def mistake_classes(answers: Iterable[Answer]) -> list[tuple[tuple[str, str, str], list[Mistake]]]:
    """Return the mistakes by label, kind and rule, the most frequent class first."""
    classes: dict[tuple[str, str, str], list[Mistake]] = defaultdict(list)
    for answer in answers:
        if not answer.record.mentions_others:
            for mistake in mistakes_in(answer):
                classes[mistake.label, mistake.kind, mistake.rule].append(mistake)
    return sorted(classes.items(), key=lambda item: (-len(item[1]), item[0]))


def write_json(scores: Scores, answers: Iterable[Answer], *, name: str, reader: str, n_examples: int) -> None:
    """Print one JSON object: the scores, and with `n_examples` the classes of mistakes."""
    entry: dict[str, Any] = {"set": name, "reader": reader, "n_records": scores.n_records}
    entry["articles_per_second"] = scores.articles_per_second
    entry["labels"] = [
        {
            **asdict(score),
            "exact_match": score.exact_match,
            "exact_match_positive": score.exact_match_positive,
            "mean_absolute_error": score.mean_absolute_error,
            "coverage": score.coverage,
        }
        for score in scores.labels
    ]
    entry["figures"] = [
        {**asdict(score), "recall": score.recall, "precision": score.precision} for score in scores.figures
    ]
    entry["country"] = {
        "n_records": scores.n_with_country,
        "n_right": scores.n_country_right,
        "accuracy": scores.country_accuracy,
    }
    if n_examples:
        entry["mistakes"] = [
            {"label": label, "kind": kind, "rule": rule, "n": len(all_), "examples": _cut(all_, n_examples)}
            for (label, kind, rule), all_ in mistake_classes(answers)
        ]
    sys.stdout.write(json_line(entry) + "\n")


def _cut(mistakes: Sequence[Mistake], n_examples: int) -> list[dict[str, Any]]:
    return [asdict(mistake) for mistake in mistakes[:n_examples]]


def _example(mistake: Mistake) -> str:
    text = terminal_line(mistake.text)
    cut = text if len(text) <= _LONGEST_EXAMPLE else f"{text[:_LONGEST_EXAMPLE]}…"
    phrases = f" from {' | '.join(mistake.phrases)}" if mistake.phrases else ""
    line = f"{mistake.record_id}: coded {mistake.coded}, read {mistake.read}{phrases}"
    return f"  {terminal_line(line)}\n    {cut}"


def _table(first: str, *others: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column(first, no_wrap=True)
    for name in others:
        is_words = name in {"class", "rule"}
        table.add_column(name, justify="left" if is_words else "right", overflow="fold")
    return table


def _share(value: float | None) -> str:
    return "-" if value is None else f".{round(value * 1000):03d}" if value < 0.9995 else "1.000"
