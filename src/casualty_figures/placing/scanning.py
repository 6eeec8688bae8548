"""The runs of words in a text that the gazetteer knows as names."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from casualty_figures.placing.area_codes import AREA_CODES, area_places, area_written
from casualty_figures.placing.gazetteer.known_places import Gazetteer, KnownPlace
from casualty_figures.placing.gazetteer.names import (
    ARTICLES,
    WORD,
    WORDS_THAT_LOOK_LIKE_ARTICLES,
    folded,
    key_of_words,
)
from casualty_figures.placing.publishers import outlet_tail, station_places
from casualty_figures.placing.words import (
    ARMED_GROUPS,
    COMMON_WORDS,
    CUES,
    JOINERS,
    LONGEST_NOT_PLACE,
    NOT_PLACES,
    PERSONAL_NAMES,
)

_INSIDE_A_NAME: Final = frozenset((" ", "-", "\n", ". ", " & ", "  ", "\u2019", "'"))
_LOWER_CASE_WORDS: Final = JOINERS | ARTICLES | CUES["ends_a_name"] | {"s"}
_ENGLISH_JOINERS: Final = CUES["english_joiner"]
_LONGEST_ACRONYM: Final = 6
_KNOWN_CITY: Final = 300_000
_MOST_CAPITALS_OF_MIXED_CASE: Final = 0.6


class Word(NamedTuple):
    """One word of a text: where it stands, and how it looks folded."""

    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Name:
    """A run of words that the gazetteer knows, `words[first:last]` of its text.

    `is_station` says that it is the call sign of a station, whose town is its place.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    places: tuple[KnownPlace, ...]
    is_common: bool
    is_station: bool = False

    @property
    def is_of_one_country(self) -> bool:
        """Whether all places of the name lie in one country."""
        return all(place.country_iso3 == self.places[0].country_iso3 for place in self.places)


@dataclass(frozen=True, slots=True)
class Scan:
    """A text as words, and the names in it from left to right, none inside another.

    `groups` are the countries of the armed groups and missions it names, `outlet` is where its title
    names the outlet.
    """

    text: str
    words: list[Word]
    names: list[Name]
    groups: list[tuple[str, ...]]
    is_upper_case: bool
    outlet: tuple[int, int] = (0, 0)


def scan(text: str, gazetteer: Gazetteer) -> Scan:
    """Return the words of `text` and the names among them, the longest at each word."""
    words = [
        Word(match.start(), match.end(), word := match.group(), folded(word)) for match in WORD.finditer(text)
    ]
    capitals = sum(1 for word in words if word.text.isupper() and len(word.text) > 1)
    is_upper_case = capitals > _MOST_CAPITALS_OF_MIXED_CASE * len(words)
    names = []
    position = 0
    while position < len(words):
        name = _name_at(position, text, words, gazetteer, is_upper_case=is_upper_case)
        if name:
            if name.places:
                names.append(name)
            position = name.last
        else:
            position += 1
    groups = [ARMED_GROUPS[word.text] for word in words if word.text in ARMED_GROUPS]
    return Scan(text, words, names, groups, is_upper_case, outlet_tail(text))


def _name_at(
    first: int, text: str, words: list[Word], gazetteer: Gazetteer, *, is_upper_case: bool
) -> Name | None:
    word = words[first]
    if short := _short_form_at(first, text, words, gazetteer, is_upper_case=is_upper_case):
        return short
    is_article = word.folded in ARTICLES
    if is_upper_case and word.folded in CUES["never_first"]:
        return None
    if not (word.text[0].isupper() or (is_article and _is_hyphenated_to_name(first, text, words))):
        return None
    opening = "al" if is_article else "st" if word.folded == "saint" else word.folded
    longest = max(gazetteer.longest_name(opening), LONGEST_NOT_PLACE.get(opening, 0))
    run = _run(first, max(longest, 2) if is_article else longest, text, words)
    while run and not (is_article and len(run) == 1):
        key = key_of_words([word.folded for word in run])
        last = first + len(run)
        if key in NOT_PLACES:
            return Name(first, last, word.start, run[-1].end, key, (), is_common=False)
        if _may_end_a_name(run[-1]) and (found := _lookup(key, run, text, gazetteer)):
            key, places = found
            is_common = len(run) == 1 and (key in COMMON_WORDS or key in PERSONAL_NAMES)
            if _is_written_as_name(run, places, text, is_upper_case=is_upper_case):
                return Name(first, last, word.start, run[-1].end, key, places, is_common)
        run.pop()
    return None


