"""Where a speaker's noun phrase begins and ends."""

from casualty_figures.languages.en.context.attribution.phrase_patterns import (
    AND,
    APPOSITION,
    AUXILIARIES,
    BEFORE_AFTER_WORDS,
    COMMA,
    GENITIVE,
    INNER_PHRASE,
    IS_PREPOSITION,
    LEFT_END,
    NOT_A_SPEAKER,
    OPENING,
    PREPOSITION,
    RELATIVE_CLAUSE,
    RELATIVE_INSERTION,
    RELATIVE_OPEN,
    RELATIVE_WORD,
    REPORT_OF,
    RIGHT_END,
    TRAILING,
)
from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type

_OPENING_SPACES = 2
"""White space before a speaker at the head of a sentence.

In "According to police, a man died." what follows is no apposition.
"""


def subject_before(text: str) -> tuple[int, int, bool]:
    """Return the subject that ends a text, and whether it can speak for what stands before it.

    Unlike `phrase_before` it looks through a clause about the subject ("an
    officer who is not allowed to speak") and takes the name before a title
    ("Ahmed Bello, head of the agency").
    """
    start, end, is_after_words = phrase_before(text)
    relative = RELATIVE_OPEN.search(text[:start])
    if relative and RELATIVE_CLAUSE.match(text, start):
        return phrase_before(text[: relative.start()])
    if APPOSITION.match(text, start) and text[:start].rstrip().endswith(","):
        named = phrase_before(text[: text[:start].rindex(",")])
        if is_named(text[named[0] : named[1]]):
            return named[0], end, named[2]
    return start, end, is_after_words


def is_named(words: str) -> bool:
    """Whether the words are a name of two words or more."""
    parts = words.split()
    return len(parts) > 1 and all(part[0].isupper() for part in parts)


def phrase_before(text: str) -> tuple[int, int, bool]:
    """Return the noun phrase that ends a text, and whether it can speak for what stands before it.

    It can behind a comma, a dash or a closing quotation mark.
    """
    text = AUXILIARIES.sub("", text.rstrip())
    if text.endswith(")") and "(" in text:
        start, _, is_after_words = phrase_before(text[: text.rindex("(")])
        return start, len(text), is_after_words
    if text.endswith(","):
        return _phrase_before_insertion(text[:-1])
    end = len(TRAILING.sub("", text))
    start = max((match.end() for match in LEFT_END[text.isupper()].finditer(text, 0, end)), default=0)
    start = _after_and(text, start, end)
    opening = OPENING.match(text, start, end)
    start = opening.end() if opening else start
    return start, end, bool(BEFORE_AFTER_WORDS.search(text[:start]))


def _phrase_before_insertion(text: str) -> tuple[int, int, bool]:
    """Return the subject of "Name, a spokesman for the army, said" with its apposition, else without."""
    relative = RELATIVE_INSERTION.search(text)
    if relative:
        return phrase_before(text[: relative.start()])
    commas = [match.start() for match in COMMA.finditer(text)]
    if not commas:
        return 0, 0, False
    start, end, is_after_words = phrase_before(text[: commas[-1]])
    if IS_PREPOSITION.match(text, start) and text[:start].rstrip().endswith(","):
        return phrase_before(text[:start].rstrip()[:-1])  # "Alex Warren, of a firm in Tunis, a consultancy,"
    is_apposition = APPOSITION.match(text[commas[-1] + 1 :].strip())
    if is_apposition:
        clause = RELATIVE_WORD.search(text, commas[-1])
        end = clause.start() if clause else len(text)
    return start, end, is_after_words


def _after_and(text: str, start: int, end: int) -> int:
    """Return the start of a subject behind "and" unless both sides speak: "police and witnesses"."""
    for match in reversed(list(AND.finditer(text, start, end))):
        left = text[start : match.start()].strip()
        is_somebody = speaker_type(left) != "unknown" or left[:1].isupper()
        if not is_somebody or NOT_A_SPEAKER.search(left) or any(letter.isdigit() for letter in left):
            return match.end()
    return start


def inner_phrase(text: str, start: int, end: int) -> int | None:
    """Return where a speaker begins within a phrase: "in Goma the governor", "an attack the army"."""
    for match in reversed(list(INNER_PHRASE.finditer(text, start + 1, end))):
        before, words = text[start : match.start()].split(), text[match.end() : end]
        is_own = not before or before[-1].endswith(",") or IS_PREPOSITION.fullmatch(before[-1])
        if not is_own and not IS_PREPOSITION.match(words) and speaker_type(words) != "unknown":
            return match.end()
    return None


def antecedent_of(before: str) -> tuple[int, int]:
    """Return the noun phrase that "which" or "who" at the end of a text stands for."""
    start, end, _ = phrase_before(before[: before.rindex(" ")].rstrip(" ,\n"))
    last = max((match.end() for match in PREPOSITION.finditer(before, start, end)), default=start)
    return last, end


def phrase_after(sentence: str, start: int) -> tuple[int, int]:
    """Return the noun phrase that begins at an offset, with an apposition that says who it is."""
    end = _right_end(sentence, start)
    if COMMA.match(sentence, end) and APPOSITION.match(sentence, end + 2):
        further = _right_end(sentence, end + 2)
        ends = ",." if sentence[:start].count(" ") > _OPENING_SPACES else ","
        if (further == len(sentence) and "." in ends) or sentence[further : further + 1] in tuple(ends):
            end = further
    text = sentence[start:end].rstrip()
    return start, start + len(TRAILING.sub("", text))


def _right_end(sentence: str, start: int) -> int:
    found = RIGHT_END[sentence.isupper()].search(sentence, start)
    return found.start() if found else len(sentence)


def source_in(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the speaker behind "figures compiled by the ministry" and "the ministry's figures".

    "Reports from Ramadi" keeps its words: a town is no speaker.
    """
    for one in (REPORT_OF, GENITIVE):
        found = one.fullmatch(sentence, start, end)
        if found and speaker_type(found["source"]) != "unknown":
            return found.span("source")
    return start, end
