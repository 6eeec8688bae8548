"""What holds of estimates whatever the articles say."""

from collections import Counter
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import Told, figure, hashed, told_by

from casualty_figures.reconciling.counting.estimates import roles, supported
from casualty_figures.reconciling.testimony import Bounds, ToldFigure

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""A busy machine draws slowly."""

SPEAKERS = ((None, "unknown"), ("the ministry", "official"), ("the rebels", "party"), ("a monitor", "ngo"))
ROLES = ("counts", "restated", "superseded", "rival", "part", "background", "excluded")


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    low, best, high = sorted(draw(st.lists(st.integers(0, 60), min_size=3, max_size=3)))
    shape = draw(st.sampled_from(("exact", "range", "at least", "at most")))
    unit = draw(st.sampled_from(("person", "person", "household")))
    made = {
        "exact": (best, best, best),
        "range": (low, best, high),
        "at least": (low, None, None),
        "at most": (None, None, high),
    }
    return Bounds(*made[shape], unit)


@st.composite
def figures(draw: st.DrawFn) -> ToldFigure:
    speaker, kind = draw(st.sampled_from(SPEAKERS))
    return figure(
        draw(bounds()),
        draw(st.sampled_from(ROLES)),
        indicator=draw(st.sampled_from(("killed", "injured"))),
        speaker=speaker,
        speaker_type=kind,
        victim_status=draw(st.sampled_from(("civilian", "combatant", "unknown"))),
    )


@st.composite
def many_told(draw: st.DrawFn) -> list[Told]:
    made: list[Told] = []
    for place in range(draw(st.integers(1, 5))):
        told = told_by(
            f"article {place}",
            *draw(st.lists(figures(), min_size=1, max_size=3)),
            day=draw(st.integers(1, 4)),
            is_main=draw(st.booleans()),
            is_current=draw(st.sampled_from((True, True, False))),
        )
        shared = draw(st.sampled_from((None, *made))) if made else None
        made.append(replace(told, origin_id=shared.origin_id) if shared else told)
    return made


@UNHURRIED
@given(many_told())
def test_low_is_at_most_best_and_best_at_most_high(told: list[Told]) -> None:
    for one in supported(told):
        known = [bound for bound in (one.bounds.low, one.bounds.best, one.bounds.high) if bound is not None]
        assert known == sorted(known)


@UNHURRIED
@given(many_told())
def test_the_order_of_articles_changes_nothing(told: list[Told]) -> None:
    assert supported(told[::-1]) == supported(told)
    assert Counter(roles("e", told[::-1], supported(told[::-1]))) == Counter(
        roles("e", told, supported(told))
    )


@UNHURRIED
@given(many_told(), st.data())
def test_a_copy_changes_no_number_and_no_status(told: list[Told], data: st.DataObject) -> None:
    original = data.draw(st.sampled_from(told))
    copy = replace(original, account_id=hashed("copy"), article_id=hashed("copied"), publisher="copyist")
    before, after = supported(told), supported([*told, copy])

    numbers = [(one.indicator, one.victim_group, one.bounds, one.status, one.rule) for one in before]
    assert numbers == [(one.indicator, one.victim_group, one.bounds, one.status, one.rule) for one in after]


@UNHURRIED
@given(many_told())
def test_every_figure_has_one_part_in_one_estimate(told: list[Told]) -> None:
    estimates = supported(told)
    parts = list(roles("e", told, estimates))

    assert Counter(one.figure_id for one in parts) == Counter(
        one.figure_id for testimony in told for one in testimony.figures
    )
    held = {(one.indicator, one.victim_group) for one in estimates}
    assert {(one.indicator, one.victim_group) for one in parts} <= held
    assert all(one.estimate_role_reason for one in parts)
