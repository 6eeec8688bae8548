"""How many of the figures say when, where, who and by whom."""

from dataclasses import dataclass

from casualty_figures.lexicon.indicators import INDICATORS
from casualty_figures.publishing.report.reported_tables import ReportedTables

ASPECTS = {
    "period": "date_start IS NOT NULL",
    "country": "country_iso3 IS NOT NULL",
    "place": "location_name IS NOT NULL OR adm_1 IS NOT NULL",
    "group": "victim_group IS NOT NULL",
    "civilian or fighter": "victim_status <> 'unknown'",
    "speaker": "attribution_text IS NOT NULL",
}
"""What a count needs before it can be added to another, as conditions on `figures`."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """The figures of one indicator (or all), and the share of them that states each of ASPECTS, 0 to 1."""

    indicator: str
    count: int
    shares: tuple[float, ...]


def completeness_of(tables: ReportedTables) -> tuple[Completeness, ...]:
    """Return the shares over all figures, then those of each indicator that has figures."""
    shares = ", ".join(f"avg(CASE WHEN {condition} THEN 1 ELSE 0 END)" for condition in ASPECTS.values())
    rows = tables.rows(
        f"SELECT coalesce(indicator, 'all figures') AS indicator, count(*) AS count, [{shares}] AS shares "  # noqa: S608 - our own conditions
        "FROM figures GROUP BY GROUPING SETS ((), (indicator)) HAVING count(*) > 0"
    )
    order = ("all figures", *INDICATORS)
    found = {row["indicator"]: row for row in rows}
    return tuple(
        Completeness(name, found[name]["count"], tuple(found[name]["shares"]))
        for name in order
        if name in found
    )
