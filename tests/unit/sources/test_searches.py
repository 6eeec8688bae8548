"""The APIs of ReliefWeb and Media Cloud, as lists of articles."""

import json
from datetime import date
from itertools import islice
from urllib.parse import parse_qs, urlsplit

import pytest
from asked import Answers, asking, source

from casualty_figures.fetching import NO_KEYS, Keys
from casualty_figures.records import ListingError
from casualty_figures.sources.listing import leads_of

RELIEFWEB = source(
    "reliefweb", appname="desk-x1", country="SDN", language="en", query="killed", url="http://api.example/v2"
)
MEDIA_CLOUD = source(
    "mediacloud",
    query="Yemen",
    key="TEST_KEY",
    language="en",
    collections=[3, 4],
    url="http://mc.example/api",
)


def report(number: int) -> dict[str, object]:
    fields = {
        "title": f"Report {number}",
        "url_alias": f"https://reliefweb.example/report/{number}",
        "body-html": "<p>12 people were killed.</p>",
        "date": {"original": "2026-11-28T00:00:00+00:00", "created": "2026-11-29T10:00:00+00:00"},
        "source": [{"name": "Example Mission"}],
    }
    return {"id": str(number), "fields": fields}


class Paging(Answers):
    """Answers with reports from an offset, 100 at a time, of a total; ends or repeats where told to."""

    def __init__(self, total: int, *, ends: int | None = None, repeats: bool = False) -> None:
        super().__init__({})
        self.total, self.ends, self.repeats = total, total if ends is None else ends, repeats

    def __call__(self, url: str, *, keys: Keys = NO_KEYS, is_interface: bool = False) -> bytes:
        self.note(url, keys, is_interface=is_interface)
        first = 0 if self.repeats else int(parse_qs(urlsplit(url).query)["offset"][0])
        reports = [report(number) for number in range(first, min(first + 100, self.ends))]
        return json.dumps({"totalCount": self.total, "data": reports}).encode()


def test_reliefweb_is_asked_by_name_country_language_words_and_day() -> None:
    answers = Paging(1)
    list(leads_of(RELIEFWEB, asking(answers, days=2)))
    asked = {key: values[0] for key, values in parse_qs(urlsplit(answers.asked[0]).query).items()}
    assert (asked["appname"], asked["query[value]"]) == ("desk-x1", "killed")
    assert asked["filter[conditions][0][value][from]"] == "2026-11-27T00:00:00+00:00"
    assert asked["filter[conditions][1][value]"] == "sdn"
    assert asked["filter[conditions][2][value]"] == "en"


def test_a_report_comes_with_its_text_title_day_and_publisher() -> None:
    lead = next(leads_of(RELIEFWEB, asking(Paging(1))))
    assert lead.content == b"<p>12 people were killed.</p>"
    assert (lead.headline, lead.published, lead.publisher) == (
        "Report 0",
        date(2026, 11, 28),
        "Example Mission",
    )


def test_all_pages_of_an_api_are_read() -> None:
    answers = Paging(250)
    assert len({lead.url for lead in leads_of(RELIEFWEB, asking(answers))}) == 250
    assert len(answers.asked) == 3


def test_who_stops_early_asks_for_no_more_pages() -> None:
    answers = Paging(1000)
    next(leads_of(RELIEFWEB, asking(answers)))
    assert len(answers.asked) == 1


@pytest.mark.parametrize(
    ("answers", "reason", "given"),
    [
        (Paging(250, ends=120), "ReliefWeb ends after 120 of 250 reports", 120),
        (Paging(250, repeats=True), "ReliefWeb repeats itself after 100 of 250 reports", 100),
    ],
)
def test_an_api_that_ends_or_repeats_itself_gives_what_came_before_and_says_so(
    answers: Paging, reason: str, given: int
) -> None:
    found = leads_of(RELIEFWEB, asking(answers))
    assert len(list(islice(found, given))) == given
    with pytest.raises(ListingError, match=reason):
        next(found)


@pytest.mark.parametrize("answer", [b"<html>", b"[]", b'{"status": 403, "error": {"type": "AccessDenied"}}'])
def test_an_api_that_answers_with_something_else_is_told(answer: bytes) -> None:
    with pytest.raises(ListingError, match="ReliefWeb"):
        list(leads_of(RELIEFWEB, asking({"http://api.example": answer})))


def stories(*numbers: int, following: str | None = None, indexed: str = "2026-11-30 10:30:00+00:00") -> bytes:
    found = [
        {
            "url": f"https://herald.example/{number}",
            "title": f"Story  {number}",
            "publish_date": "2026-11-29",
            "media_name": "herald.example",
            "indexed_date": indexed,
        }
        for number in numbers
    ]
    return json.dumps({"stories": found, "pagination_token": following}).encode()


def test_media_cloud_is_asked_with_a_key_by_the_name_of_its_variable() -> None:
    answers = Answers({"http://mc.example": stories(1)})
    lead = next(leads_of(MEDIA_CLOUD, asking(answers, days=1)))
    assert (lead.headline, lead.published) == ("Story 1", date(2026, 11, 29))
    assert answers.interfaces == 1
    assert answers.keys == [Keys(headers={"Authorization": "Token TEST_KEY"})]
    asked = parse_qs(urlsplit(answers.asked[0]).query)
    assert (asked["q"], asked["cs"], asked["start"]) == (["(Yemen) AND language:en"], ["3,4"], ["2026-11-16"])
    assert (asked["end"], asked["sort_order"]) == (["2026-11-30"], ["desc"])


class Tokens(Answers):
    """Answers with the stories that belong to a pagination token."""

    def __call__(self, url: str, *, keys: Keys = NO_KEYS, is_interface: bool = False) -> bytes:
        self.note(url, keys, is_interface=is_interface)
        return self.answers[parse_qs(urlsplit(url).query).get("pagination_token", [""])[0]]


def test_the_pages_of_media_cloud_are_followed_by_their_tokens() -> None:
    answers = Tokens({"": stories(1, 2, following="t2"), "t2": stories(2, 3)})
    assert [lead.url[-1] for lead in leads_of(MEDIA_CLOUD, asking(answers))] == ["1", "2", "3"]


def test_media_cloud_that_repeats_itself_is_told_after_what_it_gave() -> None:
    found = leads_of(
        MEDIA_CLOUD, asking(Tokens({"": stories(1, following="t2"), "t2": stories(1, following="t3")}))
    )
    assert next(found).url == "https://herald.example/1"
    with pytest.raises(ListingError, match="repeats itself after 1 stories"):
        next(found)


def test_the_pages_of_media_cloud_end_where_stories_were_indexed_before_the_last_run() -> None:
    answers = Tokens(
        {
            "": stories(1, following="t2"),
            "t2": stories(2, following="t3", indexed="2026-11-27T09:00:00.000"),
            "t3": stories(3),
        }
    )
    assert [lead.url[-1] for lead in leads_of(MEDIA_CLOUD, asking(answers, days=1))] == ["1", "2"]
