"""The way from the address asked to the address reached, written down step by step."""

import hashlib
from dataclasses import replace
from datetime import UTC, datetime

from httpx2 import URL

from casualty_figures.fetching.answers import Fetched, Refused, RefusedFor
from casualty_figures.fetching.exchange import Exchange
from casualty_figures.fetching.refusing import RefusedError
from casualty_figures.fetching.secrecy.redacting import Redaction, without_keys
from casualty_figures.records.retrieval import Retrieval, Robots

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Journey:
    """What is known of a retrieval while it is under way: a refusal, too, says how far it came."""

    def __init__(self, asked: str) -> None:
        """Begin now; `redaction` takes out keys once they are known."""
        self.redaction = Redaction(())
        asked = without_keys(asked)
        self.retrieval = Retrieval(asked, asked, datetime.now(UTC))

    def asking(self, address: URL) -> None:
        """Note the address that is asked next, in the form that is shown."""
        self.retrieval = replace(self.retrieval, url_reached=self.redaction.text(str(address)))

    def robots(self, said: Robots) -> None:
        """Note what robots.txt says of it."""
        self.retrieval = replace(self.retrieval, robots=said)

    def answered(self, answer: Exchange) -> None:
        """Note what it answered."""
        self.retrieval = replace(
            self.retrieval,
            retrieved_at=datetime.now(UTC),
            status=answer.status,
            http_version=answer.http_version,
            request_headers=self.redaction.headers(answer.request_headers),
            response_headers=self.redaction.headers(answer.response_headers),
            ip_address=answer.ip_address,
            freshness=answer.freshness,
        )

    def next_location(self, answer: Exchange, most: int) -> str | None:
        """Return where an answer redirects to, at most so often; raises `RefusedError`."""
        if answer.status not in _REDIRECTS:
            return None
        if len(self.retrieval.redirects) >= most:
            raise RefusedError(RefusedFor.REDIRECTS, f"more than {most} redirects")
        said = [value for name, value in answer.response_headers if name.lower() == "location"]
        if not said:
            raise RefusedError(RefusedFor.REDIRECTS, "a redirect that does not say where to")
        self.retrieval = replace(
            self.retrieval, redirects=(*self.retrieval.redirects, self.retrieval.url_reached)
        )
        return self.redaction.text(said[0])

    def refused(self, kind: RefusedFor, reason: str) -> Refused:
        """Return the refusal it ends with."""
        return Refused(self.retrieval, kind, self.redaction.text(reason))

    def fetched(self, content: bytes) -> Fetched:
        """Return the bytes it ends with."""
        kept = self.redaction.content(content)
        return Fetched(replace(self.retrieval, sha256=hashlib.sha256(kept).hexdigest()), kept)
