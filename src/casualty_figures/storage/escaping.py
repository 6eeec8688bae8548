"""What articles and file names say, written so that a terminal, a pipe or a spreadsheet does nothing with it.

Every text of others that a command prints or an export writes goes through here.
"""

import json
import re
from datetime import date

_COMMANDS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff"
"""Control characters, which move the cursor or set the title; bidirectional ones, which turn words round."""
_NOT_SHOWN = re.compile(f"[{_COMMANDS}]")
_NOT_IN_A_LINE = re.compile(f"[{_COMMANDS}\u2028\u2029]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_NUMBER = re.compile(r"[+-]?\d[\d.,]*")


def terminal_text(text: str) -> str:
    r"""Return a text with characters that a terminal would obey shown as "\x1b"; white space stays."""
    return _NOT_SHOWN.sub(_escape, text)


def terminal_line(value: object) -> str:
    """Return the `terminal_text` of a value on one line."""
    return terminal_text(" ".join(str(value).split()))


def json_line(entry: object) -> str:
    """Return JSON on one line, dates in ISO format; a reader of it gets every character as it was."""
    written = json.dumps(entry, ensure_ascii=False, default=_iso)
    return _NOT_IN_A_LINE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def csv_cell(value: object) -> object:
    """Return what stands for a value in CSV: numbers and dates are themselves.

    A text that a spreadsheet would run as a formula has an apostrophe before
    it (OWASP, "CSV Injection"); a number written as text stays one. Tabs and
    line feeds stay, other control characters are shown as on a terminal.
    """
    if not isinstance(value, str):
        return value
    text = terminal_text(value)
    is_formula = text.startswith(_FORMULA_STARTS) and not _NUMBER.fullmatch(text)
    return f"'{text}" if is_formula else text


def _escape(found: "re.Match[str]") -> str:
    return found[0].encode("unicode_escape").decode()


def _iso(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)  # a datetime is a date as well
