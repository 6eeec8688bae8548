"""An extraction of one pattern, for tests of all that is around extraction."""

import re
from hashlib import sha256

from casualty_figures.records import Figure, ReadArticle

FIELDS = dict.fromkeys(Figure.__dataclass_fields__)
KILLED = re.compile(r"(\d+) people were (killed)")


def figures_of(article: ReadArticle, _vague: object = None) -> list[Figure]:
    """Return a figure for each "12 people were killed": these tests are of runs, not of reading."""
    return [_figure(article, found) for found in KILLED.finditer(article.text)]


def _figure(article: ReadArticle, found: re.Match[str]) -> Figure:
    count = int(found[1])
    counts = dict.fromkeys(("low", "best", "high", "person_low", "person_best", "person_high"), count)
    described = {
        "figure_id": sha256(f"{article.origin.article_id} {found.start()}".encode()).hexdigest(),
        "article_id": article.origin.article_id,
        "indicator": "killed",
        "term": found[2],
        "unit": "person",
        "reported_text": found[1],
        "quantifier": "exact",
        "measure": "incident",
        "basis": "stated",
        "victim_status": "unknown",
        "attribution_type": "unknown",
        "attribution_origin": "unknown",
        "assertion": "affirmed",
        "source_date": article.published,
        "date_basis": "publication" if article.published else "none",
        "text_part": "body",
        "source_excerpt": article.text[found.start() : found.end()],
        "sentence_start": found.start(),
        "char_start": found.start(1),
        "char_end": found.end(1),
        "extractor": "tests",
        "rule": "killed",
        "extractor_version": "0.1",
        "confidence": 0.5,
    }
    return Figure(**{**FIELDS, **counts, **described})  # type: ignore[arg-type]
