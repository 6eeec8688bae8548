"""Who says a figure, in the article's words, of what type, and where they have it from."""

import re
from collections.abc import Sequence

from casualty_figures.extraction.context import UNKNOWN, Attribution
from casualty_figures.languages.en.context.attribution.antecedents import (
    is_of_somebody_before,
    named_before,
)
from casualty_figures.languages.en.context.attribution.governing import governing_speakers
from casualty_figures.languages.en.context.attribution.quotation import quotation_around
from casualty_figures.languages.en.context.attribution.running_on import carried_speaker
from casualty_figures.languages.en.context.attribution.speaker import Speaker
from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type
from casualty_figures.languages.en.context.attribution.speakers import origins_in, speakers_in

EXPLICIT, CARRIED = "explicit", "carried"


def attribution_for(
    sentence: str,
    figure_span: tuple[int, int],
    *,
    previous: Sequence[str] = (),
    following: Sequence[str] = (),
    earlier: Sequence[str] = (),
) -> Attribution:
    """Return who says the figure at a span of the sentence.

    `previous` and `following` are the other sentences of the paragraph in its
    order, `earlier` those before it of any paragraph. "He said" and "the group
    said" are the nearest speaker before whom they can mean; a quotation that
    runs over several sentences is of the speaker named beside it. A sentence
    in the article's own voice takes no speaker from its neighbours.
    """
    earlier = max(previous, earlier, key=len)
    quotation = quotation_around(sentence, figure_span[0], previous)
    origin = _origin_of(sentence, figure_span)
    for speaker in governing_speakers(sentence, figure_span, quotation):
        if found := _spoken_by(speaker, sentence, earlier, origin):
            return found
    carried = carried_speaker(sentence, quotation, previous, following, earlier)
    return _carried(carried, earlier, origin) if carried else Attribution(None, UNKNOWN, origin)


def _spoken_by(
    speaker: Speaker, sentence: str, earlier: Sequence[str], origin: str | None
) -> Attribution | None:
    """Return the speaker by name; `None` for a pronoun of nobody named."""
    origin = origin if origin != speaker.text else None
    if is_of_somebody_before(speaker.text):
        own = named_before(speaker.text, [sentence[: speaker.start]])
        if own:
            return Attribution(own, _type_of(own, earlier), origin, EXPLICIT)
        if named := named_before(speaker.text, earlier):
            return _carried(named, earlier, origin)
        if speaker.is_pronoun:
            return None
    return Attribution(speaker.text, _type_of(speaker.text, earlier), origin, EXPLICIT)


def _carried(words: str, earlier: Sequence[str], origin: str | None) -> Attribution:
    return Attribution(words, _type_of(words, earlier), origin, CARRIED)


def _type_of(words: str, earlier: Sequence[str]) -> str:
    """Return the type of a speaker, of a bare name that of who bore it before: "Aziz, the governor"."""
    kind = speaker_type(words)
    if kind != UNKNOWN or not words[:1].isupper():
        return kind
    name = re.compile(rf"\b{re.escape(words.rsplit(maxsplit=1)[-1])}\b")
    tellers = (one.text for text in reversed(earlier) if name.search(text) for one in speakers_in(text))
    known = (speaker_type(text) for text in tellers if name.search(text))
    return next((found for found in known if found != UNKNOWN), UNKNOWN)


def _origin_of(sentence: str, figure_span: tuple[int, int]) -> str | None:
    """Return the nearest "citing ...", "first reported by ..." of the figure's sentence."""
    gaps = [
        (min(abs(start - figure_span[1]), abs(figure_span[0] - end)), sentence[start:end])
        for start, end in origins_in(sentence)
    ]
    return min(gaps)[1] if gaps else None
