"""The game that plays by itself while nobody is there: one call after another, in each language in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from game.session import Session, Stay
from game.window import requests as r
from game.window.app import App
from game.window.canvas.assets import Assets
from game.window.kiosk.pane import Pane
from game.window.kiosk.robot import Robot
from game.window.places import Places
from game.window.screens.talk import TalkScreen

AGAIN: Final = 10.0
"""Seconds after which the next call is tried, where one cannot be shown."""


class Show(NamedTuple):
    """Which call is shown, and in which language."""

    scene: str
    language: str


class Attract:
    """The calls; ``app`` is the one that is shown, None where there is nothing to show. ``turn`` counts them."""

    def __init__(self, pane: Pane, assets: Assets, shows: Sequence[Show], new: Callable[[Show], Session]) -> None:
        """Begin the first.

        Args:
            pane: where they are drawn.
            assets: what they show; nothing of them is heard.
            shows: what is shown, in turn.
            new: makes a session that keeps nothing, for a show.
        """
        self._pane, self._assets, self._shows, self._new = pane, assets, tuple(shows), new
        self._places = Places(assets, pane.keybindings)
        self.turn = 0
        self.app: App | None = None
        self._robot = Robot(0)
        self._since = 0.0
        self._begin()

    @property
    def session(self) -> Session | None:
        """The session of the call that is shown."""
        return None if self.app is None else self.app.session

    def pass_time(self, dt: float) -> bool:
        """Let time pass, in seconds; returns whether another call has begun."""
        talk = None if self.app is None else self.app.top
        if self.app is None or not isinstance(talk, TalkScreen):
            self._since += dt
            if self._since < AGAIN:
                return False
        else:
            self.app.step(self._robot.plays(talk, dt), dt)
            if not self._robot.is_done:
                return False
        self.turn += 1
        self._begin()
        return True

    def close(self) -> None:
        """Somebody is there: the call is gone."""
        if self.app is not None:
            self.app.session.close()
        self.app = None

    def _begin(self) -> None:
        self.close()
        self._since, self._robot = 0.0, Robot(self.turn)
        if not self._shows:
            return
        show = self._shows[self.turn % len(self._shows)]
        self.app = App(self._pane, self._assets, self._new(show), places=self._places, host=lambda _: Stay())
        self.app.perform((r.BeGuest(), r.Begin(show.scene)))
        if not isinstance(self.app.top, TalkScreen):
            self.close()
