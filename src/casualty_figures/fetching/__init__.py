"""Pages from the network, politely and safely.

    async with Fetcher(FetchSettings(contact="desk@example.org")) as fetcher:
        answer = await fetcher.fetch("https://news.example/feed.xml")

The answer is `Fetched`, with the bytes, or `Refused`, with the reason in
words: nothing that a server or an address does raises. docs/fetching.md says
what is done and refused, and why.
"""

from casualty_figures.fetching.answers import Fetched, Refused, RefusedFor
from casualty_figures.fetching.fetcher import Fetcher
from casualty_figures.fetching.secrecy.keys import NO_KEYS, Keys
from casualty_figures.fetching.secrecy.redacting import without_keys
from casualty_figures.fetching.settings import FetchSettings

__all__ = ["NO_KEYS", "FetchSettings", "Fetched", "Fetcher", "Keys", "Refused", "RefusedFor", "without_keys"]
