import gzip
from datetime import date

import pytest
from asked import asking, source

from casualty_figures.records import ListingError
from casualty_figures.sources.listing import leads_of

AT = "https://post.example/sitemap.xml"
HEAD = (
    "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' "
    "xmlns:news='http://www.google.com/schemas/sitemap-news/0.9' "
    "xmlns:image='http://www.google.com/schemas/sitemap-image/1.1'>"
)
NEWS = f"""{HEAD}
<url><loc>https://post.example/older</loc><lastmod>2026-11-20</lastmod></url>
<url><loc>https://post.example/flood</loc><image:image><image:title>A river</image:title></image:image>
  <news:news><news:publication><news:name>Example Post</news:name><news:language>en</news:language>
  </news:publication><news:publication_date>2026-11-29T22:10:00-05:00</news:publication_date>
  <news:title>Flood kills 12 in Beira</news:title></news:news></url>
</urlset>""".encode()
INDEX = b"""<?xml version="1.0"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://post.example/2026-11.xml</loc><lastmod>2026-11-30T08:00:00Z</lastmod></sitemap>
<sitemap><loc>https://post.example/2019-05.xml</loc><lastmod>2019-05-31</lastmod></sitemap>
<sitemap><loc>https://post.example/sitemap.xml</loc></sitemap>
</sitemapindex>"""
SITEMAP = source("sitemap", url=AT)


def pages(*addresses: str) -> bytes:
    urls = "".join(f"<url><loc>https://post.example/{address}</loc></url>" for address in addresses)
    return f"{HEAD}{urls}</urlset>".encode()


def test_a_news_sitemap_says_the_title_the_publisher_and_the_day_in_the_publishers_zone() -> None:
    lead = next(leads_of(SITEMAP, asking({AT: NEWS})))
    assert (lead.url, lead.headline) == ("https://post.example/flood", "Flood kills 12 in Beira")
    assert (lead.published, lead.publisher) == (date(2026, 11, 29), "Example Post")


def test_the_day_of_a_change_is_no_day_of_publication() -> None:
    older = list(leads_of(SITEMAP, asking({AT: NEWS})))[-1]
    assert (older.published, older.changed) == (None, date(2026, 11, 20))


def test_a_gzipped_sitemap_is_read() -> None:
    assert len(list(leads_of(SITEMAP, asking({AT: gzip.compress(NEWS)})))) == 2


def test_a_gzipped_sitemap_that_unpacks_to_too_much_is_refused() -> None:
    bomb = gzip.compress(bytes(5_000_000))
    with pytest.raises(ListingError, match="unpacks to more than 1000000 bytes"):
        list(leads_of(SITEMAP, asking({AT: bomb}, largest=10**6)))


def test_of_an_index_the_sitemaps_that_changed_since_are_read_and_none_twice() -> None:
    answers = {AT: INDEX, "https://post.example/2026-11.xml": pages("a", "b")}
    assert [lead.url[-1] for lead in leads_of(SITEMAP, asking(answers))] == ["a", "b"]


def test_a_sitemap_of_an_index_that_cannot_be_had_is_told_after_the_others() -> None:
    index = INDEX.replace(b"2019-05-31", b"2026-11-29")
    found = leads_of(SITEMAP, asking({AT: index, "https://post.example/2026-11.xml": pages("a")}))
    assert next(found).url == "https://post.example/a"
    with pytest.raises(ListingError, match=r"2019-05\.xml: the server answers with status 404"):
        next(found)


def test_articles_published_too_long_ago_are_left_out() -> None:
    few = source("sitemap", url=AT, most_days=5)
    assert [lead.url for lead in leads_of(few, asking({AT: NEWS}))] == ["https://post.example/flood"]


def test_an_address_without_any_of_the_parts_wanted_is_left_out() -> None:
    world = source("sitemap", url=AT, only=["/world/", "/africa/"])
    answers = {AT: pages("world/a", "sport/b", "africa/c")}
    assert [lead.url[-1] for lead in leads_of(world, asking(answers))] == ["a", "c"]


def test_a_page_under_two_addresses_that_differ_in_tracking_alone_is_one() -> None:
    found = list(leads_of(SITEMAP, asking({AT: pages("a?utm_source=map", "a")})))
    assert len(found) == 1


@pytest.mark.parametrize("answer", [b"<html><body>Not found</body></html>", b"", b"\x1f\x8bgarbage"])
def test_what_is_no_sitemap_is_told(answer: bytes) -> None:
    with pytest.raises(ListingError):
        list(leads_of(SITEMAP, asking({AT: answer})))


def test_an_address_with_an_entity_of_a_file_is_none() -> None:
    spy = b"<!DOCTYPE urlset [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + pages("a", "b").replace(
        b"/a", b"/&x;"
    )
    assert [lead.url for lead in leads_of(SITEMAP, asking({AT: spy}))] == ["https://post.example/b"]
