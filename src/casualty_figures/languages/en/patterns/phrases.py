"""The words around a number in a folded sentence, for patterns that need no parse."""

import re
from functools import cache

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.numbers.count import CountMention
from casualty_figures.languages.en.harm import forms_for
from casualty_figures.languages.en.lexicon import cue, is_household_noun, is_person_noun, units
from casualty_figures.languages.en.sentences.casing import is_known
from casualty_figures.languages.en.triggers import Trigger, triggers
from casualty_figures.languages.en.words import words


@cache
def harm_words(frames: tuple[str, ...], ending: str) -> str:
    """Return an expression for the trigger words of some frames whose ending matches."""
    forms = {
        form
        for form, options in triggers().items()
        for option in options
        if option.frame in frames and re.search(ending, form) and form not in forms_for("body")
    }
    return "|".join(sorted(forms, key=lambda form: (-len(form), form)))


STOP_WORDS = words("stop_words")


def noun_stop(match: re.Match[str]) -> int:
    """Return where the words for the group end, in front of the verb and its auxiliaries."""
    return match.start("noun") + len(match["noun"].rstrip()) if match["noun"].strip() else match.start()


def trigger_for(verb: str, frames: tuple[str, ...]) -> Trigger | None:
    """Return the trigger that a word can be in one of the frames."""
    return next((option for option in triggers().get(verb, ()) if option.frame in frames), None)


def noun_words(text: str) -> list[str]:
    """Return the words of the noun phrase that a text begins with, up to its first noun for people."""
    found: list[str] = []
    for word in text.split():
        if word in STOP_WORDS and not (word == "of" and not found):
            break
        found.append(word)
        if is_person_noun(word):
            break
    return found


def trimmed_end(sentence: str, start: int, end: int, noun: list[str]) -> int:
    """Return where the last of the noun's words ends."""
    if not noun:
        return start
    position = start
    for word in noun:
        at = sentence.find(word, position)
        position = at + len(word) if at >= 0 else position
    return min(position, end)


def is_countable(noun: list[str], *, needs_person: bool) -> bool:
    """Whether the words behind a number can name people."""
    named = [word for word in noun if word not in {"of", "the", "other", "others", "more"}]
    if not named:
        return not needs_person or bool({"other", "others", "more"} & set(noun)) or not noun
    if named[0] in units() and not is_person_noun(named[0]):
        return False
    if any(is_person_noun(word) for word in named):
        return True
    if needs_person or named[-1] in units() or named[-1] in words("things"):
        return False
    return not is_known(named[-1])


def is_household_phrase(noun: list[str]) -> bool:
    """Whether the words name households."""
    return any(is_household_noun(word) for word in noun)


def counted_part(mention: CountMention, end: int, noun: list[str]) -> CountedGroup:
    """Return those whom a number counts, up to the end of the words for them."""
    return CountedGroup(
        mention.count,
        mention.start,
        end,
        mention.end,
        "number",
        is_further=mention.is_further,
        is_household=is_household_phrase(noun),
        count_start=mention.start,
    )


OTHERS = frozenset(["others", "more", "other"])
"""Words that stand for people where no noun does."""


NEGATED = re.compile(r"\b(?:not|never|n't|almost|nearly|neither|nor)\s+(?:\w+ly\s+|been\s+)?$")
_HYPOTHETICAL = re.compile(rf"(?<!\d )\b{cue('not_yet')}\b[^.;,]{{0,40}}$")


_DENIED = re.compile(rf"\b{cue('denies')}\b(?:(?!,\s+(?:while|whereas|but|although|though)\b)[^.;]){{0,60}}$")


def assertion_before(before: str) -> str:
    """Return what the words before a figure, without a parse, do with it."""
    if _DENIED.search(before):
        return "denied"
    return "hypothetical" if _HYPOTHETICAL.search(before) else "affirmed"
