"""Tables of articles as people have them: each row an article, or a row that says why not."""

import gzip
import json
import tracemalloc
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from casualty_figures.archive import Source, columns_in, sources_in
from casualty_figures.records import ArchiveError

BEIRA = "At least 12 people were killed when the river flooded Beira on Friday."
GOMA = "Two people died in Goma on Sunday."
HEADER = ["Title", "Publish-Date", "Full Text", "Link", "Media Name"]
ROWS = [
    ["Flood kills 12 in Beira", "2019-05-18", BEIRA, "https://news.example/beira", "Example Post"],
    ["Two die in Goma", "2019-05-20", GOMA, "https://news.example/goma", "Lake Herald"],
]
AS_READ = [
    (BEIRA, "Flood kills 12 in Beira", date(2019, 5, 18), "Example Post", "https://news.example/beira"),
    (GOMA, "Two die in Goma", date(2019, 5, 20), "Lake Herald", "https://news.example/goma"),
]


def csv_text(rows: list[list[str]], separator: str = ",") -> str:
    return "\n".join(separator.join(f'"{cell}"' for cell in row) for row in rows) + "\n"


def as_csv(path: Path) -> None:
    path.write_text(csv_text([HEADER, *ROWS]), encoding="utf-8")


def as_semicolons_with_a_mark(path: Path) -> None:
    path.write_text(csv_text([HEADER, *ROWS], ";"), encoding="utf-8-sig")


def as_tabs_of_windows(path: Path) -> None:
    path.write_text(csv_text([HEADER, *ROWS], "\t"), encoding="utf-16")


def as_json_lines(path: Path) -> None:
    lines = (json.dumps(dict(zip(HEADER, row, strict=True))) for row in ROWS)
    path.write_text("\n".join(lines), encoding="utf-8")


def as_gzipped_json_lines(path: Path) -> None:
    as_json_lines(path)
    path.write_bytes(gzip.compress(path.read_bytes()))


def as_excel(path: Path) -> None:
    book = openpyxl.Workbook()
    for cells in [HEADER, *ROWS]:
        day = datetime.fromisoformat(cells[1]) if cells is not HEADER else cells[1]
        book.active.append([cells[0], day, *cells[2:]])
    book.save(path)


def as_parquet(path: Path) -> None:
    pq.write_table(pa.Table.from_pylist([dict(zip(HEADER, row, strict=True)) for row in ROWS]), path)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("export.csv", as_csv),
        ("export.CSV", as_semicolons_with_a_mark),
        ("export.tsv", as_tabs_of_windows),
        ("export.jsonl", as_json_lines),
        ("export.jsonl.gz", as_gzipped_json_lines),
        ("export.xlsx", as_excel),
        ("export.parquet", as_parquet),
    ],
)
def test_every_row_of_a_table_is_an_article(name: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / name)
    found = list(sources_in([tmp_path / name]))
    assert [source.failure for source in found] == [None, None]
    told = [
        ((one.content or b"").decode(), one.headline, one.published, one.publisher, one.url) for one in found
    ]
    assert told == AS_READ


def articles_of(path: Path, raw: str | bytes) -> list[Source]:
    path.write_bytes(raw.encode() if isinstance(raw, str) else raw)
    return list(sources_in([path]))


