"""Draws a laid out map as SVG: titled, with a legend, and without a style sheet, so that any program shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import hypot
from typing import Final

from game.authoring.map import palette
from game.authoring.map.graph import Arrow, BeatNode, EndingNode
from game.authoring.map.layout import MapDrawing, MapPoint, Wire
from game.authoring.map.legend import HEIGHT, LEGEND_WIDTH, legend, title
from game.authoring.map.palette import Ink
from game.authoring.map.plan import HEAD, LINE, PADDING, SMALL_TEXT, Lettered, MapBox
from game.authoring.map.shapes import shape_of

FONT: Final = "Inter, 'Segoe UI', 'Noto Sans', 'Helvetica Neue', Arial, sans-serif"
MARGIN: Final = 36.0
BEND: Final = 9.0
"""How round a wire's corner is, in pixels."""


def svg_of(drawing: MapDrawing) -> str:
    """The whole picture: title and legend above the map, as one SVG document."""
    width = max(drawing.width, LEGEND_WIDTH) + 2 * MARGIN
    height = drawing.height + HEIGHT + 2 * MARGIN
    head = escape(f"{drawing.map.title}: the conversation as a map")
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"',
            f' viewBox="0 0 {width:g} {height:g}" role="img" font-family="{FONT}">',
            f"<title>{head}</title>",
            f'<rect width="100%" height="100%" fill="{palette.PAPER}"/>',
            f'<g transform="translate({MARGIN:g} {MARGIN:g})">{title(drawing.map)}{legend()}</g>',
            map_of_boxes(drawing, (width - drawing.width) / 2, MARGIN + HEIGHT),
            "</svg>",
        )
    )


def map_of_boxes(drawing: MapDrawing, x: float, y: float) -> str:
    """The map alone as a group, its upper left corner at x, y."""
    wires = "".join(_wire(wire) for wire in drawing.wires)
    boxes = "".join(_box(box, drawing.map.file) for box in drawing.boxes)
    return f'<g id="map" transform="translate({x:g} {y:g})">{ARROWHEADS}{wires}{boxes}</g>'


ARROWHEADS: Final = "<defs>{}</defs>".format(
    "".join(
        f'<marker id="{name}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9"'
        f' markerUnits="userSpaceOnUse" orient="auto"><path d="M0 1 10 5 0 9z" fill="{colour}"/></marker>'
        for name, colour in (("head", palette.WIRE), ("dead-head", palette.TROUBLE))
    )
)


def _wire(wire: Wire) -> str:
    ends = f'data-from="{escape(wire.source)}" data-to="{escape(wire.target)}"'
    colour, dash = (palette.TROUBLE, ' stroke-dasharray="5 4"') if wire.dead else (palette.WIRE, "")
    head = "dead-head" if wire.dead else "head"
    # A way into an option's own box is half a way: the arrow stands where it leaves.
    arrow = "" if wire.target.startswith(("option ", "if ")) else f' marker-end="url(#{head})"'
    return (
        f'<path class="wire" {ends} d="{path_of(wire.points)}" fill="none" stroke="{colour}"'
        f' stroke-width="1.5"{dash}{arrow}/>'
    )


def path_of(points: Sequence[MapPoint]) -> str:
    """A line through points as SVG's path data, its corners rounded."""
    parts = [f"M{points[0][0]:g} {points[0][1]:g}"]
    for before, (x, y), after in zip(points, points[1:], points[2:], strict=False):
        (ax, ay), (bx, by) = _toward((x, y), before), _toward((x, y), after)
        parts.append(f"L{ax:g} {ay:g}Q{x:g} {y:g} {bx:g} {by:g}")
    parts.append(f"L{points[-1][0]:g} {points[-1][1]:g}")
    return "".join(parts)


def _toward(corner: MapPoint, other: MapPoint) -> MapPoint:
    length = hypot(other[0] - corner[0], other[1] - corner[1])
    step = min(BEND, length / 2) / length if length else 0.0
    return tuple(round(at + (to - at) * step, 1) for at, to in zip(corner, other, strict=True))  # type: ignore[return-value]  # two numbers, as there were two


