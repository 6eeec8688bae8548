"""What the words around a name say it is: a place, a person, an organisation, a speaker."""

import re
from dataclasses import dataclass
from typing import Final

from casualty_figures.placing.name_use import Neighbours, is_local_force, is_outlet, is_wide_name, use_of
from casualty_figures.placing.scanning import Name, Scan, Word
from casualty_figures.placing.words import AREA_TYPES, CUES, pattern_of


def _spaced(cue: str) -> str:
    """Return the pattern of a cue for use in verbose form."""
    return pattern_of(cue).replace(" ", "[ ]")


_SENTENCE_END: Final = re.compile(r"[.!?]\s|\n\s*\n|[:;]\s")
_DATELINE: Final = re.compile(
    r"\s*(?:[,/](?:[^\n.]|\b[A-Z][A-Za-z]{0,4}\.){0,40}?)?\s*(?:\([^)\n]{2,40}\)|,?\s+\d{1,2}\s+[A-Z][A-Za-z]{2,8}\b[^\n]{0,12}?)?"
    r"\s*(?:--|[\u2014\u2013]| ?- |:|>>|\. [A-Z])"
)
_NEAR: Final = re.compile(
    rf"""
    (?: \b (?P<beside> {_spaced("near_word")} | not[ ]far[ ]from | between )
      | \b (?P<direction> (?:north|south)?-?(?:east|west) | north | south | [nsew] | [ns][ew] ) [ ]of
      | (?: (?P<number> \d[\d,]*(?:\.\d+)? ) [ -] )?
        (?P<distance> {_spaced("distance_unit")} ) (?: [ ]\([^()]*\) )?
        (?: [ ] (?: away | north | south | east | west | \w+east | \w+west ) )? [ ] (?:from|of|outside)
    )
    (?: [ ]the )? (?P<kinds> (?: [ ] {_spaced("near_kind")} ){{0,3}} ) (?: [ ]of | , )? \s* $
    """,
    re.IGNORECASE | re.VERBOSE,
)
_UNKNOWN_INSIDE: Final = re.compile(
    rf"""
    (?: \b (?: in | at | near | of ) [ ] (?:the[ ])? (?: {_spaced("place_noun")} [ ] of [ ] )?
        (?P<town> [A-Z][\w'\u2019-]+ (?: [ ] [A-Z][\w'\u2019-]+ ){{0,2}} ) , [ ]
      | \b (?P<quarter> [A-Z][\w'\u2019-]+ ) [ ] {_spaced("place_noun")}
        (?: ,? [ ] (?:of|in) (?:[ ]the)? [ ] | ,[ ] | [ ]\( )
    ) $
    """,
    re.VERBOSE,
)
_KILOMETRES: Final = {"km": 1.0, "kilometer": 1.0, "kilometre": 1.0, "mi": 1.6, "mile": 1.6}
_FAR_KILOMETRES: Final = 40.0
_BARE_DATELINE: Final = re.compile(r" [A-Z][a-z]+ [a-z]")
_WORDS_BEFORE: Final = 8
_SHORTENED: Final = CUES["person_title"] | CUES["abbreviation"]


@dataclass(frozen=True, slots=True)
class Cues:
    """How a name is used.

    `use` is `place`, `person`, `organisation`, `speaker`, `actor` (an
    adjective of people or things: Iraqi troops), `traveller` (of those
    who can be anywhere: US drones, French tourists) or `part` (a piece of a longer
    name that we do not know). `type_word` is the word for the kind of place
    beside the name, folded: "Anbar province", "the town of Bria". `is_aside`
    says that people were taken there or held there after what happened, or that it is far away,
    `is_outlet` that it is the place of the station or paper.
    """

    use: str
    is_locative: bool
    is_dateline: bool
    is_near: bool
    type_word: str
    role: str
    is_aside: bool
    is_around_unknown: bool
    is_quarter: bool
    is_outlet: bool


def cues_of(name: Name, scan: Scan) -> Cues:
    """Return how `name` is used in its text."""
    before = _words_before(name, scan)
    after = _word_after(name, scan)
    lead = scan.text[max(0, name.start - 60) : name.start]
    is_of_outlet = is_outlet(name, scan)
    is_dateline = not is_of_outlet and _is_dateline(name, scan)
    preposition = _preposition(before, scan)
    near = _NEAR.search(lead)
    is_aside = _is_aside(before, after, preposition) or (near is not None and _is_far(near))
    is_bracketed = _is_bracketed(name, scan)
    is_governed = bool(preposition) or is_dateline
    is_locative = is_governed or is_bracketed or is_local_force(name, after)
    type_word = _type_word(before, after)
    return Cues(
        use=use_of(name, scan, Neighbours(before, after, type_word, is_locative, is_governed)),
        is_locative=is_locative,
        is_dateline=is_dateline,
        is_near=near is not None,
        type_word=type_word,
        role=_role(before, preposition),
        is_aside=is_aside,
        is_around_unknown=_is_around_unknown(name, scan),
        is_quarter=_is_quarter(before, after),
        is_outlet=is_of_outlet,
    )


