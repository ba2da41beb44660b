"""What could not be carried over, as lines to read; what is told often is told once, with how often and where first."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.authoring.importing.imported import Files, Loss

_ALONE: Final = 3
"""How often something is told line by line."""
_PLACES: Final = 5
"""How many places are named of what is told oftener."""


def report(losses: Iterable[Loss], files: Files, name: str) -> tuple[str, ...]:
    """Lines to read: ``story.twee:5: what``, or ``story.twee:5: 355 lines: what (first at 5, 8, …)``.

    Args:
        losses: what is told.
        files: what its lines are counted in.
        name: what the story's file is called, where there is one.
    """
    groups: dict[str, list[Loss]] = {}
    for loss in losses:
        groups.setdefault(loss.message, []).append(loss)
    lines: list[tuple[int, str]] = []
    for message, group in groups.items():
        places = dict.fromkeys(loss.line for loss in group)
        if len(places) <= _ALONE:
            lines += [(loss.line, f"{_where(loss.line, files, name)}: {loss.text}") for loss in group]
            continue
        first = list(places)[:_PLACES]
        shown = ", ".join(_short(line, files) for line in first)
        more = ", …" if len(places) > _PLACES else ""
        told = f"{_where(first[0], files, name)}: {len(places)} lines: {message} (first at {shown}{more})"
        lines.append((first[0], told))
    return tuple(text for _, text in sorted(lines, key=lambda line: line[0]))


def _where(line: int, files: Files, name: str) -> str:
    file, own = files.place(line)
    return f"{file or name}:{own}"


def _short(line: int, files: Files) -> str:
    file, own = files.place(line)
    return f"{file}:{own}" if file else str(own)
