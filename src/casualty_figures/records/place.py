"""A place: where the people counted were harmed, or came from, or went."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its precision as UCDP codes it.

    `precision` is where_prec: 1 exact, 2 near, 3 second-level area,
    4 first-level area, 5 region or line, 6 country, 7 international waters
    or airspace. `role` is `origin`, `destination` or `incident`.
    """

    country: str
    country_iso3: str
    adm_1: str | None
    adm_1_iso: str | None
    location_name: str | None
    geonames_id: int | None
    latitude: float
    longitude: float
    precision: int
    role: str = "incident"

    def __post_init__(self) -> None:
        """Refuse a precision or a role that is not in the codebook."""
        if not 1 <= self.precision <= 7 or self.role not in {"origin", "destination", "incident"}:
            raise ValueError(f"not a UCDP location precision or a role: {self}")
