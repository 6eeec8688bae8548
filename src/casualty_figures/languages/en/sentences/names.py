"""Names as the parser knows them: without suffix, initial, nickname or age.

"John Q. Roe Jr., 28, of Keno, was shot" is "John Roe of Keno was shot" to the parser, which takes the
stop of an initial for the end of a sentence and an age for a noun of its own.
"""

import re
from collections.abc import Sequence

from casualty_figures.languages.en.sentences.token import Token

_SUFFIX = re.compile(r"jr|sr", re.IGNORECASE)
_ORDINAL = re.compile(r"II|III|IV")
_INITIAL = re.compile(r"[A-Z]")
_QUOTES = frozenset("\"'\u201c\u201d\u2018\u2019")
_AGE = re.compile(r"\d{1,2}")
_NICKNAME = 3
"""Words that a nickname between quotes has at the most."""


def plain_names(tokens: list[Token]) -> list[Token]:
    """Return the tokens with each name as its first and last name alone."""
    kept: list[Token] = []
    position = 0
    while position < len(tokens):
        dropped = _dropped_at(tokens, position, kept) if kept and _is_name(kept[-1]) else 0
        if not dropped:
            kept.append(tokens[position])
        position += dropped or 1
    return kept


def _is_name(token: Token) -> bool:
    return token.word[:1].isupper() and not token.idiom and not token.count


def _dropped_at(tokens: Sequence[Token], position: int, before: Sequence[Token]) -> int:
    """Return how many tokens behind a name the parser does without, none where it needs them."""
    behind = [token.word for token in tokens[position : position + _NICKNAME + 3]]
    is_stopped = behind[1:2] == ["."] and len(behind) > 2
    if _SUFFIX.fullmatch(behind[0]):
        return 2 if is_stopped else 1
    if _ORDINAL.fullmatch(behind[0]):
        return 1
    if _INITIAL.fullmatch(behind[0]) and is_stopped and _is_name(tokens[position + 2]):
        return 2
    if behind[0] in _QUOTES:
        return _nickname(tokens, position)
    return _age(tokens, position, before)


def _nickname(tokens: Sequence[Token], position: int) -> int:
    """Return the length of a nickname between quotes inside a name: Ana "La Flaca" Rey."""
    closing = next(
        (
            at
            for at in range(position + 2, min(position + _NICKNAME + 2, len(tokens) - 1))
            if tokens[at].word in _QUOTES
        ),
        None,
    )
    if closing is None or not all(map(_is_name, [*tokens[position + 1 : closing], tokens[closing + 1]])):
        return 0
    return closing + 1 - position


def _age(tokens: Sequence[Token], position: int, before: Sequence[Token]) -> int:
    """Return the length of ", 28," behind a name.

    The comma behind stays where another of a list follows, or where the name itself stands behind one.
    """
    words = [token.word for token in tokens[position : position + 3]]
    is_age = words[0] == "," and words[2:] == [","] and bool(_AGE.fullmatch(words[1]))
    if not is_age or tokens[position + 1].count:
        return 0
    following = tokens[position + 3].word if position + 3 < len(tokens) else ""
    opening = next((token.word for token in reversed(before) if not _is_name(token)), "")
    return 2 if opening == "," or following[:1].isupper() or following in {"and", "&"} else 3
