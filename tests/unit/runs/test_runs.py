import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from one_pattern import figures_of
from plain_run import Workplace, story

from casualty_figures.checking import check_tables
from casualty_figures.publishing import Release
from casualty_figures.records import Figure, PublicationStoppedError, ReadArticle
from casualty_figures.runs import reading
from casualty_figures.runs.checked import checked_beside, checked_rows
from casualty_figures.runs.last_release.former_rows import rows_in
from casualty_figures.runs.plan import EngineInForce, reading_plan
from casualty_figures.runs.rows import run_row

SAYING = ("articles", "figures", "quarantine", "codebook")


def bytes_of(workplace: Workplace, table: str) -> dict[str, bytes]:
    folder = workplace.release.folder / table
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.parquet")}


def broken(article: ReadArticle, _vague: object) -> list[Figure]:
    """Return figures whose phrase is not where they say."""
    return [replace(figure, char_end=figure.char_end + 1) for figure in figures_of(article)]


def test_a_second_run_with_nothing_new_changes_no_byte_of_what_was_read(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("empty.txt", "")
    first = workplace.run()
    before = {table: bytes_of(workplace, table) for table in SAYING}
    second = workplace.run()
    assert {table: bytes_of(workplace, table) for table in SAYING} == before
    assert (first.outcome, second.outcome) == ("published", "unchanged")
    assert second.n_articles_new == 0


def test_the_id_of_a_run_is_made_once_however_often_it_is_asked_for(workplace: Workplace) -> None:
    started_at = datetime(2026, 1, 1, tzinfo=UTC)
    plan = reading_plan(workplace.archive, None, EngineInForce("engine 1", "rules 1"), started_at)
    assert plan.run_id is plan.run_id


def test_rows_in_quarantine_change_no_byte_either(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "figures_of", broken)
    workplace.write("aden.txt", story("Aden", 12))
    first = workplace.run()
    before = bytes_of(workplace, "quarantine")
    second = workplace.run()
    assert bytes_of(workplace, "quarantine") == before
    assert [run.n_figures_quarantined for run in (first, second)] == [1, 1]


def test_the_same_archive_elsewhere_gives_the_same_bytes(workplace: Workplace, tmp_path: Path) -> None:
    elsewhere = Workplace(tmp_path / "elsewhere")
    for place in (workplace, elsewhere):
        place.write("aden.txt", story("Aden", 12))
        place.write("taiz.html", f"<html><body><article><p>{story('Taiz', 7)}</p></article></body></html>")
        place.run()
    for table in ("figures", "codebook"):
        assert bytes_of(workplace, table) == bytes_of(elsewhere, table)


def test_every_count_adds_up(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12, "In all 20 people were killed this week."))
    workplace.write("copy.txt", story("Aden", 12, "In all 20 people were killed this week."))
    workplace.write("empty.txt", "")
    workplace.write("page.pdf", "%PDF")
    run = workplace.run()
    assert (run.n_files_in, run.n_duplicate_files) == (4, 1)
    assert (run.n_articles_in, run.n_articles_read, run.n_articles_refused) == (3, 1, 2)
    assert (run.n_figures_extracted, run.n_figures_published, run.n_figures_quarantined) == (2, 2, 0)


