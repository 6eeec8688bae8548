"""The main job on a Prefect server, with the engine and the checks as they are."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from prefect.exceptions import ParameterTypeError
from workplace import SAYING, Workplace

import flows.telling.events
from casualty_figures.publishing import Release, writing_lock
from casualty_figures.records import PublicationStoppedError, RunInProgressError
from casualty_figures.runs.rows import run_row
from casualty_figures.runs.summary import Summary
from flows.daily import daily
from flows.run_locally import run_daily
from flows.telling.progress import told_to
from flows.telling.run_states import SKIPPED


@dataclass(frozen=True)
class Runs:
    """Two runs in one place and one in another, over the same articles; there, two processes read them."""

    first: Summary
    first_bytes: dict[str, dict[str, bytes]]
    first_release: Release
    second: Summary
    place: Workplace
    elsewhere: Workplace
    told: list[tuple[str, int, int]]
    told_elsewhere: list[tuple[str, int, int]]


@pytest.fixture(scope="module")
def runs(server: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    told: list[tuple[str, int, int]] = []
    told_elsewhere: list[tuple[str, int, int]] = []
    elsewhere = Workplace(tmp_path_factory.mktemp("elsewhere"))
    with (
        elsewhere.in_force(),
        pytest.MonkeyPatch.context() as environment,
        told_to(lambda step, done, total: told_elsewhere.append((step, done, total))),
    ):
        environment.setenv("CASUALTY_FIGURES_WORKERS", "2")
        environment.setenv("CASUALTY_FIGURES_BATCH_SIZE", "1")
        elsewhere.write_articles()
        elsewhere.run()
    place = Workplace(tmp_path_factory.mktemp("place"))
    with place.in_force(), told_to(lambda step, done, total: told.append((step, done, total))):
        place.write_articles()
        first = place.run()
        first_release = place.release
        first_bytes = {table: place.bytes_of(table) for table in SAYING}
        second = place.run()
        yield Runs(first, first_bytes, first_release, second, place, elsewhere, told, told_elsewhere)


def test_every_article_is_read_or_refused_with_a_reason(runs: Runs) -> None:
    run = runs.first.run
    assert (run.n_articles_in, run.n_articles_read, run.n_articles_refused) == (3, 2, 1)
    assert [(row.source_name, row.table_name) for row in runs.first.refused] == [("empty.txt", "articles")]


def test_the_figures_stand_in_the_text_of_their_articles(runs: Runs) -> None:
    texts = {row["article_id"]: row["text"] for row in runs.place.release.table("articles").to_pylist()}
    figures = runs.place.release.table("figures").to_pylist()
    assert {row["low"] or row["best"] for row in figures} >= {2, 12, 30, 1400}
    for row in figures:
        assert texts[row["article_id"]][row["char_start"] : row["char_end"]] == row["reported_text"]


def test_a_second_run_changes_no_byte_of_what_was_read(runs: Runs) -> None:
    assert {table: runs.place.bytes_of(table) for table in SAYING} == runs.first_bytes
    assert (runs.first.run.outcome, runs.second.run.outcome) == ("published", "unchanged")


def test_a_second_run_reads_nothing_again(runs: Runs) -> None:
    assert (runs.first.run.n_articles_new, runs.second.run.n_articles_new) == (3, 0)


def test_a_run_from_scratch_elsewhere_gives_the_same_bytes_but_for_when_it_was(runs: Runs) -> None:
    assert runs.elsewhere.bytes_of("figures") == runs.first_bytes["figures"]
    assert runs.elsewhere.bytes_of("codebook") == runs.first_bytes["codebook"]
    here, there = (
        place.release.table("articles").drop_columns(["retrieved_at"])
        for place in (runs.place, runs.elsewhere)
    )
    assert here.equals(there)


def test_a_run_that_publishes_leaves_its_row_and_its_checks(runs: Runs) -> None:
    for table in ("runs", "quality_results"):
        run_ids = set(runs.place.release.table(table)["run_id"].to_pylist())
        assert run_ids == {runs.first.run.run_id}


def test_a_run_with_nothing_new_leaves_the_release_as_it_is(runs: Runs) -> None:
    assert (runs.second.release, runs.place.release) == (runs.first.release, runs.first_release)


def test_a_run_with_nothing_new_writes_a_report_that_is_gone(workplace: Workplace) -> None:
    workplace.run().report_path.unlink()
    assert workplace.run().report_path.is_file()


def test_a_run_at_the_terminal_with_nothing_new_starts_no_prefect(workplace: Workplace) -> None:
    workplace.run()
    done = subprocess.run(
        [sys.executable, "-m", "casualty_figures", "run"], capture_output=True, text=True, check=True
    )
    assert "New articles in this run: 0." in done.stdout
    assert ("Start Prefect" in done.stdout, done.stderr) == (False, "")


def test_a_run_at_the_terminal_says_nothing_on_standard_error(workplace: Workplace, tmp_path: Path) -> None:
    workplace.write("kirkuk.txt", "Bomb in Kirkuk\n\nA bomb killed seven people in Kirkuk on Monday.")
    done = subprocess.run(
        [sys.executable, "-m", "casualty_figures", "run"],
        env={**os.environ, "PREFECT_HOME": str(tmp_path), "PREFECT_API_URL": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert ("New articles in this run: 4." in done.stdout, done.stderr) == (True, "")


def test_the_report_and_the_data_docs_lie_where_the_settings_say(runs: Runs) -> None:
    assert runs.first.report_path == runs.place.folder / "reports" / "latest.html"
    assert runs.first.report_path.is_file()
    assert (runs.place.folder / "reports" / "data-docs" / "index.html").is_file()


def test_the_steps_are_told_in_their_order(runs: Runs) -> None:
    steps = list(dict.fromkeys(step for step, _, _ in runs.told))
    assert steps == ["archive", "read", "check", "publish", "report"]
    assert ("read", 3, 3) in runs.told


def test_what_other_processes_read_is_told_article_by_article(runs: Runs) -> None:
    read = [(done, total) for step, done, total in runs.told_elsewhere if step == "read"]
    assert read == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_person_finds_summary_refusals_and_report_among_prefects_artifacts(runs: Runs) -> None:
    from prefect.client.orchestration import get_client  # noqa: PLC0415 - once the server is there

    with get_client(sync_client=True) as client:
        latest = {artifact.key: artifact for artifact in client.read_latest_artifacts()}
    assert {"run-summary", "read-and-refused", "quality-report"} <= set(latest)
    assert "| articles | 3 | 2 | 1 |" in str(latest["run-summary"].data)
    assert "empty.txt" in str(latest["read-and-refused"].data)
    assert "(http://127.0.0.1:4280/)" in str(latest["quality-report"].data)


def test_the_summary_names_the_articles_that_the_run_read(runs: Runs) -> None:
    assert {article.source_name for article in runs.first.read_now} == {
        "Market shelled in Aden",
        "Thousands flee Goma",
    }
    assert runs.second.read_now == ()


def test_a_run_that_comes_while_another_is_at_work_is_skipped(workplace: Workplace) -> None:
    with writing_lock(workplace.processed):
        ended = daily(return_state=True)
    assert (ended.name, ended.is_cancelled()) == (SKIPPED, True)
    assert "is at work on" in (ended.message or "")
    assert not (workplace.processed / "current").exists()


def test_a_run_at_the_terminal_that_comes_while_another_is_at_work_says_so(workplace: Workplace) -> None:
    with writing_lock(workplace.processed), pytest.raises(RunInProgressError, match="is at work on"):
        run_daily([], lambda *_: None)


@pytest.mark.parametrize(
    ("paths", "columns", "mistake"),
    [
        ([""], {}, "at least 1 character"),
        ("data/raw", {}, "not allowed as a Sequence"),
        ([], {"body": "Inhalt"}, "'body' is none of text, headline"),
    ],
)
@pytest.mark.usefixtures("workplace")
def test_what_a_run_is_given_is_checked_before_it_begins(
    paths: list[str], columns: dict[str, str], mistake: str
) -> None:
    with pytest.raises(ParameterTypeError, match=mistake):
        daily(paths, columns)


def test_a_check_of_a_whole_table_that_fails_leaves_the_last_release_and_says_so_in_the_report(
    runs: Runs, monkeypatch: pytest.MonkeyPatch
) -> None:
    last = runs.place.release
    page = runs.second.report_path.read_text(encoding="utf-8")
    runs.place.write("kadra.txt", "Fire in Kadra\n\nA fire killed three people in Kadra on Monday.\n")

    def miscounted(_quarantine: pa.Table, _table_name: str) -> int:
        return 100

    monkeypatch.setattr(run_row, "_refused_count", miscounted)
    emitted: list[dict[str, Any]] = []
    monkeypatch.setattr(flows.telling.events, "emit_event", lambda **event: emitted.append(event))
    with pytest.raises(PublicationStoppedError, match="the last release stays"):
        runs.place.run()
    assert runs.place.release == last
    assert runs.second.report_path.read_text(encoding="utf-8") != page
    assert [event["event"] for event in emitted] == ["casualty-figures.checks.failed"]
    assert "the last release stays" in emitted[0]["payload"]["message"]
    assert {check["table"] for check in emitted[0]["payload"]["failed"]} == {"runs"}


@pytest.mark.usefixtures("server")
def test_the_rows_of_a_table_are_articles_of_the_run(tmp_path: Path) -> None:
    with Workplace(tmp_path).in_force():
        table = tmp_path / "export.csv"
        table.write_text(
            "Titel,Datum,Inhalt\nFlood kills 12,2019-05-18,Floods killed 12 people in Beira.\nEmpty,,\n",
            encoding="utf-8",
        )
        summary = daily([str(table)], columns={"text": "Inhalt", "headline": "Titel", "published": "Datum"})
    assert [(row.source_name, row.reason) for row in summary.refused] == [
        ("export.csv/row 3.txt", "this row has no text")
    ]
    assert [one.source_name for one in summary.read_now] == ["Flood kills 12"]
    assert summary.run.n_figures_published >= 1
