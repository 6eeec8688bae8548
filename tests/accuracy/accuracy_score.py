"""Scores of a reader on the invented corpus beside this file (README.md says how it is labelled).

python tests/accuracy/accuracy_score.py [--json] [--disagreements [CLASS]]
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

CORPUS = Path(__file__).parent
CORPUS_FILES = ("sentences.jsonl", "articles.jsonl", "not_people.jsonl")
HEADLINE_INDICATORS = ("killed", "injured", "displaced", "abducted")

Record = dict[str, Any]


class Reading(NamedTuple):
    """What must be right about a figure for it to be right."""

    indicator: str
    unit: str
    low: int | None
    best: int | None
    high: int | None
    assertion: str


class Range(NamedTuple):
    """The bounds of a headline count."""

    low: int | None
    best: int | None
    high: int | None


Reader = Callable[[str, date | None, str | None], Sequence[Any]]
"""From text, day of publication and headline to the figures read, each with the fields of `Reading`
and `text_part`."""

HeadlineReader = Callable[[Sequence[Any], str], Any]
"""From figures and an indicator to a count with low, best and high, all None where not stated."""


@dataclass(slots=True)
class Tally:
    """Texts and figures of one class, counted."""

    texts: int = 0
    exact_texts: int = 0
    expected: int = 0
    read: int = 0
    right: int = 0

    def add(self, expected: Counter[Reading], read: Counter[Reading]) -> None:
        """Count one text."""
        self.texts += 1
        self.exact_texts += expected == read
        self.expected += expected.total()
        self.read += read.total()
        self.right += (expected & read).total()

    def scores(self) -> dict[str, float]:
        """Precision, recall and the share of texts without a mistake, each 0 to 1."""
        return {
            "precision": share(self.right, self.read),
            "recall": share(self.right, self.expected),
            "exact": share(self.exact_texts, self.texts),
        }


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One text that was not read as it is labelled."""

    record_id: str
    class_name: str
    text: str
    lost: tuple[str, ...]
    wrong: tuple[str, ...]


@dataclass(slots=True)
class Report:
    """All scores of one reader, and every disagreement."""

    scores: dict[str, dict[str, float]] = field(default_factory=dict)
    disagreements: list[Disagreement] = field(default_factory=list)


def share(part: int, whole: int) -> float:
    """Part of whole, rounded to four places; 1 where there was nothing to get wrong."""
    return round(part / whole, 4) if whole else 1.0


def records(name: str) -> Iterator[Record]:
    """The records of one file of the corpus."""
    with (CORPUS / name).open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def corpus_hashes() -> dict[str, str]:
    """SHA-256 of each file of the corpus, and of all whole articles together."""
    articles = hashlib.sha256()
    for path in sorted((CORPUS / "accounts").glob("*.txt")):
        articles.update(path.name.encode() + b"\0" + path.read_bytes())
    files = {name: hashlib.sha256((CORPUS / name).read_bytes()).hexdigest() for name in CORPUS_FILES}
    return {**files, "accounts": articles.hexdigest()}


def expected_readings(record: Record) -> Counter[Reading]:
    """The figures a record is labelled with."""
    return Counter(Reading(*(figure[column] for column in Reading._fields)) for figure in record["figures"])


def read_readings(record: Record, figures: Iterable[Any]) -> Counter[Reading]:
    """The figures a reader found in the text of a record, those of its title left out."""
    return Counter(
        Reading(*(getattr(figure, column) for column in Reading._fields))
        for figure in figures
        if not (record.get("title") and figure.text_part == "headline")
    )


def score_reader(reader: Reader, headline_reader: HeadlineReader) -> Report:
    """Scores on the whole corpus: `figures`, `headline` and `not_people`, each also by class."""
    report = Report()
    _score_figures(reader, report)
    _score_headlines(reader, headline_reader, report)
    _score_not_people(reader, report)
    return report


def _score_figures(reader: Reader, report: Report) -> None:
    tallies: dict[str, Tally] = {}
    for record in (*records("sentences.jsonl"), *records("articles.jsonl")):
        if "figures" not in record:
            continue
        expected = expected_readings(record)
        read = read_readings(record, _read(reader, record))
        class_name = "article" if "title" in record else record["class"]
        for name in ("figures", f"figures/{class_name}"):
            tallies.setdefault(name, Tally()).add(expected, read)
        _note(report, record, class_name, expected, read)
    report.scores |= {name: tally.scores() for name, tally in tallies.items()}


