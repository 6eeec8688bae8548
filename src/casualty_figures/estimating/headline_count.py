"""One article and one indicator: the number that answers "how many were killed".

Each victim counts once, under the worst that happened to him: the injured and
the abducted who die are killed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from casualty_figures.estimating.background import (
    is_part_of_background,
    of_the_incident,
    opening_of,
    outweighs,
)
from casualty_figures.estimating.captives import captives_alive, dead_among_captives
from casualty_figures.estimating.conventions import by_convention
from casualty_figures.estimating.eligibility import Ledger, LeftOut
from casualty_figures.estimating.harm import is_gunshot, is_zero_of
from casualty_figures.estimating.incidents import of_main_incident
from casualty_figures.estimating.parts import distinct
from casualty_figures.estimating.references import bodies_of_headlines, central, is_nobody_known
from casualty_figures.estimating.survivors import dead_among, survivors
from casualty_figures.estimating.title_or_body import told, with_toll, without_vague
from casualty_figures.lexicon.indicators import MOVEMENTS
from casualty_figures.records import Figure


@dataclass(frozen=True, slots=True)
class HeadlineCount:
    """The count of an article's main incident, and the figures it rests on.

    All three bounds are `None`, and `figures` empty, where the article gives
    none. `n_killed` are those whom the figures count and who were killed: they
    are taken from the bounds. `left_out` says of every other figure of the
    indicator why it does not count.
    """

    low: int | None
    best: int | None
    high: int | None
    figures: tuple[Figure, ...]
    n_killed: int = 0
    left_out: tuple[LeftOut, ...] = ()

    @property
    def is_stated(self) -> bool:
        """Whether the article gives a count at all."""
        return bool(self.figures)


MANY = 10
"""Over so many people an article gives running numbers; up to it, it tells them one by one."""

NO_COUNT = HeadlineCount(None, None, None, ())


def headline_count(  # noqa: PLR0913 - what is counted, and the three conventions coders differ in
    figures: Sequence[Figure],
    indicator: str,
    *,
    unit: str = "person",
    victims_only: bool = False,
    civilians_only: bool = False,
    with_feared: bool = False,
) -> HeadlineCount:
    """Return the count that answers how many were killed (injured, displaced ...) in an article.

    `figures` are those of one article, as `extract_figures` returns them, and
    `indicator` one of the codebook. Denied, feared, disputed and retracted
    figures never count. `victims_only` leaves out those who harmed and died of
    it, `civilians_only` those who fought; `with_feared` counts what is feared.

    Where the words add up figures of several sentences,
    or the main account gives a running number of the incident, and many are
    harmed, that account's number answers: it counts all the others again.
    """
    figures = by_convention(
        figures, victims_only=victims_only, civilians_only=civilians_only, with_feared=with_feared
    )
    count = count_within(figures, indicator, unit=unit)
    return _by_account(figures, count, indicator, unit) or count


def _by_account(
    figures: Sequence[Figure], count: HeadlineCount, indicator: str, unit: str
) -> HeadlineCount | None:
    """Return the number of the main account where it counts again what the rules of words would add."""
    told = [one for one in figures if one.is_main and one.kind == "incident"]
    own = [one for one in told if one.indicator == indicator and one.unit == unit]
    counting = [one for one in own if one.role == "counts"]
    most = max((central(one) for one in own if one.assertion == "affirmed"), default=0)
    if not counting or most <= MANY or sum(map(central, counting)) == 0:
        return None
    is_added_up = len({one.source_excerpt for one in count.figures}) > 1 and _total(count) > MANY
    is_of_main = {one.account_id for one in count.figures} <= {counting[0].account_id}
    is_moved = indicator in MOVEMENTS and all(one.rule == "risen" for one in counting)
    is_superseded = bool(count.figures) and all(_is_outdone(one) for one in count.figures)
    is_superseded = is_superseded and (indicator == "killed" or is_moved)
    is_running = indicator == "killed" and any(one.measure == "cumulative" for one in counting)
    if not is_added_up and not ((is_running or is_superseded) and is_of_main):
        return None
    low, best, high = (
        _sum([getattr(one, bound) for one in counting], 0) for bound in ("low", "best", "high")
    )
    left = [
        LeftOut(one, one.role or "excluded", one.role_reason or "of another account")
        for one in figures
        if one.indicator == indicator and one.unit == unit and one not in counting
    ]
    return HeadlineCount(low, best, high, tuple(counting), 0, tuple(left))


def _is_outdone(figure: Figure) -> bool:
    """Whether a later number of its account took the place of the figure, which is no toll itself."""
    return figure.role == "superseded" and figure.rule not in {"label", "toll"}


def _total(count: HeadlineCount) -> int:
    return next((bound for bound in (count.best, count.low, count.high) if bound is not None), 0)


def count_within(figures: Sequence[Figure], indicator: str, *, unit: str = "person") -> HeadlineCount:
    """Return the count of the main incident among figures: all of an article, or those of one account."""
    ledger = Ledger([figure for figure in figures if figure.indicator == indicator and figure.unit == unit])
    figures = of_main_incident(figures)
    ids = {figure.figure_id for figure in figures}
    ledger.keep([one for one in ledger.kept if one.figure_id in ids], "excluded", "of another incident")
    _keep_stated(ledger, figures, unit)
    killed = _killed(figures, unit)
    zeros = [figure for figure in (*ledger.kept, *killed) if is_zero_of(figure, indicator)]
    own = [one for one in ledger.kept if not is_part_of_background(one, figures)]
    ledger.keep(of_the_incident(own, opening_of(figures)), "excluded", "background of the article")
    ledger.keep([one for one in ledger.kept if _counts_somebody(one)], "excluded", "counts nobody")
    dead = count_within(figures, "killed", unit=unit).figures if indicator == "injured" else ()
    ledger.keep(_living(ledger.kept, killed, dead), "excluded", "counted among the killed")
    if zeros and not any(outweighs(figure, zeros[0]) for figure in ledger.kept):
        ledger.keep(zeros[:1], "excluded", "outweighed by a stated zero")
    return _count(ledger, killed, dead)


def _count(ledger: Ledger, killed: Sequence[Figure], dead: Sequence[Figure]) -> HeadlineCount:
    """Return the count of the figures kept, each person once."""
    if ledger.kept:
        ledger.keep(without_vague(ledger.kept), "duplicate", "a number says how many")
        ledger.keep(told(ledger.kept), "duplicate", "told again by headline or body")
        ledger.keep(distinct(ledger.kept, dead), "duplicate", "the same people told again")
        ledger.keep(with_toll(ledger.kept), "subset", "counted again in the toll")
    n_killed = _n_killed(ledger.kept, killed, dead)
    low, best, high = (
        _sum([getattr(figure, bound) for figure in ledger.kept], n_killed)
        for bound in ("low", "best", "high")
    )
    is_left = bool(low or best or high) or not n_killed
    if not ledger.kept or not is_left:
        ledger.keep([], "excluded", "counted among the killed")
        return HeadlineCount(None, None, None, (), n_killed, tuple(ledger.left_out))
    return HeadlineCount(low, best, high, tuple(ledger.kept), n_killed, tuple(ledger.left_out))


def _keep_stated(ledger: Ledger, figures: Sequence[Figure], unit: str) -> None:
    """Count what the article states as so: no denial or fear, no part of a sum, no earlier toll."""
    other_units = {figure.figure_id for figure in figures if figure.unit != unit}
    wholes = {None, *other_units, *bodies_of_headlines(figures)}
    ledger.keep([one for one in ledger.kept if one.assertion == "affirmed"], "excluded", "not affirmed")
    ledger.keep(
        [one for one in ledger.kept if one.subset_of_figure_id in wholes], "subset", "part of another"
    )
    others = {one.figure_id for one in figures if one.indicator != _indicator_of(ledger)}
    bases = {None, *others}  # "five died and twice as many were hurt": the injured are told once
    ledger.keep(
        [one for one in ledger.kept if one.derived_from_figure_id in bases],
        "excluded",
        "follows from another",
    )
    ledger.keep([one for one in ledger.kept if not _is_superseded(one)], "superseded", "an earlier toll")


def _indicator_of(ledger: Ledger) -> str:
    return ledger.kept[0].indicator if ledger.kept else ""


def _is_superseded(figure: Figure) -> bool:
    return figure.rule == "superseded_toll"


def _killed(figures: Sequence[Figure], unit: str) -> list[Figure]:
    ledger = Ledger([figure for figure in figures if figure.indicator == "killed" and figure.unit == unit])
    _keep_stated(ledger, figures, unit)
    return ledger.kept


def _counts_somebody(figure: Figure) -> bool:
    return central(figure) > 0 and not is_nobody_known(figure) and not is_gunshot(figure)


def _living(figures: Sequence[Figure], killed: Sequence[Figure], dead: Sequence[Figure]) -> Sequence[Figure]:
    """Return the injured or abducted without those who were killed; all figures of another indicator."""
    if not figures:
        return figures
    if figures[0].indicator == "injured":
        return survivors(figures, killed, dead)
    return captives_alive(figures, killed) if figures[0].indicator == "abducted" else figures


def _n_killed(figures: Sequence[Figure], killed: Sequence[Figure], dead: Sequence[Figure]) -> int:
    """Return how many of the injured or abducted whom one figure counts were killed."""
    if len(figures) != 1:
        return 0
    if figures[0].indicator == "injured":
        return dead_among(figures[0], dead)
    return dead_among_captives(figures[0], killed) if figures[0].indicator == "abducted" else 0


def dead_among_counted(counted: Sequence[Figure], figures: Sequence[Figure]) -> int:
    """Return how many of the injured or abducted that count were killed, by other figures of the account."""
    indicator, unit = counted[0].indicator, counted[0].unit
    if len(counted) != 1 or indicator not in {"injured", "abducted"}:
        return 0
    killed = _killed(figures, unit)
    dead = count_within(figures, "killed", unit=unit).figures if indicator == "injured" else ()
    return _n_killed(counted, killed, dead)


def _sum(bounds: Sequence[int | None], n_killed: int) -> int | None:
    if any(bound is None for bound in bounds):
        return None
    return max(0, sum(bound for bound in bounds if bound is not None) - n_killed)
