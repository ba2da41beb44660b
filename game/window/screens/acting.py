"""A face that lives: it eases from one expression to the next, blinks, and moves its mouth while a line is typed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.face import FACES, Expression, Layer, Piece, Portrait, Still, blend, blinking, talking

SLOW: Final = 0.03
"""From this on, in seconds between frames, the whole face is drawn anew in each; else half of it in turn."""
UPPER: Final = ("left eye", "right eye", "brows")
"""The layers of the upper half; the two halves cost about the same."""
EASE: Final = 0.5
"""Seconds from one face to the next."""
LEANS: Final = 3
"""A head leans in this many steps, because all of it is drawn anew at each."""
BLINK: Final = 0.16
LIDS: Final = 2
"""Lids close in this many steps, whose pictures are kept."""
STEP: Final = 0.4
"""Seconds to step forward, or back."""
SYLLABLES: Final = 4.6
"""A second, while speaking."""
_REST_BETWEEN_BLINKS: Final = (6.6, 9.3, 5.9, 10.1, 8.2)
"""Seconds, in turn: a calm listener; and each blink wakes a game that otherwise does next to nothing."""


class Actor:
    """One person on the stage."""

    def __init__(self, name: str, portrait: Portrait | Still | None, face: str = "calm") -> None:
        self.name = name
        self.portrait = portrait
        self._goal_name = face
        self._from = self._goal = FACES.get(face, FACES["calm"])
        self._passed = EASE
        self._phase = 0.0
        self._speaking = False
        self._blinks = 0
        self._until_blink = _REST_BETWEEN_BLINKS[0]
        self._upper = self._lower = self._goal
        self._drawn = (self._upper, self._lower)
        self._half = False
        self._layers: tuple[Layer, ...] = portrait.layers(self._goal) if portrait else ()
        self.forward = 0.0
        """How far they have stepped forward, 0-1, where somebody stands beside them."""

    def update(self, dt: float, face: str, *, speaking: bool, still: bool) -> bool:
        """Let time pass.

        Args:
            dt: seconds.
            face: the face to wear.
            speaking: whether a line of theirs is being typed.
            still: whether to keep still but for the change of face, which then is at once.

        Returns:
            Whether the face looks different now.
        """
        if face != self._goal_name:
            self._goal_name = face
            self._from = self._eased()
            self._goal = FACES.get(face, FACES["calm"])
            self._passed = 0.0
        self._passed = EASE if still else min(EASE, self._passed + dt)
        self._speak(dt, speaking=speaking and not still)
        self._until_blink = _REST_BETWEEN_BLINKS[0] if still else self._until_blink - dt
        if self._until_blink < -BLINK:
            self._blinks += 1
            self._until_blink = _REST_BETWEEN_BLINKS[self._blinks % len(_REST_BETWEEN_BLINKS)]
        expression = self._expression
        self._half = not self._half
        whole = still or dt > SLOW
        if whole or self._half:
            self._lower = expression
        lower = self._lower
        if whole or not self._half:
            self._upper = expression
        self._upper = replace(self._upper, tilt=lower.tilt, nod=lower.nod, turn=lower.turn)
        return self._drawn_anew()

    def step(self, dt: float, *, forward: bool, still: bool) -> bool:
        """Step forward or back while time passes, at once where all keeps still; returns whether that is seen."""
        goal, before = float(forward), self.forward
        way = dt / STEP if goal > before else -dt / STEP
        self.forward = goal if still or abs(goal - before) <= abs(way) else before + way
        return self.forward != before

    @property
    def _expression(self) -> Expression:
        """What the face is doing now."""
        expression = self._eased()
        if self._speaking:
            # The brows keep still in speech: drawing them anew for a hair's breadth costs as much as the mouth.
            expression = replace(talking(expression, self._phase), brow_raise=expression.brow_raise)
        if self._until_blink < 0:
            closed = 1 - abs(1 + 2 * self._until_blink / BLINK)
            expression = blinking(expression, round(closed * LIDS) / LIDS)
        return expression

    def _drawn_anew(self) -> bool:
        """Make the layers of both halves; returns whether any of them looks different."""
        if self.portrait is None or (self._upper, self._lower) == self._drawn:
            return False
        self._drawn = (self._upper, self._lower)
        upper = {str(layer.key[0]): layer for layer in self.portrait.layers(self._upper) if layer.key[0] in UPPER}
        before = self._layers
        self._layers = tuple(upper.get(str(layer.key[0]), layer) for layer in self.portrait.layers(self._lower))
        return [(a.key, a.shift) for a in before] != [(b.key, b.shift) for b in self._layers]

    def pieces(self, height: int) -> list[tuple[tuple[str | int, ...], Piece]]:
        """What to draw for a portrait that many pixels high, from back to front, each with the key of its picture."""
        return [((height, *layer.key), layer.placed(height)) for layer in self._layers]

    def _eased(self) -> Expression:
        share = self._passed / EASE
        if share >= 1:
            return self._goal
        eased = blend(self._from, self._goal, share * share * (3 - 2 * share))
        tilt = self._from.tilt + (self._goal.tilt - self._from.tilt) * int(share * LEANS + 1) / LEANS
        return replace(eased, tilt=tilt)

    def _speak(self, dt: float, *, speaking: bool) -> None:
        """Syllables pass while a line is typed; a voice that stops goes on to its next pause."""
        if speaking:
            self._speaking = True
            self._phase += dt * SYLLABLES
        elif self._speaking:
            pause = int(self._phase) + 1
            self._phase += dt * SYLLABLES * 1.5
            if self._phase >= pause:
                self._phase = float(pause)
                self._speaking = False
