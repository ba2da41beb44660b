"""Writes into scenes which recording belongs to a line."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

from game.authoring.recording.spoken import Spoken
from game.script.source import Page

_QUOTED: Final = frozenset("#:,[]{}&*!|>'\"%@`")
_AFTER_BREAK: Final = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")
"""Where a line begins, as lines are counted in a library's files; what else Python takes for a break is none there."""


def with_voices(page: Page, lines: Iterable[Spoken]) -> str:
    """A scene's file with the name of its recording beside each of these lines, and nothing else changed.

    Args:
        page: the file as it was read.
        lines: lines of it that name no recording yet.
    """
    by_line: defaultdict[int, list[Spoken]] = defaultdict(list)
    for line in lines:
        by_line[line.mark.line].append(line)
    text = _AFTER_BREAK.split(page.data.decode("utf-8-sig"))
    for number, here in by_line.items():
        # From the right, so that what was found on the left stays where it is.
        for spoken in sorted(here, key=lambda one: -one.mark.column):
            text[number - 1] = _put_in(text[number - 1], spoken.mark.column - 1, spoken.file)
    mark = "\ufeff" if page.data.startswith(b"\xef\xbb\xbf") else ""
    return mark + "".join(text)


def named_in(lines: Iterable[Spoken]) -> Mapping[str, tuple[Spoken, ...]]:
    """Lines that name no recording yet, by the scene they stand in."""
    found: defaultdict[str, list[Spoken]] = defaultdict(list)
    for line in lines:
        if not line.is_named:
            found[line.scene].append(line)
    return {scene: tuple(several) for scene, several in found.items()}


def _put_in(line: str, at: int, file: str) -> str:
    """A line of a file with the key put before the speaker, on a line of its own or in the same braces."""
    before, rest = line[:at], line[at:]
    name = f'"{file}"' if _QUOTED & set(file) else file
    if before.rstrip().endswith(("{", ",")):
        return f"{before}voice: {name}, {rest}"
    ending = next((ending for ending in ("\r\n", "\r") if line.endswith(ending)), "\n")
    return f"{before}voice: {name}{ending}{' ' * at}{rest}"
