"""The day an article gives its main event, where no figure of it says one."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date

from casualty_figures.estimating.accounts.telling import Span
from casualty_figures.estimating.accounts.told_text import ToldText
from casualty_figures.extraction.sentences.text import Sentence
from casualty_figures.languages.en.context.periods.told_days import told_days

_MOST_SENTENCES = 60
_LEAST = 0.5
_LATER = 0.05


def event_day(source: ToldText, published: date, elsewhere: AbstractSet[int]) -> Span | None:
    """Return the days best told as those of the event; `None` where none is told well enough.

    What speaks for a day is what its sentence says (`told_days`), less the
    further down it stands. Sentences that begin at one of `elsewhere` tell of
    other events.
    """
    told = ((weight, span) for weight, span in _told(source, published, elsewhere) if weight >= _LEAST)
    return max(told, key=lambda one: one[0], default=(0.0, None))[1]


def _told(source: ToldText, published: date, elsewhere: AbstractSet[int]) -> Iterator[tuple[float, Span]]:
    for number, sentence in enumerate(_body(source)):
        if sentence.start not in elsewhere:
            for day in told_days(sentence.text, published):
                yield day.weight - _LATER * number, Span(day.start, day.end)


def _body(source: ToldText) -> list[Sentence]:
    return [one for one in source.sentences if one.start >= source.headline_end][:_MOST_SENTENCES]
