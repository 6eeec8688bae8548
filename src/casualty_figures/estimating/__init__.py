"""One article and one indicator: the number that answers "how many were killed".

The main incident, its parts added; subsets, background and superseded figures
left out. The rules speak of figures only, so that the same logic can reconcile
figures of several articles.
"""

from casualty_figures.estimating.accounts import AccountCount, EventAccount, accounts_of
from casualty_figures.estimating.eligibility import LeftOut
from casualty_figures.estimating.headline_count import NO_COUNT, HeadlineCount, headline_count

__all__ = [
    "NO_COUNT",
    "AccountCount",
    "EventAccount",
    "HeadlineCount",
    "LeftOut",
    "accounts_of",
    "headline_count",
]
