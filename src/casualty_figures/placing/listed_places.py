"""One number for several places in a row: 40 killed in Sofala, Manica and Zambezia provinces."""

import re
from collections.abc import Sequence
from typing import Final

from casualty_figures.placing.mentions import PlaceMention

_JOINED: Final = re.compile(r",?\s+(?:and|or)\s+(?:in\s+)?|,\s+(?:in\s+)?")
_SEVERAL: Final = 3
"""Two in a row may be a town and what it lies in."""


def around_list(best: PlaceMention, mentions: Sequence[PlaceMention], text: str) -> PlaceMention | None:
    """Return the country around three or more areas in a row of which `best` is one, where it is named."""
    row = [one for one in mentions if one.kind == best.kind and one.use == "place"]
    at = row.index(best) if best in row else 0
    first, last = at, at
    while first > 0 and _are_joined(row[first - 1], best, row[first], text):
        first -= 1
    while last + 1 < len(row) and _are_joined(row[last], best, row[last + 1], text):
        last += 1
    if best not in row or last - first + 1 < _SEVERAL:
        return None
    country = best.place.country_iso3
    return next(
        (one for one in mentions if one.kind == "country" and one.place.country_iso3 == country), None
    )


def _are_joined(earlier: PlaceMention, best: PlaceMention, later: PlaceMention, text: str) -> bool:
    """Whether two areas of one country stand side by side in a list."""
    countries = {earlier.place.country_iso3, best.place.country_iso3, later.place.country_iso3}
    return len(countries) == 1 and bool(_JOINED.fullmatch(text, earlier.char_end, later.char_start))
