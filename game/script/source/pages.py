"""One file being read: its text, its lines, and the problems told about it so far."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from typing import Final

from game.script.catalogue import files
from game.script.catalogue.code import Code
from game.script.problems import Mend, Problem, is_sound
from game.script.source.door import Source
from game.script.source.nodes import ScalarNode, YamlNode
from game.story.condition import nearest

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_ODD_BREAKS: Final = str.maketrans({"\x85": " ", "\u2028": " ", "\u2029": " "})
_WORD: Final = re.compile(r"\S+")
MOST_PROBLEMS: Final = 100_000
"""So many are told of one file; 235,000 took 615 MiB of memory, and nobody reads so many."""


class Page:
    """A file's text and what is wrong with it. ``data`` are its bytes, for the hash of what was read."""

    def __init__(self, name: str, data: bytes = b"") -> None:
        self.name = name
        self.data = data
        self.text: str | None = None
        self.problems: list[Problem] = []
        self._is_full = False

    @cached_property
    def lines(self) -> list[str]:
        """The lines as they are written, without their ends."""
        text = self.text if self.text is not None else self.data.decode("utf-8", "replace")
        return _BREAK.split(text)

    def line(self, number: int) -> str:
        """The line of that number, counted from 1; nothing where there is none."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    @property
    def is_sound(self) -> bool:
        """Whether no error has been told so far."""
        return is_sound(self.problems)

    def tell(self, code: type[Code], at: YamlNode, message: str, hint: str = "", *, mend: Mend | None = None) -> None:
        """Tell a problem at the start of a node."""
        self.tell_at(code, at.line, at.column, message, hint, mend=mend)

    def tell_at(
        self, code: type[Code], line: int, column: int, message: str, hint: str = "", *, mend: Mend | None = None
    ) -> None:
        """Tell a problem at a line and column, both from 1."""
        if len(self.problems) > MOST_PROBLEMS:
            if self._is_full or code.severity != "error":
                return
            self._is_full = True  # one error at the least, so that the file does not pass for a sound one
        elif len(self.problems) == MOST_PROBLEMS:
            message = f"{message}; what more there is in this file is not told"
        self.problems.append(
            Problem(self.name, line, column, code.id, code.severity, message, hint, self.line(line)[:500], mend)
        )

    def tell_inside(
        self, code: type[Code], leaf: ScalarNode, offset: int, message: str, hint: str = "", *, mend: Mend | None = None
    ) -> None:
        """Tell a problem at an offset into a leaf's text."""
        line, column = self.locate(leaf, offset)
        self.tell_at(code, line, column, message, hint, mend=mend)

    def suggest(self, name: str, known: Collection[str], otherwise: str = "") -> str:
        """The nearest known name as a hint; where none is near, ``otherwise``, or the known ones if they are few."""
        if hint := nearest(name, known):
            return hint
        if otherwise:
            return otherwise
        return f"known here: {', '.join(sorted(known))}" if 0 < len(known) <= 12 else ""

    def locate(self, leaf: ScalarNode, offset: int) -> tuple[int, int]:
        """Where in the file an offset into a leaf's text stands: its line and column.

        A leaf on one line is counted out; one that runs over several is found by counting words, which is exact but
        for the escapes of a double-quoted text.
        """
        quote = 1 if leaf.style in ('"', "'") else 0
        here = self.line(leaf.line)
        if leaf.style not in ("|", ">") and here.startswith(leaf.text, leaf.column - 1 + quote):
            return leaf.line, leaf.column + quote + offset
        target, within = 0, 0
        for target, word in enumerate(_WORD.finditer(leaf.text)):  # noqa: B007 - its last value is used
            within = offset - word.start()
            if offset <= word.end():
                break
        line, start = (leaf.line, leaf.column - 1 + quote) if leaf.style not in ("|", ">") else (leaf.line + 1, 0)
        while line <= len(self.lines):
            words = list(_WORD.finditer(self.lines[line - 1], start))
            if target < len(words):
                return line, words[target].start() + 1 + max(within, 0)
            target -= len(words)
            line, start = line + 1, 0
        return leaf.line, leaf.column


def page_of(source: Source, name: str) -> Page:
    """A file that was read, as a page; a page whose ``text`` is None holds the problem that says why.

    Args:
        source: the file.
        name: what the user calls it.
    """
    page = Page(name, source.data)
    if source.refusal is None:
        page.text = decoded(source.data, page)
    else:
        page.tell_at(source.refusal.code, 1, 1, source.refusal.message, source.refusal.hint)
    return page


def not_utf8_in_words(byte: int) -> str:
    """What is told of a byte that stands where none of UTF-8 can, with the character that Windows once wrote so."""
    meant = bytes((byte,)).decode("cp1252", "ignore")
    here = f"here stands {meant} as older programs for Windows write it" if meant else f"here stands the byte {byte}"
    return f"this file is not saved as UTF-8: {here}"


def decoded(data: bytes, page: Page) -> str | None:
    """Bytes as text, without a byte order mark; None, and told, at the first byte that is not UTF-8."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        start = max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        line = before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1
        wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
        page.tell_at(
            files.NotUtf8,
            line,
            len(before[start:].decode("utf-8", "replace")) + 1,
            "this file is saved as UTF-16, not as UTF-8" if wide else not_utf8_in_words(data[error.start]),
            "save the file again with the encoding UTF-8 (in Notepad: Save as, Encoding, UTF-8)",
        )
        return None
    # Editors do not show these as line ends and YAML would: as spaces, its line numbers are the editor's.
    return text if text.isascii() else text.translate(_ODD_BREAKS)
