"""docs/collecting.md: each kind of source has an example, and each example brings an article."""

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from asked import asking

from casualty_figures.sources import FORMS, Configured, configured_sources
from casualty_figures.sources.forms import Files, SourceForm, Warc
from casualty_figures.sources.listing import leads_of
from casualty_figures.sources.on_disk import sources_on_disk

PAGE = (Path(__file__).parents[3] / "docs" / "collecting.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```toml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
RAW = b"Flood in Beira\n\nTwelve people were killed when the river flooded Beira on Friday, police said.\n"
WARC = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\nWARC-Date: 2026-11-29T10:00:00Z\r\n"
    b"WARC-Target-URI: https://herald.example/beira\r\nContent-Type: application/http; msgtype=response\r\n"
)
ANSWERS = {
    "https://herald.example/world/rss.xml": b"<rss version='2.0'><channel><item><title>Flood</title>"
    b"<link>https://herald.example/flood</link></item></channel></rss>",
    "https://post.example/news-sitemap.xml": b"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
    b"<url><loc>https://post.example/world/flood</loc></url></urlset>",
    "https://data.gdeltproject.org/gdeltv2/lastupdate.txt": b"1 a https://gdelt.example/20261130114500.gkg.csv.zip",
    "https://api.reliefweb.int/v2/reports": json.dumps(
        {"totalCount": 1, "data": [{"id": 1, "fields": {"url": "https://reliefweb.example/1"}}]}
    ).encode(),
    "https://search.mediacloud.org/api/search/story-list": json.dumps(
        {"stories": [{"url": "https://herald.example/flood"}], "pagination_token": None}
    ).encode(),
}


def graph() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("g", "1\t2\t3\therald.example\thttps://herald.example/flood\tKILL#12##\n")
    return held.getvalue()


def web_archive() -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + RAW
    return WARC + f"Content-Length: {len(answer)}\r\n\r\n".encode() + answer + b"\r\n\r\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What the examples find beside the file of sources."""
    for name, content in {
        "addresses.txt": b"https://herald.example/flood\n",
        "incoming/flood.txt": RAW,
        "crawl/news.warc": web_archive(),
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def example(kind: str, folder: Path) -> Configured:
    path = folder / "sources.toml"
    path.write_text(next(one for one in EXAMPLES if f'kind = "{kind}"' in one), encoding="utf-8")
    return configured_sources(path)[0]


@pytest.mark.parametrize("kind", sorted(set(FORMS)))
def test_the_example_of_each_kind_brings_an_article(kind: str, folder: Path) -> None:
    source = example(kind, folder)
    if isinstance(source, Files | Warc):
        found = list(sources_on_disk(source, folder, largest=10**6))
        assert [one.failure for one in found] == [None]
        return
    lists = asking({**ANSWERS, "https://gdelt.example": graph()}, days=0.1 / 24, folder=folder)
    assert len(list(leads_of(source, lists))) == 1


@pytest.mark.parametrize("key", sorted({*SourceForm.model_fields, "only"} - {"kind", "name"}))
def test_each_key_that_sources_share_stands_on_the_page(key: str) -> None:
    assert f"| `{key}` |" in PAGE
