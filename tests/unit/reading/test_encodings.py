import pytest
from reading_of_content import read

from casualty_figures.engine import figures_of, vague_words
from casualty_figures.reading.decoding import decoded

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


@pytest.mark.parametrize(
    ("broken", "text"),
    [
        ("Police said itâ€™s 12â€“15 dead â€” not 20.", "Police said it’s 12–15 dead — not 20."),  # noqa: RUF001
        ("He said â€œtwelve peopleâ€ were killed in CÃ´te dâ€™Ivoire.", "He said “twelve people” were killed in Côte d’Ivoire."),  # noqa: E501, RUF001
        ("At least 12Â people were killed on Friday.", "At least 12 people were killed on Friday."),
        ("The â€œsmartâ€ bomb killed 12 in “Kadré”, they said.", "The “smart” bomb killed 12 in “Kadré”, they said."),  # noqa: E501
        ("The post is called Ð©Ð¾Ð´ÐµÐ½Ð½Ð¸Ðº; 12 people were killed there.", "The post is called Щоденник; 12 people were killed there."),  # noqa: E501, RUF001
    ],
    ids=["apostrophe and dashes", "quotation marks", "space", "beside right ones", "Ukrainian"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["story.txt", "story.html"])
def test_letters_that_were_read_in_a_wrong_encoding_are_put_right(broken: str, text: str, name: str) -> None:
    assert read(f"<p>{broken}</p>" if name == "story.html" else broken, name).text == text


def test_a_headline_and_a_publisher_of_a_table_are_put_right() -> None:
    article = read(SENTENCE, "a.csv/row 2.txt", headline="Itâ€™s over in KadrÃ©", publisher="KadrÃ© Post")
    assert (article.headline, article.publisher) == ("It’s over in Kadré", "Kadré Post")  # noqa: RUF001


def test_phrases_of_a_text_that_was_put_right_stand_at_their_places_in_it() -> None:
    article = read("Police said itâ€™s over. â€œAt least 12â€ were killed in KadrÃ© on Friday.", "a.txt")
    figures = list(figures_of(article, vague_words(None)))
    assert [figure.best or figure.low for figure in figures] == [12]
    for figure in figures:
        assert article.text[figure.char_start : figure.char_end] == figure.reported_text


@pytest.mark.parametrize(
    "text",
    [
        "The dead were of SÃO PAULO, of BELÉM and of Îles-de-la-Madeleine, the police said.",
        "Đà Nẵng, Huế, Škoda, Žižek and İzmir were hit by the storm on Friday.",
        "It fell to −12 °C; the £5 and €6 tickets, 12½ km² of land and Ø 12 mm pipes were lost.",  # noqa: RUF001
        "«Ça va», « douze morts » and „zwölf Tote“ are what the three newspapers said on Friday.",
    ],
)
def test_what_is_right_stays_as_it_is(text: str) -> None:
    assert read(text, "story.txt").text == text


def test_letters_with_accents_are_no_mojibake() -> None:
    text = "The people of Lomé, of Bahía and of Ñuñoa were not hurt by the fire."
    assert read(text, "story.txt").text == text


@pytest.mark.parametrize("name", ["story.txt", "story.html"])
def test_numbers_on_both_sides_of_a_control_character_stay_two(name: str) -> None:
    raw = SENTENCE.encode() + b" Beds 12\x0015 were hit."
    assert read(raw, name).text == SENTENCE + " Beds 12 15 were hit."


def test_numbers_on_both_sides_of_a_reference_to_no_character_stay_two() -> None:
    assert read("<p>" + SENTENCE + " Beds 12&#0;15 were hit.</p>").text == SENTENCE + " Beds 12 15 were hit."


def test_what_the_server_said_comes_before_what_the_page_declares() -> None:
    raw = '<meta charset="windows-1252">\u041b\u044c\u0432\u0456\u0432'.encode("windows-1251")
    assert "\u041b\u044c\u0432\u0456\u0432" in decoded(raw, charset="windows-1251")


@pytest.mark.parametrize("charset", ["utf-8", "no-such-encoding", None])
def test_where_the_server_said_what_cannot_be_the_page_is_asked(charset: str | None) -> None:
    raw = '<meta charset="windows-1251">\u041b\u044c\u0432\u0456\u0432'.encode("windows-1251")
    assert "\u041b\u044c\u0432\u0456\u0432" in decoded(raw, charset=charset)


def test_valid_utf_8_is_utf_8_whatever_the_server_said() -> None:
    assert decoded("12 people \u2013 killed".encode(), charset="iso-8859-1") == "12 people \u2013 killed"
