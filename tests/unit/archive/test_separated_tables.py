"""Text with separators as people have it: prose full of commas, titles above, quotation marks astray."""

import csv
import io
from pathlib import Path

import pytest

from casualty_figures.archive import Source, sources_in

HEADER = ["Title", "Date", "Source", "Text"]
PROSE = (
    'At least {n} people, "among them two policemen", were killed; 1,200 others, including women, '
    "children and guards, fled on Monday, the mayor, Ana Example, said; the market, shops | stalls "
    "and cars, burned."
)
ROWS = [
    [f"Fire kills {n}, one more sought", "2019-04-03", "Lake Herald", PROSE.format(n=n)] for n in (12, 13)
]
STRAY = "a quotation mark that is not closed or opened, or not doubled inside a cell"


def written(rows: list[list[str]], separator: str, quoting: int = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=separator, quoting=quoting).writerows(rows)  # type: ignore[arg-type]  # an int in typeshed's eyes too
    return text.getvalue()


def articles_of(path: Path, raw: str | bytes) -> list[Source]:
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return list(sources_in([path]))


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_prose_full_of_commas_hides_no_separator(
    separator: str, quoting: int, encoding: str, tmp_path: Path
) -> None:
    found = articles_of(tmp_path / "a.csv", written([HEADER, *ROWS], separator, quoting).encode(encoding))
    told = [(one.headline, one.publisher, (one.content or b"").decode(), one.failure) for one in found]
    assert told == [(title, source, text, None) for title, _, source, text in ROWS]


def test_the_line_that_tells_spreadsheets_the_separator_is_passed_over(tmp_path: Path) -> None:
    found = articles_of(tmp_path / "a.csv", "sep=;\r\n" + written([HEADER, *ROWS], ";"))
    assert [(one.name, one.failure) for one in found] == [
        ("a.csv/row 3.txt", None),
        ("a.csv/row 4.txt", None),
    ]


def test_a_named_column_tells_the_separator_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(
        written([["Titel", "Inhalt"], *([row[0], row[3]] for row in ROWS)], ";"), encoding="utf-8"
    )
    found = sources_in([tmp_path / "a.csv"], columns={"text": "Inhalt"})
    assert [(one.content or b"").decode() for one in found] == [row[3] for row in ROWS]


def test_columns_that_nobody_knows_are_told_as_the_rows_divide_them(tmp_path: Path) -> None:
    raw = written([["Titel", "Inhalt"], *([row[0], row[3]] for row in ROWS)], ";")
    (source,) = articles_of(tmp_path / "a.csv", raw)
    assert source.failure is not None
    assert source.failure.endswith("there are: Titel, Inhalt")


def test_one_column_of_prose_without_quotation_marks_is_a_table(tmp_path: Path) -> None:
    found = articles_of(tmp_path / "a.csv", "text\nTwo people, both guards, died.\nThree, all men, died.\n")
    assert [one.content for one in found] == [b"Two people, both guards, died.", b"Three, all men, died."]


def test_titles_of_two_cells_above_the_header_are_passed_over(tmp_path: Path) -> None:
    raw = written([["Search:", "fire"], ["Source:", "Example Search"], [], HEADER, *ROWS], ",")
    found = articles_of(tmp_path / "a.csv", raw)
    assert [(one.name, one.publisher) for one in found] == [
        ("a.csv/row 5.txt", "Lake Herald"),
        ("a.csv/row 6.txt", "Lake Herald"),
    ]


def told(path: Path, raw: str) -> list[tuple[str, str]]:
    """What each row of a table became: its name, and its text or why it has none."""
    return [
        (source.name.removeprefix(f"{path.name}/").removesuffix(".txt"), text_or_failure(source))
        for source in articles_of(path, raw)
    ]


def text_or_failure(source: Source) -> str:
    return source.failure or (source.content or b"").decode()


def test_a_quotation_mark_that_is_not_closed_takes_no_other_row_with_it(tmp_path: Path) -> None:
    broken = 'B,2019-04-01,"Six died\nC,2019-04-01,"Seven died."'
    raw = f'title,date,text\n"A",2019-04-01,"Five died."\n{broken}\nD,2019-04-02,Eight died.\n'
    assert told(tmp_path / "a.csv", raw) == [
        ("row 2", "Five died."),
        (
            "row 3",
            f"line 3 of the file not read: {STRAY}",
        ),
        ("row 4", "Seven died."),
        ("row 5", "Eight died."),
    ]


