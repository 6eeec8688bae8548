from pathlib import Path

import pytest
from asked import asking, source
from network import Collecting, Pages

from casualty_figures.records import ListingError
from casualty_figures.sources.forms import Files
from casualty_figures.sources.listing import leads_of
from casualty_figures.sources.on_disk import sources_on_disk


def test_addresses_of_the_file_come_after_those_in_the_table(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(
        "# by hand\nhttps://b.example/2\n\nhttps://b.example/3\n", encoding="utf-8"
    )
    listed = source("addresses", urls=["https://a.example/1"], file="list.txt")
    found = [lead.url for lead in leads_of(listed, asking({}, folder=tmp_path))]
    assert found == ["https://a.example/1", "https://b.example/2", "https://b.example/3"]


def test_a_line_that_is_no_address_is_told_after_the_others(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("b.example/2\nhttps://b.example/3\n", encoding="utf-8")
    found = leads_of(source("addresses", file="list.txt"), asking({}, folder=tmp_path))
    assert next(found).url == "https://b.example/3"
    with pytest.raises(ListingError, match=r"line 1 of list\.txt is no address: 'b\.example/2'"):
        next(found)


def test_a_list_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ListingError, match=r"list\.txt cannot be read"):
        list(leads_of(source("addresses", file="list.txt"), asking({}, folder=tmp_path)))


def test_a_page_is_its_address() -> None:
    found = leads_of(source("page", url="https://a.example/now"), asking({}))
    assert [lead.url for lead in found] == ["https://a.example/now"]


def files(*paths: str) -> Files:
    form = source("files", paths=paths)
    assert isinstance(form, Files)
    return form


def test_a_folder_and_a_pattern_begin_beside_the_file(tmp_path: Path) -> None:
    for name in ("in/a.txt", "out/b.txt", "out/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Two people died.", encoding="utf-8")
    found = sources_on_disk(files("in", "out/*.txt"), tmp_path, largest=1000)
    assert [given.name for given in found] == ["a.txt", "b.txt"]


def test_a_pattern_may_have_no_file_yet(tmp_path: Path) -> None:
    assert list(sources_on_disk(files("*.csv"), tmp_path, largest=1000)) == []


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ListingError, match="no such file or folder: gone"):
        list(sources_on_disk(files("gone"), tmp_path, largest=1000))


def test_files_have_language_and_country_of_their_source_unless_they_say_otherwise(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two people died.", encoding="utf-8")
    (tmp_path / "b.txt").write_text("Deux morts.", encoding="utf-8")
    (tmp_path / "b.txt.json").write_text('{"language": "fr"}', encoding="utf-8")
    collecting = Collecting(tmp_path, Pages())
    collecting.collect(source("files", paths=["."], language="en", country="KEN"))
    said = {(one.name, one.language, one.country, one.collected_from) for one in collecting.archive.origins()}
    assert said == {("a.txt", "en", "KEN", "files"), ("b.txt", "fr", "KEN", "files")}


def test_columns_of_tables_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Titel;Inhalt\nA;Two people died.\n", encoding="utf-8")
    named = source("files", paths=["a.csv"], columns={"text": "Inhalt", "headline": "Titel"})
    assert isinstance(named, Files)
    (found,) = sources_on_disk(named, tmp_path, largest=1000)
    assert (found.headline, found.content) == ("A", b"Two people died.")


def test_a_column_of_no_part_of_an_article_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="'author' is none of text, headline, published, url, publisher"):
        source("files", paths=["a.csv"], columns={"author": "By"})
