"""A sentence to the words the parser sees, each with its place in the text.

The parser was trained on plain edited news. Counts and idioms of several words
are one word here, glued and broken words are mended, upper case is lowered: the
words change, the offsets stay.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from casualty_figures.extraction.casing import recased
from casualty_figures.extraction.counts import CountMention, counts_in
from casualty_figures.extraction.text import Sentence, folded
from casualty_figures.extraction.words import rows


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a word or idiom says happened, and how its victims hang on it."""

    indicator: str
    frame: str
    needs_person: bool


@dataclass(frozen=True, slots=True)
class Token:
    """One word for the parser; `start` and `end` point into the sentence."""

    word: str
    start: int
    end: int
    count: CountMention | None = None
    idiom: Trigger | None = None


_WORD = re.compile(
    r"(?:mrs?|ms|dr|gen|col|sgt|lt|maj|capt|gov|sen|rep|prof|rev|msgr|st)\.(?=\s+[^\W\d_])|\d[\d,.]*\d|\d|(?:[a-z]\.){2,}|[^\W\d_]+(?:[-'’.][^\W_]+)*'?|\d?[^\W_]+(?:-[^\W_]+)*|\S",
    re.IGNORECASE,
)
_CLITIC = re.compile(r"(?:n't|'s|'re|'ve|'ll|'d|'m|')$", re.IGNORECASE)
_VAGUE_OF = re.compile(
    r"\s+of(?=\s+(?!the\b|them\b|those\b|these\b|whom\b|which\b|his\b|her\b|their\b|its\b|our\b)\S)"
)


