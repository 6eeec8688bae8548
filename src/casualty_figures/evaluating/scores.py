"""Scores of the engine on a labelled set.

Exact match is that of Zhong, Dhuliawala and Stoehr (EACL 2023): the one number
read for the main incident equals the coded one, and no answer counts as 0.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from casualty_figures.evaluating.answers import Answer, number_of
from casualty_figures.placing import country_of

MENTIONS_OTHERS = "mentions others"


@dataclass(frozen=True, slots=True)
class LabelScore:
    """One label over the records that code it.

    `part` is "mentions others" for the records that the set marks so, which
    are scored apart, else empty. `n_positive` are the records coded above
    zero; `n_covered` those, of the `n_ranged` with a coded range, whose number
    as read lies in it.
    """

    label: str
    part: str
    n_records: int
    n_exact: int
    n_positive: int
    n_positive_exact: int
    absolute_error: int
    n_ranged: int
    n_covered: int

    @property
    def exact_match(self) -> float | None:
        """Share of the records whose number is right."""
        return share(self.n_exact, self.n_records)

    @property
    def exact_match_positive(self) -> float | None:
        """The same among the records coded above zero."""
        return share(self.n_positive_exact, self.n_positive)

    @property
    def mean_absolute_error(self) -> float | None:
        """People between what was read and what was coded, on average."""
        return share(self.absolute_error, self.n_records)

    @property
    def coverage(self) -> float | None:
        """Share of the coded ranges that hold the number read."""
        return share(self.n_covered, self.n_ranged)


@dataclass(frozen=True, slots=True)
class FigureScore:
    """Keyed figures of one indicator that were read, and read figures that are keyed.

    `n_read` is `None` where the set lists only some of its texts' figures.
    """

    indicator: str
    n_keyed: int
    n_found: int
    n_read: int | None
    n_read_right: int

    @property
    def recall(self) -> float | None:
        """Share of the keyed figures that were read."""
        return share(self.n_found, self.n_keyed)

    @property
    def precision(self) -> float | None:
        """Share of the figures read that are keyed; nothing where the lists are not complete."""
        return share(self.n_read_right, self.n_read) if self.n_read is not None else None


@dataclass(frozen=True, slots=True)
class Scores:
    """All that is scored on one set."""

    n_records: int
    seconds: float
    labels: tuple[LabelScore, ...]
    figures: tuple[FigureScore, ...]
    n_with_country: int
    n_country_right: int

    @property
    def articles_per_second(self) -> float | None:
        """Records read in a second on one core, start-up left out."""
        return self.n_records / self.seconds if self.seconds else None

    @property
    def country_accuracy(self) -> float | None:
        """Share right of the records that code a country and whose text names a place."""
        return share(self.n_country_right, self.n_with_country)


def share(part: int, whole: int) -> float | None:
    """Return part of whole; nothing where the whole is none."""
    return part / whole if whole else None


def scores_of(answers: Sequence[Answer]) -> Scores:
    """Return the scores of the answers to a set."""
    placed = [answer for answer in answers if answer.has_place and _coded_country(answer)]
    return Scores(
        n_records=len(answers),
        seconds=sum(answer.seconds for answer in answers),
        labels=tuple(_label_scores(answers)),
        figures=tuple(_figure_scores(answers)),
        n_with_country=len(placed),
        n_country_right=sum(answer.country_iso3 == _coded_country(answer) for answer in placed),
    )


def _label_scores(answers: Sequence[Answer]) -> Iterator[LabelScore]:
    labels = dict.fromkeys(
        label for answer in answers for label in (*answer.record.gold, *answer.record.ranges)
    )
    for part in ("", MENTIONS_OTHERS):
        belonging = [answer for answer in answers if answer.record.mentions_others == bool(part)]
        scores = (_label_score(label, part, belonging) for label in labels)
        yield from (score for score in scores if score.n_records or score.n_ranged)


def _label_score(label: str, part: str, answers: Iterable[Answer]) -> LabelScore:
    answers = [answer for answer in answers if label in {*answer.record.gold, *answer.record.ranges}]
    read = [(answer.number_of(label), answer.record) for answer in answers]
    coded = [(number, record.gold[label]) for number, record in read if label in record.gold]
    positive = [(number, gold) for number, gold in coded if gold > 0]
    ranged = [(number, *record.ranges[label]) for number, record in read if label in record.ranges]
    return LabelScore(
        label=label,
        part=part,
        n_records=len(coded),
        n_exact=sum(number == gold for number, gold in coded),
        n_positive=len(positive),
        n_positive_exact=sum(number == gold for number, gold in positive),
        absolute_error=sum(abs(number - gold) for number, gold in coded),
        n_ranged=len(ranged),
        n_covered=sum(low <= number <= high for number, low, high in ranged),
    )


def _figure_scores(answers: Sequence[Answer]) -> Iterator[FigureScore]:
    keyed = [(answer, key) for answer in answers for key in answer.record.keyed]
    is_complete = any(answer.record.is_complete for answer in answers)
    for indicator in dict.fromkeys(key.indicator for _, key in keyed):
        sought = [(answer, key) for answer, key in keyed if key.indicator == indicator]
        read = [pair for answer in answers if answer.record.is_complete for pair in _read(answer, indicator)]
        yield FigureScore(
            indicator=indicator,
            n_keyed=len(sought),
            n_found=sum(_is_found(answer, key.indicator, key.unit, key.is_count) for answer, key in sought),
            n_read=len(read) if is_complete else None,
            n_read_right=sum(right for _, right in read),
        )


def _is_found(answer: Answer, indicator: str, unit: str, is_count: Callable[[int], bool]) -> bool:
    return any(
        figure.indicator == indicator and figure.unit == unit and is_count(number_of(figure))
        for figure in answer.figures
    )


def _read(answer: Answer, indicator: str) -> list[tuple[tuple[str, int], bool]]:
    """Return each (unit, number) that was read and affirmed, once, and whether it is keyed."""
    read = dict.fromkeys(
        (figure.unit, number_of(figure))
        for figure in answer.figures
        if figure.indicator == indicator and figure.assertion == "affirmed"
    )
    keyed = [key for key in answer.record.keyed if key.indicator == indicator]
    return [
        (
            (unit, number),
            any(key.unit == unit and key.is_count(number) for key in keyed),
        )
        for unit, number in read
    ]


def _coded_country(answer: Answer) -> str | None:
    return country_code(answer.record.country) if answer.record.country else None


@cache
def country_code(name: str) -> str | None:
    """Return the ISO 3166-1 alpha-3 code of a country as a set names it; nothing for a name that is none."""
    return name if len(name) == 3 and name.isupper() else country_of(name)
