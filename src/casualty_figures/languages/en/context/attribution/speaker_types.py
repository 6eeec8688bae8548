"""What kind of speaker a noun phrase names."""

import re
from functools import lru_cache

from casualty_figures.languages.en.context.groups import group_of
from casualty_figures.languages.en.words import mapping

# "UN officials" are of the United Nations before they are officials.
# and a "police report" is the police's: reports with no other owner are the media's.
PRIORITY = ("un", "ngo", "party", "media", "witness", "official", "report")
_WORD = re.compile(r"(?:[A-Za-z]\.){2,}|[^\W_]+(?:['\u2019-][^\W_]+)*\.?")
_AND = re.compile(r"\s+and\s+|\s*,\s*", re.IGNORECASE)
# "A doctor at the army hospital" is a doctor first.
_PLACE = re.compile(r"\s(?:at|in|near|outside|inside|from|with)\s", re.IGNORECASE)
# These are an acronym and a pronoun, an agency and a letter pair.
_ACRONYMS = frozenset({"who", "ap", "care"})


@lru_cache(maxsize=4096)
def speaker_type(words: str) -> str:
    """Return official, party, un, ngo, media, witness or unknown.

    Of "police and witnesses" the first that is known counts. Medics, doctors
    and hospital sources are witnesses, for they tell of the bodies they saw;
    a hospital, its officials and its spokesmen are official. An armed group
    by name is a party; "Hamas-run health ministry" is a ministry.
    """
    near = [_PLACE.split(part, maxsplit=1)[0] for part in _AND.split(words)]
    return next((found for part in (*near, words) if (found := _type_of(part))), "unknown")


def _type_of(words: str) -> str | None:
    found = set(_types_in(words))
    if not found & {"un", "ngo", "media"} and group_of(words).side == "armed_group":
        return "party"
    if "witness" in found and "official" in found:
        return _last_of(words)
    kind = next((kind for kind in PRIORITY if kind in found), None)
    return "media" if kind == "report" else kind


def _last_of(words: str) -> str | None:
    """Return the type of the last word that has one: a "hospital official" is official."""
    types = _types_in(words)
    return types[-1] if types else None


def _types_in(words: str) -> list[str]:
    tokens = _WORD.findall(words)
    found, at = [], 0
    while at < len(tokens):
        n_tokens, kind = _longest_at(tokens, at)
        found += [kind] if kind else []
        at += n_tokens
    return found


def _longest_at(tokens: list[str], at: int) -> tuple[int, str | None]:
    for n_tokens in range(min(5, len(tokens) - at), 0, -1):
        phrase = " ".join(tokens[at : at + n_tokens])
        if phrase.lower() in _ACRONYMS and not phrase.isupper():
            continue
        for key in (phrase.lower(), phrase.lower().rstrip("."), re.sub(r"['\u2019]s$", "", phrase.lower())):
            if key in speaker_words():
                return n_tokens, speaker_words()[key]
    return 1, None


def speaker_words() -> dict[str, str]:
    """Return the words of the table with their types."""
    return mapping("speaker_types", "word", "type")