def test_a_row_is_known_by_its_file_and_the_number_that_a_spreadsheet_gives_it(tmp_path: Path) -> None:
    found = articles_of(tmp_path / "a.csv", f'text\n"{BEIRA}"\n\n"{GOMA}"\n')
    assert [source.name for source in found] == ["a.csv/row 2.txt", "a.csv/row 4.txt"]


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("a.csv", "title,text\nNothing,\n", "this row has no text"),
        ("a.csv", f"text,date\n{GOMA},soon\n", "its date is none that we read: 'soon'"),
        ("a.csv", f"text,date\n{GOMA},05/06/2019\n", "its date is one of two days: '05/06/2019'"),
        ("a.csv", f"text,url\n{GOMA},nowhere\n", "url is not an http address: 'nowhere'"),
        ("a.csv", f"text,title\n{GOMA},Two die,in Goma\n", "3 cells, where the header has 2"),
        ("a.jsonl", '{"text": "Two died.\n', "this line is no JSON: Unterminated string"),
        ("a.jsonl", '{"text": ["a", "b"]}', "several values where one text should be: ['a', 'b']"),
        ("a.csv", f"text,date\n{GOMA},31/02/2019\n", "its date is none that we read: '31/02/2019'"),
        ("a.csv", f"text,date\n{GOMA},0000-00-00\n", "its date is none that we read"),
        (
            "a.jsonl",
            json.dumps({"text": GOMA, "date": 1512010800}),
            "its date is none that we read: '1512010800'",
        ),
        ("a.csv", f"text,date\n{GOMA},1815-06-18\n", "its date is none that we read: '1815-06-18'"),
        ("a.jsonl", "[1, 2]\n", "this line is no JSON object"),
        ("a.csv", "", "a table without articles"),
        ("a.csv", "title,text\n", "a table without articles"),
        (
            "a.csv",
            "url,date\nhttps://news.example/goma,2019-05-20\n",
            "a table of addresses without the articles'",
        ),
        (
            "a.csv",
            "id,notes\n1,x\n",
            "no column holds the articles' texts (text, body, content); there are: id, notes",
        ),
        ("a.xlsx", b"PK no workbook", "no Excel workbook"),
        ("a.parquet", b"no parquet", "this .parquet file cannot be read"),
        ("a.csv.gz", b"no gzip", "its gzip is damaged"),
    ],
)
def test_what_cannot_be_taken_of_a_table_says_why(
    name: str, raw: str | bytes, why: str, tmp_path: Path
) -> None:
    (source,) = articles_of(tmp_path / name, raw)
    assert source.failure is not None
    assert source.failure.startswith(why)


