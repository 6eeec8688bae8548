"""Which articles tell of one event, over texts as they are read."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from told import Told, exactly, figure, hashed, told_by

from casualty_figures.reconciling.judging.candidates import candidates
from casualty_figures.reconciling.judging.clusters import clusters
from casualty_figures.reconciling.judging.evidence import evidence_of
from casualty_figures.reconciling.judging.judgements import judged
from casualty_figures.reconciling.judging.keys import Numbers, key_rows, keys_of, weighed_names
from casualty_figures.reconciling.judging.scoring import START, version, weights
from casualty_figures.reconciling.judging.signals import ABROAD, DATED_APART, DAYS_APART, TOLD_APART, signals
from casualty_figures.reconciling.judging.words import names_in, weight, words_in
from casualty_figures.records.event import Judgement
from casualty_figures.records.tables import JUDGEMENTS
from casualty_figures.schema.to_arrow import rows_to_arrow, unchecked_schema

NOW = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 2, 1, tzinfo=UTC)
NONE = unchecked_schema(JUDGEMENTS).empty_table()
MARKET = "A bomb tore through the Karrada market in Belhane on Monday, killing 17, Colonel Rusafi said."
MARKET_AGAIN = "Seventeen died when a bomb went off in the Karrada market of Belhane, Rusafi told reporters."
FERRY = "A ferry sank off Port Ostrel on Monday and 17 passengers drowned, the coast guard of Vellin said."


def on_tuesday(name: str, text: str, **changed: Any) -> Told:
    """Return an account of a bomb on Monday that killed 17, published on the day after."""
    told: dict[str, Any] = {
        "account_id": name * 64,
        "published": date(2015, 5, 12),
        "date_start": date(2015, 5, 11),
        "date_end": date(2015, 5, 11),
        "adm_1": "Baghdad",
        "location_name": "Belhane",
        "latitude": 33.0,
        "longitude": 44.0,
        "where_prec": 1,
        "where_basis": "explicit",
        "told_text": text,
    }
    return told_by(name, figure(17), **(told | changed))


A, B = on_tuesday("a", MARKET), on_tuesday("b", MARKET_AGAIN)
C = on_tuesday("c", FERRY, country_iso3="NOR", adm_1="Vellin", latitude=60.0, longitude=5.0, cause="accident")


def together(told: list[Told], judgements: list[Judgement] | None = None) -> list[str]:
    found = clusters(told, judged(told, NONE, NOW) if judgements is None else judgements)
    return ["".join(one.account_id[0] for one in group) for group in found]


def edge(
    pair: str, score: float | None, judge: str = "rule:pair_score", judgement: str = "same"
) -> Judgement:
    return Judgement(
        account_id=pair[0] * 64,
        other_account_id=pair[1] * 64,
        judge=judge,
        judgement=judgement,
        score=score,
        judge_version=None if score is None else "v",
        judged_at=NOW,
        judgement_reason="",
    )


def test_two_articles_on_one_attack_are_one_event() -> None:
    assert together([A, B, C]) == ["ab", "c"]


@pytest.mark.parametrize("order", [[A, B, C], [C, B, A], [B, C, A]])
def test_the_order_of_the_articles_changes_no_event(order: list[Told]) -> None:
    assert together(order) == ["ab", "c"]


def test_two_accounts_of_one_article_are_never_compared() -> None:
    told = [A, on_tuesday("b", MARKET_AGAIN, article_id=A.article_id)]
    assert found(told) == ([], [])


def test_accounts_without_a_name_or_a_place_in_common_are_never_compared() -> None:
    apart = {"latitude": 36.0}
    assert found([on_tuesday("a", "Seven died."), on_tuesday("b", "Seven died.", **apart)]) == ([], [])


def test_a_rare_name_bridges_weeks() -> None:
    trial = on_tuesday("b", MARKET_AGAIN, published=date(2015, 7, 1), date_start=None, date_end=None)
    later = on_tuesday("c", MARKET_AGAIN, published=date(2015, 8, 1), date_start=None, date_end=None)
    assert found([A, trial]) == ([0], [1])
    assert found([A, later]) == ([], [])


def test_accounts_of_one_place_are_compared_without_a_name_in_common() -> None:
    assert found([on_tuesday("a", "Seven died."), on_tuesday("b", "Seven died.")]) == ([0], [1])


def test_accounts_without_a_day_are_compared_all_the_same() -> None:
    undated = [
        on_tuesday(name, text, date_start=None, date_end=None, published=None)
        for name, text in (("a", MARKET), ("b", MARKET_AGAIN))
    ]
    assert found(undated) == ([0], [1])


def found(told: list[Told]) -> tuple[list[int], list[int]]:
    left, right = candidates(keys_of(key_rows(told)))
    return left.tolist(), right.tolist()


SCHOOL = "Gunmen shot dead nine pupils at dusk in a school yard of Belhane, Rusafi said."


def test_an_account_without_a_name_and_a_fine_place_has_a_row_without_keys() -> None:
    nowhere = told_by("a", figure(12, sentence="twelve people were killed."), latitude=None, longitude=None)
    assert key_rows([nowhere])["keys"].to_pylist() == [None]


def signalled(*told: Told) -> dict[str, Numbers]:
    keys = keys_of(key_rows(told))
    return signals(evidence_of(told, weighed_names(keys)), candidates(keys))


def signal(name: str, *told: Told) -> float:
    return float(signalled(*told)[name][0])


def sharing(n_accounts: int, **where: Any) -> list[Told]:
    """Return accounts of as many articles that share the names of the market and nothing else."""
    return [
        on_tuesday("c", MARKET, account_id=hashed(number), article_id=hashed(number, "a"), **where)
        for number in range(n_accounts)
    ]


def test_a_name_that_more_than_five_accounts_share_tells_less() -> None:
    few, many = (signal("names shared", A, B, *sharing(n)) for n in (3, 8))
    assert many < few


@pytest.mark.parametrize(
    "where",
    [
        {"country_iso3": "NOR"},
        {"published": date(2015, 9, 1)},
        {"published": date(2005, 5, 12), "date_start": date(2005, 5, 11)},
    ],
)
def test_accounts_of_other_countries_and_months_change_no_judgement(where: dict[str, Any]) -> None:
    own = [one for one in judged([A, B, *sharing(8, **where)], NONE, NOW) if one.account_id == A.account_id]
    assert judged([A, B], NONE, NOW) == [one for one in own if one.other_account_id == B.account_id]


def test_one_account_more_changes_no_other_judgement_until_their_number_has_doubled() -> None:
    ten, eleven, twenty, more = (signal("names shared", A, B, *sharing(n)) for n in (8, 9, 18, 19))
    assert ten > eleven == twenty > more


def test_far_numbers_of_dead_in_other_words_are_of_two_attacks() -> None:
    market, school = (
        replace(
            on_tuesday(name, text),
            figures=(figure(number, sentence=text),),
            counts={"killed": exactly(number)},
        )
        for name, text, number in (("a", MARKET, 17), ("b", SCHOOL, 9))
    )
    again = replace(market, account_id="c" * 64, article_id="c" * 64, counts={"killed": exactly(31)})

    assert signal(TOLD_APART, market, school) == 1
    assert signal(TOLD_APART, market, again) == 0  # in the same words: the toll rose
    assert signal(TOLD_APART, market, replace(school, counts={"killed": exactly(17)})) == 0


def test_another_country_speaks_against_one_event() -> None:
    assert signal(ABROAD, A, B) == 0
    assert signal(ABROAD, A, on_tuesday("b", MARKET_AGAIN, country_iso3="NOR")) == 1


def test_the_days_of_a_siege_stay_apart() -> None:
    shells = (
        "Shells killed {} people in Belhane on {}, said Colonel Rusafi of the Kelbar Front.",
        "At least {} civilians died in the old harbour of Belhane, doctors of the Marvane hospital said {}.",
    )
    days = [date(2015, 5, 1) + timedelta(number) for number in range(20)]
    told = [
        on_tuesday(
            f"{day:%d}{shell[0]}",
            shell.format(day.day % 7, f"{day:%A}"),
            account_id=hashed(day, shell),
            published=day + timedelta(1),
            date_start=day,
            date_end=day,
        )
        for day in days
        for shell in shells
    ]

    assert len(clusters(told, judged(told, NONE, NOW))) == len(days)


def test_two_days_in_the_words_of_each_are_of_two_attacks() -> None:
    wednesday = {"date_start": date(2015, 5, 13), "date_end": date(2015, 5, 13)}

    assert signal(DATED_APART, A, on_tuesday("b", MARKET_AGAIN, **wednesday)) == 1
    assert signal(DATED_APART, A, on_tuesday("b", MARKET_AGAIN, **wednesday, date_basis="lead")) == 0
    assert signal(DATED_APART, A, B) == 0
    later = {"date_start": date(2015, 5, 14), "date_end": date(2015, 5, 14), "date_basis": "inherited"}
    assert signal(DAYS_APART, A, on_tuesday("b", MARKET_AGAIN, **later)) == 1
    tuesday = {"date_start": date(2015, 5, 12), "date_end": date(2015, 5, 12), "date_basis": "inherited"}
    assert signal(DAYS_APART, A, on_tuesday("b", MARKET_AGAIN, **tuesday)) == 0


def test_a_judgement_that_stood_keeps_its_time() -> None:
    first = judged([A, B], NONE, NOW)
    again = judged([A, B], rows_to_arrow(JUDGEMENTS, first), LATER)
    assert again == first


def test_a_judgement_says_which_signals_weighed_most() -> None:
    (one,) = judged([A, B], NONE, NOW)
    assert (one.judgement, "names shared (+" in one.judgement_reason) == ("same", True)


def test_nothing_to_judge_gives_no_judgement() -> None:
    assert judged([], NONE, NOW) == []


def test_every_signal_has_a_weight_and_every_weight_a_signal() -> None:
    assert {START, *signalled(A, B)} == set(weights())


def test_a_reviewer_joins_what_the_rule_keeps_apart() -> None:
    told = [A, B, C]
    assert together(told, [edge("ac", None, "reviewer:R. Example")]) == ["ac", "b"]


def test_a_reviewer_parts_what_the_rule_joins() -> None:
    judgements = [edge("ab", 0.99), edge("ab", None, "reviewer:R. Example", "different")]
    assert together([A, B], judgements) == ["a", "b"]


def test_a_third_article_joins_no_two_that_a_reviewer_keeps_apart() -> None:
    judgements = [edge("ac", 0.99), edge("bc", 0.98), edge("ab", None, "reviewer:R. Example", "different")]
    assert together([A, B, C], judgements) == ["ac", "b"]


def test_one_likely_pair_joins_no_two_clusters_whose_other_pairs_are_unlikely() -> None:
    told = [on_tuesday(name, "") for name in "abcdef"]
    sure = [edge(pair, 0.99) for pair in ("ab", "ac", "bc", "de", "df", "ef")]
    assert together(told, [*sure, edge("cd", 0.9)]) == ["abc", "def"]


def test_a_common_word_weighs_less_than_a_name() -> None:
    assert weight("killed") < weight("ostrel")


def test_the_word_that_opens_a_sentence_is_no_name() -> None:
    assert list(names_in("Ostrel burned. Vellin burned too, said Rusafi.\nKelbar, too")) == ["rusafi"]


def test_words_are_read_in_small_letters() -> None:
    assert words_in("Fire! The fire of 12 of Ostrel's.") == ["fire", "the", "fire", "ostrel"]


def test_the_version_of_the_rule_is_short_and_stays() -> None:
    assert (len(version()), version()) == (12, version())
