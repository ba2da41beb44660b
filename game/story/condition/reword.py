"""What an author meant by a condition that cannot be read: the same thing as it is written here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import zip_longest
from types import MappingProxyType
from typing import Final, NamedTuple

from game.story.condition.names import Scope, ValueKind, resolve
from game.story.condition.parse import ConditionError, parse_condition
from game.story.condition.pieces import (
    joined,
    pieces_of,
)
from game.story.condition.rewording import Rewording

LONGEST: Final = 300
"""A longer condition is not reworded."""


class Reworded(NamedTuple):
    """A condition as it is written here; ``odd`` is the first piece that had to change, and ``column`` its offset."""

    text: str
    odd: str
    column: int


def reworded(
    text: str,
    scope: Scope | None,
    wants: ValueKind = "truth",
    score: str = "",
    outcomes: Mapping[str, str] = MappingProxyType({}),
) -> Reworded | None:
    """A condition that cannot be read, or names what is not there, as its author most likely meant it.

    Args:
        text: the condition as it was written.
        scope: what may be named; where that is not known, only how it is written is looked at.
        wants: what its value must be.
        score: the scene's score, which ``score`` can stand for.
        outcomes: the scene's endings, each with its outcome.

    Returns:
        A condition that can be read and names only what is there; None where nobody can say what was meant.
    """
    words = pieces_of(text) if len(text) <= LONGEST else None
    if not words:
        return None
    better = Rewording(scope, score, outcomes).all(words)
    if better is None:
        return None
    found = joined(better)
    if not _is_right(found, scope, wants):
        found = _wanted(found, scope, wants, score)
        if not found:
            return None
    if found == text:
        return None
    as_written = [text[word.start : word.end] for word in words]
    as_meant = [found[word.start : word.end] for word in pieces_of(found) or ()]
    pairs = zip_longest(as_written, as_meant)
    odd = words[min(next((at for at, (one, other) in enumerate(pairs) if one != other), 0), len(words) - 1)]
    return Reworded(found, text[odd.start : odd.end], odd.start)


def _is_right(text: str, scope: Scope | None, wants: ValueKind) -> bool:
    try:
        tree = parse_condition(text)
    except ConditionError:
        return False
    return scope is None or not resolve(tree, scope, wants)[1]


def _wanted(text: str, scope: Scope | None, wants: ValueKind, score: str) -> str:
    """A value of another kind than is wanted, made into one: a meter compared, a comparison's own meter."""
    if scope is None:
        return ""
    if wants == "truth":
        tries = [] if text.isdigit() else [f"{text} >= 50"]
        if score and text.isdigit():
            tries.insert(0, f"{score} >= {text}" if score.startswith("(") else f"({score}) >= {text}")
    else:
        tries = [re.split(r"\s*[<>=!]=?\s*", text, maxsplit=1)[0]]
    return next((found for found in tries if _is_right(found, scope, wants)), "")
