"""The place of a figure as a person gives it."""

from collections.abc import Mapping
from typing import Any

from casualty_figures.placing.gazetteer.tables import own_table

PLACE = ("country_iso3", "adm_1", "location_name", "latitude", "longitude", "where_prec")
_COUNTRY_ONLY, _FIRST_LEVEL_AREA, _TOWN = 6, 4, 1
"""Values of where_prec, by the least that is named."""


def refuse_no_place(changes: Mapping[str, Any]) -> None:
    """Raise `ValueError` where part of a place is given without its point, or of no known country."""
    given = {name for name in PLACE if changes.get(name) is not None}
    if given and not {"latitude", "longitude"} <= given:
        raise ValueError("a place is given with latitude and longitude")
    if (code := changes.get("country_iso3")) is not None:
        _country(code)


def placed(row: Mapping[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row at the place given; its country stays unless another is given, no other part of it does.

    Without `where_prec` the place is exact where a `location_name` is given,
    else a first-level area or the country. Raises `ValueError` where neither
    the row nor the change names a country.
    """
    code = changes.get("country_iso3") or row["country_iso3"]
    if code is None:
        raise ValueError("a place is given with country_iso3 where the figure has none")
    whole: dict[str, Any] = dict.fromkeys(PLACE) | {
        name: changes[name] for name in PLACE if changes.get(name) is not None
    }
    return dict(row) | {
        **whole,
        "country_iso3": code,
        "country": _country(code),
        "where_prec": whole["where_prec"] or _precision(whole),
        "adm_1_iso": None,
        "geonames_id": None,
        "location_role": row["location_role"] or "incident",
        "where_basis": "explicit",
    }


def _precision(place: Mapping[str, Any]) -> int:
    if place["location_name"]:
        return _TOWN
    return _FIRST_LEVEL_AREA if place["adm_1"] else _COUNTRY_ONLY


def _country(iso3: str) -> str:
    for row in own_table("countries").records():
        if row["iso3"] == iso3:
            return row["name"]
    raise ValueError(f"no country {iso3!r}: country_iso3 is an ISO 3166 code of three letters")
