"""The meters on the stage: they ease to their values and show each change for a while, with its sign."""

from __future__ import annotations

import math
from typing import Final

from game.session.phrases import name_of, signed
from game.story.language import Language
from game.story.model import Meter, Scene

SETTLE: Final = 0.22
"""Seconds in which a meter comes about two thirds of its way."""
TELLS_FOR: Final = 2.6
"""Seconds for which a change is shown."""


class Gauge:
    """One meter as it looks."""

    def __init__(self, meter: Meter, value: int, name: str) -> None:
        self.meter = meter
        self.name = name
        self.target = value
        self.level = float(value)
        self.change = 0
        self.age = TELLS_FOR
        self._heard: tuple[tuple[int, int], str] = ((-1, 0), "")

    def move_to(self, value: int) -> None:
        """The meter has another value now."""
        if value != self.target:
            self.change = value - self.target + (self.change if self.age < SETTLE else 0)
            self.target, self.age = value, 0.0

    def update(self, dt: float, *, still: bool) -> bool:
        """Let time pass; returns whether it looks different."""
        before = (round(self.level, 1), self.tells)
        if self.age < TELLS_FOR:
            self.age += dt
        self.level += (self.target - self.level) * (1.0 if still else 1 - math.exp(-dt / SETTLE))
        if abs(self.target - self.level) < 0.3:
            self.level = float(self.target)
        return before != (round(self.level, 1), self.tells)

    @property
    def tells(self) -> int:
        """How strongly the last change is shown, in sixteenths: 16 at first, 0 when it is gone."""
        return (
            16
            if self.age < TELLS_FOR / 2
            else max(0, 16 - round(16 * (self.age / TELLS_FOR - 0.5) * 2))
            if self.change
            else 0
        )

    @property
    def for_the_better(self) -> bool:
        """Whether the last change was a good one."""
        return (self.change > 0) == (self.meter.good == "high")

    def heard(self, language: Language) -> str:
        """What is read out: where it stands, which way is good, and what it has just done; asked in every drawing."""
        key = (self.target, self.change if self.tells else 0)
        if self._heard[0] != key:
            text = language.tr("{value} of 100, low is good", value=self.target)
            if self.meter.good == "high":
                text = language.tr("{value} of 100, high is good", value=self.target)
            self._heard = (key, f"{text}, {signed(self.change)}" if key[1] else text)
        return self._heard[1]


def gauges_of(scene: Scene, values: tuple[int, ...], language: Language) -> list[Gauge]:
    """A scene's meters at these values; each with whose it is, where several people have one."""
    owners = {meter.id.partition(".")[0] for meter in scene.meters}
    found = []
    for meter, value in zip(scene.meters, values, strict=True):
        owner = name_of(scene, meter.id.partition(".")[0], language)
        name = meter.label if len(owners) == 1 else f"{owner}: {meter.label}"
        found.append(Gauge(meter, value, name))
    return found
