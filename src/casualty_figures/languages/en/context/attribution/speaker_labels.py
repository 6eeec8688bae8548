"""Speakers set beside their words by a mark: "Police: 12 killed", "12 killed - ministry", "12 dead (AFP)"."""

import re
from collections.abc import Iterator

from casualty_figures.languages.en.context.attribution.phrase_patterns import NOT_A_SPEAKER, one_of
from casualty_figures.languages.en.context.attribution.speaker import Speaker
from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type
from casualty_figures.languages.en.words import words

_LONGEST = 6
_NAME = r"(?P<who>[^:;,.!?()\d\"\u201c\u201d\u2013\u2014]{2,60}?)"
# Fewer than five words behind it are a row of a list: "Police: 3 killed, 5 hurt".
_BEFORE = re.compile(rf"\s*{_NAME}:\s+(?=(?:\S+\s+){{4}})")
_BEHIND = re.compile(rf"(?::|\s[-\u2013\u2014]+)\s+{_NAME}\s*\.?\s*$")
_IN_BRACKETS = re.compile(rf"(?P<before>\S+)\s\({_NAME}\)(?=\s*(?:[.,;]|$))")
_BEHIND_QUOTATION = re.compile(r"[,.?!][\u201d\"]\s+(?P<who>[A-Z][^\"\u201c\u201d:;?!]{3,60}?)\.?\s*$")
_VICTIMS = re.compile(one_of("victims"), re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")


def by_label(sentence: str) -> Iterator[Speaker]:
    """Yield the speakers before a colon, behind a colon, a dash or a quotation at the end, or in brackets."""
    before = _BEFORE.match(sentence)
    if before and _is_somebody(before["who"]):
        yield _speaker(before, is_after_words=False)
    behind = _BEHIND.search(sentence)
    if behind and _is_somebody(behind["who"]):
        yield _speaker(behind, is_after_words=True)
    quoted = _BEHIND_QUOTATION.search(sentence)
    if quoted and _is_somebody(quoted["who"]):
        yield _speaker(quoted, is_after_words=True)
    for match in _IN_BRACKETS.finditer(sentence):
        is_short_form = match["before"][0].isupper() and match["who"].isupper()
        if not is_short_form and _is_somebody(match["who"]):
            yield _speaker(match, is_after_words=True)


def _speaker(match: re.Match[str], *, is_after_words: bool) -> Speaker:
    start, end = match.span("who")
    return Speaker(start, end, match["who"], match.end(), is_after_words, is_closing=is_after_words)


def _is_somebody(who: str) -> bool:
    """Whether the words are of a known speaker and no victims: "two policemen", "a man and his son"."""
    own = [word.lower() for word in _WORD.findall(who)]
    return bool(
        0 < len(own) <= _LONGEST
        and speaker_type(who) not in {"unknown", "party"}
        and not _VICTIMS.search(who)
        and not NOT_A_SPEAKER.search(who)
        and not words("numerals") & {*own}
    )
