"""The shapes of the endings, which say how a conversation came out to a reader who sees no colours."""

from __future__ import annotations

from game.authoring.map.palette import Ink


def shape_of(outcome: str, place: tuple[float, float, float, float], ink: Ink, more: str) -> str:
    """An ending's own shape: round ends for won, points for settled, square with bars for lost.

    Args:
        outcome: how the conversation came out.
        place: x, y, width and height in pixels.
        ink: its colours.
        more: further attributes.
    """
    x, y, width, height = place
    paint = f'fill="{ink.ground}" stroke="{ink.edge}" {more}'
    if outcome == "won":
        return (
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{min(width, height) / 2:g}" {paint}/>'
        )
    if outcome == "settled":
        point, middle, right, bottom = min(18.0, width / 4), y + height / 2, x + width, y + height
        upper = ((x, middle), (x + point, y), (right - point, y))
        corners = (*upper, (right, middle), (right - point, bottom), (x + point, bottom))
        return f'<polygon points="{" ".join(f"{a:g},{b:g}" for a, b in corners)}" {paint}/>'
    bar = min(7.0, width / 6)
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" {paint}/>'
        f'<rect x="{x:g}" y="{y:g}" width="{bar:g}" height="{height:g}" fill="{ink.edge}"/>'
        f'<rect x="{x + width - bar:g}" y="{y:g}" width="{bar:g}" height="{height:g}" fill="{ink.edge}"/>'
    )
