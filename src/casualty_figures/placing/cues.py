"""What the words around a name say it is: a place, a person, an organisation, a speaker."""

import re
from dataclasses import dataclass
from typing import Final

from casualty_figures.placing.names import ARTICLES
from casualty_figures.placing.scanning import Name, Scan, Word
from casualty_figures.placing.words import AREA_TYPES, CUES

_SENTENCE_END: Final = re.compile(r"[.!?]\s|\n\s*\n|[:;]\s")
_DATELINE: Final = re.compile(
    r"\s*(?:[,/][^\n.]{0,40}?)?\s*(?:\([^)\n]{2,40}\)|,?\s+\d{1,2}\s+[A-Z][A-Za-z]{2,8}\b[^\n]{0,12}?)?"
    r"\s*(?:--|[\u2014\u2013]| - |:|\. [A-Z])"
)
_NEAR: Final = re.compile(
    r"(?:\b(?:near|outside|around|close to|adjacent to|next to|off|beyond|on the outskirts of|outskirts of)"
    r"|\b(?:(?:north|south)?-?(?:east|west)|north|south|[nsew]|[ns][ew]) of"
    r"|(?:miles?|kilomet(?:er|re)s?|km|mi|minutes|hours)(?: (?:away|north|south|east|west|\w+east|\w+west))?"
    r" (?:from|of|outside)|\bnot far from|\bbetween)(?: the)?"
    r"(?: (?:city|town|village|capital|district|border|camp|eastern|western|northern|southern)){0,3}"
    r"(?: of)?\s*$",
    re.IGNORECASE,
)
_WORDS_BEFORE: Final = 8
_KNOWN_CITY: Final = 300_000
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


@dataclass(frozen=True, slots=True)
class Cues:
    """How a name is used.

    `use` is `place`, `person`, `organisation`, `speaker`, `actor` (an
    adjective of people or things: Iraqi troops), `traveller` (of those
    who can be anywhere: US drones, French tourists) or `part` (a piece of a longer
    name that we do not know). `type_word` is the word for the kind of place
    beside the name, folded: "Anbar province", "the town of Bria".
    """

    use: str
    is_locative: bool
    is_dateline: bool
    is_near: bool
    type_word: str
    role: str


@dataclass(frozen=True, slots=True)
class _Neighbours:
    before: list[Word]
    after: Word | None
    type_word: str
    is_locative: bool


def cues_of(name: Name, scan: Scan) -> Cues:
    """Return how `name` is used in its text."""
    before = _words_before(name, scan)
    after = _word_after(name, scan)
    lead = scan.text[max(0, name.start - 60) : name.start]
    is_dateline = _is_dateline(name, scan)
    preposition = _preposition(before, scan)
    is_locative = bool(preposition) or is_dateline
    type_word = _type_word(before, after)
    return Cues(
        use=_use(name, scan, _Neighbours(before, after, type_word, is_locative)),
        is_locative=is_locative,
        is_dateline=is_dateline,
        is_near=bool(_NEAR.search(lead)),
        type_word=type_word,
        role=_role(before, preposition),
    )


def _words_before(name: Name, scan: Scan) -> list[Word]:
    """Return up to eight words before the name in its sentence, the nearest first."""
    found: list[Word] = []
    end = name.start
    for word in reversed(scan.words[max(0, name.first - _WORDS_BEFORE) : name.first]):
        gap = scan.text[word.end : end]
        if _SENTENCE_END.search(gap + " ") and not (gap == ". " and word.folded in CUES["person_title"]):
            break
        found.append(word)
        end = word.start
    return found


def _word_after(name: Name, scan: Scan) -> Word | None:
    """Return the word that follows the name with only a space or hyphen between."""
    if name.last >= len(scan.words):
        return None
    word = scan.words[name.last]
    return word if scan.text[name.end : word.start] in {" ", "-", "\n", "'", "\u2019"} else None


def _preposition(before: list[Word], scan: Scan) -> str:
    """Return the preposition that governs the name, over the words that may stand between.

    A wider place may stand between too: "in the Iraqi city of Mosul", "in
    Iraq's Anbar province". "North of" governs like a preposition.
    """
    following, otherwise = "", ""
    for word in before:
        if word.folded in CUES["locative"]:
            return word.folded
        if word.folded in CUES["direction"] and following == "of":
            return "of"
        if word.folded not in CUES["skipped"] and word.folded != "s" and not _is_wide_name(word, scan):
            return otherwise
        if following == "of":
            otherwise = "of"  # "the Banang Sata district of Yala" lies in Yala
        following = word.folded
    return otherwise


def _is_wide_name(word: Word, scan: Scan) -> bool:
    """Tell a word of the name of a country, a people or an area."""
    return any(name.start <= word.start < name.end and name.places[0].kind in _WIDE for name in scan.names)


def _type_word(before: list[Word], after: Word | None) -> str:
    """Return the word for a kind of place beside the name: Anbar province, the town of Bria."""
    if after and after.folded in AREA_TYPES:
        return after.folded
    if (
        len(before) > 1
        and before[0].folded == "of"
        and before[1].folded in AREA_TYPES - CUES["district_type"]
    ):
        return before[1].folded
    if before and before[0].folded in AREA_TYPES and before[0].text[0].islower():
        return before[0].folded
    return ""


