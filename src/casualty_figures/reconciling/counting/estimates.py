"""How many: what the testimonies of one event together support, by named rules."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from casualty_figures.reconciling.counting.agreement import status_of
from casualty_figures.reconciling.counting.deciding import decided
from casualty_figures.reconciling.counting.died_since import without_those_who_died
from casualty_figures.reconciling.counting.figure_roles import figure_role
from casualty_figures.reconciling.counting.replacing import standing_voices
from casualty_figures.reconciling.counting.victim_groups import TELLING_ROLES, group_of, listed_group
from casualty_figures.reconciling.counting.voices import Voice, voices_on
from casualty_figures.reconciling.counting.widening import widened
from casualty_figures.reconciling.testimony import Bounds, Testimony
from casualty_figures.records.event import EstimateFigure
from casualty_figures.schema.event_columns import ALL


@dataclass(frozen=True, slots=True)
class Supported:
    """What is supported of an event for one indicator and one group of victims."""

    indicator: str
    victim_group: str
    bounds: Bounds
    n_figures: int
    number_of_sources: int
    n_independent_origins: int
    status: str
    rule: str
    who_says_what: str | None
    voices: tuple[Voice, ...] = ()
    standing: tuple[Voice, ...] = ()


def supported(testimonies: Sequence[Testimony]) -> list[Supported]:
    """Return what is supported of the event that the testimonies are of, by indicator and group."""
    asked = dict.fromkeys(
        (one.indicator, group)
        for testimony in testimonies
        for one in testimony.figures
        for group in (ALL, group_of(one) if one.role in TELLING_ROLES else ALL)
    )
    listing = {(one.indicator, listed_group(one)) for testimony in testimonies for one in testimony.figures}
    made = _less_the_dead([_supported(testimonies, indicator, group) for indicator, group in sorted(asked)])
    return [one for one in made if one.voices or (one.indicator, one.victim_group) in listing]


def _less_the_dead(made: list[Supported]) -> list[Supported]:
    """Return the estimates, the injured without those whom voices that tell of no injured count as dead."""
    of = {one.indicator: one for one in made if one.victim_group == ALL}
    injured, killed = of.get("injured"), of.get("killed")
    if injured is None or killed is None:
        return made
    left = without_those_who_died(injured.bounds, injured.standing, killed.bounds, killed.standing)
    if left is None:
        return made
    rule = "died_since" if left.best != injured.bounds.best else injured.rule
    return [replace(one, bounds=left, rule=rule) if one is injured else one for one in made]


def _supported(testimonies: Sequence[Testimony], indicator: str, group: str) -> Supported:
    voices = voices_on(testimonies, indicator, group)
    standing = standing_voices(voices, indicator)
    bounds, rule = decided(voices, standing, indicator)
    if group == ALL:
        bounds = widened(bounds, standing, indicator, testimonies)
    status, who_says_what = status_of(standing, bounds)
    own = [
        (testimony, figure)
        for testimony in testimonies
        for figure in testimony.figures
        if figure.indicator == indicator and (group == ALL or group_of(figure) == group)
    ]
    return Supported(
        indicator=indicator,
        victim_group=group,
        bounds=bounds,
        n_figures=len(own),
        number_of_sources=len({testimony.publisher for testimony, _ in own}),
        n_independent_origins=len({testimony.origin_id for testimony, _ in own}),
        status=status,
        rule=rule,
        who_says_what=who_says_what,
        voices=tuple(voices),
        standing=tuple(standing),
    )


def roles(
    event_id: str, testimonies: Sequence[Testimony], estimates: Sequence[Supported]
) -> Iterator[EstimateFigure]:
    """Yield the part of each figure of an event in its `estimates`: one row a figure."""
    of = {(one.indicator, one.victim_group): (one.bounds, *_by_origin(one)) for one in estimates}
    for testimony in testimonies:
        for figure in testimony.figures:
            group = listed_group(figure)
            bounds, voices, standing = of[figure.indicator, group]
            role, reason = figure_role(testimony, figure, bounds, voices, standing)
            yield EstimateFigure(
                figure_id=figure.figure_id,
                event_id=event_id,
                indicator=figure.indicator,
                victim_group=group,
                estimate_role=role,
                estimate_role_reason=reason,
            )


def _by_origin(one: Supported) -> tuple[dict[str, Voice], set[str]]:
    """Return the voices of an estimate by their origins, and the origins of those that stand."""
    voices = {voice.testimony.origin_id: voice for voice in one.voices}
    return voices, {voice.testimony.origin_id for voice in one.standing}
