"""One place with all its names, before it enters the gazetteer."""

from dataclasses import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Source:
    """One place with all its names, as a package or a table of ours gives it.

    `kind` is country, adm1, adm2, city, region, camp or demonym. `adm_1` is
    the GeoNames code (`IQ.01`) or the ISO 3166-2 code (`IQ-AN`) of its
    first-level area, or empty.
    """

    kind: str
    name: str
    iso2: str
    adm_1: str
    point: Point
    population: int
    geonames_id: int | None
    names: tuple[str, ...]
    codes: tuple[str, ...] = ()
    usual_names: tuple[str, ...] = ()
    is_capital: bool = False


def parts_of(cell: str) -> list[str]:
    """Return the names in a cell of a table of ours."""
    return [part for part in cell.split("|") if part]
