"""What `run` prints: how far it is, and then what came in, what went out and where it lies."""

from collections.abc import Sequence
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)
from rich.progress import Progress as Bars
from rich.text import Text

from casualty_figures.runs.summary import Summary
from casualty_figures.sources.history.attempts import Attempt
from casualty_figures.storage.escaping import terminal_line

STEPS = {
    "look": "Look for what is new",
    "start": "Start Prefect",
    "take": "Take what the address has",
    "collect": "Collect from sources",
    "fetch": "Fetch pages",
    "archive": "Archive the inputs",
    "read": "Read, extract, place",
    "check": "Check every row",
    "publish": "Publish the tables",
    "report": "Write the report",
}
_MOST_REFUSED = 20
_WRONG = {"stale", "unreadable"}


class _RateColumn(ProgressColumn):
    """How many a second of a step that counts more than itself."""

    def render(self, task: Task) -> Text:
        """Return the rate since the step began."""
        if task.completed <= 1 or not task.elapsed:
            return Text()
        return Text(f"{task.completed / task.elapsed:,.0f}/s")


class Progress:
    """A bar a step at a terminal, a line a step elsewhere."""

    def __init__(self) -> None:
        """Make the bars, not yet shown."""
        self._console = Console(soft_wrap=True)
        self._bars = Bars(
            TextColumn("{task.description:<20}"),
            BarColumn(),
            MofNCompleteColumn(),
            _RateColumn(),
            TimeElapsedColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._ids: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        """Show the bars until the block ends."""
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the bars where they are."""
        self._bars.stop()

    def tell(self, step: str, done: int, total: int) -> None:
        """Show that so much of a step is done, of a total of 0 where it is not known yet."""
        if step not in self._ids:
            self._ids[step] = self._bars.add_task(STEPS[step], total=None)
            if not self._console.is_terminal:
                self._console.print(f"{STEPS[step]} ...")
        self._bars.update(self._ids[step], completed=done, total=total or None)


def show(summary: Summary) -> None:
    """Print what a run did."""
    console = Console(soft_wrap=True, highlight=False)
    run = summary.run
    console.print()
    console.print(_counted("", "in", "out", "refused"), style="bold")
    console.print(_counted("articles", run.n_articles_in, run.n_articles_read, run.n_articles_refused))
    console.print(
        _counted("figures", run.n_figures_extracted, run.n_figures_published, run.n_figures_quarantined)
    )
    console.print()
    twice = f", {run.n_duplicate_files} of them twice" if run.n_duplicate_files else ""
    console.print(f"Articles given: {run.n_files_in}{twice}. New articles in this run: {run.n_articles_new}.")
    show_attempts(console, summary.attempts)
    _show_refused(console, summary)
    _show_reviews(console, summary)
    console.print()
    console.print(f"Tables  {summary.tables_folder}  (release {summary.release})")
    console.print(f"Report  {summary.report_path}")
    console.print(
        'Ask     casualty-figures query "SELECT indicator, low, best, high, source_excerpt FROM figures"'
    )


def show_attempts(console: Console, attempts: Sequence[Attempt]) -> None:
    """Print what each source that was asked gave, and why it failed where it did."""
    if attempts:
        console.print("\nSources asked:", style="bold")
    for attempt in attempts:
        line = f"{attempt.source}: {attempt.n_new} new of {attempt.n_listed}"
        line += f", {attempt.n_refused} refused" if attempt.n_refused else ""
        line += f", {len(attempt.visited)} fetched again" if attempt.visited else ""
        line += f", {len(attempt.gone)} gone" if attempt.gone else ""
        line += ", more are there for the next run" if attempt.is_cut else ""
        line += f": {attempt.outcome}: {attempt.reason}" if attempt.reason else ""
        style = "red" if attempt.outcome == "failed" else "yellow" if attempt.reason else None
        console.print(f"  {terminal_line(line)}", markup=False, style=style)


def _counted(*cells: object) -> str:
    name, *counts = cells
    return f"{name!s:<10}" + "".join(
        f"{count:>9,}" if isinstance(count, int) else f"{count!s:>9}" for count in counts
    )


def _show_reviews(console: Console, summary: Summary) -> None:
    if not summary.reviews:
        return
    left = summary.open_reviews
    console.print(f"\nReviews and corrections: {len(summary.reviews) - len(left)} applied, {len(left)} not.")
    for row in left:
        line = f"{row.review_outcome} {row.action or row.review_kind} {row.target_ids or ''}: {row.message}"
        style = "bold red" if row.review_outcome in _WRONG else "yellow"
        console.print(f"  {terminal_line(line)}", markup=False, style=style)


def _show_refused(console: Console, summary: Summary) -> None:
    """List what this run refused; what others refused before is a number."""
    now = summary.refused_now
    if now:
        console.print("\nRefused in this run, each a row of the table quarantine:", style="bold")
    for row in now[:_MOST_REFUSED]:
        line = f"{row.table_name.removesuffix('s')} {row.source_name}: {row.reason}"
        console.print(f"  {terminal_line(line)}", markup=False)
    if len(now) > _MOST_REFUSED:
        console.print(f"  and {len(now) - _MOST_REFUSED:,} more")
    if languages := summary.languages_refused_now:
        counts = ", ".join(f"{name} {n:,}" for name, n in languages)
        console.print(f"In languages that are not read yet: {counts}.")
    if earlier := len(summary.refused) - len(now):
        console.print(f"Rows refused in earlier runs, still in quarantine: {earlier:,}.")
