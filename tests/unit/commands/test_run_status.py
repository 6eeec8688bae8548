"""What `run` says, and its status, where a correction no longer finds its error."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from command_line import CommandLine

import flows.run_locally
from casualty_figures.commands import gazetteer_progress
from casualty_figures.records.review import Review
from casualty_figures.records.run import Run
from casualty_figures.runs.summary import Summary

RUN = Run(
    run_id="0" * 64,
    started_at=datetime(2026, 1, 1, tzinfo=UTC),
    finished_at=datetime(2026, 1, 1, tzinfo=UTC),
    code_version="engine",
    rule_set="rules",
    parent_release=None,
    outcome="published",
    n_files_in=0,
    n_duplicate_files=0,
    n_articles_in=0,
    n_articles_new=0,
    n_articles_read=0,
    n_articles_refused=0,
    n_figures_extracted=0,
    n_figures_published=0,
    n_figures_quarantined=0,
)


def a_correction(outcome: str) -> Review:
    return Review(
        review_id="a" * 64,
        review_kind="correction",
        action="correct",
        target_ids="https://news.example/kidal",
        reviewer="R. Example",
        review_reason="a zero too many",
        reviewed_at=None,
        review_outcome=outcome,
        message="best is 120, not 1200: was the source put right?",
    )


@pytest.mark.parametrize(("outcome", "status"), [("applied", 0), ("target_gone", 0), ("stale", 1)])
def test_only_a_stale_correction_ends_a_run_with_status_1(
    outcome: str, status: int, casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = Summary(RUN, (), (), "release", Path("tables"), Path("report"), (a_correction(outcome),))
    monkeypatch.setattr(flows.run_locally, "run_daily", lambda _paths, _tell: summary)
    monkeypatch.setattr(gazetteer_progress, "build_missing_gazetteer", lambda: None)
    said = casualty_figures("run")
    assert said.status == status
    assert ("a correction no longer finds its error" in said.err) == bool(status)
    assert ("was the source put right?" in said.out) == (outcome != "applied")
