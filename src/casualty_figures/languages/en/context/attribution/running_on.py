"""A speaker of another sentence whose words run on: in a quotation, or in a list behind a colon."""

import re
from collections.abc import Sequence

from casualty_figures.languages.en.context.attribution.antecedents import (
    is_of_somebody_before,
    named_before,
)
from casualty_figures.languages.en.context.attribution.quotation import Quotation
from casualty_figures.languages.en.context.attribution.speakers import speakers_in

_MARK = ("\u201c", '"')
_NEAR = 3
"""Sentences back to the speaker of a quotation that stands in a paragraph of its own."""
_ITEM = re.compile(r"\s*(?:[-*\u2022\u2013\u2014]|\(?\d{1,2}[.)])\s")


def carried_speaker(
    sentence: str,
    quotation: Quotation | None,
    previous: Sequence[str],
    following: Sequence[str],
    earlier: Sequence[str],
) -> str | None:
    """Return the speaker whose words run on into a sentence that names none, if they do."""
    if quotation is None:
        return _of_list(sentence, earlier)
    behind = _behind(quotation, following, earlier)
    if behind:
        return behind
    is_whole = quotation.is_open_before or sentence.lstrip().startswith(_MARK)
    return _last_named(previous, earlier) or (_last_named(earlier[-_NEAR:], earlier) if is_whole else None)


def _behind(quotation: Quotation, following: Sequence[str], earlier: Sequence[str]) -> str | None:
    """Return the speaker named in the next sentence, to which the quotation runs or which opens with him."""
    found = speakers_in(following[0]) if following else ()
    runs_on = quotation.end is None or any(one.start <= len("\u201c ") for one in found)
    return _named(found[0].text, earlier) if found and runs_on else None


def _last_named(texts: Sequence[str], earlier: Sequence[str]) -> str | None:
    named = (_named(found[-1].text, earlier) for text in reversed(texts) if (found := speakers_in(text)))
    return next((name for name in named if name), None)


def _named(words: str, earlier: Sequence[str]) -> str | None:
    """Return the words, or for "he" and "the group" the speaker they mean; nobody for a pronoun of nobody."""
    if not is_of_somebody_before(words):
        return words
    return named_before(words, earlier) or (words if " " in words else None)


def _of_list(sentence: str, earlier: Sequence[str]) -> str | None:
    """Return the speaker of "According to police:" before a list, of which the sentence is an item."""
    for text in reversed(earlier):
        if text.rstrip().endswith(":"):
            found = speakers_in(text)
            return _named(found[-1].text, earlier) if found else None
        if not (_ITEM.match(sentence) and _ITEM.match(text)):
            return None
    return None
