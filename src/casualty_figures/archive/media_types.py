"""What a Content-Type header says (RFC 9110, 8.3): the kind of what was sent, and its encoding."""

import re

_CHARSET = re.compile(r""";\s*charset\s*=\s*["']?\s*([A-Za-z0-9_.:+-]{2,40})""", re.IGNORECASE)


def media_type_of(said: str) -> str:
    """Return the media type in small letters, empty where there is none."""
    return said.partition(";")[0].strip().lower()


def charset_of(said: str) -> str | None:
    """Return the name of the encoding, where one is said."""
    found = _CHARSET.search(said)
    return found[1].lower() if found else None
