"""Lists that the parser trips over: told apart between dashes, or joined by the comma of a headline."""

import re
from dataclasses import replace

from casualty_figures.languages.en.lexicon import is_person_noun
from casualty_figures.languages.en.sentences.token import Token
from casualty_figures.languages.en.triggers import triggers

_DASHES = frozenset("-\u2013\u2014,")
_LIST_REACH = 24
"""Words within which a list that tells a number apart is closed."""


def without_lists_apart(tokens: list[Token]) -> list[Token]:
    """Return the tokens without lists between dashes that add up to the number before: the parser trips."""
    for index, token in enumerate(tokens):
        whole = next((one.count for one in reversed(tokens[max(0, index - 4) : index]) if one.count), None)
        if token.word not in _DASHES or whole is None:
            continue
        end = _end_of_list(tokens, index, whole.count.central)
        if end is not None:
            return [*tokens[:index], *tokens[end + 1 :]]
    return tokens


def _end_of_list(tokens: list[Token], opening: int, total: int) -> int | None:
    """Return where a list closes whose numbers, two or more, add up to the total; `None` where none does."""
    numbers: list[int] = []
    for index in range(opening + 1, min(len(tokens) - 1, opening + _LIST_REACH)):
        token = tokens[index]
        if token.count:
            numbers.append(token.count.count.central)
        if tells_of_harm(token) or sum(numbers) > total:
            return None
        if token.word == tokens[opening].word and len(numbers) > 1 and sum(numbers) == total:
            return index
    return None


_AGE = re.compile(r"\d{1,2}")
_HEADLINE = 20
"""Words that a headline has at the most."""


def headline_joined(tokens: list[Token]) -> list[Token]:
    """Return the words of a headline, without the age behind its first noun, "and" for the comma of a list.

    "Boy, 9, killed" is "Boy killed" to the parser, "Couple, baby killed" is "Couple and baby killed".
    """
    if len(tokens) > _HEADLINE:
        return tokens
    comma = next((index for index, token in enumerate(tokens) if token.word == ","), None)
    if comma is None or not 0 < comma < _NOUNS or any(map(tells_of_harm, tokens[:comma])):
        return tokens
    is_aside = [token.word for token in tokens[comma + 2 : comma + 3]] == [","]
    if is_aside and _AGE.fullmatch(tokens[comma + 1].word):
        return [*tokens[:comma], *tokens[comma + 3 :]]
    behind = next((i for i, token in enumerate(tokens[comma + 1 :]) if tells_of_harm(token)), _NOUNS)
    is_list = 0 < behind < _NOUNS and is_person_noun(tokens[comma + behind].word)
    if not is_list or not is_person_noun(tokens[comma - 1].word):
        return tokens
    return [*tokens[:comma], replace(tokens[comma], word="and"), *tokens[comma + 1 :]]


_NOUNS = 4
"""Words before and behind the comma within which the nouns of a list stand."""


def tells_of_harm(token: Token) -> bool:
    """Whether the word says what happened to people."""
    return token.idiom is not None or token.word.lower() in triggers()
