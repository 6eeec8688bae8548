"""A run without Prefect: the functions of a run in the order of the flow."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from casualty_figures.archive import Archive
from casualty_figures.engine import vague_words
from casualty_figures.extraction.extractor import Extractor
from casualty_figures.publishing import Release, last_release, publish_release, writing_lock
from casualty_figures.records import Origin, Refusal
from casualty_figures.records.run import Run
from casualty_figures.reviewing import read_decisions
from casualty_figures.runs.at_address import take_from
from casualty_figures.runs.candidates import candidates
from casualty_figures.runs.checked.checked_tables import checked
from casualty_figures.runs.intake import archive_paths
from casualty_figures.runs.plan import EngineInForce, Plan, reading_plan
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.rows.article_rows import writable_reading_of
from casualty_figures.runs.summary import provenance
from casualty_figures.runs.wrong_clock import put_right
from casualty_figures.sources.history.attempts import Attempt
from casualty_figures.sources.history.days import SourceHistory
from casualty_figures.workers.one_article import outcome_of

FIRST = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class Workplace:
    """Articles to write, and the archive and the releases that runs make of them; a run a day."""

    folder: Path
    engine: str = "engine 1"
    second_extractor: Extractor | None = None
    address: str | None = None
    day: int = 0
    first: datetime = FIRST
    outcomes: list[ArticleFigures | Refusal] = field(default_factory=list)
    attempts: list[Attempt] = field(default_factory=list)

    @property
    def inputs(self) -> Path:
        return self.folder / "inputs"

    @property
    def archive(self) -> Archive:
        return Archive(self.folder / "archive")

    @property
    def processed(self) -> Path:
        return self.folder / "processed"

    def write(self, name: str, text: str) -> Path:
        path = self.inputs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self) -> Run:
        """Run, keep what was read in `outcomes`, and return the run's row."""
        self.day += 1
        now = self.now
        with writing_lock(self.processed) as lock:
            there = take_from(self.address, self.archive, lock) if self.address else None
            intake = archive_paths(self.archive, [self.inputs], now, largest=1_000_000)
            plan = self.plan()
            self.outcomes = self.outcomes_of(plan.to_read)
            fit = checked(candidates(plan, self.outcomes), plan, intake, finished_at=now)
            publish_release(
                lock,
                fit.tables,
                provenance(plan, fit.run),
                parent=plan.parent,
                keep=30,
                bring=lambda release: there.bring(self.archive, release, keep=30) if there else None,
            )
        return fit.run

    @property
    def now(self) -> datetime:
        return self.first + timedelta(days=self.day)

    def plan(self) -> Plan:
        """Return what a run would do now."""
        put_right(self.archive, last_release(self.processed), self.now)
        plan = reading_plan(
            self.archive,
            last_release(self.processed),
            EngineInForce(self.engine, "rules 1"),
            self.now,
            read_decisions(self.folder / "reviews", self.folder / "corrections"),
        )
        history = SourceHistory("herald", tuple(self.attempts), is_configured=True)
        return replace(plan, histories=(history,) if self.attempts else ())

    def outcomes_of(self, origins: tuple[Origin, ...]) -> list[ArticleFigures | Refusal]:
        """Return what is read in archived articles."""
        read = partial(
            writable_reading_of, self.archive, vague=vague_words(), second_extractor=self.second_extractor
        )
        return [outcome_of(origin, read) for origin in origins]

    @property
    def release(self) -> Release:
        release = last_release(self.processed)
        assert release
        return release

    def rows(self, table: str) -> list[dict[str, object]]:
        rows: list[dict[str, object]] = self.release.table(table).to_pylist()
        return rows


def story(place: str, killed: int, more: str = "") -> str:
    """Return an article that states one figure, and what `more` states."""
    return (
        f"Shelling in {place}\n\nOn Monday {killed} people were killed when shells struck a market in "
        f"{place}, the health ministry said. Rescue workers searched the ruins through the night "
        f"and the road to the coast stayed closed. {more}\n"
    )
