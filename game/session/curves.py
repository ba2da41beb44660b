"""The curve of a conversation as SVG text: where a steady colleague would end, and each meter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from game.session.verdict import steady_curve
from game.story.debrief import Debrief
from game.story.engine import Conversation
from game.story.language import Language

Colour = str
"""A colour as ``#RRGGBB``."""

DASHES: Final = ("", "9 6", "2 6", "13 5 3 5")
"""Meters differ in more than their colour; the line of the whole is plain and broad."""


class Curve(NamedTuple):
    """One line: what it is called, its values (0-100) before each decision and at the end, and which line it is.

    ``place`` is 0 for the line of the whole, which is drawn broad and filled, and counts the meters from 1.
    """

    name: str
    values: tuple[float, ...]
    place: int

    @property
    def is_whole(self) -> bool:
        """Whether it is the line of the whole."""
        return self.place == 0

    @property
    def dash(self) -> str:
        """How it is dashed, in units of a third of its stroke."""
        return "" if self.is_whole else DASHES[(self.place - 1) % len(DASHES)]

    def ink(self, colours: Sequence[Colour]) -> Colour:
        """Its colour: the first is for the line of the whole, the meters have the others in turn."""
        return colours[0] if self.is_whole else colours[1 + (self.place - 1) % (len(colours) - 1)]


def curves_of(conversation: Conversation, debrief: Debrief, language: Language) -> tuple[Curve, ...]:
    """The lines of a conversation that had decisions: of the whole, where it is judged, then of each meter."""
    turns = conversation.turns
    whole = steady_curve(debrief)
    lines = [Curve(language.tr("Where a steady colleague would end:"), whole, 0)] if whole else []
    levels = [turn.before.meters for turn in turns] + [turns[-1].after.meters]
    for place, meter in enumerate(conversation.scene.meters):
        lines.append(Curve(meter.label, tuple(float(level[place]) for level in levels), place + 1))
    return tuple(lines)


def curves_svg(
    size: tuple[int, int], margin: int, curves: Sequence[Curve], colours: Sequence[Colour], stroke: float
) -> str:
    """The lines over each other, the line of the whole on top.

    Args:
        size: the width and height of the plot.
        margin: how much room is left round it, for what is drawn at its edge.
        curves: the lines.
        colours: the first is for the line of the whole.
        stroke: how broad a line is.
    """
    width, height = size
    whole_w, whole_h = width + 2 * margin, height + 2 * margin
    parts: list[str] = []
    for curve in sorted(curves, key=lambda one: one.is_whole):
        steps = max(1, len(curve.values) - 1)
        spots = [
            (margin + width * at / steps, margin + height - height * value / 100)
            for at, value in enumerate(curve.values)
        ]
        path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots)
        colour, broad = curve.ink(colours), stroke * (1.5 if curve.is_whole else 0.85)
        if curve.is_whole:
            floor = margin + height
            area = f"{path}L{spots[-1][0]:.1f} {floor}L{spots[0][0]:.1f} {floor}Z"
            parts.append(f'<path d="{area}" fill="{colour}" fill-opacity="0.08"/>')
        scaled = " ".join(f"{float(part) * stroke / 3:.1f}" for part in curve.dash.split())
        dashed = f' stroke-dasharray="{scaled}"' if scaled else ""
        parts.append(
            f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{broad:.1f}" '
            f'stroke-linejoin="round" stroke-linecap="round"{dashed}/>'
        )
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{broad * 1.1:.1f}" fill="{colour}"/>' for x, y in spots]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole_w}" height="{whole_h}" '
        f'viewBox="0 0 {whole_w} {whole_h}">{"".join(parts)}</svg>'
    )


def sample_svg(colours: Sequence[Colour], curve: Curve) -> str:
    """A short piece of a line, for the legend."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="10" viewBox="0 0 30 10">'
        f'<path d="M2 5L28 5" stroke="{curve.ink(colours)}" stroke-width="{4 if curve.is_whole else 2.5}" '
        f'stroke-linecap="round" fill="none" stroke-dasharray="{curve.dash or "40 1"}"/></svg>'
    )
