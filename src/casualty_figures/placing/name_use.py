"""Whether a name stands for its place, or for a person, an organisation, a people or a piece of a name."""

import re
from dataclasses import dataclass
from typing import Final

from casualty_figures.placing.area_codes import AREA_CODES
from casualty_figures.placing.gazetteer.names import ARTICLES, key_of
from casualty_figures.placing.publishers import is_followed_by_news
from casualty_figures.placing.scanning import Name, Scan, Word
from casualty_figures.placing.words import AREA_TYPES, CUES, PERSONAL_NAMES, pattern_of

_KNOWN_CITY: Final = 300_000
_LARGE_CITY: Final = 100_000
_SHORT_NAME: Final = 6
_PEOPLES: Final = frozenset({"country", "demonym"})
_WIDE: Final = frozenset({"country", "demonym", "region", "adm1"})
_MAY_FOLLOW: Final = (
    CUES["place_type"] | CUES["actor_noun"] | CUES["traveller_noun"] | CUES["calendar"] | AREA_TYPES
)
# "Kariz-e Salim", "Jisr ash-Shugur", "Cave of the Patriarchs": more of the name follows in lower case.
_LONGER_NAME: Final = re.compile(
    r"-[A-Z][a-z]|-[a-z]{1,2}[- ][A-Z]|[- ](?:al|el|a[rszdtn]|ash|e[zsdr])[- ][A-Z]| of the [A-Z]"
)
_LONG_WORD: Final = re.compile(r"\b[A-Za-z]{4,}")
_OF_AGE: Final = re.compile(r"\b(?:\d{1,2}, of|\d-year-old from|\b(?:both|all) from) $")
_SHORT_REACH: Final = 20
_TITLE_WORDS: Final = 4
_STREET_TYPES: Final = frozenset(f"{word}s" for word in CUES["street_type"])
_COUNTRY_NOUNS: Final = frozenset({"country", "nation"})
_STREETS: Final = re.compile(rf" and [A-Z][\w.]*(?: [A-Z]\w*)? (?i:{pattern_of('street_type')}s)\b")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The words beside a name, the nearest first, and what they are."""

    before: list[Word]
    after: Word | None
    type_word: str
    is_locative: bool
    is_governed: bool


def use_of(name: Name, scan: Scan, beside: Neighbours) -> str:
    """Return how the name is used; the first that fits, in the order in which they win."""
    use = _use_of_outlet_or_code(name, scan)
    if use:
        return use
    if _is_of_an_organisation(beside.before):
        return "organisation"
    if is_local_force(name, beside.after) and not _is_person(name, beside):
        return "place"
    use = _use_before_capital(name, beside)
    if use:
        return use
    if _is_street(name, scan, beside) or (not scan.is_upper_case and _is_part(name, scan, beside)):
        return "part"
    return _use_of_place(name, scan, beside, beside.after.folded if beside.after else "")


def _use_of_outlet_or_code(name: Name, scan: Scan) -> str:
    """Return organisation for the place of an outlet, place for a code: the GA of "Columbus, GA News"."""
    if is_outlet(name, scan):
        return "organisation"
    return "place" if name.key in AREA_CODES and name.places[0].kind == "adm1" else ""


def _use_before_capital(name: Name, beside: Neighbours) -> str:
    """Return what the capitalised word behind a name makes of it: a newspaper, a hospital, a street."""
    follower = beside.after.folded if beside.after and beside.after.text[0].isupper() else ""
    if follower in CUES["organisation_after"]:
        return "organisation"
    if _is_person(name, beside):
        return "person"
    if follower in CUES["hospital_name"] and beside.is_governed:
        return "part" if name.places[0].kind == "country" else "organisation"
    is_institution = follower in CUES["named_institution"] and not beside.is_governed
    return "part" if follower in CUES["street_type"] or is_institution else ""


def is_local_force(name: Name, after: Word | None) -> bool:
    """Whether a name is the place of those who serve it or of what happened in it: Heath police."""
    first = name.places[0]
    is_local = first.kind in {"city", "adm2"} and (not name.is_common or first.population > _LARGE_CITY)
    return is_local and after is not None and after.folded in CUES["local_force"]


def is_outlet(name: Name, scan: Scan) -> bool:
    """Whether a name tells where the outlet is: a call sign, the tail of the title, "Springfield 5 News"."""
    is_in_tail = scan.outlet[0] <= name.start < scan.outlet[1]
    return name.is_station or is_in_tail or is_followed_by_news(scan.text, name.end)


def _is_person(name: Name, beside: Neighbours) -> bool:
    """Whether a title, the article of a nisba, or that towns cannot speak, tells a person."""
    first = name.places[0]
    if beside.before:
        previous = beside.before[0]
        if previous.folded == "by" and beside.after is not None and beside.after.text[0].isupper():
            return first.kind not in _PEOPLES
        if previous.folded in CUES["person_title"] and previous.text[0].isupper() and not beside.type_word:
            return True
        if first.kind == "demonym" and previous.folded in ARTICLES:
            return True
    is_town = first.kind == "city" and not first.is_capital
    is_last = beside.after is None
    if is_town and is_last and [word.folded for word in beside.before[:2]] == ["to", "according"]:
        return True
    # Of towns only capitals speak ("Damascus said"); the others are surnames.
    is_speaking = beside.after is not None and beside.after.folded in CUES["said"] and not beside.is_locative
    return is_speaking and is_town


def _use_of_place(name: Name, scan: Scan, beside: Neighbours, follower: str) -> str:
    if follower in CUES["said"] and not beside.is_locative:
        return "speaker"
    is_people = name.places[0].kind in _PEOPLES
    if follower in _COUNTRY_NOUNS and name.places[0].kind == "region":
        return "traveller"  # "the Horn of Africa country" is one of several
    if _is_nationality(name, scan) or (
        follower in CUES["traveller_noun"] and (is_people or not beside.is_locative)
    ):
        return "traveller"
    is_actor = follower in CUES["actor_noun"] or (not is_people and _is_home(name, scan, follower))
    return "actor" if is_actor else "place"


def _is_home(name: Name, scan: Scan, follower: str) -> bool:
    """Whether somebody lives there, wherever it happened: a Gary man; Ann Lee, 47, of Gary."""
    is_of_age = _OF_AGE.search(scan.text, max(0, name.start - _SHORT_REACH), name.start)
    return follower in CUES["resident"] or is_of_age is not None


def _is_street(name: Name, scan: Scan, beside: Neighbours) -> bool:
    """Whether a name is a street's without the word: the 2500 block of West Jackson, Elm and Troy streets."""
    before, after = beside.before, beside.after
    if before and before[0].folded == "and" and after and after.folded in _STREET_TYPES:
        return True
    rest = [word for word in before if word.folded not in CUES["direction"]]
    if len(rest) > 1 and rest[0].folded == "of" and rest[1].folded in CUES["street_stretch"]:
        return True
    return _STREETS.match(scan.text, name.end) is not None


