"""What the words of the data files are to a date: their tags, one letter each."""

from dataclasses import dataclass
from functools import lru_cache

from casualty_figures.languages.en.harm import forms_for
from casualty_figures.languages.en.words import rows

# Tags of the word files, by name, and the character that stands for each.
LETTERS = {
    "month": "M",
    "weak_month": "M",
    "weekday": "W",
    "season": "S",
    "unit": "u",
    "part_of_year": "q",
    "weekend": "e",
    "part_of_day": "m",
    "deictic": "D",
    "overnight": "O",
    "last": "L",
    "past": "P",
    "this": "T",
    "same": "z",
    "same_or_that": "K",
    "then": "y",
    "previous": "Z",
    "following": "Z",
    "future": "Y",
    "ago": "g",
    "earlier": "G",
    "later": "G",
    "recent": "r",
    "vague_number": "v",
    "number_word": "2",
    "ordinal": "o",
    "part": "E",
    "edge": "B",
    "onward": "w",
    "so": "d",
    "far": "F",
    "in": "i",
    "on": "j",
    "from": "f",
    "between": "b",
    "since": "s",
    "to": "t",
    "until": "U",
    "by": "p",
    "of": "%",
    "as": "A",
    "and": "&",
    "but": "!",
    "the": "l",
    "a": "a",
    "back": "C",
    "begin": "V",
    "which": "k",
    "who": "h",
    "when": "c",
    "after": "n",
    "before": "N",
    "auxiliary": "x",
    "contrast": "~",
    "rise": "^",
    "quantifier": "=",
    "street": ">",
    "superlative": "<",
    "other_act": "@",
    "event": "*",
    "long_event": "+",
    "report": "R",
    "report_setting": "J",
    "people": "H",
    "harm": "X",
}
OTHER_WORD, NAME_WORD, DATE_ISO, DATE_SLASHED, DECADE, QUARTER = "_", "I", "6", "7", "5", "8"
HOLIDAY = "Q"
DAY_NUMBER, TWO_DIGITS, YEAR_NUMBER, OTHER_NUMBER, ORDINAL = "1", "9", "4", "0", "o"
NUMBERS = DAY_NUMBER + TWO_DIGITS + YEAR_NUMBER + OTHER_NUMBER + LETTERS["number_word"]
DASH = "|"  # between words; "-" stands within them
WORD_TABLES = (
    "calendar",
    "relative_dates",
    "date_grammar",
    "date_reporting",
    "events",
    "other_acts",
)


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of the language is to a date: the tag's name and its number."""

    tag: str
    value: int
    letter: str


@lru_cache(maxsize=1)
def words() -> dict[str, Word]:
    """Return the words of the tables; units have their place in `UNITS` as number."""
    known = {
        word: Word(tag, _number(value), LETTERS[tag])
        for name in WORD_TABLES
        for word, tag, value in rows(name, "word", "tag", "value")
    }
    known |= {
        word: Word(tag, 0, LETTERS[tag]) for word, tag in rows("reporting_verbs", "word", "dates") if tag
    }
    for tag, forms in (("people", counted_people()), ("harm", forms_for("dates"))):
        known |= dict.fromkeys(forms, Word(tag, 0, LETTERS[tag]))
    return known


def holiday_names() -> str:
    """Return a regular expression, in verbose form, for the days that are called by a name."""
    phrases = sorted((name for (name,) in rows("holidays", "holiday")), key=len, reverse=True)
    return "|".join(name.replace(" ", r"\s+").replace("'", r"['\u2019]") for name in phrases)


def counted_people() -> frozenset[str]:
    """Return the nouns behind which a four-digit number is a count of people, not a year."""
    forms = (form for (cell,) in rows("people", "counted") for form in cell.split())
    return frozenset((*forms, *forms_for("counted")))


UNITS = ("hour", "day", "week", "fortnight", "month", "year", "decade")


def _number(value: str) -> int:
    return UNITS.index(value) if value in UNITS else int(value)
