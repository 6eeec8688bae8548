"""How what is refused gets from where it is noticed to the answer."""

from casualty_figures.fetching.answers import RefusedFor


class RefusedError(Exception):
    """An address is not fetched, or what it answers is not taken; never leaves `fetching`."""

    def __init__(self, kind: RefusedFor, reason: str, *, is_passing: bool = False) -> None:
        """Keep the kind, the reason in one line, and whether another try may fare better."""
        super().__init__(reason)
        self.kind = kind
        self.reason = reason
        self.is_passing = is_passing
