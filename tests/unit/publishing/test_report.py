"""The quality report: what it shows, what it leaves out, and that it opens from a file alone."""

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest
from reported_rows import (
    EVENING,
    RUN_ID,
    a_counted_figure,
    a_figure,
    a_refused_row,
    a_result,
    a_run,
    an_article,
    digest,
    tables_of,
)

from casualty_figures.publishing.report import write_report
from casualty_figures.publishing.report.page import KEPT, report_page
from casualty_figures.records import ReleaseError

SCRIPT = "<script>alert('x')</script>"


def test_the_report_is_written_as_the_latest_and_under_the_name_of_its_run(tmp_path: Path) -> None:
    path = write_report(tables_of(), RUN_ID, tmp_path / "reports")

    assert path == tmp_path / "reports" / "latest.html"
    assert path.read_bytes() == (tmp_path / "reports" / f"run-{RUN_ID[:12]}.html").read_bytes()


def test_reports_of_old_runs_are_removed(tmp_path: Path) -> None:
    for number in range(KEPT + 5):
        (tmp_path / f"run-{number}.html").touch()

    write_report(tables_of(), RUN_ID, tmp_path)

    assert len(list(tmp_path.glob("run-*.html"))) == KEPT


def test_a_folder_that_cannot_be_made_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")

    with pytest.raises(ReleaseError, match=r"^cannot write the report in .*taken.*$"):
        write_report(tables_of(), RUN_ID, tmp_path / "taken")


def test_the_same_tables_give_the_same_page() -> None:
    tables = tables_of(articles=[an_article()], figures=[a_figure()], runs=[a_run()])

    assert report_page(tables, RUN_ID) == report_page(tables, RUN_ID)


def test_the_page_asks_for_nothing_from_outside() -> None:
    page = report_page(tables_of(articles=[an_article()], figures=[a_figure()], runs=[a_run()]), RUN_ID)

    assert not re.findall(r"""(?:src|href)=["'](?!#)|@import|url\((?!#)|<script""", page)


def test_words_of_an_article_are_escaped() -> None:
    figure = a_figure(
        source_excerpt=f"{SCRIPT} killed at least 14 people.",
        reported_text="at least 14 people",
        location_name=SCRIPT,
        attribution_text=SCRIPT,
    )
    refused = a_refused_row(
        reason=SCRIPT, source_name=SCRIPT, row_json=json.dumps({"source_excerpt": SCRIPT})
    )
    failed = a_result(success=False, unexpected_count=1, failing_ids=json.dumps([figure.figure_id]))

    page = report_page(
        tables_of(
            articles=[an_article(source_headline=SCRIPT, source_article=SCRIPT)],
            figures=[figure],
            quarantine=[refused],
            quality_results=[failed],
        ),
        RUN_ID,
        stopped_because=SCRIPT,
    )

    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_the_phrase_is_marked_in_its_sentence() -> None:
    page = report_page(tables_of(articles=[an_article()], figures=[a_figure()]), RUN_ID)

    assert "A bomb killed <mark>at least 14 people</mark> in Kirkuk on Tuesday, police said." in page


def test_a_release_without_figures_has_a_report() -> None:
    page = report_page(tables_of(runs=[a_run(n_figures_extracted=0, n_figures_published=0)]), RUN_ID)

    assert "No figures to draw." in page


def test_missing_tables_and_columns_do_not_keep_the_report_from_saying_so() -> None:
    tables = tables_of(figures=[a_figure()], quality_results=[a_result(severity="critical", success=False)])
    tables["figures"] = tables["figures"].drop_columns(["low", "location_name"])
    del tables["runs"]

    page = report_page(tables, RUN_ID)

    assert "Publication stopped" in page


def test_a_failed_critical_check_says_that_the_last_release_stays() -> None:
    failed = a_result(table_name="runs", severity="critical", success=False, unexpected_count=1)

    page = report_page(tables_of(quality_results=[failed]), RUN_ID)

    assert "The last release stays in place." in page


def test_a_failed_warning_does_not_say_that_publication_stopped() -> None:
    page = report_page(tables_of(quality_results=[a_result(success=False)], runs=[a_run()]), RUN_ID)

    assert "Publication stopped" not in page


