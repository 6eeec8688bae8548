"""The address of a page without what differs between links to it: two such links are of one page."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from courlan import normalize_url
from courlan.clean import clean_query

_ALWAYS_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ocid")
"""How parameters begin that track whatever their value is; courlan does not know the last two."""


_USUAL_PORTS = (None, 80, 443)


def page_address(url: str | None) -> str | None:
    """Return an address without scheme, www, tracking and fragment; as it is where it is no address."""
    if url is None:
        return None
    try:
        parts = urlsplit(normalize_url(url))
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return url
    if port not in _USUAL_PORTS:  # another site, on the same machine
        host = f"{host}:{port}"
    page = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""  # a script reads the page from it
    return f"{host}{parts.path.rstrip('/')}?{_query_of_page(urlsplit(url).query)}{page}"


def _query_of_page(query: str) -> str:
    """Return the parameters that may tell pages apart, sorted: "?4711" is one, an empty "a=" is none."""
    pairs = parse_qsl(query, keep_blank_values="=" not in query)
    return urlencode(sorted((name, value) for name, value in pairs if not _is_tracking(name, value)))


def _is_tracking(name: str, value: str) -> bool:
    """Whether a parameter tells where a reader came from, not which page is read.

    Courlan takes "cid", "eid" or "gallery" for tracking as well, under which
    some sites number their pages: a number stays. Two pages taken for one
    would lose the figures of the first, one page taken for two loses none.
    """
    if name.startswith(_ALWAYS_TRACKING):
        return True
    return not (value or name).isdecimal() and not clean_query(urlencode({name: "any"}))
