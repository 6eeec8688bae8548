"""The sources of a run on local servers: what comes in, what fails, and what the others give all the same."""

from collections.abc import Iterator

import pytest
from news_site import NewsSite, settings, story
from workplace import Workplace

from casualty_figures.runs.summary import Summary
from casualty_figures.sources.history.attempts import Attempt
from flows.collecting import collect
from flows.daily import daily
from flows.telling.progress import told_to

FEED = '[[source]]\nkind = "feed"\nname = "{name}"\nurl = "{url}"\n'


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite().up() as site:
        site.publish(1, 2)
        yield site


@pytest.fixture
def place(workplace: Workplace, site: NewsSite, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """A workplace whose sources are the feed of a site and a feed where nobody answers."""
    path = workplace.folder / "sources.toml"
    feeds = {"herald": f"{site.address}/rss", "down": "http://127.0.0.1:9/rss"}
    path.write_text(
        "".join(
            f'[[source]]\nkind = "feed"\nname = "{name}"\nurl = "{url}"\n' for name, url in feeds.items()
        ),
        encoding="utf-8",
    )
    more = settings(
        sources_file=str(path), fetch_cache_folder=str(workplace.folder / "cache"), fetch_seconds="5"
    )
    for name, value in more.items():
        monkeypatch.setenv(name, value)
    return workplace


def by_source(summary: Summary) -> dict[str, Attempt]:
    return {attempt.source: attempt for attempt in summary.attempts}


def test_a_run_reads_the_sources_that_are_due_and_its_folder_and_tells_which_source_failed(
    place: Workplace, site: NewsSite
) -> None:
    first = place.run()
    assert (by_source(first)["herald"].n_new, by_source(first)["down"].outcome) == (2, "failed")
    assert by_source(first)["down"].reason
    articles = place.release.table("articles").to_pylist()
    urls = {row["url"]: row for row in articles}
    assert str(urls[f"{site.address}/1"]["source_date"]) == "2026-11-29"
    assert (first.run.n_files_in, first.run.n_articles_in) == (5, 5)  # three lie in the folder
    second = place.run()
    assert [attempt.source for attempt in second.attempts] == ["down"]  # the other is not due


def test_a_source_that_fails_is_a_failed_task_of_its_own(place: Workplace) -> None:
    ended = collect(return_state=True)
    attempts = {attempt.source: attempt.outcome for attempt in ended.result()}
    assert (ended.type.value, attempts) == ("COMPLETED", {"herald": "done", "down": "failed"})


def test_collecting_alone_reads_nothing_and_the_next_run_reads_what_came(
    place: Workplace, site: NewsSite
) -> None:
    assert [attempt.n_new for attempt in collect(["herald"])] == [2]
    assert not (place.processed / "current").exists()
    summary = place.run()
    assert "herald" not in by_source(summary)
    assert summary.run.n_articles_in == 5
    assert f"{site.address}/2" in place.release.table("articles")["url"].to_pylist()


def test_a_page_given_by_its_address_is_read_and_read_again_where_it_changed(
    place: Workplace, site: NewsSite
) -> None:
    page = f"{site.address}/1"
    first = daily([page])
    assert (first.run.n_files_in, first.run.n_articles_read) == (1, 1)
    site.answers["/1"] = story(1, "14")
    daily([page])
    rows = place.release.table("articles").to_pylist()
    assert sorted((row["url"], row["version"]) for row in rows) == [(page, 1), (page, 2)]


def test_an_address_that_is_not_there_is_a_row_with_the_reason(place: Workplace, site: NewsSite) -> None:
    summary = daily([f"{site.address}/gone"])
    assert [(row.source_name, row.reason) for row in summary.refused] == [
        (f"{site.address}/gone", "the server answers with status 404")
    ]


@pytest.mark.usefixtures("place")
def test_pages_are_counted_as_they_come() -> None:
    told: list[tuple[str, int, int]] = []
    with told_to(lambda step, done, total: told.append((step, done, total))):
        collect()
    assert [said for said in told if said[0] == "fetch"] == [("fetch", n, 0) for n in range(3)]
