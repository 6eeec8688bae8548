"""Reports of ReliefWeb, by its API v2 (https://apidoc.reliefweb.int), the newest first."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from casualty_figures.reading.dates import day_in_metadata
from casualty_figures.records import ListingError
from casualty_figures.sources.forms import ReliefWeb
from casualty_figures.sources.lead import Lead
from casualty_figures.sources.listing.asking import Asking, json_object

PAGE_SIZE = 100
"""Reports asked for at once, with their texts; the API gives 1,000 at most."""
_FIELDS = ("title", "url_alias", "url", "body-html", "date.original", "date.created", "source.name")


def reliefweb_leads(source: ReliefWeb, asking: Asking) -> Iterator[Lead]:
    """Yield the reports posted since, each with its text where it has one.

    Raises:
        ListingError: The API refuses, answers with something else, repeats
            itself, or ends before the total that it named; what it gave until
            then was yielded.
    """
    seen = set[str]()
    offset, total = 0, 1
    while offset < total:
        answer = json_object(asking.ask(_address(source, asking, offset), is_interface=True), of="ReliefWeb")
        named, reports = answer.get("totalCount"), answer.get("data")
        if not isinstance(named, int) or not isinstance(reports, list):
            raise ListingError(f"ReliefWeb answered without a list of reports: {answer!r:.100}")
        total = named
        new = [report for report in reports if isinstance(report, dict) and str(report.get("id")) not in seen]
        if not new and offset < total:
            what = "repeats itself" if reports else "ends"
            raise ListingError(f"ReliefWeb {what} after {len(seen)} of {total} reports")
        seen.update(str(report.get("id")) for report in new)
        yield from (lead for report in new if (lead := _lead(report.get("fields"))))
        offset += len(reports)


def _address(source: ReliefWeb, asking: Asking, offset: int) -> str:
    conditions = [("date.created", "from", f"{asking.first_day}T00:00:00+00:00")]
    conditions += [("primary_country.iso3", "", source.country.lower())] if source.country else []
    conditions += [("language.code", "", source.language)] if source.language else []
    asked = [("appname", source.appname), ("limit", str(PAGE_SIZE)), ("offset", str(offset))]
    asked += [("sort[]", "date.created:desc"), ("sort[]", "id:desc"), ("filter[operator]", "AND")]
    asked += [("query[value]", source.query)] if source.query else []
    for number, (field, end, value) in enumerate(conditions):
        condition = f"filter[conditions][{number}]"
        asked += [
            (f"{condition}[field]", field),
            (f"{condition}[value]" + (f"[{end}]" if end else ""), value),
        ]
    asked += [("fields[include][]", field) for field in _FIELDS]
    return f"{source.url}?{urlencode(asked)}"


def _lead(fields: Any) -> Lead | None:  # noqa: ANN401 -- whatever the API answers
    if not isinstance(fields, dict):
        return None
    url = fields.get("url_alias") or fields.get("url")
    if not isinstance(url, str):
        return None
    days, body = fields.get("date"), fields.get("body-html")
    stated = [days.get(name) for name in ("original", "created")] if isinstance(days, dict) else []
    return Lead(
        url,
        headline=_text(fields.get("title")),
        published=next((day_in_metadata(said) for said in stated if isinstance(said, str)), None),
        publisher=_publisher(fields.get("source")),
        content=body.encode() if isinstance(body, str) and body.strip() else None,
    )


def _publisher(sources: Any) -> str | None:  # noqa: ANN401 -- whatever the API answers
    names = (
        [_text(one.get("name")) for one in sources if isinstance(one, dict)]
        if isinstance(sources, list)
        else []
    )
    return next((name for name in names if name), None)


def _text(value: object) -> str | None:
    return " ".join(value.split()) or None if isinstance(value, str) else None
