"""Quotations: whether a figure stands in one, and where it ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_OPEN, _CLOSE, _PLAIN = "\u201c", "\u201d", '"'
_END = re.compile(rf"[{_CLOSE}{_PLAIN}]")
_MARK = re.compile(rf"[{_OPEN}{_CLOSE}{_PLAIN}]")


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

    `previous` are the sentences before in the same paragraph.
    """
    is_open_before = _is_open_after("".join(previous[-3:]).replace("''", _PLAIN))
    if not _is_open_after(sentence[:at], is_open=is_open_before):
        return None
    end = _END.search(sentence, at)
    return Quotation(end.end() if end else None, is_open_before)


def _is_open_after(text: str, *, is_open: bool = False) -> bool:
    for mark in _MARK.findall(text):
        is_open = not is_open if mark == _PLAIN else mark == _OPEN
    return is_open
