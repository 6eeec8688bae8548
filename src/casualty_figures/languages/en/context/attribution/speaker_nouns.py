"""The head noun of a speaker's phrase, and the pronouns that can mean one."""

import re
from functools import lru_cache

from casualty_figures.languages.en.context.attribution.phrase_patterns import one_of
from casualty_figures.languages.en.context.attribution.speaker_types import speaker_type
from casualty_figures.languages.en.words import rows

_TAIL = re.compile(
    r"\s(?:of|in|at|for|from|on|with|near|to|who|which|that|set|based|close|familiar)\s|\s*[,(]",
    re.IGNORECASE,
)
_DETERMINER = re.compile(r"(?:the|an?|its|his|her|their|this|that|one|another)\s+", re.IGNORECASE)
_LONGEST_DEFINITE = 3
"""Words of "the London-based rights group" behind "the"."""
# "The Data Project (DPX)": no person is called by a short form of capitals.
_BODY = re.compile(r"^[Tt]he\s+(?:[A-Z].*)?\([A-Z]{2,}\)")
_BODIES = frozenset({"un", "ngo", "party", "media"})


@lru_cache(maxsize=1)
def _nouns() -> dict[str, tuple[frozenset[str], frozenset[str]]]:
    return {
        word: (frozenset(pronouns.split()), frozenset(types.split()))
        for word, pronouns, types in rows("speaker_nouns", "word", "pronouns", "types")
    }


def is_speaker_noun(word: str) -> bool:
    """Whether the noun is one of those that speak."""
    return word.lower() in _nouns()


def head_of(words: str) -> str:
    """Return the head of a noun phrase: "officer" of "a police officer in Goma"."""
    return (_main(words).split() or [""])[-1]


def _main(words: str) -> str:
    """Return a noun phrase without what hangs on its noun; the whole where it begins with a mark."""
    return _TAIL.split(words.lstrip(" ,("), maxsplit=1)[0]


def is_a_name(words: str) -> bool:
    """Whether a phrase holds a name: a capital behind its first word, or a first word that is no article."""
    parts = words.split()
    return any(part[0].isupper() for part in parts[1:]) or (
        words[:1].isupper() and not _DETERMINER.match(words)
    )


def types_meant_by(noun: str) -> frozenset[str]:
    """Return the types of speakers whose name "the ..." can stand for."""
    return _nouns().get(noun.lower(), (frozenset(), frozenset[str]()))[1]


def pronouns_for(words: str) -> frozenset[str]:
    """Return the pronouns that can mean a speaker: he (for she too), it, they.

    A name says little: one of a body is "it", one with a title "he", any
    other may be either.
    """
    main = _main(words)
    if _BODY.search(words):
        return frozenset({"it", "they"})
    if " and " in main:
        return frozenset({"they"})
    head = head_of(words)
    if head.lower() in _nouns():
        return _nouns()[head.lower()][0]
    if head[:1].islower():
        is_several = head.endswith("s") and not head.endswith("ss")
        return frozenset({"they" if is_several else "he"})
    is_titled = any("he" in _nouns()[word][0] for word in main.lower().split()[:-1] if word in _nouns())
    is_acronym = head.isupper() and len(head) > 1 and not words.isupper()
    if is_acronym or (not is_titled and speaker_type(main) in _BODIES):
        return frozenset({"it", "they"})
    return frozenset({"he"} if is_titled or len(main.split()) > 1 else {"he", "it"})


def is_definite(words: str) -> bool:
    """Whether the words are "the" and a common noun for a speaker: "the group", "the rights group"."""
    determiner = re.match(r"(?:the|this|that)\s+(?:same\s+)?", words, re.IGNORECASE)
    rest = words[determiner.end() :].split() if determiner else []
    is_plain = all(word[0].islower() or word == "UN" or word.endswith("-based") for word in rest)
    return 0 < len(rest) <= _LONGEST_DEFINITE and is_plain and is_speaker_noun(rest[-1])


@lru_cache(maxsize=1)
def opening_speaker() -> re.Pattern[str]:
    """Return a pattern for one who can speak, at the head of a sentence: "The governor of Misrata went"."""
    nouns = "|".join(sorted(_nouns(), key=len, reverse=True))
    name = rf"(?!{one_of('no_opening')})[A-Z][\w\u2019'-]*"
    middle = rf"(?:(?!\w+ed\b|{one_of('no_opening')}|{one_of('preposition')})[\w\u2019'-]+\s+)"
    return re.compile(
        rf"""(?:[A-Z][^a-z]*[^.;:]{{0,30}}\s(?:--|[-\u2013\u2014])\s)?\W*(?:(?:But|And|Meanwhile,?)\s+)?
        (?P<who>
            (?:(?:[Tt]he|[Aa]n?|{name})\s+{middle}{{0,2}}?(?i:{nouns})|(?=[A-Z])(?i:{nouns}))\b
            (?:\s+(?:of|for)\s+(?:the\s+)?{name}(?:\s+{name})*|\s+{name}(?:\s+{name})*)?
        )
        (?=\s*,|\s+(?:{one_of("relative")}|{one_of("auxiliary")}|{one_of("preposition")}
            |{one_of("opening_verb")}|\w+ed\b|\w+ing\b))
        """,
        re.DOTALL | re.VERBOSE,
    )


@lru_cache(maxsize=1)
def opening_name() -> re.Pattern[str]:
    """Return a pattern for a name of two words or more at the head of a sentence, before its verb."""
    name = rf"(?!{one_of('no_opening')})[A-Z][\w\u2019'.-]*"
    return re.compile(
        rf"""\W*(?P<who>(?:The\s+{name}|{name}\s+(?:(?:of|for)\s+(?:the\s+)?)?{name})(?:\s+{name})*)
        (?=,\s(?:{one_of("apposition")}|who\b)
        |,?\s+(?:{one_of("auxiliary")}|{one_of("opening_verb")}|was|is|were|[a-z]+ed|[a-z]{{3,}}s)\s)
        """,
        re.DOTALL | re.VERBOSE,
    )
