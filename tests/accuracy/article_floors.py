"""The floors of whole articles: shares of the corpus in accounts/ that must not be lost."""

import json
import tempfile
from pathlib import Path

from account_sources import labelled_articles

from casualty_figures.evaluating.article_scores import marks_of
from casualty_figures.evaluating.marks import shares
from casualty_figures.evaluating.whole_articles import articles_in, figures_read_in

FLOORS = Path(__file__).parent / "article_floors.json"
MARGIN = 0.002
"""What a floor lies below the share: a pair more or less in thousands."""


def article_shares() -> dict[str, float]:
    """Return the share of right judgements of each measure over the corpus, to three places."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "accounts.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in labelled_articles()), "utf-8")
        marks = [mark for one in articles_in(path) for mark in marks_of(one, figures_read_in(one))]
    return {measure: round(right / total, 3) for measure, (right, total) in shares(marks).items()}


def read_article_floors() -> dict[str, float]:
    """Return the floors committed beside the corpus."""
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))
    return floors


def pin_article_floors(*, is_lowering_allowed: bool) -> list[str]:
    """Write the floors anew; return the measures that fall, and write nothing where they may not."""
    new = {measure: round(share - MARGIN, 3) for measure, share in article_shares().items()}
    old = read_article_floors() if FLOORS.exists() else {}
    fallen = [name for name, floor in old.items() if new.get(name, 0.0) < floor]
    if not fallen or is_lowering_allowed:
        FLOORS.write_text(json.dumps(new, indent=2, sort_keys=True) + "\n", "utf-8")
    return fallen
