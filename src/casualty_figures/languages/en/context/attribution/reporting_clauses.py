"""The speakers that verbs of saying have: "the ministry said", "said a doctor", "quoted police as saying"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from casualty_figures.languages.en.context.attribution.phrase_patterns import (
    CLAUSE_END,
    IS_CONJUNCTION,
    IS_DOCUMENT,
    LEFT_END_WORD,
    NOT_A_SPEAKER,
    NUMBER,
    TOLD_SOMEBODY,
    one_of,
)
from casualty_figures.languages.en.context.attribution.phrases import (
    antecedent_of,
    inner_phrase,
    phrase_after,
    source_in,
    subject_before,
)
from casualty_figures.languages.en.context.attribution.speaker import PRONOUNS, Speaker
from casualty_figures.languages.en.context.attribution.speaker_nouns import head_of, is_speaker_noun
from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type
from casualty_figures.languages.en.words import rows

_OURSELVES = frozenset({"we", "i", "you"})
_RELATIVES = frozenset({"which", "who"})
_LONGEST_SUBJECT = 14
_LONGEST_NAME = 9
_TELLING = frozenset({"told", "tells", "tell"})
_NOT_INVERTED = _TELLING | {"saying"}
# "Amnesty International released a new report": a clause of its own.
_CLAUSE = re.compile(r"(?<!who )(?<!which )(?<!that )\b[a-z]+ed\s+(?:an?|the|its|his|her|their)\s")


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    return {verb: strength for verb, strength in rows("reporting_verbs", "word", "strength") if strength}


@lru_cache(maxsize=1)
def _needs() -> dict[str, re.Pattern[str]]:
    return {
        verb: re.compile(needed.replace("{number}", NUMBER), re.IGNORECASE | re.DOTALL)
        for verb, needed in rows("reporting_verbs", "word", "needs")
        if needed
    }


_VERB = re.compile(rf"\b(?<!united )(?:{'|'.join(sorted(_verbs(), key=len, reverse=True))})\b", re.IGNORECASE)
# "It was reported", "the number recorded", "to say": nobody in particular.
_PASSIVE = re.compile(rf"{one_of('passive')}\s+(?:first\s+|\w+ly\s+)?$", re.IGNORECASE)
_PARTICIPLE = re.compile(r"\s+by\b", re.IGNORECASE)
_SAID_TO = re.compile(r"(?:said|reported|believed|estimated|alleged)\s+to\b", re.IGNORECASE)
_CLAIMS_NO_NUMBER = re.compile(
    r"claim(?:ed|s)?\s+(?:(?:\S+\s+){0,6}?(?:lives?|victims)\b"
    r"|(?:\w+\s+)?responsibility(?:\s+for\s+(?!\w*ing\b|the\s+(?:killings?|deaths?)\b)|\s*[,.]))",
    re.IGNORECASE,
)
# "..., appeared on television and said": its subject stands before.
_VERB_FIRST = re.compile(rf"[a-z]+ed\s+{one_of('preposition')}")
# "The group that runs the clinic says": the clinic is what the group runs.
_RELATIVE_CLAUSE = re.compile(r"\b(?:that|which|who)\s+[a-z]+(?:s|ed)\s+(?:the|an?|its)\s")
_COMMA = re.compile(r"\s*(?:,|on\s+\w+day,)", re.IGNORECASE)
_THAT = re.compile(r"\s+that\b", re.IGNORECASE)
_QUOTED_AS = re.compile(
    r"\b(?P<passive>(?:was|were|is|are|been|being)\s+)?(?:quoted|quotes|quote|cited|cites|cite)\s+"
    r"(?P<other>[^.;]{0,120}?)\s*\bas\s+(?:saying|telling|reporting)\b",
    re.IGNORECASE,
)


def by_verb(sentence: str) -> Iterator[Speaker]:
    """Yield the subjects of verbs of saying, before or behind them."""
    for match in _VERB.finditer(sentence):
        if _is_nobodys(sentence, match):
            continue
        inverted = _inverted(sentence, match)
        is_sure = inverted is not None and _is_plain_name(inverted, sentence)
        speaker = inverted if is_sure else _subject(sentence, match) or inverted
        if speaker is not None:
            yield speaker
    for match in _QUOTED_AS.finditer(sentence):
        start, end, is_after_words = subject_before(sentence[: match.start()])
        if start < end and _can_speak(sentence[start:end], "strong", sentence):
            yield Speaker(start, end, sentence[start:end], match.end(), is_after_words)


def _is_plain_name(speaker: Speaker, sentence: str) -> bool:
    """Whether a clause ends with somebody: "said Sgt. Ana Ruiz.", not "said rebels entered the town."."""
    parts = speaker.text.split()
    is_somebody = parts[-1][0].isupper() or is_speaker_noun(parts[-1]) or speaker_type(parts[-1]) != "unknown"
    is_end = sentence[speaker.end : speaker.end + 1] in {"", ",", "."}
    is_clause = len(parts) > _LONGEST_NAME or any(part.endswith("ed") for part in parts)
    return is_somebody and is_end and not is_clause and not speaker.text[0].isdigit()


def quoted_in(sentence: str) -> list[tuple[int, int]]:
    """Return the spans of those whom a speaker quotes: "state television quoted the governor as saying"."""
    found = _QUOTED_AS.finditer(sentence)
    return [match.span("other") for match in found if not match["passive"] and match["other"]]


def _subject(sentence: str, verb: re.Match[str]) -> Speaker | None:
    """Return the speaker before the verb: "the ministry said"."""
    before = sentence[: verb.start()]
    start, end, is_after_words = subject_before(before)
    if sentence[start:end].lower() in _RELATIVES and start > 1:
        start, end = antecedent_of(sentence[:end])
        is_after_words = False
    elif _RELATIVE_CLAUSE.search(sentence, max(0, start - 8), end):
        whose = antecedent_of(sentence[:start].rstrip())
        if is_speaker_noun(head_of(sentence[slice(*whose)])):
            start, end = whose
    is_closing = _closes(sentence, verb)
    strength = _strength(sentence, verb)
    if (inner := inner_phrase(sentence, start, end)) is not None:
        if strength == "bare":  # "an attack the army blamed on rebels" says nothing of what stands before
            return None
        start, is_after_words = inner, is_closing
    words = sentence[start:end]
    if start >= end or not strength or not _can_speak(words, strength, sentence):
        return None
    start, end = source_in(sentence, start, end)
    is_aside = is_after_words and bool(_COMMA.match(sentence, verb.end()))
    return Speaker(start, end, sentence[start:end], verb.end(), is_after_words, is_aside, is_closing)


def _closes(sentence: str, verb: re.Match[str]) -> bool:
    """Whether nothing that is said follows the verb: "..., the mayor said on Monday"."""
    return bool(
        CLAUSE_END.match(sentence, verb.end())
        or (verb.group().lower() in _TELLING and TOLD_SOMEBODY.match(sentence, verb.end()))
    )


def _strength(sentence: str, verb: re.Match[str]) -> str:
    """Return how much of a subject the verb asks for; nothing where it lacks what it needs behind it."""
    word = verb.group().lower()
    needed = _needs().get(word)
    if needed and not needed.match(sentence, verb.end()):
        return ""
    return "strong" if _verbs()[word] == "weak" and _THAT.match(sentence, verb.end()) else _verbs()[word]


def _is_nobodys(sentence: str, verb: re.Match[str]) -> bool:
    """Whether the verb is a passive, a participle, or no verb of saying where it stands."""
    return bool(
        _PASSIVE.search(sentence[: verb.start()])
        or _PARTICIPLE.match(sentence, verb.end())
        or _SAID_TO.match(sentence, verb.start())
        or _CLAIMS_NO_NUMBER.match(sentence, verb.start())
    )


def _can_speak(words: str, strength: str, sentence: str) -> bool:
    parts = words.split()
    if (
        words[0].isdigit()
        or len(parts) > _LONGEST_SUBJECT
        or {parts[0].lower(), parts[-1].lower()} & _OURSELVES
    ):
        return False
    # "Rejected claims": the word is a noun, its subject is that of the verb before.
    is_verb = parts[-1].lower() in _verbs() and not IS_DOCUMENT.fullmatch(parts[-1])
    if (
        is_verb
        or any(part.endswith(("n't", "n\u2019t")) for part in parts)
        or (parts[0].lower() in PRONOUNS - {"her"} and len(parts) > 1)
        or IS_CONJUNCTION.fullmatch(parts[-1])
        or (parts[-1].islower() and LEFT_END_WORD.fullmatch(parts[-1]))
        or _VERB_FIRST.match(words)
        or _CLAUSE.search(words)
        or NOT_A_SPEAKER.search(words)
    ):
        return False
    if strength == "strong" or (strength == "weak" and words.lower() in PRONOUNS):
        return True
    return speaker_type(words) != "unknown" or is_speaker_noun(head_of(words)) or _is_name(words, sentence)


def _is_name(words: str, sentence: str) -> bool:
    parts = words.split()
    if sentence.isupper() or (len(parts) == 1 and sentence.startswith(words) and not words.isupper()):
        return False
    return all(part[0].isupper() or part in {"of", "the", "for"} for part in parts)


def _inverted(sentence: str, verb: re.Match[str]) -> Speaker | None:
    """Return the speaker behind the verb: "..., said a doctor"."""
    word, before = verb.group().lower(), sentence[: verb.start()].rstrip()
    strength = _verbs()[word]
    if not before or before[-1] not in ',\u201d"' or strength == "bare" or word in _NOT_INVERTED:
        return None
    start, end = phrase_after(sentence, verb.end() + 1)
    words = sentence[start:end]
    if start >= end or IS_CONJUNCTION.match(words) or LEFT_END_WORD.match(words):
        return None
    if strength == "weak" and speaker_type(words) == "unknown":
        return None
    return Speaker(start, end, sentence[start:end], end, is_after_words=True, is_closing=True)
