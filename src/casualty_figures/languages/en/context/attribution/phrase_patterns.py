"""How a speaker's noun phrase begins and ends, as patterns."""

import re
from functools import lru_cache

from casualty_figures.languages.en.context.periods.tags import words as calendar_words
from casualty_figures.languages.en.lexicon import abbreviations_in
from casualty_figures.languages.en.words import rows, words

_MARKS = r"(?:,(?!\d{3})|[;:!?()\[\]\u201c\u201d\"\u2014\u2013])"
_CALENDAR_TAGS = {"month", "weak_month", "weekday", "unit", "weekend", "part_of_day"}


@lru_cache(maxsize=1)
def phrase_words() -> dict[str, str]:
    """Return for each role of the data file its words as one alternation."""
    return {
        role: "|".join(words.replace("-", r"\s+") for words in text.split())
        for role, text in rows("speaker_phrases", "role", "words")
    }


def one_of(role: str) -> str:
    """Return a pattern for one whole word of a role."""
    return rf"\b(?:{phrase_words()[role]})\b"


def pattern(text: str) -> re.Pattern[str]:
    """Return a pattern of which upper and lower case are one, and a line may break anywhere."""
    return re.compile(text, re.IGNORECASE | re.DOTALL)


DAY = rf"(?:{'|'.join(word for word, entry in calendar_words().items() if entry.tag in _CALENDAR_TAGS)})"
NUMBER = rf"(?:\d|\b(?:{phrase_words()['number']})\b)"
_TIME = rf"(?:\s+(?:{phrase_words()['time']}|\d{{1,4}}|{DAY}))"
_SETTING = (
    r"\s+(?:in|on|at|during|through|via)\s+(?:a|an|its|his|her|their|the)\s+(?:\w+\s+){0,2}?"
    rf"{one_of('setting')}.*"
)
_NUMERAL = rf"(?:{'|'.join(sorted(words('numerals') - {'one'}))})"
# A full stop ends a phrase, that of "Col." or of an initial does not.
_ABBREVIATIONS = "".join(rf"(?<!\b{word}\.)" for word in abbreviations_in("speaker"))
_STOP = rf"\.(?!\d)(?<!\b[A-Z]\.)(?<!\b[A-Z]\.[A-Z]\.){_ABBREVIATIONS}"
# WHO in capitals is an agency, who is not; in a text all in capitals nobody can tell.
_NOT_WHO = {True: "", False: r"(?!(?-i:WHO\b))"}
RIGHT_END = {
    is_upper: pattern(
        rf"{_MARKS}|{_STOP}|\s{not_who}{one_of('right_end')}|\s(?<!united\s)states\b"
        rf"|\s{one_of('agent')}(?!\s+by)|\s(?=\d[\d,]*\s)|\s(?={_NUMERAL}\s)"
        r"|\s(?:and|or)\s(?=(?:at|about|more|nearly|some|up|over|another)\b|\d)"
    )
    for is_upper, not_who in _NOT_WHO.items()
}
LEFT_END = {
    is_upper: pattern(
        rf"{_MARKS}\s*|\n\s*\n|(?<=(?-i:[a-z\d]))\.{_ABBREVIATIONS}\s+|--\s*|\s-\s+|{not_who}{one_of('left_end')}\s+"
    )
    for is_upper, not_who in _NOT_WHO.items()
}
TRAILING = pattern(
    rf"(?:{_SETTING}|{_TIME}*\s+{DAY}(?:\s+\d{{1,4}})?{_TIME}*|\s+(?:today|yesterday|here|there|overnight))$"
)
AUXILIARIES = pattern(rf"(?:\s+{one_of('auxiliary')})+$")
OPENING = pattern(
    rf"(?:(?:{one_of('opening')}|for\s+(?:his|her|its|their)\s+part)\s+"
    rf"|(?:on|in|late|early|last|this|by|at)(?:{_TIME}|\s+\d+)*\s+{DAY}(?:\s+\d+)*\s+"
    rf"|(?:today|yesterday)\s+)+"
)
PREPOSITION = pattern(r"\b(?:by|from|with|against|to)\s+")
COMMA = pattern(r",\s")
AND = pattern(r"\band\s+")
APPOSITION = pattern(one_of("apposition"))
NOT_A_SPEAKER = pattern(one_of("not_speaker"))
IS_DOCUMENT = pattern(one_of("document"))
LEFT_END_WORD = pattern(one_of("left_end"))
IS_CONJUNCTION = pattern(one_of("opening"))
BEFORE_AFTER_WORDS = re.compile(r"[,\u201d\"\u2014\u2013-]\s*$")
REPORT_OF = pattern(rf".*{one_of('document')}.*?\b(?:by|from|of)\s+(?P<source>.+)")
GENITIVE = pattern(rf"(?P<source>.+?)['\u2019]s?\s+(?:\w+\s+)?{one_of('document')}")
# "The group, which counts prisoners, lawyers and kin,": the comma in it is no end.
RELATIVE_INSERTION = pattern(r",\s+(?:which|whose|(?-i:who))\s[^.;:\u201c\u201d\"]*$")
# "A doctor who asked not to be named": the words behind "who" are no speaker of their own.
RELATIVE_OPEN = re.compile(r"\bwho\s+$")
RELATIVE_WORD = re.compile(r"\s(?:who|which|that)\s")
RELATIVE_CLAUSE = pattern(rf"(?:{one_of('relative')}|\w+ed\b)")
# "In Goma the governor", "of Homs Wednesday the agency": a phrase behind one that is not its own.
INNER_PHRASE = pattern(rf"(?:\s(?=(?:the|an?)\s)|\b{DAY}\s+(?=\S))")
IS_PREPOSITION = pattern(one_of("preposition"))
# A verb of saying that closes its clause: nothing said follows.
CLAUSE_END = pattern(
    rf"\s*(?:$|[.,;\u201d\"])|\s+(?:(?:late|early|on|in|at|earlier|today|yesterday|overnight|via|here|of)\b|{DAY})"
    r"[^,;]{0,70}(?:$|[.,;])"
)
TOLD_SOMEBODY = pattern(
    r"\s+(?:(?-i:[A-Z][\w-]*)(?:\s+(?-i:[A-Z])\w*)*|reporters|journalists|the\s+\w+(?:\s+\w+)?|partners)\s*(?:$|[.,])"
)
