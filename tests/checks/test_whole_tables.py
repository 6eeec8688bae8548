"""What must hold over all rows is asked of rows that nobody else looks at again."""

import pyarrow as pa
import pytest

from casualty_figures.checking import check_whole, key_columns, rows_not_in
from casualty_figures.records import PublicationStoppedError
from casualty_figures.records.tables import ACCOUNTS, ARTICLES, FIGURES

RUN_ID = "0" * 64


def articles(*ids: str, copy_of: str | None = None) -> pa.Table:
    """Return the keys of articles that are stories of their own."""
    columns = {name: [None] * len(ids) for name in key_columns(ARTICLES)}
    own = {"article_id": list(ids), "origin_group_id": list(ids), "copy_of_article_id": [copy_of] * len(ids)}
    return pa.table({name: pa.array(values, pa.string()) for name, values in (columns | own).items()})


def test_keys_that_differ_and_point_at_rows_hold() -> None:
    assert all(result.success for result in check_whole({"articles": articles("a", "b")}, RUN_ID))


def test_a_key_that_stands_twice_stops_the_release() -> None:
    with pytest.raises(PublicationStoppedError, match=r"articles: 1 of 3 rows fail .*unique on article_id"):
        check_whole({"articles": articles("a", "b", "b")}, RUN_ID)


def test_a_row_that_points_at_nothing_stops_the_release() -> None:
    with pytest.raises(PublicationStoppedError, match=r"2 of 2 rows fail .* on copy_of_article_id"):
        check_whole({"articles": articles("a", "b", copy_of="c")}, RUN_ID)


def test_a_rule_about_a_table_that_is_not_given_is_not_asked() -> None:
    figures = pa.table({name: pa.array(["a"], pa.string()) for name in key_columns(FIGURES)})
    asked = {result.column_name for result in check_whole({"figures": figures}, RUN_ID)}
    assert asked == {None, "subset_of_figure_id", "derived_from_figure_id"}


def test_the_columns_asked_for_are_the_key_and_what_points_elsewhere() -> None:
    assert key_columns(ACCOUNTS) == ["account_id", "indicator", "article_id", "event_id"]


def test_rows_that_the_release_before_has_are_not_new() -> None:
    now = pa.table({"key": ["a", "b", "c"], "value": [1, 2, None]})
    before = pa.table({"value": [None, 3], "key": ["c", "b"]})
    before = before.set_column(0, "value", before["value"].cast(pa.int64()))
    assert sorted(rows_not_in(now, before).to_pylist(), key=str) == [
        {"key": "a", "value": 1},
        {"key": "b", "value": 2},
    ]
