"""Lays a scene's map out from top to bottom: graphlay places the boxes and routes the wires, as long as it can.

A map that is too large for the care given to a small one is laid out faster, then drawn with less in it, and at last in
plain rows: it is made in seconds, whatever the scene.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from game.authoring.map.coarser import beats_alone, grouped
from game.authoring.map.graph import SceneMap
from game.authoring.map.plan import MapBox, Plan
from game.authoring.map.rows import in_rows
from game.authoring.needs import MissingExtraError

if TYPE_CHECKING:
    from types import ModuleType

MapPoint = tuple[float, float]
_FINE: Final[Mapping[str, Any]] = {
    "direction": "topbottom",
    "spacing": {"layer_gap": 38.0, "node_gap": 26.0, "dummy_gap": 20.0},
    "routing": {"style": "orthogonal"},
}
_SWIFT: Final[Mapping[str, Any]] = {
    **_FINE,
    "effort": "fast",
    "cycles": {"strategy": "follow_flow"},
    "tuning": {"order": {"seeds": 1, "kick_rounds": 0, "sifting_rounds": 0, "sweeps": 4}},
}


@dataclass(frozen=True, slots=True)
class Wire:
    """A line from box to box along its points; ``dead`` where nobody can ever take it."""

    source: str
    target: str
    points: tuple[MapPoint, ...]
    dead: bool


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """A map with every box and wire placed; sizes are in pixels and x, y is a box's upper left corner.

    ``map`` is what was drawn, which is coarser than what was given where that is too large; its facts then say so.
    """

    map: SceneMap
    boxes: tuple[MapBox, ...]
    wires: tuple[Wire, ...]
    width: float
    height: float


class _TooLargeError(Exception):
    """A map has more in it than can be laid out so."""


def drawing_of(map_: SceneMap) -> MapDrawing:
    """Lay a map out. The same map always gives the same drawing.

    Raises:
        MissingExtraError: if graphlay is not installed.
    """
    try:
        import graphlay  # noqa: PLC0415 - an extra that most players never install
    except ImportError:
        raise MissingExtraError("graphlay", "to lay out a map as .svg or .html (.mmd and .dot need nothing)") from None
    together = _saying(grouped(map_), "options that lead to the same place stand together, because there are so many")
    beats = _saying(beats_alone(map_), "only its beats are drawn, because it is so large")
    for drawn, options, most in (
        (map_, _FINE, 300),
        (map_, _SWIFT, 2_000),
        (together, _SWIFT, 2_000),
        (beats, _SWIFT, 2_000),
    ):
        try:
            return _placed(graphlay, drawn, options, most)
        except _TooLargeError:
            continue
    return _drawn_in_rows(beats)


def _saying(map_: SceneMap, what: str) -> SceneMap:
    return replace(map_, facts=f"{map_.facts}; {what}")


def _placed(graphlay: ModuleType, map_: SceneMap, options: Mapping[str, Any], most: int) -> MapDrawing:
    """The map as graphlay lays it out.

    Raises:
        _TooLargeError: if it has more than ``most`` boxes, or wires that go too far.
    """
    plan = Plan(map_)
    graph = graphlay.Graph()
    for box in plan.boxes.values():
        # Ranks grow with distance from the start; endings are kept from floating up among the beats by their edges.
        graph.node(box.id, width=box.width, height=box.height)
    for source, target in plan.wires:
        graph.edge(source, target)
    limits = {"max_nodes": most, "max_edges": 2 * most, "max_dummies": 5 * most}
    try:
        placed = graphlay.layout(graph, options={**options, "limits": limits})
    except graphlay.GraphlayError:
        raise _TooLargeError from None
    left, top = placed.bounds["min"]["x"], placed.bounds["min"]["y"]
    boxes = []
    for box, node in zip(plan.boxes.values(), placed.nodes, strict=True):
        x, y = node["center"]["x"] - box.width / 2 - left, node["center"]["y"] - box.height / 2 - top
        boxes.append(replace(box, x=round(x, 1), y=round(y, 1)))
    wires = [
        Wire(*ends, _straight([(round(p["x"] - left, 1), round(p["y"] - top, 1)) for p in edge["points"]]), dead)
        for (ends, dead), edge in zip(plan.wires.items(), placed.edges, strict=True)
    ]
    size = placed.bounds["max"]
    return MapDrawing(map_, tuple(boxes), tuple(wires), round(size["x"] - left, 1), round(size["y"] - top, 1))


def _drawn_in_rows(map_: SceneMap) -> MapDrawing:
    """The map in rows, each wire straight from under its box to the top of the other."""
    plan = Plan(map_)
    boxes = in_rows(plan)
    wires = tuple(
        Wire(source, target, (_under(boxes[source]), _over(boxes[target])), dead)
        for (source, target), dead in plan.wires.items()
    )
    width = max((box.x + box.width for box in boxes.values()), default=0.0)
    height = max((box.y + box.height for box in boxes.values()), default=0.0)
    return MapDrawing(map_, tuple(boxes.values()), wires, width, height)


def _under(box: MapBox) -> MapPoint:
    return (box.x + box.width / 2, box.y + box.height)


def _over(box: MapBox) -> MapPoint:
    return (box.x + box.width / 2, box.y)


def _straight(points: Sequence[MapPoint]) -> tuple[MapPoint, ...]:
    """The points without those that lie on the way between their neighbours."""
    kept = list(points[:1])
    for (before, point), (_, after) in zip(pairwise(points), pairwise(points[1:]), strict=False):
        across = (point[0] - before[0]) * (after[1] - point[1]) - (point[1] - before[1]) * (after[0] - point[0])
        if abs(across) > 0.5:
            kept.append(point)
    return (*kept, points[-1])
