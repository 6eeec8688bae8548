"""Figures of an article, printed for a person or as JSON lines."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date

from rich import box
from rich.console import Console, Group
from rich.table import Table
from rich.text import Text

from casualty_figures.languages.en.rules import rule_of
from casualty_figures.records import Figure, ReadArticle
from casualty_figures.storage.escaping import json_line, terminal_line, terminal_text

UNKNOWN = "not said"
EVIDENCE = "bold reverse"
_PRECISIONS = {
    1: "the exact place",
    2: "near it",
    3: "second-level area",
    4: "first-level area",
    5: "a region",
    6: "the country",
    7: "international waters or airspace",
}


def write_table(article: ReadArticle, figures: Sequence[Figure], name: str | None) -> None:
    """Print each figure with its sentence, the evidence highlighted, and when, where, who and how sure.

    Where nothing can be highlighted, as in a file, the evidence stands in [brackets].
    """
    console = Console(highlight=False)
    if name:
        console.print(Text(terminal_line(name), style="bold"))
    said = " · ".join(part for part in (article.headline, _day(article.published)) if part)
    title = terminal_line(said)
    table = Table(title=Text(title), box=box.ROUNDED, show_lines=True, title_justify="left", expand=True)
    table.add_column("Figure", width=18)
    table.add_column("Evidence", ratio=1)
    for figure in figures:
        table.add_row(_summary(figure), Group(_sentence(figure, console), Text(), _facts(figure)))
    console.print(table if figures else Text(f"{title}\nNo figure of killed, injured or displaced people."))


def write_jsonl(_article: ReadArticle, figures: Sequence[Figure], _name: str | None) -> None:
    """Print one JSON object a figure, with the columns of the table `figures`; dates in ISO format."""
    for figure in figures:
        sys.stdout.write(json_line(asdict(figure)) + "\n")


def _summary(figure: Figure) -> Text:
    """Return what happened to how many, in a few words."""
    lines = [(figure.indicator, "bold"), ("\n" + figure.quantifier.replace("_", " "), "")]
    lines += [(f"\n{bounds_in_words(figure)}", "bold")]
    lines += [("\nhouseholds", "")] if figure.unit == "household" else []
    lines += [(f"\n{figure.assertion}", "red")] if figure.assertion != "affirmed" else []
    lines += [("\nderived", "dim")] if figure.basis == "derived" else []
    lines += [("\npart of another", "dim")] if figure.subset_of_figure_id else []
    return Text.assemble(*lines)


def bounds_in_words(figure: Figure) -> str:
    """Return the bounds of a figure, such as "500 or more", "138,000 to 157,000" or "about 8,500"."""
    low, best, high = figure.low, figure.best, figure.high
    if low is not None and high is not None:
        return f"{low:,}" if low == high else f"{low:,} to {high:,}"
    if low is not None:
        return f"{low:,} or more"
    if high is not None:
        return f"{high:,} or fewer"
    return f"about {best:,}"


def _sentence(figure: Figure, console: Console) -> Text:
    excerpt, phrase = figure.source_excerpt, figure.reported_text
    start = figure.char_start - figure.sentence_start
    before, after = excerpt[:start], excerpt[start + len(phrase) :]
    evidence = f"[{phrase}]" if console.color_system is None else phrase
    return Text.assemble(_one_line(before), (_one_line(evidence), EVIDENCE), _one_line(after))


def _one_line(text: str) -> str:
    return terminal_text(text.replace("\n", " "))


def _facts(figure: Figure) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(style="dim", width=6)
    grid.add_column()
    for name, value in _named_facts(figure):
        grid.add_row(name, Text(terminal_line(value)))
    return grid


def _named_facts(figure: Figure) -> Iterator[tuple[str, str]]:
    yield "when", _period(figure)
    yield "where", _place(figure)
    yield "who", _victims(figure)
    yield "by", _speaker(figure)
    yield "kind", f"{figure.measure}, {figure.basis}, {figure.assertion}"
    yield "sure", f"{figure.confidence:.2f}"
    yield "read", _rule(figure)


def _rule(figure: Figure) -> str:
    """Return reader and rule, and the file of the package that holds it."""
    return f"{figure.extractor}, {figure.rule} ({rule_of(figure.extractor, figure.rule).module})"


def _period(figure: Figure) -> str:
    if figure.date_start is None or figure.date_end is None:
        return f"{UNKNOWN}; known on {figure.as_of_date}" if figure.as_of_date else UNKNOWN
    if figure.date_start == figure.date_end:
        return f"{figure.date_start} ({figure.date_basis})"
    return f"{figure.date_start} to {figure.date_end} ({figure.date_basis})"


def _place(figure: Figure) -> str:
    names = dict.fromkeys(name for name in (figure.location_name, figure.adm_1, figure.country) if name)
    if not names or figure.where_prec is None:
        return UNKNOWN
    role = f", {figure.location_role}" if figure.location_role != "incident" else ""
    return f"{', '.join(names)} ({_PRECISIONS[figure.where_prec]}{role})"


def _victims(figure: Figure) -> str:
    known = (figure.victim_status, figure.victim_side, figure.sex, figure.age_group)
    words = [value for value in known if value and value != "unknown"]
    group = figure.victim_group or UNKNOWN
    return f"{group} ({', '.join(words)})" if words else group


def _speaker(figure: Figure) -> str:
    if figure.attribution_text is None:
        return UNKNOWN
    carried = ", named in another sentence" if figure.attribution_basis == "carried" else ""
    origin = f", from {figure.attribution_origin}" if figure.attribution_origin else ""
    return f"{figure.attribution_text} ({figure.attribution_type}{carried}{origin})"


def _day(day: date | None) -> str:
    return day.isoformat() if day else "no date"


WRITERS: dict[str, Callable[[ReadArticle, Sequence[Figure], str | None], None]] = {
    "table": write_table,
    "jsonl": write_jsonl,
}
