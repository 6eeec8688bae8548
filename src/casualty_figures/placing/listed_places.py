"""One number for several places in a row: 40 killed in Sofala, Manica and Zambezia provinces."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Final

from casualty_figures.placing.mentions import PlaceMention

_JOINED: Final = re.compile(r",?\s+(?:and|or)\s+(?:in\s+)?|,\s+(?:in\s+)?")
_SEVERAL: Final = 3
"""Two in a row may be a town and what it lies in."""
_FARTHEST: Final = 40
"""Mentions before and after that are looked at: who lists more is no sentence."""


def around_list(best: PlaceMention, mentions: Sequence[PlaceMention], text: str) -> PlaceMention | None:
    """Return the country around three or more areas in a row of which `best` is one, where it is named."""
    at = bisect_left(mentions, best.char_start, key=attrgetter("char_start"))
    before = _joined_in(reversed(mentions[max(0, at - _FARTHEST) : at]), best, text)
    after = _joined_in(mentions[at + 1 : at + 1 + _FARTHEST], best, text)
    if best.use != "place" or 1 + before + after < _SEVERAL:
        return None
    country = best.place.country_iso3
    return next(
        (one for one in mentions if one.kind == "country" and one.place.country_iso3 == country), None
    )


def _joined_in(mentions: Iterable[PlaceMention], best: PlaceMention, text: str) -> int:
    """Return how many areas stand in one row with `best`, in its country, going away from it."""
    count, edge = 0, best
    for one in mentions:
        if one.kind != best.kind or one.use != "place":
            continue
        earlier, later = sorted((one, edge), key=attrgetter("char_start"))
        if one.place.country_iso3 != best.place.country_iso3:
            break
        if not _JOINED.fullmatch(text, earlier.char_end, later.char_start):
            break
        count, edge = count + 1, one
    return count
