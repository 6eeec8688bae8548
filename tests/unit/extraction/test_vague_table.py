"""The table of vague words: a recorder who reads "dozens" as 12 changes one line."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from pickle import dumps, loads

import pytest

from casualty_figures import extract_figures
from casualty_figures.engine import engine_version, vague_words
from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.languages.en.words import rows
from casualty_figures.records import CasualtyFiguresError

DOZENS_KILLED = "Dozens of people were killed."


def table_at(folder: Path, *entries: str, name: str = "acled") -> Path:
    path = folder / f"{name}.tsv"
    path.write_text(
        "\n".join(["# Our own reading.", "word\tlow\tconvention", *entries]) + "\n", encoding="utf-8"
    )
    return path


def table_of(folder: Path, *entries: str, name: str = "acled") -> VagueTable:
    return vague_words(table_at(folder, *entries, name=name))


def test_the_table_of_the_package_reads_dozens_as_two_dozen() -> None:
    (figure,) = extract_figures(DOZENS_KILLED)

    assert (figure.low, figure.best, figure.high, figure.vague_rule) == (24, None, None, "vague:dozens")


def test_another_table_changes_the_least_number_and_names_itself_in_the_rule(tmp_path: Path) -> None:
    (figure,) = extract_figures(DOZENS_KILLED, vague=table_of(tmp_path, "dozens\t12\tACLED codebook"))

    assert (figure.low, figure.vague_rule) == (12, "acled:dozens")


def test_two_readings_with_different_tables_at_the_same_time_are_each_right(tmp_path: Path) -> None:
    tables = [table_of(tmp_path, f"dozens\t{low}\tours", name=f"table{low}") for low in (12, 20)]

    def lows_of(index: int) -> tuple[int, list[int | None]]:
        table = tables[index % 2]
        text = f"{'Again and ' * index}again dozens of people were killed and dozens were hurt."
        return table.rows[0][1], [figure.low for figure in extract_figures(text, vague=table)]

    with ThreadPoolExecutor(4) as pool:
        read = list(pool.map(lows_of, range(40)))

    assert [lows for low, lows in read if lows != [low, low]] == []


def test_a_table_travels_to_another_process_and_reads_the_same_there(tmp_path: Path) -> None:
    table = table_of(tmp_path, "dozens\t12\tours")

    assert loads(dumps(table)) == table  # noqa: S301 - bytes of our own


def test_the_rule_set_names_the_table_and_changes_with_its_numbers(tmp_path: Path) -> None:
    one = table_of(tmp_path, "dozens\t12\tours", name="one").rule_set
    two = table_of(tmp_path, "dozens\t13\tours", name="two").rule_set

    assert one.startswith("one:")
    assert one.removeprefix("one:") != two.removeprefix("two:")


def test_a_table_of_another_name_and_the_same_numbers_has_the_same_hash(tmp_path: Path) -> None:
    one = table_of(tmp_path, "dozens\t12\tours", name="one").rule_set
    two = table_of(tmp_path, "dozens\t12\tanother reason", name="two").rule_set

    assert two.removeprefix("two:") == one.removeprefix("one:")


def test_a_table_without_a_number_in_its_second_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CasualtyFiguresError, match="twelve"):
        table_of(tmp_path, "dozens\ttwelve\tours")


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CasualtyFiguresError, match="missing"):
        vague_words(tmp_path / "missing.tsv")


def test_every_vague_word_of_the_package_has_a_least_number_and_its_convention() -> None:
    assert [row for row in rows("vague") if int(row[1]) < 2 or not row[2]] == []


def test_every_vague_word_of_the_package_is_read_with_its_own_rule() -> None:
    words = [row[0] for row in rows("vague")]

    assert {word: getattr(vague_words().count_of(word), "rule", None) for word in words} == {
        word: f"vague:{word.replace(' ', '_')}" for word in words
    }


def test_a_word_that_another_table_leaves_out_is_no_number(tmp_path: Path) -> None:
    extract_figures(DOZENS_KILLED)  # by the table of the package

    assert extract_figures(DOZENS_KILLED, vague=table_of(tmp_path, "hundreds\t100\tours")) == []


def test_a_word_that_another_table_adds_is_a_number(tmp_path: Path) -> None:
    extract_figures(DOZENS_KILLED)  # by the table of the package
    table = table_of(tmp_path, "oodles of\t30\tours")

    assert [figure.low for figure in extract_figures("Oodles of people were killed.", vague=table)] == [30]


def test_the_engine_version_changes_with_the_table_of_vague_words(tmp_path: Path) -> None:
    assert engine_version(vague_words()) != engine_version(table_of(tmp_path, "dozens\t12\tours"))


@pytest.mark.parametrize("entry", ["dozens\t-5\tours", "dozens", "dozens 12", "\t5\tours"])
def test_a_row_that_cannot_be_read_is_named_and_refused(tmp_path: Path, entry: str) -> None:
    with pytest.raises(CasualtyFiguresError, match=r"acled\.tsv"):
        table_of(tmp_path, entry)


def test_a_table_without_its_header_row_is_refused_before_its_first_word_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "acled.tsv"
    path.write_text("dozens\t12\tours\nhundreds\t100\tours\n", encoding="utf-8")
    with pytest.raises(CasualtyFiguresError, match=r"acled\.tsv: the header row has no column 'word'"):
        vague_words(path)
