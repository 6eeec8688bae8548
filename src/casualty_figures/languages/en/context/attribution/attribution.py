"""Who says a figure, in the article's words, of what type, and where they have it from."""

import re
from collections.abc import Sequence

from casualty_figures.extraction.context import UNKNOWN, Attribution
from casualty_figures.languages.en.context.attribution.phrases import one_of
from casualty_figures.languages.en.context.attribution.speaker import (
    PRONOUNS,
    Speaker,
    origins_in,
    speakers_in,
)
from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type

_CONTRAST = re.compile(rf";|{one_of('contrast')}", re.IGNORECASE)
_OPEN, _CLOSE, _PLAIN = "\u201c", "\u201d", '"'


def attribution_for(
    sentence: str,
    figure_span: tuple[int, int],
    *,
    previous: Sequence[str] = (),
    following: Sequence[str] = (),
) -> Attribution:
    """Return who says the figure at a span of the sentence.

    `previous` and `following` are the other sentences of the paragraph, in
    its order. "He said" is the nearest earlier speaker; a quotation that runs
    over several sentences is of the speaker named beside it.
    """
    found = speakers_in(sentence)
    speaker = _leading(sentence, figure_span, found) or _trailing(sentence, figure_span, found)
    origin = _origin_of(sentence, figure_span)
    if speaker is None:
        return _quoted(sentence, figure_span, previous, following) or Attribution(None, UNKNOWN, origin)
    if speaker.text.lower() in PRONOUNS:
        return _antecedent(sentence[: speaker.start], previous, origin)
    kind = _type_with_earlier(speaker.text, previous)
    return Attribution(speaker.text, kind, origin if origin != speaker.text else None)


def _type_with_earlier(words: str, previous: Sequence[str]) -> str:
    """Return the type of a speaker, of a bare name that of who bore it before: "Aziz, the governor"."""
    kind = speaker_type(words)
    if kind != UNKNOWN or not words[0].isupper():
        return kind
    name = re.compile(rf"\b{re.escape(words.rsplit(maxsplit=1)[-1])}\b")
    earlier = (s.text for text in reversed(previous) for s in speakers_in(text) if name.search(s.text))
    return next((found for text in earlier if (found := speaker_type(text)) != UNKNOWN), UNKNOWN)


def _leading(sentence: str, figure_span: tuple[int, int], found: Sequence[Speaker]) -> Speaker | None:
    """Return the last speaker before the figure with no contrast between: "police said that 40 ..."."""
    before = [s for s in found if s.end <= figure_span[0] and not s.is_aside]
    if not before or _has_contrast(sentence[before[-1].verb_end : figure_span[0]]):
        return None
    return before[-1]


def _trailing(sentence: str, figure_span: tuple[int, int], found: Sequence[Speaker]) -> Speaker | None:
    """Return the first speaker after the figure that speaks for what stands before: "..., police said"."""
    after = [s for s in found if s.start >= figure_span[1] and s.is_after_words]
    if after and not _has_contrast(sentence[figure_span[1] : after[0].start]):
        return after[0]
    aside = [s for s in found if s.is_aside and s.end <= figure_span[0]]
    return aside[-1] if aside and not _has_contrast(sentence[aside[-1].end : figure_span[0]]) else None


def _has_contrast(gap: str) -> bool:
    return bool(_CONTRAST.search(gap))


def _origin_of(sentence: str, figure_span: tuple[int, int]) -> str | None:
    """Return the nearest "citing ...", "first reported by ..." of the figure's sentence."""
    origins = origins_in(sentence)
    gaps = [
        (min(abs(start - figure_span[1]), abs(figure_span[0] - end)), sentence[start:end])
        for start, end in origins
    ]
    return min(gaps)[1] if gaps else None


def _antecedent(before: str, previous: Sequence[str], origin: str | None) -> Attribution:
    """Return the nearest earlier speaker who has a name."""
    for text in (before, *reversed(previous)):
        named = [s for s in speakers_in(text) if s.text.lower() not in PRONOUNS]
        if named:
            return Attribution(named[-1].text, speaker_type(named[-1].text), origin)
    return Attribution(None, UNKNOWN, origin)


def _quoted(
    sentence: str, figure_span: tuple[int, int], previous: Sequence[str], following: Sequence[str]
) -> Attribution | None:
    """Return the speaker of a quotation that has none in its own sentence."""
    is_quoted, is_open_after, is_open_before = _quotation(sentence, figure_span, previous)
    if not is_quoted:
        return None
    if following and (is_open_after or _opens_with_speaker(following[0])):
        named = speakers_in(following[0])
        if named and named[0].text.lower() not in PRONOUNS:
            return Attribution(named[0].text, speaker_type(named[0].text))
    found = _antecedent("", previous, None)
    return found if found.text or is_open_before else None


def _opens_with_speaker(sentence: str) -> bool:
    return any(speaker.start <= 2 for speaker in speakers_in(sentence))


def _quotation(
    sentence: str, figure_span: tuple[int, int], previous: Sequence[str]
) -> tuple[bool, bool, bool]:
    """Return whether the figure is quoted, and whether the quotation runs on after or from before."""
    depth_before = _depth("".join(previous[-3:]))
    depth_at = _depth(sentence[: figure_span[0]], depth_before)
    return depth_at > 0, _depth(sentence, depth_before) > 0, depth_before > 0


def _depth(text: str, depth: int = 0) -> int:
    for letter in text:
        if letter == _OPEN:
            depth = 1
        elif letter == _CLOSE:
            depth = 0
        elif letter == _PLAIN:
            depth = 1 - depth
    return depth
