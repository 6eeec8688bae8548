"""Lines that are only the name of a place, and what stands under them: a report country by country."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Final, TypeAlias

from casualty_figures.placing.mentions import PlaceMention
from casualty_figures.placing.words import AREA_TYPES

_LINE: Final = re.compile(r"[^\n]+")
_MARKS: Final = " \t#*_=|\u2022\u25cf-\u2013\u2014:.()0123456789"
_WORD: Final = re.compile(r"[^\W\d_]+")
_LONGEST: Final = 60
_KINDS: Final = frozenset({"country", "adm1", "adm2", "city", "camp"})
_JOINING: Final = frozenset({"the", "of", "and", "de", "in"})


_MENU: Final = 3
"""So many names of places in a row are no headings."""

_Line: TypeAlias = tuple[int, int, PlaceMention]


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a text under a heading that is a place's name; the heading lies before `start`."""

    start: int
    end: int
    heading: PlaceMention


def sections_of(text: str, mentions: Sequence[PlaceMention]) -> list[Section]:
    """Return the stretches of a text under headings that name different places, in their order.

    A heading is a line that holds nothing but one place, with the wider ones
    it lies in behind it: "NIGERIA", "## Benisheik, Borno State". One alone is
    the place of the page, and three names without words between them are a menu.
    """
    named = [
        (line.start(), line.end(), mention)
        for line in _LINE.finditer(text)
        if (mention := _heading_in(line[0], line.start(), mentions)) is not None
    ]
    heads = [run[-1] for run in _runs(named, text) if len(run) < _MENU]
    if len(heads) < 2:
        return []
    ends = [*(start for start, _, _ in heads[1:]), len(text)]
    sections = [Section(end, until, mention) for (_, end, mention), until in zip(heads, ends, strict=True)]
    places = {(one.heading.place.country_iso3, one.heading.place.location_name) for one in sections}
    return sections if len(places) > 1 else []


def _runs(named: Sequence[_Line], text: str) -> list[list[_Line]]:
    """Return the headings in runs without words between them: a country and its town, or a menu of places."""
    runs: list[list[_Line]] = []
    for line in named:
        if runs and not text[runs[-1][-1][1] : line[0]].strip():
            runs[-1].append(line)
        else:
            runs.append([line])
    return runs


def _heading_in(line: str, start: int, mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the first place of a line that is nothing but places and words for their kinds."""
    if len(line) > _LONGEST or line.rstrip().endswith((".", "!", "?", ",", ";")):
        return None
    first = bisect_right(mentions, start - 1, key=attrgetter("char_start"))
    own = [one for one in mentions[first : first + 4] if one.char_end <= start + len(line)]
    if not own or own[0].kind not in _KINDS or line[: own[0].char_start - start].strip(_MARKS):
        return None
    spans = [(one.char_start - start, one.char_end - start) for one in own]
    rest = [
        word[0].casefold()
        for word in _WORD.finditer(line)
        if not any(low <= word.start() < high for low, high in spans)
    ]
    return own[0] if set(rest) <= AREA_TYPES | _JOINING else None


def section_at(sections: Sequence[Section], place: int) -> Section | None:
    """Return the section that an offset lies in; nothing before the first heading."""
    index = bisect_right(sections, place, key=attrgetter("start"))
    return sections[index - 1] if index and place < sections[index - 1].end else None