def _score_headlines(reader: Reader, headline_reader: HeadlineReader, report: Report) -> None:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for record in records("articles.jsonl"):
        figures = _read(reader, record)
        for indicator in HEADLINE_INDICATORS:
            expected = Counter([(indicator, expected_range(record["headline"][indicator]))])
            read = Counter([(indicator, read_range(headline_reader(figures, indicator)))])
            for name in _headline_groups(record, indicator):
                asked[name] += 1
                right[name] += expected == read
            _note(report, record, "headline", expected, read)
    report.scores |= {name: {"exact": share(right[name], asked[name])} for name in asked}


def _headline_groups(record: Record, indicator: str) -> list[str]:
    # Not-stated counts are the most of them and the easiest, so the stated ones have a score of their own.
    stated = [] if record["headline"][indicator] is None else ["headline/stated"]
    return ["headline", f"headline/{indicator}", *stated]


def _score_not_people(reader: Reader, report: Report) -> None:
    texts = clean = 0
    for record in records("not_people.jsonl"):
        read = read_readings(record, _read(reader, record))
        texts += 1
        clean += not read
        _note(report, record, "not_people", Counter(), read)
    report.scores["not_people"] = {"exact": share(clean, texts)}


def _read(reader: Reader, record: Record) -> Sequence[Any]:
    published = record.get("published")
    return reader(record["text"], date.fromisoformat(published) if published else None, record.get("title"))


def expected_range(label: Record | int | None) -> Range | None:
    """The bounds a headline label means: `0` is nobody, `null` is not stated."""
    if label is None:
        return None
    return Range(0, 0, 0) if isinstance(label, int) else Range(label["low"], label["best"], label["high"])


def read_range(count: Any) -> Range | None:
    """The bounds a reader gave, or None where it gives none because the article gives none."""
    bounds = None if count is None else Range(count.low, count.best, count.high)
    return None if bounds == (None, None, None) else bounds


def _note(
    report: Report, record: Record, class_name: str, expected: Counter[Any], read: Counter[Any]
) -> None:
    if expected != read:
        lost, wrong = expected - read, read - expected
        report.disagreements.append(
            Disagreement(record["id"], class_name, record["text"], _told(lost), _told(wrong))
        )


def _told(readings: Counter[Any]) -> tuple[str, ...]:
    return tuple(sorted(_in_words(reading) for reading in readings.elements()))


def _in_words(reading: Any) -> str:
    if isinstance(reading, Reading):
        bounds = f"{reading.low}/{reading.best}/{reading.high}"
        return f"{reading.indicator} {bounds} {reading.unit} {reading.assertion}"
    indicator, bounds = reading
    return f"{indicator} not stated" if bounds is None else f"{indicator} {'/'.join(map(str, bounds))}"


def score_engine() -> Report:
    """Scores of the engine of this repository."""
    from casualty_figures import extract_figures, headline_count  # noqa: PLC0415 - heavy

    def reader(text: str, published: date | None, headline: str | None) -> Sequence[Any]:
        return extract_figures(text, published=published, headline=headline)

    return score_reader(reader, headline_count)


def main() -> None:
    """Print the scores of the engine, or the texts it reads otherwise than they are labelled."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="scores as JSON")
    parser.add_argument("--disagreements", nargs="?", const="", metavar="CLASS", help="of one class, or all")
    arguments = parser.parse_args()
    report = score_engine()
    if arguments.disagreements is not None:
        _print_disagreements(report, arguments.disagreements)
    elif arguments.json:
        print(json.dumps(report.scores, indent=2))  # noqa: T201
    else:
        _print_scores(report)


def _print_scores(report: Report) -> None:
    for name, scores in report.scores.items():
        values = "  ".join(f"{measure} {value:.3f}" for measure, value in scores.items())
        print(f"{name:<42}{values}")  # noqa: T201


def _print_disagreements(report: Report, class_name: str) -> None:
    for entry in report.disagreements:
        if class_name in {"", entry.class_name}:
            print(f"{entry.class_name} {entry.record_id}: {entry.text!r}")  # noqa: T201
            print(f"    lost: {'; '.join(entry.lost) or '-'}\n    wrong: {'; '.join(entry.wrong) or '-'}")  # noqa: T201


if __name__ == "__main__":
    main()
