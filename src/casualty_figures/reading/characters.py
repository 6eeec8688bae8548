"""Characters that are no text: control characters, halves of surrogate pairs, codes Unicode gives to none."""

import re

_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def readable(text: str) -> str:
    """Return the text without characters that are no text; tabs and line feeds stay.

    A code from 0x80 to 0x9f is the quotation mark or dash that windows-1252
    has there, as browsers show it (WHATWG HTML, numeric character references).
    Any other leaves a space: "12" and "15" on both sides of one are not 1215.
    """
    return _NO_TEXT.sub(lambda found: _meant_by(found[0]), text)


def _meant_by(character: str) -> str:
    if not "\x80" <= character <= "\x9f":
        return " "
    return character.encode("latin-1").decode("cp1252", "replace").replace("\ufffd", " ")
