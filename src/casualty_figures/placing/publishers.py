"""Who published a text: the call sign of a station, and the tail of a title that names the outlet."""

import re
from typing import Final

from casualty_figures.placing.gazetteer.known_places import Gazetteer, KnownPlace
from casualty_figures.placing.gazetteer.names import key_of
from casualty_figures.placing.tables import own_table

CALL_SIGNS: Final = {
    sign: (area_iso, town)
    for area_iso, town, signs in own_table("call_signs").select("area_iso", "town", "call_signs")
    for sign in signs.split()
}
_SHORT: Final = 3
# Three letters are too many other things (WMC, WRC), unless the words behind say it is a station.
_STATION: Final = re.compile(r"-?TV\b|\.com\b| (?:Action |Eyewitness )?News\b| (?:Channel )?\d")
_SEPARATOR: Final = re.compile(r" [-|\u2013\u2014] |(?<=\.com)-")
_OUTLET: Final = re.compile(
    r"\b[WK][A-Z]{2,3}\b|\bNews\b|\bChannel \d|\.com\b|TV\b|\bWeather\b|\bRadio\b"
    r"|\b(?:Times|Herald|Tribune|Gazette|Journal|Post|Press|Chronicle|Star|Sun|Observer|Register)\b"
)
_NEWS: Final = re.compile(r" (?:\d{1,2} |Action |Eyewitness )News\b")
_LONGEST_TITLE: Final = 250


def station_places(
    written: str, text: str, end: int, gazetteer: Gazetteer, *, is_upper_case: bool
) -> tuple[KnownPlace, ...]:
    """Return the town of the station whose call sign ends at `end`; nothing for other words.

    A sign is written in capitals, or as the address of the station's site: wsfa.com.
    """
    is_site = text.startswith(".com", end)
    sign = written.upper().removesuffix("TV") if is_site else written
    known = CALL_SIGNS.get(sign)
    if known is None or (is_upper_case and not is_site):
        return ()
    if len(sign) <= _SHORT and not (is_site or _STATION.match(text, end)):
        return ()
    area_iso, town = known
    places = gazetteer.places_named(key_of(town))
    return tuple(place for place in places if place.kind == "city" and place.adm_1_iso == area_iso)[:1]


def outlet_tail(text: str) -> tuple[int, int]:
    """Return where the outlet stands at the end of a title: "... - KXYZ News 5 - Springfield, Ohio".

    The span is empty where the first line ends in none.
    """
    end = text.find("\n")
    if not 0 < end <= _LONGEST_TITLE:
        return (0, 0)
    for separator in _SEPARATOR.finditer(text, 0, end):
        if _OUTLET.search(text, separator.end(), end):
            return (separator.end(), end)
    return (0, 0)


def is_followed_by_news(text: str, end: int) -> bool:
    """Whether the words behind a town make it a station's name: Springfield 5 News, Dayton Action News."""
    return _NEWS.match(text, end) is not None
