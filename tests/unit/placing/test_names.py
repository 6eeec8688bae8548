"""One spelling for all the ways to write a name."""

import pytest

from casualty_figures.placing.gazetteer.names import ascii_name, folded, key_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ar-Ramādī", "Al-Ramadi"),
        ("Deir ez-Zor", "Deir al-Zor"),
        ("Şa\u2018dah", "Sadah"),
        ("N'Djamena", "N\u2019Djamena"),
        ("Saint-Jean-de-Luz", "St. Jean de Luz"),
        ("Diyarbak\u0131r", "Diyarbakir"),
        ("San Sebastián", "SAN SEBASTIAN"),
    ],
)
def test_two_spellings_of_a_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_different_names_keep_different_keys() -> None:
    assert key_of("Niger") != key_of("Nigeria")


def test_a_name_without_letters_has_no_key() -> None:
    assert key_of("42") == ""


def test_a_possessive_is_no_part_of_a_word() -> None:
    assert key_of("Iraq's").split() == ["iraq", "s"]


def test_dots_of_an_abbreviation_are_dropped() -> None:
    assert folded("U.S.") == "us"


def test_a_transliteration_is_printed_in_plain_letters() -> None:
    assert ascii_name("Sāmarrā\u2019") == "Samarra"
