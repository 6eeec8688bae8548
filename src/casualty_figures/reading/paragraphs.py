"""Lines to paragraphs, and the stored text of an article."""

import re
from itertools import pairwise

SPACES = re.compile(r"[^\S\n]+")
BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")
NOT_LETTERS = re.compile(r"[\W_]+")
LIST_ITEM = re.compile(r"(?:[-*\u2022\u2013]|\d{1,2}[.)])\s")
LABEL = r"[^\W\d_a-z][^\W\d_]*(?: [^\W\d_]+){0,3}(?: \([^()]*\))?:|[^\W\d_a-z][^\W\d_]* [-\u2013\u2014]"
LABELLED_NUMBER = re.compile(rf"(?:{LABEL}) ?[~<>+]?\d")
"""A line of a list of counts, as situation reports give them: "Injured: 1,022", "Wounded - 30"."""
ENDS_WITH_COUNT = re.compile(r"\d\)?$")
WIDEST_WRAP = 100
"""Characters: a text with longer lines was not wrapped, its lines are paragraphs."""
HEAD_PARAGRAPHS = 4
"""Paragraphs among which a page shows its headline and its date a second time."""
ENDS = tuple(".!?:;\"'\u201d\u2019)")


def one_line(text: str) -> str:
    """Return the text with every run of white space as one space."""
    return " ".join(text.split())


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a plain text, each on one line.

    A blank line parts paragraphs. Inside a block a line break is a wrap where
    the next word would not have fitted in the line; else it parts paragraphs
    where the line before ends a sentence or is a heading, so that a number cut
    from its noun by a stray break comes together again. Labelled numbers stand
    each alone: joined, "Killed: 134" before "Injured: 1,022" reads as 134 injured.
    """
    blocks = [block.split("\n") for block in BLANK_LINES.split(text.strip())]
    lines = [len(line) for block in blocks for line in block]
    width = max(lines, default=0)
    return [paragraph for block in blocks for paragraph in _block_paragraphs(block, width)]


def _block_paragraphs(block: list[str], width: int) -> list[str]:
    lines = [line for line in map(one_line, block) if line]
    if not lines:
        return []
    paragraphs = [lines[0]]
    for before, line in pairwise(lines):
        if _is_break(before, line, width):
            paragraphs.append(line)
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {line}"
    return paragraphs


def is_labelled_number(line: str) -> bool:
    """Whether the line begins as an entry of a list of counts: a label, then its number."""
    return LABELLED_NUMBER.match(line) is not None


def _is_break(before: str, line: str, width: int) -> bool:
    if LIST_ITEM.match(line) or is_labelled_number(line):
        return True
    if is_labelled_number(before) and ENDS_WITH_COUNT.search(before) and not line[0].islower():
        return True
    is_wrapped = width <= WIDEST_WRAP and len(before) + 1 + len(line.split(" ", 1)[0]) > width
    if is_wrapped:
        return False
    if before.endswith(ENDS):
        return True
    # a heading is short and begins anew; "At least" before "17,000" is neither
    return line[0].isupper() and before[0].isupper() and before[-1].isalpha() and len(before) < 0.6 * width


def stored_text(headline: str | None, body: str) -> str:
    """Return headline, blank line, body, without the headline again at the head of the body."""
    if not headline:
        return body
    paragraphs = body.split("\n\n")
    head = [line for line in paragraphs[:HEAD_PARAGRAPHS] if _letters(line) != _letters(headline)]
    body = "\n\n".join(head + paragraphs[HEAD_PARAGRAPHS:])
    return f"{headline}\n\n{body}" if body else headline


def _letters(line: str) -> str:
    return NOT_LETTERS.sub("", line).casefold()
