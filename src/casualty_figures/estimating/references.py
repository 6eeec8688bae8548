"""What the words of a figure say about whom it counts: somebody new, or somebody told of before."""

import re
from collections.abc import Sequence

from casualty_figures.records import Figure

_ANOTHER = re.compile(r"(?i)\b(?:another|second|third|also|additional|further|too|as well|others?|more)\b")
_KNOWN_OTHER = re.compile(r"(?i)the (?:other|second|third|fourth|remaining)\b")
_OPENS_ANEW = re.compile(r"(?i)(?:another|an additional|a further|(?:a )?(?:second|third|fourth|fifth))\b")
_ALSO = re.compile(r"(?i)\balso\b")
_TOO = re.compile(r"(?i)\s*,?\s*(?:too|as well)\b(?!\s+as\b)")
_ONE = re.compile(r"(?i)(?:one|1)\b")
_DEFINITE = re.compile(
    r"(?i)^(?:(?:the|his|her|their|its|this|that|he|she|him|himself|herself|themselves|whose|both)\b"
    r"|(?-i:[A-Z]))"
)
_DEFINITE_GROUP = re.compile(r"(?i)^(?:the|both|all|these|those|they|them)\b")
_OF_KNOWN = re.compile(r"(?i)^\w+ of (?:them|those|these|whom)\b")
_PRONOUN = re.compile(r"(?i)^(?:he|she|they|him|her|them|his|their|who|whose|whom|both|all)\b")
_BARE_PRONOUN = re.compile(r"(?i)he|she|him|her|his|their|who|himself|herself")
_NOBODY_KNOWN = re.compile(r"(?i)^(?:some|any|every)(?:one|body)\b|^(?:i|me|my|you|your|us|we|our)\b")
_WORD = re.compile(r"[A-Za-z]+")
_FUNCTION_WORDS = frozenset({"a", "an", "the", "of", "and", "one", "his", "her", "their", "in", "from"})


def central(figure: Figure) -> int:
    """Return the best bound of a figure, else its least, else its most."""
    return next(bound for bound in (figure.best, figure.low, figure.high) if bound is not None)


def words_before(figure: Figure) -> str:
    """Return what its sentence says before the figure."""
    return figure.source_excerpt[: figure.char_start - figure.sentence_start]


def is_single(figure: Figure) -> bool:
    """Whether the figure is one person named without a number: a man, he, the driver."""
    return central(figure) == 1 and figure.quantifier == "exact" and not _ONE.match(figure.reported_text)


def is_definite(figure: Figure) -> bool:
    """Whether the figure is one person the reader is taken to know: he, the driver, a name."""
    return is_single(figure) and bool(_DEFINITE.match(figure.victim_group or ""))


def is_definite_group(figure: Figure) -> bool:
    """Whether the figure counts several people told of before: the two men, both."""
    return central(figure) > 1 and bool(_DEFINITE_GROUP.match(figure.victim_group or figure.reported_text))


def is_of_known(figure: Figure) -> bool:
    """Whether the figure counts some of the people told of before: two of them, one of those injured."""
    return bool(_OF_KNOWN.search(figure.reported_text))


def is_pronoun(figure: Figure) -> bool:
    """Whether the figure is a bare he or she."""
    return bool(_BARE_PRONOUN.fullmatch(figure.victim_group or ""))


def is_nobody_known(figure: Figure) -> bool:
    """Whether the words name no one of the story: someone, anybody, my head."""
    return bool(_NOBODY_KNOWN.match(figure.victim_group or ""))


def says_others(figure: Figure) -> bool:
    """Whether the words for the people set them apart from those told of before: others, another man."""
    return bool(_ANOTHER.search(figure.victim_group or ""))


def says_another(figure: Figure) -> bool:
    """Whether the words add people to those told of before: another, others, two more."""
    group = figure.victim_group or ""
    return not _KNOWN_OTHER.match(group) and bool(_ANOTHER.search(f"{group} {figure.reported_text[:12]}"))


def says_also(figure: Figure) -> bool:
    """Whether the words of harm add people to those told of before: was also killed."""
    behind = figure.source_excerpt[figure.char_end - figure.sentence_start :]
    return bool(
        _ALSO.search(figure.reported_text) or _ALSO.search(words_before(figure)[-6:]) or _TOO.match(behind)
    )


def opens_anew(figure: Figure) -> bool:
    """Whether the figure begins with words that set it apart from all before: another six."""
    return bool(_OPENS_ANEW.match(figure.reported_text))


def refers_to(later: Figure, earlier: Figure) -> bool:
    """Whether a figure can speak of the people of an earlier one: he, the same noun, the victim, no noun."""
    group = (later.victim_group or "").lower()
    if _PRONOUN.match(group) or "victim" in group or None in {later.victim_group, earlier.victim_group}:
        return True
    nouns = set(_WORD.findall((earlier.victim_group or "").lower())) - _FUNCTION_WORDS
    return any(word in nouns for word in _WORD.findall(group))


def bodies_of_headlines(figures: Sequence[Figure]) -> set[str]:
    """Return the ids of body figures that a headline tells as well: the headline's row points at them."""
    pointed = {
        one.subset_of_figure_id for one in figures if one.text_part == "headline" and one.subset_of_figure_id
    }
    return {one.figure_id for one in figures if one.text_part == "body" and one.figure_id in pointed}
