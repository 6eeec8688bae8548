import socket
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sound_rows import EDGE_FIGURE, FIGURE, RUN_ID, sound_tables

from casualty_figures.checking import Verdict, build_data_docs, check_tables

REFUSED = "swallowed"
NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def verdict() -> Verdict:
    tables = sound_tables(figures=[FIGURE, replace(EDGE_FIGURE, indicator="<b>swallowed</b>")])
    return check_tables({name: tables[name] for name in ("articles", "figures")}, RUN_ID, beside=tables)


@pytest.fixture(scope="module")
def index(verdict: Verdict, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first page, built once for the tests that only look."""
    folder = tmp_path_factory.mktemp("built") / "data_docs"
    return build_data_docs(verdict.validations, folder, run_id=RUN_ID, checked_at=NOW)


@pytest.fixture
def docs(verdict: Verdict, tmp_path: Path) -> Callable[[], Path]:
    def build() -> Path:
        return build_data_docs(verdict.validations, tmp_path / "data_docs", run_id=RUN_ID, checked_at=NOW)

    return build


def test_every_table_has_a_page_that_shows_what_failed(index: Path) -> None:
    assert index.name == "index.html"
    found = index.parent.glob("validations/**/*.html")
    pages = {page.stem: page.read_text(encoding="utf-8") for page in found}
    assert set(pages) == {"articles", "figures"}
    assert REFUSED in pages["figures"]
    assert REFUSED not in pages["articles"]


def test_building_again_replaces_the_pages_and_leaves_nothing_else_behind(
    docs: Callable[[], Path], tmp_path: Path
) -> None:
    docs()
    first = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))

    docs()

    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == first
    assert [path.name for path in tmp_path.iterdir()] == ["data_docs"]


def test_building_opens_no_connection(docs: Callable[[], Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert docs().is_file()


def test_no_page_carries_the_logo_that_tells_where_it_is_opened(index: Path) -> None:
    pages = index.parent.rglob("*.html")

    assert not [page for page in pages if "amazonaws.com" in page.read_text(encoding="utf-8")]


def test_words_of_an_article_are_escaped(index: Path) -> None:
    pages = [page.read_text(encoding="utf-8") for page in index.parent.rglob("*.html")]

    assert any("&lt;b&gt;swallowed" in page for page in pages)
    assert not any("<b>swallowed" in page for page in pages)


def test_the_folder_can_be_named_from_the_working_directory(
    verdict: Verdict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    build_data_docs(verdict.validations, Path("reports/data-docs"), run_id=RUN_ID, checked_at=NOW)

    assert (tmp_path / "reports" / "data-docs" / "index.html").is_file()
