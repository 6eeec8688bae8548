"""The speakers a sentence names: "police said", "according to the ministry", "said a doctor", "- police"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from casualty_figures.languages.en.context.attribution.phrase_patterns import CLAUSE_END, one_of
from casualty_figures.languages.en.context.attribution.phrases import phrase_after, source_in
from casualty_figures.languages.en.context.attribution.reporting_clauses import by_verb, quoted_in
from casualty_figures.languages.en.context.attribution.speaker import Speaker
from casualty_figures.languages.en.context.attribution.speaker_labels import by_label

_BY_COUNT = (
    r"(?:the|a|an|its|his|her|their|[\w-]+(?:\s+[\w-]+){0,3}['\u2019]s?)\s+(?:own\s+|latest\s+|official\s+)?"
    r"(?:count|estimate|figures|reckoning|tally|account|records)\b"
)
_ACCORDING = re.compile(
    rf"\b(?:according\s+to\s+|as\s+per\s+|in\s+the\s+words\s+of\s+|by\s+(?={_BY_COUNT}))", re.IGNORECASE
)
_AGENT = re.compile(rf"{one_of('agent')}\s+by\s+", re.IGNORECASE)
_QUOTED_BY = re.compile(r"\b(?:quoted|cited)\s+by\s+$", re.IGNORECASE)
_ORIGIN = re.compile(
    r"\b(?:citing|quoting|first\s+(?:reported|published|given|released|announced)\s+by"
    r"|(?:which|who)\s+(?:cited|quoted)|attributed\s+to|based\s+on)\s+",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def speakers_in(sentence: str) -> tuple[Speaker, ...]:
    """Return the speakers of a sentence, in its order."""
    found = [*by_verb(sentence), *_by_preposition(sentence)]
    return tuple(sorted(found or by_label(sentence), key=lambda speaker: speaker.start))


@lru_cache(maxsize=512)
def origins_in(sentence: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sources a speaker names: "citing ...", "quoted ... as saying"."""
    spans = [phrase_after(sentence, match.end()) for match in _ORIGIN.finditer(sentence)]
    return (*(span for span in spans if span[0] < span[1]), *quoted_in(sentence))


def _by_preposition(sentence: str) -> Iterator[Speaker]:
    origins = {match.end() for match in _ORIGIN.finditer(sentence)}
    for match in (*_ACCORDING.finditer(sentence), *_AGENT.finditer(sentence)):
        if match.end() in origins or _QUOTED_BY.search(sentence[: match.end()]):
            continue
        start, end = source_in(sentence, *phrase_after(sentence, match.end()))
        if start < end:
            is_closing = bool(CLAUSE_END.match(sentence, end))
            yield Speaker(start, end, sentence[start:end], end, match.start() > 1, is_closing=is_closing)
