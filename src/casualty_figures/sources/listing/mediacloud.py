"""Stories that Media Cloud's search finds (https://search.mediacloud.org): addresses, titles and days.

It is asked as its own client `mediacloud` asks it: the query with first and
last day of publication, and its pages by a token. Stories come in the order in
which they were indexed, the last first.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from casualty_figures.fetching import Keys
from casualty_figures.reading.dates import day_in_metadata
from casualty_figures.records import ListingError
from casualty_figures.sources.forms import MediaCloud
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing.asking import Asking, json_object

PAGE_SIZE = 1000
_PLATFORM = "onlinenews-mediacloud"


def mediacloud_leads(source: MediaCloud, asking: Asking) -> Iterator[Lead]:
    """Yield the stories indexed since, of the days wanted: some are indexed days after they came out.

    Raises:
        ListingError: The key is not in the environment; or the API refuses,
            answers with something else or repeats itself; what it gave until
            then was yielded.
    """
    keys = Keys(headers={"Authorization": f"Token {source.key}"})
    seen, token, tokens = set[str](), "", set[str]()
    while token not in tokens:
        tokens.add(token)
        url = f"{source.url}?{urlencode(_asked(source, asking, token))}"
        answer = json_object(asking.ask(url, keys=keys, is_interface=True), of="Media Cloud")
        stories, following = answer.get("stories"), answer.get("pagination_token")
        if not isinstance(stories, list):
            raise ListingError(f"Media Cloud answered without a list of stories: {answer!r:.100}")
        leads = [lead for story in stories if (lead := _lead(story)) and lead.url not in seen]
        seen.update(lead.url for lead in leads)
        yield from leads
        if not following or any(_is_indexed_before(story, asking) for story in stories):
            return
        if not leads:
            break
        token = str(following)
    raise ListingError(f"Media Cloud repeats itself after {len(seen)} stories")


def _asked(source: MediaCloud, asking: Asking, token: str) -> dict[str, str | int]:
    asked: dict[str, str | int] = {
        "q": f"({source.query}) AND language:{source.language}" if source.language else source.query,
        "start": (asking.now - timedelta(days=source.most_days)).date().isoformat(),
        "end": asking.now.date().isoformat(),
        "platform": _PLATFORM,
        "page_size": PAGE_SIZE,
        "sort_order": "desc",
    }
    if source.collections:
        asked["cs"] = ",".join(map(str, source.collections))
    if token:
        asked["pagination_token"] = token
    return asked


def _is_indexed_before(story: Any, asking: Asking) -> bool:  # noqa: ANN401 -- whatever the API answers
    said = story.get("indexed_date") if isinstance(story, dict) else None
    day = day_in_metadata(said) if isinstance(said, str) else None
    return day is not None and day < asking.first_day


def _lead(story: Any) -> Lead | None:  # noqa: ANN401 -- whatever the API answers
    url = story.get("url") if isinstance(story, dict) else None
    if not isinstance(url, str):
        return None
    title, day, publisher = (story.get(key) for key in ("title", "publish_date", "media_name"))
    return Lead(
        url,
        headline=" ".join(title.split()) or None if isinstance(title, str) else None,
        published=day_in_metadata(day) if isinstance(day, str) else None,
        publisher=publisher if isinstance(publisher, str) and publisher else None,
    )
