"""`sources.toml`: the sources that a run collects from."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from casualty_figures.records import SourcesFileError
from casualty_figures.sources.forms import FORMS, Configured

TABLE = "source"
"""Name of the tables in the file: `[[source]]`."""


def configured_sources(path: Path) -> tuple[Configured, ...]:
    """Return the sources of a file in its order; none where there is no file.

    Raises:
        SourcesFileError: It cannot be read, or something in it makes no sense:
            the message names each source, its key, and what is allowed.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise SourcesFileError(f"{path} cannot be read: {error.strerror}") from None
    except ValueError as error:  # no UTF-8, or no TOML
        raise SourcesFileError(f"{path} is not TOML: {error}") from None
    mistakes = [*_other_keys(content)]
    found: list[Configured] = []
    entries = content.get(TABLE, [])
    for number, entry in enumerate(entries if isinstance(entries, list) else [entries], start=1):
        read, wrong = _source(entry, number)
        found.extend(read)
        mistakes.extend(wrong)
    mistakes.extend(_same_names(found))
    if mistakes:
        raise SourcesFileError(f"{path}: {'; '.join(mistakes)}")
    return tuple(found)


def named_sources(path: Path, names: Sequence[str]) -> list[Configured]:
    """Return the sources of a file that have these names, or all of them.

    Raises:
        SourcesFileError: There are none, none has a name, or something in the file makes no sense.
    """
    found = configured_sources(path)
    known = [source.name for source in found]
    if not known:
        raise SourcesFileError(f"no sources in {path}: data/sources.example.toml shows every kind")
    if unknown := [name for name in names if name not in known]:
        raise SourcesFileError(f"no source is called {unknown[0]!r}: there are {', '.join(known)}")
    return [source for source in found if not names or source.name in names]


def _other_keys(content: dict[str, object]) -> Iterator[str]:
    for key in sorted(set(content) - {TABLE}):
        yield f"{key!r} is nothing we know: each source is a table [[{TABLE}]]"


def _same_names(found: Sequence[Configured]) -> Iterator[str]:
    for name, count in sorted(Counter(source.name for source in found).items()):
        if count > 1:
            yield f"{count} sources are called {name!r}: give each a name of its own"


def _source(entry: object, number: int) -> tuple[list[Configured], list[str]]:
    """Return the source an entry describes, or what is wrong with it."""
    if not isinstance(entry, dict):
        return [], [f"source {number} is no table [[{TABLE}]]"]
    who = f"source {str(entry['name'])!r}" if "name" in entry else f"source {number}"
    kind = entry.get("kind")
    if kind is None:
        return [], [f"{who} has no kind: {', '.join(FORMS)}"]
    if not isinstance(kind, str) or kind not in FORMS:
        return [], [f"{who}: the kind {kind!r} is none of {', '.join(FORMS)}{_meant(str(kind), FORMS)}"]
    try:
        return [FORMS[kind].model_validate(entry)], []
    except ValidationError as error:
        return [], [f"{who}: {_words(one, kind)}" for one in error.errors()]


_OF_A_VARIABLE = "key"
"""The key that names an environment variable: what stands there by mistake may be the secret itself."""


def _words(error: ErrorDetails, kind: str) -> str:
    """Return what is wrong with a key of a source, and what is allowed."""
    form = FORMS[kind]
    key = str(error["loc"][0]) if error["loc"] else ""
    if error["type"] == "extra_forbidden":
        keys = list(form.model_fields)
        return f"{kind} has no key {key!r}{_meant(key, keys)}: its keys are {', '.join(keys)}"
    about = form.model_fields[key].description if key else ""
    if error["type"] == "missing":
        return f"{kind} needs the key {key!r}: {about}"
    said = error["msg"].removeprefix("Value error, ")
    value = "no such name" if key == _OF_A_VARIABLE else f"{error['input']!r:.80}"
    return f"the key {key!r} is {value}: {said}. {about}".rstrip() if key else said


def _meant(word: str, known: "Sequence[str] | dict[str, type[Configured]]") -> str:
    near = get_close_matches(word, list(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""
