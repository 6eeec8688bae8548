"""What `run` says, and its status, where a correction finds no error or articles are refused."""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from command_line import CommandLine, Said

import flows.planning
import flows.run_locally
from casualty_figures.commands.output import gazetteer_progress
from casualty_figures.records.review import Review
from casualty_figures.records.run import QuarantinedRow, Run
from casualty_figures.runs.summary import ReadNow, Summary

RUN = Run(
    run_id="0" * 64,
    started_at=datetime(2026, 1, 1, tzinfo=UTC),
    finished_at=datetime(2026, 1, 1, tzinfo=UTC),
    code_version="engine",
    rule_set="rules",
    reconciliation_version="0123456789ab",
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


@pytest.fixture
def run_that_ends(casualty_figures: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Return what `run` says of a run with such an end."""

    def said(summary: Summary, *paths: str) -> Said:
        monkeypatch.setattr(flows.planning, "nothing_new", lambda *_: None)
        monkeypatch.setattr(flows.run_locally, "run_daily", lambda *_: summary)
        monkeypatch.setattr(gazetteer_progress, "build_missing_gazetteer", lambda: None)
        return casualty_figures("run", *paths)

    return said


@pytest.mark.parametrize(("outcome", "status"), [("applied", 0), ("target_gone", 0), ("stale", 1)])
def test_only_a_stale_correction_ends_a_run_with_status_1(
    outcome: str, status: int, run_that_ends: Callable[[Summary], Said]
) -> None:
    said = run_that_ends(
        Summary(RUN, (), (), "release", Path("tables"), Path("report"), (a_correction(outcome),))
    )
    assert said.status == status
    assert ("a correction no longer finds its error" in said.err) == bool(status)
    assert ("was the source put right?" in said.out) == (outcome != "applied")


def a_refusal(run_id: str, name: str, reason: str = "no text") -> QuarantinedRow:
    texts = dict.fromkeys((field.name for field in fields(QuarantinedRow)), "")
    about = {"run_id": run_id, "table_name": "articles", "source_name": name, "reason": reason}
    return QuarantinedRow(**{**texts, **about})


def with_refused(*rows: QuarantinedRow, read: tuple[ReadNow, ...] = ()) -> Summary:
    return Summary(RUN, read, rows, "release", Path("tables"), Path("report"))


def test_only_what_this_run_refused_is_listed(run_that_ends: Callable[[Summary], Said]) -> None:
    summary = with_refused(a_refusal(RUN.run_id, "new.html"), a_refusal("1" * 64, "old.html"))
    said = run_that_ends(summary)
    assert "article new.html: no text" in said.out
    assert "old.html" not in said.out
    assert "Rows refused in earlier runs, still in quarantine: 1." in said.out


def test_what_this_run_refused_for_its_language_is_counted_by_language(
    run_that_ends: Callable[[Summary], Said],
) -> None:
    french, hausa = (f"an article in a language we do not read yet: {name}" for name in ("French", "Hausa"))
    said = run_that_ends(
        with_refused(
            a_refusal(RUN.run_id, "1.html", hausa),
            a_refusal(RUN.run_id, "2.html", french),
            a_refusal(RUN.run_id, "3.html", french),
            a_refusal(RUN.run_id, "4.html"),
            a_refusal("1" * 64, "old.html", french),
        )
    )
    assert "In languages that are not read yet: French 2, Hausa 1.\n" in said.out


@pytest.mark.parametrize(
    ("summary", "status"),
    [
        (with_refused(a_refusal(RUN.run_id, "new.html")), 1),
        (with_refused(a_refusal(RUN.run_id, "new.html"), read=(ReadNow("aden.txt", 3),)), 0),
        (with_refused(a_refusal("1" * 64, "old.html")), 0),
    ],
    ids=["all that is new", "some of what is new", "nothing new"],
)
def test_a_run_of_which_everything_new_was_refused_says_so_with_status_1(
    summary: Summary, status: int, run_that_ends: Callable[[Summary], Said]
) -> None:
    said = run_that_ends(summary)
    assert said.status == status
    assert ("every new article was refused" in said.err) == bool(status)


@pytest.mark.parametrize(
    ("given", "paths", "status"),
    [({""}, ["."], 1), ({"", "another"}, ["."], 0), ({""}, [], 0)],
    ids=["all that was named", "some of what was named", "nothing was named"],
)
def test_articles_named_again_that_were_all_refused_before_make_the_status_1(
    given: set[str], paths: list[str], status: int, run_that_ends: Callable[..., Said]
) -> None:
    said = run_that_ends(
        replace(with_refused(a_refusal("1" * 64, "old.html")), given=frozenset(given)), *paths
    )
    assert said.status == status
    assert ("refused in an earlier run: no text" in said.err) == bool(status)


def test_a_mistyped_path_is_a_mistake_of_the_user_and_leaves_nothing_behind(
    casualty_figures: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("RAW", "PROCESSED", "REPORTS"):
        monkeypatch.setenv(f"CASUALTY_FIGURES_{folder}_FOLDER", str(tmp_path / folder.lower()))
    said = casualty_figures("run", str(tmp_path / "artcles"))
    assert said.status == 2
    assert "no such file or folder" in " ".join(said.err.replace("\u2502", " ").split())
    assert list(tmp_path.iterdir()) == []
