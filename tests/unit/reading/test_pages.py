import json
import time
from datetime import date

import pytest
from lxml.html import HtmlElement
from reading_of_content import read

from casualty_figures.reading.page import _tree_of
from casualty_figures.reading.page_body import remove_boilerplate

FIRST = "At least 12 people were killed when shells hit a market in the town of Kadra, officials said."
SECOND = "The governor said that rescuers were still looking for people under the stalls of the market."
BODY = f"{FIRST}\n\n{SECOND}"


def page(body: str = f"<article><p>{FIRST}</p><p>{SECOND}</p></article>", head: str = "") -> str:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>"


def described(**entries: object) -> str:
    linked = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", **entries})
    return f'<script type="application/ld+json">{linked}</script>'


def test_paragraphs_are_apart_by_a_blank_line() -> None:
    assert read(page()).text == BODY


def test_the_headline_is_not_repeated_in_the_body() -> None:
    body = f"<h1>Shells hit market</h1><article><h2>Shells hit market!</h2><p>{FIRST}</p></article>"
    assert read(page(body)).text == f"Shells hit market\n\n{FIRST}"


@pytest.mark.parametrize(
    ("head", "heading", "headline"),
    [
        (described(headline="Linked"), "", "Linked"),
        ('<meta property="og:title" content="Shared">', "", "Shared"),
        ("<title>Tab</title>", "", "Tab"),
        ("<title>Tab</title>", "<h1>Heading</h1>", "Heading"),
        (described(headline="Linked") + '<meta property="og:title" content="Seen">', "<h1>Seen</h1>", "Seen"),
        (
            '<meta property="og:title" content="Shared | The Bee"><meta name="publisher" content="The Bee">',
            "",
            "Shared",
        ),
        ('<meta property="og:title" content="Toll rises - to 31">', "", "Toll rises - to 31"),
        (described(headline="Police &amp; thieves"), "", "Police & thieves"),
        ("", "", None),
    ],
)
def test_the_headline_is_the_title_that_two_places_agree_on(
    head: str, heading: str, headline: str | None
) -> None:
    assert read(page(f"{heading}<article><p>{FIRST}</p><p>{SECOND}</p></article>", head)).headline == headline


@pytest.mark.parametrize(
    "head",
    [
        described(datePublished="2024-05-07T23:30:00-05:00"),
        described(datePublished=["2024-05-07"]),
        described(**{"@type": "WebPage", "@graph": [{"@type": ["Article"], "datePublished": "2024-05-07"}]}),
        '<meta property="article:published_time" content="2024-05-07T23:30:00-05:00">',
        '<meta name="pubdate" content="Tue, 07 May 2024 23:30:00 -0500">',
        '<meta name="date" content="May 7, 2024">',
    ],
)
def test_the_day_of_publication_is_the_one_on_the_page_s_own_clock(head: str) -> None:
    article = read(page(head=head))
    assert (article.published, article.published_basis) == (date(2024, 5, 7), "metadata")


def test_a_date_line_under_the_headline_dates_a_page_without_metadata() -> None:
    article = read(page(f"<h1>Shells hit market</h1><p>May 7, 2024</p><p>{FIRST}</p><p>{SECOND}</p>"))
    assert (article.published, article.published_basis) == (date(2024, 5, 7), "text")
    assert article.text == f"Shells hit market\n\n{BODY}"


def test_a_date_inside_the_article_is_not_taken_for_its_own() -> None:
    article = read(
        page(f"<article><p>{FIRST}</p><p>On March 3, 2020 the market had burned down, he said.</p></article>")
    )
    assert (article.published, article.published_basis) == (None, "none")


@pytest.mark.parametrize("stated", ["yesterday", "2024-02-30", "0000-00-00", "1850-01-01", ""])
def test_a_date_that_is_none_leaves_the_article_undated(stated: str) -> None:
    assert read(page(head=f'<meta property="article:published_time" content="{stated}">')).published is None


def test_the_last_change_is_kept_apart_from_publication() -> None:
    article = read(page(head=described(datePublished="2024-05-07", dateModified="2024-05-08T01:00:00Z")))
    assert (article.published, article.modified) == (date(2024, 5, 7), date(2024, 5, 8))


def test_a_change_before_publication_is_not_believed() -> None:
    article = read(page(head=described(datePublished="2024-05-07", dateModified="2024-05-06")))
    assert article.modified is None


def test_publisher_and_address_come_from_the_page() -> None:
    head = described(publisher={"name": "The Bee"}) + '<link rel="canonical" href="https://bee.example/1">'
    article = read(page(head=head))
    assert (article.publisher, article.url) == ("The Bee", "https://bee.example/1")


def test_the_record_beside_the_file_wins_over_the_page() -> None:
    head = described(publisher={"name": "The Bee"}, datePublished="2024-05-07")
    article = read(
        page(head=head), url="https://a.example/1", publisher="The Ant", published=date(2024, 5, 1)
    )
    assert (article.publisher, article.url) == ("The Ant", "https://a.example/1")
    assert (article.published, article.published_basis) == (date(2024, 5, 1), "record")


