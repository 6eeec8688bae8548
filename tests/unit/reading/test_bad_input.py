import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading_of_content import RETRIEVED_AT, read

from casualty_figures.records import ReadingError

SENTENCE = "At least 12 people were killed when shells hit a market in the town of Kadra, officials said."
OTHER_SENTENCE = "Another 30 people were wounded when a second shell hit the clinic, a doctor said."


@pytest.mark.parametrize("content", [b"", b" ", b"\r\n\t\n"])
def test_an_empty_file_is_refused(content: bytes) -> None:
    with pytest.raises(ReadingError, match=r"^an empty file$"):
        read(content)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 ...", "a damaged PDF file"),
        (b"PK\x03\x04....", "a zip file"),
        (b"\x1f\x8b\x08\x00....", "a gzip file"),
        (b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        (b"\xff\xd8\xff\xe0....", "a JPEG image"),
        (bytes(range(256)) * 20, "a binary file"),
        (b"<html>" + b"\x00\x01\x02" * 100, "a binary file"),
    ],
)
def test_a_binary_file_named_html_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ReadingError, match=reason):
        read(content)


def test_bytes_in_no_encoding_we_can_tell_are_refused() -> None:
    broken = b"\xff\xfe" + SENTENCE.encode("utf-16-le") + b"\x00\xd8" * 20
    with pytest.raises(ReadingError, match="no encoding we can tell"):
        read(broken)


@pytest.mark.parametrize("content", ["<html><body><script>let killed = 12</script></body></html>", "12 + 30"])
def test_a_page_or_text_without_words_is_refused(content: str) -> None:
    with pytest.raises(ReadingError, match="no readable text"):
        read(content)


@pytest.mark.parametrize("content", [f"<p>{SENTENCE}</p>" * 9, f"{SENTENCE}\n" * 9])
def test_a_text_over_the_limit_is_refused(content: str) -> None:
    with pytest.raises(ReadingError, match="where 500 are the most we read"):
        read(content, longest=500)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Au moins douze personnes ont été tuées et trente autres blessées mardi dans le nord.", "French"),
        (
            "Al menos doce personas murieron cuando los obuses cayeron en el mercado, dijo el gobierno.",
            "Spanish",
        ),
        ("Mindestens zwölf Menschen wurden getötet, als Granaten einen Markt im Norden trafen.", "German"),
        ("Не менее двенадцати человек погибли во вторник на рынке.", "Russian"),  # noqa: RUF001 -- Cyrillic
        ("قتل ما لا يقل عن اثني عشر شخصا وأصيب ثلاثون آخرون يوم الثلاثاء عندما سقطت قذائف على سوق", "Arabic"),
        ("至少十二人在市场炮击中死亡, 三十人受伤, 医院官员星期二说。", "Chinese"),
    ],
)
def test_a_language_we_do_not_read_is_refused_by_its_name(text: str, language: str) -> None:
    with pytest.raises(ReadingError, match=f"an article in a language we do not read yet: {language}"):
        read(f"<p>{text}</p>")


@pytest.mark.parametrize(
    "text",
    [
        "TEN DEAD",
        "GUERRILLAS AMBUSHED A PATROL NEAR SARAVENA; FIVE SOLDIERS WERE KILLED, ACCORDING TO THE COMMAND.",
        "Abdirahman Yusuf Warsame of Beledweyne said that Al-Shabaab fighters had killed Hassan and Nur.",
    ],
)
def test_english_in_capitals_or_full_of_names_is_read(text: str) -> None:
    assert read(text, "wire.txt").language == "en"


def test_a_record_dated_in_the_future_is_refused() -> None:
    with pytest.raises(ReadingError, match="a date in the future: the record beside it says"):
        read(SENTENCE, published=date(2024, 5, 13))


def test_a_page_dated_in_the_future_is_refused() -> None:
    head = '<meta property="article:published_time" content="2031-05-06T10:00:00Z">'
    with pytest.raises(ReadingError, match="a date in the future: the page says"):
        read(f"<html><head>{head}</head><body><p>{SENTENCE}</p></body></html>")


