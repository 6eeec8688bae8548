"""What the engine says of one labelled record."""

from dataclasses import dataclass
from time import process_time

from casualty_figures.engine import HeadlineCount, extract_figures, headline_count
from casualty_figures.evaluating.labelled import LabelledRecord
from casualty_figures.lexicon.indicators import INDICATOR_OF_LABEL
from casualty_figures.placing import country_of, place_mentions
from casualty_figures.records import Figure


@dataclass(frozen=True, slots=True)
class Answer:
    """The figures read in a record, in how many seconds of the processor, and the country its text is about.

    `has_place` says that the text names a place at all.
    """

    record: LabelledRecord
    figures: tuple[Figure, ...]
    country_iso3: str | None
    has_place: bool
    seconds: float

    def count_of(self, label: str) -> HeadlineCount:
        """Return the headline count that answers a label."""
        return headline_count(self.figures, INDICATOR_OF_LABEL[label])

    def number_of(self, label: str) -> int:
        """Return the one number that answers a label; 0 where the text gives none."""
        return number_in(self.count_of(label))


def answer_to(record: LabelledRecord, *, reader: str = "parser") -> Answer:
    """Return what the engine reads in a record; where a set codes a country, that as well."""
    start = process_time()
    figures = extract_figures(
        record.text, published=record.published, headline=record.headline, reader=reader
    )
    seconds = process_time() - start
    text = f"{record.headline or ''}\n\n{record.text}"
    is_coded = record.country is not None
    return Answer(
        record=record,
        figures=tuple(figures),
        country_iso3=country_of(text) if is_coded else None,
        has_place=bool(place_mentions(text)) if is_coded else False,
        seconds=seconds,
    )


def number_in(count: HeadlineCount) -> int:
    """Return the number a count names, else its upper bound, else its lower one, else 0."""
    return next((bound for bound in (count.best, count.high, count.low) if bound is not None), 0)


def rule_of(figure: Figure) -> str:
    """Return the reader and the rule of a figure, such as `parser:passive`."""
    return f"{figure.extractor}:{figure.rule}"


def number_of(figure: Figure) -> int:
    """Return the number a figure names, else its lower bound, else its upper one."""
    return next(bound for bound in (figure.best, figure.low, figure.high) if bound is not None)
