"""Records of web archives as crawlers write them (WARC 1.0, ISO 28500)."""

from collections.abc import Mapping

HTML = {"Content-Type": "text/html; charset=utf-8"}


def page(text: str) -> bytes:
    return f"<html><head><title>News</title></head><body><p>{text}</p></body></html>".encode()


def record(
    url: str, body: bytes, *, status: str | None = "200 OK", headers: Mapping[str, str] = HTML, **more: str
) -> bytes:
    """Return a record of an answer over HTTP, without a status of what was fetched otherwise.

    `more` are headers of the record, with underscores for hyphens.
    """
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    block = f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body if status else body
    about = {
        "WARC-Type": "response",
        "WARC-Record-ID": f"<urn:uuid:0c7a1b52-0000-4000-8000-{len(url):012}>",
        "WARC-Target-URI": url,
        "WARC-Date": "2019-05-18T10:15:00Z",
        "Content-Type": "application/http; msgtype=response" if status else headers["Content-Type"],
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in about.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"
