"""Meters and counted flags on the stage: they ease to their values, and show what they did until the next decision."""

from __future__ import annotations

import math
from typing import Final, Literal

from game.session import Narration
from game.session.phrases import name_of, signed
from game.story.language import Language
from game.story.model import Scene

End = Literal["low", "high"]
"""Which end is good."""
FULL: Final = 100
"""How far a meter goes."""
SETTLE: Final = 0.22
"""Seconds in which a meter comes about two thirds of its way."""


class Gauge:
    """One meter or flag as it looks, from 0 to ``most``. ``change`` is what it has done since the last decision."""

    def __init__(self, name: str, value: int, good: End, most: int = FULL) -> None:
        self.name = name
        self.good = good
        self.most = most
        self.target = value
        self.level = float(value)
        self.change = 0
        self._heard: tuple[tuple[int, int], str] = ((-1, 0), "")

    def move_to(self, value: int, since: int) -> None:
        """It has another value now, and had that one at the last decision."""
        self.target, self.change = value, value - since

    def update(self, dt: float, *, still: bool) -> bool:
        """Let time pass; returns whether it looks different."""
        before = round(self.level, 1)
        self.level += (self.target - self.level) * (1.0 if still else 1 - math.exp(-dt / SETTLE))
        if abs(self.target - self.level) < 0.3:
            self.level = float(self.target)
        return before != round(self.level, 1)

    @property
    def for_the_better(self) -> bool:
        """Whether the last change was a good one."""
        return (self.change > 0) == (self.good == "high")

    @property
    def goodness(self) -> float:
        """Where it stands, 100 being good."""
        share = 100 * self.level / self.most
        return share if self.good == "high" else 100 - share

    def heard(self, language: Language) -> str:
        """What is read out: where it stands, which way is good, and what it has just done; asked in every drawing."""
        key = (self.target, self.change)
        if self._heard[0] != key:
            text = language.tr("{value} of {most}, low is good", value=self.target, most=self.most)
            if self.good == "high":
                text = language.tr("{value} of {most}, high is good", value=self.target, most=self.most)
            self._heard = (key, f"{text}, {signed(self.change)}" if self.change else text)
        return self._heard[1]


class Gauges:
    """The gauges of a conversation: its meters, and the flags that are shown beside them."""

    def __init__(self) -> None:
        self._meters: list[Gauge] = []
        self._counters: list[Gauge] = []

    def make(self, narration: Narration, language: Language) -> None:
        """Make those that are not there yet."""
        if not self._meters:
            self._meters = gauges_of(narration.scene, narration.meters, language)
        if not self._counters:
            self._counters = counters_of(narration.scene, narration.counts)

    def update(self, dt: float, narration: Narration, *, still: bool) -> bool:
        """Let time pass: they ease to where they stand now; returns whether any looks different."""
        now, before = (*narration.meters, *narration.counts), (*narration.since, *narration.counted)
        moved = False
        for gauge, value, since in zip((*self._meters, *self._counters), now, before, strict=True):
            gauge.move_to(value, since)
            moved = gauge.update(dt, still=still) or moved
        return moved

    def seen(self, *, meters: bool) -> list[Gauge]:
        """Those that are seen; flags are also where meters are hidden."""
        return [*(self._meters if meters else ()), *self._counters]


def gauges_of(scene: Scene, values: tuple[int, ...], language: Language) -> list[Gauge]:
    """A scene's meters at these values; each with whose it is, where several people have one."""
    owners = {meter.id.partition(".")[0] for meter in scene.meters}
    found = []
    for meter, value in zip(scene.meters, values, strict=True):
        owner = name_of(scene, meter.id.partition(".")[0], language)
        name = meter.label if len(owners) == 1 else f"{owner}: {meter.label}"
        found.append(Gauge(name, value, meter.good))
    return found


def counters_of(scene: Scene, counts: tuple[int, ...]) -> list[Gauge]:
    """A scene's flags that are shown, at these values."""
    return [Gauge(one.label, count, one.good, one.most) for one, count in zip(scene.gauges, counts, strict=True)]
