"""What a number measures: an incident, a total over a period, a stock at a moment, or a flow.

IDMC's stock and flow for displacement; a running total of deaths is cumulative.
"""

import re

from casualty_figures.languages.en.context.event_cues import has_cue
from casualty_figures.languages.en.lexicon import cue
from casualty_figures.lexicon.indicators import MOVEMENTS, STOCKS

_STOCK = re.compile(
    r"\b(?:remain(?:s|ed|ing)?|still|currently|now\s+(?:live|living)"
    rf"|are\s+{cue('state_at_a_moment')}"
    r"|is\s+home\s+to|hosts?|hosting|living\s+in|in\s+detention|behind\s+bars|being\s+held|are\s+held)\b"
)
_CUMULATIVE = re.compile(
    rf"""
    \b(?:since|so\s+far|to\s+date|in\s+total|altogether|already|overall|a\s+total\s+of|in\s+all
    |bringing|brings|brought|tolls?|over\s+the\s+(?:past|last|course)
    |during\s+the\s+{cue("war")}
    |in\s+the\s+(?:past|last)\s+(?:\w+\s+)?(?:months?|years?|decades?)|this\s+year|last\s+year
    |estimates?|every\s+year|each\s+year|a\s+year|per\s+year|annually)\b
    """,
    re.VERBOSE,
)
_TOLL_OF_INCIDENT = re.compile(r"\b(?:death\s+)?toll\b")


def measure_of(  # noqa: PLR0913 - where it stands, what it counts, and the two things known of its period
    lowered: str, span: tuple[int, int], indicator: str, rule: str, *, is_cumulative: bool, has_day: bool
) -> str:
    """Return the measure of the figure at a span of a folded sentence.

    `is_cumulative` says that the words of its period count over a span,
    `has_day` that they give one day: who died "during the uprising" on Friday
    is of that day.
    """
    around = lowered[max(0, span[0] - 30) : span[1] + 40]
    if indicator in STOCKS and _STOCK.search(around) and not is_cumulative:
        return "stock"
    if rule in {"toll", "superseded_toll", "risen"} or is_cumulative:
        return "cumulative"
    if _CUMULATIVE.search(lowered) and not _TOLL_OF_INCIDENT.search(lowered):
        return "cumulative"
    if indicator in MOVEMENTS:
        return "flow"
    return "cumulative" if not has_day and has_cue(lowered, "drawn_out") else "incident"
