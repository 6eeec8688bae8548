"""Articles in PDF, Word, RTF and saved pages: text, title, date, address."""

import io
from datetime import date
from textwrap import wrap

import docx
import pytest
from made_pdf import column, made_pdf
from reading_of_content import read

from casualty_figures.records import ReadingError

TITLE = "Flood kills twelve in Beira"
FIRST = "At least 12 people were killed when the river flooded Beira on Friday, officials said."
SECOND = "Another 40 were injured and 3,000 fled their homes, the relief agency said on Saturday."


def a_word_document() -> bytes:
    document = docx.Document()
    for words in (TITLE, "8 May 2024", FIRST, SECOND):
        document.add_paragraph(words)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Killed", "12"
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


RTF = rf"{{\rtf1\ansi {TITLE}\par\par 8 May 2024\par\par {FIRST}\par {SECOND}\par}}".encode()
PDF = made_pdf(
    [
        [
            *column(72, 780, TITLE),
            *column(72, 740, "8 May 2024"),
            *column(72, 700, *wrap(FIRST, 52)),
            *column(72, 640, *wrap(SECOND, 52)),
        ]
    ]
)
MHTML = f"""MIME-Version: 1.0
Snapshot-Content-Location: https://news.example/beira
Content-Type: multipart/related; boundary="part"

--part
Content-Type: text/html; charset="utf-8"
Content-Location: https://news.example/beira

<html><head><title>{TITLE}</title><meta property="article:published_time" content="2024-05-08"></head>
<body><article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>
--part--
""".encode()
DOCUMENTS = {"story.docx": a_word_document(), "story.rtf": RTF, "story.pdf": PDF, "story.mhtml": MHTML}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_is_read_with_its_title_date_and_paragraphs(name: str) -> None:
    article = read(DOCUMENTS[name], name)
    assert (article.headline, article.published) == (TITLE, date(2024, 5, 8))
    assert article.text.startswith(f"{TITLE}\n\n{FIRST}\n\n{SECOND}")


def test_a_saved_page_gives_its_address() -> None:
    assert read(MHTML, "story.mhtml").url == "https://news.example/beira"


def test_a_label_in_a_table_of_word_stays_with_its_number() -> None:
    assert "\n\nKilled: 12" in read(a_word_document(), "story.docx").text


def test_the_bytes_decide_whatever_the_name_says() -> None:
    assert read(PDF, "story.html").headline == TITLE


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("story.pdf", b"%PDF-1.4 cut off", "a damaged PDF file"),
        ("story.pdf", FIRST.encode(), "a damaged PDF file"),
        ("story.rtf", FIRST.encode(), "no RTF document"),
        ("story.pdf", PDF[:200], "a damaged PDF file"),
        ("story.pdf", made_pdf([[], []]), "a scan: the pages of this PDF file are pictures without text"),
        ("story.docx", b"PK no archive", "no Word document"),
        ("story.rtf", rb"{\rtf1\ansi }", "no readable text"),
        ("story.mhtml", b"MIME-Version: 1.0\n\nno page", "a saved page (MHTML) without a page in it"),
        ("story.mhtml", MHTML[:-60], "a saved page (MHTML) that is cut off inside the page"),
    ],
)
def test_a_document_that_cannot_be_read_says_why(name: str, raw: bytes, why: str) -> None:
    with pytest.raises(ReadingError) as refused:
        read(raw, name)
    assert str(refused.value).startswith(why)


def test_a_word_document_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(ReadingError, match="more than any text that is read"):
        read(a_word_document(), "story.docx", longest=200)


def test_the_columns_of_a_page_are_read_one_after_the_other() -> None:
    left = column(
        60, 700, "At least 12 people were killed when the", "river flooded Beira on Friday, said the"
    )
    right = column(330, 700, "governor, and 40 more were injured when", "a bridge fell in the same flood.")
    text = read(made_pdf([[*left, *right]]), "story.pdf").text
    assert text == (
        "At least 12 people were killed when the river flooded Beira on Friday, said the "
        "governor, and 40 more were injured when a bridge fell in the same flood."
    )


def test_a_word_cut_at_the_end_of_a_line_is_whole_again() -> None:
    lines = column(60, 700, "At least 3,000 people were dis-", "placed by the flood in Beira on Friday.")
    assert "were displaced by the flood" in read(made_pdf([lines]), "story.pdf").text


def test_what_stands_on_every_page_is_left_out() -> None:
    pages = [
        [*column(60, 800, f"Example Post {number}"), *column(60, 700, said), *column(280, 30, str(number))]
        for number, said in enumerate((FIRST, SECOND), start=1)
    ]
    assert read(made_pdf(pages), "story.pdf").text == f"{FIRST}\n\n{SECOND}"


def test_numbers_that_count_no_pages_stay_at_the_head_of_pages() -> None:
    pages = [[*column(60, 800, said), *column(60, 700, FIRST)] for said in ("120 killed", "45 killed")]
    text = read(made_pdf(pages), "story.pdf").text
    assert "120 killed" in text
    assert "45 killed" in text


def test_a_number_alone_on_the_one_page_stays() -> None:
    assert "120" in read(made_pdf([[*column(60, 800, "120"), *column(60, 700, FIRST)]]), "story.pdf").text


def test_a_pdf_file_over_the_limit_is_refused() -> None:
    with pytest.raises(ReadingError, match="where 100 are the most we read"):
        read(PDF, "story.pdf", longest=100)


def test_a_sentence_cut_by_the_end_of_a_page_is_whole_again() -> None:
    pages = [
        column(60, 100, "At least 12 people were killed when the"),
        column(60, 800, "river flooded Beira."),
    ]
    assert read(made_pdf(pages), "story.pdf").text.endswith("killed when the river flooded Beira.")
