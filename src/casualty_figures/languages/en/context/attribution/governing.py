"""Which of a sentence's speakers says a figure: the one whose verb governs it."""

import re
from collections.abc import Iterator, Sequence

from casualty_figures.languages.en.context.attribution.phrase_patterns import one_of
from casualty_figures.languages.en.context.attribution.quotation import Quotation
from casualty_figures.languages.en.context.attribution.speaker import Speaker
from casualty_figures.languages.en.context.attribution.speakers import speakers_in

_CONTRAST = re.compile(rf";|{one_of('contrast')}", re.IGNORECASE)
_MARK = re.compile('[\u201c"]')
_WHILE = re.compile(r"\bwhile\b", re.IGNORECASE)
_BEHIND_QUOTATION = 12
"""Characters between a quotation and its speaker: a comma, a space, "said "."""


def governing_speakers(
    sentence: str, figure_span: tuple[int, int], quotation: Quotation | None
) -> Iterator[Speaker]:
    """Yield the speakers of the sentence who can say the figure, the likeliest first.

    A verb before it reaches as far as the next contrast; one behind it
    reaches back as far, or over the whole sentence where it closes it and
    nobody else speaks in between. What a quotation says is of the speaker behind it.
    """
    found = speakers_in(sentence)
    leading = _leading(sentence, figure_span, found, quotation)
    others = (_of_quotation(quotation, found), _trailing(sentence, figure_span, found))
    is_first = leading is not None and not leading.is_after_words
    ordered = (leading, *others) if is_first else (*others, leading)
    yield from (speaker for speaker in ordered if speaker is not None)


def _of_quotation(quotation: Quotation | None, found: Sequence[Speaker]) -> Speaker | None:
    if quotation is None or quotation.end is None:
        return None
    behind = [one for one in found if 0 <= one.start - quotation.end <= _BEHIND_QUOTATION]
    return behind[0] if behind else None


def _leading(
    sentence: str, figure_span: tuple[int, int], found: Sequence[Speaker], quotation: Quotation | None
) -> Speaker | None:
    """Return the last speaker before the figure with no contrast between: "police said that 40 ..."."""
    before = [one for one in found if _stands_before(one, figure_span) and not one.is_aside]
    if not before:
        return None
    gap = sentence[before[-1].verb_end : figure_span[0]]
    if quotation is not None and (mark := _MARK.search(gap)):
        gap = gap[: mark.start()]  # a contrast inside a quotation cuts nobody off
    if found[-1] is before[-1]:
        gap = _WHILE.sub("", gap)  # what police say goes on behind it where nobody else speaks
    return None if _has_contrast(gap) else before[-1]


def _stands_before(speaker: Speaker, figure_span: tuple[int, int]) -> bool:
    """Whether a speaker and his verb stand before the figure, or open its phrase, as a clause of it may."""
    start, end = figure_span
    is_in_phrase = (speaker.end <= start or start == speaker.start) and speaker.verb_end < end
    return max(speaker.end, speaker.verb_end) <= start or is_in_phrase


def _trailing(sentence: str, figure_span: tuple[int, int], found: Sequence[Speaker]) -> Speaker | None:
    """Return the first speaker after the figure that speaks for what stands before: "..., police said"."""
    behind = [one for one in found if one.start >= figure_span[1]]
    after = [one for one in behind if one.is_after_words]
    if after and _reaches_back(sentence[figure_span[1] : after[0].start], after[0], behind):
        return after[0]
    return _aside_before(sentence, figure_span[0], found)


def _aside_before(sentence: str, position: int, found: Sequence[Speaker]) -> Speaker | None:
    """Return the aside before a figure, or who closes the clause before: no one died, she said; ten ..."""
    before = [one for one in found if one.end <= position]
    if not before:
        return None
    last = before[-1]
    gap = sentence[max(last.end, last.verb_end) : position]
    is_closing = last.is_after_words and last is found[-1] and gap.startswith(";")
    if is_closing:
        return None if _has_contrast(gap[1:]) else last
    aside = [one for one in before if one.is_aside]
    return aside[-1] if aside and not _has_contrast(sentence[aside[-1].end : position]) else None


def _reaches_back(gap: str, speaker: Speaker, behind: Sequence[Speaker]) -> bool:
    """Whether nothing between keeps a speaker from the figure; "while" keeps none who closes the sentence."""
    if ";" in gap:
        return False
    return not _has_contrast(gap) or (speaker.is_closing and behind[0] is speaker)


def _has_contrast(gap: str) -> bool:
    return bool(_CONTRAST.search(gap))
