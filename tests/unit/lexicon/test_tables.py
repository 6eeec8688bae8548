"""A table of words is read as it is written, and a damaged one is named with its row."""

from pathlib import Path

import pytest

from casualty_figures.lexicon.tables import Table, TableError, read_table


def written(folder: Path, text: str) -> Table:
    path = folder / "words.tsv"
    path.write_text(text, encoding="utf-8")
    return read_table(path)


def test_comments_and_empty_lines_are_no_rows_and_short_rows_are_filled(tmp_path: Path) -> None:
    table = written(tmp_path, "# why\nword\tside\n\nrebels\tarmed_group\n# more\ntroops\n")
    assert table.columns == ("word", "side")
    assert table.rows == (("rebels", "armed_group"), ("troops", ""))


def test_columns_are_had_by_name_in_any_order(tmp_path: Path) -> None:
    table = written(tmp_path, "word\tsex\tage\nwidow\tfemale\tadults\n")
    assert table.select("age", "word") == (("adults", "widow"),)
    assert table.mapping("word", "sex") == {"widow": "female"}
    assert table.words() == {"widow"}
    assert table.records() == ({"word": "widow", "sex": "female", "age": "adults"},)


def test_a_line_break_of_another_system_is_no_part_of_a_word(tmp_path: Path) -> None:
    assert written(tmp_path, "word\tside\r\nrebels\tarmed_group\r\n").rows == (("rebels", "armed_group"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "needs a header row"),
        ("# only a comment\n", "needs a header row"),
        ("word\tside\n", "needs a header row and a row below it"),
        ("word\tword\na\tb\n", "a name of its own for each column"),
        ("word\t\na\tb\n", "a name of its own for each column"),
        ("word\nrebels\nmen\twho\n", "line 3: 2 cells, the header row has 1"),
        ("word\tside\n\tarmed_group\n", "line 2: the first cell is empty"),
        ("# why\nword\nrebels\nmen\nrebels\n", "line 5: says the same as line 3"),
    ],
)
def test_a_damaged_table_is_named_with_its_row(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(TableError, match=said) as error:
        written(tmp_path, text)
    assert "words.tsv" in str(error.value)


def test_a_table_without_its_header_lacks_the_column_that_is_asked_for(tmp_path: Path) -> None:
    table = written(tmp_path, "rebels\tarmed_group\ntroops\tgovernment\n")
    with pytest.raises(TableError, match=r"words\.tsv: the header row has no column 'side'"):
        table.column("side")


def test_a_word_in_two_rows_of_a_set_or_a_mapping_is_refused(tmp_path: Path) -> None:
    table = written(tmp_path, "word\tside\nguards\tgovernment\nguards\tarmed_group\n")
    with pytest.raises(TableError, match="'guards' stands in two rows"):
        table.words("word")
    with pytest.raises(TableError, match="'guards' stands in two rows"):
        table.mapping("word", "side")
