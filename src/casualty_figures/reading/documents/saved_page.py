"""A page that a browser saved as one file (MHTML, RFC 2557)."""

from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.policy import default

from casualty_figures.reading.content import Content
from casualty_figures.records import ReadingError
from casualty_figures.storage.multipart import part_cut_off


def saved_page(raw: bytes, latest: date, longest: int) -> Content:
    """Return the content of the page in the file, its address with it.

    Raises:
        ReadingError: There is no page in it.
    """
    from casualty_figures.reading.page import page_content  # noqa: PLC0415 - slow

    message = message_from_bytes(raw, policy=default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        raise ReadingError("a saved page (MHTML) without a page in it")
    if part_cut_off(message) is page:
        raise ReadingError("a saved page (MHTML) that is cut off inside the page: save it again")
    content = page_content(str(page.get_content()), latest, longest)
    address = page["Content-Location"] or message["Snapshot-Content-Location"]
    is_http = address is not None and str(address).startswith(("http://", "https://"))
    return replace(content, url=content.url or str(address)) if is_http else content
