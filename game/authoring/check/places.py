"""Where in a file a key stands that belongs to something whose place is known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from game.script.source import Page
from game.story.model import Mark

FURTHEST: Final = 400
"""How many lines are looked through for a key; past that the thing itself is pointed at."""
TOP: Final = Mark(1, 1)


def beside(page: Page, mark: Mark, key: str) -> Mark:
    """The value of a key in the same group as the key at ``mark``: a line's ``when``, beside its speaker.

    Args:
        page: the file.
        mark: where one key of the group stands.
        key: the other key.

    Returns:
        Where that key's value starts, or ``mark`` where the key is not found.
    """
    return _in_flow(page, mark, key) or _at_indent(page, mark, mark.column - 1, key) or mark


def inside(page: Page, mark: Mark, key: str) -> Mark:
    """The value of a key in the group that stands under the key at ``mark``: an option's ``when``."""
    if found := _in_flow(page, mark, key):
        return found
    for _, line in _below(page, mark):
        indent = len(line) - len(line.lstrip(" "))
        return (_at_indent(page, mark, indent, key) if indent >= mark.column else None) or mark
    return mark


def top(page: Page, key: str) -> Mark:
    """Where a key at the top of a file stands; the file's first sign where it is not found."""
    for number, line in enumerate(page.lines, 1):
        if re.match(rf"[\"']?{re.escape(key)}[\"']?\s*:", line):
            return Mark(number, 1)
    return TOP


def under_top(page: Page, section: str, key: str) -> Mark:
    """Where a key under a key at the top of a file stands: a character in a scene's ``cast``."""
    start = top(page, section)
    line = page.line(start.line)
    if found := re.search(rf"\b{re.escape(key)}\s*:", line[len(section) + 1 :]):
        return Mark(start.line, found.start() + len(section) + 2)
    found_inside = inside(page, start, key)
    if found_inside == start:
        return start
    return Mark(found_inside.line, len(page.line(found_inside.line)) - len(page.line(found_inside.line).lstrip()) + 1)


def _below(page: Page, mark: Mark) -> Iterator[tuple[int, str]]:
    """The lines under a place that hold something, with their numbers."""
    last = min(len(page.lines), mark.line + FURTHEST)
    for number in range(mark.line + 1, last + 1):
        line = page.line(number)
        if line.strip() and not line.lstrip().startswith("#"):
            yield number, line


def _at_indent(page: Page, mark: Mark, indent: int, key: str) -> Mark | None:
    """The value of a key that stands that deep, before anything stands less deep."""
    for number, line in _below(page, mark):
        here = len(line) - len(line.lstrip(" "))
        if here < indent:
            return None
        if here == indent and (found := re.match(rf"\s*{re.escape(key)}\s*:\s*", line)):
            return Mark(number, found.end() + 1)
    return None


def _in_flow(page: Page, mark: Mark, key: str) -> Mark | None:
    """The value of a key further on in the same line, in a group in braces."""
    line = page.line(mark.line)
    if "{" not in line:
        return None
    found = re.compile(rf"[{{,]\s*{re.escape(key)}\s*:\s*").search(line, max(mark.column - 2, 0))
    return Mark(mark.line, found.end() + 1) if found else None
