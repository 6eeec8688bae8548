from dataclasses import replace

import pytest
from sound_rows import (
    ARTICLE,
    BARE_ARTICLE,
    BARE_FIGURE,
    EDGE_FIGURE,
    FIGURE,
    PARTS,
    REFUSED_ARTICLE,
    REFUSED_FIGURE,
    RUN,
    RUN_ID,
    sha,
    sound_tables,
)

from casualty_figures.checking import Verdict, check_tables
from casualty_figures.lexicon.indicators import INDICATORS
from casualty_figures.records import PublicationStoppedError
from casualty_figures.records.figure import Figure


def verdict_on(*figures: Figure) -> Verdict:
    tables = sound_tables(figures=list(figures))
    return check_tables({name: tables[name] for name in ("articles", "figures")}, RUN_ID, beside=tables)


def test_sound_rows_pass_whole_and_nothing_is_refused() -> None:
    tables = sound_tables()

    verdict = check_tables(tables, RUN_ID)

    assert verdict.quarantined == []
    assert {name: rows.to_pylist() for name, rows in verdict.passed.items()} == {
        name: rows.to_pylist() for name, rows in tables.items()
    }


def test_a_refused_row_is_kept_whole_with_its_reason_in_words() -> None:
    broken = replace(FIGURE, low=30, best=12, high=None, person_high=None)

    (row,) = verdict_on(broken).quarantined

    assert row.reason == "low 30 is over best 12"
    assert row.expectation == "expect_multicolumn_values_to_be_non_decreasing"
    assert row.table_name == "figures"
    assert row.row_id == FIGURE.figure_id
    assert row.source_name == "https://news.example/flood"
    assert '"best": 12' in row.row_json
    assert '"date_start": "2015-05-12"' in row.row_json


def test_a_row_that_fails_twice_is_refused_once_with_both_reasons() -> None:
    (row,) = verdict_on(replace(FIGURE, term=None, victim_group="fishers")).quarantined  # type: ignore[arg-type]

    assert row.expectation == "expect_column_values_to_not_be_null"
    assert row.column_name == "term"
    assert row.reason == (
        "term is empty, which it may not be; victim_group 'fishers' does not stand in source_excerpt"
    )


def test_figures_fall_with_their_article() -> None:
    tables = sound_tables(
        articles=[
            replace(ARTICLE, language="english"),
            replace(
                BARE_ARTICLE, supersedes_article_id=None, copy_of_article_id=None, origin_group_id=sha("b")
            ),
        ]
    )

    verdict = check_tables({name: tables[name] for name in ("articles", "figures")}, RUN_ID, beside=tables)

    assert verdict.passed["figures"].num_rows == 0
    assert [row.reason for row in verdict.quarantined] == [
        "language is 'english', which does not match [a-z]{2}",
        *["its article was refused"] * 3,
    ]
    assert verdict.passed["articles"]["article_id"].to_pylist() == [sha("b")]


def test_a_part_falls_with_its_sum_to_the_end_of_the_chain() -> None:
    total = replace(FIGURE, indicator="vanished")
    part = replace(EDGE_FIGURE, subset_of_figure_id=total.figure_id)
    part_of_part = replace(BARE_FIGURE, subset_of_figure_id=part.figure_id, derived_from_figure_id=None)

    verdict = verdict_on(part_of_part, part, total)

    assert verdict.passed["figures"].num_rows == 0
    assert [row.reason for row in verdict.quarantined] == [
        "the figure it is a part of was refused",
        "the figure it is a part of was refused",
        f"indicator is 'vanished', not one of {', '.join(INDICATORS)}",
    ]


def test_published_and_quarantined_rows_together_are_the_rows_given() -> None:
    verdict = verdict_on(replace(FIGURE, confidence=2.0), replace(FIGURE, confidence=2.0), EDGE_FIGURE)

    assert verdict.passed["figures"].num_rows + len(verdict.quarantined) == 3


def test_two_rows_that_are_the_same_keep_ids_of_their_own() -> None:
    ids = [row.quarantine_id for row in verdict_on(FIGURE, FIGURE).quarantined]

    assert len(ids) == len(set(ids)) == 2


def test_the_id_of_a_refused_row_does_not_know_the_run() -> None:
    first, second = (
        verdict_on(replace(FIGURE, term=None, run_id=run)).quarantined[0].quarantine_id  # type: ignore[arg-type]
        for run in (RUN_ID, sha("e"))
    )

    assert first == second


def test_the_source_of_a_refused_row_is_the_file_name_where_one_is_given() -> None:
    tables = sound_tables(figures=[replace(FIGURE, confidence=2.0)])

    verdict = check_tables(
        {"figures": tables["figures"]},
        RUN_ID,
        beside=tables,
        source_names={ARTICLE.article_id: "flood.html"},
    )

    assert [row.source_name for row in verdict.quarantined] == ["flood.html"]


def test_a_release_whose_counts_do_not_add_up_is_stopped_with_its_results() -> None:
    tables = sound_tables(runs=[replace(RUN, n_figures_extracted=9)])

    with pytest.raises(PublicationStoppedError) as stopped:
        check_tables(tables, RUN_ID)

    assert str(stopped.value) == (
        "runs: n_figures_extracted 9 is not n_figures_published 3 + n_figures_quarantined 1 "
        "[expect_multicolumn_first_value_to_be_sum_of_others]; nothing was published, the last release stays"
    )
    assert not all(result.success for result in stopped.value.results)


def test_a_release_that_lost_rows_on_the_way_is_stopped() -> None:
    with pytest.raises(
        PublicationStoppedError, match="n_figures_published is 3, yet there are 2 rows in figures"
    ):
        check_tables(sound_tables(figures=[FIGURE, EDGE_FIGURE], estimate_figures=PARTS[::2]), RUN_ID)


def test_a_release_that_says_of_a_figure_no_part_in_the_estimates_is_stopped() -> None:
    with pytest.raises(PublicationStoppedError, match="yet there are 2 rows in estimate_figures"):
        check_tables(sound_tables(estimate_figures=PARTS[:2]), RUN_ID)


def test_a_quarantine_that_lost_rows_is_stopped() -> None:
    with pytest.raises(PublicationStoppedError, match="there are 0 rows in quarantine about articles"):
        check_tables(sound_tables(quarantine=[REFUSED_FIGURE]), RUN_ID)


def test_a_missing_column_is_stopped_by_its_name() -> None:
    tables = sound_tables()
    tables["figures"] = tables["figures"].drop_columns(["low"])

    with pytest.raises(PublicationStoppedError, match="figures: column low is missing"):
        check_tables(tables, RUN_ID)


def test_a_broken_row_of_our_own_books_stops_publication() -> None:
    broken = replace(REFUSED_ARTICLE, reason=None)  # type: ignore[arg-type]

    with pytest.raises(PublicationStoppedError, match="quarantine: reason is empty"):
        check_tables(sound_tables(quarantine=[broken, REFUSED_FIGURE]), RUN_ID)