def _is_dateline(name: Name, scan: Scan) -> bool:
    """Tell a dateline: a name that opens the text or a line in capitals, as in BAGHDAD (AP) -."""
    line_start = scan.text.rfind("\n", 0, name.start) + 1
    if scan.text[line_start : name.start].strip() or not scan.text[name.start : name.end].isupper():
        return False
    return bool(_DATELINE.match(scan.text, name.end))


def _use(name: Name, scan: Scan, beside: _Neighbours) -> str:
    """Return how the name is used; the first that fits, in the order in which they win."""
    follower = beside.after.folded if beside.after else ""
    is_capital_after = beside.after is not None and beside.after.text[0].isupper()
    if _is_of_an_organisation(beside.before):
        return "organisation"
    if is_capital_after and follower in CUES["organisation_after"]:
        return "organisation"
    if _is_person(name, beside):
        return "person"
    if follower in CUES["street_type"] or (not scan.is_upper_case and _is_part(name, scan, beside)):
        return "part"
    return _use_of_place(name, scan, beside, follower)


def _is_person(name: Name, beside: _Neighbours) -> bool:
    """Tell a person by a title before the name, by the article of a nisba, or because a town cannot speak."""
    first = name.places[0]
    if beside.before:
        previous = beside.before[0]
        if previous.folded in CUES["person_title"] and previous.text[0].isupper() and not beside.type_word:
            return True
        if first.kind == "demonym" and previous.folded in ARTICLES:
            return True
    # Of towns only capitals speak ("Damascus said"); the others are surnames.
    is_speaking = beside.after is not None and beside.after.folded in CUES["said"] and not beside.is_locative
    return is_speaking and first.kind == "city" and not first.is_capital


def _use_of_place(name: Name, scan: Scan, beside: _Neighbours, follower: str) -> str:
    if follower in CUES["said"] and not beside.is_locative:
        return "speaker"
    is_people = name.places[0].kind in _PEOPLES
    if _is_nationality(name, scan) or (
        follower in CUES["traveller_noun"] and (is_people or not beside.is_locative)
    ):
        return "traveller"
    return "actor" if follower in CUES["actor_noun"] else "place"


def _is_nationality(name: Name, scan: Scan) -> bool:
    """Tell the nationality of a person in brackets: one international (French) worker."""
    is_bracketed = scan.text[name.start - 1 : name.start] in {"(", "["} and scan.text[
        name.end : name.end + 1
    ] in {")", "]"}
    return is_bracketed and name.places[0].kind == "demonym"


def _is_of_an_organisation(before: list[Word]) -> bool:
    """Tell "Bank of China" and "Islamic State of Iraq" from "city of Basra"."""
    rest = [word for word in before if word.folded not in {"the", "and"}]
    if len(rest) < 2 or rest[0].folded not in {"of", "for", "de"}:
        return False
    return rest[1].folded in CUES["organisation_of"] and rest[1].text[0].isupper()


def _is_part(name: Name, scan: Scan, beside: _Neighbours) -> bool:
    """Tell whether a neighbour makes the name a piece of a longer one, as in John Kerry, Kariz-e Salim."""
    first = name.places[0]
    if first.kind == "demonym":
        return False
    before = beside.before
    if before and _joins(before[0], name.start, scan) and _is_unknown_capital(before[0], before, scan):
        return not (beside.type_word and first.kind == "adm1")
    if _LONGER_NAME.match(scan.text, name.end):
        return first.kind in {"city", "adm2", "camp", "adm1"}
    after = beside.after
    if after is None or not after.text[0].isupper() or after.text.isupper() or first.kind == "country":
        return False
    if after.folded in _MAY_FOLLOW or any(
        known.first == name.last and known.places[0].kind in _WIDE for known in scan.names
    ):
        return False
    return not first.is_capital and (first.population < _KNOWN_CITY or len(name.key) < _SHORT_NAME)


def _joins(word: Word, start: int, scan: Scan) -> bool:
    return scan.text[word.end : start] in {" ", "-", ". ", "\n"}


def _is_unknown_capital(word: Word, before: list[Word], scan: Scan) -> bool:
    """Tell a capitalised word that is neither the first of its sentence, a direction nor a known name."""
    if not word.text[0].isupper() or word.folded in CUES["direction"] | CUES["locative"] | CUES["skipped"]:
        return False
    opens_sentence = len(before) == 1
    is_known = _is_wide_name(word, scan)
    return not is_known and not (opens_sentence and word.folded in CUES["said"])


def _role(before: list[Word], preposition: str) -> str:
    """Return origin, destination or incident, from the words before the name."""
    words = {word.folded for word in before[:6]}
    if preposition in CUES["origin"] or (
        before and words & {"fled", "fleeing", "flee", "flees"} and not preposition
    ):
        return "origin"
    if preposition in CUES["destination"] or (preposition in {"in", "at"} and words & CUES["arrival"]):
        return "destination"
    if before and before[0].folded in CUES["origin"]:
        return "origin"
    return "incident"
