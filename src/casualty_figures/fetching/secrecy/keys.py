"""Keys that an interface wants: named in settings, held by the environment, written nowhere."""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from casualty_figures.fetching.answers import RefusedFor
from casualty_figures.fetching.refusing import RefusedError

SHORTEST_KEY = 8
"""Characters; a shorter one could not be told from other words where an answer repeats it."""
_KEY = re.compile(r"[!-~]+")


@dataclass(frozen=True, slots=True)
class Keys:
    """Which environment variables hold what a request has to show, by query parameter and by header.

    `Keys(parameters={"api_key": "MEDIACLOUD_KEY"})` sends the value of
    `MEDIACLOUD_KEY` as the parameter `api_key`, over https only. A header may
    name the scheme of its key first (RFC 9110, 11.4): `Token MEDIACLOUD_KEY`.
    """

    parameters: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Return whether there are any."""
        return bool(self.parameters or self.headers)

    def held(self) -> "HeldKeys":
        """Return what the environment holds; raises `RefusedError` where it holds no such key."""
        return HeldKeys(
            {name: _held(variable) for name, variable in self.parameters.items()},
            {name: _in_scheme(said) for name, said in self.headers.items()},
        )


NO_KEYS = Keys()


@dataclass(frozen=True, slots=True)
class HeldKeys:
    """The keys themselves; their own text is without them."""

    parameters: Mapping[str, str] = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)

    @property
    def values(self) -> tuple[str, ...]:
        """Return the keys, the longest first: one may be a part of another."""
        whole = {*self.parameters.values(), *self.headers.values()}
        found = {*whole, *(value.rpartition(" ")[2] for value in self.headers.values())}
        return tuple(sorted(found, key=lambda key: (-len(key), key)))


def _in_scheme(said: str) -> str:
    scheme, _, variable = said.rpartition(" ")
    return f"{scheme} {_held(variable)}".lstrip()


def _held(variable: str) -> str:
    value = os.environ.get(variable, "")
    if not value:
        raise RefusedError(RefusedFor.KEY, f"the environment variable {variable} holds no key")
    if len(value) < SHORTEST_KEY or not _KEY.fullmatch(value):
        raise RefusedError(
            RefusedFor.KEY,
            f"what the environment variable {variable} holds is no key: at least {SHORTEST_KEY} printable "
            "characters of ASCII without spaces",
        )
    return value
