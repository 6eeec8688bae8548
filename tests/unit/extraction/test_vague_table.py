"""The table of vague words: a recorder who reads "dozens" as 12 changes one line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from casualty_figures import extract_figures
from casualty_figures.engine import engine_version, rule_set
from casualty_figures.extraction.numbers import vague
from casualty_figures.languages.en.words import rows

DOZENS_KILLED = "Dozens of people were killed."


@pytest.fixture(autouse=True)
def table_of_the_package() -> Iterator[None]:
    yield
    vague.use_table(None)


def table_at(folder: Path, *entries: str, name: str = "acled") -> Path:
    path = folder / f"{name}.tsv"
    path.write_text(
        "\n".join(["# Our own reading.", "word\tlow\tconvention", *entries]) + "\n", encoding="utf-8"
    )
    return path


def test_the_table_of_the_package_reads_dozens_as_two_dozen() -> None:
    (figure,) = extract_figures(DOZENS_KILLED)

    assert (figure.low, figure.best, figure.high, figure.vague_rule) == (24, None, None, "vague:dozens")


def test_another_table_changes_the_least_number_and_names_itself_in_the_rule(tmp_path: Path) -> None:
    vague.use_table(table_at(tmp_path, "dozens\t12\tACLED codebook"))

    (figure,) = extract_figures(DOZENS_KILLED)

    assert (figure.low, figure.vague_rule) == (12, "acled:dozens")


def test_the_rule_set_names_the_table_and_changes_with_its_numbers(tmp_path: Path) -> None:
    vague.use_table(table_at(tmp_path, "dozens\t12\tours", name="one"))
    one = rule_set()
    vague.use_table(table_at(tmp_path, "dozens\t13\tours", name="two"))
    two = rule_set()

    assert one.startswith("one:")
    assert one.removeprefix("one:") != two.removeprefix("two:")


def test_a_table_of_another_name_and_the_same_numbers_has_the_same_hash(tmp_path: Path) -> None:
    vague.use_table(table_at(tmp_path, "dozens\t12\tours", name="one"))
    one = rule_set()
    vague.use_table(table_at(tmp_path, "dozens\t12\tanother reason", name="two"))

    assert rule_set().removeprefix("two:") == one.removeprefix("one:")


def test_a_table_without_a_number_in_its_second_cell_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="twelve"):
        vague.use_table(table_at(tmp_path, "dozens\ttwelve\tours"))


def test_a_refused_table_leaves_the_one_in_force(tmp_path: Path) -> None:
    before = rule_set()
    with pytest.raises(OSError, match="missing"):
        vague.use_table(tmp_path / "missing.tsv")

    assert rule_set() == before


def test_every_vague_word_of_the_package_has_a_least_number_and_its_convention() -> None:
    assert [row for row in rows("vague") if int(row[1]) < 2 or not row[2]] == []


def test_every_vague_word_of_the_package_is_read_with_its_own_rule() -> None:
    words = [row[0] for row in rows("vague")]

    assert {word: getattr(vague.count_of(word), "rule", None) for word in words} == {
        word: f"vague:{word.replace(' ', '_')}" for word in words
    }


def test_a_word_that_another_table_leaves_out_is_no_number(tmp_path: Path) -> None:
    extract_figures(DOZENS_KILLED)  # with the table of the package in force
    vague.use_table(table_at(tmp_path, "hundreds\t100\tours"))

    assert extract_figures(DOZENS_KILLED) == []


def test_a_word_that_another_table_adds_is_a_number(tmp_path: Path) -> None:
    extract_figures(DOZENS_KILLED)  # with the table of the package in force
    vague.use_table(table_at(tmp_path, "oodles of\t30\tours"))

    assert [figure.low for figure in extract_figures("Oodles of people were killed.")] == [30]


def test_the_engine_version_changes_with_the_table_of_vague_words(tmp_path: Path) -> None:
    before = engine_version()
    vague.use_table(table_at(tmp_path, "dozens\t12\tours"))

    assert engine_version() != before


@pytest.mark.parametrize("entry", ["dozens\t-5\tours", "dozens", "dozens 12", "\t5\tours"])
def test_a_row_that_cannot_be_read_is_named_and_refused(tmp_path: Path, entry: str) -> None:
    with pytest.raises(ValueError, match=r"acled\.tsv"):
        vague.use_table(table_at(tmp_path, entry))
