"""The sentence behind a row, with its phrase apart so that the page can mark it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from casualty_figures.publishing.report.reported_tables import ReportedTables

_LONGEST = 400  # characters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in three parts: what stands before the phrase, the phrase, and what follows."""

    before: str
    phrase: str
    after: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row of a table, and the words it stands on."""

    row_id: str
    about: str
    sentence: Sentence | None


def sentence_of(row: Mapping[str, Any]) -> Sentence | None:
    """Return the sentence of a figure's row with its phrase apart, each where the row says that it stands."""
    start, first = row.get("char_start"), row.get("sentence_start")
    at = start - first if isinstance(start, int) and isinstance(first, int) else 0
    return sentence_around(row.get("source_excerpt"), row.get("reported_text"), at)


def sentence_around(excerpt: str | None, phrase: str | None, at: int) -> Sentence | None:
    """Return the excerpt around the phrase at `at`, cut at both ends where it is long; `None` without one.

    A row in quarantine may say what its sentence does not: then nothing is apart.
    """
    if not excerpt:
        return None
    phrase = phrase if phrase and excerpt.startswith(phrase, at) else ""
    end = at + len(phrase)
    before, after = (excerpt[:at], excerpt[end:]) if phrase else (excerpt, "")
    room = max(_LONGEST - len(phrase), 0) // 2
    before = before if len(before) <= room or not phrase else f"… {before[-room:]}"
    before = before if phrase else before[:_LONGEST]
    after = after if len(after) <= room else f"{after[:room]} …"
    return Sentence(before, phrase, after)


def evidence_of(tables: ReportedTables, table_name: str, row_ids: Sequence[str]) -> list[Evidence]:
    """Return what each of the rows says, in the order of the ids, also where it is in quarantine."""
    found = {row["row_id"]: row for row in _rows(tables, table_name, row_ids)}
    return [_evidence(row_id, found.get(row_id)) for row_id in row_ids]


def fields_of(row_json: str | None) -> dict[str, Any]:
    """Return the columns of a row in quarantine; none where it is not a JSON object."""
    try:
        row = json.loads(row_json or "{}")
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


def _evidence(row_id: str, row: dict[str, Any] | None) -> Evidence:
    if row is None:
        return Evidence(row_id, "", None)
    fields = fields_of(row["row_json"]) if row["row_json"] else row
    sentence = sentence_of(fields)
    return Evidence(row_id, row["about"] or "", sentence)


def _rows(tables: ReportedTables, table_name: str, row_ids: Sequence[str]) -> list[dict[str, Any]]:
    """Return the rows among those published, else among those in quarantine."""
    refused = tables.rows(
        "SELECT row_id, source_name AS about, row_json FROM quarantine "
        "WHERE table_name = ? AND row_id IN (SELECT unnest(?::VARCHAR[]))",
        table_name,
        list(row_ids),
    )
    return refused + _published_rows(tables, table_name, row_ids)


def _published_rows(tables: ReportedTables, table_name: str, row_ids: Sequence[str]) -> list[dict[str, Any]]:
    if table_name == "figures":
        return tables.rows(
            "SELECT figure_id AS row_id, coalesce(source_headline, source_article) AS about, "
            "NULL AS row_json, source_excerpt, reported_text, sentence_start, char_start "
            "FROM figures LEFT JOIN articles USING (article_id) "
            "WHERE figure_id IN (SELECT unnest(?::VARCHAR[]))",
            list(row_ids),
        )
    if table_name == "articles":
        return tables.rows(
            "SELECT article_id AS row_id, coalesce(source_headline, url, raw_path) AS about, "
            "NULL AS row_json FROM articles WHERE article_id IN (SELECT unnest(?::VARCHAR[]))",
            list(row_ids),
        )
    return []
