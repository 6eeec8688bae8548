"""What a release may be used for, as its manifest says it; docs/licences.md says it at length."""

from typing import Any, Final

# CC BY 4.0 wants the source named, a link to it and to the licence, and changes told.
GEONAMES: Final = (
    "Places from GeoNames (https://www.geonames.org/), CC BY 4.0 "
    "(https://creativecommons.org/licenses/by/4.0/); "
    "joined with ISO 3166-2, one place chosen for each figure."
)

LICENCES: Final[list[dict[str, Any]]] = [
    {
        "licence": "none: all rights stay with the publishers of the articles",
        "columns": [
            "articles.source_headline",
            "articles.text",
            "figures.attribution_origin",
            "figures.attribution_text",
            "figures.reported_text",
            "figures.source_excerpt",
            "figures.term",
            "figures.victim_group",
            "quarantine.row_json",
        ],
    },
    {
        "licence": "CC-BY-4.0",
        "attribution": GEONAMES,
        "columns": [
            "figures.adm_1",
            "figures.country",
            "figures.geonames_id",
            "figures.latitude",
            "figures.location_name",
            "figures.longitude",
            "quarantine.row_json",
        ],
    },
    {"licence": "facts and codes; casualty-figures claims no rights in them", "columns": "all others"},
]
