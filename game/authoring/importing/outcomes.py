"""How a story ends, as the tags of what it ends in say it, in whatever language it is written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_OUTCOMES: Final = {
    "won": frozenset(("won", "win", "success", "good", "good-ending", "victory")),
    "lost": frozenset(("lost", "lose", "fail", "failure", "bad", "bad-ending", "gameover", "game-over")),
    "settled": frozenset(("settled",)),
}


def outcome_in(tags: Iterable[str]) -> str:
    """``won``, ``lost``, ``settled``, or ``""`` where these tags do not say."""
    found = {tag.lower() for tag in tags}
    return next((outcome for outcome, words in _OUTCOMES.items() if words & found), "")
