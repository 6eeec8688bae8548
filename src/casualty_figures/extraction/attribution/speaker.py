"""The speakers a sentence names: "police said", "according to the ministry", "said a doctor"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from casualty_figures.extraction.attribution.speaker_types import speaker_type


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker's noun phrase with its offsets, and where its verb ends.

    `is_after_words` says that it can speak for what stands before it ("40
    died, police said"); `is_aside`, that it stands between commas and speaks
    for the whole sentence.
    """

    start: int
    end: int
    text: str
    verb_end: int
    is_after_words: bool
    is_aside: bool = False


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    lines = (files(__package__) / "words" / "reporting_verbs.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t", maxsplit=1) for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=1)
def _verb_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_verbs(), key=len, reverse=True))})\b", re.IGNORECASE)


_ACCORDING = re.compile(r"\b(?:according to|in the words of)\s+", re.IGNORECASE)
_AGENT = re.compile(
    r"\b(?:reported|released|published|compiled|issued|provided|recorded|documented|given|announced|gathered"
    r"|collected|cited|quoted|verified)\s+by\s+",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"\b(?:citing|quoting|first\s+(?:reported|published|given|released|announced)\s+by"
    r"|(?:which|who)\s+(?:cited|quoted)|attributed\s+to|based\s+on)\s+",
    re.IGNORECASE,
)
# Where a noun phrase ends on its way right.
_RIGHT_END = re.compile(
    r"[,;:.!?()\u201c\u201d\"\u2014\u2013](?!\d)(?<!\b[A-Z]\.)(?<!\bCol\.)(?<!\bGen\.)(?<!\bMaj\.)(?<!\bLt\.)(?<!\bDr\.)"
    r"(?<!\bMr\.)(?<!\bSt\.)"
    r"|\s(?:that|who|which|whose|where|when|while|but|as|after|before|if|because|said|says|told|has|have|had|was"
    r"|were|is|are|put|puts|adding|showed?|shows|killed|died|than|to)\b"
    r"|\s(?:and|or)\s(?=(?:at|about|more|nearly|some|up|over|another)\b|\d)",
    re.IGNORECASE,
)
_DAY_WORD = (
    r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august"
    r"|september|october|november|december|may|week|month|year|weekend|night|morning|afternoon|evening|day)"
)
_TIME = (
    r"(?:\s+(?:late|early|earlier|later|today|yesterday|overnight|on|in|last|this|the|\d{1,4}"
    rf"|{_DAY_WORD}))"
)
_SETTING = (
    r"\s+(?:in|on|at|during|through|via)\s+(?:a|an|its|his|her|their|the)\s+(?:\w+\s+){0,2}?"
    r"(?:statement|interview|tweet|post|report|briefing|communique|message|press conference|news conference"
    r"|broadcast|letter|website)\b.*"
)
_TRAILING = re.compile(
    rf"(?:{_SETTING}|{_TIME}*\s+{_DAY_WORD}(?:\s+\d{{1,4}})?{_TIME}*|\s+(?:today|yesterday|here|overnight))$",
    re.IGNORECASE,
)
_AUXILIARIES = re.compile(
    r"(?:\s+(?:has|have|had|also|later|earlier|then|now|again|since|recently|first|initially|only|previously|did|does"
    r"|do|not|could|would|will|immediately|officially|meanwhile|reportedly|themselves|itself|however))+$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    rf"(?:(?:and|but|so|yet|meanwhile|however|earlier|later|still|separately|also|then|for\s+(?:his|her|its|their)\s+part)\s+|"
    rf"(?:on|in|late|early|last|this|by|at)(?:{_TIME}|\s+\d+)*\s+{_DAY_WORD}(?:\s+\d+)*\s+|(?:today|yesterday)\s+)+",
    re.IGNORECASE,
)
_LEFT_END = re.compile(
    r"[,;:!?()\u201c\u201d\"\u2014\u2013\[\]]\s*|(?<=[a-z\d])\.\s+|--\s*"
    r"|\b(?:that|but|while|whereas|although|though|because|when|where|as|which|who|if|after|before|than|like)\s+",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|to|been first|the|a|an|is being|number)\s+(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
_NOT_A_SPEAKER = re.compile(
    r"\b(?:was|were|is|are|killed|died|wounded|injured|dead|fled|left|leaving|toll|number|double|this|there|what)\b",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r"(?:an?|the|its|his|head|chief|director|deputy|spokes\w+|governor|mayor|president)\b", re.IGNORECASE
)
_REPORT_OF = re.compile(
    r"(?:.*\b(?:figures?|data|statistics|tally|toll|count|records?|reports?|report|estimates?|statement|list|database|numbers?)\b"
    r".*?\b(by|from|of)\s+)(?P<source>.+)",
    re.IGNORECASE,
)
_GENITIVE = re.compile(
    r"(?P<source>.+?)['\u2019]s?\s+(?:\w+\s+)?(?:figures?|data|statistics|tally|count|records?|estimates?|numbers?|database|report)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def speakers_in(sentence: str) -> tuple[Speaker, ...]:
    """Return the speakers of a sentence, in its order."""
    found = [*_by_verb(sentence), *_by_preposition(sentence)]
    return tuple(sorted(found, key=lambda speaker: speaker.start))


def origins_in(sentence: str) -> list[tuple[int, int]]:
    """Return the spans of the sources a speaker names: "citing ...", "first reported by ..."."""
    spans = (_phrase_after(sentence, match.end()) for match in _ORIGIN.finditer(sentence))
    return [span for span in spans if span[0] < span[1]]


def _by_preposition(sentence: str) -> Iterator[Speaker]:
    origins = {match.end() for match in _ORIGIN.finditer(sentence)}
    for pattern in (_ACCORDING, _AGENT):
        for match in pattern.finditer(sentence):
            start, end = _source_in(sentence, *_phrase_after(sentence, match.end()))
            if start < end and match.end() not in origins:
                is_opening = match.start() <= 1
                yield Speaker(start, end, sentence[start:end], end, not is_opening)


def _by_verb(sentence: str) -> Iterator[Speaker]:
    for match in _verb_pattern().finditer(sentence):
        speaker = _subject(sentence, match) or _inverted(sentence, match)
        if speaker is not None:
            yield speaker


def _subject(sentence: str, verb: re.Match[str]) -> Speaker | None:
    """Return the speaker before the verb: "the ministry said"."""
    before = sentence[: verb.start()]
    if _PASSIVE.search(before) or re.match(
        r"\s+(?:by|to (?:have|be))\b", sentence[verb.end() :], re.IGNORECASE
    ):
        return None
    start, end, is_after_words = _subject_span(before)
    if start >= end:
        return None
    words = sentence[start:end]
    if words.lower() in {"we", "i", "you"}:
        return None
    if _NOT_A_SPEAKER.search(words) or len(words.split()) > 14 or words[0].isdigit():
        return None
    is_weak = _verbs()[verb.group().lower()] == "weak"
    if is_weak and speaker_type(words) == "unknown" and not _is_name(words, sentence):
        return None
    start, end = _source_in(sentence, start, end)
    is_aside = bool(re.match(r"\s*(?:,|on \w+day,)", sentence[verb.end() :])) and is_after_words
    return Speaker(start, end, sentence[start:end], verb.end(), is_after_words, is_aside)


def _is_name(words: str, sentence: str) -> bool:
    has_capital = words[0].isupper() and (not sentence.startswith(words) or len(words.split()) > 1)
    return (
        has_capital
        and not sentence.isupper()
        and all(w[0].isupper() or w in {"of", "the", "for"} for w in words.split())
    )


def _subject_span(before: str) -> tuple[int, int, bool]:
    """Return the noun phrase that ends a text, and whether a comma or quote stands before it."""
    text = before.rstrip()
    if text.endswith(","):
        return _subject_before_insertion(text[:-1])
    end = len(_AUXILIARIES.sub("", text))
    end = len(_TRAILING.sub("", text[:end]))
    start = max((match.end() for match in _LEFT_END.finditer(text, 0, end)), default=0)
    start = _after_and(text, start, end)
    opening = _OPENING.match(text, start, end)
    start = opening.end() if opening else start
    return start, end, bool(re.search(r"[,\u201d\"\u2014\u2013-]\s*$", text[:start]))


def _subject_before_insertion(text: str) -> tuple[int, int, bool]:
    """Return the subject of "Name, a spokesman for the army, said" with its apposition, else without."""
    comma = text.rfind(",")
    if comma < 0:
        return 0, 0, False
    start, end, is_after_words = _subject_span(text[:comma])
    insertion = text[comma + 1 :].strip()
    return start, (len(text) if _APPOSITION.match(insertion) else end), is_after_words


def _after_and(text: str, start: int, end: int) -> int:
    """Return the start of a subject behind "and" unless both sides speak: "police and witnesses"."""
    for match in reversed(list(re.finditer(r"\band\s+", text[start:end], re.IGNORECASE))):
        left = text[start : start + match.start()].strip()
        is_joined = not _NOT_A_SPEAKER.search(left) and (
            speaker_type(left) != "unknown" or left[:1].isupper()
        )
        if not is_joined or re.search(r"\d", left):
            return start + match.end()
    return start


def _inverted(sentence: str, verb: re.Match[str]) -> Speaker | None:
    """Return the speaker behind the verb: "..., said a doctor"."""
    before = sentence[: verb.start()].rstrip()
    if not before or before[-1] not in ',\u201d"' or _verbs()[verb.group().lower()] == "weak":
        return None
    start = verb.end() + 1
    found_start, found_end = _phrase_after(sentence, start)
    if found_start >= found_end:
        return None
    return Speaker(found_start, found_end, sentence[found_start:found_end], found_end, is_after_words=True)


def _phrase_after(sentence: str, start: int) -> tuple[int, int]:
    """Return the noun phrase that begins at an offset, with an apposition that says who it is."""
    end = _right_end(sentence, start)
    if sentence[end : end + 2] == ", " and _APPOSITION.match(sentence, end + 2):
        further = _right_end(sentence, end + 2)
        if further == len(sentence) or sentence[further] in ",.":
            end = further
    text = sentence[start:end].rstrip()
    return start, start + len(_TRAILING.sub("", text))


def _right_end(sentence: str, start: int) -> int:
    found = _RIGHT_END.search(sentence, start)
    return found.start() if found else len(sentence)


def _source_in(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Return the speaker behind "figures compiled by the ministry" and "the ministry's figures".

    "Reports from Ramadi" keeps its words: a town is no speaker.
    """
    for pattern in (_REPORT_OF, _GENITIVE):
        found = pattern.fullmatch(sentence, start, end)
        if found and speaker_type(found["source"]) != "unknown":
            return found.span("source")
    return start, end
