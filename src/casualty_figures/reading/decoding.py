"""Bytes to characters: the encoding that the bytes are in, not only the one they declare."""

import codecs
import re

from resiliparse.parse.encoding import bytes_to_str, detect_encoding, map_encoding_to_html5

from casualty_figures.records import ReadingError

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "a zip file (docx, odt, epub)"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z file"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF image, sound or film"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"\x7fELF", "a program"),
)
BYTE_ORDER_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
LINE_ENDS = ("\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029")
"""What is no Unix line end, in this order: the one of two characters first."""
UNDECODABLE = "\ufffd"
WORST_SHARE = 0.01
"""More than one control character in a hundred, and the file is no text."""
WORST_DAMAGE = 0.05
"""More lost characters than one in twenty, and words cannot be told; quotation marks are one in fifty."""


def decoded(raw: bytes, *, charset: str | None = None) -> str:
    """Return the characters of a page or text, with Unix line ends and spaces for control characters.

    A byte order mark decides; then UTF-8 where the bytes are valid UTF-8; then
    `charset`, the encoding that the server said; then the one the page
    declares, with ISO 8859-1 read as windows-1252, as browsers do (WHATWG
    Encoding Standard); then what the bytes look like.
    A control character leaves a space: "12" and "15" on both sides of one are not 1215.

    Raises:
        ReadingError: The bytes are empty, not a text, or in no encoding we can tell.
    """
    if not raw.strip():
        raise ReadingError("an empty file")
    for signature, kind in SIGNATURES:
        if raw.startswith(signature):
            raise ReadingError(f"not a page or a text but {kind}")
    text = _characters(raw, charset)
    n_control = len(CONTROL.findall(text))
    if n_control > WORST_SHARE * len(text):
        raise ReadingError("a binary file, not a page or a text")
    if text.count(UNDECODABLE) > WORST_DAMAGE * len(text):
        raise ReadingError("its bytes are in no encoding we can tell: save it as UTF-8")
    return _with_unix_line_ends(CONTROL.sub(" ", text) if n_control else text)


def _with_unix_line_ends(text: str) -> str:
    for line_end in LINE_ENDS:  # one expression for all takes many times as long
        text = text.replace(line_end, "\n")
    return text


def _characters(raw: bytes, charset: str | None) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    if wide := _wide_encoding(raw):
        return raw.decode(wide, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy_characters(raw, charset)


def _wide_encoding(raw: bytes) -> str | None:
    """Return UTF-16's byte order where a text in Latin letters shows it by its zero bytes."""
    sample = raw[:4096]
    half = max(1, len(sample) // 2)
    if sample[1::2].count(0) > 0.4 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _legacy_characters(raw: bytes, charset: str | None) -> str:
    lenient = raw.decode("utf-8", "replace")
    # a few broken bytes in a page of good UTF-8: a cut character, a pasted quotation mark
    if lenient.count(UNDECODABLE) * 4 < sum(character > "\x7f" for character in lenient):
        return lenient
    declared = DECLARED.search(raw[:4096])
    said = (charset, declared[1].decode("ascii") if declared else None)
    known = (map_encoding_to_html5(name) for name in said if name)
    label = next((name for name in known if name and name != "utf-8"), "utf-8")
    if label == "utf-8":  # the default for what is unknown too, and the bytes are none
        label = detect_encoding(raw) or "windows-1252"
    return str(bytes_to_str(raw, label, "replace", ("windows-1252",)))
