import pytest
from reading_of_content import read

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
