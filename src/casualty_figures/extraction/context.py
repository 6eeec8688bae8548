"""What stands around a figure: who was counted, who says so, when, and what the number measures.

The values are of no language; where a language has no rules for one, nothing is known of it.
"""

from dataclasses import dataclass
from datetime import date

from casualty_figures.records.period import Period

UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class VictimGroup:
    """Those counted, as far as their words say.

    `status` is civilian, combatant, mixed or unknown; `side` government,
    armed_group or perpetrator, for those who fought; `sex` and `age_group`
    are given only where they hold for all.
    """

    status: str
    side: str | None = None
    sex: str | None = None
    age_group: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says so: the words as in the article, their type, and the source the speaker names.

    `type` is official, party, un, ngo, media, witness or unknown. A figure in
    the article's own voice, or only "reported", has no text and is `unknown`.
    `basis` is `explicit` where the figure's own sentence names the speaker,
    `carried` where another one does, and nothing where nobody is named.
    """

    text: str | None
    type: str
    origin: str | None = None
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The days a figure is about, what they rest on, and the day up to which it is said to be known.

    `basis` is that of the figures table: `explicit` or `relative` with a
    period, `publication` or `none` without.
    """

    period: Period | None
    basis: str
    as_of_date: date | None


@dataclass(frozen=True, slots=True)
class Context:
    """All that the words around a figure say of it."""

    indicator: str
    measure: str
    assertion: str
    who: VictimGroup
    speaker: Attribution
    when: When


def unknown_days(published: date | None) -> When:
    """Return that only the article's date is known, or nothing where it has none."""
    return When(None, "publication" if published else "none", published)


NOBODY_KNOWN = VictimGroup(UNKNOWN)
NO_SPEAKER = Attribution(None, UNKNOWN)