def test_a_failing_row_is_shown_with_its_sentence_though_it_is_in_quarantine() -> None:
    sentence = "Shelling killed 12 people."
    refused = a_refused_row(
        table_name="figures",
        row_id=digest("refused figure"),
        row_json=json.dumps(
            {
                "source_excerpt": sentence,
                "reported_text": "12 people",
                "sentence_start": 40,
                "char_start": 56,
            }
        ),
    )
    failed = a_result(success=False, unexpected_count=1, failing_ids=json.dumps([digest("refused figure")]))

    page = report_page(tables_of(quarantine=[refused], quality_results=[failed]), RUN_ID)

    checks = page[page.index('id="checks"') : page.index('id="quarantine"')]
    assert "Shelling killed <mark>12 people</mark>." in checks


def test_checks_of_other_runs_are_not_shown_as_this_run() -> None:
    other = a_result(run_id=digest("other run"), success=False, severity="critical")

    page = report_page(tables_of(quality_results=[other], runs=[a_run()]), RUN_ID)

    assert "No check ran in this run." in page


def test_long_lists_are_cut_and_say_how_many_more_there_are() -> None:
    refused = [a_refused_row(number, source_name=f"{number}.html") for number in range(2_060)]

    page = report_page(tables_of(quarantine=refused), RUN_ID)

    assert "and 2,000 more, in the table quarantine" in page


def test_failing_rows_are_cut_and_say_how_many_more_there_are() -> None:
    ids = [digest(number) for number in range(5_020)]
    failed = a_result(success=False, unexpected_count=len(ids), failing_ids=json.dumps(ids))

    page = report_page(tables_of(quality_results=[failed]), RUN_ID)

    assert "and 5,000 more, in the table quality_results" in page


def test_thousands_of_figures_in_hundreds_of_places_stay_a_page_one_can_open() -> None:
    figures = [
        a_counted_figure(number, number, number, number, location_name=f"Town {number % 400}")
        for number in range(1, 5_000)
    ]

    page = report_page(tables_of(articles=[an_article()], figures=figures), RUN_ID)

    assert "4,999 figures, 400 places" in page
    assert len(page) < 400_000


def test_parts_of_a_total_are_not_drawn_beside_it() -> None:
    whole = a_counted_figure("whole", 6, 6, 6, location_name="Afgoye")
    part = a_counted_figure("part", 4, 4, 4, location_name="Barawe", subset_of_figure_id=whole.figure_id)

    page = report_page(tables_of(articles=[an_article()], figures=[whole, part]), RUN_ID)

    assert "Afgoye" in page
    assert "Barawe" not in page


def test_a_denied_figure_is_not_drawn_as_an_affirmed_one() -> None:
    page = report_page(tables_of(articles=[an_article()], figures=[a_figure(assertion="denied")]), RUN_ID)

    assert '<g class="not-affirmed">' in page


def test_counts_that_do_not_add_up_are_marked() -> None:
    page = report_page(tables_of(runs=[a_run(n_articles_in=3)]), RUN_ID)

    assert '<span class="bad">✗</span> 3 articles in = 1 read + 0 refused' in page


def test_a_run_that_was_stopped_is_counted_from_its_tables() -> None:
    page = report_page(
        tables_of(articles=[an_article()], figures=[a_figure()], quarantine=[a_refused_row()]),
        RUN_ID,
        stopped_because="a column is missing",
    )

    assert "2 articles in = 1 read + 1 refused" in page


def test_the_trend_compares_with_the_run_before() -> None:
    before = a_run("before", finished_at=EVENING - timedelta(days=1), n_figures_published=5)
    now = a_run(n_figures_published=12)

    page = report_page(tables_of(runs=[before, now]), RUN_ID)

    assert "<strong>12</strong>figures published · +7 on the run before" in page


def test_a_row_in_quarantine_that_is_not_json_does_not_stop_the_report() -> None:
    page = report_page(tables_of(quarantine=[a_refused_row(row_json="{broken")]), RUN_ID)

    assert "{broken" in page


@pytest.mark.parametrize("table_name", ["articles", "figures", "quarantine", "quality_results", "runs"])
def test_a_report_is_written_whichever_column_is_missing(table_name: str) -> None:
    whole = tables_of(
        articles=[an_article()],
        figures=[a_figure()],
        quarantine=[a_refused_row()],
        quality_results=[a_result(success=False, failing_ids=json.dumps([a_figure().figure_id]))],
        runs=[a_run()],
    )

    for column in whole[table_name].column_names:
        lacking = {**whole, table_name: whole[table_name].drop_columns([column])}
        assert "</html>" in report_page(lacking, RUN_ID), column
