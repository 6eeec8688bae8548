"""Scores over invented records, worked out by hand."""

from pathlib import Path

from made_sets import answers, line

from casualty_figures.evaluating import mistakes_in, scores_of

THREE_DEAD = "Three miners were killed in Goma on Monday."
NONE_DEAD = "The council met in Goma on Monday."
SEVERAL = "Four guards were killed and 9 were injured in Kano. About 200 people fled their homes."


def test_exact_match_is_the_share_of_right_numbers(tmp_path: Path) -> None:
    made = answers(tmp_path, line(THREE_DEAD, gold={"killed": 3}), line(THREE_DEAD, gold={"killed": 5}))
    [score] = scores_of(made).labels
    assert (score.exact_match, score.mean_absolute_error) == (0.5, 1.0)


def test_no_answer_counts_as_zero(tmp_path: Path) -> None:
    [score] = scores_of(answers(tmp_path, line(NONE_DEAD, gold={"killed": 0}))).labels
    assert (score.exact_match, score.exact_match_positive) == (1.0, None)


def test_records_coded_above_zero_are_also_scored_alone(tmp_path: Path) -> None:
    made = answers(tmp_path, line(NONE_DEAD, gold={"killed": 0}), line(NONE_DEAD, gold={"killed": 2}))
    [score] = scores_of(made).labels
    assert (score.exact_match, score.exact_match_positive) == (0.5, 0.0)


def test_records_that_mention_others_are_scored_apart(tmp_path: Path) -> None:
    made = answers(
        tmp_path,
        line(THREE_DEAD, gold={"killed": 3}),
        line(THREE_DEAD, gold={"killed": 1}, mentions_others=True),
    )
    assert [(score.part, score.exact_match) for score in scores_of(made).labels] == [
        ("", 1.0),
        ("mentions others", 0.0),
    ]


def test_a_range_is_covered_where_the_number_lies_in_it(tmp_path: Path) -> None:
    made = answers(
        tmp_path,
        line(THREE_DEAD, gold={"killed": None}, gold_low={"killed": 2}, gold_high={"killed": 4}),
        line(THREE_DEAD, gold={"killed": None}, gold_low={"killed": 4}, gold_high={"killed": 6}),
    )
    [score] = scores_of(made).labels
    assert (score.n_records, score.n_ranged, score.coverage) == (0, 2, 0.5)


def test_kidnapped_is_answered_by_the_abducted(tmp_path: Path) -> None:
    made = answers(tmp_path, line("Gunmen kidnapped six nurses in Kano.", gold={"kidnapped": 6}))
    assert scores_of(made).labels[0].exact_match == 1.0


def test_lists_of_some_figures_give_recall_alone(tmp_path: Path) -> None:
    figures = [
        {"category": "killed", "counts": [{"low": 4, "high": 4}]},
        {"category": "killed", "counts": [{"low": 8, "high": 8}]},
    ]
    [score] = scores_of(answers(tmp_path, line(SEVERAL, figures=figures))).figures
    assert (score.recall, score.precision) == (0.5, None)


def test_lists_of_all_figures_give_precision_as_well(tmp_path: Path) -> None:
    text = "About 200 people fled Kano. Another 70 people fled Goma."
    made = answers(tmp_path, line(text, all_figures_in_excerpt=[{"quantity": 200, "unit": "People"}]))
    [score] = scores_of(made).figures
    assert (score.recall, score.precision) == (1.0, 0.5)


def test_households_and_people_are_not_the_same_figure(tmp_path: Path) -> None:
    text = "About 200 families fled Kano."
    made = answers(tmp_path, line(text, all_figures_in_excerpt=[{"quantity": 200, "unit": "People"}]))
    assert scores_of(made).figures[0].recall == 0.0


def test_a_country_is_scored_by_name_or_code_where_the_text_names_a_place(tmp_path: Path) -> None:
    made = answers(
        tmp_path,
        line(THREE_DEAD, country="DR Congo"),
        line(THREE_DEAD, country="NGA"),
        line("Three miners were killed.", country="Nigeria"),
    )
    scores = scores_of(made)
    assert (scores.n_with_country, scores.country_accuracy) == (2, 0.5)


def test_mistakes_name_their_kind(tmp_path: Path) -> None:
    gold = ({"killed": 5}, {"killed": 1}, {"killed": 0}, {"injured": 2})
    made = answers(tmp_path, *(line(THREE_DEAD, gold=one) for one in gold))
    kinds = [mistake.kind for answer in made for mistake in mistakes_in(answer)]
    assert kinds == ["under", "over", "false alarm", "missed"]


def test_a_keyed_figure_that_was_not_read_is_a_mistake(tmp_path: Path) -> None:
    [answer] = answers(tmp_path, line(SEVERAL, figures=[{"category": "killed", "counts": [{"low": 8}]}]))
    assert [(mistake.kind, mistake.coded) for mistake in mistakes_in(answer)] == [("unread", "8-")]
