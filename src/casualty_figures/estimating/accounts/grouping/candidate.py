"""A telling that may be of an account, and what was read before it."""

import math
from dataclasses import dataclass
from datetime import date
from typing import Final

from casualty_figures.estimating.accounts.grouping.group import Group
from casualty_figures.estimating.accounts.kinds import INCIDENT
from casualty_figures.estimating.accounts.telling import Span, Telling

APART: Final = -math.inf
"""What no sum of other signals outweighs."""

HARMED: Final = frozenset({"killed", "injured"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A telling that may be of an account, and what was read before it.

    `cue` is `past` or `other` where its clause tells of another event than the
    one before; `linked` says that the last telling stands in the same sentence,
    under a cue as well, and is of this account.
    """

    telling: Telling
    group: Group
    main: Group
    previous: Telling
    cue: str | None
    is_current: bool
    is_linked: bool
    published: date | None

    @property
    def is_main(self) -> bool:
        """Whether the account is the first of the text."""
        return self.group is self.main

    @property
    def is_same_sentence(self) -> bool:
        """Whether the last telling read is of the same sentence."""
        return self.previous.start == self.telling.start

    def span(self) -> Span | None:
        """Return the days of the account: the main one's where it is unmarked and knows none."""
        own = self.group.span()
        leans = not self.is_main and not self.group.is_marked and self.main.kind == INCIDENT
        return self.main.span() if own is None and leans else own
