"""Lists of a page's videos: lines that begin with how long each lasts."""

import re
from itertools import groupby, pairwise

_LENGTH = re.compile(r"(\d{1,2}):([0-5]\d)(?: +(?!(?:[ap]\.?m|hrs|gmt|utc)\b).*)?", re.IGNORECASE)


def without_video_lists(paragraphs: list[str]) -> list[str]:
    """Return the paragraphs without runs of lines that begin with the length of a video.

    A live blog's lines begin with the time of day, which rises or falls from
    line to line and writes midnight with two digits; lengths do neither.
    """
    return [
        paragraph
        for has_time, run in groupby(
            paragraphs, key=lambda paragraph: _LENGTH.fullmatch(paragraph) is not None
        )
        if (lines := list(run)) and not (has_time and _are_lengths(lines))
        for paragraph in lines
    ]


def _are_lengths(lines: list[str]) -> bool:
    """Whether what two or more lines begin with are lengths, not times of day."""
    times = [(int(found[1]), int(found[2])) for line in lines if (found := _LENGTH.fullmatch(line))]
    steps = {later > earlier for earlier, later in pairwise(times) if later != earlier}
    return len(lines) > 1 and (len(steps) > 1 or any(line.startswith("0:") for line in lines))
