"""How well whole articles are read: figures, their fields, accounts and roles.

The measures are those of a shared scorer of hand-read articles: a field counts
over the required figures that were read, an event over the account that holds
most of its figures.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from casualty_figures.estimating import headline_count
from casualty_figures.estimating.accounts import accounts_of
from casualty_figures.evaluating.figure_matching import Matching, matching_of
from casualty_figures.evaluating.whole_articles import Label, LabelledArticle
from casualty_figures.records import Figure

NEAR_KM = 50
_EMPTY_WORDS = frozenset(["the", "said", "and", "who", "which", "told", "according", "says"])
_ROLES = {
    "subset": ("a part is a part", frozenset(["part"])),
    "repeat": ("told again is no new people", frozenset(["restated", "superseded", "rival", "part"])),
    None: ("own people count", frozenset(["counts", "rival", "superseded", "background"])),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """One judgement: what is measured, whether it is right, and in which article of what words."""

    measure: str
    is_right: bool
    article_id: str
    words: str


def marks_of(article: LabelledArticle, figures: Sequence[Figure]) -> Iterator[Mark]:
    """Yield every judgement of one article."""
    matching = matching_of(article, figures)
    for measure, is_right, words in (
        *_figure_marks(matching),
        *_field_marks(matching),
        *_role_marks(matching),
        *_account_marks(article, matching, figures),
        *_headline_marks(article, figures),
    ):
        yield Mark(measure, is_right, article.article_id, words)


def shares(marks: Sequence[Mark]) -> dict[str, tuple[int, int]]:
    """Return how many judgements of each measure are right, of how many."""
    right, total = Counter(mark.measure for mark in marks if mark.is_right), Counter(m.measure for m in marks)
    return {measure: (right[measure], total[measure]) for measure in total}


def _figure_marks(matching: Matching) -> Iterator[tuple[str, bool, str]]:
    read = [label for label, _ in matching.pairs if not label["optional"]]
    for label in read:
        yield "precision", True, label["quote"]
        yield "recall", True, label["quote"]
    for label in matching.missed:
        yield "recall", False, label["quote"]
    for figure in matching.wrong:
        yield "precision", False, figure.reported_text


def _required(matching: Matching) -> list[tuple[Label, Figure]]:
    return [(label, figure) for label, figure in matching.pairs if not label["optional"]]


def _field_marks(matching: Matching) -> Iterator[tuple[str, bool, str]]:
    for label, figure in _required(matching):
        for field, allowed in (
            ("assertion", label["assertion"]),
            ("measure", label["measure"]),
            ("victim_status", label["victim_status"]),
            ("country_iso3", label["country_iso3"]),
        ):
            name = "country" if field == "country_iso3" else field
            yield name, getattr(figure, field) in _allowed(allowed), label["quote"]
        if label["location_name"]:
            yield "place, where one is named", _is_there(label, figure), label["quote"]
        yield from _date_marks(label, figure)
        yield from _speaker_marks(label, figure)


def _allowed(words: str | None) -> list[str | None]:
    return [part if part not in {"", "None"} else None for part in words.split("|")] if words else [None]


def _is_there(label: Label, figure: Figure) -> bool:
    if figure.location_name is None:
        return False
    if any(_plain(name) == _plain(figure.location_name) for name in label["location_name"].split("|")):
        return True
    here = (figure.latitude, figure.longitude)
    return any(_kilometres(point, here) <= NEAR_KM for point in label["coordinates"])


def _plain(name: str) -> str:
    return re.sub(
        r"[^a-z0-9]", "", re.sub(r"\b(?:al|el|ad|ash|the|city|province|region)[- ]", "", name.lower())
    )


def _kilometres(one: Sequence[float], other: tuple[float | None, float | None]) -> float:
    if other[0] is None or other[1] is None:
        return math.inf
    a, b, c, d = map(math.radians, (one[0], one[1], other[0], other[1]))
    half = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 12742 * math.asin(math.sqrt(half))


def _date_marks(label: Label, figure: Figure) -> Iterator[tuple[str, bool, str]]:
    if label["date_unclear"] or label["date_start"] is None:
        return
    words = label["quote"]
    yield "date given", figure.date_start is not None, words
    start, end = (day.isoformat() if day else None for day in (figure.date_start, figure.date_end))
    yield "date exact", (start, end) == (label["date_start"], label["date_end"]), words
    if start is None or end is None:
        return
    yield "date exact, where given", (start, end) == (label["date_start"], label["date_end"]), words
    yield "date overlap, where given", start <= label["date_end"] and label["date_start"] <= end, words


def _speaker_marks(label: Label, figure: Figure) -> Iterator[tuple[str, bool, str]]:
    speaker, read = label["attribution_text"], figure.attribution_text
    if not speaker or speaker.startswith("?"):
        return
    is_right = read is not None and any(_names_the_same(one, read) for one in speaker.split("|"))
    yield "speaker, where one is named", is_right, label["quote"]


def _names_the_same(one: str, other: str) -> bool:
    one, other = one.lower(), other.lower()
    return one in other or other in one or bool(_content_words(one) & _content_words(other))


def _content_words(words: str) -> set[str]:
    return set(re.findall(r"\w{3,}", words)) - _EMPTY_WORDS


def _role_marks(matching: Matching) -> Iterator[tuple[str, bool, str]]:
    for label, figure in _required(matching):
        name, roles = _ROLES.get(label["relation"], _ROLES[None])
        yield f"role: {name}", figure.role in roles, label["quote"]


def _account_marks(
    article: LabelledArticle, matching: Matching, figures: Sequence[Figure]
) -> Iterator[tuple[str, bool, str]]:
    for (one, figure), (other, rival) in combinations(matching.pairs, 2):
        is_one, is_together = one["event_id"] == other["event_id"], figure.account_id == rival.account_id
        name = "pairs of one event together" if is_one else "pairs of two events apart"
        yield name, is_one == is_together, f"{one['quote']} / {other['quote']}"
    accounts = {account.account_id: account for account in accounts_of(figures)}
    for event in article.events:
        held = Counter(f.account_id for label, f in matching.pairs if label["event_id"] == event["event_id"])
        if not held:
            continue
        account = accounts[str(held.most_common(1)[0][0])]
        yield "cause", account.cause in _allowed(event["cause"]), event["what"]
        yield from _count_marks(event, account.counts.get)


def _count_marks(event: Label, count_of: Callable[[str], object]) -> Iterator[tuple[str, bool, str]]:
    for indicator in ("killed", "injured"):
        label = event.get(indicator)
        if label and event["kind"] == "incident":
            wanted = label["best"] if label["best"] is not None else label["low"]
            yield f"{indicator} of an event", _number(count_of(indicator)) == wanted, event["what"]


def _headline_marks(article: LabelledArticle, figures: Sequence[Figure]) -> Iterator[tuple[str, bool, str]]:
    """Yield whether the headline count is one of those labelled; of a label `?` nothing is known."""
    for indicator, labelled in article.headline.items():
        if labelled == "?":
            continue
        count = headline_count(figures, indicator)
        read = (count.low, count.best, count.high) if count.is_stated else None
        wanted = {(one["low"], one["best"], one["high"]) for one in labelled} if labelled else {None}
        yield f"headline {indicator}", read in wanted, article.title


def _number(count: object) -> int | None:
    bounds = (getattr(count, bound, None) for bound in ("best", "low", "high"))
    return next((bound for bound in bounds if bound is not None), None)
