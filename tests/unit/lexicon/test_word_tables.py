"""Every table of words: its header, its words said once and in lower case, and code that reads it."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import casualty_figures
from casualty_figures.languages.en.context.periods.tags import LETTERS, WORD_TABLES, counted_people
from casualty_figures.languages.en.context.periods.tags import words as date_words
from casualty_figures.languages.en.harm import USES, HarmWord, forms_for, words_of_harm
from casualty_figures.languages.en.lexicon import cue_words
from casualty_figures.languages.en.words import rows
from casualty_figures.lexicon.tables import TableError, read_table, table

SOURCES = Path(casualty_figures.__file__).parent
TABLES = sorted(
    path for path in SOURCES.rglob("*.tsv") if "placing" not in path.parts
)  # placing's own tables are in the capitals of names
CODE = "\n".join(path.read_text("utf-8") for path in SOURCES.rglob("*.py"))
ONE_CONCEPT = {"what a word is to a date": WORD_TABLES}
WITH_SEVERAL_ROWS_A_WORD = {
    "column_names": "a field has several names",
    "event_cues": "a cue has several phrases",
    "rules": "a reader has many rules",
    "quantifiers": "a phrase can stand before a number or behind it",
    "harm": "a form can be a verb and a noun",
}


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_a_header_row_names_the_columns(path: Path) -> None:
    assert [name for name in read_table(path).columns if not re.fullmatch(r"[a-z_]+", name)] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_word_is_said_twice(path: Path) -> None:
    if path.stem in WITH_SEVERAL_ROWS_A_WORD:
        return
    assert len(read_table(path).words()) == len(read_table(path).rows)


@pytest.mark.parametrize("concept", ONE_CONCEPT)
def test_no_word_stands_for_two_things_of_one_concept(concept: str) -> None:
    folder = SOURCES / "languages" / "en" / "words"
    words = [
        word for name in ONE_CONCEPT[concept] for word in read_table(folder / f"{name}.tsv").column("word")
    ]
    assert [word for word, times in Counter(words).items() if times > 1] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_words_are_in_lower_case_as_they_are_looked_up(path: Path) -> None:
    read = read_table(path)
    cells = [
        cell
        for name in read.columns
        if name in {"word", "words", "phrase", "forms"}
        for cell in read.column(name)
    ]
    assert [cell for cell in cells if cell != cell.lower()] == []


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_some_code_reads_the_table(path: Path) -> None:
    assert re.search(rf"['\"]{path.stem}['\"]", CODE)


def test_every_tag_of_a_date_is_that_of_a_word() -> None:
    assert {word.tag for word in date_words().values()} == set(LETTERS)


def test_no_word_of_harm_or_noun_for_people_is_another_thing_to_a_date() -> None:
    folder = SOURCES / "languages" / "en" / "words"
    words = [word for name in WORD_TABLES for word in read_table(folder / f"{name}.tsv").column("word")]
    words += [word for word, tag in rows("reporting_verbs", "word", "dates") if tag]
    assert len(set(words)) == len(words)
    assert (counted_people() | {*forms_for("dates")}) & {*words} == set()
    assert counted_people() & {*forms_for("dates")} == set()


def test_a_form_serves_for_one_thing_in_one_row_only() -> None:
    uses = Counter((word.form, use) for word in words_of_harm() for use in word.uses)
    assert [key for key, times in uses.items() if times > 1] == []


@pytest.mark.parametrize("use", USES)
def test_some_code_asks_for_each_use_of_words_of_harm(use: str) -> None:
    assert forms_for(use)
    assert re.search(rf"""(?:forms_for\(|, |\()["']{use}["'][,)]""", CODE)


@pytest.mark.parametrize("cue", table("casualty_figures.languages.en.words", "cues").column("cue"))
def test_some_code_looks_for_each_cue(cue: str) -> None:
    assert re.search(rf"""cue(?:_words)?\(["']{cue}["']\)""", CODE)
    assert len(set(cue_words(cue))) == len(cue_words(cue))


@pytest.mark.parametrize("part", [{"frame": "verb"}, {"uses": {"tolls"}}, {"indicators": ("hurt",)}])
def test_a_word_of_harm_that_makes_no_sense_is_refused(part: dict[str, Any]) -> None:
    sound: dict[str, Any] = {
        "form": "slay",
        "indicators": ("killed",),
        "frame": "object",
        "needs_person": False,
        "uses": set(),
    }
    with pytest.raises(TableError, match="not a word of harm"):
        HarmWord(**(sound | part))
