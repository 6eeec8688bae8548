"""Keys that an address wants: named in settings, held by the environment, written nowhere."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

REDACTED = "REDACTED"


@dataclass(frozen=True, slots=True)
class Keys:
    """Which environment variables hold what a request has to show, by query parameter and by header.

    `Keys(parameters={"api_key": "MEDIACLOUD_KEY"})` sends the value of
    `MEDIACLOUD_KEY` as the parameter `api_key`.
    """

    parameters: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def missing(self) -> list[str]:
        """Return the variables that are not set."""
        return sorted(
            name for name in {*self.parameters.values(), *self.headers.values()} if not os.environ.get(name)
        )


NO_KEYS = Keys()
