import pytest
from reading_of_content import read

SENTENCE = (
    "Twelve people \u2013 \u201cat least\u201d \u2013 were killed in the café of Kadré, "
    "the governor\u2019s office said."
)
PAGE = "<html><head>{head}</head><body><p>" + SENTENCE + "</p></body></html>"


def page(declared: str) -> str:
    return PAGE.format(head=f'<meta charset="{declared}">')


@pytest.mark.parametrize(
    ("declared", "actual"),
    [
        ("utf-8", "utf-8"),
        ("windows-1252", "windows-1252"),
        ("iso-8859-1", "windows-1252"),
        ("utf-8", "windows-1252"),
        ("iso-8859-1", "utf-8"),
        ("windows-1252", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("utf-8", "utf-16"),
        ("utf-8", "utf-16-le"),
        ("utf-8", "utf-16-be"),
        ("no-such-encoding", "windows-1252"),
    ],
)
def test_a_page_is_read_in_the_encoding_it_is_in(declared: str, actual: str) -> None:
    assert read(page(declared).encode(actual)).text == SENTENCE


@pytest.mark.parametrize("actual", ["utf-8", "windows-1252", "utf-16", "utf-32"])
def test_a_plain_text_is_read_in_the_encoding_it_is_in(actual: str) -> None:
    assert read(SENTENCE.encode(actual), "story.txt").text == SENTENCE


def test_utf_8_that_was_saved_as_windows_1252_is_put_right() -> None:
    twice = SENTENCE.encode().decode("latin-1").encode()
    assert read(twice, "story.txt").text == SENTENCE


def test_one_broken_byte_does_not_change_the_encoding() -> None:
    broken = SENTENCE.encode() + b" More \xe2\x80 than that."
    assert read(broken, "story.txt").text.startswith(SENTENCE)


def test_line_ends_of_windows_become_those_of_unix() -> None:
    text = read(
        "Shells hit market\r\n\r\nTwelve people were killed.\r\rMore were hurt.\r\n", "story.txt"
    ).text
    assert text == "Shells hit market\n\nTwelve people were killed.\n\nMore were hurt."


def test_letters_with_accents_are_no_mojibake() -> None:
    text = "The people of Lomé, of Bahía and of Ñuñoa were not hurt by the fire."
    assert read(text, "story.txt").text == text


@pytest.mark.parametrize("name", ["story.txt", "story.html"])
def test_numbers_on_both_sides_of_a_control_character_stay_two(name: str) -> None:
    raw = SENTENCE.encode() + b" Beds 12\x0015 were hit."
    assert read(raw, name).text == SENTENCE + " Beds 12 15 were hit."


def test_numbers_on_both_sides_of_a_reference_to_no_character_stay_two() -> None:
    assert read("<p>" + SENTENCE + " Beds 12&#0;15 were hit.</p>").text == SENTENCE + " Beds 12 15 were hit."
