"""Makes edits in a file's text at their exact places: everything else stays as it is, its line ends too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from game.script.problems import Edit

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOM: Final = "\ufeff"


class BadEditError(Exception):
    """An edit stands outside the text, ends before it begins, or overlaps another."""


class _Span(NamedTuple):
    """Characters of a text that are to be replaced."""

    start: int
    end: int
    text: str


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with edits made in it.

    Args:
        text: a file's text as it was read when the edits were found; a byte order mark stays and is not counted as a
            column. Line ends stay, and those in an edit become like the first of the file.
        edits: what becomes otherwise; none overlaps another. The same one twice is made once.

    Raises:
        BadEditError: if an edit cannot be made, or two overlap; then nothing is.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    lines = _starts(body)
    end = _line_end(body)
    made, at = [mark], 0
    for span in sorted({_span(body, lines, edit, end) for edit in edits}):
        if span.start < at:
            raise BadEditError
        made += (body[at : span.start], span.text)
        at = span.end
    return "".join([*made, body[at:]])


def lines_of(text: str) -> list[str]:
    """The lines that edits count, without their ends and without a byte order mark."""
    return _BREAK.split(text.removeprefix(_BOM))


def _starts(body: str) -> list[tuple[int, int]]:
    """Where each line begins, and where its text ends."""
    found, at = [], 0
    while True:
        line = _LINE.match(body, at)
        whole = "" if line is None else line[0]
        found.append((at, at + len(whole.rstrip("\r\n"))))
        at += len(whole)
        if at >= len(body):
            if whole.endswith(("\r", "\n")):
                found.append((at, at))
            return found


def _line_end(body: str) -> str:
    first = _BREAK.search(body)
    return "\n" if first is None else first[0]


def _span(body: str, lines: list[tuple[int, int]], edit: Edit, end: str) -> _Span:
    start = _offset(body, lines, edit.line, edit.column)
    stop = _offset(body, lines, edit.end_line, edit.end_column)
    if stop < start:
        raise BadEditError
    return _Span(start, stop, edit.text.replace("\n", end))


def _offset(body: str, lines: list[tuple[int, int]], line: int, column: int) -> int:
    if line == len(lines) + 1 and column == 1:
        return len(body)  # the end of a last line that has no line end
    if not 1 <= line <= len(lines) or column < 1:
        raise BadEditError
    start, end = lines[line - 1]
    if start + column - 1 > end:
        raise BadEditError
    return start + column - 1
