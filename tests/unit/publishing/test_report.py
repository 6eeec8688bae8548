"""The quality report: what it shows, what it leaves out, and that it opens from a file alone."""

import json
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from reported_rows import (
    EVENING,
    RUN_ID,
    a_figure,
    a_refused_row,
    a_result,
    a_run,
    an_article,
    an_estimate,
    an_estimate_figure,
    an_event,
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

    assert not re.findall(r"""src=|(?<!<a )href=|@import|url\(|<script""", page)


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
        told(
            articles=[an_article(source_headline=SCRIPT, source_article=SCRIPT)],
            figures=[figure],
            events=[an_event(location_name=SCRIPT)],
            estimates=[an_estimate(who_says_what=SCRIPT)],
            quarantine=[refused],
            quality_results=[failed],
        ),
        RUN_ID,
        stopped_because=SCRIPT,
    )

    assert "&lt;script&gt;" in page
    assert "<script" not in page


def test_the_phrase_is_marked_in_its_sentence() -> None:
    page = report_page(told(), RUN_ID)

    assert "A bomb killed <mark>at least 14 people</mark> in Kirkuk on Tuesday, police said." in page


def test_a_release_without_figures_has_a_report() -> None:
    page = report_page(tables_of(runs=[a_run(n_figures_extracted=0, n_figures_published=0)]), RUN_ID)

    assert "No events yet." in page


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


def test_refusals_of_this_run_are_cut_and_say_how_many_more_there_are() -> None:
    refused = [a_refused_row(number, source_name=f"{number}.html") for number in range(2_060)]

    page = report_page(tables_of(quarantine=refused), RUN_ID)

    assert "and 2,000 more, in the table quarantine" in page


def test_refusals_of_earlier_runs_are_only_counted() -> None:
    old = a_refused_row("old", run_id=digest("other run"), source_name="old.html")
    new = a_refused_row("new", source_name="new.html")

    page = report_page(tables_of(quarantine=[old, new]), RUN_ID)

    assert '<td class="number">2</td><td class="number">1</td>' in page
    assert "new.html" in page
    assert "old.html" not in page


def test_failing_rows_are_cut_and_say_how_many_more_there_are() -> None:
    ids = [digest(number) for number in range(5_020)]
    failed = a_result(success=False, unexpected_count=len(ids), failing_ids=json.dumps(ids))

    page = report_page(tables_of(quality_results=[failed]), RUN_ID)

    assert "and 5,000 more, in the table quality_results" in page


def told(**records: list[Any]) -> dict[str, pa.Table]:
    """Return the tables of one event that one article tells of, with other records where given."""
    whole: dict[str, list[Any]] = {
        "articles": [an_article()],
        "figures": [a_figure()],
        "events": [an_event()],
        "estimates": [an_estimate()],
        "estimate_figures": [an_estimate_figure()],
    }
    return tables_of(**(whole | records))


def part_of(page: str, section: str) -> str:
    return page.partition(f'<section id="{section}">')[2].partition("</section>")[0]


def test_an_event_says_where_when_how_many_and_from_how_many_sources() -> None:
    events = part_of(report_page(told(), RUN_ID), "events")

    for words in ("Kirkuk, Iraq", "2016-03-08", "<dd>at least 14</dd>", ">provisional<", "1 source "):
        assert words in events


def test_the_newest_event_stands_first_and_of_one_day_the_largest() -> None:
    names = ("old and large", "new and small", "new and large")
    days = (date(2016, 3, 1), date(2016, 3, 9), date(2016, 3, 9))
    events = [an_event(name, location_name=name, date_end=day) for name, day in zip(names, days, strict=True)]
    estimates = [an_estimate(name, best=9 if "large" in name else 3, low=None) for name in names]

    page = report_page(told(events=events, estimates=estimates), RUN_ID)

    assert page.index(names[2]) < page.index(names[1]) < page.index(names[0])


def test_an_estimate_that_is_no_longer_held_is_not_shown() -> None:
    page = report_page(told(estimates=[an_estimate(low=900, best=900, valid_to=EVENING)]), RUN_ID)

    assert "900" not in part_of(page, "events")


def test_a_contested_event_shows_who_says_what() -> None:
    estimate = an_estimate(status="contested", who_says_what="police: 14; the union: 20")

    page = report_page(told(events=[an_event(status="contested")], estimates=[estimate]), RUN_ID)

    assert "police: 14 · the union: 20" in page


