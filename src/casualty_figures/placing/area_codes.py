"""Short forms of first-level areas behind a town: Columbus, GA; Franklin, Tenn.; Pinetown, N.C."""

import re
from dataclasses import dataclass
from typing import Final

from casualty_figures.placing.gazetteer.known_places import Gazetteer, KnownPlace
from casualty_figures.placing.gazetteer.names import key_of
from casualty_figures.placing.tables import own_table


@dataclass(frozen=True, slots=True)
class AreaCode:
    """A short form: how it may be written (`kinds`), and the area it stands for."""

    kinds: frozenset[str]
    area_iso: str
    area: str


AREA_CODES: Final = {
    form: AreaCode(frozenset(kind.split()), area_iso, area)
    for form, kind, area_iso, area in own_table("area_codes").select("form", "kind", "area_iso", "area")
}
_OPENS_A_NAME: Final = re.compile(r" [A-Z][a-z]")
_BEHIND_A_TOWN: Final = frozenset({",", ", ", ",\n", " (", ", (", " "})


def area_written(
    form: str, text: str, previous: tuple[int, int] | None, span: tuple[int, int], *, is_upper_case: bool
) -> AreaCode | None:
    """Return the area that `text[span]`, folded to `form`, stands for behind the word at `previous`.

    Two letters that are a word too (OR, IN, ME) are an area only in capitals, in
    a text that is not all in capitals, behind a comma; a form with dots may stand
    alone, unless it opens a name: the B.C. Hill School.
    """
    code = AREA_CODES.get(form)
    if code is None:
        return None
    start, end = span
    written = text[start:end]
    if "." in written and len(form) == 2 and form != "dc":
        return None if _OPENS_A_NAME.match(text, end) else code
    gap = text[previous[1] : start] if previous else None
    if gap not in _BEHIND_A_TOWN or previous is None or not text[previous[0]].isupper():
        return None
    is_behind_comma = gap.startswith(",")
    is_only_abbreviated = code.kinds == {"abbreviation"}
    if is_only_abbreviated or ("abbreviation" in code.kinds and not written.isupper()):
        return code if is_behind_comma and written[0].isupper() and text[end : end + 1] == "." else None
    if not (written.replace(".", "").isupper() and (is_behind_comma or gap == " (")):
        return None
    return None if is_upper_case and "word" in code.kinds and "." not in written else code


def area_places(code: AreaCode, gazetteer: Gazetteer) -> tuple[KnownPlace, ...]:
    """Return the one area a short form stands for; nothing where the gazetteer does not have it."""
    known = gazetteer.places_named(key_of(code.area))
    return tuple(place for place in known if place.kind == "adm1" and place.adm_1_iso == code.area_iso)[:1]
