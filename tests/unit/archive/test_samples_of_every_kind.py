"""Each kind of file from its bytes to an article: text, title, date and publisher; broken, the reason."""

import gzip
from datetime import UTC, datetime
from pathlib import Path

import pytest
from samples import ADDRESS, BROKEN, DAY, FIRST, OWN_PUBLISHER, PUBLISHER, SAID, SECOND, SOUND, TITLE

from casualty_figures.archive import Archive, Source, sources_in
from casualty_figures.archive.bundles import BUNDLES
from casualty_figures.archive.feeds.articles import FEEDS
from casualty_figures.archive.kinds import READ_SUFFIXES
from casualty_figures.archive.tabular.rows import KINDS
from casualty_figures.reading import read_article
from casualty_figures.records import ReadArticle, ReadingError

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SAYS_ITS_PUBLISHER = (".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".zip", ".warc", *KINDS)
GZIPPED = [kind for kind in SOUND if f"{kind}.gz" in KINDS or kind == ".warc"]


def read(source: Source) -> ReadArticle:
    assert source.content is not None, source.failure
    return read_article(source.content, Archive(Path("archive")).origin_of(source, NOW))


def written(folder: Path, kind: str, raw: bytes) -> Path:
    """Write a file, and a record beside one of a kind that does not say its publisher."""
    path = folder / f"story{kind}"
    path.write_bytes(raw)
    if kind not in OWN_PUBLISHER and kind not in SAYS_ITS_PUBLISHER:
        path.with_name(f"{path.name}.json").write_bytes(SAID)
    return path


def checked(path: Path, kind: str) -> None:
    (source,) = sources_in([path])
    article = read(source)
    assert (article.headline, article.published) == (TITLE, DAY)
    assert article.publisher == OWN_PUBLISHER.get(kind, PUBLISHER)
    assert article.text.startswith(f"{TITLE}\n\n")
    assert f"{FIRST}\n\n{SECOND}" in article.text
    assert article.url in {ADDRESS, None}


@pytest.mark.parametrize("kind", SOUND)
def test_a_file_of_each_kind_is_an_article_with_text_title_date_and_publisher(
    kind: str, tmp_path: Path
) -> None:
    checked(written(tmp_path, kind, SOUND[kind]()), kind)


@pytest.mark.parametrize("kind", GZIPPED)
def test_a_gzipped_one_is_the_same(kind: str, tmp_path: Path) -> None:
    checked(written(tmp_path, f"{kind}.gz", gzip.compress(SOUND[kind]())), f"{kind}.gz".removesuffix(".gz"))


def why_not(source: Source) -> str:
    if source.content is None:
        return source.failure or ""
    with pytest.raises(ReadingError) as refused:
        read(source)
    return str(refused.value)


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_of_each_kind_is_told_with_its_reason(kind: str, tmp_path: Path) -> None:
    make, reason = BROKEN[kind]
    found = list(sources_in([written(tmp_path, kind, make())]))
    assert found
    assert reason in why_not(found[0])


def test_there_is_a_sample_of_every_kind_that_is_read() -> None:
    kinds = {*READ_SUFFIXES, *BUNDLES, *FEEDS, *KINDS, ".warc", ".warc.gz"}
    assert {*SOUND, *(f"{kind}.gz" for kind in GZIPPED)} == kinds