@pytest.mark.parametrize(
    "linked", ["{", "[]", '"text"', '{"@type": {}}', '{"@type": "NewsArticle", "headline": 7}']
)
def test_a_broken_description_of_the_page_is_passed_over(linked: str) -> None:
    assert read(page(head=f'<script type="application/ld+json">{linked}</script>')).text == BODY


@pytest.mark.parametrize(
    "boilerplate",
    [
        "<div class='related-stories'><p>Forty people die in a flood in the south of the country.</p></div>",
        "<aside><p>Forty people die in a flood in the south of the country, officials say.</p></aside>",
        "<div id='mostRead'><ul><li>Forty people die in a flood</li></ul></div>",
        "<figure><img src=a.jpg><figcaption>Forty people died here last year.</figcaption></figure>",
        "<div class='newsletter'><p>Join the 500,000 people who read our letter daily.</p></div>",
        "<footer><p>Forty people die in a flood in the south of the country, officials say.</p></footer>",
        "<p>Sign up for our newsletter, which 500,000 people read</p>",
        "<p>Read more: Forty people die in flood</p>",
        "<p>ALSO READ | Forty people die in flood</p>",
        "<h3>Related stories</h3><ul><li><a href=/1>Forty people die in flood</a></li></ul>",
    ],
)
def test_boilerplate_of_the_site_is_no_text(boilerplate: str) -> None:
    body = f"<article><p>{FIRST}</p><p>{SECOND}</p>{boilerplate}</article>"
    text = read(page(body)).text
    assert text == BODY


def test_a_part_that_holds_the_article_is_kept_whatever_its_name() -> None:
    body = f"<div class='story-card related'><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert read(page(body)).text == BODY


def test_a_body_cut_into_several_containers_is_read_whole() -> None:
    long = [
        f"Paragraph {number} of the story tells what the people of the town saw on that day."
        for number in range(12)
    ]
    chunks = ["".join(f"<p>{line}</p>" for line in long[start : start + 4]) for start in (0, 4, 8)]
    body = "".join(f"<div class='grid'><div class='body-inner'>{chunk}</div></div><hr>" for chunk in chunks)
    assert read(page(body)).text.split("\n\n") == long


def test_a_paragraph_that_stands_twice_is_read_once() -> None:
    body = f"<article><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></article>"
    assert read(page(body)).text == BODY


def test_words_for_screen_readers_are_no_text() -> None:
    link = "<a href=/r>the report<span class='visually-hidden'>, opens new tab</span></a>"
    body = (
        f"<article><p>{FIRST}</p><p>It was {link} that gave the number of people in the market.</p></article>"
    )
    assert "opens new tab" not in read(page(body)).text


def test_a_page_read_twice_gives_the_same(tmp_path: object) -> None:
    assert read(page(head=described(headline="Linked"))) == read(page(head=described(headline="Linked")))


def test_a_body_without_paragraph_tags_is_kept_whatever_its_name() -> None:
    body = f"<div class='content-share'><div>{FIRST}</div><div>{SECOND}</div></div><p>About us</p>"
    assert BODY in read(page(body)).text


@pytest.mark.parametrize("damage", ["\ud800", "\x00", "\x1b[31m", "\x7f", "\x9b31m", "\ufffe"])
def test_what_a_page_says_of_itself_has_no_characters_that_are_no_text(damage: str) -> None:
    head = described(
        headline=f"Bomb kills 12 {damage} in Aden",
        publisher={"name": f"The {damage} Bee"},
        url=f"https://bee.example/{damage}/aden",
    )
    article = read(page(head=head))
    for said in (article.headline, article.publisher, article.url, article.text):
        assert said
        assert said.isprintable() or said == article.text
        assert said.encode()
    assert article.text.replace("\n", "").isprintable()


def test_a_character_that_is_no_text_does_not_join_two_numbers() -> None:
    assert read(page(head=described(headline="12\ud80015 killed"))).headline == "12 15 killed"


def test_a_dash_by_its_number_in_windows_1252_is_a_dash() -> None:
    found = read(
        page("<article><p>Shells killed 12&#150;15 people in the old market, a doctor said.</p></article>")
    )
    assert "12\u201315 people" in found.text


def cells(count: int) -> str:
    return page(f"<article><p>{FIRST}</p></article>" + "<td>a</td>" * count)


def test_cells_outside_tables_take_time_in_proportion_to_their_number() -> None:
    few, many = (min(_seconds(cells(count)) for _ in range(3)) for count in (2_000, 32_000))
    assert (
        many < 64 * few
    )  # 16 times as many cells; each searched for among the others took 250 times as long


def _seconds(markup: str) -> float:
    begun = time.thread_time()
    _tree_of(markup)
    return time.thread_time() - begun


def test_a_paragraph_is_measured_once_however_many_parts_of_the_site_it_lies_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    measured: list[HtmlElement] = []

    def text_content(element: HtmlElement) -> str:
        measured.append(element)
        return "".join(element.itertext())

    tree = _tree_of(page("<aside>" * 100 + f"<p>{FIRST}</p>" * 50))
    monkeypatch.setattr(HtmlElement, "text_content", text_content)
    remove_boilerplate(tree)
    assert len(measured) == 50
