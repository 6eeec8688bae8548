"""The paragraphs of the article in a page."""

import re
from collections import Counter
from itertools import accumulate

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
    elements = list(tree.iter("*"))
    lengths = _lengths(elements)
    largest_prose, largest_shown = (LARGEST_BOILERPLATE * length for length in lengths[0])
    for element, (prose, shown) in zip(elements, lengths, strict=True):
        is_small = prose <= largest_prose and shown <= largest_shown
        if is_small and element.getparent() is not None and _is_named_boilerplate(element):
            element.drop_tree()


def _lengths(elements: list[HtmlElement]) -> list[tuple[int, int]]:
    """Return how many characters of paragraphs, and of all it shows, each element holds.

    `elements` are those of a page in their order, so that what is inside one
    follows it: sums up to each place tell of all, and no part is read once
    for each of the parts that it lies in.
    """
    prose = list(accumulate(map(_prose_length, elements), initial=0))
    shown = list(accumulate(map(_shown_length, elements), initial=0))
    return [
        (prose[end] - prose[start], shown[end] - shown[start]) for start, end in enumerate(_ends(elements))
    ]


def _ends(elements: list[HtmlElement]) -> list[int]:
    """Return for each element the place of the first one behind it that is not inside it."""
    place = {element: number for number, element in enumerate(elements)}
    sizes = [1] * len(elements)
    for number in range(len(elements) - 1, 0, -1):
        sizes[place[elements[number].getparent()]] += sizes[number]
    return [number + size for number, size in enumerate(sizes)]


def _prose_length(element: HtmlElement) -> int:
    return len(element.text_content()) if element.tag == "p" else 0


def _shown_length(element: HtmlElement) -> int:
    """Return how many characters stand in an element before the first one inside it, and behind it."""
    if element.tag in HIDDEN_TAGS:
        return 0
    return len((element.text or "").strip()) + len((element.tail or "").strip())


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