def test_a_title_above_the_header_is_passed_over(tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", f"Export of 1 May\n\ntitle;text\nA;{GOMA}\n")
    assert (source.name, source.headline) == ("a.csv/row 4.txt", "A")


def test_the_first_of_two_columns_of_one_name_holds_what_it_says(tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", f"text,text\n{GOMA},x\n")
    assert source.content == GOMA.encode()


def test_a_cell_may_have_line_breaks_and_quotation_marks(tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", 'text,title\n"Two ""were""\nkilled.",A\n')
    assert source.content == b'Two "were"\nkilled.'


def test_an_empty_first_row_of_a_sheet_is_passed_over(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.cell(3, 2, "text")
    book.active.cell(3, 3, "title")
    book.active.cell(4, 2, GOMA)
    book.save(tmp_path / "a.xlsx")
    (source,) = sources_in([tmp_path / "a.xlsx"])
    assert (source.name, source.content) == ("a.xlsx/Sheet row 4.txt", GOMA.encode())


def test_a_workbook_without_a_row_is_told(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    (source,) = sources_in([tmp_path / "a.xlsx"])
    assert source.failure == "a table without articles"


def test_windows_western_characters_are_read(tmp_path: Path) -> None:
    (source,) = articles_of(tmp_path / "a.csv", "text\nTwo people died in Mérida.\n".encode("cp1252"))
    assert source.content == "Two people died in Mérida.".encode()


def test_a_wrong_row_holds_up_no_other(tmp_path: Path) -> None:
    found = articles_of(tmp_path / "a.csv", f"text,date\n{GOMA},soon\n{BEIRA},2019-05-18\n")
    assert [source.failure is None for source in found] == [False, True]


def test_a_table_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(b"text\n" + b"0" * 100_000))
    (source,) = sources_in([tmp_path / "bomb.csv.gz"], largest=1_000)
    assert source.failure == "it unpacks to more than 50000 bytes, the most we take"


def test_a_sheet_with_other_columns_is_told_with_how_many_rows_it_has(tmp_path: Path) -> None:
    as_excel(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    notes = book.create_sheet("Codebook")
    for cells in (["column", "meaning"], ["Title", "what it is called"], ["Full Text", "all of it"]):
        notes.append(cells)
    book.save(tmp_path / "a.xlsx")
    failures = [source.failure for source in sources_in([tmp_path / "a.xlsx"])]
    assert failures == [None, None, "no column of articles' texts in it: its 2 rows are not read"]


def test_a_sheet_before_that_of_the_articles_hides_them_not(tmp_path: Path) -> None:
    as_excel(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    cover = book.create_sheet("About", 0)
    for cells in (["Made by", "Example Search"], ["On", "1 May 2019"]):
        cover.append(cells)
    book.save(tmp_path / "a.xlsx")
    failures = [source.failure for source in sources_in([tmp_path / "a.xlsx"])]
    assert failures == ["no column of articles' texts in it: its row is not read", None, None]


def test_sheets_may_name_their_columns_otherwise(tmp_path: Path) -> None:
    as_excel(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    more = book.create_sheet("More")
    for cells in (["Body", "Headline", "Date"], [GOMA, "Two more die in Goma", "21 May 2019"]):
        more.append(cells)
    book.save(tmp_path / "a.xlsx")
    found = list(sources_in([tmp_path / "a.xlsx"]))
    assert [(one.headline, one.published) for one in found] == [
        ("Flood kills 12 in Beira", date(2019, 5, 18)),
        ("Two die in Goma", date(2019, 5, 20)),
        ("Two more die in Goma", date(2019, 5, 21)),
    ]


def test_columns_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"Inhalt,text\n{GOMA},17\n", encoding="utf-8")
    (source,) = sources_in([tmp_path / "a.csv"], columns={"text": "Inhalt"})
    assert source.content == GOMA.encode()


def test_a_named_column_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"Inhalt\n{GOMA}\n", encoding="utf-8")
    with pytest.raises(ArchiveError, match="no column 'Inhalte'; there are: Inhalt"):
        columns_in(tmp_path / "a.csv", columns={"text": "Inhalte"})


def test_what_a_row_does_not_say_the_record_beside_the_file_may(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"text,source\n{GOMA},\n{BEIRA},Example Post\n", encoding="utf-8")
    (tmp_path / "a.csv.json").write_text('{"source": "Lake Herald"}', encoding="utf-8")
    assert [source.publisher for source in sources_in([tmp_path / "a.csv"])] == [
        "Lake Herald",
        "Example Post",
    ]


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.csv.gz", "a.parquet"])
def test_of_a_table_a_few_rows_at_a_time_are_in_memory(name: str, tmp_path: Path) -> None:
    texts = [f"{number} people died in Goma. " + "More was not known. " * 500 for number in range(2_000)]
    path = tmp_path / name
    if name == "a.parquet":
        pq.write_table(pa.table({"text": texts}), path, row_group_size=100)
    else:
        rows = (json.dumps({"text": text}) if name == "a.jsonl" else text for text in texts)
        raw = ("" if name == "a.jsonl" else "text\n") + "\n".join(rows)
        path.write_bytes(gzip.compress(raw.encode()) if name.endswith(".gz") else raw.encode())
    del texts
    tracemalloc.start()
    try:
        n_rows = sum(1 for _ in sources_in([path]))
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (n_rows, most < 12_000_000) == (2_000, True)


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsx.gz"])
def test_of_a_workbook_what_is_not_read_is_not_in_memory(suffix: str, tmp_path: Path) -> None:
    as_excel(tmp_path / "a.xlsx")
    with ZipFile(tmp_path / "a.xlsx", "a") as book:  # stored as it is, as pictures are
        book.writestr("xl/media/picture.png", b"\0" * 20_000_000)
    path = tmp_path / f"b{suffix}"
    raw = (tmp_path / "a.xlsx").read_bytes()
    path.write_bytes(gzip.compress(raw, 1) if suffix.endswith(".gz") else raw)
    del raw
    tracemalloc.start()
    try:
        assert [source.failure for source in sources_in([path])] == [None, None]
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < 15_000_000


@pytest.mark.parametrize(("name", "write"), [("a.csv", as_csv), ("a.parquet", as_parquet)])
def test_a_table_may_be_gzipped(name: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / name)
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress((tmp_path / name).read_bytes()))
    found = list(sources_in([tmp_path / f"{name}.gz"]))
    assert [(one.headline, one.published) for one in found] == [(row[1], row[2]) for row in AS_READ]
