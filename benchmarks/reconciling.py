"""Processor time and memory of reconciling: made-up tables of 10,000, 100,000 and 1,000,000 figures.

    python benchmarks/reconciling.py [FIGURES...]

Each event is told by one to eight articles, each with one account of three
figures; places, days and names are drawn as news has them: few are in many.
Prints what a whole recount costs and what one new article costs after it.
Each size runs in a process of its own, so that its peak memory is its own.
"""

import hashlib
import random
import resource
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from casualty_figures.reconciling import BEFORE_ALL, Changed, Former, Told, reconciled
from casualty_figures.records.tables import ACCOUNTS, ARTICLES, FIGURES
from casualty_figures.schema.to_arrow import unchecked_schema

SIZES = (10_000, 100_000, 1_000_000)
FIGURES_EACH = 3
AT_ONCE = 20_000
"""Figures that are rows of Python at once, so that making them takes little memory."""
FIRST = date(2015, 1, 1)
DAYS = 3_650
WORDS = [
    f"{a}{b}{c}" for a in ("bar", "kel", "mor", "tus") for b in ("an", "el", "ir", "os") for c in "abcdefgh"
]


def key(*parts: object) -> str:
    """Return a hash of the parts."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def made(n_figures: int) -> Told:
    """Return the tables with about so many figures."""
    draw = random.Random(7)  # noqa: S311 - the same tables each time
    kinds = {"accounts": ACCOUNTS, "figures": FIGURES, "articles": ARTICLES}
    parts: dict[str, list[pa.Table]] = {name: [] for name in kinds}
    event = n_made = 0
    while n_made < n_figures:
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in kinds}
        while n_made + len(rows["figures"]) < n_figures and len(rows["figures"]) < AT_ONCE:
            event += 1
            told_of(event, draw, rows)
        n_made += len(rows["figures"])
        for name, table in kinds.items():
            parts[name].append(pa.Table.from_pylist(rows[name], schema=unchecked_schema(table)))
    return Told(*(pa.concat_tables(own).combine_chunks() for own in parts.values()))


def without(told: Told, article_id: str) -> Told:
    """Return the tables without what one article tells."""
    return Told(*(rows.filter(pc.not_equal(rows["article_id"], article_id)) for rows in of(told)))


def told_of(event: int, draw: random.Random, rows: dict[str, list[dict[str, Any]]]) -> None:
    """Add the articles on one event."""
    day = FIRST + timedelta(draw.randrange(DAYS))
    country, area = draw.randrange(60), draw.randrange(12)
    town = f"Town{country}x{area}x{draw.randrange(40)}"
    names = [f"{draw.choice(WORDS)}{draw.randrange(50_000)}".capitalize() for _ in range(4)]
    killed = 1 + int(draw.expovariate(0.2))
    for number in range(1 + min(7, int(draw.expovariate(0.7)))):
        published = day + timedelta(draw.randrange(4))
        words = " ".join(draw.choice(WORDS) for _ in range(60))
        said = f"At the {names[0]} market of {town} {killed} died, {names[number % 4]} said."
        text = f"Attack in {town}. {said} {words}"
        article, account = key("article", event, number), key("account", event, number)
        rows["articles"].append(
            {"article_id": article, "origin_group_id": article, "text": text, "source_date": published}
        )
        place = {
            "country": f"C{country}",
            "country_iso3": f"C{country:02d}",
            "adm_1": f"A{area}",
            "location_name": town,
        }
        point = {
            "latitude": country - 30.0,
            "longitude": area * 3.0,
            "where_prec": 1,
            "where_basis": "explicit",
        }
        when = {"date_start": day, "date_end": day, "date_prec": 1, "date_basis": "relative"}
        count = {"low": killed, "best": killed, "high": killed, "unit": "person", "indicator": "killed"}
        shared = {
            "account_id": account,
            "article_id": article,
            "source_date": published,
            "kind": "incident",
            "is_main": True,
        }
        about = {"cause": "conflict", "weapon": "unknown", "perpetrator_side": "unknown"}
        rows["accounts"].append(shared | place | point | when | count | about | {"n_figures": FIGURES_EACH})
        for place_in_text in range(FIGURES_EACH):
            told = {"figure_id": key("figure", event, number, place_in_text), "source_excerpt": text[:90]}
            role = {
                "role": "counts" if not place_in_text else "restated",
                "role_reason": "",
                "assertion": "affirmed",
            }
            who = {"victim_status": "civilian", "attribution_type": "official", "attribution_text": "police"}
            rows["figures"].append(shared | count | told | role | who)


def one(n_figures: int) -> None:
    """Print what one size costs, and what an article more costs then."""
    told = made(n_figures)
    new = told.articles["article_id"][told.articles.num_rows // 2].as_py()
    before, at_first = without(told, new), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found, seconds = timed(before, BEFORE_ALL, None)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    former = Former.of(found)
    _, more = timed(told, former, Changed(frozenset({new}), Told(*(rows.slice(0, 0) for rows in of(told)))))
    print(
        f"{n_figures:>9,} figures {told.accounts.num_rows:>8,} accounts "
        f"{found['events'].num_rows:>8,} events "
        f"{seconds:7.1f} s {1e6 * seconds / n_figures:6.1f} us a figure, peak {peak:,.0f} MB "
        f"({at_first:,.0f} MB before); an article more {more:.1f} s",
        flush=True,
    )


def of(told: Told) -> tuple[pa.Table, pa.Table, pa.Table]:
    """Return the tables in the order that reconciling takes them."""
    return told.accounts, told.figures, told.articles


def timed(told: Told, former: Former, changed: Changed | None) -> tuple[dict[str, pa.Table], float]:
    """Return the tables of events, and the seconds of processor time they took."""
    start = time.process_time()
    at = datetime(2026, 1, 1, tzinfo=UTC)
    found = reconciled(told, former, changed=changed, run_id="0" * 64, at=at).tables
    return found, time.process_time() - start


def main() -> None:
    """Run each size in a process of its own."""
    if sys.argv[1:2] == ["--one"]:
        one(int(sys.argv[2]))
        return
    for size in map(int, sys.argv[1:] or map(str, SIZES)):
        subprocess.run([sys.executable, __file__, "--one", str(size)], check=True)


if __name__ == "__main__":
    main()
