"""Many articles on one event support one estimate, by rules that have names."""

from collections.abc import Sequence

from told import Told, exactly, figure, hashed, told_by

from casualty_figures.reconciling.counting.estimates import Supported, roles, supported
from casualty_figures.reconciling.testimony import Bounds, ToldFigure

MINISTRY = {"speaker": "the ministry", "speaker_type": "official"}
OBSERVATORY = {"speaker": "the observatory", "speaker_type": "ngo"}
AT_LEAST_12 = Bounds(12, None, None)
ABOUT_100 = Bounds(90, 100, 110)


def killed(*testimonies: Told, group: str = "all") -> Supported:
    return next(
        one for one in supported(testimonies) if (one.indicator, one.victim_group) == ("killed", group)
    )


def injured(*testimonies: Told) -> Supported:
    return next(
        one for one in supported(testimonies) if (one.indicator, one.victim_group) == ("injured", "all")
    )


def hurt(number: int) -> ToldFigure:
    return figure(number, indicator="injured")


def parts(testimonies: Sequence[Told]) -> list[tuple[str, str]]:
    told = roles(hashed("event"), testimonies, supported(testimonies))
    return [(one.victim_group or "", one.estimate_role) for one in told]


def test_one_article_is_provisional_and_gives_its_own_bounds() -> None:
    said = killed(told_by("a", figure(ABOUT_100)))

    assert (said.bounds, said.status, said.rule) == (ABOUT_100, "provisional", "one_origin")


def test_two_origins_that_agree_corroborate() -> None:
    said = killed(told_by("a", figure(12)), told_by("b", figure(12)))

    assert (said.bounds, said.status, said.rule) == (exactly(12), "corroborated", "agreement")


def test_copies_of_one_story_are_one_voice() -> None:
    story = told_by("a", figure(12))
    copy = told_by("b", figure(12), origin_id=story.origin_id)
    said = killed(story, copy)

    assert (said.status, said.n_independent_origins, said.number_of_sources) == ("provisional", 1, 2)
    assert parts([story, copy]) == [("all", "recommended"), ("all", "duplicate")]


def test_the_number_most_origins_give_is_the_best_and_the_others_widen() -> None:
    said = killed(told_by("a", figure(12)), told_by("b", figure(12)), told_by("c", figure(11)))

    assert (said.bounds, said.rule) == (Bounds(11, 12, 12), "most_origins")


def test_of_two_numbers_told_as_often_the_lower_is_the_best() -> None:
    said = killed(told_by("a", figure(20)), told_by("b", figure(12)))

    assert (said.bounds, said.rule) == (Bounds(12, 12, 20), "median")


def test_of_two_near_numbers_of_dead_the_higher_is_the_best() -> None:
    said = killed(told_by("a", figure(2)), told_by("b", figure(1)))

    assert (said.bounds, said.rule) == (Bounds(1, 2, 2), "median")


def test_of_two_near_numbers_of_injured_the_lower_is_the_best() -> None:
    assert injured(told_by("a", hurt(2)), told_by("b", hurt(1))).bounds == Bounds(1, 1, 2)


def test_nobody_gives_way_to_somebody() -> None:
    assert injured(told_by("a", hurt(0)), told_by("b", hurt(1))).bounds == Bounds(0, 1, 1)


def test_of_numbers_told_as_often_the_one_that_others_tell_beside_theirs_is_the_best() -> None:
    said = killed(
        told_by("a", figure(5)), told_by("b", figure(4)), told_by("c", figure(19), figure(4, "restated"))
    )

    assert said.bounds == Bounds(4, 4, 19)


def test_who_was_injured_and_died_since_is_no_longer_injured() -> None:
    first, later = told_by("a", hurt(1)), told_by("b", figure(1), day=3)
    said = injured(first, later)

    assert (said.bounds, said.rule) == (Bounds(0, 0, 1), "died_since")
    assert killed(first, later).bounds == exactly(1)


def test_of_many_injured_those_who_died_since_only_lift_the_low_bound_down() -> None:
    said = injured(told_by("a", figure(5), hurt(40)), told_by("b", figure(7), day=3))

    assert (said.bounds, said.rule) == (Bounds(38, 40, 40), "one_origin")