def test_a_contested_range_without_an_end_says_why() -> None:
    estimate = an_estimate(status="contested", who_says_what="police: 14; the union: 20", high=None)

    page = report_page(told(events=[an_event(status="contested")], estimates=[estimate]), RUN_ID)

    assert "no upper bound, as the highest number told is open itself" in page


def test_a_group_that_everybody_is_of_is_told_with_all_and_not_again() -> None:
    estimates = [an_estimate(), an_estimate(victim_group="civilian")]

    events = part_of(report_page(told(estimates=estimates), RUN_ID), "events")

    assert (events.count("<dd>at least 14</dd>"), "killed, all civilian" in events) == (1, True)


def test_a_group_of_fewer_people_has_its_own_number() -> None:
    estimates = [an_estimate(), an_estimate(victim_group="children", low=3, best=3, high=3)]

    events = part_of(report_page(told(estimates=estimates), RUN_ID), "events")

    assert ("<dd>at least 14</dd>" in events, "killed, children</dt><dd>3</dd>" in events) == (True, True)


def test_a_number_that_is_denied_is_told_and_not_counted() -> None:
    denied = a_figure("denied", assertion="denied", attribution_text="the ministry", low=22, best=22, high=22)
    left_out = an_estimate_figure("denied", estimate_role="excluded", estimate_role_reason="denied")
    tables = told(figures=[a_figure(), denied], estimate_figures=[an_estimate_figure(), left_out])

    assert "Told and not counted</strong>: killed 22 (denied; the ministry)" in report_page(tables, RUN_ID)


def test_a_card_names_the_speaker_of_a_sentence_and_says_where_a_person_decided() -> None:
    figure = a_figure(attribution_text="the governor")
    estimate = an_estimate(reconciliation_rule="reviewed")

    events = part_of(report_page(told(figures=[figure], estimates=[estimate]), RUN_ID), "events")

    assert ("Said by the governor" in events, "reviewed by a person" in events) == (True, True)


def test_totals_stand_in_a_section_of_their_own() -> None:
    total = an_event(kind="total", series_id=digest("series"))

    page = report_page(told(events=[total]), RUN_ID)

    assert "No events yet." in part_of(page, "events")
    assert "Kirkuk, Iraq" in part_of(page, "totals")


def test_an_address_that_is_not_of_the_web_is_no_link() -> None:
    page = report_page(told(articles=[an_article(url="javascript:alert(1)")]), RUN_ID)

    assert "javascript:" not in page


def test_thousands_of_events_stay_a_page_one_can_open_that_says_how_to_ask_for_the_rest() -> None:
    events = [an_event(number) for number in range(5_000)]

    page = report_page(
        told(events=events, estimates=[an_estimate(number) for number in range(5_000)]), RUN_ID
    )

    assert "and 4,960 more: <code>casualty-figures query" in page
    assert len(page) < 400_000


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


def test_articles_in_languages_that_are_not_read_are_counted_by_language() -> None:
    said = "an article in a language we do not read yet"
    rows = [
        a_refused_row(n, table_name="articles", reason=f"{said}: {name}", run_id=run_id)
        for n, (name, run_id) in enumerate([("French", RUN_ID), ("French", digest("old")), ("Hausa", RUN_ID)])
    ]
    page = report_page(tables_of(quarantine=rows), RUN_ID)
    counted = page[page.index("Articles in languages that are not read yet") :]
    french, hausa = re.findall(r"<tr><td>(\w+)</td><td.*?>(\d+)</td><td.*?>(\d+)</td></tr>", counted)
    assert (french, hausa) == (("French", "2", "1"), ("Hausa", "1", "1"))


def test_a_row_in_quarantine_that_is_not_json_does_not_stop_the_report() -> None:
    page = report_page(tables_of(quarantine=[a_refused_row(row_json="{broken")]), RUN_ID)

    assert "{broken" in page


@pytest.mark.parametrize(
    "table_name",
    [
        "articles",
        "figures",
        "events",
        "estimates",
        "estimate_figures",
        "quarantine",
        "quality_results",
        "runs",
    ],
)
def test_a_report_is_written_whichever_column_is_missing(table_name: str) -> None:
    whole = told(
        quarantine=[a_refused_row()],
        quality_results=[a_result(success=False, failing_ids=json.dumps([a_figure().figure_id]))],
        runs=[a_run()],
    )

    for column in whole[table_name].column_names:
        lacking = {**whole, table_name: whole[table_name].drop_columns([column])}
        assert "</html>" in report_page(lacking, RUN_ID), column
