"""Boxes in rows, by how far each is from the start: what can be drawn of any map, in time that grows like its size."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from math import isqrt
from typing import Final

from game.authoring.map.plan import MapBox, Plan

GAP: Final = 38.0
"""Between boxes, in pixels."""


def in_rows(plan: Plan) -> dict[str, MapBox]:
    """Every box of a plan with its place, by its id; a row that is too long goes on below."""
    longest = max(8, isqrt(len(plan.boxes)))
    rows: dict[int, list[MapBox]] = {}
    for id_, far in _distances(plan).items():
        rows.setdefault(far, []).append(plan.boxes[id_])
    placed: dict[str, MapBox] = {}
    y = 0.0
    for far in sorted(rows):
        for first in range(0, len(rows[far]), longest):
            row = rows[far][first : first + longest]
            x = 0.0
            for box in row:
                placed[box.id] = replace(box, x=round(x, 1), y=round(y, 1))
                x += box.width + GAP
            y += max(box.height for box in row) + GAP
    return {id_: placed[id_] for id_ in plan.boxes}


def _distances(plan: Plan) -> dict[str, int]:
    """How many wires lie between the first box and each; those that no wire leads to begin anew."""
    onward: dict[str, list[str]] = {}
    for source, target in plan.wires:
        onward.setdefault(source, []).append(target)
    found: dict[str, int] = {}
    for start in plan.boxes:
        if start in found:
            continue
        found[start] = 0
        todo = deque([start])
        while todo:
            place = todo.popleft()
            for target in onward.get(place, ()):
                if target not in found:
                    found[target] = found[place] + 1
                    todo.append(target)
    return found