def test_dead_who_were_told_before_are_none_of_the_injured() -> None:
    assert injured(told_by("a", figure(1)), told_by("b", hurt(1), day=3)).bounds == Bounds(0, 1, 1)


def test_who_tells_that_one_of_the_injured_died_replaces_who_does_not() -> None:
    said = injured(told_by("a", hurt(3)), told_by("b", hurt(3)), told_by("c", figure(1), hurt(2), day=3))

    assert (said.bounds, said.rule) == (exactly(2), "revised_toll")


def test_few_injured_may_be_none_where_another_article_counts_dead_alone() -> None:
    both = told_by("a", figure(1), hurt(2))

    assert injured(both, told_by("b", figure(1))).bounds == Bounds(0, 2, 2)
    assert injured(told_by("a", figure(1), hurt(20)), told_by("b", figure(1))).bounds == exactly(20)
    assert injured(both, told_by("b", figure(1), is_main=False)).bounds == exactly(2)


def test_a_number_that_is_added_up_may_count_people_twice() -> None:
    said = killed(told_by("a", figure(2), figure(3)))

    assert said.bounds == Bounds(3, 5, 5)


def test_a_toll_that_rises_over_days_is_the_latest_and_the_earlier_do_not_widen() -> None:
    told = [told_by(name, figure(n), day=n - 10) for name, n in (("a", 12), ("b", 17), ("c", 21))]
    said = killed(*told)

    assert (said.bounds, said.rule) == (exactly(21), "rising_toll")
    assert parts(told) == [("all", "superseded"), ("all", "superseded"), ("all", "recommended")]


def test_a_speaker_who_lowers_the_toll_replaces_the_speaker_s_earlier_one() -> None:
    said = killed(told_by("a", figure(150, **MINISTRY)), told_by("b", figure(120, **MINISTRY), day=3))

    assert (said.bounds, said.rule) == (exactly(120), "revised_toll")


def test_a_leap_that_no_second_voice_tells_replaces_nothing() -> None:
    said = killed(told_by("a", figure(2)), told_by("b", figure(25), day=2))

    assert said.bounds == Bounds(2, 2, 25)


def test_a_party_s_higher_number_replaces_no_ministry_s() -> None:
    rebels = {"speaker": "the rebels", "speaker_type": "party"}
    said = killed(told_by("a", figure(10, **MINISTRY)), told_by("b", figure(20, **rebels), day=2))

    assert said.status == "contested"
    assert said.bounds == Bounds(10, 10, 20)


def test_a_mention_beside_another_event_replaces_no_article_about_this_one() -> None:
    said = killed(told_by("a", figure(10)), told_by("b", figure(20), day=2, is_main=False))

    assert said.bounds == Bounds(10, 10, 20)


def test_speakers_who_disagree_are_both_kept() -> None:
    said = killed(told_by("a", figure(12, **MINISTRY)), told_by("b", figure(30, **OBSERVATORY)))

    assert (said.status, said.bounds) == ("contested", Bounds(12, 12, 30))
    assert said.who_says_what == "the ministry: 12; the observatory: 30"


def test_rivals_inside_one_article_contest_its_number() -> None:
    said = killed(told_by("a", figure(12, **MINISTRY), figure(30, "rival", **OBSERVATORY)))

    assert said.who_says_what == "the ministry: 12; the observatory: 30"


def test_who_says_what_says_how_a_number_is_bounded() -> None:
    at_least = figure(Bounds(19, 19, None), **OBSERVATORY)
    said = killed(told_by("a", figure(12, **MINISTRY)), told_by("b", at_least))

    assert said.who_says_what == "the ministry: 12; the observatory: at least 19"


def test_numbers_one_apart_do_not_contest() -> None:
    said = killed(told_by("a", figure(12, **MINISTRY)), told_by("b", figure(13, **OBSERVATORY)))

    assert (said.status, said.who_says_what) == ("corroborated", None)


def test_an_exact_number_beats_a_rounded_one_that_holds_it() -> None:
    said = killed(told_by("a", figure(ABOUT_100)), told_by("b", figure(97)))

    assert said.bounds == exactly(97)


def test_a_lower_bound_lifts_low_and_gives_no_high() -> None:
    said = killed(told_by("a", figure(10)), told_by("b", figure(15)), told_by("c", figure(AT_LEAST_12)))

    assert said.bounds == Bounds(10, 10, 15)


