"""A wrong call: what was asked for cannot be, said in one clear line."""

from __future__ import annotations

from collections.abc import Iterable

from game.story.condition import nearest


class UsageError(Exception):
    """What is wrong with the call, as one line for a person to read; the exit code is then 2."""


def not_there(kind: str, name: str, known: Iterable[str], where: str = "") -> UsageError:
    """Something was named that is not there.

    Args:
        kind: what it was meant to be: ``scene``, ``command``.
        name: as it was written.
        known: what there is instead; the nearest is suggested, or all are listed where there are few.
        where: where it was looked for, as ``in dialogues``.
    """
    names = sorted(known)
    close = nearest(name, names)
    hint = f" {close[0].upper()}{close[1:]}" if close else ""
    if not hint and 0 < len(names) <= 20:
        hint = f" There is {', '.join(names)}."
    return UsageError(f"there is no {kind} '{name}'{f' {where}' if where else ''}.{hint}")
