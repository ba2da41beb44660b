"""What it is for text to be in its place, and a screen drawn with the real fonts to see whether it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import TypeVar

from game.paths import assets_dir
from game.session.settings import Settings
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Words
from game.window.canvas.ruler import Ruler
from game.window.screens.screen import Screen

PLAYER = "Maximiliane-Alexandra Featherstonehaugh"
Placed = TypeVar("Placed")


@cache
def assets() -> Assets:
    """The game's own fonts and drawings."""
    return Assets(assets_dir())


def drawn(screen: Screen, size: tuple[int, int], text: int, ruler: Ruler | None = None, **settings: str) -> Canvas:
    """The screen drawn with the real fonts, without painting it."""
    canvas = Canvas(None, None, ruler or assets().ruler, size)
    screen.settings = Settings({"text": str(text), **settings})
    canvas.begin()
    screen.draw(canvas)
    return canvas


def check(canvas: Canvas, screen: Screen, what: str) -> None:
    """Nothing is cut at a side, nothing lies over another text, everything that can be pressed is large enough."""
    shown = canvas.shown()
    for item in shown:
        cut = item.box.x < item.seen.x or item.box.right > item.seen.right + 1
        assert not cut, f"{what}: “{item.text}” is cut off at a side"
    for one, other in meeting(shown, inner):
        raise AssertionError(f"{what}: “{one.text}” and “{other.text}” lie over each other")
    pressable = [target for target in screen.targets.drawn if target.action is not None and not target.quiet]
    for target in pressable:
        assert min(target.box.w, target.box.h) >= 48, f"{what}: {target.id} is too small to press ({target.box})"
        assert target.box.x >= 0, f"{what}: {target.id}"
        assert target.box.right <= canvas.size[0], f"{what}: {target.id}"
    for first, second in meeting(pressable, lambda target: target.seen):
        raise AssertionError(f"{what}: {first.id} and {second.id} lie over each other")


def inner(item: Words) -> Box:
    """The part of a line in which its letters stand, as far as it is seen."""
    return item.box.inset(0, item.box.h // 6).within(item.seen)


def meeting(items: Sequence[Placed], box_of: Callable[[Placed], Box]) -> Iterator[tuple[Placed, Placed]]:
    """The pairs whose boxes share a pixel; each is compared only with those that begin before it ends."""
    boxes = sorted(
        ((box, at) for at, box in enumerate(map(box_of, items)) if not box.is_empty), key=lambda one: one[0].y
    )
    for number, (box, at) in enumerate(boxes):
        bottom = box.y + box.h
        for other, there in boxes[number + 1 :]:
            if other.y >= bottom:
                break
            if box.meets(other):
                yield items[at], items[there]
