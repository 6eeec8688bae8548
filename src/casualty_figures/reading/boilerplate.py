"""What stands around an article and is none of it: invitations, teasers, labels, credits."""

import re
from functools import cache, lru_cache

from casualty_figures.lexicon.tables import table
from casualty_figures.reading.video_lists import without_video_lists

LONGEST_LINE = 320
"""Characters: a longer paragraph is never taken for boilerplate."""
SHORTEST_REPEATED = 40
"""Characters from which what stands twice is a pull quote or a caption, not a "No." in a dialogue."""
CURLY = str.maketrans("\u2018\u2019\u201c\u201d", "''\"\"")
WORD_CUT = re.compile(r"[\s_-]+|(?<=[a-z])(?=[A-Z])")


def without_boilerplate(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs without boilerplate, lists of videos, repetitions, and the teasers at the end.

    Everything after a label such as "Related stories" goes, unless a long
    paragraph follows: then the article goes on, and only the label is left out.
    """
    kept: list[str] = []
    seen: set[str] = set()
    paragraphs = without_video_lists(paragraphs)
    last_long = max(
        (n for n, paragraph in enumerate(paragraphs) if len(paragraph) > LONGEST_LINE), default=-1
    )
    for number, paragraph in enumerate(paragraphs):
        if _is_end_label(paragraph):
            if number > last_long:
                break
        elif paragraph not in seen and not is_boilerplate(paragraph):
            kept.append(paragraph)
        if len(paragraph) >= SHORTEST_REPEATED:
            seen.add(paragraph)
    return kept


def is_boilerplate(paragraph: str) -> bool:
    """Whether a paragraph is a line of the site and not of the article."""
    return (
        len(paragraph) <= LONGEST_LINE and _boilerplate_line().fullmatch(paragraph.lstrip("-*• ")) is not None
    )


@lru_cache(maxsize=4096)
def is_boilerplate_name(name: str) -> bool:
    """Whether a class or id attribute names boilerplate, as in "related-stories" or "mostRead"."""
    return _boilerplate_class().search(" ".join(WORD_CUT.split(name)).lower()) is not None


def _is_end_label(paragraph: str) -> bool:
    return paragraph.translate(CURLY).rstrip(": ").lower() in _end_labels()


@cache
def _boilerplate_line() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{line})" for line in _entries("boilerplate_lines", "pattern")), re.IGNORECASE
    )


@cache
def _boilerplate_class() -> re.Pattern[str]:
    return re.compile("|".join(rf"\b(?:{word})\b" for word in _entries("boilerplate_classes", "pattern")))


@cache
def _end_labels() -> frozenset[str]:
    return frozenset(_entries("end_labels", "label"))


def _entries(name: str, column: str) -> tuple[str, ...]:
    return table(__package__, name).column(column)