def _box(box: MapBox, file: str) -> str:
    about = box.about
    match about:
        case BeatNode():
            ink = (palette.DECISION if about.decides else palette.BEAT) if about.reached else palette.UNREACHED
            shape = _rounded(box, ink, 6, 2.4 if about.starts else 1.2, dashed=not about.reached) + _start(box, about)
            found = f' data-beat="{escape(about.id)}" tabindex="0" role="button"' + (
                ' data-start="1"' if about.starts else ""
            )
        case EndingNode():
            ink = palette.OUTCOME_INKS[about.outcome]
            shape, found = _ending(box, about, ink), f' data-beat="end {escape(about.id)}" tabindex="0" role="button"'
        case _:
            ink = _ink_of(box, about)
            radius = box.height / 2 if box.kind == "option" and len(box.lines) < 3 else 14
            shape = _rounded(box, ink, 3 if box.kind == "condition" else radius, 1.2, dashed=about.dead)
            found = f' data-beat="{escape(about.source)}" data-option="{escape(about.option)}"'
    texts = "".join(_texts(box, ink))
    return f'<g class="{box.kind}" data-id="{escape(box.id)}"{found}>{shape}{texts}{_hover(box, file)}</g>'


def _hover(box: MapBox, file: str) -> str:
    """What is told where the pointer rests, and found by the search: where it is written."""
    about = box.about
    if not about.line:
        return ""
    name = about.option if isinstance(about, Arrow) else about.id
    return f"<title>{escape(name)}: {escape(file)}:{about.line}</title>"


def _ink_of(box: MapBox, arrow: Arrow) -> Ink:
    if box.kind == "condition":
        return palette.CONDITION_INK
    if box.kind == "trouble" or arrow.dead:
        return palette.UNREACHED
    return palette.GRADE_INKS[arrow.grade] if arrow.grade else palette.UNJUDGED


def _rounded(box: MapBox, ink: Ink, radius: float, stroke: float, *, dashed: bool) -> str:
    return (
        f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}" rx="{radius:g}"'
        f' fill="{ink.ground}" stroke="{ink.edge}" stroke-width="{stroke:g}"{_DASHES if dashed else ""}/>'
    )


_DASHES: Final = ' stroke-dasharray="6 4"'


def _start(box: MapBox, beat: BeatNode) -> str:
    if not beat.starts:
        return ""
    right, top = box.x + box.width - PADDING, box.y + 8
    return (
        f'<rect x="{right - 46:g}" y="{top:g}" width="46" height="17" rx="8.5" fill="{palette.TEXT_COLOR}"/>'
        f'<text x="{right - 23:g}" y="{top + 12.5:g}" font-size="10.5" font-weight="700" fill="#ffffff"'
        ' text-anchor="middle">START</text>'
    )


def _ending(box: MapBox, ending: EndingNode, ink: Ink) -> str:
    dashed = "" if ending.reached else _DASHES
    return shape_of(ending.outcome, (box.x, box.y, box.width, box.height), ink, f'stroke-width="2"{dashed}')


def _texts(box: MapBox, ink: Ink) -> Iterator[str]:
    middle = not isinstance(box.about, BeatNode)
    x = box.x + box.width / 2 if middle else box.x + PADDING + 3
    top = box.y + (box.height - len(box.lines) * LINE) / 2
    for at, line in enumerate(box.lines):
        y = top + at * LINE + LINE * 0.76
        anchor = ' text-anchor="middle"' if middle else ""
        yield f'<text x="{x:g}" y="{y:g}"{anchor} {_style(line, ink)}>{_told(line)}</text>'


def _told(line: Lettered) -> str:
    if line.role == "speaker":
        name, colon, words = line.text.partition(":")
        return f'<tspan font-weight="600">{escape(name + colon)}</tspan>{escape(words)}'
    return escape(line.text)


def _style(line: Lettered, ink: Ink) -> str:
    match line.role:
        case "id" | "title":
            return f'font-size="{HEAD:g}" font-weight="700" fill="{ink.text}"'
        case "needs":
            return f'font-size="{SMALL_TEXT - 0.5:g}" font-style="italic" fill="{palette.NEEDS_COLOR}"'
        case "cost":
            return f'font-size="{SMALL_TEXT - 0.5:g}" font-weight="700" fill="{ink.text}"'
        case "note":
            return f'font-size="{SMALL_TEXT - 1:g}" font-weight="600" letter-spacing="0.3" fill="{ink.text}"'
        case "trouble":
            return f'font-size="{SMALL_TEXT:g}" font-weight="700" fill="{palette.TROUBLE}"'
        case _:
            return f'font-size="{SMALL_TEXT:g}" fill="{ink.text}"'
