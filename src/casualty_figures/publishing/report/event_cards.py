"""Each event as all articles together support it: its ranges, and the sentences behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from casualty_figures.lexicon.indicators import INDICATORS
from casualty_figures.publishing.report.event_ranges import (
    Range,
    Uncounted,
    count_in_words,
    ranges_of,
    uncounted_of,
)
from casualty_figures.publishing.report.evidence import Sentence, sentence_of
from casualty_figures.publishing.report.reported_tables import ReportedTables

MOST_EVENTS = 40
MOST_TOTALS = 20
MOST_SENTENCES = 12
"""Incidents shown in full, totals and stocks, and sentences of each; the tables have them all."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A figure behind an event: what it does there, who says it, and the words it stands on."""

    role: str
    reason: str
    speaker: str
    source: str
    url: str | None
    sentence: Sentence | None


@dataclass(frozen=True, slots=True)
class SumBeside:
    """A total beside the sum of the incidents it covers."""

    indicator: str
    n_incidents: int
    incidents: str
    difference: int


@dataclass(frozen=True, slots=True)
class EventCard:
    """One event, total or stock."""

    event_id: str
    kind: str
    place: str
    period: str
    status: str
    number_of_sources: int
    n_articles: int
    ranges: tuple[Range, ...]
    sums: tuple[SumBeside, ...]
    uncounted: tuple[Uncounted, ...]
    voices: tuple[Voice, ...]
    voice_count: int

    @property
    def is_reviewed(self) -> bool:
        """Whether a person decided one of its numbers."""
        return any(one.is_reviewed for one in self.ranges)

    @property
    def voices_not_shown(self) -> int:
        """How many figures the card leaves out."""
        return self.voice_count - len(self.voices)


@dataclass(frozen=True, slots=True)
class EventSection:
    """The first events of some kinds, and how many there are of them."""

    count: int
    contested: int
    cards: tuple[EventCard, ...]

    @property
    def not_shown(self) -> int:
        """How many events the page leaves out."""
        return self.count - len(self.cards)


def incidents_of(tables: ReportedTables) -> EventSection:
    """Return the incidents, the newest day first and of one day the largest first."""
    return _section(tables, ["incident"], MOST_EVENTS)


def totals_of(tables: ReportedTables) -> EventSection:
    """Return what is no incident, running totals and stocks, in the same order."""
    kinds = tables.rows("SELECT DISTINCT kind FROM events WHERE kind <> 'incident'")
    return _section(tables, [str(row["kind"]) for row in kinds], MOST_TOTALS)


_EVENTS = """
WITH held AS (
    SELECT event_id, max(coalesce(high, best, low)) AS size FROM estimates
    WHERE valid_to IS NULL GROUP BY event_id
)
SELECT events.*, count(*) OVER () AS in_all,
    count(*) FILTER (WHERE status = 'contested') OVER () AS contested,
    coalesce(coalesce(location_name, adm_1) || ', ' || country, country, 'no place named') AS place
FROM events LEFT JOIN held USING (event_id)
WHERE kind IN (SELECT unnest(?::VARCHAR[]))
ORDER BY date_end DESC NULLS LAST, size DESC NULLS LAST, event_id LIMIT ?
"""

_ESTIMATES = """
SELECT * FROM estimates WHERE valid_to IS NULL AND event_id IN (SELECT unnest(?::VARCHAR[]))
ORDER BY event_id, indicator, victim_group <> 'all', victim_group
"""

_VOICES = """
SELECT estimate_figures.event_id, estimate_role, estimate_role_reason, figures.*, source_article, url,
    count(*) OVER one_event AS in_all, row_number() OVER (one_event ORDER BY
        coalesce(list_position(['recommended', 'triangulation', 'superseded', 'subset', 'duplicate'],
            estimate_role), 9), figures.source_date, figure_id) AS line
FROM estimate_figures JOIN figures USING (figure_id) LEFT JOIN articles USING (article_id)
WHERE estimate_figures.event_id IN (SELECT unnest(?::VARCHAR[]))
WINDOW one_event AS (PARTITION BY estimate_figures.event_id)
QUALIFY line <= ? ORDER BY estimate_figures.event_id, line
"""

