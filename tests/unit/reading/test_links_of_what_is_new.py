"""Links told from what is new, and what it touches, are those told from all articles at once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from casualty_figures.reading import links
from casualty_figures.reading.versions.editions import Edition, Links, edition_of
from casualty_figures.records import Article, Origin, ReadArticle
from casualty_figures.runs.reading import ArticleFigures
from casualty_figures.runs.rows.article_rows import article_row

DAY = date(2024, 5, 7)
PARTS = [" ".join(f"{letter}{number}" for number in range(40)) for letter in "abcd"]


@dataclass
class Standing:
    """Articles that stand, with the links that were told last."""

    told: Mapping[str, Links]
    articles: Mapping[str, Article]

    def _editions(self) -> list[Edition]:
        return [replace(edition_of(one), links=self.told[key]) for key, one in self.articles.items()]

    def with_hashes(self, hashes: Iterable[int]) -> list[Edition]:
        wanted = set(hashes)
        return [one for one in self._editions() if wanted.intersection(one.sketch)]

    def at_addresses(self, addresses: Iterable[str]) -> list[Edition]:
        wanted = set(addresses)
        return [one for one in self._editions() if one.address in wanted]

    def in_groups(self, group_ids: Iterable[str]) -> list[Edition]:
        wanted = set(group_ids)
        return [one for one in self._editions() if self.told[one.article_id].origin_group_id in wanted]

    def named(self, article_ids: Iterable[str]) -> list[Edition]:
        wanted = set(article_ids)
        return [one for one in self._editions() if one.article_id in wanted]

    def texts_of(self, article_ids: Iterable[str]) -> dict[str, str]:
        return {key: self.articles[key].text for key in article_ids}


def article(number: int, parts: list[int], day: int | None, page: int | None) -> Article:
    """Return an article of some of the parts, published on a day, at a page."""
    key = f"{number:064x}"
    origin = Origin(key, key, "", "made", datetime(2026, 1, 1, tzinfo=UTC))
    published = None if day is None else DAY + timedelta(days=day)
    url = None if page is None else f"https://news.example/{page}"
    text = " ".join(PARTS[part] for part in parts) + f" own{number}" * 3
    read = ReadArticle(origin, text, None, None, url, published, "none", None, "en")
    return article_row(ArticleFigures(read, ()), "0" * 64)


MADE = st.tuples(
    st.lists(st.integers(0, 3), min_size=1, max_size=3),
    st.none() | st.integers(0, 40),
    st.none() | st.integers(0, 3),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(MADE, st.integers(0, 2)), max_size=9), st.sets(st.integers(0, 8)))
def test_links_told_run_by_run_are_those_of_all_articles_at_once(
    made: list[tuple[tuple[list[int], int | None, int | None], int]], read_again: set[int]
) -> None:
    articles = {number: article(number, *how) for number, (how, _) in enumerate(made)}
    told: dict[str, Links] = {}
    standing: dict[str, Article] = {}
    for run in range(4):
        new = [articles[number] for number, (_, came) in enumerate(made) if came == run]
        if run == 3:  # what is read again is new, and gone as it was
            new = [articles[number] for number in sorted(read_again & articles.keys())]
        gone = [replace(edition_of(one), links=told[one.article_id]) for one in new if one.article_id in told]
        left = {
            key: one for key, one in standing.items() if key not in {edition.article_id for edition in gone}
        }
        told |= links(new, Standing(told, left), gone)
        standing |= {one.article_id: one for one in new}

    assert told == links(list(articles.values()))


def test_an_article_from_before_becomes_the_first_of_copies_that_stand() -> None:
    later = [article(number, [0, 1], 5 + number, None) for number in (1, 2)]
    stands = Standing(links(later), {one.article_id: one for one in later})
    first = article(3, [0, 1], 1, None)

    told = links([first], stands)

    assert {key: one.copy_of_article_id for key, one in told.items()} == {
        first.article_id: None,
        **{one.article_id: first.article_id for one in later},
    }


class Counting(Standing):
    """Counts how often what stands is searched."""

    n_searches = 0

    def with_hashes(self, hashes: Iterable[int]) -> list[Edition]:
        self.n_searches += 1
        return super().with_hashes(hashes)


def test_what_stands_is_searched_once_for_all_that_is_new() -> None:
    old = article(0, [3], 0, None)
    beside = Counting(links([old]), {old.article_id: old})
    links([article(number, [number - 1], number, None) for number in (1, 2, 3)], beside)
    assert beside.n_searches == 1