def _is_nationality(name: Name, scan: Scan) -> bool:
    """Whether brackets give the nationality of a person: one international (French) worker."""
    is_bracketed = scan.text[name.start - 1 : name.start] in {"(", "["} and scan.text[
        name.end : name.end + 1
    ] in {")", "]"}
    return is_bracketed and name.places[0].kind == "demonym"


def _is_of_an_organisation(before: list[Word]) -> bool:
    """Whether the name ends that of an organisation: "Bank of China", unlike "city of Basra"."""
    rest = [word for word in before if word.folded not in {"the", "and"}]
    if len(rest) < 2 or rest[0].folded not in {"of", "for", "de"}:
        return False
    return rest[1].folded in CUES["organisation_of"] and rest[1].text[0].isupper()


def _is_part(name: Name, scan: Scan, beside: Neighbours) -> bool:
    """Whether a neighbour makes the name a piece of a longer one, as in John Kerry, Kariz-e Salim."""
    first = name.places[0]
    if first.kind == "demonym":
        return False
    before = beside.before
    if before and _joins(before[0], name.start, scan) and _is_unknown_capital(before[0], before, scan):
        return not (beside.type_word and first.kind == "adm1")
    if _is_thing_of_that_name(name, scan, beside):
        return True
    if _LONGER_NAME.match(scan.text, name.end):
        return first.kind in {"city", "adm2", "camp", "adm1"}
    return first.kind != "country" and _is_part_before(name, scan, beside)


def _is_thing_of_that_name(name: Name, scan: Scan, beside: Neighbours) -> bool:
    """Whether a name is not the town's: parked at the Puerto Vallarta on Mill Road, St. Joseph's day care."""
    if name.places[0].kind != "city":
        return False
    if name.key.startswith("st ") and scan.text[name.end : name.end + 2] in {"'s", "\u2019s"}:
        return True
    after = beside.after
    is_last = after is None or (after.folded in CUES["locative"] and after.text[0].islower())
    is_the = bool(beside.before) and beside.before[0].text == "the" and is_last
    is_named_so = name.key.endswith(" capital") or any(
        key_of(place.name).startswith("the ") for place in name.places
    )
    return is_the and not is_named_so


def _is_part_before(name: Name, scan: Scan, beside: Neighbours) -> bool:
    """Whether the word behind a name of no country goes on with it."""
    after, first = beside.after, name.places[0]
    if after is None or not after.text[0].isupper() or after.text.isupper():
        return False
    if beside.is_governed and _is_in_title_case(name, scan):
        return False
    if after.folded in _MAY_FOLLOW or any(
        known.first == name.last and known.places[0].kind in _WIDE for known in scan.names
    ):
        return False
    return not first.is_capital and (first.town_population < _KNOWN_CITY or len(name.key) < _SHORT_NAME)


def _is_in_title_case(name: Name, scan: Scan) -> bool:
    """Whether the line of a name writes all its words with capitals: Two Killed In Mobile Identified."""
    start, end = scan.text.rfind("\n", 0, name.start) + 1, scan.text.find("\n", name.end)
    words = _LONG_WORD.findall(scan.text, start, end if end >= 0 else len(scan.text))
    return len(words) >= _TITLE_WORDS and all(word[0].isupper() for word in words)


def _joins(word: Word, start: int, scan: Scan) -> bool:
    return scan.text[word.end : start] in {" ", "-", ". ", "\n"}


def _is_unknown_capital(word: Word, before: list[Word], scan: Scan) -> bool:
    """Whether a capitalised word is neither the first of its sentence, a direction nor a known name."""
    if not word.text[0].isupper() or word.folded in CUES["direction"] | CUES["locative"] | CUES["skipped"]:
        return False
    opens_sentence = len(before) == 1
    is_known = is_wide_name(word, scan) and word.folded not in PERSONAL_NAMES
    return not is_known and not (opens_sentence and word.folded in CUES["said"])


def is_wide_name(word: Word, scan: Scan) -> bool:
    """Whether the word belongs to the name of a country, a people or an area."""
    return any(
        name.start <= word.start < name.end
        and (name.places[0].kind in _WIDE or name.key.endswith(" capital"))
        for name in scan.names
    )
