"""A PO file as it is written: where each of its strings stands, and the edits with which it follows a renaming."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import polib

from game.script.problems import Edit

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_STRING: Final = re.compile(
    r"\s*(?P<mark>#[~|]+\s*)?(?:(?P<key>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s+)?\"(?P<raw>(?:[^\"\\]|\\.)*)\""
)
_REFERENCE: Final = re.compile(r"#:(?P<files>.*)")
_BRACES: Final = re.compile(r"\{\{|\{(?P<inside>[^{}]*)\}")
_LETTER: Final = re.compile(r"\\.|[^\\]")
"""One character of a string; an escape is written as two."""
Context = Callable[[str, str], str]
"""What the context of a text becomes, given the context and the text."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """One quoted piece of a string: its line from 1, the column from 1 where what is quoted starts, and that."""

    line: int
    column: int
    raw: str


@dataclass(frozen=True, slots=True)
class PoWritten:
    """One entry's strings as they are written, by keyword (``#|`` before those of an earlier text)."""

    strings: dict[str, list[_Piece]] = field(default_factory=dict)

    def text(self, key: str) -> str:
        """A string with its escapes undone; ``""`` where there is none."""
        return polib.unescape("".join(piece.raw for piece in self.strings.get(key, ())))

    def place(self, key: str, offset: int) -> tuple[int, int]:
        """The line and column, from 1, where what stands at an offset into a string is written."""
        pieces = self.strings[key]
        for piece in pieces:
            for letter in _LETTER.finditer(piece.raw):
                if not offset:
                    return piece.line, piece.column + letter.start()
                offset -= 1
        return pieces[0].line, pieces[0].column


def written_entries(text: str) -> Iterator[PoWritten]:
    """The entries of a PO file's text, in order, as they are written; of what is no PO file, what looks like them."""
    yield from _entries(_BREAK.split(text))


def renamed_po(text: str, context: Context, files: Mapping[str, str], words: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits with which a PO file follows a renaming.

    Args:
        text: the file, without a byte order mark.
        context: what each entry's context becomes.
        files: what the library's files are called now, by the names that they had.
        words: the same of the words in braces.
    """
    lines = _BREAK.split(text)
    edits: list[Edit] = []
    for number, line in enumerate(lines, 1):
        if files and (found := _REFERENCE.match(line)):
            edits += _references(number, found, files)
    for entry in _entries(lines):
        if pieces := entry.strings.get("msgctxt"):
            old = entry.text("msgctxt")
            edits += _parts(pieces, old, context(old, entry.text("msgid")))
        for key, written in entry.strings.items():
            if words and "msgctxt" not in key:
                edits += [edit for piece in written for edit in _words(piece, words)]
    return tuple(edits)


def _entries(lines: list[str]) -> Iterator[PoWritten]:
    entry, key = PoWritten(), ""
    for number, line in enumerate(lines, 1):
        found = _STRING.match(line)
        if found is None:
            if not line.strip():
                yield entry
                entry, key = PoWritten(), ""
            continue
        earlier = "#|" if "|" in (found["mark"] or "") else ""
        if found["key"]:
            key = f"{earlier}{found['key']}"
            if key in entry.strings or (key == "msgctxt" and "msgid" in entry.strings):
                yield entry
                entry = PoWritten()
        entry.strings.setdefault(key, []).append(_Piece(number, found.start("raw") + 1, found["raw"]))
    yield entry


def _parts(pieces: list[_Piece], old: str, new: str) -> Iterator[Edit]:
    """The edits of the parts of a context, between its strokes, that become otherwise."""
    before, after = old.split("/"), new.split("/")
    if len(before) != len(after) or "".join(piece.raw for piece in pieces) != old:
        return
    at = 0
    for was, now in zip(before, after, strict=True):
        if was != now:
            yield from _at(pieces, at, was, now)
        at += len(was) + 1


def _at(pieces: list[_Piece], at: int, was: str, now: str) -> Iterator[Edit]:
    for piece in pieces:
        if at + len(was) <= len(piece.raw):
            yield _edit(piece.line, piece.column + at, was, now)
            return
        at -= len(piece.raw)


def _references(line: int, found: re.Match[str], files: Mapping[str, str]) -> Iterator[Edit]:
    for name in re.finditer(r"[^\s:]+", found["files"]):
        if name[0] in files:
            yield _edit(line, found.start("files") + name.start() + 1, name[0], files[name[0]])


def _words(piece: _Piece, words: Mapping[str, str]) -> Iterator[Edit]:
    for found in _BRACES.finditer(piece.raw):
        inside = found["inside"] or ""
        name = inside.strip()
        if name in words:
            yield _edit(piece.line, piece.column + found.start("inside") + inside.index(name), name, words[name])


def _edit(line: int, column: int, was: str, now: str) -> Edit:
    return Edit(line, column, line, column + len(was), now)
