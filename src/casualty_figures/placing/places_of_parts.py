"""Places of some of those counted: "38 across Syria, most of them in Homs" leaves the 38 at the country."""

import re
from collections.abc import Sequence
from typing import Final

from casualty_figures.placing.mentions import PlaceMention
from casualty_figures.placing.words import pattern_of
from casualty_figures.records import Figure

_REACH: Final = 60
"""Characters before a name within which the words for a part begin."""
_NUMBER: Final = r"(?:at\s+least\s+|about\s+|some\s+|nearly\s+|more\s+than\s+)?(?:\d[\d,]*|[a-z-]+)"
_OF_THEM: Final = (
    r"\s+of\s+(?:them|whom|those|which|these|the\s+(?:dead|deaths|victims|killed|wounded|injured))"
)
_MAINLY, _SHARE = (pattern_of(cue).replace(" ", r"\s") for cue in ("part_mainly", "part_share"))
_OF_A_PART: Final = re.compile(
    rf"""
    (?P<part>
        \b{_MAINLY}
        |\b{_SHARE}(?:{_OF_THEM})?
        |\b{_NUMBER}{_OF_THEM}
        |\b(?:including|among\s+them|with)\s+{_NUMBER}(?:\s+(?:people|others|civilians|deaths|more))?
    )
    ,?\s+(?:(?:were|was|are)\s+)?(?:killed\s+|reported\s+|recorded\s+)?
    (?:in|from|at|near|around)\s+(?:(?:the|and)\s+)?(?:[\w-]+\s+){{0,3}}$
    """,
    re.IGNORECASE | re.VERBOSE,
)
_JOINED: Final = re.compile(rf"(?:,|,?\s+and)\s+(?:{_NUMBER}\s+)?(?:in\s+)?(?:the\s+)?", re.IGNORECASE)


def of_parts(figure: Figure, mentions: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
    """Return those of the mentions of its sentence that place only some of the people of a figure."""
    found: list[PlaceMention] = []
    for one in mentions:
        words = _OF_A_PART.search(text, max(figure.char_start, one.char_start - _REACH), one.char_start)
        is_joined = bool(found) and _JOINED.fullmatch(text, found[-1].char_end, one.char_start) is not None
        if (words is not None and words.start() > figure.char_start) or is_joined:
            found.append(one)
    return found


def place_around(parts: Sequence[PlaceMention], mentions: Sequence[PlaceMention]) -> PlaceMention | None:
    """Return the country around the places of parts, as the text names it; nothing where it does not."""
    country = parts[0].place.country_iso3
    around = [one for one in mentions if one.place.country_iso3 == country and one not in parts]
    named = [one for one in around if one.kind == "country"] or [
        one for one in around if one.kind == "demonym"
    ]
    return named[0] if named else None
