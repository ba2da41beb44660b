"""A row of small bars as SVG text: one for each of the last calls, as high as what was shown in it."""

from __future__ import annotations

from typing import Final

from game.session.skills_over_time import Track

MOST: Final = 12
"""So many calls are drawn, the last ones."""


def spark_svg(track: Track, size: tuple[int, int], ink: str, trough: str, room: int = MOST) -> str:
    """The bars, the latest at the right; a call in which nothing was shown keeps its empty place.

    Args:
        track: what is drawn; of a fault the highest bar is the call that had most of it.
        size: the width and height, in pixels.
        ink: the colour of the bars, as ``#RRGGBB``.
        trough: the colour behind them.
        room: for how many bars there is room; with fewer calls there is nothing on the left.
    """
    width, height = size
    marks = track.marks[-MOST:]
    most = max((mark.share for mark in marks), default=0.0) if track.skill.kind == "fault" else 1.0
    step = width / room
    wide, round_ = step * 0.68, min(step * 0.2, height * 0.1)
    parts = []
    for at, mark in enumerate(marks, start=room - len(marks)):
        x = at * step + (step - wide) / 2
        parts.append(_bar(x, 0, wide, height, round_, trough))
        high = height * (mark.share / most if most else 0.0)
        if high:
            parts.append(_bar(x, height - max(high, 2 * round_), wide, max(high, 2 * round_), round_, ink))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">{"".join(parts)}</svg>'
    )


def _bar(x: float, y: float, width: float, height: float, round_: float, colour: str) -> str:  # noqa: PLR0917 - a shape, its numbers in their plain order
    return (
        f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" rx="{round_:.1f}" fill="{colour}"/>'
    )
