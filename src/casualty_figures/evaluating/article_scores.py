"""How well whole articles are read: figures, their fields, accounts and roles.

The measures are those of a shared scorer of hand-read articles: a field counts
over the required figures that were read, an event over the account that holds
most of its figures.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from casualty_figures.estimating import headline_count
from casualty_figures.estimating.accounts import EventAccount, accounts_of
from casualty_figures.evaluating.field_marks import field_marks
from casualty_figures.evaluating.figure_matching import Matching, matching_of
from casualty_figures.evaluating.marks import Mark, value_in_words
from casualty_figures.evaluating.whole_articles import Label, LabelledArticle, allowed_values
from casualty_figures.records import Figure

_ROLES = {
    "subset": ("a part is a part", frozenset(["part"])),
    "repeat": ("told again is no new people", frozenset(["restated", "superseded", "rival", "part"])),
    None: ("own people count", frozenset(["counts", "rival", "superseded", "background"])),
}
Bounds = tuple[int | None, int | None, int | None]


def marks_of(article: LabelledArticle, figures: Sequence[Figure]) -> Iterator[Mark]:
    """Yield every judgement of one article."""
    matching = matching_of(article, figures)
    fields = (mark for label, figure in _required(matching) for mark in field_marks(label, figure))
    for mark in (
        *_figure_marks(matching),
        *fields,
        *_role_marks(matching),
        *_account_marks(article, matching, figures),
        *_headline_marks(article, figures),
    ):
        yield replace(mark, article_id=article.article_id)


def _figure_marks(matching: Matching) -> Iterator[Mark]:
    for label, _ in _required(matching):
        yield Mark("precision", is_right=True, words=label["quote"])
        yield Mark("recall", is_right=True, words=label["quote"])
    for label in matching.missed:
        wanted = f"{label['indicator']} {_several_in_words(label['bounds_any'])}"
        yield Mark("recall", is_right=False, words=label["quote"], wanted=wanted, read="nothing of the kind")
    for figure in matching.wrong:
        read = f"{figure.indicator} {_bounds_in_words((figure.low, figure.best, figure.high))}"
        yield Mark("precision", is_right=False, words=figure.reported_text, wanted="no figure", read=read)


def _required(matching: Matching) -> list[tuple[Label, Figure]]:
    return [(label, figure) for label, figure in matching.pairs if not label["optional"]]


def _role_marks(matching: Matching) -> Iterator[Mark]:
    for label, figure in _required(matching):
        name, roles = _ROLES.get(label["relation"], _ROLES[None])
        is_right, wanted = figure.role in roles, "|".join(sorted(roles))
        yield Mark(f"role: {name}", is_right, label["quote"], wanted, value_in_words(figure.role))


def _account_marks(article: LabelledArticle, matching: Matching, figures: Sequence[Figure]) -> Iterator[Mark]:
    for (one, figure), (other, rival) in combinations(matching.pairs, 2):
        is_one, is_together = one["event_id"] == other["event_id"], figure.account_id == rival.account_id
        name = "pairs of one event together" if is_one else "pairs of two events apart"
        yield Mark(name, is_one == is_together, f"{one['quote']} / {other['quote']}")
    accounts = {account.account_id: account for account in accounts_of(figures)}
    for event in article.events:
        held = Counter(f.account_id for label, f in matching.pairs if label["event_id"] == event["event_id"])
        if not held:
            continue
        account = accounts[str(held.most_common(1)[0][0])]
        is_right = account.cause in allowed_values(event["cause"])
        yield Mark("cause", is_right, event["what"], value_in_words(event["cause"]), account.cause)
        yield from _count_marks(event, account)


def _count_marks(event: Label, account: EventAccount) -> Iterator[Mark]:
    for indicator in ("killed", "injured"):
        label = event.get(indicator)
        if label and event["kind"] == "incident":
            wanted = label["best"] if label["best"] is not None else label["low"]
            read = _number(account.counts.get(indicator))
            yield Mark(
                f"{indicator} of an event", read == wanted, event["what"], str(wanted), value_in_words(read)
            )


def _headline_marks(article: LabelledArticle, figures: Sequence[Figure]) -> Iterator[Mark]:
    """Yield whether the headline count is one of those labelled; of a label `?` nothing is known."""
    for indicator, labelled in article.headline.items():
        if labelled == "?":
            continue
        count = headline_count(figures, indicator)
        read = (count.low, count.best, count.high) if count.is_stated else None
        wanted = {(one["low"], one["best"], one["high"]) for one in labelled} if labelled else {None}
        yield Mark(
            f"headline {indicator}",
            read in wanted,
            article.title,
            _several_in_words(labelled or ()),
            _bounds_in_words(read) if read else "none",
        )


def _several_in_words(bounds: Sequence[Label]) -> str:
    """Return bounds of which any is right, as "12|10/-/14"."""
    return "|".join(_bounds_in_words((one["low"], one["best"], one["high"])) for one in bounds) or "none"


def _bounds_in_words(bounds: Bounds) -> str:
    """Return low, best and high as "10/-/14", one number where they are one."""
    if len(set(bounds)) == 1:
        return str(bounds[0])
    return "/".join("-" if bound is None else str(bound) for bound in bounds)


def _number(count: object) -> int | None:
    bounds = (getattr(count, bound, None) for bound in ("best", "low", "high"))
    return next((bound for bound in bounds if bound is not None), None)
