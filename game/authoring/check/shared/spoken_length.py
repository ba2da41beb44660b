"""How long a text takes to say, and whether a recording can be that text."""

from __future__ import annotations

from typing import Final

WORDS_A_MINUTE: Final = 150
"""How fast people speak English in a conversation, about (National Center for Voice and Speech)."""
SHORTEST: Final = 0.6
"""How long even one word takes with a breath before it, in seconds."""
TOO_SHORT: Final = 0.4
"""A recording of less than this share of what its text takes leaves something out."""
TOO_LONG: Final = 2.5
SLACK: Final = 1.5
"""So many seconds of breath and silence are nobody's fault."""


def spoken_seconds(text: str) -> float:
    """How long it takes to say a text, about."""
    return max(SHORTEST, len(text.split()) / WORDS_A_MINUTE * 60)


def odd_length(text: str, seconds: float) -> str:
    """Why a recording of that length can hardly be that text; ``""`` where it can."""
    usual = spoken_seconds(text)
    told = f"{seconds:.1f} seconds, where the text takes about {usual:.1f}"
    if seconds < usual * TOO_SHORT:
        return f"too short: {told}"
    if seconds > usual * TOO_LONG + SLACK:
        return f"too long: {told}"
    return ""
