"""ZIP archives, mails and mailboxes: each file in them is a source of its own, or says why not."""

import io
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from casualty_figures.archive import Source, sources_in

BEIRA = "At least 12 people were killed when the river flooded Beira on Friday."
GOMA = "Two people died in Goma on Sunday."


def zipped(**files: str | bytes) -> bytes:
    """Return an archive of files; two underscores in a name stand for the full stop."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "."), content)
    return file.getvalue()


def mail(text: str = BEIRA, *attached: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Flood kills 12 in Beira"
    message["From"] = "News desk <desk@post.example>"
    message["Date"] = "Sat, 18 May 2019 10:15:00 +0000"
    message.set_content(text)
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def found_in(path: Path, raw: bytes, *, largest: int = 20_000) -> dict[str, Source]:
    path.write_bytes(raw)
    return {source.name: source for source in sources_in([path], largest=largest)}


def test_each_file_of_a_zip_archive_is_a_source(tmp_path: Path) -> None:
    raw = zipped(story__txt=BEIRA, more__csv=f"text,date\n{GOMA},2019-05-20\n")
    found = found_in(tmp_path / "week.zip", raw)
    assert {name: (one.content or b"").decode() for name, one in found.items()} == {
        "week.zip/story.txt": BEIRA,
        "week.zip/more.csv/row 2.txt": GOMA,
    }


def test_a_mail_is_an_article_with_its_subject_day_and_sender(tmp_path: Path) -> None:
    (source,) = found_in(tmp_path / "a.eml", mail()).values()
    assert (source.content or b"").decode().strip() == BEIRA
    told = (source.headline, source.published, source.publisher)
    assert told == ("Flood kills 12 in Beira", date(2019, 5, 18), "post.example")


def test_what_is_attached_to_a_mail_is_a_source_of_its_own(tmp_path: Path) -> None:
    found = found_in(tmp_path / "a.eml", mail(BEIRA, ("goma.txt", GOMA.encode()), ("photo.png", b"x")))
    assert list(found) == ["a.eml/text.txt", "a.eml/goma.txt", "a.eml/photo.png"]
    assert found["a.eml/goma.txt"].content == GOMA.encode()
    assert (found["a.eml/photo.png"].failure or "").startswith("a kind of file we do not read (.png)")


def test_a_mail_that_is_attached_to_a_mail_is_read_with_its_own_subject_and_attachments(
    tmp_path: Path,
) -> None:
    inner = message_from_bytes(mail(GOMA, ("more.txt", BEIRA.encode())), policy=default)
    inner.replace_header("Subject", "Two die in Goma")
    outer = message_from_bytes(mail(BEIRA), policy=default)
    outer.add_attachment(inner)
    found = found_in(tmp_path / "a.eml", outer.as_bytes())
    assert list(found) == [
        "a.eml/text.txt",
        "a.eml/attachment 1.eml/text.txt",
        "a.eml/attachment 1.eml/more.txt",
    ]
    assert found["a.eml/attachment 1.eml/text.txt"].headline == "Two die in Goma"
    assert found["a.eml/attachment 1.eml/more.txt"].content == BEIRA.encode()


def test_mails_in_mails_without_end_are_not_followed(tmp_path: Path) -> None:
    raw = mail(GOMA)
    for _ in range(8):
        outer = message_from_bytes(mail(BEIRA), policy=default)
        outer.add_attachment(message_from_bytes(raw, policy=default))
        raw = outer.as_bytes()
    failures = [one.failure for one in found_in(tmp_path / "a.eml", raw).values()]
    assert failures == [None] * 4 + ["it lies in 5 files, one inside the other: unpack it"] * 2


def test_mails_and_mailboxes_in_a_zip_archive_are_read(tmp_path: Path) -> None:
    found = found_in(tmp_path / "a.zip", zipped(post__eml=mail(BEIRA)))
    assert [(name, one.headline) for name, one in found.items()] == [
        ("a.zip/post.eml/text.txt", "Flood kills 12 in Beira")
    ]


@pytest.mark.parametrize("record", ["story__txt__json", "story__json"])
def test_a_record_in_a_zip_archive_belongs_to_the_article_beside_it(record: str, tmp_path: Path) -> None:
    said = b'{"date": "2019-05-18", "source": "Example Post"}'
    found = found_in(tmp_path / "a.zip", zipped(**{record: said}, story__txt=BEIRA, other__txt=GOMA))
    about = {name: (one.published, one.publisher) for name, one in found.items()}
    assert about == {
        "a.zip/story.txt": (date(2019, 5, 18), "Example Post"),
        "a.zip/other.txt": (None, None),
    }


def test_a_record_in_a_zip_archive_may_say_what_a_table_beside_it_does_not(tmp_path: Path) -> None:
    raw = zipped(more__csv=f"text,date\n{GOMA},2019-05-20\n", more__csv__json='{"source": "Example Post"}')
    (source,) = found_in(tmp_path / "a.zip", raw).values()
    assert (source.publisher, source.published) == ("Example Post", date(2019, 5, 20))


def test_every_mail_of_a_mailbox_is_read_and_an_escaped_line_is_whole(tmp_path: Path) -> None:
    start = b"From desk Sat May 18 10:15:00 2019\n"
    raw = b"\n".join(
        [start + mail(f"From Beira:\n{BEIRA}\n>From the hills came more water."), start + mail(GOMA)]
    )
    found = found_in(tmp_path / "a.mbox", raw)
    assert list(found) == ["a.mbox/message 1/text.txt", "a.mbox/message 2/text.txt"]
    assert b"\nFrom the hills" in (found["a.mbox/message 1/text.txt"].content or b"")


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("a.zip", b"PK cut off", "a damaged ZIP archive"),
        ("a.zip", zipped(), "nothing to read in this .zip file"),
        ("a.zip", zipped(bomb__txt="0" * 2_000_000), "it unpacks to more than 1000000 bytes"),
        ("a.zip", zipped(long__txt="0" * 30_000), "too large: 30000 bytes, where 20000 are the most we take"),
        ("a.zip", zipped(inner__zip=zipped(story__txt=BEIRA)), "a ZIP archive inside another: unpack it"),
        ("a.zip", zipped(story__json="{}"), "a record with no article beside it"),
        ("a.zip", zipped(story__txt=BEIRA, story__json="[]"), "the record story.json is not a JSON object"),
        ("a.zip", zipped(photo__png=b"x"), "a kind of file we do not read (.png)"),
        ("a.eml", mail(" "), "a mail without a text"),
        ("a.mbox", b"no mailbox", "no mailbox: it does not begin with a line From"),
    ],
)
def test_what_cannot_be_taken_says_why(name: str, raw: bytes, why: str, tmp_path: Path) -> None:
    (source,) = found_in(tmp_path / name, raw).values()
    assert (source.failure or "").startswith(why)


def test_a_damaged_member_holds_up_no_other(tmp_path: Path) -> None:
    raw = bytearray(zipped(first__txt=BEIRA * 20, second__txt=GOMA))
    raw[45:60] = b"0" * 15
    found = found_in(tmp_path / "a.zip", bytes(raw))
    assert (found["a.zip/first.txt"].failure or "").startswith("damaged in its ZIP archive")
    assert found["a.zip/second.txt"].content == GOMA.encode()


def test_a_member_with_a_password_is_told(tmp_path: Path) -> None:
    raw = bytearray(zipped(story__txt=BEIRA))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1  # the flag that says it is encrypted
    (source,) = found_in(tmp_path / "a.zip", bytes(raw)).values()
    assert source.failure == "it has a password: unpack it"


def test_hidden_files_of_a_zip_archive_are_left_out(tmp_path: Path) -> None:
    raw = zipped(__DS_Store="x", story__txt=BEIRA)
    assert list(found_in(tmp_path / "a.zip", raw)) == ["a.zip/story.txt"]


def test_members_of_the_folder_itself_are_read(tmp_path: Path) -> None:
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr("./story.txt", BEIRA)
        archive.writestr("./story.json", '{"date": "2019-05-18"}')
    (source,) = found_in(tmp_path / "a.zip", file.getvalue()).values()
    assert (source.name, source.published) == ("a.zip/story.txt", date(2019, 5, 18))


def test_a_paragraph_that_begins_with_from_is_no_new_mail(tmp_path: Path) -> None:
    letter = mail(f"{BEIRA}\n\nFrom Jos the correspondent writes that in 2018 alone 250 people were killed.")
    raw = b"From desk@post.example Sat May 18 10:15:00 2019\n" + letter
    (source,) = found_in(tmp_path / "a.mbox", raw).values()
    assert b"250 people were killed" in (source.content or b"")


def test_a_file_in_which_a_mail_is_cut_off_is_told_and_the_text_before_it_is_read(tmp_path: Path) -> None:
    raw = mail(BEIRA, ("goma.txt", GOMA.encode() * 40))[:-200]
    found = found_in(tmp_path / "a.eml", raw)
    assert (found["a.eml/text.txt"].content or b"").decode().strip() == BEIRA
    assert found["a.eml/goma.txt"].failure == "the mail is cut off here: its end is missing"
