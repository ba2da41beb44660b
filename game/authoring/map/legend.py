"""The head of a map: its title, what it tells in figures, and what its shapes and colours mean."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from game.authoring.map import palette
from game.authoring.map.graph import SceneMap
from game.authoring.map.lettering import width_of, wrapped
from game.authoring.map.shapes import shape_of
from game.story.debrief import GRADE_LIMITS, Grade

LEGEND_WIDTH: Final = 1120.0
"""How wide the head is, in pixels; a narrower map is centred under it."""
HEIGHT: Final = 150.0


def title(map_: SceneMap) -> str:
    """The scene's title, its summary and its figures; 70 pixels high."""
    found = [_text(map_.title, 0, 22, 24, weight=700)]
    found += [_text(line, 0, 46 + at * 18, 14) for at, line in enumerate(wrapped(map_.summary, 14, LEGEND_WIDTH, 1))]
    found.append(_text(f"{map_.id}: {map_.facts}", 0, 66, 12, colour=palette.QUIET_COLOR))
    return "".join(found)


def legend() -> str:
    """What everything means, in two rows under the title."""
    return _shapes(84) + _costs(112)


def _shapes(y: float) -> str:
    found, x = [], 0.0
    samples = (
        (_rect(palette.BEAT, 5), "a beat"),
        (_rect(palette.DECISION, 5), "a beat with a decision"),
        (_rect(palette.CONDITION_INK, 3), "only when this holds"),
        (_rect(palette.UNREACHED, 5, dashed=True), "nobody can come here, or never open"),
        *(
            (shape_of(outcome, (0, 0, 30, 18), ink, 'stroke-width="1.5"'), f"ends {outcome}")
            for outcome, ink in palette.OUTCOME_INKS.items()
        ),
    )
    for sample, said in samples:
        found.append(f'<g transform="translate({x:g} {y:g})">{sample}{_text(said, 37, 13, 12)}</g>')
        x += 37 + width_of(said, 12) + 18
    return "".join(found)


def _costs(y: float) -> str:
    lead = "What it costs a steady colleague on average, in points of the score:"
    found, x = [_text(lead, 0, y + 13, 12)], width_of(lead, 12) + 12
    for name, said in _grades():
        ink = palette.GRADE_INKS[name]
        width = width_of(said, 12) + 20
        found.append(
            f'<g transform="translate({x:g} {y:g})"><rect width="{width:g}" height="19" rx="9.5" fill="{ink.ground}"'
            f' stroke="{ink.edge}"/>{_text(said, 10, 13.5, 12, colour=ink.text)}</g>'
        )
        x += width + 8
    return "".join(found)


def _grades() -> Iterator[tuple[Grade, str]]:
    """Each grade with what earns it; a fault stands behind the good ones, which it never is."""
    least = 0.0
    for name, most in GRADE_LIMITS:
        yield name, f"{name}: up to {most:g}" if most else f"{name}: none"
        if name == "good":
            yield "little", f"a fault: up to {most:g}"
        least = most
    yield "blunder", f"blunder: over {least:g}"


def _rect(ink: palette.Ink, radius: float, *, dashed: bool = False) -> str:
    dashes = ' stroke-dasharray="5 3"' if dashed else ""
    return f'<rect width="30" height="18" rx="{radius:g}" fill="{ink.ground}" stroke="{ink.edge}"{dashes}/>'


def _text(text: str, x: float, y: float, size: float, *, weight: int = 400, colour: str = palette.TEXT_COLOR) -> str:
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" font-weight="{weight}" fill="{colour}">{escape(text)}</text>'
    )
