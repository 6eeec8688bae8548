"""The picture of what came in and what went out: bars joined by ribbons, as wide as their counts.

Articles and figures are two flows, each to its own scale: no ribbon turns one into the other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Tone = Literal["article", "figure", "refused"]
Direction = Literal["rightwards", "downwards"]

_BAR = 10.0
_LEAST = 3.0  # pixels of a bar that counts anything at all


@dataclass(frozen=True, slots=True)
class Counts:
    """What the release of one run accounts for."""

    files_in: int
    duplicate_files: int
    articles_in: int
    articles_new: int
    articles_read: int
    articles_refused: int
    figures_extracted: int
    figures_published: int
    figures_quarantined: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its label, in pixels."""

    x: float
    y: float
    width: float
    height: float
    label_x: float
    label_y: float
    tone: Tone
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class Ribbon:
    """One band from a bar to the next, as an SVG path."""

    path: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class FlowPicture:
    """Bars and ribbons on a canvas, in pixels."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]


@dataclass(frozen=True, slots=True)
class _Node:
    """One bar before it has an orientation: where along the flow, and where across it."""

    along: float
    across: float
    breadth: float
    tone: Tone
    count: int
    words: str


@dataclass(frozen=True, slots=True)
class _Layout:
    """How long the flow is, how broad its fullest bar, and how far bars stay apart, in pixels."""

    direction: Direction
    length: float
    breadth: float
    gap: float


def wide_flow_picture(counts: Counts) -> FlowPicture:
    """Return the flow from left to right, for a wide page."""
    layout = _Layout("rightwards", length=780.0, breadth=150.0, gap=44.0)
    return _picture(counts, layout, width=960.0, height=218.0)


def upright_flow_picture(counts: Counts) -> FlowPicture:
    """Return the flow from top to bottom, for a narrow page."""
    layout = _Layout("downwards", length=440.0, breadth=140.0, gap=120.0)
    return _picture(counts, layout, width=356.0, height=484.0)


def _picture(counts: Counts, layout: _Layout, *, width: float, height: float) -> FlowPicture:
    columns = _columns(counts, layout)
    bars = tuple(_bar(node, layout.direction) for column in columns for node in column)
    return FlowPicture(width, height, bars, tuple(_ribbons(columns, layout.direction)))


def _columns(counts: Counts, layout: _Layout) -> list[list[_Node]]:
    carried = counts.articles_in - counts.articles_new
    articles: list[tuple[int, str, Tone]] = [
        (counts.articles_new, "read in this run", "article"),
        (carried, "carried over", "article"),
    ]
    readings: list[tuple[int, str, Tone]] = [
        (counts.articles_read, "articles read", "article"),
        (counts.articles_refused, "refused", "refused"),
    ]
    checked: list[tuple[int, str, Tone]] = [
        (counts.figures_published, "figures published", "figure"),
        (counts.figures_quarantined, "in quarantine", "refused"),
    ]
    per_article = layout.breadth / max(counts.articles_in, 1)
    per_figure = layout.breadth / max(counts.figures_extracted, 1)
    step, gap = layout.length / 4, layout.gap
    return [
        _column(0, per_article, gap, [part for part in articles if part[0] > 0]),
        _column(step, per_article, gap, [(counts.articles_in, "articles in", "article")]),
        _column(2 * step, per_article, gap, readings),
        _column(3 * step, per_figure, gap, [(counts.figures_extracted, "figures extracted", "figure")]),
        _column(4 * step, per_figure, gap, checked),
    ]


def _column(along: float, scale: float, gap: float, parts: list[tuple[int, str, Tone]]) -> list[_Node]:
    nodes = []
    across = 0.0
    for count, words, tone in parts:
        breadth = max(count * scale, _LEAST) if count > 0 else 0.0
        nodes.append(_Node(along, across, breadth, tone, count, words))
        across += breadth + gap
    return nodes


def _bar(node: _Node, direction: Direction) -> Bar:
    middle = node.across + node.breadth / 2
    if direction == "downwards":
        x, y, width, height = node.across, node.along, node.breadth, _BAR
        label_x, label_y = node.across, node.along + _BAR + 18
    else:
        x, y, width, height = node.along, node.across, _BAR, node.breadth
        label_x, label_y = node.along + _BAR + 8, max(middle, 10.0)
    return Bar(x, y, width, height, label_x, label_y, node.tone, node.count, node.words)


def _ribbons(columns: list[list[_Node]], direction: Direction) -> Iterator[Ribbon]:
    sources, everything, readings, extracted, checked = columns
    taken = 0.0
    for node in sources:
        yield from _ribbon(node, (node.across, node.breadth), everything[0], (taken, node.breadth), direction)
        taken += node.breadth
    yield from _split(everything[0], readings, direction)
    yield from _split(extracted[0], checked, direction)


def _split(whole: _Node, parts: list[_Node], direction: Direction) -> Iterator[Ribbon]:
    taken = whole.across
    for node in parts:
        yield from _ribbon(whole, (taken, node.breadth), node, (node.across, node.breadth), direction)
        taken += node.breadth


def _ribbon(
    start: _Node,
    start_span: tuple[float, float],
    end: _Node,
    end_span: tuple[float, float],
    direction: Direction,
) -> Iterator[Ribbon]:
    if not (start.count > 0 and end.count > 0):
        return
    (a, a_breadth), (b, b_breadth) = start_span, end_span
    near, far = start.along + _BAR, end.along
    half = (near + far) / 2
    points = [
        (near, a),
        (half, a),
        (half, b),
        (far, b),
        (far, b + b_breadth),
        (half, b + b_breadth),
        (half, a + a_breadth),
        (near, a + a_breadth),
    ]
    spots = [
        f"{across:.1f},{along:.1f}" if direction == "downwards" else f"{along:.1f},{across:.1f}"
        for along, across in points
    ]
    path = f"M{spots[0]} C{spots[1]} {spots[2]} {spots[3]} L{spots[4]} C{spots[5]} {spots[6]} {spots[7]} Z"
    yield Ribbon(path, end.tone)
