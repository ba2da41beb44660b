"""Turns what pygame tells into commands: keys by their table, pad buttons by theirs, and which of them is in hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import pygame

from game.window.canvas.events import commands, strokes
from game.window.canvas.pads import OpenPads
from game.window.commands import Command, Erase, InHand, Leaf, Lettered, Move, Point, Scroll, SecondClick, Stroke
from game.window.keybindings import Keybindings
from game.window.pads import PadLayout, PadPress, Pads

_REPEATED: Final = (Move, Leaf, Erase, Scroll)
"""What a key does again and again while it is held down; nothing else, so that no key that is held answers twice."""


class Listening:
    """What is held down, which pads there are, and whether one of them was used last."""

    def __init__(self, keybindings: Keybindings) -> None:
        self.pads = OpenPads()
        self._held = Pads()
        self._down: set[int] = set()
        self._in_hand: PadLayout | str = ""
        self._is_in_front = True
        self.rebind(keybindings)

    def rebind(self, keybindings: Keybindings) -> None:
        """These keys and buttons are heard from now on."""
        self._keys, self._buttons = keybindings.meanings(), keybindings.button_meanings()

    def heard(
        self, events: Iterable[pygame.Event], size: tuple[int, int], dt: float, *, raw: bool
    ) -> Iterator[Command]:
        """What the events of a frame mean.

        Args:
            events: what pygame tells.
            size: of the window, in pixels.
            dt: the seconds since the last frame, for buttons that are held down.
            raw: whether keys and buttons are told as they were pressed, and not as what they mean.
        """
        for event in events:
            again = self._is_repeated(event)
            self._look(event)
            if raw and event.type == pygame.MOUSEBUTTONDOWN and event.button == pygame.BUTTON_RIGHT:
                yield SecondClick()
            if raw and event.type == pygame.KEYDOWN:
                yield from self._now("")
                if not again:
                    yield from strokes(event)
                continue
            for command in commands(event, size, self._keys):
                bare = command.command if isinstance(command, Lettered) else command
                if again and not isinstance(bare, _REPEATED):
                    continue
                if event.type == pygame.KEYDOWN or (isinstance(command, Point) and command.what == "press"):
                    yield from self._now("")
                yield command
            for told in self.pads.inputs(event):
                yield from self._pressed(self._held.hear(told), raw=raw)
        yield from self._pressed(self._held.pass_time(dt), raw=raw)

    def _look(self, event: pygame.Event) -> None:
        if event.type == pygame.WINDOWFOCUSLOST:
            self._is_in_front = False
            self._held.let_go()
        elif event.type == pygame.WINDOWFOCUSGAINED:
            self._is_in_front = True

    def _now(self, layout: PadLayout | str) -> Iterator[Command]:
        """That is in hand now; told where something else was."""
        if layout != self._in_hand:
            self._in_hand = layout
            yield InHand(layout)  # type: ignore[arg-type]  # a layout, or none

    def _pressed(self, presses: Iterable[PadPress], *, raw: bool) -> Iterator[Command]:
        """What pad buttons mean; while another window is in front, nothing: a pad's buttons reach every program."""
        for press in presses:
            if not self._is_in_front:
                continue
            meant = self._buttons.get(press.button)
            if raw and not press.again:
                yield from self._now(press.layout)
                yield Stroke(button=press.button)
            elif not raw and meant is not None and (not press.again or isinstance(meant, _REPEATED)):
                yield from self._now(press.layout)
                yield meant

    def _is_repeated(self, event: pygame.Event) -> bool:
        """Whether it is a key that has been down all the while."""
        if event.type == pygame.KEYDOWN:
            again = event.key in self._down
            self._down.add(event.key)
            return again
        if event.type == pygame.KEYUP:
            self._down.discard(event.key)
        elif event.type == pygame.WINDOWFOCUSLOST:
            self._down.clear()
        return False
