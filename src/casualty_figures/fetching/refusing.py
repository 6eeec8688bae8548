"""How what is refused gets from where it is noticed to the answer."""

from casualty_figures.fetching.answers import RefusedFor


class RefusedError(Exception):
    """An address is not fetched, or what it answers is not taken; never leaves `fetching`."""

    def __init__(self, kind: RefusedFor, reason: str) -> None:
        """Keep the kind, and the reason in one line."""
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
