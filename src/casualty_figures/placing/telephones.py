"""Telephone numbers in a text, and the first-level areas they are of."""

import re
from typing import Final

from casualty_figures.placing.area_codes import AREA_CODES
from casualty_figures.placing.tables import own_table

_AREAS: Final = {code.area_iso: code.area for code in AREA_CODES.values()}
_AREA_OF_CODE: Final = {
    code: _AREAS[area_iso]
    for area_iso, codes in own_table("phone_areas").select("area_iso", "codes")
    for code in codes.split()
}
_NUMBER: Final = re.compile(
    r"(?<![\d.-])(?P<abroad>\+(?!1\b)\d{1,3}[ -])?(?:\+?1[-. ])?"
    r"(?:\((?P<first>[2-9]\d\d)\) ?|(?P<bare>[2-9]\d\d)[-. ])[2-9]\d\d[-. ]\d{4}(?![\d-])"
)


def areas_called(text: str) -> set[str]:
    """Return the states of the United States whose telephone numbers a text gives, as `USA Colorado`.

    "Call Boulder police at 303-555-0100": numbers without a country's own prefix, by the codes
    of the North American Numbering Plan; free numbers (800) are of no area.
    """
    codes = (match["first"] or match["bare"] for match in _NUMBER.finditer(text) if not match["abroad"])
    return {f"USA {area}" for code in codes if (area := _AREA_OF_CODE.get(code))}
