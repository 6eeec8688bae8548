"""Rows of releases from before a column, for articles whose bytes are gone and that cannot be read anew."""

from typing import Any

import pyarrow as pa

from casualty_figures.reading.addresses import page_address
from casualty_figures.reading.versions.sketches import sketch_text


def with_sentence_and_rule(figures: pa.Table, articles: pa.Table) -> pa.Table:
    """Return the figures with `sentence_start` and `rule`, which 0.1.0 did not have.

    Its `extractor` held the rule too (`parser:passive`); the sentence is found
    in the text of its article. What is not found stays empty, for the checks.
    They are in no account: that needs the article read anew.
    """
    if not figures["rule"].null_count:
        return figures
    texts = dict(zip(articles["article_id"].to_pylist(), articles["text"].to_pylist(), strict=True))
    rows = [_of_today(row, texts.get(row["article_id"]) or "") for row in figures.to_pylist()]
    return pa.Table.from_pylist(rows, schema=figures.schema)


def with_page_and_sketch(articles: pa.Table) -> pa.Table:
    """Return the articles with `page_address` and `text_sketch`, which earlier releases lack."""
    if not articles["text_sketch"].null_count:
        return articles
    texts, urls = articles["text"].to_pylist(), articles["url"].to_pylist()
    sketches = [None if text is None else sketch_text(text) for text in texts]
    made = {"page_address": [page_address(url) for url in urls], "text_sketch": sketches}
    for name, values in made.items():
        place = articles.schema.get_field_index(name)
        articles = articles.set_column(place, articles.schema.field(place), pa.array(values, pa.string()))
    return articles


def _of_today(row: dict[str, Any], text: str) -> dict[str, Any]:
    reader, colon, rule = (row["extractor"] or "").partition(":")
    if row["rule"] is not None or not colon:
        return row
    read = {"extractor": reader, "rule": rule, "sentence_start": _sentence_start(row, text)}
    # Its `publication` said that no words give a period; today's is the period of the day of publication.
    return row | read | ({"date_basis": "none"} if row["date_start"] is None else {})


def _sentence_start(row: dict[str, Any], text: str) -> int | None:
    """Return where the sentence around the phrase begins, `None` where the text does not have it there."""
    excerpt, phrase_start = row["source_excerpt"], row["char_start"]
    if not excerpt or phrase_start is None:
        return None
    start = text.rfind(excerpt, 0, phrase_start + len(excerpt))
    return start if 0 <= start <= phrase_start else None
