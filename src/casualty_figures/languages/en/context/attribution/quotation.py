"""Quotations: whether a figure stands in one, and where it ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_OPEN, _CLOSE, _PLAIN = "\u201c", "\u201d", '"'
_LONGEST = 4
"""Sentences of a quotation before the one that is looked at."""
_END = re.compile(rf"[{_CLOSE}{_PLAIN}]")
_MARK = re.compile(rf"[{_OPEN}{_CLOSE}{_PLAIN}]")
_LONE = re.compile(rf"(?<!\S){_PLAIN}(?!\S)")


@dataclass(frozen=True, slots=True)
class Quotation:
    """The quotation around a figure.

    `end` is where it ends in the sentence, nowhere if it runs on;
    `is_open_before` says that it began in a sentence before.
    """

    end: int | None
    is_open_before: bool


def quotation_around(sentence: str, at: int, previous: Sequence[str]) -> Quotation | None:
    """Return the quotation in which an offset of the sentence stands, if any.

    `previous` are the sentences before in the same paragraph; a mark that
    opened farther back than a few of them was left open by mistake.
    """
    opened = -1
    for number, text in enumerate(previous):
        is_open = opened >= 0
        if is_open != _is_open_behind(text, is_open=is_open):
            opened = -1 if is_open else number
    is_open_before = opened >= 0 and len(previous) - opened <= _LONGEST
    if not _is_open_after(sentence[:at], is_open=is_open_before):
        return None
    end = _END.search(sentence, at)
    return Quotation(end.end() if end else None, is_open_before)


@lru_cache(maxsize=1024)  # a sentence is looked at for each figure behind it
def _is_open_behind(text: str, *, is_open: bool) -> bool:
    """Return whether a quotation is open behind a sentence.

    Plain marks between spaces do not count: no later sentence can tell
    whether one opens or closes.
    """
    return _is_open_after(_LONE.sub(" ", text.replace("''", _PLAIN)), is_open=is_open)


def _is_open_after(text: str, *, is_open: bool) -> bool:
    """Return whether a quotation is open behind a text; a plain mark opens behind a space, else it closes."""
    for match in _MARK.finditer(text):
        if match.group() != _PLAIN:
            is_open = match.group() == _OPEN
            continue
        is_behind_space = not text[match.start() - 1 : match.start()].strip()
        is_before_space = not text[match.end() : match.end() + 1].strip()
        is_open = is_behind_space if is_behind_space != is_before_space else not is_open
    return is_open
