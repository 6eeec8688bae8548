"""Days as tables write them: read where they can mean one day only, else the row says why not."""

from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from casualty_figures.archive import sources_in
from casualty_figures.archive.tabular.days import Writing, day_of, writing_in


def days(*cells: object) -> list[date | str | None]:
    """What the cells of one column say, each its day or why none."""
    writing = writing_in(cells)
    return [day_or_reason(cell, writing) for cell in cells]


def day_or_reason(cell: object, writing: Writing) -> date | str | None:
    try:
        return day_of(cell, writing)
    except ValueError as error:
        return str(error)


@pytest.mark.parametrize(
    "said",
    [
        "2019-05-18",
        "2019-05-18T10:15:00Z",
        "2019-05-18 10:15:00",
        "2019-05-18 10:15 AM",
        "2019/05/18",
        "2019/5/18",
        "2019.05.18",
        "20190518",
        20190518,
        "20190518T101500Z",
        "20190518101500",
        "18 May 2019",
        "18 MAY 2019",
        "May 18, 2019",
        "May 18 2019",
        "May 18, 2019 Saturday",
        "May 18, 2019 Saturday 10:15 AM GMT",
        "Saturday, 18 May 2019",
        "Sat, 18 May 2019 10:15:00 GMT",
        "Sat, 18 May 2019 10:15:00 +0200",
        "Sat May 18 2019 10:15:00 GMT+0100 (Central European Time)",
        "Sat May 18 10:15:00 +0000 2019",
        "18th May 2019",
        "May 18th, 2019",
        "18/05/2019",
        "5/18/2019 3:15 PM",
        "18.05.2019",
        "18-05-2019",
        "18-May-2019",
        "18-May-19",
        "5/18/19",
        "05/18/19",
        "43603",
        43603,
        43603.4271,
        "43603.0",
        datetime(2019, 5, 18, 10, 15),  # noqa: DTZ001 - spreadsheets know no time zone
        date(2019, 5, 18),
    ],
)
def test_a_day_is_read_as_exports_write_it(said: object) -> None:
    assert days(said) == [date(2019, 5, 18)]


@pytest.mark.parametrize(
    "said", ["Sept. 3, 2019", "3 Sept 2019", "Sep 3, 2019", "3 September, 2019", "03-Sep-19"]
)
def test_a_month_may_be_shortened(said: str) -> None:
    assert days(said) == [date(2019, 9, 3)]


@pytest.mark.parametrize(
    "said",
    [
        "soon",
        "n.d.",
        "April 2019",
        "31/02/2019",
        "31 February 2019",
        "0000-00-00",
        "1066-10-14",
        "3 Ap 2019",
        "3-Apr-55",
        "25-12-19",
        "1554249600",
        "17000",
        "99999",
    ],
)
def test_what_is_no_day_is_told(said: str) -> None:
    assert days(said) == [f"its date is none that we read: {said!r}"]


@pytest.mark.parametrize(
    "said", ["05/06/2019", "05.06.2019", "05-06-2019", "5/6/2019 10:15", "25/12/19", "05/06/07"]
)
def test_a_day_that_may_be_two_is_not_guessed(said: str) -> None:
    assert days(said) == [f"its date is one of two days: {said!r}"]


def test_what_is_one_day_in_either_order_needs_no_order() -> None:
    assert days("05/05/2019") == [date(2019, 5, 5)]


@pytest.mark.parametrize(
    ("shown", "day"), [("18/05/2019", date(2019, 6, 5)), ("05/18/2019", date(2019, 5, 6))]
)
def test_one_cell_shows_the_order_of_its_column(shown: str, day: date) -> None:
    assert days("05/06/2019", shown)[0] == day


def test_a_column_with_both_orders_shows_none() -> None:
    assert days("12/22/2019", "22/04/2019", "02/04/2019") == [
        date(2019, 12, 22),
        date(2019, 4, 22),
        "its date is one of two days: '02/04/2019'",
    ]


def test_the_order_of_days_with_slashes_says_nothing_of_those_with_points() -> None:
    assert days("4/13/2019", "03.04.2019")[1] == "its date is one of two days: '03.04.2019'"


def test_a_cell_that_is_no_day_shows_no_order() -> None:
    assert days("31/02/2019", "5/18/2019", "05/06/2019")[1:] == [date(2019, 5, 18), date(2019, 5, 6)]


def test_numbers_beside_others_that_count_no_days_are_none() -> None:
    assert days("43603", "1554249600")[0] == "its date is none that we read: '43603'"


def test_dates_that_a_spreadsheet_may_have_turned_are_not_read() -> None:
    assert days(date(2019, 2, 4), "22/04/2019", date(2019, 5, 5)) == [
        "its date may have been turned by a spreadsheet, which left others as text: 2019-02-04",
        date(2019, 4, 22),
        date(2019, 5, 5),
    ]


@pytest.mark.parametrize("other", [date(2019, 4, 22), "22 April 2019", "2019-04-22", None])
def test_dates_of_a_spreadsheet_are_read_beside_others(other: object) -> None:
    assert days(date(2019, 2, 4), other)[0] == date(2019, 2, 4)


def test_a_date_behind_the_twelfth_shows_that_none_was_turned() -> None:
    assert days(date(2019, 2, 4), date(2019, 2, 14), "22/04/2019")[0] == date(2019, 2, 4)


def test_the_reason_of_a_day_that_is_not_read_stands_in_its_row(tmp_path: Path) -> None:
    rows = [("12/22/2019", 6), ("22/04/2019", 7), ("02/04/2019", 8)]
    lines = [f"{day},Fire kills {n},{n} people died in Goma." for day, n in rows]
    (tmp_path / "a.csv").write_text("\n".join(["date,title,text", *lines]), encoding="utf-8")
    found = list(sources_in([tmp_path / "a.csv"]))
    assert [(one.published, one.failure) for one in found] == [
        (date(2019, 12, 22), None),
        (date(2019, 4, 22), None),
        (None, "its date is one of two days: '02/04/2019'"),
    ]


@pytest.mark.parametrize("is_of_1904", [False, True])
def test_days_that_a_workbook_counts_begin_where_it_says(is_of_1904: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904 if is_of_1904 else book.epoch
    for cells in (["date", "text"], [43603 - 1462 * is_of_1904, "Two people died in Goma."]):
        book.active.append(cells)
    book.save(tmp_path / "a.xlsx")
    (source,) = sources_in([tmp_path / "a.xlsx"])
    assert source.published == date(2019, 5, 18)
