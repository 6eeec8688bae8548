"""Pages and texts changed at random: each must be read, or refused with a reason, within five seconds.

    python benchmarks/mutated_pages.py [--examples 20000] [--seed 1] [--workers 2] [FOLDER]...

What is changed are the articles in `data/raw`, and the pages and texts in the FOLDERS (`.html`, `.txt`, each
also `.gz`): bytes are flipped, pieces are taken out, doubled and moved, numbers made longer, and what trips
readers up is put in. An article that fails, takes longer, or states a figure whose words are not in its text
is printed, made as small as it can be (by hypothesis), with the seed that gives it again; the status is 1.
"""

import argparse
import gzip
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from casualty_figures.engine import vague_words
from casualty_figures.records import Origin, Refusal
from casualty_figures.records.tables import ARTICLES, FIGURES
from casualty_figures.runs.reading import ArticleFigures, reading_in
from casualty_figures.runs.rows.article_rows import article_row
from casualty_figures.schema.to_arrow import rows_to_arrow
from casualty_figures.workers.one_article import outcome_of

SAMPLES = Path(__file__).parents[1] / "data" / "raw"
MOST_SECONDS = 5.0
LONGEST = 40_000
"""Bytes of a page that is changed; the rest is cut off, so that many can be tried."""
NASTY = (
    *(b"", b"\x00", b"\xff\xfe", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xc2\xa0", b"\r", b"\x1b[2J"),
    *(b"<!--", b"-->", b"<![CDATA[", b"</p>", b"<table><tr><td>", b"<script>", b"&#xD800;", b"&#x0;", b"<b "),
    *(b"1,234,567,890,123,456,789,012,345", b"1.2.3.4", b"0", b"-1", b"12-", b"\xc2\xbd", b"10^9", b"1e400"),
    *(b"at least between 3 and 2", b" and ", b" or ", b", ", b" killed", b" of them ", b" including "),
    *(b"hundreds of thousands of dozens of ", b"no ", b"not ", b"(", b'"', b"' ", b"\n\n", b". ", b"; "),
    *(b"99 99 9999", b"31 February 2015", b"since 0000", b"from 2099 to 1066", b"on Monday ", b"IV "),
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":[[]],"datePublished":{}}</script>',
    b'<meta charset="utf-16"><meta property="article:published_time" content="9999-99-99T99:99:99Z">',
)


def samples(folders: Sequence[Path] = ()) -> list[bytes]:
    """Return the articles that are changed, in the order of their names."""
    paths = sorted(path for folder in (SAMPLES, *folders) for path in folder.rglob("*"))
    found = [_content(path) for path in paths if {".html", ".txt"} & set(path.suffixes)]
    return [content[:LONGEST] for content in found]


def _content(path: Path) -> bytes:
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


@st.composite
def mutated(draw: st.DrawFn, articles: Sequence[bytes]) -> bytes:
    """Draw an article with one to eight changes."""
    content = draw(st.sampled_from(articles))
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, max(len(content) - 1, 0)))
        length = draw(st.integers(1, 300))
        change = draw(st.sampled_from(CHANGES))
        content = change(draw, content, start, start + length)[: 2 * LONGEST]
    return content


def _flipped(draw: st.DrawFn, content: bytes, start: int, _end: int) -> bytes:
    if not content:
        return content
    return content[:start] + bytes([content[start] ^ draw(st.integers(1, 255))]) + content[start + 1 :]


def _taken_out(_draw: st.DrawFn, content: bytes, start: int, end: int) -> bytes:
    return content[:start] + content[end:]


def _cut_off(_draw: st.DrawFn, content: bytes, start: int, _end: int) -> bytes:
    return content[:start]


def _repeated(draw: st.DrawFn, content: bytes, start: int, end: int) -> bytes:
    return content[:start] + content[start:end] * draw(st.sampled_from((2, 3, 10, 50))) + content[end:]


def _moved(draw: st.DrawFn, content: bytes, start: int, end: int) -> bytes:
    left, place = content[:start] + content[end:], draw(st.integers(0, len(content)))
    return left[:place] + content[start:end] + left[place:]


