"""`sources.toml`: what it may say, and how a mistake in it is told."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from casualty_figures.records import SourcesFileError
from casualty_figures.sources import FORMS, configured_sources

EXAMPLE = Path(__file__).parents[3] / "data" / "sources.example.toml"
FEED = '[[source]]\nkind = "feed"\nname = "herald"\nurl = "https://herald.example/rss"\n'


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "sources.toml"


def mistake(path: Path, content: str) -> str:
    path.write_text(content, encoding="utf-8")
    with pytest.raises(SourcesFileError) as refused:
        configured_sources(path)
    return str(refused.value)


def test_the_example_has_every_kind() -> None:
    assert {source.kind for source in configured_sources(EXAMPLE)} == set(FORMS)


def test_a_file_that_is_not_there_has_no_sources(written: Path) -> None:
    assert configured_sources(written) == ()


def test_a_schedule_is_said_in_minutes_hours_or_days(written: Path) -> None:
    written.write_text(f'{FEED}every = "90m"\n', encoding="utf-8")
    assert configured_sources(written)[0].every == timedelta(minutes=90)


@pytest.mark.parametrize("every", ['"6x"', '"0h"', "6", '"-1h"', '"six hours"'])
def test_a_schedule_that_is_no_time_is_refused(every: str, written: Path) -> None:
    said = mistake(written, f"{FEED}every = {every}\n")
    assert "source 'herald': the key 'every' is" in said
    assert "is no time such as 15m, 6h or 1d" in said


def test_a_misspelt_key_is_named_with_the_one_that_was_meant(written: Path) -> None:
    said = mistake(written, f"{FEED}most_item = 5\n")
    assert "source 'herald': feed has no key 'most_item' (did you mean 'most_items'?): its keys are" in said


def test_a_key_of_another_kind_is_refused(written: Path) -> None:
    assert "feed has no key 'appname'" in mistake(written, f'{FEED}appname = "x"\n')


def test_a_misspelt_kind_is_named_with_all_there_are(written: Path) -> None:
    said = mistake(written, FEED.replace('"feed"', '"fed"'))
    assert f"the kind 'fed' is none of {', '.join(FORMS)} (did you mean 'feed'?)" in said


def test_a_key_that_is_missing_is_named_with_its_meaning(written: Path) -> None:
    said = mistake(written, '[[source]]\nkind = "reliefweb"\nname = "rw"\n')
    assert re.search(r"source 'rw': reliefweb needs the key 'appname': The name ReliefWeb gave you", said)


def test_all_mistakes_are_told_at_once(written: Path) -> None:
    said = mistake(written, f'{FEED}evry = "1h"\n[[source]]\nname = "second"\n[[sources]]\n')
    assert "source 'herald'" in said
    assert "source 'second' has no kind" in said
    assert "'sources' is nothing we know: each source is a table [[source]]" in said


def test_two_sources_of_one_name_are_refused(written: Path) -> None:
    assert "2 sources are called 'herald'" in mistake(written, FEED + FEED)


def test_an_address_that_is_none_is_refused(written: Path) -> None:
    assert "the key 'url' is 'ftp://x'" in mistake(
        written, FEED.replace("https://herald.example/rss", "ftp://x")
    )


def test_a_list_of_addresses_has_some(written: Path) -> None:
    said = mistake(written, '[[source]]\nkind = "addresses"\nname = "few"\n')
    assert "source 'few': a list of addresses needs urls or file" in said


def test_what_is_no_toml_is_told_with_its_line(written: Path) -> None:
    assert "is not TOML" in mistake(written, "[[source]\n")
    assert "line 1" in mistake(written, "[[source]\n")


def test_a_key_that_stands_where_its_variable_is_named_is_not_told(written: Path) -> None:
    pasted = '[[source]]\nkind = "mediacloud"\nname = "cloud"\nquery = "flood"\nkey = "abc-secret-99"\n'
    told = mistake(written, pasted)
    assert "the key 'key' is" in told
    assert "secret-99" not in told