_UNCOUNTED = """
SELECT DISTINCT estimate_figures.event_id, figures.indicator, low, best, high, assertion, attribution_text
FROM estimate_figures JOIN figures USING (figure_id)
WHERE estimate_role = 'excluded' AND assertion <> 'affirmed'
    AND estimate_figures.event_id IN (SELECT unnest(?::VARCHAR[]))
ORDER BY ALL
"""

_SUMS = """
SELECT * FROM total_comparisons WHERE event_id IN (SELECT unnest(?::VARCHAR[]))
ORDER BY event_id, indicator
"""

_Rows = list[dict[str, Any]]


def _section(tables: ReportedTables, kinds: Sequence[str], most: int) -> EventSection:
    events = tables.rows(_EVENTS, list(kinds), most)
    ids = [row["event_id"] for row in events]
    estimates = _by_event(tables.rows(_ESTIMATES, ids))
    voices = _by_event(tables.rows(_VOICES, ids, MOST_SENTENCES))
    sums = _by_event(tables.rows(_SUMS, ids))
    uncounted = _by_event(tables.rows(_UNCOUNTED, ids))
    parts = (estimates, sums, uncounted, voices)
    cards = tuple(_card(row, *(found.get(row["event_id"], []) for found in parts)) for row in events)
    first = events[0] if events else {"in_all": 0, "contested": 0}
    return EventSection(first["in_all"], first["contested"], cards)


def _by_event(rows: _Rows) -> dict[Any, _Rows]:
    return {event_id: list(group) for event_id, group in groupby(rows, key=lambda row: row["event_id"])}


def _card(event: dict[str, Any], estimates: _Rows, sums: _Rows, uncounted: _Rows, voices: _Rows) -> EventCard:
    estimates = sorted(estimates, key=lambda row: _order(row["indicator"]))
    return EventCard(
        event_id=event["event_id"] or "",
        kind=event["kind"],
        place=event["place"],
        period=_period(event),
        status=event["status"] or "",
        number_of_sources=event["number_of_sources"] or 0,
        n_articles=event["n_articles"] or 0,
        ranges=tuple(ranges_of(estimates)),
        sums=tuple(_sum(row) for row in sums),
        uncounted=tuple(uncounted_of(row) for row in uncounted[:MOST_SENTENCES]),
        voices=tuple(_voice(row) for row in voices),
        voice_count=voices[0]["in_all"] if voices else 0,
    )


def _order(indicator: str | None) -> int:
    return INDICATORS.index(indicator) if indicator in INDICATORS else len(INDICATORS)


def _voice(row: dict[str, Any]) -> Voice:
    url = row["url"] or ""
    return Voice(
        role=row["estimate_role"] or "",
        reason=row["estimate_role_reason"] or "",
        speaker=row["attribution_text"] or "",
        source=" · ".join(str(row[name]) for name in ("source_article", "source_date") if row[name]),
        url=url if url.startswith(("https://", "http://")) else None,
        sentence=sentence_of(row),
    )


def _sum(row: dict[str, Any]) -> SumBeside:
    return SumBeside(
        indicator=row["indicator"] or "",
        n_incidents=row["n_incidents"] or 0,
        incidents=count_in_words(row["incidents_low"], row["incidents_best"], row["incidents_high"]),
        difference=row["difference"] or 0,
    )


def _period(row: dict[str, Any]) -> str:
    start, end = row["date_start"], row["date_end"]
    if start is None or end is None:
        first = row["first_reported"]
        return "day not said" if first is None else f"day not said, first told {first}"
    return f"{start}" if start == end else f"{start} to {end}"
