"""Messages of several parts (MIME) that end too early."""

from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message


def part_cut_off(message: Message) -> Message | None:
    """Return the part in which a message ends that has no last boundary (RFC 2046, 5.1.1), if any."""
    parts = list(message.walk())
    has_no_end = any(isinstance(one, CloseBoundaryNotFoundDefect) for part in parts for one in part.defects)
    return parts[-1] if has_no_end else None
