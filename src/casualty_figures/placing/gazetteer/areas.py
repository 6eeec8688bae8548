"""First- and second-level areas: their points, and their names in English."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from casualty_figures.placing.gazetteer.gazetteer_entry import GazetteerEntry, Point, parts_of
from casualty_figures.placing.gazetteer.names import ascii_name, key_of
from casualty_figures.placing.gazetteer.tables import own_table

# "Anbar Governorate" names the area "Anbar": the word for the kind of area is grammar, not name.
_KINDS: Final = own_table("area_words").mapping("word", "kind")
_AREA_WORDS: Final = frozenset(word for word, kind in _KINDS.items() if kind != "link")
_LINKS: Final = frozenset(word for word, kind in _KINDS.items() if kind == "link")
_ENGLISH_AREA: Final = re.compile(
    rf"\b(?:{'|'.join(word.capitalize() for word, kind in _KINDS.items() if kind == 'english')})\b"
)


def area_entries(
    areas: Iterable[dict[str, str]], points: dict[str, Point], iso_areas: dict[str, dict[str, Any]]
) -> Iterator[GazetteerEntry]:
    """Yield the areas that have a point, by the rows of areas.tsv and the names of ISO 3166-2."""
    usual = {row["iso"]: row for row in own_table("usual_area_names").records()}
    for area in areas:
        code, iso, level, name = area["geonames_code"], area["iso"], int(area["level"]), area["name"]
        point = points.get(code) or points.get(iso)
        if point is None:
            continue
        names = [name, *parts_of(area["names"])]
        english = _english_names(iso_areas.get(iso, {}).get("localOtherName") or "", name)
        bare = [stripped for form in (*names, *english) if (stripped := _without_area_word(form))]
        row = usual.get(iso)
        own = (row["name"], *parts_of(row["names"])) if row else (_usual_area_name(name, names, english),)
        yield GazetteerEntry(
            f"adm{level}",
            own[0],
            area["iso2"],
            code.rsplit(".", 1)[0] if level == 2 else "",
            points.get(iso, point) if level == 1 else point,
            0,
            int(area["geonames_id"]) if area["geonames_id"] else None,
            tuple(dict.fromkeys([*own, *bare, *names])),
            tuple(filter(None, (code, iso))),
            usual_names=own,
        )


def _english_names(local: str, name: str) -> list[str]:
    """Return the English names among those of an ISO 3166-2 area: "... (ara), Anbar (eng)".

    Bynames stand there too (Rice bowl of India): a name begins as the area's own does.
    """
    own = key_of(_without_area_word(name)).removeprefix("al ")[:3]
    english = [part.removesuffix(" (eng)").strip() for part in local.split(", ") if part.endswith(" (eng)")]
    return [part for part in english if key_of(part).removeprefix("al ").startswith(own)]


def _without_area_word(name: str) -> str:
    kept = [word for word in name.split() if word.casefold() not in _AREA_WORDS]
    while kept and kept[0] in _LINKS:
        del kept[0]
    while kept and kept[-1] in _LINKS:
        del kept[-1]
    return " ".join(kept).rstrip(",")


def _usual_area_name(name: str, names: list[str], english: list[str]) -> str:
    """Return the form most of an area's names agree on, without the article and in plain letters.

    What stands beside an English word for the area (Anbar Governorate) is
    English; of the others any language may be.
    """
    votes: Counter[str] = Counter()
    for written in (*names, *english):
        plain = ascii_name(_without_area_word(written))
        if not plain.isascii() or not plain or plain.isupper():  # "Region X" has no name but a number
            continue
        is_english = written in english or _ENGLISH_AREA.search(written)
        form = plain if name.isascii() else plain.removeprefix("Al-").removeprefix("Al ")
        votes[form] += 4 if is_english or written == name else 1
    return max(votes, key=votes.__getitem__) if votes else ascii_name(name)
