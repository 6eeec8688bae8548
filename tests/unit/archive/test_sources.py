import errno
import json
import os
import socket
from datetime import date
from pathlib import Path

import pytest

from casualty_figures.archive import Source, sources_in
from casualty_figures.archive.plain_files import plain_bytes
from casualty_figures.records import ArchiveError

PAGE = "<p>Twelve people were killed.</p>"


def written(folder: Path, **texts: str) -> Path:
    """Write files; a double underscore in a name is a dot."""
    for name, text in texts.items():
        (folder / name.replace("__", ".")).write_text(text)
    return folder


def close(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the system refuse to look into a folder: permissions do not hold root, who may run the tests."""
    stat, listdir = Path.stat, os.listdir

    def refused_stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if folder in path.parents:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return stat(path, follow_symlinks=follow_symlinks)

    def refused_listdir(path: Path) -> list[str]:
        if path == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return listdir(path)

    monkeypatch.setattr(Path, "stat", refused_stat)
    monkeypatch.setattr(os, "listdir", refused_listdir)


def only_source(*paths: Path) -> Source:
    (source,) = sources_in(paths)
    return source


def test_a_file_is_a_source_by_its_name_and_bytes(tmp_path: Path) -> None:
    written(tmp_path, story__html=PAGE)
    assert only_source(tmp_path / "story.html") == Source("story.html", PAGE.encode())


def test_a_folder_is_walked_to_the_bottom_in_order_of_name(tmp_path: Path) -> None:
    (tmp_path / "b" / "c").mkdir(parents=True)
    written(tmp_path, z__txt="z", a__txt="a")
    written(tmp_path / "b" / "c", d__txt="d")
    written(tmp_path / "b", y__txt="y")
    names = [source.name for source in sources_in([tmp_path])]
    assert names == ["a.txt", "z.txt", "b/y.txt", "b/c/d.txt"]


@pytest.mark.parametrize("record", ["story.json", "story.html.json"])
def test_the_record_beside_a_file_says_where_it_is_from(tmp_path: Path, record: str) -> None:
    written(tmp_path, story__html=PAGE)
    entries = {"url": "https://a.example/1", "publisher": "The Example", "published": "2024-04-30"}
    (tmp_path / record).write_text(json.dumps(entries))
    expected = Source("story.html", PAGE.encode(), "https://a.example/1", "The Example", date(2024, 4, 30))
    assert only_source(tmp_path) == expected
    assert only_source(tmp_path / "story.html") == expected


def test_hidden_files_and_the_readme_are_left_out_of_folders(tmp_path: Path) -> None:
    written(tmp_path, __hidden="x", README__md="x")
    assert list(sources_in([tmp_path])) == []


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ("{", "not JSON"),
        ("", "not JSON"),
        ("[" * 60_000, "not JSON"),
        ("[]", "not a JSON object"),
        ('{"published": "yesterday"}', "not an ISO date"),
        ('{"published": "2024-02-30"}', "not an ISO date"),
        ('{"published": "1815-06-18"}', "before 1900"),
        ('{"published": 20240430}', "published is not a text"),
        ('{"url": "javascript:alert(1)"}', "not an http address"),
        ('{"url": ["https://a.example"]}', "url is not a text"),
        ('{"publisher": ""}', "publisher is empty"),
        ('{"publisher": "\\ud800"}', "cannot be printed"),
        ('{"publishd": "2024-04-30"}', "a key we do not know: 'publishd'"),
        (
            '{"date": "2024-04-30", "published": "2024-05-01"}',
            "says one thing under two keys: date, published",
        ),
        (" " * 70_000, "too large: 70000 bytes, where 65536 are the most we take"),
    ],
)
def test_a_bad_record_is_told_in_one_line_and_its_article_is_not_lost(
    tmp_path: Path, record: str, reason: str
) -> None:
    written(tmp_path, story__html=PAGE, story__json=record)
    source = only_source(tmp_path)
    assert source.name == "story.html"
    assert reason in (source.failure or "")
    assert "story.json" in (source.failure or "")
    assert len((source.failure or "").splitlines()) == 1


def test_a_record_may_call_things_by_other_names(tmp_path: Path) -> None:
    record = '{"date": "2024-04-30", "title": "Shells hit market", "source": "Example Post"}'
    written(tmp_path, story__html=PAGE, story__json=record)
    source = only_source(tmp_path)
    told = (source.published, source.headline, source.publisher)
    assert told == (date(2024, 4, 30), "Shells hit market", "Example Post")


def test_a_record_that_says_nothing_is_no_failure(tmp_path: Path) -> None:
    written(tmp_path, story__html=PAGE, story__json='{"url": null}')
    assert only_source(tmp_path).failure is None


def test_a_record_without_its_article_is_a_failure(tmp_path: Path) -> None:
    written(tmp_path, story__json="{}")
    assert only_source(tmp_path).failure == "a record with no article beside it"


def test_a_record_given_in_place_of_its_article_is_a_failure(tmp_path: Path) -> None:
    written(tmp_path, story__html=PAGE, story__json="{}")
    assert only_source(tmp_path / "story.json").failure == "this is a record: give the article it lies beside"


def test_a_missing_path_is_a_failure(tmp_path: Path) -> None:
    assert only_source(tmp_path / "gone.html").failure == "no such file or folder"


def test_two_missing_paths_of_one_name_are_two_failures(tmp_path: Path) -> None:
    sources = list(sources_in([tmp_path / "a" / "gone.html", tmp_path / "b" / "gone.html"]))
    assert len({source.name for source in sources}) == 2


def test_two_failures_of_one_name_in_two_folders_are_told_apart(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.odt").write_bytes(b"x")
    sources = list(sources_in([tmp_path / "a", tmp_path / "b"]))
    assert len({source.name for source in sources}) == 2


def test_a_path_that_goes_on_below_a_file_is_a_failure(tmp_path: Path) -> None:
    written(tmp_path, story__html=PAGE)
    assert only_source(tmp_path / "story.html" / "inner.html").failure is not None


def test_a_record_that_is_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    written(tmp_path, story__html=PAGE)
    (tmp_path / "story.json").symlink_to(tmp_path / "gone.json")
    assert "the record story.json cannot be read" in (only_source(tmp_path).failure or "")


def test_a_file_that_is_too_large_is_a_failure(tmp_path: Path) -> None:
    written(tmp_path, story__html="x" * 101)
    (source,) = sources_in([tmp_path], largest=100)
    assert source.failure == "too large: 101 bytes, where 100 are the most we take"


@pytest.mark.parametrize("name", ["report.odt", "report.epub", "picture.PNG"])
def test_a_kind_of_file_we_do_not_read_is_a_failure(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert "a kind of file we do not read" in (only_source(tmp_path).failure or "")


def test_an_empty_file_is_taken_for_reading_to_refuse(tmp_path: Path) -> None:
    written(tmp_path, story__html="")
    assert only_source(tmp_path).content == b""


def test_a_pipe_is_a_failure_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "story.txt")
    assert only_source(tmp_path).failure == "not a plain file"


def test_a_link_to_nothing_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "story.txt").symlink_to(tmp_path / "gone.txt")
    assert only_source(tmp_path).failure == "no such file or folder"


def test_a_link_to_itself_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "story.txt").symlink_to(tmp_path / "story.txt")
    assert "cannot be read" in (only_source(tmp_path).failure or "")


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "up").symlink_to(tmp_path)
    written(tmp_path / "inner", story__txt="x")
    assert only_source(tmp_path).name == "inner/story.txt"


def test_a_name_that_is_not_utf_8_is_spelt_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    assert only_source(tmp_path).name == "caf\\xe9.txt"


def test_a_source_has_either_bytes_or_a_failure() -> None:
    with pytest.raises(ValueError, match="either bytes or a failure"):
        Source("story.html")


def test_a_pipe_in_place_of_a_record_is_a_failure_and_is_not_waited_for(tmp_path: Path) -> None:
    written(tmp_path, story__html=PAGE)
    os.mkfifo(tmp_path / "story.json")
    assert only_source(tmp_path).failure == "the record story.json is not a plain file"


def test_a_socket_and_a_device_are_failures(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "story.txt"))
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    assert [source.failure for source in sources_in([tmp_path])] == ["not a plain file"] * 2


def test_a_pipe_that_takes_the_place_of_a_file_while_it_is_opened_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, story__txt="x")
    status = (tmp_path / "story.txt").stat()
    (tmp_path / "story.txt").unlink()
    os.mkfifo(tmp_path / "story.txt")
    with monkeypatch.context() as patched:
        patched.setattr(Path, "stat", lambda *_, **__: status)
        with pytest.raises(ArchiveError, match="not a plain file"):
            plain_bytes(tmp_path / "story.txt", largest=100)


def test_a_folder_that_cannot_be_read_is_a_failure_and_those_beside_it_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("closed", "open"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, story__txt="x")
    close(tmp_path / "closed", monkeypatch)
    found = {source.name: source.failure for source in sources_in([tmp_path])}
    assert found == {"closed": "this folder cannot be read: Permission denied", "open/story.txt": None}


def test_a_folder_that_was_given_and_cannot_be_read_is_named_as_it_was_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    close(tmp_path, monkeypatch)
    assert only_source(tmp_path).name == str(tmp_path)


def test_a_file_in_a_folder_we_may_not_look_into_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "closed").mkdir()
    close(tmp_path / "closed", monkeypatch)
    source = only_source(tmp_path / "closed" / "story.txt")
    assert source.failure == "cannot be read: Permission denied"
