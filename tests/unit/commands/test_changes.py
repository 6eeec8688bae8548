import json

import pytest
from command_line import CommandLine

pytestmark = pytest.mark.usefixtures("release")


def test_query_asks_what_was_held_on_a_day(casualty_figures: CommandLine) -> None:
    said = casualty_figures(
        "query", "--as-of", "2026-01-31", "--format", "jsonl", "SELECT count(*) AS n FROM estimates"
    )
    assert json.loads(said.out) == {"n": 0}


def test_a_day_that_is_none_is_told_in_one_line(casualty_figures: CommandLine) -> None:
    said = casualty_figures("query", "--as-of", "31.1.2026", "FROM estimates")
    assert (said.status, said.out) == (1, "")
    assert "not a day or time: '31.1.2026': write 2026-01-31 or 2026-01-31T18:00 (UTC)" in said.err


def test_changes_are_a_table_with_a_header(casualty_figures: CommandLine) -> None:
    said = casualty_figures("changes", "--since", "2026-01-31", "--format", "csv")
    assert said.out == "change,event,place,day,indicator,was,is,why\n"
