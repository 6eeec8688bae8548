import socket

import pytest
from reading_of_content import read

from casualty_figures.reading import language
from casualty_figures.records import ReadingError


@pytest.mark.parametrize(
    "text",
    [
        "Drone kills 5-7 alleged Tehrik-e-Azadi militants in Shawal.",
        "Two Hungarian relief workers kidnapped in Velm on 3 October, held for nine months, ransom paid.",
        "PERU. A bomb wrecked a Peugeot showroom in San Telmo.",
        "1 guard murdered by Al Wadi militia in Kadra on June 3.",
        "Twelve dead",
    ],
)
def test_short_reports_without_function_words_are_english(text: str) -> None:
    assert read(text, "a.txt").language == "en"


@pytest.mark.parametrize(
    "text",
    [
        "Ten minste twaalf mensen zijn gedood toen granaten dinsdag een markt in het noorden troffen.",
        "Mindst tolv mennesker blev dræbt, da granater tirsdag ramte et marked for enden af byen.",
        "Watu wasiopungua kumi na wawili waliuawa siku ya Jumanne wakati makombora yalipopiga soko.",
        "Almeno dodici persone sono state uccise quando i proiettili hanno colpito un mercato.",
        "En az on iki kişi salı günü kuzeydeki pazara isabet eden top mermileriyle öldürüldü.",  # noqa: RUF001 -- Turkish
        "Setidaknya dua belas orang tewas ketika peluru menghantam sebuah pasar di kota itu.",
    ],
)
def test_other_languages_in_latin_letters_are_refused(text: str) -> None:
    with pytest.raises(ReadingError, match="a language we do not read yet"):
        read(text, "a.txt")


def test_an_english_text_with_a_foreign_quotation_is_read() -> None:
    text = "The minister wrote “nous avons perdu douze hommes”, and gave no names of the soldiers killed."
    assert read(text, "a.txt").language == "en"


def test_a_text_whose_quotation_marks_were_lost_is_read() -> None:
    text = "The camp\ufffds spokesman said \ufffdtwelve people were killed\ufffd when the camp was shelled."
    assert read(text, "a.txt").text == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Douze morts dans une attaque à Goma", "French"),
        ("Mueren 12 personas en accidente", "Spanish"),
        ("Cheias matam 12 pessoas na Beira", "Portuguese"),
        ("Zwei Tote nach Unwetter", "German"),
        ("Zeker twaalf doden bij aanslag in Kabul", "Dutch"),
        ("Minst tolv döda i attack mot marknad", "Swedish"),
        ("Co najmniej 12 zabitych w ataku na targ", "Polish"),
        ("Ít nhất 12 người chết trong vụ tấn công", "Vietnamese"),
        ("Щонайменше 12 людей загинули внаслідок атаки", "Ukrainian"),
        ("У Харкові поранено двох людей", "Ukrainian"),  # noqa: RUF001 - the same
        ("Не менее 12 человек погибли при атаке", "Russian"),  # noqa: RUF001 - Russian
        ("В Харькове ранены два человека", "Russian"),  # noqa: RUF001 - the same
        ("Най-малко 12 убити при атака", "Bulgarian"),
        ("مقتل 12 شخصا على الأقل في هجوم", "Arabic"),
        ("دست‌کم ۱۲ کشته در حمله به بازار", "Persian"),
        ("حملے میں کم از کم 12 افراد ہلاک", "Urdu"),
        ("袭击造成至少12人死亡", "Chinese"),
        ("በጥቃቱ ቢያንስ 12 ሰዎች ተገደሉ", "Amharic"),
    ],
)
def test_the_language_of_a_headline_that_is_refused_is_named(text: str, name: str) -> None:
    with pytest.raises(ReadingError, match=f": {name}$"):
        read(text, "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Pontiac boy, 15, shot by 14-year-old friend, deputies say",
        "Victim identified in Flour Bluff murder - KRISTV.com | Continuous News Coverage | Corpus Christi",
        "Off-Duty Deputy's Gun Discharges, Striking Daughter",
        "5 stowaways, suffocated in container in Las Palmas (ES).",
        "3 teens shot in northwest Miami-Dade",
        "Names: Ahmed Ali Hassan, Maria Lopez Garcia, Juan Perez, Fatima Bint Said, Jose Luis Rodriguez",
        "Mosul, Ramadi, Fallujah",
    ],
)
def test_english_full_of_names_is_read(text: str) -> None:
    assert read(text, "a.txt").language == "en"


def test_the_language_that_a_feed_states_decides_where_the_text_does_not() -> None:
    assert read("Watu 12 wauawa katika shambulio", "a.txt").language == "en"
    with pytest.raises(ReadingError, match=r": Swahili$"):
        read("Watu 12 wauawa katika shambulio", "a.txt", language="sw-KE")


def test_a_long_text_in_a_language_that_the_detector_does_not_know_is_not_made_english_by_a_name_in_it() -> (
    None
):
    text = (
        "Abantu abalishumi elinesibini babulewe ngoLwesihlanu emva kwesiphango esikhulu kwisixeko. "
        "Amapolisa athi abanye bamathathu abakafunyanwa, kwaye izindlu ezininzi zidiliziwe ngumlambo. "
        "Isebe le-Home Affairs kunye ne-National Health zithumele abasebenzi ukuba bancedise abantu. "
    )
    with pytest.raises(ReadingError, match="one that we cannot name"):
        read(text * 3, "a.txt")


@pytest.mark.parametrize("stated", ["Hausa", "ha", "HA", "ha_NG"])
def test_a_language_that_is_stated_is_named_as_a_word_or_a_code(stated: str) -> None:
    with pytest.raises(ReadingError, match=r": Hausa$"):
        read("An kashe mutane goma sha biyu a harin bam a kasuwa", "a.txt", language=stated)


def test_a_feed_that_says_english_of_a_french_text_does_not_make_it_english() -> None:
    with pytest.raises(ReadingError, match=r": French$"):
        read("Douze morts dans une attaque à Goma, selon les autorités locales.", "a.txt", language="en-US")


def test_a_feed_that_says_french_of_an_english_text_does_not_have_it_refused() -> None:
    text = "At least 12 people were killed when the river flooded Beira on Friday."
    assert read(text, "a.txt", language="fr").language == "en"


def test_the_language_is_told_without_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    language._detector.cache_clear()
    with pytest.raises(ReadingError, match=r": French$"):
        read("Douze morts dans une attaque à Goma, selon les autorités locales.", "a.txt")
