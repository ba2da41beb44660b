"""Applies mends to a text: edits are looked over, line ends and everything outside the edits stay as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from game.script.problems import Edit, Mend

_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_WORD: Final = re.compile(r"[^\W_]+")
_BOM: Final = "\ufeff"


class BadMendError(Exception):
    """An edit of a mend stands outside the text, ends before it begins, or overlaps another."""


class _Span(NamedTuple):
    """Characters of a text that are to be replaced."""

    start: int
    end: int
    text: str


def applied(text: str, mends: Iterable[Mend]) -> str:
    """A text with every edit of some mends made.

    Args:
        text: a file's text as it was read when the mends were found; a byte order mark and any line ends stay.
        mends: whose edits do not overlap.

    Raises:
        BadMendError: if an edit cannot be made, or two overlap; then nothing is.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    lines = _starts(body)
    end = _line_end(body)
    spans = sorted({_span(body, lines, edit, end) for mend in mends for edit in mend.edits})
    made, at = [mark], 0
    for span in spans:
        if span.start < at:
            raise BadMendError
        made += (body[at : span.start], span.text)
        at = span.end
    return "".join([*made, body[at:]])


def that_fit(mends: Sequence[Mend]) -> list[Mend]:
    """The mends that can be made together: of two that overlap, the first."""
    taken: list[Edit] = []
    found = []
    for mend in mends:
        if not any(_overlap(edit, other) for edit in mend.edits for other in taken):
            taken += mend.edits
            found.append(mend)
    return found


def _overlap(one: Edit, other: Edit) -> bool:
    start, end = (one.line, one.column), (one.end_line, one.end_column)
    its_start, its_end = (other.line, other.column), (other.end_line, other.end_column)
    if start == its_start:
        return one != other
    return start < its_end and its_start < end


def words_of(text: str) -> list[str]:
    """The words of a text in their order, in small letters: what a change of structure leaves as it is."""
    return [word.casefold() for word in _WORD.findall(text)]


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
    first = re.search(r"\r\n|\r|\n", body)
    return "\n" if first is None else first[0]


def _span(body: str, lines: list[tuple[int, int]], edit: Edit, end: str) -> _Span:
    start = _offset(body, lines, edit.line, edit.column)
    stop = _offset(body, lines, edit.end_line, edit.end_column)
    if stop < start:
        raise BadMendError
    return _Span(start, stop, edit.text.replace("\n", end))


def _offset(body: str, lines: list[tuple[int, int]], line: int, column: int) -> int:
    if line == len(lines) + 1 and column == 1:
        return len(body)  # the end of a last line that has no line end
    if not 1 <= line <= len(lines) or column < 1:
        raise BadMendError
    start, end = lines[line - 1]
    if start + column - 1 > end:
        raise BadMendError
    return start + column - 1
