"""Somebody with a gamepad, or with one button or two, and nothing else: real events, as SDL makes them of a pad."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.window.canvas.window import Window
from game.window.pads import PLAIN, PadAdded, PadLayout
from support.sitting import Sitting

FRAME = 1 / 30


class PadHands:
    """Plays a sitting through what the window hears with. No key is pressed, nothing is pointed at."""

    def __init__(self, one: Sitting, layout: PadLayout = "xbox") -> None:
        self.one = one
        view = one.app.view
        assert isinstance(view, Window)
        self.listening = view._listening
        list(self.listening._held.hear(PadAdded(0, layout)))

    def send(self, *events: pygame.Event, dt: float = FRAME) -> None:
        """One frame."""
        app = self.one.app
        raw = app._controls.wants_presses(app.top)
        app.frame(list(self.listening.heard(events, self.one.canvas.size, dt, raw=raw)), dt)

    def wait(self, seconds: float) -> None:
        for _ in range(max(1, round(seconds / FRAME))):
            self.send()

    def press(self, *buttons: str) -> None:
        """Press buttons and let go of them, one after the other."""
        for button in buttons:
            self.send(pygame.Event(pygame.CONTROLLERBUTTONDOWN, instance_id=0, button=PLAIN.index(button)))
            self.send(pygame.Event(pygame.CONTROLLERBUTTONUP, instance_id=0, button=PLAIN.index(button)))

    def push(self, axis: int, value: float) -> None:
        """Push a stick, or a trigger, that far."""
        self.send(pygame.Event(pygame.CONTROLLERAXISMOTION, instance_id=0, axis=axis, value=round(value * 32767)))

    def key(self, key: int, written: str = "") -> None:
        self.send(pygame.Event(pygame.KEYDOWN, key=key, mod=0, unicode=written))
        self.send(pygame.Event(pygame.KEYUP, key=key, mod=0))

    @property
    def marked(self) -> str:
        """What the mark is on."""
        targets = self.one.app.top.targets
        return targets.focus if targets.focus_shows else ""

    def go_to(self, id_: str) -> None:
        """Move the mark there with the shoulder buttons."""
        for _ in range(80):
            if self.marked == id_:
                return
            self.press("right_shoulder")
        raise AssertionError(f"the pad never came to {id_}; there is {self.one.targets}")

    def choose(self, id_: str) -> None:
        self.go_to(id_)
        self.press("a")

    def read_on(self, until: Callable[[], bool] | None = None) -> None:
        """Press on until something can be answered, or it is over."""
        for _ in range(200):
            talk = self.one.talk
            if (until or (lambda: self.one.talk.narration.can_decide))() or talk.narration.phase == "over":
                self.wait(0.5)
                return
            self.press("a")
            self.wait(0.1)
        raise AssertionError("it never came to that")


class Switches:
    """Plays a sitting by scanning: with two buttons, or by waiting for the frame and pressing one."""

    def __init__(self, one: Sitting, *, alone: bool = False) -> None:
        self.hands = PadHands(one)
        self.one = one
        self.alone = alone
        self.hands.wait(0.1)

    @property
    def marked(self) -> tuple[str, ...]:
        """What the frame is round, by the ids."""
        return self.one.app._controls._mark.ids

    def next(self) -> None:
        if self.alone:
            before = self._where
            for _ in range(200):
                self.hands.wait(0.1)
                if self._where != before:
                    return
            raise AssertionError("the frame does not move")
        self.hands.wait(0.3)
        self.hands.key(pygame.K_SPACE, " ")

    def press(self) -> None:
        self.hands.wait(0.3)
        self.hands.key(pygame.K_SPACE if self.alone else pygame.K_RETURN, " " if self.alone else "\r")
        self.hands.wait(0.1)

    @property
    def _where(self) -> object:
        scanner = self.one.app._controls._scanner
        return scanner.marked, scanner.is_way_out

    def choose(self, *ids: str) -> None:
        """Wait for the frame to come to something, the first of several, through as many groups as it lies in."""
        for _ in range(8):
            for _ in range(60):
                if {*ids} & {*self.marked} and not self.one.app._controls._scanner.is_way_out:
                    break
                self.next()
            else:
                raise AssertionError(f"the frame never came to {ids}; there is {self.one.targets}")
            alone = len(self.marked) == 1
            self.press()
            if alone:
                return
        raise AssertionError(f"{ids} lie too deep")


def scanning(words: str, pace: str = "0.7") -> dict[str, str]:
    """Settings of somebody who scans, as a sitting takes them."""
    return {"scanning": words, "pace": pace}
