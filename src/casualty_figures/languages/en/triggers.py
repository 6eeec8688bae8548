"""The words and idioms that say what happened, and where a sentence has one."""

import re
from dataclasses import dataclass
from functools import cache

from casualty_figures.languages.en.harm import forms_for, words_of_harm
from casualty_figures.languages.en.lexicon import alternatives
from casualty_figures.languages.en.words import rows


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a word or idiom says happened, and how its victims hang on it."""

    indicator: str
    frame: str
    needs_person: bool


@cache
def idiom_pattern() -> tuple[re.Pattern[str], tuple[tuple[str, Trigger], ...]]:
    """Return one expression for all idioms, and what each of its groups stands for."""
    table = rows("idioms", "pattern", "stands_for", "indicator", "frame", "needs")
    expression = "|".join(f"(?P<i{index}>{phrase})" for index, (phrase, *_) in enumerate(table))
    stands = tuple(
        (stands_for, Trigger(indicator, frame, needs_person=needs == "person"))
        for _, stands_for, indicator, frame, needs in table
    )
    return re.compile(rf"\b(?:{expression})\b"), stands


@cache
def triggers() -> dict[str, tuple[Trigger, ...]]:
    """Return the triggers that each word form can be."""
    found: dict[str, list[Trigger]] = {}
    for word in words_of_harm():
        if word.frame:
            trigger = Trigger(word.indicators[0], word.frame, needs_person=word.needs_person)
            found.setdefault(word.form, []).append(trigger)
    return {form: tuple(options) for form, options in found.items()}


@cache
def _trigger_words() -> re.Pattern[str]:
    whole_words = alternatives({*triggers(), *forms_for("sign")})
    return re.compile(rf"\b(?:{whole_words})\b|(?:{alternatives(forms_for('glued'))})")


@cache
def any_idiom() -> re.Pattern[str]:
    """Return the idioms without their groups: four times as fast as with them."""
    return re.compile(rf"\b(?:{'|'.join(f'(?:{phrase})' for phrase, *_ in rows('idioms'))})\b")


_RUN = re.compile(r"\w+")


def has_trigger(sentence: str) -> bool:
    """Whether the folded sentence holds a word or idiom of harm."""
    if not triggers().keys().isdisjoint(_RUN.findall(sentence)):
        return True
    return bool(_trigger_words().search(sentence) or any_idiom().search(sentence))
