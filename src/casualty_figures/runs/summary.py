"""What a run did, for those who read it at once."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pyarrow.compute as pc

from casualty_figures.publishing import Provenance, Release
from casualty_figures.records import UNREAD_LANGUAGE
from casualty_figures.records.review import Review
from casualty_figures.records.run import QuarantinedRow, Run
from casualty_figures.runs.plan import Plan
from casualty_figures.schema.review_columns import STALE
from casualty_figures.schema.to_arrow import records_from_arrow
from casualty_figures.sources.history.attempts import Attempt


@dataclass(frozen=True, slots=True)
class ReadNow:
    """An article that the run read: what it is known by, and how many figures were read in it."""

    source_name: str
    n_figures: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The run's counts, refused rows (this run's first), reviews, sources asked, and where things lie."""

    run: Run
    read_now: tuple[ReadNow, ...]
    refused: tuple[QuarantinedRow, ...]
    release: str
    tables_folder: Path
    report_path: Path
    reviews: tuple[Review, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    given: frozenset[str] = frozenset()
    """The articles that the run was given, new or not."""

    @property
    def open_reviews(self) -> tuple[Review, ...]:
        """Return the reviews and corrections that are not applied, stale corrections first."""
        left = (row for row in self.reviews if row.review_outcome != "applied")
        return tuple(sorted(left, key=lambda row: (row.review_outcome != STALE, row.review_id)))

    @property
    def has_stale_corrections(self) -> bool:
        """Whether a correction of a source does not find what it expects."""
        return any(row.review_outcome == STALE for row in self.reviews)

    @property
    def refused_now(self) -> tuple[QuarantinedRow, ...]:
        """Return the rows that this run was the first to refuse."""
        return tuple(row for row in self.refused if row.run_id == self.run.run_id)

    @property
    def is_all_refused(self) -> bool:
        """Whether new articles came and every one of them was refused."""
        return not self.read_now and any(row.table_name == "articles" for row in self.refused_now)

    @property
    def refused_of_given(self) -> tuple[QuarantinedRow, ...]:
        """Return the refused articles that the run was given, where it was given no others."""
        refused = tuple(row for row in self.refused_of("articles") if row.row_id in self.given)
        return refused if self.given <= {row.row_id for row in refused} else ()

    @property
    def languages_refused_now(self) -> tuple[tuple[str, int], ...]:
        """Return the languages of the articles that this run refused for them, with how many, most first."""
        start = f"{UNREAD_LANGUAGE}: "
        names = Counter(
            row.reason.removeprefix(start) for row in self.refused_now if row.reason.startswith(start)
        )
        return tuple(names.most_common())

    def refused_of(self, table_name: str) -> tuple[QuarantinedRow, ...]:
        """Return the refused rows of one table."""
        return tuple(row for row in self.refused if row.table_name == table_name)


def summary_of(run: Run, release: Release, *, tables_folder: Path, report_path: Path) -> Summary:
    """Return the summary of a run that ended with `release`."""
    refused = records_from_arrow(QuarantinedRow, release.table("quarantine"))
    ordered = sorted(
        refused, key=lambda row: (row.run_id != run.run_id, row.table_name, row.source_name, row.row_id)
    )
    reviews = tuple(records_from_arrow(Review, release.table("reviews")))
    return Summary(
        run, _read_now(run, release), tuple(ordered), release.name, tables_folder, report_path, reviews
    )


def _read_now(run: Run, release: Release) -> tuple[ReadNow, ...]:
    names = ("source_headline", "url", "raw_path", "n_figures")
    articles = release.columns("articles", ["run_id", *names])
    new = articles.filter(pc.equal(articles["run_id"], run.run_id))
    columns = (new[name].to_pylist() for name in names)
    rows = zip(*columns, strict=True)
    return tuple(ReadNow(headline or url or path, n_figures) for headline, url, path, n_figures in rows)


def provenance(plan: Plan, run: Run) -> Provenance:
    """Return what the manifest of the run's release says of it."""
    return Provenance(
        run_id=run.run_id,
        created_at=run.finished_at,
        code_version=run.code_version,
        rule_set=run.rule_set,
        article_ids=plan.article_ids,
    )
