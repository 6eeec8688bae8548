"""Whether the fields of a figure are as they are labelled, and none is read that the text does not give."""

import math
import re
from collections.abc import Iterator, Sequence

from casualty_figures.evaluating.marks import Mark, value_in_words
from casualty_figures.evaluating.whole_articles import Label, allowed_values
from casualty_figures.records import Figure

NEAR_KM = 50
_EMPTY_WORDS = frozenset(["the", "said", "and", "who", "which", "told", "according", "says"])
_PLAIN_FIELDS = {
    "assertion": "assertion",
    "measure": "measure",
    "victim_status": "victim_status",
    "country": "country_iso3",
}


def field_marks(label: Label, figure: Figure) -> Iterator[Mark]:
    """Yield the judgements of a figure that was read and its label."""
    for name, field in _PLAIN_FIELDS.items():
        read = getattr(figure, field)
        yield _mark(name, label, label[field], read, is_right=read in allowed_values(label[field]))
    yield from _place_marks(label, figure)
    yield from _date_marks(label, figure)
    yield from _speaker_marks(label, figure)


def _mark(measure: str, label: Label, wanted: object, read: object, *, is_right: bool) -> Mark:
    return Mark(measure, is_right, label["quote"], value_in_words(wanted), value_in_words(read))


def _place_marks(label: Label, figure: Figure) -> Iterator[Mark]:
    wanted, read = label["location_name"], figure.location_name
    if wanted and wanted.startswith("?"):
        return
    if wanted:
        yield _mark(
            "place, where one is named",
            label,
            wanted,
            _place_in_words(figure),
            is_right=_is_there(label, figure),
        )
        return
    province = label.get("adm1")
    is_right = read is None or bool(province and _plain(province) == _plain(read))
    yield _mark("no place, where none is named", label, wanted, _place_in_words(figure), is_right=is_right)


def _place_in_words(figure: Figure) -> str:
    names = (figure.location_name, figure.adm_1, figure.country_iso3)
    return ", ".join(name for name in names if name)


def _is_there(label: Label, figure: Figure) -> bool:
    if figure.location_name is None:
        return False
    if any(_plain(name) == _plain(figure.location_name) for name in label["location_name"].split("|")):
        return True
    here = (figure.latitude, figure.longitude)
    return any(_kilometres(point, here) <= NEAR_KM for point in label["coordinates"])


def _plain(name: str) -> str:
    return re.sub(
        r"[^a-z0-9]", "", re.sub(r"\b(?:al|el|ad|ash|the|city|province|region)[- ]", "", name.lower())
    )


def _kilometres(one: Sequence[float], other: tuple[float | None, float | None]) -> float:
    if other[0] is None or other[1] is None:
        return math.inf
    a, b, c, d = map(math.radians, (one[0], one[1], other[0], other[1]))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def _date_marks(label: Label, figure: Figure) -> Iterator[Mark]:
    if label["date_unclear"]:
        return
    first, last = label["date_start"], label["date_end"]
    start, end = (day.isoformat() if day else None for day in (figure.date_start, figure.date_end))
    wanted, read = _days(first, last), _days(start, end)
    if first is None:
        yield _mark("no period, where none is given", label, wanted, read, is_right=start is None)
        return
    is_exact = (start, end) == (first, last)
    yield _mark("date given", label, wanted, read, is_right=start is not None)
    yield _mark("date exact", label, wanted, read, is_right=is_exact)
    if start is None or end is None:
        return
    yield _mark("date exact, where given", label, wanted, read, is_right=is_exact)
    yield _mark("date overlap, where given", label, wanted, read, is_right=start <= last and first <= end)


def _days(first: str | None, last: str | None) -> str | None:
    return first if first == last else f"{first} to {last}"


def _speaker_marks(label: Label, figure: Figure) -> Iterator[Mark]:
    wanted, read = label["attribution_text"], figure.attribution_text
    if wanted and wanted.startswith("?"):
        return
    if not wanted:
        yield _mark("no speaker, where none is named", label, wanted, read, is_right=read is None)
        return
    is_right = read is not None and any(_names_the_same(one, read) for one in wanted.split("|"))
    yield _mark("speaker, where one is named", label, wanted, read, is_right=is_right)


def _names_the_same(one: str, other: str) -> bool:
    one, other = one.lower(), other.lower()
    return one in other or other in one or bool(_content_words(one) & _content_words(other))


def _content_words(words: str) -> set[str]:
    return set(re.findall(r"\w{3,}", words)) - _EMPTY_WORDS
