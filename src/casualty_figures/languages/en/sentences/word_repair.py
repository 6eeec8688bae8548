"""Runs of letters to words: clitics cut off, and words that bad PDF text glued cut apart."""

import re
from collections.abc import Iterator
from functools import lru_cache

from casualty_figures.extraction.sentences.text import folded
from casualty_figures.languages.en.lexicon import abbreviations_in, alternatives, cue, cue_words
from casualty_figures.languages.en.sentences.splitting import SENTENCE_RULES
from casualty_figures.languages.en.sentences.token import Token
from casualty_figures.languages.en.triggers import triggers

_WORD = re.compile(
    rf"(?:{alternatives(abbreviations_in('name'))})\.(?=\s+[^\W\d_])"
    r"|\d{1,3}-(?:year|month|week|day)s?-olds?|\d[\d,.]*\d|\d|(?:[a-z]\.){2,}"
    r"|[^\W\d_]+(?:[-'\u2019.][^\W_]+)*'?|\d?[^\W_]+(?:-[^\W_]+)*|\S",
    re.IGNORECASE,
)


_CLITIC = re.compile(r"(?:n't|'s|'re|'ve|'ll|'d|'m|')$", re.IGNORECASE)


_GLUED = re.compile(
    rf"(?<=[a-z])(?=\d)|(?<=[a-z])(?={cue('glued_to_a_word_before')}\b)"
    rf"|(?:{'|'.join(f'(?<={word})' for word in cue_words('glued_to_a_word_behind'))})"
    r"(?=(?:were|have|had|are|from|to|as|in|the|since|by|and)\b)"
)


def plain_tokens(text: str, start: int, end: int, *, is_flat: bool) -> Iterator[Token]:
    """Yield the words between two offsets of a text; `is_flat` says that its case tells nothing."""
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        word = match[0].replace("\u2019", "'")
        clitic = _CLITIC.search(word)
        if clitic and clitic.start() > 0:
            cut = first + clitic.start()
            yield _token(text, first, cut, is_flat=is_flat)
            yield _token(text, cut, last, is_flat=is_flat)
        else:
            yield from _unglued(text, first, last, is_flat=is_flat)


_GLUED_AUXILIARY = re.compile(r"(?:were|was|been|being|are|have|had|and|the|of|newly?)(?=[a-z]{4})")


def _unglued(text: str, start: int, end: int, *, is_flat: bool) -> Iterator[Token]:
    """Yield the words of one run of letters, cut where bad PDF text glued two."""
    cuts = _cuts_in(text[start:end])
    for first, last in zip([0, *cuts], [*cuts, end - start], strict=True):
        yield _token(text, start + first, start + last, is_flat=is_flat)


@lru_cache(maxsize=50_000)
def _cuts_in(word: str) -> tuple[int, ...]:
    """Return where a run of letters is cut: a text has few that are not in it twice."""
    lowered = folded(word, SENTENCE_RULES.hyphenated)
    if "-" in lowered:
        return ()
    cuts = {match.start() for match in _GLUED.finditer(lowered) if 1 < match.start() < len(lowered)}
    helper = _GLUED_AUXILIARY.match(lowered)
    if helper and lowered[helper.end() :] in triggers():  # werekilled
        cuts.add(helper.end())
    if word[0].islower() and not word.islower():  # fledMosul
        cuts |= {at for at in range(3, len(word)) if word[at - 1].islower() and word[at].isupper()}
    return tuple(sorted(cuts))


def _token(text: str, start: int, end: int, *, is_flat: bool) -> Token:
    word = text[start:end].replace("\u2019", "'")
    if _ARTICLE_OF_NAME.match(word):
        word = word[0].upper() + word[1:]  # al-Daami is a name like Al-Daami
    return Token(word.lower() if is_flat else word, start, end)


_ARTICLE_OF_NAME = re.compile(r"(?:a[ldnrstz]|ash|el|ed|es|ibn|bin|de|van)-[A-Z]")
