"""The paragraphs of the article in a page."""

import re
from collections import Counter

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from casualty_figures.reading.boilerplate import is_boilerplate_name, without_boilerplate
from casualty_figures.reading.paragraphs import one_line

BOILERPLATE_TAGS = ("figcaption", "aside", "nav", "footer", "form", "button", "dialog", "template")
HIDDEN_TAGS = frozenset({"script", "style", "noscript", "template"})
LARGEST_BOILERPLATE = 0.25
"""Share of the page's paragraphs, or of all its text, above which a part is kept whatever its name."""
BODY_SHARE = 0.3
"""Share of the text found that lies in one kind of container, for its other paragraphs to be looked at."""
SHORTEST_LOST = 60
"""Characters of the shortest paragraph that is brought back: labels and prices are shorter."""
MOST_LINKED = 0.4
"""Share of a paragraph's characters in links above which it points to other stories."""
NOT_WORD = re.compile(r"\W+")


def body_of(tree: HtmlElement) -> list[str]:
    """Return the paragraphs of the article, each on one line; the tree loses its boilerplate on the way.

    trafilatura finds them, set to precision. It reads the first of several
    containers of one body, and drops paragraphs among its own: those are
    brought back where their container is of the kind that holds the article.
    """
    remove_boilerplate(tree)
    document = trafilatura.bare_extraction(
        tree, favor_precision=True, include_comments=False, include_tables=False
    )
    text = document.text if isinstance(document, Document) else None
    found = _lines(text or trafilatura.html2txt(tree))  # the whole page where no article stands out
    return without_boilerplate(_with_lost_paragraphs(found, tree))


def _lines(text: str) -> list[str]:
    lines = (one_line(line).removeprefix("- ") for line in text.split("\n"))  # list items come with a hyphen
    return [line for line in lines if line]


def remove_boilerplate(tree: HtmlElement) -> None:
    """Take the parts out of a tree that by tag or name are not the article, unless they hold much of it."""
    largest_prose = LARGEST_BOILERPLATE * _prose_length(tree)
    largest_text = LARGEST_BOILERPLATE * _text_length(tree)
    for element in list(tree.iter("*")):
        if element.getparent() is None or not _is_named_boilerplate(element):
            continue
        if _prose_length(element) <= largest_prose and _text_length(element) <= largest_text:
            element.drop_tree()


def _prose_length(element: HtmlElement) -> int:
    return sum(len(paragraph.text_content()) for paragraph in element.iter("p"))


def _text_length(element: HtmlElement) -> int:
    """Return how many characters an element shows, in paragraphs or not."""
    shown = (part for part in element.iter("*") if part.tag not in HIDDEN_TAGS)
    return sum(len((part.text or "").strip()) + len((part.tail or "").strip()) for part in shown)


def _is_named_boilerplate(element: HtmlElement) -> bool:
    if element.tag in {"html", "body", "main", "article", "p", "head"}:
        return False
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag in BOILERPLATE_TAGS or (len(name) > 1 and is_boilerplate_name(name))


def _with_lost_paragraphs(found: list[str], tree: HtmlElement) -> list[str]:
    """Return the paragraphs found, and in their places those of the same containers that were not."""
    place = {_key(paragraph): number for number, paragraph in enumerate(found)}
    elements = [(element, one_line(element.text_content())) for element in tree.iter("p")]
    weights: Counter[str] = Counter()
    for element, text in elements:
        if _key(text) in place:
            weights[_container(element)] += len(text)
    bodies = {kind for kind, weight in weights.items() if weight >= BODY_SHARE * weights.total()}
    lost: dict[int, list[str]] = {}
    whole = "".join(place)  # a paragraph that was found in two lines is not lost
    last = -1
    for element, text in elements:
        if _key(text) in place:
            last = place[_key(text)]
        elif _container(element) in bodies and _is_prose(element, text) and _key(text) not in whole:
            lost.setdefault(last, []).append(text)
    ordered = lost.pop(-1, [])
    for number, paragraph in enumerate(found):
        ordered += [paragraph, *lost.get(number, [])]
    return ordered


def _container(element: HtmlElement) -> str:
    parent = element.getparent()
    return "" if parent is None else f"{parent.tag} {parent.get('class') or ''}"


def _is_prose(element: HtmlElement, text: str) -> bool:
    linked = sum(len(link.text_content()) for link in element.iter("a"))
    return len(text) >= SHORTEST_LOST and linked <= MOST_LINKED * len(text)


def _key(text: str) -> str:
    return NOT_WORD.sub("", text).casefold()
