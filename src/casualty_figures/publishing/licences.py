"""What a release may be used for, as its manifest says it; docs/licences.md says it at length."""

from typing import Any, Final

from casualty_figures.records.tables import TABLES

# CC BY 4.0 wants the source named, a link to it and to the licence, and changes told.
GEONAMES: Final = (
    "Places from GeoNames (https://www.geonames.org/), CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/); "
    "joined with ISO 3166-2, one place chosen for each figure."
)

_WORDS = frozenset(
    {
        "attribution_origin",
        "attribution_text",
        "cause_words",
        "names_told",
        "perpetrator",
        "reported_text",
        "row_json",
        "source_excerpt",
        "source_headline",
        "term",
        "text",
        "victim_group",
        "who_says_what",
    }
)
_PLACES = frozenset({"adm_1", "country", "geonames_id", "latitude", "location_name", "longitude", "row_json"})
_CODES = frozenset({"estimates.victim_group", "estimate_figures.victim_group"})
"""Columns that share a name with words of articles, and hold none."""


def _named(names: frozenset[str]) -> list[str]:
    """Return the columns of those names, of all tables."""
    columns = (f"{table.name}.{column.name}" for table in TABLES for column in table.columns)
    return sorted(one for one in columns if one.partition(".")[2] in names and one not in _CODES)


LICENCES: Final[list[dict[str, Any]]] = [
    {
        "licence": "none: all rights stay with the publishers of the articles",
        "columns": _named(_WORDS),
    },
    {"licence": "CC-BY-4.0", "attribution": GEONAMES, "columns": _named(_PLACES)},
    {"licence": "facts and codes; casualty-figures claims no rights in them", "columns": "all others"},
]
