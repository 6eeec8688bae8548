"""Results of old runs are summed up, and what failed is kept."""

import json
from dataclasses import replace

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from plain_run import Workplace
from span_gate import check_tables

from casualty_figures.checking.results import sha256_of
from casualty_figures.publishing.report.reported_tables import ReportedTables
from casualty_figures.publishing.report.run_history import history_of
from casualty_figures.records.run import QualityResult
from casualty_figures.runs.checked import checked_rows, past_results


def result(run_id: str, number: int, table_name: str) -> QualityResult:
    return QualityResult(
        result_id=sha256_of(run_id, table_name, str(number)),
        run_id=run_id,
        table_name=table_name,
        expectation="expect_a",
        column_name=None,
        arguments="{}",
        severity="warning",
        success=True,
        element_count=5,
        unexpected_count=0,
        unexpected_percent=0.0,
        failing_ids="[]",
    )


@pytest.fixture
def workplace(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """Return one whose every run checks articles three times, the first time in vain, and figures twice."""
    monkeypatch.setattr(past_results, "RUNS_IN_FULL", 2)

    def with_results(tables: dict[str, pa.Table], run_id: str, **beside: object) -> object:
        found = [result(run_id, number, "articles") for number in range(3)]
        failed = replace(found[0], success=False, unexpected_count=1, failing_ids=json.dumps(["an article"]))
        both = [failed, *found[1:], *(result(run_id, number, "figures") for number in range(2))]
        return replace(check_tables(tables, run_id, **beside), results=both)  # type: ignore[arg-type]

    monkeypatch.setattr(checked_rows, "check_tables", with_results)
    return workplace


def run(workplace: Workplace, times: int = 1) -> str:
    """Run with a new article each time, and return the first run."""
    ids = []
    for _ in range(times):
        text = f"On 7 May 2024, {workplace.day + 12} people were killed near Djibo, Burkina Faso."
        workplace.write(f"{workplace.day}.txt", text)
        ids.append(workplace.run().run_id)
    return ids[0]


def results_of(workplace: Workplace, run_id: str) -> pa.Table:
    rows = workplace.release.table("quality_results")
    return rows.filter(pc.equal(rows["run_id"], run_id))


def summaries_of(workplace: Workplace, run_id: str) -> dict[str, dict[str, object]]:
    rows = results_of(workplace, run_id)
    rows = rows.filter(pc.equal(rows["expectation"], past_results.SUMMARY))
    return {row["table_name"]: row for row in rows.to_pylist()}


def test_an_old_run_leaves_a_summary_a_table(workplace: Workplace) -> None:
    first = run(workplace)
    in_full = results_of(workplace, first)
    run(workplace, 2)
    summaries = summaries_of(workplace, first)
    assert summaries.keys() == set(in_full["table_name"].to_pylist())
    assert summaries["figures"]["element_count"] == pc.sum(pc.equal(in_full["table_name"], "figures")).as_py()
    assert summaries["figures"]["success"]


def test_the_newest_runs_keep_every_result(workplace: Workplace) -> None:
    run(workplace)
    second = run(workplace)
    in_full = results_of(workplace, second)
    run(workplace)
    assert results_of(workplace, second).equals(in_full)


def test_what_failed_in_an_old_run_is_kept_and_named_in_its_summary(workplace: Workplace) -> None:
    first = run(workplace, 3)
    rows = results_of(workplace, first)
    (failed,) = rows.filter(pc.not_equal(rows["expectation"], past_results.SUMMARY)).to_pylist()
    summary = summaries_of(workplace, first)["articles"]
    assert failed["failing_ids"] == json.dumps(["an article"])
    assert summary["failing_ids"] == json.dumps([failed["result_id"]])
    assert (summary["success"], summary["unexpected_count"]) == (False, 1)


def test_a_summary_is_made_once(workplace: Workplace) -> None:
    first = run(workplace, 3)
    before = results_of(workplace, first)
    run(workplace, 2)
    assert results_of(workplace, first).equals(before)


def test_the_report_counts_the_checks_of_an_old_run_as_they_were(workplace: Workplace) -> None:
    def counts(run_id: str) -> list[tuple[int, int]]:
        history = history_of(ReportedTables(workplace.release))
        return [(one.checks_run, one.checks_failed) for one in history.runs if one.run_id == run_id]

    first = run(workplace)
    before = counts(first)
    run(workplace, 3)
    assert counts(first) == before
    assert before[0][1] == 1
