"""Where a speaker's noun phrase begins and ends."""

import re
from functools import lru_cache

from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type
from casualty_figures.languages.en.context.periods.tags import words as calendar_words
from casualty_figures.languages.en.lexicon import abbreviations_in
from casualty_figures.languages.en.words import rows

_MARKS = r"[,;:!?()\[\]\u201c\u201d\"\u2014\u2013]"
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


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE | re.DOTALL)  # a line may break anywhere


def _is_word(role: str) -> re.Pattern[str]:
    return _pattern(one_of(role))


_DAY = rf"(?:{'|'.join(word for word, entry in calendar_words().items() if entry.tag in _CALENDAR_TAGS)})"
_TIME = rf"(?:\s+(?:{phrase_words()['time']}|\d{{1,4}}|{_DAY}))"
_SETTING = (
    r"\s+(?:in|on|at|during|through|via)\s+(?:a|an|its|his|her|their|the)\s+(?:\w+\s+){0,2}?"
    rf"{one_of('setting')}.*"
)
# A full stop ends a phrase, that of "Col." or of an initial does not.
_ABBREVIATIONS = "".join(rf"(?<!\b{word}\.)" for word in abbreviations_in("speaker"))
_STOP = rf"\.(?!\d)(?<!\b[A-Z]\.)(?<!\b[A-Z]\.[A-Z]\.){_ABBREVIATIONS}"
# WHO in capitals is an agency, who is not; in a text all in capitals nobody can tell.
_NOT_WHO = {True: "", False: r"(?!(?-i:WHO\b))"}
_RIGHT_END = {
    is_upper: _pattern(
        rf"{_MARKS}|{_STOP}|\s{not_who}{one_of('right_end')}|\s(?<!united\s)states\b"
        rf"|\s{one_of('agent')}(?!\s+by)|\s(?=\d[\d,]*\s)"
        r"|\s(?:and|or)\s(?=(?:at|about|more|nearly|some|up|over|another)\b|\d)"
    )
    for is_upper, not_who in _NOT_WHO.items()
}
_LEFT_END = {
    is_upper: _pattern(
        rf"{_MARKS}\s*|\n\s*\n|(?<=[a-z\d])\.\s+|--\s*|\s-\s+|{not_who}{one_of('left_end')}\s+"
    )
    for is_upper, not_who in _NOT_WHO.items()
}
_TRAILING = _pattern(
    rf"(?:{_SETTING}|{_TIME}*\s+{_DAY}(?:\s+\d{{1,4}})?{_TIME}*|\s+(?:today|yesterday|here|overnight))$"
)
_AUXILIARIES = _pattern(rf"(?:\s+{one_of('auxiliary')})+$")
_OPENING = _pattern(
    rf"(?:(?:{one_of('opening')}|for\s+(?:his|her|its|their)\s+part)\s+"
    rf"|(?:on|in|late|early|last|this|by|at)(?:{_TIME}|\s+\d+)*\s+{_DAY}(?:\s+\d+)*\s+"
    rf"|(?:today|yesterday)\s+)+"
)
_PREPOSITION = _pattern(r"\b(?:by|from|with|against|to)\s+")
_COMMA = _pattern(r",\s")
_AND = _pattern(r"\band\s+")
_APPOSITION = _is_word("apposition")
NOT_A_SPEAKER = _is_word("not_speaker")
IS_DOCUMENT = _is_word("document")
LEFT_END_WORD = _is_word("left_end")
IS_CONJUNCTION = _is_word("opening")
_BEFORE_AFTER_WORDS = re.compile(r"[,\u201d\"\u2014\u2013-]\s*$")
_REPORT_OF = _pattern(rf".*{one_of('document')}.*?\b(?:by|from|of)\s+(?P<source>.+)")
_GENITIVE = _pattern(rf"(?P<source>.+?)['\u2019]s?\s+(?:\w+\s+)?{one_of('document')}")


def phrase_before(text: str) -> tuple[int, int, bool]:
    """Return the noun phrase that ends a text, and whether it can speak for what stands before it.

    It can behind a comma, a dash or a closing quotation mark.
    """
    text = _AUXILIARIES.sub("", text.rstrip())
    if text.endswith(")") and "(" in text:
        start, _, is_after_words = phrase_before(text[: text.rindex("(")])
        return start, len(text), is_after_words
    if text.endswith(","):
        return _phrase_before_insertion(text[:-1])
    end = len(_TRAILING.sub("", text))
    start = max((match.end() for match in _LEFT_END[text.isupper()].finditer(text, 0, end)), default=0)
    start = _after_and(text, start, end)
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    return start, end, bool(_BEFORE_AFTER_WORDS.search(text[:start]))


def _phrase_before_insertion(text: str) -> tuple[int, int, bool]:
    """Return the subject of "Name, a spokesman for the army, said" with its apposition, else without."""
    comma = text.rfind(",")
    if comma < 0:
        return 0, 0, False
    start, end, is_after_words = phrase_before(text[:comma])
    is_apposition = _APPOSITION.match(text[comma + 1 :].strip())
    return start, (len(text) if is_apposition else end), is_after_words


def _after_and(text: str, start: int, end: int) -> int:
    """Return the start of a subject behind "and" unless both sides speak: "police and witnesses"."""
    for match in reversed(list(_AND.finditer(text, start, end))):
        left = text[start : match.start()].strip()
        is_somebody = speaker_type(left) != "unknown" or left[:1].isupper()
        if not is_somebody or NOT_A_SPEAKER.search(left) or any(letter.isdigit() for letter in left):
            return match.end()
    return start


def antecedent_of(before: str) -> tuple[int, int]:
    """Return the noun phrase that "which" or "who" at the end of a text stands for."""
    start, end, _ = phrase_before(before[: before.rindex(" ")].rstrip(" ,\n"))
    last = max((match.end() for match in _PREPOSITION.finditer(before, start, end)), default=start)
    return last, end


def phrase_after(sentence: str, start: int) -> tuple[int, int]:
    """Return the noun phrase that begins at an offset, with an apposition that says who it is."""
    end = _right_end(sentence, start)
    if _COMMA.match(sentence, end) and _APPOSITION.match(sentence, end + 2):
        further = _right_end(sentence, end + 2)
        if further == len(sentence) or sentence[further] in ",.":
            end = further
    text = sentence[start:end].rstrip()
    return start, start + len(_TRAILING.sub("", text))


def _right_end(sentence: str, start: int) -> int:
    found = _RIGHT_END[sentence.isupper()].search(sentence, start)
    return found.start() if found else len(sentence)


def source_in(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the speaker behind "figures compiled by the ministry" and "the ministry's figures".

    "Reports from Ramadi" keeps its words: a town is no speaker.
    """
    for pattern in (_REPORT_OF, _GENITIVE):
        found = pattern.fullmatch(sentence, start, end)
        if found and speaker_type(found["source"]) != "unknown":
            return found.span("source")
    return start, end