@cache
def _idioms() -> tuple[re.Pattern[str], tuple[tuple[str, Trigger], ...]]:
    table = rows("idioms")
    expression = "|".join(f"(?P<i{index}>{phrase})" for index, (phrase, *_) in enumerate(table))
    stands = tuple(
        (stands_for, Trigger(indicator, frame, needs == "person"))
        for _, stands_for, indicator, frame, needs in table
    )
    return re.compile(rf"\b(?:{expression})\b"), stands


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Return the triggers that each word form can be."""
    found: dict[str, list[Trigger]] = {}
    for forms, indicator, frame, needs in rows("triggers"):
        for form in forms.split():
            found.setdefault(form, []).append(Trigger(indicator, frame, needs == "person"))
    return {form: tuple(options) for form, options in found.items()}


@cache
def _trigger_words() -> re.Pattern[str]:
    stems = "|".join(
        sorted(
            {
                *triggers(),
                "tolls?",
                "bodies",
                "corpses?",
                "lives",
                "body",
                "bloodshed",
                "casualt(?:y|ies)",
                "homes",
            },
            key=len,
            reverse=True,
        )
    )
    glued = "displaced|displacement|evacuated|casualties|injured|wounded|killed|fled|forced|homeless"
    return re.compile(rf"\b(?:{stems})\b|(?:{glued})|{_idioms()[0].pattern}")


def has_trigger(sentence: str) -> bool:
    """Say whether the folded sentence holds a word or idiom of harm."""
    return bool(_trigger_words().search(sentence))


_GLUED = re.compile(
    r"(?<=[a-z])(?=\d)|(?<=[a-z])(?=(?:displaced|displacements?|homeless|evacuated|people|families|homes|households|forced|fled)\b)"
    r"|(?:(?<=people)|(?<=civilians)|(?<=families)|(?<=homes)|(?<=persons)|(?<=displaced)|(?<=forced)|(?<=forcing))(?=(?:were|have|had|are|from|to|as|in|the|since|by|and)\b)"
)


def tokens_of(sentence: Sentence) -> list[Token]:
    """Return the words of a sentence for the parser, in their order."""
    lowered = folded(sentence.text)
    spans = [*_count_spans(lowered), *_idiom_spans(lowered)]
    spans.sort(key=lambda token: (token.start, -token.end))
    is_flat = _is_capitalised(sentence.text)
    tokens: list[Token] = []
    position = 0
    for span in spans:
        if span.start < position:
            continue
        tokens.extend(_plain(sentence.text, position, span.start, is_flat=is_flat))
        tokens.append(span)
        position = span.end
    tokens.extend(_plain(sentence.text, position, len(lowered), is_flat=is_flat))
    tokens = _as_adjectives(_without_asides(tokens))
    return _recased(tokens) if is_flat else tokens


_ADJECTIVES = frozenset(("contracted", "hired", "affiliated", "supported", "funded", "employed", "sponsored"))
_NO_NOUN = re.compile(
    r"(?:the|a|an|by|to|in|on|at|with|from|for|and|his|her|their|its|him|them|[^\w].*)", re.IGNORECASE
)


def _as_adjectives(tokens: list[Token]) -> list[Token]:
    """Return the tokens with the participle of "a UN contracted driver" as the adjective that it is."""
    made = list(tokens)
    for index, (token, following) in enumerate(itertools.pairwise(tokens)):
        if (
            index > 0
            and token.word.lower() in _ADJECTIVES
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


_OPEN, _CLOSE = frozenset("(["), frozenset(")]")


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
                and not any(_tells(token) for token in tokens[position:end])
            ):
                position = end + 1
                continue
        kept.append(tokens[position])
        position += 1
    return kept


def _tells(token: Token) -> bool:
    return token.idiom is not None or token.word.lower() in triggers()


def _count_spans(lowered: str) -> Iterator[Token]:
    for mention in counts_in(lowered):
        end = mention.end
        number = mention.count.central
        words = lowered[mention.start : end].split()
        if mention.count.quantifier == "vague" or words[-1] in {"couple", "dozen", "hundred"}:
            of = _VAGUE_OF.match(lowered, end)
            end = of.end() if of else end
        yield Token("one" if number == 1 else str(number), mention.start, end, count=mention)


def _idiom_spans(lowered: str) -> Iterator[Token]:
    pattern, stands = _idioms()
    for match in pattern.finditer(lowered):
        index = next(int(name[1:]) for name, value in match.groupdict().items() if value is not None)
        word, trigger = stands[index]
        yield Token(word, match.start(), match.end(), idiom=trigger)


def _plain(text: str, start: int, end: int, *, is_flat: bool) -> Iterator[Token]:
    for match in _WORD.finditer(text, start, end):
        first, last = match.span()
        word = match[0].replace("’", "'")
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
    lowered = text[start:end].lower()
    cuts = [match.start() for match in _GLUED.finditer(lowered) if 1 < match.start() < len(lowered)]
    helper = _GLUED_AUXILIARY.match(lowered)
    if helper and lowered[helper.end() :] in triggers():  # werekilled
        cuts = sorted({*cuts, helper.end()})
    if text[start].islower():  # fledMosul
        cuts = sorted(
            {
                *cuts,
                *(
                    at - start
                    for at in range(start + 3, end)
                    if text[at - 1].islower() and text[at].isupper()
                ),
            }
        )
    if "-" in lowered:
        cuts = []
    for first, last in zip([0, *cuts], [*cuts, len(lowered)], strict=True):
        yield _token(text, start + first, start + last, is_flat=is_flat)


def _token(text: str, start: int, end: int, *, is_flat: bool) -> Token:
    word = text[start:end].replace("’", "'")
    if _ARTICLE_OF_NAME.match(word):
        word = word[0].upper() + word[1:]  # al-Daami is a name like Al-Daami
    return Token(word.lower() if is_flat else word, start, end)


_ARTICLE_OF_NAME = re.compile(r"(?:a[ldnrstz]|ash|el|ed|es|ibn|bin|de|van)-[A-Z]")


def _is_capitalised(text: str) -> bool:
    """Say whether the text is in capitals, or in the capitals of a headline."""
    words = re.findall(r"[^\W\d_]{4,}", text)
    return len(words) >= 2 and sum(word[0].isupper() for word in words) > 0.7 * len(words)