def test_the_record_of_a_page_dated_in_the_future_can_put_it_right() -> None:
    head = '<meta property="article:published_time" content="2031-05-06T10:00:00Z">'
    page = f"<html><head>{head}</head><body><p>{SENTENCE}</p></body></html>"
    assert read(page, published=date(2024, 5, 6)).published == date(2024, 5, 6)


def test_a_date_two_days_ahead_can_be_another_clock() -> None:
    ahead = (RETRIEVED_AT + timedelta(days=2)).date()
    assert read(SENTENCE, published=ahead).published == ahead


def test_a_page_that_says_it_changed_in_the_future_is_not_believed() -> None:
    head = '<meta property="article:modified_time" content="2031-05-06T10:00:00Z">'
    assert read(f"<html><head>{head}</head><body><p>{SENTENCE}</p></body></html>").modified is None


@pytest.mark.parametrize(
    "page",
    [
        f"<p>{SENTENCE}",
        f"<html><body><div><p>{SENTENCE}</div></p></b></html></html>",
        f"<html><body><article><p>{SENTENCE}</span><table><tr></body>",
        f'<!doctype html><html><body><p class=x"y <b>{SENTENCE}</p>',
        f"<table><tr><td>{SENTENCE}",
        f'<?xml version="1.0" encoding="utf-16"?><html><body><p>{SENTENCE}</p></body></html>',
    ],
)
def test_broken_markup_is_read_all_the_same(page: str) -> None:
    assert SENTENCE in read(page).text


@pytest.mark.parametrize(
    "between", ["<td></span>", "</p></body></html><html><body><p>", "</body></html>", "</p <div><p>"]
)
def test_nothing_is_lost_behind_a_stray_tag(between: str) -> None:
    text = read(f"<html><body><p>{SENTENCE}{between}{OTHER_SENTENCE}</p></body></html>").text

    assert SENTENCE in text
    assert OTHER_SENTENCE in text


def test_a_very_long_line_of_spaces_is_read_at_once() -> None:
    assert "Published" in read("Published" + " " * 100_000 + SENTENCE, "story.txt").text


def read_or_refused(content: str | bytes, name: str) -> str:
    """Return the text, or the reason of the refusal; anything else that is raised fails the test."""
    try:
        return read(content, name).text
    except ReadingError as refusal:
        return f"refused: {refusal}".splitlines()[0] if "\n" not in str(refusal) else "\r"


def is_sound(text: str) -> bool:
    """Whether the lines end as Unix's do and the text can be stored."""
    has_room = text != text.strip() or "\n\n\n" in text
    return "\r" not in text and not has_room and text.encode().decode() == text


@given(st.binary(max_size=2000) | st.text(max_size=500).map(str.encode), st.sampled_from(["a.html", "a.txt"]))
@settings(max_examples=200, deadline=None)
def test_any_bytes_are_read_or_refused_in_one_line(content: bytes, name: str) -> None:
    assert is_sound(read_or_refused(content, name))


ARTICLE = '{"@type": "NewsArticle", "headline": [[]], "datePublished": {}}'
MARKUP = st.sampled_from(
    (
        *("<p>", "</p>", "<div class='related'>", "</div>", "<h1>", "<table><td>", "<b", "<li>", "<br>"),
        *("&#xD800;", "&#0;", "&#12;", "&#xfffe", "<!--", "-->", "<script>", "<article>", f" {SENTENCE} "),
        *("<time datetime='9999-99-99'>", f'<script type="application/ld+json">{ARTICLE}</script>'),
        *('<meta property="og:title" content="\x00">', '<link rel="canonical" href="https://[">'),
    )
)


@given(st.lists(MARKUP | st.text(max_size=20), max_size=30).map("".join))
@settings(max_examples=200, deadline=None)
def test_any_markup_is_read_or_refused_in_one_line(page: str) -> None:
    assert is_sound(read_or_refused(f"<html><body>{page}", "a.html"))


def test_plain_text_is_read_without_the_reader_of_pages() -> None:
    script = (
        "import sys; from datetime import datetime, UTC\n"
        "from casualty_figures.reading import read_article; from casualty_figures.records import Origin\n"
        "read_article(b'Twelve people were killed.', Origin('', '', '', 'a.txt', datetime.now(UTC)))\n"
        "sys.exit(bool({'trafilatura', 'htmldate', 'lxml', 'pandas', 'prefect'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, env=os.environ).returncode == 0