def test_a_quotation_mark_open_to_the_end_leaves_the_rows_behind_it(tmp_path: Path) -> None:
    assert told(tmp_path / "a.csv", 'title,text\nA,"Five died\nB,Six died.\n') == [
        (
            "row 2",
            f"line 2 of the file not read: {STRAY}",
        ),
        ("row 3", "Six died."),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor, too, died",
        "It cost 1,200 of 3,400 lives",
        "Nothing",
        '2019-04-01,he said",so',
        "",
    ],
)
def test_the_lines_of_a_broken_cell_become_no_articles(line: str, tmp_path: Path) -> None:
    raw = f'title,date,text\nA,2019-04-01,"He said "no" at first.\n{line}"\nB,2019-04-02,Six died.\n'
    assert told(tmp_path / "a.csv", raw) == [
        (
            "row 2",
            f"lines 2 to 3 of the file not read: {STRAY}",
        ),
        ("row 3", "Six died."),
    ]


def test_a_cell_that_is_too_large_holds_up_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"title,text\nA,{'x' * 200_000}\nB,Six died.\n", encoding="utf-8")
    found = list(sources_in([tmp_path / "a.csv"], largest=100_000))
    assert [text_or_failure(one) for one in found] == [
        "line 2 of the file not read: a cell that is too large to be an article",
        "Six died.",
    ]


def test_a_named_column_tells_the_header_below_a_title_too(tmp_path: Path) -> None:
    raw = written([["Source:", "Example Search"], ["Nr", "Inhalt"], ["1", PROSE]], ";")
    (tmp_path / "a.csv").write_text(raw, encoding="utf-8")
    (source,) = sources_in([tmp_path / "a.csv"], columns={"text": "Inhalt"})
    assert source.content == PROSE.encode()


def test_a_space_may_follow_each_separator(tmp_path: Path) -> None:
    raw = 'title, date, text\nA, 2019-04-01, "Five, all guards, died."\nB, 2019-04-02, "Six died."\n'
    assert told(tmp_path / "a.csv", raw) == [("row 2", "Five, all guards, died."), ("row 3", "Six died.")]


def test_a_quotation_mark_that_closes_what_none_opened_takes_its_row_alone(tmp_path: Path) -> None:
    raw = 'title,text\nA,Five died.\nB,Six died.\n\nMore was not\nknown."\nC,"Seven\ndied."\n'
    assert told(tmp_path / "a.csv", raw) == [
        ("row 2", "Five died."),
        ("row 3", f"lines 3 to 6 of the file not read: {STRAY}"),
        ("row 4", "Seven\ndied."),
    ]


@pytest.mark.parametrize(
    ("header", "rows"),
    [
        ("text,title,date", '"Five\ndied.",A,\nSix\ndied.",B,\n"Seven\ndied.",C,\n'),
        ("title,text,date", 'A,"Five\ndied.",\nB,Six\ndied.",\nC,"Seven\ndied.",\n'),
    ],
)
def test_texts_with_a_stray_mark_may_stand_in_any_column(header: str, rows: str, tmp_path: Path) -> None:
    assert [text for _, text in told(tmp_path / "a.csv", f"{header}\n{rows}")] == [
        "Five\ndied.",
        f"lines 4 to 5 of the file not read: {STRAY}",
        "Seven\ndied.",
    ]


def test_a_line_of_a_broken_cell_with_as_many_commas_as_columns_is_no_row(tmp_path: Path) -> None:
    raw = 'title,text\nA,Five died.\nC,Seven died.\nOf them, all were guards."\nD,No one.\n'
    assert told(tmp_path / "a.csv", raw) == [
        ("row 2", "Five died."),
        ("row 3", f"lines 3 to 4 of the file not read: {STRAY}"),
        ("row 4", "No one."),
    ]


def test_a_headline_that_ends_in_a_number_before_a_date_is_no_number_of_prose(tmp_path: Path) -> None:
    raw = 'title,date,text\nA,2019-04-01,"Five\nFire kills 12,2019-04-02,Twelve died.\n'
    assert [text for _, text in told(tmp_path / "a.csv", raw)][1:] == ["Twelve died."]


def test_rows_without_their_last_cells_are_read(tmp_path: Path) -> None:
    raw = "text,title,url\nFive died.\nSix died.,B\n\nSeven died.,C,\n"
    assert [text for _, text in told(tmp_path / "a.csv", raw)] == ["Five died.", "Six died.", "Seven died."]


def test_quotation_marks_of_a_text_between_tabs_are_its_own(tmp_path: Path) -> None:
    texts = ['"We fled," he said; 5 died.', '"Open to the end, 7 died.', 'He was 5" off.', '"All gone."']
    raw = "".join(f"A\t2019-05-1{n}\t{text}\n" for n, text in enumerate(texts))
    assert [text for _, text in told(tmp_path / "a.tsv", f"title\tdate\ttext\n{raw}")] == [
        *texts[:3],
        "All gone.",
    ]


def test_quotation_marks_between_tabs_hold_the_lines_of_a_cell_together(tmp_path: Path) -> None:
    raw = 'title\ttext\nA\t"Five\ndied."\nB\t"We fled," he said.\nC\tSix died.\n'
    assert [text for _, text in told(tmp_path / "a.tsv", raw)] == [
        "Five\ndied.",
        f"line 4 of the file not read: {STRAY}",
        "Six died.",
    ]
