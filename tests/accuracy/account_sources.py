"""Whole articles labelled by hand: from the sources in accounts/ to records.

python tests/accuracy/account_sources.py [--part open|held] > accounts.jsonl

accounts/README.md describes the format of a source; docs/evaluating.md that of a record.
"""

import argparse
import calendar
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SOURCES = Path(__file__).parent / "accounts"
COUNTED = ("killed", "injured", "missing", "displaced", "returned", "detained", "abducted")
HEADLINES = ("killed", "injured", "displaced", "abducted")
FLAGS = {"optional", "derived", "household", "subset", "repeat"}
KEYS = {"by", "status", "measure", "assertion", "country", "in", "on", "cause"}

_MARK = re.compile(r"\{(?P<name>\d+) ")
_BOUNDS = re.compile(
    r"(?P<low>\d+)\.\.(?P<high>\d+)|\.\.~(?P<nearly>\d+)|\.\.(?P<most>\d+)|~(?P<about>\d+)"
    r"|(?P<vague>\d+)\.\.|(?P<least>\d+)\+|(?P<exact>\d+)"
)

Record = dict[str, Any]


class SourceError(ValueError):
    """A source breaks its format; the message says where."""


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text without its marks, and where each mark begins and ends in it."""

    text: str
    spans: dict[str, tuple[int, int]]


@dataclass(slots=True)
class _Reading:
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    open_marks: list[tuple[str, int]] = field(default_factory=list)
    spans: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)

    def close(self) -> None:
        name, start = self.open_marks.pop()
        if name in self.spans:
            raise SourceError(f"mark {name} comes twice")
        self.spans[name] = (start, self.length)


def marked_text(source: str) -> MarkedText:
    """Return the text of `{1 At least {2 nine miners} died}` and the spans of its marks.

    Raises:
        SourceError: a mark is not closed, or its name comes twice.
    """
    reading, at = _Reading(), 0
    while at < len(source):
        if mark := _MARK.match(source, at):
            reading.open_marks.append((mark["name"], reading.length))
            at = mark.end()
            continue
        if source[at] == "}" and reading.open_marks:
            reading.close()
        else:
            reading.add(source[at])
        at += 1
    if reading.open_marks:
        raise SourceError(f"mark {reading.open_marks[-1][0]} is not closed")
    return MarkedText("".join(reading.pieces), reading.spans)


def bounds(word: str) -> Record:
    """Return low, best and high of `12`, `12+`, `~12`, `..12`, `..~12`, `10..12`, or `24..` for "dozens".

    Raises:
        SourceError: the word is none of these.
    """
    found = _BOUNDS.fullmatch(word)
    if found is None:
        raise SourceError(f"no bounds: {word}")
    kind = found.lastgroup if found["low"] is None else "between"
    number = int(found["low"] or found[kind or 0])
    low = number if kind in {"exact", "least", "vague", "between"} else None
    best = number if kind in {"exact", "least", "about", "nearly"} else None
    high = (
        int(found["high"]) if kind == "between" else number if kind in {"exact", "most", "nearly"} else None
    )
    return {"low": low, "best": best, "high": high}


def period(words: str) -> Record:
    """Return the first and last day of `2018-03-05`, `2018-03`, `2018`, `A..B`; `-` is none, `?` unclear."""
    certain = words.rstrip("?")
    first, _, last = certain.partition("..")
    ends = (None, None) if certain in {"", "-"} else (_first_day(first), _last_day(last or first))
    return {"date_start": ends[0], "date_end": ends[1], "date_unclear": words.endswith("?")}


def _first_day(day: str) -> str:
    return day + "-01" * (2 - day.count("-"))


def _last_day(day: str) -> str:
    year, *month = day.split("-")
    if not month:
        return f"{year}-12-31"
    if len(month) == 1:
        return f"{day}-{calendar.monthrange(int(year), int(month[0]))[1]}"
    return day


def place(words: str) -> Record:
    """Return the place of `Baidoa, Bay @ 3.11,43.65`: name, province and points; `-` names none."""
    names, _, points = words.partition("@")
    name, _, province = (part.strip() for part in names.partition(","))
    return {
        "location_name": None if name == "-" else _alternatives(name),
        "adm1": province or None,
        "coordinates": [
            [float(part) for part in point.split(",")] for point in points.split(";") if point.strip()
        ],
    }


def _alternatives(words: str) -> str:
    return "|".join(word.strip() for word in words.split("/"))


def _parts(line: str) -> list[str]:
    return [part.strip() for part in line.split("|")]


def _event(parts: list[str]) -> Record:
    head, what, kind, cause, country, where, when, status, *counts = parts
    stated = dict(count.split() for count in counts)
    return {
        "event_id": head.split()[1],
        "what": what,
        "kind": _alternatives(kind),
        "cause": _alternatives(cause),
        "country_iso3": None if country == "-" else _alternatives(country),
        **place(where),
        **period(when),
        "victim_status": _alternatives(status),
        **{indicator: bounds(stated[indicator]) if indicator in stated else None for indicator in COUNTED},
    }


def _figure(parts: list[str], events: dict[str, Record], marked: MarkedText) -> Record:
    name, count, event_id, *rest = parts
    flags = FLAGS & set(rest)
    stated = dict(part.split(" ", 1) for part in rest if part not in FLAGS)
    if unknown := stated.keys() - KEYS:
        raise SourceError(f"figure {name}: {unknown}")
    indicator, words = count.split(" ", 1)
    event, start, end = events[event_id], *marked.spans[name]
    any_bounds = [bounds(word.strip()) for word in words.split(",")]
    relation = next(iter(sorted(flags & {"subset", "repeat"})), None)
    inherited = {
        key: event[key] for key in ("country_iso3", "cause", "victim_status", "location_name", "adm1")
    }
    return {
        "indicator": indicator,
        **any_bounds[0],
        "bounds_any": any_bounds,
        "unit": "household" if "household" in flags else "person",
        "quote": marked.text[start:end],
        "char_start": start,
        "char_end": end,
        "event_id": event_id,
        "relation": relation,
        "is_subset_or_repeat": relation is not None,
        "optional": "optional" in flags,
        "basis": "derived" if "derived" in flags else "stated",
        "assertion": _alternatives(stated.get("assertion", "affirmed")),
        "measure": _alternatives(stated["measure"]) if "measure" in stated else event["kind"],
        "attribution_text": _alternatives(stated["by"]) if "by" in stated else None,
        **inherited,
        **{key: event[key] for key in ("coordinates", "date_start", "date_end", "date_unclear")},
        **({"country_iso3": _alternatives(stated["country"])} if "country" in stated else {}),
        **({"cause": _alternatives(stated["cause"])} if "cause" in stated else {}),
        **({"victim_status": _alternatives(stated["status"])} if "status" in stated else {}),
        **(place(stated["in"]) if "in" in stated else {}),
        **(period(stated["on"]) if "on" in stated else {}),
    }


def _headline(parts: list[str]) -> Record:
    stated = dict(part.split(" ", 1) for part in parts[1:] if part)
    return {
        indicator: "?"
        if stated.get(indicator) == "?"
        else [bounds(word.strip()) for word in stated[indicator].split(",")]
        if indicator in stated
        else None
        for indicator in HEADLINES
    }


def record_of(name: str, source: str) -> Record:
    """Return the record of one source.

    Raises:
        SourceError: the source breaks the format.
    """
    head, _, rest = source.partition("\n\n")
    body, _, labels = rest.rpartition("\n---")
    try:
        return _record(name, head.splitlines(), marked_text(body.strip()), labels.split("\n"))
    except (ValueError, KeyError) as error:
        raise SourceError(f"{name}: {error}") from error


def _record(name: str, head: list[str], marked: MarkedText, labels: list[str]) -> Record:
    keyed = dict(line.split(": ", 1) for line in head if re.match(r"(title|published|part|style): ", line))
    events = [_event(_parts(line)) for line in head if line.startswith("event ")]
    headline = next(_headline(_parts(line)) for line in head if line.startswith("headline"))
    if unread := len(head) - len(keyed) - len(events) - 1:
        raise SourceError(f"{unread} lines of the head are not understood")
    by_id = {event["event_id"]: event for event in events}
    figures = [
        _figure(_parts(line), by_id, marked) for line in labels if line.strip() and not line.startswith("#")
    ]
    if unlabelled := marked.spans.keys() - {_parts(line)[0] for line in labels}:
        raise SourceError(f"marks without a label: {sorted(unlabelled)}")
    return {
        "id": name,
        **keyed,
        "text": marked.text,
        "events": events,
        "figures": sorted(figures, key=lambda figure: (figure["char_start"], -figure["char_end"])),
        "headline": headline,
    }


def labelled_articles(part: str | None = None) -> Iterator[Record]:
    """Yield the record of each source in the order of their names, or of those of one part, open or held."""
    for path in sorted(SOURCES.glob("*.txt")):
        record = record_of(path.stem, path.read_text(encoding="utf-8"))
        if part in {None, record["part"]}:
            yield record


def main() -> None:
    """Print the records, one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=("open", "held"), help="of one part alone")
    for record in labelled_articles(parser.parse_args().part):
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
