"""A sentence to the words the parser sees, each with its place in the text.

The parser was trained on plain edited news. Counts and idioms of several words
are one word here, glued and broken words are mended, upper case is lowered: the
words change, the offsets stay.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from casualty_figures.extraction.numbers.vague import VagueTable
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.calendar import months
from casualty_figures.languages.en.harmless import harmless_in
from casualty_figures.languages.en.lexicon import alternatives
from casualty_figures.languages.en.numbers.ages import year_olds_in
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence
from casualty_figures.languages.en.sentences.casing import recased
from casualty_figures.languages.en.sentences.lists import (
    headline_joined,
    joined_by_and,
    tells_of_harm,
    without_lists_apart,
)
from casualty_figures.languages.en.sentences.names import plain_names
from casualty_figures.languages.en.sentences.token import Token
from casualty_figures.languages.en.sentences.word_repair import plain_tokens
from casualty_figures.languages.en.triggers import any_idiom, has_trigger, idiom_pattern, triggers
from casualty_figures.languages.en.words import words

# The place and agency before a report, which the parser takes for its subject: "ALEPPO (Reuters) - ".
_DATELINE = re.compile(
    r"""
    [A-Z][\w'.]*(?:[\s-]+[A-Z][\w'.]*){0,3}(?:,\s*[\w'.]+(?:\s+[\w'.]+){0,3})?
    (?:\s*\([^)]{2,40}\))?(?:,?\s*\d{1,2}\s+\w+(?:\s+\d{2,4})?)?
    (?:\s*\([^)]{2,60}\))?\s+(?:-{1,2}|\u2013|\u2014)\s+(?:\[[A-Z ]+\]\s*)*(?=[A-Z\u201c"\d])
    """,
    re.VERBOSE,
)


def tokens_of(sentence: Sentence, vague: VagueTable) -> list[Token]:
    """Return the words of a sentence for the parser, in their order."""
    lowered = sentence.folded
    spans = [
        *_count_spans(CountedSentence(lowered, vague)),
        *_idiom_spans(lowered),
        *_date_spans(lowered),
        *(Token(word, start, end) for start, end, word in year_olds_in(lowered)),
        *(Token(word, start, end) for start, end, word in harmless_in(lowered)),
    ]
    first = _end_of_dateline(sentence.text, lowered)
    spans = [span for span in spans if span.start >= first]
    spans.sort(key=lambda token: (token.start, -token.end))
    is_flat = _is_capitalised(sentence.text)
    tokens: list[Token] = []
    position = first
    for span in spans:
        if span.start < position:
            continue
        tokens.extend(plain_tokens(sentence.text, position, span.start, is_flat=is_flat))
        tokens.append(span)
        position = span.end
    tokens.extend(plain_tokens(sentence.text, position, len(lowered), is_flat=is_flat))
    tokens = _as_adjectives(_without_asides(joined_by_and(without_lists_apart(plain_names(tokens)))))
    if not _CLOSED.search(sentence.text):
        tokens = headline_joined(tokens)
    return _recased(tokens) if is_flat else tokens


def _end_of_dateline(text: str, lowered: str) -> int:
    """Return where the report begins behind its dateline, 0 where there is none that tells of no harm."""
    dateline = _DATELINE.match(text)
    if dateline is None or has_trigger(lowered[: dateline.end()]):
        return 0
    # Where all is in capitals, a name before a dash is a dateline only with its date or agency.
    is_plain = _is_capitalised(text) and not re.search(r"[\d(]", dateline[0])
    return 0 if is_plain else dateline.end()


_NO_NOUN = re.compile(
    r"(?:the|a|an|by|to|in|on|at|with|from|for|and|his|her|their|its|him|them|[^\w].*)", re.IGNORECASE
)


def _as_adjectives(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the participle of "a UN contracted driver" as the adjective that it is."""
    made = list(tokens)
    for index, (token, following) in enumerate(itertools.pairwise(tokens)):
        if (
            index > 0
            and token.word.lower() in words("affiliations")
            and not _NO_NOUN.fullmatch(following.word)
            and not following.count
        ):
            made[index] = replace(token, word="local")
    return made


def _recased(tokens: list[Token]) -> list[Token]:
    """Return the tokens of a sentence in capitals, in the case the parser knows."""
    plain = [token.word for token in tokens]
    return [
        token if token.count or token.idiom else replace(token, word=word)
        for token, word in zip(tokens, recased(plain), strict=True)
    ]


_CLOSED = re.compile(r"[.!?][\"\u201d')]*\s*$")  # a headline has no full stop


_OPEN = frozenset("([")


_CLOSE = frozenset(")]")


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Return the tokens without brackets that tell of no harm: the parser stumbles over them."""
    kept: list[Token] = []
    position = 0
    while position < len(tokens):
        if tokens[position].word in _OPEN:
            end = next((at for at in range(position, len(tokens)) if tokens[at].word in _CLOSE), None)
            if (
                end is not None
                and end - position < 20
                and not any(tells_of_harm(token) for token in tokens[position:end])
            ):
                position = end + 1
                continue
        kept.append(tokens[position])
        position += 1
    return kept


_VAGUE_OF = re.compile(
    r"\s+of(?=\s+(?!the\b|them\b|those\b|these\b|whom\b|which\b|his\b|her\b|their\b|its\b|our\b)\S)"
)


def _count_spans(counted: CountedSentence) -> Iterator[Token]:
    lowered = counted.lowered
    for mention in counted.counts:
        end = mention.end
        number = mention.count.central
        words = lowered[mention.start : end].split()
        if mention.count.quantifier == "vague" or words[-1] in {"couple", "dozen", "hundred"}:
            of = _VAGUE_OF.match(lowered, end)
            end = of.end() if of else end
        yield Token("one" if number == 1 else str(number), mention.start, end, count=mention)


@cache
def _dates() -> re.Pattern[str]:
    month = alternatives(months())
    return re.compile(
        rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{month})\.?"
        rf"|(?:{month})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?)\b(?:,?\s+(?:19|20)\d\d\b)?"
        rf"(?!,\d|\s*(?:people|persons|civilians))"
    )


def _date_spans(lowered: str) -> Iterator[Token]:
    """Yield the dates, as a day's name, which the parser never takes for the modal "may"."""
    for match in _dates().finditer(lowered):
        yield Token("Monday", match.start(), match.end())


def _idiom_spans(lowered: str) -> Iterator[Token]:
    if not any_idiom().search(lowered):
        return
    pattern, stands = idiom_pattern()
    for match in pattern.finditer(lowered):
        index = next(int(name[1:]) for name, value in match.groupdict().items() if value is not None)
        word, trigger = stands[index]
        yield Token(word, match.start(), match.end(), idiom=trigger)


def _is_capitalised(text: str) -> bool:
    """Whether the text is in capitals, or in the capitals of a headline."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    if len(words) < 2 or sum(word[0].isupper() for word in words) <= 0.7 * len(words):
        return False
    harm = [word for word in words if word.lower() in triggers()]
    return not harm or any(word[0].isupper() for word in harm)  # "Ana Rey was killed Sunday" is no headline