def _words_before(name: Name, scan: Scan) -> list[Word]:
    """Return up to eight words before the name in its sentence, the nearest first."""
    found: list[Word] = []
    end = name.start
    for word in reversed(scan.words[max(0, name.first - _WORDS_BEFORE) : name.first]):
        gap = scan.text[word.end : end]
        if _SENTENCE_END.search(gap + " ") and not (gap == ". " and word.folded in _SHORTENED):
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
        if word.folded not in CUES["skipped"] and word.folded != "s" and not is_wide_name(word, scan):
            return otherwise
        if following == "of":
            otherwise = "of"  # "the Banang Sata district of Yala" lies in Yala
        following = word.folded
    return otherwise


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
    """Whether the name is a dateline: it opens the text or a line in capitals, as in BAGHDAD (AP) -."""
    line_start = scan.text.rfind("\n", 0, name.start) + 1
    if scan.text[line_start : name.start].strip() or not scan.text[name.start : name.end].isupper():
        return False
    is_bare = name.places[0].kind == "city" and _BARE_DATELINE.match(scan.text, name.end) is not None
    return is_bare or _DATELINE.match(scan.text, name.end) is not None


def _is_far(near: re.Match[str]) -> bool:
    """Whether a place only says where another is: a town 90 miles north of Memphis."""
    number = near["number"]
    if number is None or near["distance"] is None:
        return False
    kilometres = _KILOMETRES.get(near["distance"].lower().rstrip("s"), 0.0)
    return float(number.replace(",", "").rstrip(".")) * kilometres > _FAR_KILOMETRES


def _is_around_unknown(name: Name, scan: Scan) -> bool:
    """Whether a smaller place that we do not know stands before the name: Haji Naka area in Kupwara."""
    lead = _UNKNOWN_INSIDE.search(scan.text, max(0, name.start - 60), name.start)
    if lead is None:
        return False
    start, end = lead.span("town" if lead["town"] else "quarter")
    is_known = any(other.start <= start and end <= other.end for other in scan.names)
    return not is_known and scan.text[start:end].casefold() not in CUES["calendar"]


def _is_quarter(before: list[Word], after: Word | None) -> bool:
    """Whether the name is a quarter's: "the Austin neighborhood", not "a Memphis neighborhood"."""
    is_one = bool(before) and before[0].folded in {"the", "s"}
    return is_one and after is not None and after.folded in CUES["quarter"]


def _is_aside(before: list[Word], after: Word | None, preposition: str) -> bool:
    """Whether words say what came after: taken to, arrested in, a hospital in; a Wichita hospital."""
    if not preposition:
        return False
    if any(word.folded in CUES["aside"] for word in before):
        return not any(word.folded in CUES["scene"] for word in before)
    is_ward = after is not None and after.folded in CUES["ward"] and after.text[0].islower()
    behind = [word.folded for word in before[:4] if word.folded not in CUES["skipped"] - CUES["ward"]]
    return is_ward or (
        len(behind) > 1 and behind[0] in {"in", "at"} and behind[1] in CUES["ward"] | CUES["seat"]
    )


def _is_bracketed(name: Name, scan: Scan) -> bool:
    """Whether a name stands in brackets behind a capitalised one: Gnimini (Djibasso, Kossi)."""
    opening = scan.text.rfind("(", max(0, name.start - 40), name.start)
    if opening < 1 or ")" in scan.text[opening : name.start] or name.first == 0:
        return False
    closing = scan.text.find(")", name.end, name.end + 40)
    before = scan.text[:opening].rstrip()
    word = before[max(before.rfind(" "), before.rfind("\n")) + 1 :]
    return closing > 0 and word[:1].isupper() and not word.isupper()


def _role(before: list[Word], preposition: str) -> str:
    """Return origin, destination or incident, from the words before the name."""
    words = {word.folded for word in before[:6]}
    if preposition in CUES["origin"] or (before and words & CUES["flight"] and not preposition):
        return "origin"
    if preposition in CUES["destination"] or (preposition in {"in", "at"} and words & CUES["arrival"]):
        return "destination"
    if before and before[0].folded in CUES["origin"]:
        return "origin"
    return "incident"
