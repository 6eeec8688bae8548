"""Lists of labels, tables, teasers and notes: figures that stand in no sentence of prose."""

import pytest
from readings import figures_of, readings_of

MARKDOWN = "| Town | Killed | Injured |\n|---|---|---|\n| Dabo | 4 | 9 |\n| Jama | 2 | 0 |"
TABBED = "District\tDead\tWounded\nDabo\t4\t9\nJama\t2\t3\nTotal\t6\t12"


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Deaths: 7\nInjured: 12\nMissing: 3", ["injured 12", "killed 7", "missing 3"]),
        ("Killed: 4 Injured: 9 Missing: 2", ["injured 9", "killed 4", "missing 2"]),
        ("Dead 12, wounded 30, missing 4", ["injured 30", "killed 12", "missing 4"]),
        ("2 killed 5 injured in clash", ["injured 5", "killed 2"]),
        ("- 4 killed in Dabo\n- 9 injured in Jama", ["injured 9", "killed 4"]),
        ("Death toll 14, 30 hurt", ["injured 30", "killed 14"]),
    ],
)
def test_labels_and_lists_give_each_number_its_own_word(text: str, readings: list[str]) -> None:
    assert readings_of(text) == readings


def test_the_numbers_of_a_table_have_the_word_of_their_column() -> None:
    assert readings_of(MARKDOWN) == ["injured 0", "injured 9", "killed 2", "killed 4"]


def test_the_rows_of_a_table_are_parts_of_its_row_of_totals() -> None:
    assert readings_of(TABBED) == [
        "injured 12",
        "injured 3 of 12",
        "injured 9 of 12",
        "killed 2 of 6",
        "killed 4 of 6",
        "killed 6",
    ]


def test_a_table_is_the_proof_of_its_figures() -> None:
    (four, *_) = sorted(figures_of(MARKDOWN), key=lambda figure: figure.char_start)

    assert (four.reported_text, four.term, four.source_excerpt) == ("4", "Killed", MARKDOWN)


def test_a_table_without_a_word_of_harm_in_its_header_gives_nothing() -> None:
    assert readings_of("| Town | Votes | Seats |\n|---|---|---|\n| Dabo | 4 | 9 |") == []


def test_a_cell_that_is_more_than_a_number_gives_nothing() -> None:
    assert readings_of("| Town | Killed |\n|---|---|\n| Dabo | 4 km away |\n| Jama | 2 |") == ["killed 2"]


@pytest.mark.parametrize("text", ["Read more: Blast kills 30 in Dabo", "See also: 12 dead in ferry fire"])
def test_the_headline_of_another_article_gives_nothing(text: str) -> None:
    assert readings_of(text) == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("Killed:\t4\nInjured:\t9", ["injured 9", "killed 4"]),
        ("| Killed | 4 |\n| Injured | 9 |", ["injured 9", "killed 4"]),
        (
            "| Killed | 4 | Injured | 9 |\n| Missing | 2 | Dead | 3 |",
            ["injured 9", "killed 3", "killed 4", "missing 2"],
        ),
        ("| Dabo | 4 killed, 9 injured |\n| Jama | 2 killed |", ["injured 9", "killed 2", "killed 4"]),
        ("Aden:\t12 people were killed.\nTaiz:\tnine were injured.", ["injured 9", "killed 12"]),
    ],
)
def test_no_figure_is_lost_where_the_labels_of_a_table_stand_beside_their_numbers(
    text: str, readings: list[str]
) -> None:
    assert readings_of(text) == readings
