"""What is said of an event as a whole: its kind, cause, period and place, from its testimonies."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from casualty_figures.reconciling.testimony import Testimony


@dataclass(frozen=True, slots=True)
class Description:
    """The testimony that knows the days best, the one that knows the place best, and who tells of it."""

    account: Testimony
    when: Testimony
    where: Testimony
    n_articles: int
    n_main_articles: int
    number_of_sources: int
    n_independent_origins: int
    first_reported: date | None
    last_reported: date | None


def described(testimonies: Sequence[Testimony]) -> Description:
    """Return what the testimonies of one event say of it."""
    first = testimonies[0]
    days = [one.published for one in testimonies if one.published]
    return Description(
        account=first,
        when=first,
        where=first,
        n_articles=len({one.article_id for one in testimonies}),
        n_main_articles=len({one.article_id for one in testimonies if one.is_main}),
        number_of_sources=len({one.publisher for one in testimonies}),
        n_independent_origins=len({one.origin_id for one in testimonies}),
        first_reported=min(days, default=None),
        last_reported=max(days, default=None),
    )
