"""Labels with their numbers: "Killed: 12; wounded: 30", "Dead 12, wounded 30, missing 4"."""

import re
from functools import cache

from casualty_figures.extraction.claims.counted_group import CountedGroup
from casualty_figures.extraction.claims.trigger_reading import TriggerReading
from casualty_figures.languages.en.harm import forms_for, indicator_of
from casualty_figures.languages.en.lexicon import alternatives
from casualty_figures.languages.en.numbers.counted_sentence import CountedSentence


@cache
def _label() -> re.Pattern[str]:
    labels = alternatives(forms_for("label"))
    return re.compile(
        rf"(?:^|[;,.(|/\u2022]\s*|\band\s+|\d\s+(?=(?:{_NUMBER_OF})?\S+\s*[:=]))(?:{_NUMBER_OF})?(?:(?:people|persons)\s+)?"
        rf"(?P<label>{labels})(?P<mark>\s*[:=]\s*|\s+[-\u2013\u2014]\s+|\s*\(|\s+)$"
    )


_NUMBER_OF = r"(?:number|no\.?)\s+(?:of\s+)?"
_OF_PEOPLE = r"(?:\s+(?:people|persons|individuals))?"


@cache
def _label_end() -> re.Pattern[str]:
    return re.compile(
        rf"{_OF_PEOPLE}\)?\s*(?:[;,.)|/\u2022]|$|and\b|(?:{_NUMBER_OF})?(?:{alternatives(forms_for('label'))})\s*[:=]"
        r"|[a-z]+\s*:)"
    )


def labelled_in(counted: CountedSentence) -> list[TriggerReading]:
    """Return the readings of a list of labels: "Killed: 12; wounded: 30", "Dead 12, wounded 30, missing 4".

    Labels without a mark between word and number are taken only where there are two.
    """
    sentence = counted.lowered
    found = []
    is_marked = False
    for mention in counted.counts:
        label = _label().search(sentence[: mention.start])
        ends = _label_end().match(sentence, mention.end)
        if label is None or ends is None:
            continue
        is_marked = is_marked or bool(label["mark"].strip())
        part = CountedGroup(
            mention.count, mention.start, mention.end, mention.end, "number", count_start=mention.start
        )
        span = label.span("label")
        found.append(TriggerReading(indicator_of(label["label"], "label"), *span, (part,), rule="label"))
    return found if is_marked or len(found) > 1 else []