def test_only_what_is_new_is_read(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    workplace.write("taiz.txt", story("Taiz", 7))
    run = workplace.run()
    assert run.n_articles_new == len(workplace.outcomes) == 1
    assert [row["low"] for row in workplace.rows("figures")] in ([12, 7], [7, 12])


def test_a_new_engine_reads_everything_anew(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("empty.txt", "")
    workplace.run()
    workplace.engine = "engine 2"
    run = workplace.run()
    assert run.n_articles_new == 2
    assert {row["run_id"] for table in ("articles", "figures") for row in workplace.rows(table)} == {
        run.run_id
    }
    assert workplace.run().n_articles_new == 0


def test_a_better_engine_takes_figures_out_of_quarantine(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "figures_of", broken)
    workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    monkeypatch.setattr(reading, "figures_of", figures_of)
    workplace.engine = "engine 2"
    run = workplace.run()
    assert (run.n_figures_published, run.n_figures_quarantined) == (1, 0)


def test_an_article_gone_from_the_archive_stays_published(workplace: Workplace) -> None:
    path = workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    path.unlink()
    shutil.rmtree(workplace.archive.folder)
    workplace.engine = "engine 2"
    run = workplace.run()
    assert (run.n_articles_in, run.n_articles_read, run.n_figures_published) == (1, 1, 1)


def test_figures_published_before_a_figure_named_its_rule_are_carried_with_it(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    today, table = rows_in(workplace.release), Release.table
    monkeypatch.setattr(Release, "table", lambda *asked: rows_of_before(table, *asked))
    assert rows_in(workplace.release).figures.equals(today.figures)


def rows_of_before(table: Callable[[Release, str], pa.Table], release: Release, name: str) -> pa.Table:
    """Return a table as 0.1.0 wrote it: rule in `extractor`, no column for where the sentence begins."""
    rows = table(release, name)
    if name != "figures":
        return rows
    joined = pc.binary_join_element_wise(rows["extractor"], rows["rule"], ":")
    index = rows.column_names.index("extractor")
    return rows.set_column(index, "extractor", joined).drop_columns(["rule", "sentence_start"])


def test_an_article_whose_bytes_were_lost_is_read_once_they_are_back(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    archived = workplace.archive
    workplace.run()
    (stored,) = archived.folder.glob("??/*.txt.zst")
    content = stored.read_bytes()
    workplace.engine = "engine 2"
    (workplace.inputs / "aden.txt").unlink()
    stored.unlink()
    workplace.run()
    stored.write_bytes(content)
    run = workplace.run()
    assert workplace.rows("articles")[0]["run_id"] == run.run_id
    assert workplace.rows("quarantine") == []


def test_a_defect_of_the_engine_on_one_article_is_a_row_and_the_run_goes_on(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def defective(article: ReadArticle, _vague: object) -> list[Figure]:
        if "Taiz" in article.text:
            raise IndexError("list index out of range")
        return figures_of(article)

    monkeypatch.setattr(reading, "figures_of", defective)
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("taiz.txt", story("Taiz", 7))
    run = workplace.run()
    (refused,) = workplace.rows("quarantine")
    assert (run.n_articles_read, run.n_articles_refused) == (1, 1)
    assert refused["reason"] == "a defect of the engine: IndexError: list index out of range"
    assert refused["source_name"] == "taiz.txt"


HOSTILE = """<html><head><script type="application/ld+json">{"@type": "NewsArticle",
"headline": "Bomb kills 12 \\ud800 in Aden", "publisher": {"name": "The \\udfff\\u001b[31m Bee"},
"url": "https://bee.example/\\ud800"}</script></head><body><article><p>On Monday 12 people were killed in
Aden when a bomb went off at the gate of the harbour, the police said.</p></article></body></html>"""


def test_half_a_surrogate_pair_in_a_page_ends_no_run(workplace: Workplace) -> None:
    workplace.write("hostile.html", HOSTILE)
    workplace.write("taiz.txt", story("Taiz", 7))
    run = workplace.run()
    assert (run.n_articles_read, run.n_figures_published) == (2, 2)
    assert {row["source_headline"] for row in workplace.rows("articles")} == {
        "Bomb kills 12 in Aden",
        "Shelling in Taiz",
    }


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"low": 2**64}, "OverflowError"),
        ({"victim_group": "\ud800"}, "UnicodeEncodeError"),
        ({"confidence": "high"}, "TypeError"),
    ],
)
def test_a_figure_that_cannot_be_a_row_refuses_its_article_and_the_run_goes_on(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, changed: dict[str, Any], reason: str
) -> None:
    def unwritable(article: ReadArticle, _vague: object) -> list[Figure]:
        figures = figures_of(article)
        return [replace(figure, **changed) for figure in figures] if "Taiz" in article.text else figures

    monkeypatch.setattr(reading, "figures_of", unwritable)
    workplace.write("aden.txt", story("Aden", 12))
    workplace.write("taiz.txt", story("Taiz", 7))
    run = workplace.run()
    (refused,) = workplace.rows("quarantine")
    assert (run.n_articles_read, run.n_articles_refused) == (1, 1)
    assert str(refused["reason"]).startswith(f"a defect of the engine: {reason}")


class Unforeseen(Exception):  # noqa: N818 - what a library raises is named as it likes
    """What none of our code names."""


def test_an_error_that_nobody_names_is_a_row_with_its_reason_on_one_line(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_article: ReadArticle, _vague: object) -> list[Figure]:
        raise Unforeseen("at \ud800 \x1b[2J\nin line 2")

    monkeypatch.setattr(reading, "figures_of", failing)
    workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    (refused,) = workplace.rows("quarantine")
    assert refused["reason"] == "a defect of the engine: Unforeseen: at [2J in line 2"


def test_an_article_that_memory_did_not_suffice_for_is_read_by_the_next_run(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def starved(_article: ReadArticle, _vague: object) -> list[Figure]:
        raise MemoryError

    monkeypatch.setattr(reading, "figures_of", starved)
    workplace.write("aden.txt", story("Aden", 12))
    assert workplace.run().n_articles_refused == 1
    monkeypatch.setattr(reading, "figures_of", figures_of)
    assert workplace.run().n_articles_read == 1


def test_what_is_wrong_with_the_machine_stops_the_run_and_refuses_no_article(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_article: ReadArticle, _vague: object) -> list[Figure]:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reading, "figures_of", failing)
    workplace.write("aden.txt", story("Aden", 12))
    with pytest.raises(OSError, match="No space left"):
        workplace.run()


def test_a_later_copy_joins_the_story_that_a_former_run_read(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    workplace.write("wire.txt", story("Aden", 12, "Reporting by a wire service."))
    workplace.run()
    assert len({row["origin_group_id"] for row in workplace.rows("articles")}) == 1


def test_counts_that_do_not_add_up_leave_the_last_release_in_place(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    workplace.run()
    last = workplace.release
    workplace.write("empty.txt", "")
    monkeypatch.setattr(checked_rows, "check_tables", check_tables)
    monkeypatch.setattr(checked_beside, "check_tables", check_tables)
    monkeypatch.setattr(run_row, "_refused_count", lambda *_: 0)
    with pytest.raises(PublicationStoppedError, match="n_articles_in"):
        workplace.run()
    assert workplace.release == last


def test_runs_of_former_releases_are_kept(workplace: Workplace) -> None:
    workplace.write("aden.txt", story("Aden", 12))
    runs = [workplace.run() for _ in range(2)]
    assert {row["run_id"] for row in workplace.rows("runs")} == {run.run_id for run in runs}
