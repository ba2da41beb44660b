"""What it is for text to be in its place, and a screen drawn with the real fonts to see whether it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from types import MappingProxyType
from typing import TypeVar

from game.paths import assets_dir
from game.session.settings import Settings
from game.window.canvas.assets import Assets
from game.window.canvas.boxes import Box
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Words
from game.window.canvas.ruler import Ruler
from game.window.canvas.theme import Colour, FontFace
from game.window.screens.screen import Screen
from game.window.widgets.targets import Target

PLAYER = "Maximiliane-Alexandra Featherstonehaugh"
FAR = 100_000
"""Further than anything scrolls, in pixels."""
DEFAULTS: Mapping[str, str] = MappingProxyType({})
Placed = TypeVar("Placed")


@cache
def assets() -> Assets:
    """The game's own fonts and drawings."""
    return Assets(assets_dir())


def drawn(
    screen: Screen,
    size: tuple[int, int],
    text: int,
    settings: Mapping[str, str] = DEFAULTS,
    canvas: Canvas | None = None,
) -> Canvas:
    """The screen drawn with the real fonts, without painting it."""
    canvas = canvas or Canvas(None, None, assets().ruler, size)
    screen.settings = Settings({**settings, "text": str(text)})
    canvas.begin()
    screen.draw(canvas)
    return canvas


def check(canvas: Canvas, screen: Screen, what: str) -> None:
    """Nothing is cut at a side, nothing lies over another text, everything that can be pressed is large enough.

    On an endless canvas that holds for the whole of what scrolls, too.
    """
    words, targets = defaultdict(list), defaultdict(list)
    for item in canvas.shown():
        words[canvas.layers[id(item)] if isinstance(canvas, Endless) else canvas.box].append(item)
    for target in screen.targets.drawn:
        if target.action is not None and not target.quiet:
            targets[target.clip if isinstance(canvas, Endless) else canvas.box].append(target)
    for shown in words.values():
        _are_apart(shown, what)
    for pressable in targets.values():
        _can_be_pressed(pressable, canvas.size[0], what)
    for layer, cards in targets.items():
        _are_on_their_cards(words.get(layer, ()), [card for card in cards if card.role == "option"], what)


def _are_apart(shown: Sequence[Words], what: str) -> None:
    for item in shown:
        cut = item.box.x < item.seen.x or item.box.right > item.seen.right + 1
        assert not cut, f"{what}: “{item.text}” is cut off at a side"
    for one, other in meeting(shown, inner):
        raise AssertionError(f"{what}: “{one.text}” and “{other.text}” lie over each other")


def _can_be_pressed(pressable: Sequence[Target], width: int, what: str) -> None:
    for target in pressable:
        assert min(target.box.w, target.box.h) >= 48, f"{what}: {target.id} is too small to press ({target.box})"
        assert target.box.x >= 0, f"{what}: {target.id}"
        assert target.box.right <= width, f"{what}: {target.id}"
    for first, second in meeting(pressable, lambda target: target.seen):
        raise AssertionError(f"{what}: {first.id} and {second.id} lie over each other")


def _are_on_their_cards(shown: Sequence[Words], cards: Sequence[Target], what: str) -> None:
    whole = [card for card in cards if card.seen == card.box]
    for item, card in ((item, card) for card in whole for item in shown if inner(item).meets(card.box)):
        inside = item.box.y >= card.box.y and item.box.bottom <= card.box.bottom
        assert inside or item.box.x < card.box.x, f"{what}: “{item.text}” does not fit its card"


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


class Endless(Canvas):
    """A canvas on which what scrolls is seen whole, above and under its box, so that one drawing has all of it."""

    def __init__(self, size: tuple[int, int], ruler: Ruler) -> None:
        super().__init__(None, None, ruler, size)
        self.layers: dict[int, Box] = {}
        """By the id of a line the box that cuts it off: only what the same box cuts off is laid out together."""

    @contextmanager
    def clipped(self, box: Box) -> Iterator[None]:
        """Draw nothing beside a box."""
        with super().clipped(box):
            if not self._clip.is_empty:
                self._clip = Box(self._clip.x, -FAR, self._clip.w, 2 * FAR)
            yield

    def words(  # noqa: PLR0917 - as the canvas has it
        self, box: Box, text: str, face: FontFace, px: int, colour: Colour, alpha: int = 255, tracking: float = 0.0
    ) -> None:
        """One line of text."""
        many = len(self.items)
        super().words(box, text, face, px, colour, alpha, tracking)
        for item in self.items[many:]:
            self.layers[id(item)] = self._clip
