"""Each sample article gives exactly the figures labelled beside this file, in the words it uses."""

import dataclasses
import hashlib
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casualty_figures.engine import figures_of, vague_words
from casualty_figures.reading import read_article
from casualty_figures.records import Figure, Origin, ReadArticle

GOLDEN = Path(__file__).parent
SAMPLES = GOLDEN.parents[1] / "data" / "raw"
NAMES = sorted(path.name.removesuffix(".figures.jsonl") for path in GOLDEN.glob("*.figures.jsonl"))
POINTERS = {"subset_of": "subset_of_figure_id", "derived_from": "derived_from_figure_id"}


@pytest.mark.parametrize("name", NAMES)
def test_an_article_gives_every_labelled_figure_and_no_other(name: str) -> None:
    text, figures = read_sample(name)

    differences = list(differences_between(labels_of(name), figures, text))

    assert not differences, "\n" + "\n".join(differences)


@pytest.mark.parametrize("name", NAMES)
def test_the_span_of_every_figure_is_its_phrase_inside_its_sentence(name: str) -> None:
    text, figures = read_sample(name)

    for figure in figures:
        assert text[figure.char_start : figure.char_end] == figure.reported_text
        assert figure.reported_text in figure.source_excerpt
        assert figure.source_excerpt in text


@pytest.mark.parametrize("name", NAMES)
def test_every_labelled_phrase_is_found_once_in_its_article(name: str) -> None:
    text, _ = read_sample(name)

    found = {label["phrase"]: len(list(spans_of(label["phrase"], text))) for label in labels_of(name)}

    assert set(found.values()) <= {1}, found


def test_every_sample_in_english_is_labelled() -> None:
    articles = {path.stem for path in SAMPLES.iterdir() if path.suffix in {".html", ".txt"}}

    assert articles - set(NAMES) == {"kivu-deplaces"}


def test_every_sample_is_described() -> None:
    described = (SAMPLES / "README.md").read_text(encoding="utf-8")

    assert [path.name for path in SAMPLES.glob("*.[th]*") if f"`{path.name}`" not in described] == []


def labels_of(name: str) -> list[dict[str, Any]]:
    lines = (GOLDEN / f"{name}.figures.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@cache
def read_sample(name: str) -> tuple[str, tuple[Figure, ...]]:
    article = article_of(name)
    return article.text, tuple(figures_of(article, vague_words()))


def article_of(name: str) -> ReadArticle:
    path = next(
        SAMPLES / f"{name}{suffix}" for suffix in (".html", ".txt") if (SAMPLES / f"{name}{suffix}").exists()
    )
    record_path = path.with_suffix(".json")
    record = json.loads(record_path.read_text(encoding="utf-8")) if record_path.exists() else {}
    published = record.get("published")
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    origin = Origin(
        article_id=digest,
        raw_sha256=digest,
        raw_path=path.name,
        name=path.name,
        retrieved_at=datetime(2026, 1, 1, tzinfo=UTC),
        url=record.get("url"),
        publisher=record.get("publisher"),
        published=date.fromisoformat(published) if published else None,
    )
    return read_article(raw, origin)


def differences_between(
    labels: list[dict[str, Any]], figures: tuple[Figure, ...], text: str
) -> Iterator[str]:
    """Yield one line for each label without its figure, each column that differs, each figure too many."""
    met = figures_meeting(labels, figures, text)
    for label in labels:
        figure = met.get(label["phrase"])
        if figure is None:
            yield f"missing: {label}"
            continue
        wrong = [line for column, value in label.items() if (line := difference(figure, column, value, met))]
        if wrong:
            yield f"{label['phrase']!r}: " + "; ".join(wrong)
    taken = {figure.figure_id for figure in met.values()}
    for figure in figures:
        if figure.figure_id not in taken:
            count = f"{figure.indicator} {(figure.low, figure.best, figure.high)}"
            yield f"too many: {count} {figure.reported_text!r} in {figure.source_excerpt!r}"


def figures_meeting(
    labels: list[dict[str, Any]], figures: tuple[Figure, ...], text: str
) -> dict[str, Figure]:
    """Return the figure that overlaps each label's phrase and agrees in most columns, each figure once."""
    pairs = [
        (agreement(figure, label), -index, label["phrase"], figure)
        for index, label in enumerate(labels)
        for start, end in spans_of(label["phrase"], text)
        for figure in figures
        if figure.char_start < end and start < figure.char_end
    ]
    met: dict[str, Figure] = {}
    for _, _, phrase, figure in sorted(pairs, key=lambda pair: pair[:2], reverse=True):
        if phrase not in met and figure.figure_id not in {taken.figure_id for taken in met.values()}:
            met[phrase] = figure
    return met


def agreement(figure: Figure, label: dict[str, Any]) -> int:
    row = dataclasses.asdict(figure)
    return sum(plain(row[column]) == value for column, value in label.items() if column in row)


def difference(figure: Figure, column: str, value: object, met: dict[str, Figure]) -> str | None:
    """Return what is wrong with one column of a figure, or `None`."""
    if column == "phrase":
        return None
    if column in POINTERS:
        target = met.get(value) if isinstance(value, str) else None
        wanted = target.figure_id if target else value
        found = getattr(figure, POINTERS[column])
    else:
        wanted, found = value, plain(getattr(figure, column))
    return None if wanted == found else f"{column} is {found!r}, not {value!r}"


def plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def spans_of(phrase: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the phrase stands, wherever its lines are broken."""
    pattern = r"\s+".join(re.escape(word) for word in phrase.split())
    for match in re.finditer(pattern, text):
        yield match.span()
