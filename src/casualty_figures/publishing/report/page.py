"""The quality report as one HTML page, written whole or not at all."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import jinja2
import pyarrow as pa

from casualty_figures.publishing.release import Release
from casualty_figures.publishing.report.check_results import checks_of, is_stopped
from casualty_figures.publishing.report.completeness import ASPECTS, completeness_of
from casualty_figures.publishing.report.event_cards import incidents_of, totals_of
from casualty_figures.publishing.report.flow_picture import (
    Counts,
    upright_flow_picture,
    wide_flow_picture,
)
from casualty_figures.publishing.report.refused_rows import quarantine_of
from casualty_figures.publishing.report.reported_tables import ReportedTables
from casualty_figures.publishing.report.run_history import history_of
from casualty_figures.records import ReleaseError
from casualty_figures.storage import NewFiles, remove_leftovers

LATEST = "latest.html"
KEPT = 60
"""Reports of single runs that stay beside the latest; older ones are removed."""

_SOURCES = """
SELECT collected_from, source_status, n_collected, usual_n_collected, last_failure_reason,
    strftime(last_success_at, '%Y-%m-%d %H:%M') AS succeeded,
    strftime(last_failure_at, '%Y-%m-%d %H:%M') AS failed,
    (SELECT count(*) FROM sources AS other WHERE other.collected_from = sources.collected_from
        AND other.n_collected IS NULL AND other.day BETWEEN sources.day - 27 AND sources.day) AS gaps
FROM sources QUALIFY row_number() OVER (PARTITION BY collected_from ORDER BY day DESC) = 1
ORDER BY source_status = 'usual', collected_from
"""
_OPEN_REVIEWS = """
SELECT * FROM reviews WHERE review_outcome <> 'applied' ORDER BY review_outcome <> 'stale', review_id
"""


def write_report(
    tables: Mapping[str, pa.Table] | Release,
    run_id: str,
    folder: Path,
    *,
    stopped_because: str | None = None,
) -> Path:
    """Write the report of the run to `folder`, as `latest.html` and under the run's name; return the first.

    `tables` are those of a release or, where publication stopped, by name those
    that were not published; what is missing of them is shown as missing.
    `stopped_because` says why there is no release, where the checks alone do not.

    Raises:
        ReleaseError: The page cannot be written.
    """
    page = report_page(tables, run_id, stopped_because=stopped_because)
    try:
        remove_leftovers([folder])
        with NewFiles() as files:
            for name in (_name(run_id), LATEST):
                files.write(folder / name, page.encode())
        _remove_old(folder)
    except OSError as error:
        raise ReleaseError(f"cannot write the report in {folder}: {error.strerror}") from error
    return folder / LATEST


def written_report(run_id: str, folder: Path) -> Path | None:
    """Return where `write_report` wrote that of a run, `None` where it lies there no longer."""
    is_there = (folder / _name(run_id)).exists() and (folder / LATEST).exists()
    return folder / LATEST if is_there else None


def report_page(
    tables: Mapping[str, pa.Table] | Release, run_id: str, *, stopped_because: str | None = None
) -> str:
    """Return the report of the run as HTML: the same tables give the same page."""
    reported = ReportedTables(tables)
    checks = checks_of(reported, run_id)
    run = reported.row("SELECT * FROM runs WHERE run_id = ?", run_id)
    counts = _counts(reported, run)
    stopped = stopped_because is not None or is_stopped(checks)
    return _template().render(
        run_id=run_id,
        run_facts=_facts(run),
        outcome="stopped" if stopped else (run or {}).get("outcome", "published"),
        stopped_because=stopped_because,
        counts=counts,
        has_run_row=run is not None,
        flows=(("wide", wide_flow_picture(counts)), ("upright", upright_flow_picture(counts))),
        checks=checks,
        n_checks=sum(group.count for group in checks),
        n_failed=sum(len(group.failed) for group in checks),
        open_reviews=reported.rows(_OPEN_REVIEWS),
        quarantine=quarantine_of(reported, run_id),
        aspects=tuple(ASPECTS),
        completeness=completeness_of(reported),
        sources=reported.rows(_SOURCES),
        incidents=incidents_of(reported),
        totals=totals_of(reported),
        history=history_of(reported),
        style=_resource("report.css"),
    )


def _facts(run: dict[str, Any] | None) -> list[tuple[str, str]]:
    """Return when the run ended and with what it read, as far as its row says."""
    if run is None:
        return []
    finished_at = run["finished_at"]
    facts = {
        "finished": finished_at and f"{finished_at:%Y-%m-%d %H:%M} UTC",
        "engine": run["code_version"],
        "vague words": run["rule_set"],
    }
    return [(name, value) for name, value in facts.items() if value]


def _counts(tables: ReportedTables, run: dict[str, Any] | None) -> Counts:
    """Return what the run's row says, or where it has none what the tables hold."""
    if run is not None:
        names = (name for name in Counts.__dataclass_fields__)
        return Counts(**{name: run[f"n_{name}"] or 0 for name in names})
    row = tables.row(
        "SELECT (SELECT count(*) FROM articles) AS read, (SELECT count(*) FROM figures) AS published, "
        "count(*) FILTER (WHERE table_name = 'articles') AS refused, "
        "count(*) FILTER (WHERE table_name = 'figures') AS quarantined FROM quarantine"
    ) or dict.fromkeys(("read", "published", "refused", "quarantined"), 0)
    articles, figures = row["read"] + row["refused"], row["published"] + row["quarantined"]
    return Counts(
        files_in=0,
        duplicate_files=0,
        articles_in=articles,
        articles_new=articles,
        articles_read=row["read"],
        articles_refused=row["refused"],
        figures_extracted=figures,
        figures_published=row["published"],
        figures_quarantined=row["quarantined"],
    )


@cache
def _template() -> jinja2.Template:
    environment = jinja2.Environment(
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=jinja2.FunctionLoader(_resource),
    )
    environment.filters["count"] = lambda number: f"{number:,}"
    environment.filters["percent"] = lambda share: f"{share:.0%}"
    return environment.get_template("report.html.jinja")


def _resource(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _name(run_id: str) -> str:
    return f"run-{run_id[:12]}.html"


def _remove_old(folder: Path) -> None:
    pages = sorted(folder.glob("run-*.html"), key=lambda page: page.stat().st_mtime, reverse=True)
    for page in pages[KEPT:]:
        page.unlink(missing_ok=True)
