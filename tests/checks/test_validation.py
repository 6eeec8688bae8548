import subprocess
import sys
from dataclasses import replace

import pyarrow as pa
import pytest
from sound_rows import ARTICLE, FIGURE, RECORDS, RUN, RUN_ID, sound_tables

from casualty_figures.checking import check_tables, validation
from casualty_figures.checking.validation import validate
from casualty_figures.records import PublicationStoppedError
from casualty_figures.schema.model import Present
from casualty_figures.schema.to_expectations import Expectation

NOT_NULL = Expectation("expect_column_values_to_not_be_null", {"column": "low"}, "warning")
IN_ORDER = Expectation(
    "expect_multicolumn_values_to_be_non_decreasing", {"column_list": ["low", "high"]}, "warning"
)
ROWS = pa.table({"low": [1, None, 3], "high": [1, 2, 2]})


def read_of(tables: dict[str, pa.Table]) -> dict[str, pa.Table]:
    """Return the tables of what was read, without those that are made of them."""
    return {name: tables[name] for name in ("articles", "figures")}


def test_failing_rows_are_named_by_their_position() -> None:
    outcomes = validate("figures", ROWS, [NOT_NULL, IN_ORDER]).outcomes

    assert [outcome.failing for outcome in outcomes] == [(1,), (2,)]
    assert not any(outcome.held for outcome in outcomes)


def test_which_rows_fail_is_asked_only_where_any_does(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, int]] = []
    answers = validation._answers

    def told(table, batch, expectations, form):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202
        asked.append((form, len(expectations)))
        return answers(table, batch, expectations, form)

    monkeypatch.setattr(validation, "_answers", told)
    validate("figures", ROWS.slice(0, 1), [NOT_NULL, IN_ORDER])
    validate("figures", ROWS.slice(1), [NOT_NULL, IN_ORDER])
    validate("figures", ROWS.slice(1, 1), [NOT_NULL, IN_ORDER])

    assert asked == [("BASIC", 2), ("BASIC", 2), ("COMPLETE", 2), ("BASIC", 2), ("COMPLETE", 1)]


def test_what_is_demanded_of_rows_is_not_asked_where_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validation, "_answers", None)
    demanded = replace(NOT_NULL, demand=Present("low"))

    (outcome,) = validate("figures", ROWS.slice(0, 0), [demanded]).outcomes

    assert (outcome.held, outcome.n_rows) == (True, 0)


def test_outcomes_come_in_the_order_asked() -> None:
    outcomes = validate("figures", ROWS, [IN_ORDER, NOT_NULL]).outcomes

    assert [outcome.expectation for outcome in outcomes] == [IN_ORDER, NOT_NULL]


def test_an_expectation_nobody_registered_is_noticed_by_counting() -> None:
    unknown = Expectation("expect_column_values_to_be_believed", {"column": "low"}, "warning")

    with pytest.raises(PublicationStoppedError) as stopped:
        validate("figures", ROWS, [NOT_NULL, unknown])

    assert str(stopped.value) == (
        "figures: 1 of 2 expectations ran, without expect_column_values_to_be_believed; nothing was published"
    )


def test_a_suite_from_which_an_expectation_was_lost_is_noticed_by_counting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded = validation._configuration
    monkeypatch.setattr(validation, "_configuration", lambda _, one: loaded(0, one))

    with pytest.raises(PublicationStoppedError, match="1 of 2 expectations ran"):
        validate("figures", ROWS, [NOT_NULL, IN_ORDER])


def test_a_crash_is_told_from_a_verdict() -> None:
    absent = Expectation("expect_column_values_to_not_be_null", {"column": "gone"}, "warning")

    with pytest.raises(PublicationStoppedError, match=r'not_be_null crashed on .*"gone".* does not exist'):
        validate("figures", ROWS, [absent])


def test_a_table_without_rows_passes_checks_of_values_and_is_counted_as_such() -> None:
    outcomes = validate("figures", ROWS.slice(0, 0), [NOT_NULL, IN_ORDER]).outcomes

    assert [(outcome.held, outcome.n_rows) for outcome in outcomes] == [(True, 0), (True, 0)]


def test_articles_without_a_figure_are_fit_to_publish() -> None:
    tables = sound_tables(figures=[])

    verdict = check_tables(read_of(tables), RUN_ID, beside=tables)

    assert verdict.passed["figures"].num_rows == 0
    assert verdict.quarantined == []


def nothing_but(*names: str) -> dict[str, pa.Table]:
    return sound_tables(**{name: [] for name in RECORDS if name not in names})


def test_no_articles_where_there_were_some_stop_publication() -> None:
    with pytest.raises(PublicationStoppedError, match="is 2, yet there are 0 rows in articles"):
        check_tables(nothing_but("runs", "quarantine", "quality_results", "codebook"), RUN_ID)


def test_a_reader_that_refuses_nearly_everything_stops_publication_for_the_reason_of_the_floor() -> None:
    silent = replace(RUN, n_articles_in=42, n_articles_refused=40)

    with pytest.raises(PublicationStoppedError, match=r"2 is less than 0\.1 of n_articles_in 42") as stopped:
        check_tables({"runs": sound_tables(runs=[silent])["runs"]}, RUN_ID, beside=many_refused(40))

    assert "the reader or the archive is broken and not the news" in str(stopped.value)


def test_a_floor_speaks_of_the_run_at_hand_and_not_of_earlier_ones() -> None:
    earlier = replace(RUN, run_id="e" * 64, n_articles_in=42, n_articles_refused=40)
    runs = sound_tables(runs=[earlier, RUN])["runs"]

    assert check_tables({"runs": runs}, RUN_ID, beside=many_refused(1)).passed["runs"].num_rows == 2


def test_a_table_nobody_described_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="no table is described by the name of claims"):
        check_tables({"claims": ROWS}, RUN_ID)


def test_what_passes_wears_the_published_schema() -> None:
    tables = sound_tables(articles=[ARTICLE], figures=[FIGURE])

    passed = check_tables(
        {name: tables[name] for name in ("articles", "figures")}, RUN_ID, beside=tables
    ).passed

    assert not passed["figures"].schema.field("term").nullable
    assert passed["figures"].schema.field("low").metadata[b"unit"] == b"as column unit"


def test_every_expectation_leaves_a_result_with_what_it_looked_at() -> None:
    tables = sound_tables(figures=[FIGURE, replace(FIGURE, figure_id="a" * 64, low=99)])

    results = check_tables(
        {name: tables[name] for name in ("articles", "figures")}, RUN_ID, beside=tables
    ).results

    (failed,) = (result for result in results if not result.success)
    assert failed.arguments == '{"column_list": ["low", "best", "high"], "ignore_row_if": "never"}'
    assert (failed.element_count, failed.unexpected_count, failed.unexpected_percent) == (2, 1, 50.0)
    assert failed.failing_ids == f'["{"a" * 64}"]'
    assert failed.severity == "warning"
    assert len({result.result_id for result in results}) == len(results)


def test_checking_is_imported_without_great_expectations() -> None:
    program = (
        "import sys, casualty_figures.checking; "
        "sys.exit(bool({'great_expectations', 'pandas'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def many_refused(n_articles: int) -> dict[str, pa.Table]:
    """Return what a run of that many refused articles counts."""
    tables = sound_tables()
    about_articles, about_figures = tables["quarantine"].slice(0, 1), tables["quarantine"].slice(1, 1)
    return tables | {"quarantine": pa.concat_tables([about_articles] * n_articles + [about_figures])}
