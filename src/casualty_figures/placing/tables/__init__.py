"""Tables of our own: what the packages lack, one concept a file."""

from collections.abc import Iterator
from importlib.resources import files


def rows_of(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of the tab-separated table `name`, keyed by its header."""
    lines = text_of(name).splitlines()
    header = lines[0].split("\t")
    for line in lines[1:]:
        yield dict(zip(header, [cell.strip() for cell in line.split("\t")], strict=True))


def text_of(name: str) -> str:
    """Return the table `name` as it is written."""
    return (files(__package__) / name).read_text(encoding="utf-8")


def words_of(name: str) -> frozenset[str]:
    """Return the words of the list `name`: one or more a line, what follows `#` is a reason."""
    lines = (line.partition("#")[0] for line in text_of(name).splitlines())
    return frozenset(word for line in lines for word in line.split())


def phrases_of(name: str) -> tuple[str, ...]:
    """Return the lines of the list `name` in their order; what follows `#` is a reason."""
    lines = (line.partition("#")[0].strip() for line in text_of(name).splitlines())
    return tuple(line for line in lines if line)
