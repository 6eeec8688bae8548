"""How many of our own articles use each word: writes reconciling/judging/tables/common_words.tsv.

    python benchmarks/common_words.py

The articles are the invented ones of tests/accuracy and data/raw: what is
common in reports of casualties, whatever the case, and nothing of anyone's text.
"""

import json
from collections import Counter
from pathlib import Path

from casualty_figures.reconciling.judging.words import words_in

ROOT = Path(__file__).parents[1]
TABLE = ROOT / "src/casualty_figures/reconciling/judging/tables/common_words.tsv"
FEWEST = 2


def texts() -> list[str]:
    """Return the text of every article of ours."""
    files = [*ROOT.glob("tests/accuracy/accounts/*.txt"), *ROOT.glob("data/raw/*.txt")]
    lines = (ROOT / "tests/accuracy/articles.jsonl").read_text(encoding="utf-8").splitlines()
    told = [
        " ".join(value for value in json.loads(line).values() if isinstance(value, str)) for line in lines
    ]
    return [*(path.read_text(encoding="utf-8") for path in files), *told]


def main() -> None:
    """Write the table."""
    articles: Counter[str] = Counter()
    for text in texts():
        articles.update(set(words_in(text)))
    rows = [f"{word}\t{n}" for word, n in sorted(articles.items()) if n >= FEWEST]
    TABLE.write_text("\n".join(["word\tarticles", *rows, ""]), encoding="utf-8")
    print(f"{len(rows)} words of {len(texts())} articles in {TABLE.name}")


if __name__ == "__main__":
    main()
