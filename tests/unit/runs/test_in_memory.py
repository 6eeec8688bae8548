"""`reconcile`: texts in memory to events."""

from datetime import date

import pytest

from casualty_figures import events_frame, extract_figures, figures_frame, reconcile

BOMB = "A bomb killed 17 people at the Karrada market in Baghdad on Monday, the Interior Ministry said."
AGAIN = "Seventeen people died when a bomb exploded in Baghdad's Karrada market on Monday, police said."
FLOOD = "Floods in Kerala, India, have killed 40 people since Sunday, officials said."
ARTICLES: list[dict[str, object]] = [
    {"text": BOMB, "published": "2015-05-12", "publisher": "Example Courier"},
    {"text": AGAIN, "published": date(2015, 5, 12), "publisher": "Example Herald"},
    {"text": FLOOD, "published": "2015-05-12"},
]


def counts(articles: list[dict[str, object]]) -> list[tuple[object, ...]]:
    rows = reconcile(articles).events
    rows = rows[rows["victim_group"] == "all"]
    return sorted(
        (one.country_iso3, one.indicator, one.low, one.best, one.high, one.n_articles)
        for one in rows.itertuples()
    )


def test_two_texts_on_one_attack_are_one_event() -> None:
    assert counts(ARTICLES) == [("IND", "killed", 40, 40, 40, 1), ("IRQ", "killed", 17, 17, 17, 2)]


def test_the_order_of_the_texts_changes_nothing() -> None:
    assert counts(ARTICLES[::-1]) == counts(ARTICLES)


def test_a_text_given_twice_is_one_article() -> None:
    assert counts([*ARTICLES, ARTICLES[0]]) == counts(ARTICLES)


def test_no_text_gives_no_event() -> None:
    assert len(reconcile([]).events) == 0


def test_a_text_may_come_alone() -> None:
    assert reconcile([BOMB]).figures["best"].to_list() == [17]


@pytest.mark.parametrize(
    "article",
    [{"published": "2015-05-12"}, {"text": BOMB, "day": "2015-05-12"}, {"text": BOMB, "published": "soon"}],
)
def test_what_is_no_article_is_refused(article: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"needs a text|isoformat"):
        reconcile([article])


def test_a_notebook_shows_the_events_escaped() -> None:
    shown = reconcile([{"text": BOMB, "published": "2015-05-12"}])._repr_html_()
    assert "<td>killed</td>" in shown
    assert "<script>" not in reconcile([f"<script>x</script> {BOMB}"])._repr_html_()


def test_a_day_may_be_given_as_text() -> None:
    assert extract_figures(BOMB, published="2015-05-12") == extract_figures(BOMB, published=date(2015, 5, 12))


def test_figures_are_a_frame_with_arrow_types() -> None:
    made = figures_frame(extract_figures(BOMB, published="2015-05-12"))
    assert (made["best"].to_list(), str(made["best"].dtype)) == ([17], "int64[pyarrow]")


def test_events_of_tables_are_a_frame_without_what_is_no_longer_held() -> None:
    made = reconcile(ARTICLES)
    assert len(events_frame(made.table("events"), made.table("estimates"))) == len(made.events)
