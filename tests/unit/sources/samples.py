"""A sample of each kind of file: an article as its senders write it, and the same broken."""

import gzip
import io
import json
import mailbox
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap

import docx
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
from made_pdf import column, made_pdf
from made_web_archive import record

TITLE = "Flood kills twelve in Beira"
DAY = date(2019, 5, 18)
PUBLISHER = "Example Post"
ADDRESS = "https://post.example/world/beira"
FIRST = "At least 12 people were killed when the river flooded Beira on Friday, officials said."
SECOND = "Another 40 were injured and 3,000 fled their homes, the relief agency said on Saturday."
TEXT = f"{FIRST}\n\n{SECOND}"
SAID = json.dumps({"source": PUBLISHER, "url": ADDRESS}).encode()
"""What a record beside a file says that has no place for it."""
LONG = " ".join(f"{FIRST} {SECOND}" for _ in range(3))

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | {PUBLISHER}</title>
<meta property="og:site_name" content="{PUBLISHER}">
<meta property="article:published_time" content="{DAY}T10:15:00+02:00">
<link rel="canonical" href="{ADDRESS}"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>Copyright {PUBLISHER}</footer></body></html>
""".encode()
PLAIN = f"{TITLE}\n\n18 May 2019\n\n{TEXT}\n".encode()
RTF = rf"{{\rtf1\ansi {TITLE}\par\par 18 May 2019\par\par {FIRST}\par\par {SECOND}\par}}".encode()
SAVED_PAGE = (
    (
        f"MIME-Version: 1.0\nSnapshot-Content-Location: {ADDRESS}\n"
        'Content-Type: multipart/related; boundary="part"\n\n'
        f'--part\nContent-Type: text/html; charset="utf-8"\nContent-Location: {ADDRESS}\n\n'
    ).encode()
    + PAGE.replace(b"\n", b"\r\n")
    + b"\r\n--part--\r\n"
)
ITEM = (
    f"<item><title>{TITLE}</title><link>{ADDRESS}</link><pubDate>Sat, 18 May 2019 10:15:00 +0200</pubDate>"
    f"<description><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></description></item>"
)
CHANNEL = "<rss version='2.0'><channel><title>World</title><link>https://post.example/</link>"
RSS = f"{CHANNEL}{ITEM}</channel></rss>".encode()
ATOM = (
    "<feed xmlns='http://www.w3.org/2005/Atom'><title>World</title><entry>"
    f"<title>{TITLE}</title><link href='{ADDRESS}'/><published>{DAY}T10:15:00+02:00</published>"
    f"<content type='html'><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></content></entry></feed>"
).encode()
RDF = (
    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
    "xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><title>World</title></channel>"
    f"<item rdf:about='{ADDRESS}'><title>{TITLE}</title><link>{ADDRESS}</link>"
    f"<dc:date>{DAY}T10:15:00+02:00</dc:date>"
    f"<description><![CDATA[<p>{FIRST}</p><p>{SECOND}</p>]]></description></item></rdf:RDF>"
).encode()
HEADER = ("Title", "Publish Date", "Full Text", "Link", "Media Name")
ROW = (TITLE, DAY.isoformat(), TEXT, ADDRESS, PUBLISHER)
BROKEN_ROW = ("Two die in Goma", "soon", "Two people died in Goma on Sunday.", "", "Lake Herald")


def _separated(separator: str, *rows: Iterable[str]) -> bytes:
    cells = (separator.join(f'"{cell}"' for cell in row) for row in (HEADER, *rows))
    return "\n".join(cells).encode() + b"\n"


def _json_lines(*rows: Sequence[str]) -> bytes:
    return "".join(json.dumps(dict(zip(HEADER, row, strict=True))) + "\n" for row in rows).encode()


def _workbook(*rows: Sequence[object]) -> bytes:
    book = openpyxl.Workbook()
    for cells in (HEADER, *rows):
        book.active.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _parquet(*rows: Sequence[str]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([dict(zip(HEADER, row, strict=True)) for row in rows]), file)
    return file.getvalue()


def _word() -> bytes:
    document, file = docx.Document(), io.BytesIO()
    for words in (TITLE, "18 May 2019", FIRST, SECOND):
        document.add_paragraph(words)
    document.save(file)
    return file.getvalue()


def _pdf() -> bytes:
    first, second = column(72, 700, *wrap(FIRST, 52)), column(72, 640, *wrap(SECOND, 52))
    return made_pdf([[*column(72, 780, TITLE), *column(72, 740, "18 May 2019"), *first, *second]])


def _mail(day: str = "Sat, 18 May 2019 10:15:00 +0200") -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["Date"] = TITLE, "World desk <desk@post.example>", day
    mail.set_content(f"{TEXT}\n")
    return mail


def _mail_in_parts() -> EmailMessage:
    mail = _mail()
    mail.make_mixed()
    return mail


def _mailbox(*mails: EmailMessage) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "box"
        box = mailbox.mbox(path)
        for mail in mails:
            box.add(mail)
        box.close()
        return path.read_bytes()


def _zip(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


SOUND: Mapping[str, Callable[[], bytes]] = {
    ".html": lambda: PAGE,
    ".htm": lambda: PAGE,
    ".xhtml": lambda: PAGE,
    ".shtml": lambda: PAGE,
    ".txt": lambda: PLAIN,
    ".text": lambda: PLAIN,
    ".md": lambda: PLAIN,
    "": lambda: PLAIN,
    ".pdf": _pdf,
    ".docx": _word,
    ".rtf": lambda: RTF,
    ".mhtml": lambda: SAVED_PAGE,
    ".mht": lambda: SAVED_PAGE,
    ".eml": lambda: _mail().as_bytes(),
    ".mbox": lambda: _mailbox(_mail()),
    ".zip": lambda: _zip({"story.txt": PLAIN, "story.json": SAID}),
    ".rss": lambda: RSS,
    ".xml": lambda: RSS,
    ".atom": lambda: ATOM,
    ".rdf": lambda: RDF,
    ".csv": lambda: _separated(",", ROW),
    ".tsv": lambda: _separated("\t", ROW),
    ".json": lambda: b"[" + _json_lines(ROW) + b"]",
    ".jsonl": lambda: _json_lines(ROW),
    ".ndjson": lambda: _json_lines(ROW),
    ".xlsx": lambda: _workbook((TITLE, datetime(2019, 5, 18, 10, 15), *ROW[2:])),  # noqa: DTZ001 - Excel has no zones
    ".parquet": lambda: _parquet(ROW),
    ".warc": lambda: record(ADDRESS, PAGE),
}
"""One article in a file of each kind; tables and web archives may be gzipped."""
OWN_PUBLISHER: Mapping[str, str] = dict.fromkeys(
    (".rss", ".xml", ".atom", ".rdf", ".eml", ".mbox"), "post.example"
)
"""The publisher that a kind gives by itself, where it is not the name."""

BROKEN: Mapping[str, tuple[Callable[[], bytes], str]] = {
    ".html": (lambda: b"<html><body><img src='map.png'></body></html>", "no readable text"),
    ".txt": (lambda: b"12 \x00\x01\x02\x03 killed", "a binary file"),
    ".pdf": (lambda: _pdf()[:300], "a damaged PDF file"),
    ".docx": (lambda: _word()[:2_000], "no Word document"),
    ".rtf": (TEXT.encode, "no RTF document"),
    ".mhtml": (lambda: SAVED_PAGE[:-90], "a saved page (MHTML) that is cut off inside the page"),
    ".eml": (lambda: _mail_in_parts().as_bytes()[:-90], "the mail is cut off here"),
    ".zip": (lambda: _zip({"story.txt": PLAIN})[:-40], "a damaged ZIP archive"),
    ".rss": (lambda: b"<html><p>Service unavailable</p></html>", "no feed: neither RSS nor Atom"),
    ".atom": (lambda: ATOM[:-60], "a broken feed"),
    ".csv": (lambda: _separated(",", BROKEN_ROW), "soon"),
    ".tsv": (lambda: _separated("\t", BROKEN_ROW), "soon"),
    ".json": (lambda: b'[{"Title": "cut off', "no JSON from here on, nothing behind it is read"),
    ".jsonl": (lambda: b'{"Title": "cut off', "this line is no JSON"),
    ".xlsx": (lambda: _workbook(ROW)[:3_000], "no Excel workbook"),
    ".parquet": (lambda: _parquet(ROW)[:-10], "this .parquet file cannot be read"),
    ".csv.gz": (lambda: gzip.compress(_separated(",", ROW))[:-20], "its gzip is damaged"),
    ".warc": (lambda: record(ADDRESS, PAGE, status="404 Not Found"), "an answer with status 404"),
    ".warc.gz": (lambda: gzip.compress(record(ADDRESS, PAGE))[:-200], "the file ends in"),
    ".mbox": (lambda: _mailbox(_mail_in_parts())[:-90], "the mail is cut off here"),
}
"""A broken file of each kind, and what is told of it."""