def _put_in(draw: st.DrawFn, content: bytes, start: int, _end: int) -> bytes:
    return (
        content[:start]
        + draw(st.sampled_from(NASTY)) * draw(st.sampled_from((1, 1, 1, 2, 200)))
        + content[start:]
    )


def _in_words(_draw: st.DrawFn, content: bytes, start: int, end: int) -> bytes:
    """Turn the order of words round: grammar that nobody writes."""
    return content[:start] + b" ".join(reversed(content[start:end].split(b" "))) + content[end:]


def _encoded(draw: st.DrawFn, content: bytes, _start: int, _end: int) -> bytes:
    coding = draw(st.sampled_from(("utf-16", "latin-1", "cp1252", "utf-8-sig", "shift_jis")))
    return content.decode("utf-8", "replace").encode(coding, "replace")


CHANGES: tuple[Callable[[st.DrawFn, bytes, int, int], bytes], ...] = (
    *(_flipped, _taken_out, _cut_off, _repeated, _moved),
    *(_put_in, _put_in, _in_words, _encoded),
)


def account_for(content: bytes) -> str:
    """Return what became of an article: how many figures it states, or why it is refused.

    Raises:
        AssertionError: The engine failed on it, it took too long, or a figure's words are not in its text.
    """
    began = time.process_time()
    outcome = outcome_of(
        origin_of(content), lambda origin: _reading(content, origin), most_seconds=MOST_SECONDS
    )
    seconds = time.process_time() - began
    if isinstance(outcome, Refusal):
        reason = outcome.reason
        if not reason or "\n" in reason or "a defect of the engine" in reason or "processor time" in reason:
            raise AssertionError(f"after {seconds:.1f} s: {reason}")
        return "refused"
    for figure in outcome.figures:
        if figure.reported_text not in outcome.article.text[figure.char_start : figure.char_end]:
            raise AssertionError(f"not the words of the text: {figure}")
    return "figures" if outcome.figures else "no figure"


def _reading(content: bytes, origin: Origin) -> ArticleFigures | Refusal:
    outcome = reading_in(content, origin, vague=_vague())
    if isinstance(outcome, ArticleFigures):
        rows_to_arrow(ARTICLES, [article_row(outcome, run_id="")])
        rows_to_arrow(FIGURES, outcome.figures)
    return outcome


_vague = cache(vague_words)


def origin_of(content: bytes) -> Origin:
    """Return what the archive would say of bytes."""
    digest, now = sha256(content).hexdigest(), datetime(2026, 1, 1, tzinfo=UTC)
    return Origin(digest, digest, f"archive/{digest}.html", "page.html", now, published=date(2025, 6, 1))


def tried(n_examples: int, first_seed: int, folders: Sequence[Path]) -> tuple[Counter[str], str]:
    """Return what became of so many articles, and what went wrong with the first that did, if any."""
    became: Counter[str] = Counter()

    @seed(first_seed)
    @settings(
        max_examples=n_examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(mutated(samples(folders)))
    def each(content: bytes) -> None:
        became[account_for(content)] += 1

    try:
        each()
    except AssertionError as error:
        return became, f"seed {first_seed}: {error}\n" + "\n".join(getattr(error, "__notes__", ()))
    return became, ""


def main() -> int:
    """Try them, print what became of them, and return the status."""
    parser = argparse.ArgumentParser(description="Read pages and texts that were changed at random.")
    for name, default in (("examples", 20_000), ("seed", 1), ("workers", 2)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    asked = parser.parse_args()
    n_parts = max(asked.examples // 500, 1)
    seeds = range(asked.seed, asked.seed + n_parts)
    became: Counter[str] = Counter()
    wrong = []
    with ProcessPoolExecutor(asked.workers) as pool:
        each = pool.map(tried, [asked.examples // n_parts] * n_parts, seeds, [asked.folders] * n_parts)
        for counts, failure in each:
            became += counts
            if failure:
                wrong.append(failure)
                print(failure, flush=True)
            print(sum(became.values()), dict(became), f"{len(wrong)} wrong", flush=True)
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"{sum(became.values())} articles: {dict(became)}; {len(wrong)} wrong; at most {memory} MB")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