def test_a_lower_bound_above_every_number_opens_the_high_one() -> None:
    said = killed(told_by("a", figure(10)), told_by("b", figure(AT_LEAST_12)))

    assert said.bounds == Bounds(10, 10, None)


def test_lower_bounds_alone_stay_open() -> None:
    said = killed(told_by("a", figure(AT_LEAST_12)), told_by("b", figure(Bounds(10, None, None))))

    assert (said.bounds, said.rule) == (AT_LEAST_12, "bounds")


def test_a_later_version_replaces_the_figures_of_the_earlier() -> None:
    story = told_by("a", figure(12), is_current=False)
    later = told_by("b", figure(9), origin_id=story.origin_id)

    assert killed(story, later).bounds == exactly(9)
    assert parts([story, later]) == [("all", "superseded"), ("all", "recommended")]


def test_what_its_article_excludes_counts_nobody_and_stands_with_its_reason() -> None:
    told = [told_by("a", figure(12, "excluded", role_reason="denied"))]
    said = killed(*told)

    assert (said.bounds.is_empty, said.rule) == (True, "none_counts")
    assert [one.estimate_role_reason for one in roles("e", told, supported(told))] == ["denied"]


def test_persons_are_never_mixed_with_households() -> None:
    households = told_by("a", figure(Bounds(200, 200, 200, "household")))
    persons = told_by("b", figure(1000))

    assert killed(households, persons).bounds == exactly(1000)
    assert parts([households, persons]) == [("all", "excluded"), ("all", "recommended")]


def test_households_stand_where_nobody_counts_persons() -> None:
    assert killed(told_by("a", figure(Bounds(200, 200, 200, "household")))).bounds.unit == "household"


def test_civilians_within_a_total_have_an_estimate_of_their_own() -> None:
    told = [
        told_by("a", figure(20), figure(12, "part", victim_status="civilian")),
        told_by("b", figure(20), figure(12, "part", victim_status="civilian")),
    ]
    said = killed(*told, group="civilian")

    assert (said.bounds, said.status) == (exactly(12), "corroborated")
    assert parts(told[:1]) == [("all", "recommended"), ("civilian", "recommended")]


def test_children_and_women_are_groups_too() -> None:
    told = [
        told_by(
            "a",
            figure(20),
            figure(3, "part", age_group="children", sex="female"),
            figure(4, "part", sex="female", victim_status="civilian"),
        )
    ]

    assert killed(*told, group="children").bounds == exactly(3)
    assert killed(*told, group="women").bounds == exactly(4)


def test_a_part_of_no_group_counts_some_of_all() -> None:
    assert parts([told_by("a", figure(20), figure(4, "part"))])[1] == ("all", "subset")


def test_what_lies_far_above_with_an_open_bound_opens_the_high_one() -> None:
    some_30 = Bounds(None, 30, None)
    said = killed(told_by("a", figure(9, **MINISTRY)), told_by("b", figure(some_30, **OBSERVATORY)))

    assert (said.bounds, said.status, said.rule) == (Bounds(9, 9, None), "contested", "exact_number")


def test_a_rounded_number_near_the_best_opens_nothing() -> None:
    said = killed(told_by("a", figure(97)), told_by("b", figure(Bounds(None, 100, None))))

    assert (said.bounds, said.rule) == (exactly(97), "agreement")


def test_a_leap_that_a_second_voice_tells_replaces_the_first_number() -> None:
    later = [told_by(name, figure(25), day=2) for name in ("b", "c")]

    assert killed(told_by("a", figure(2)), *later).bounds == exactly(25)


def test_a_number_that_another_speaker_disputes_counts_nobody_and_contests() -> None:
    disputed = figure(
        108, "excluded", assertion="disputed", speaker="a doctors' committee", speaker_type="witness"
    )

    said = killed(told_by("a", figure(Bounds(None, None, 46), **MINISTRY), disputed))

    assert (said.status, said.bounds) == ("contested", Bounds(None, None, 46))
    assert said.who_says_what == "the ministry: up to 46; a doctors' committee: 108"


def test_a_number_that_is_denied_contests_nothing() -> None:
    denied = figure(108, "excluded", assertion="denied", speaker="the rebels", speaker_type="party")

    assert killed(told_by("a", figure(46, **MINISTRY), denied)).status == "provisional"