def _short_form_at(
    first: int, text: str, words: list[Word], gazetteer: Gazetteer, *, is_upper_case: bool
) -> Name | None:
    """Return the name that a state's code or a station's call sign is."""
    word = words[first]
    if word.folded in AREA_CODES:
        area = _area_at(first, text, words, gazetteer, is_upper_case=is_upper_case)
        if area:
            return area
    places = station_places(word.text, text, word.end, gazetteer, is_upper_case=is_upper_case)
    span = (word.start, word.end)
    return (
        Name(first, first + 1, *span, word.folded, places, is_common=False, is_station=True)
        if places
        else None
    )


def _area_at(
    first: int, text: str, words: list[Word], gazetteer: Gazetteer, *, is_upper_case: bool
) -> Name | None:
    """Return the area that a short form names, as in Columbus, GA."""
    word = words[first]
    previous = (words[first - 1].start, words[first - 1].end) if first else None
    span = (word.start, word.end)
    code = area_written(word.folded, text, previous, span, is_upper_case=is_upper_case)
    places = area_places(code, gazetteer) if code else ()
    if not places:
        return None
    return Name(first, first + 1, word.start, word.end, word.folded, places, is_common=False)


def _is_hyphenated_to_name(first: int, text: str, words: list[Word]) -> bool:
    """Whether a lower-case article begins a name, as in al-Ramadi."""
    after = words[first + 1] if first + 1 < len(words) else None
    return after is not None and text[words[first].end : after.start] == "-" and after.text[0].isupper()


def _run(first: int, longest: int, text: str, words: list[Word]) -> list[Word]:
    """Return the words that may make one name from `first` on, at most `longest`."""
    run = words[first : first + min(longest, 1)]
    for word in words[first + 1 : first + longest]:
        gap = text[run[-1].end : word.start]
        if gap not in _INSIDE_A_NAME or not (word.text[0].isupper() or word.folded in _LOWER_CASE_WORDS):
            break
        if gap == ". " and run[-1].folded not in CUES["abbreviation"]:
            break
        run.append(word)
    return run


def _may_end_a_name(word: Word) -> bool:
    """Whether a name may end so: Gaza strip may, Rio de may not."""
    return word.text[0].isupper() or word.folded in CUES["ends_a_name"]


def _lookup(
    key: str, run: list[Word], text: str, gazetteer: Gazetteer
) -> tuple[str, tuple[KnownPlace, ...]] | None:
    """Return the key of the run and its places; with a first article left out where that alone is known."""
    if places := gazetteer.places_named(key):
        if key.startswith("al ") and not _is_article(run, text):
            return None
        return key, places
    if len(run) > 1 and run[0].folded in ARTICLES and _is_article(run, text):
        bare = key_of_words([word.folded for word in run[1:]])
        places = gazetteer.places_named(bare)
        if places and places[0].kind != "demonym":  # "al-Yemeni" is a man's name
            return bare, places
    return None


def _is_article(run: list[Word], text: str) -> bool:
    """Whether this is an article, not the English word it looks like: As-Salt, but "as Salt Lake City"."""
    is_hyphenated = text[run[0].end : run[0].end + 1] == "-"
    return is_hyphenated or run[0].folded not in WORDS_THAT_LOOK_LIKE_ARTICLES


def _is_written_as_name(
    run: list[Word], places: tuple[KnownPlace, ...], text: str, *, is_upper_case: bool
) -> bool:
    """Whether the run is spelled as a name: `us` is not US, INGO not the town of Ingo."""
    first = run[0]
    if first.folded in _ENGLISH_JOINERS or run[-1].folded in _ENGLISH_JOINERS:
        return places[0].kind in {"country", "region"}
    if len(run) > 1 or is_upper_case:
        return True
    if places[0].kind == "country":
        return len(first.folded) > 3 or first.text.isupper()
    if len(first.text) > _LONGEST_ACRONYM or not first.text.isupper():
        return True
    return len(first.text) > 3 and (_is_known_city(places[0]) or _opens_line(first, text))


def _is_known_city(place: KnownPlace) -> bool:
    return place.is_capital or place.town_population >= _KNOWN_CITY


def _opens_line(word: Word, text: str) -> bool:
    """Whether the word opens its line as the town of a dateline: BRIA, Central African Republic (AFP)."""
    line_start = text.rfind("\n", 0, word.start) + 1
    return not text[line_start : word.start].strip() and text[word.end : word.end + 2] in {", ", " ("}
