"""Finds the quotation marks, brackets and leading signs at which YAML gave up."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from game.script.catalogue import traps
from game.script.catalogue.code import Code
from game.script.syntax.raw_lines import (
    PAIRS,
    LineTrap,
    closing_bracket,
    closing_quote,
    double_quoted,
    quote_trap,
    trap_in,
    value_start,
)

_NEW: Final = re.compile(r"\s*(?:-\s|[\w.]+:(?:\s|$))")
_LISTS: Final = re.compile(
    r"\s*(?:-\s+)?(?:teaches|cast|flags|variants|levels|words|choose|does|mood|set|note|meters|faces|reacts|again|remember)\s*:"
)
"""A line whose value may well be in brackets."""


class Explained(NamedTuple):
    """A problem that stopped the parser; ``mended`` is the line as it could be read, or None if nobody knows."""

    code: type[Code]
    line: int
    column: int
    message: str
    hint: str
    mended: str | None


class Signs:
    """The search from one place: ``place`` is where YAML gave up, ``origin`` where it began what it was reading."""

    def __init__(self, lines: list[str], place: tuple[int, int], origin: tuple[int, int] | None, words: str) -> None:
        self.lines = lines
        self.words = words
        self.origin = self.written(*origin) if origin else None
        self.row, self.column = self.written(*place)

    def written(self, row: int, column: int) -> tuple[int, int]:
        """A place, or where it is past the end or in an empty line, the start of the last line before that is not."""
        while row > 0 and (row >= len(self.lines) or not self.lines[row].strip()):
            row, column = row - 1, 0
        return row, column

    def at(self, row: int, trap: LineTrap) -> Explained:
        """A trap, with its line."""
        return Explained(trap.code, row + 1, trap.column, trap.message, trap.hint, trap.mended)

    def sign(self) -> Explained | None:
        """A sign that no text can begin with, or an anchor, alias or tag that is none."""
        if "cannot start any token" in self.words:
            row, column = self.row, self.column
        elif self.origin and any(word in self.words for word in ("anchor", "alias", "tag", "directive")):
            row, column = self.origin
        else:
            return None
        line = self.lines[row]
        rest = line[column:].rstrip()
        if not rest:
            return None
        return Explained(
            traps.SpecialStart,
            row + 1,
            column + 1,
            f"this text begins with {rest[0]}, which means something else in YAML",
            f"put the text in quotation marks: {double_quoted(rest)[:80]}",
            line[:column] + double_quoted(rest),
        )

    def escape(self) -> Explained | None:
        """A backslash that begins nothing."""
        if "escape" not in self.words:
            return None
        line = self.lines[self.row]
        at = line.rfind("\\", 0, self.column + 1)
        return Explained(
            traps.QuoteInText,
            self.row + 1,
            max(at, 0) + 1,
            "a \\ in double quotation marks begins a sign of its own, and this is none that YAML knows",
            "write \\\\ for a backslash, or put the text in single quotation marks",
            re.sub(r"\\(?![\\\"/abefnrtvxuUNLP0 _\t])", r"\\\\", line),
        )

    def quote(self) -> Explained | None:
        """A quotation that is never closed, or is closed too early, perhaps lines above the place."""
        if "quoted scalar" in self.words and self.origin:
            row, column = self.origin
            line = self.lines[row]
            return Explained(
                traps.UnclosedQuote,
                row + 1,
                column + 1,
                f"the quotation that this {line[column : column + 1]} opens is never closed",
                f"add {line[column : column + 1]} at the end of the text",
                f"{line.rstrip()}{line[column : column + 1]}",
            )
        line, end = self.lines[self.row], len(self.lines[self.row][: self.column].rstrip()) - 1
        if end < 0 or line[end] not in "\"'":
            return None
        start = value_start(line)
        opened = next((at for at in _quotes_opened(line) if closing_quote(line, at) == end), None)
        if opened is not None:
            if line[:opened].rstrip()[-1:] not in ("{", ",", "[") and opened >= start:
                return self.at(self.row, quote_trap(line, opened, end))
            return Explained(
                traps.QuoteInText,
                self.row + 1,
                end + 1,
                "a quotation mark inside the text ends it there",
                "write the other kind of quotation mark around the text",
                None,
            )
        return self.quote_above()

    def quote_above(self) -> Explained | None:
        """A quotation that was opened lines above and closes, by another's mark, just before the place."""
        for row in range(self.row - 1, max(self.row - 300, -1), -1):
            trap = trap_in(self.lines[row])
            if trap is None or trap.code is not traps.UnclosedQuote:
                continue
            since = "\n".join(self.lines[row : self.row + 1])
            end = closing_quote(since, trap.column - 1)
            after = since[end + 1 : len(since) - len(self.lines[self.row])]
            return self.at(row, trap) if end >= 0 and not after.strip() else None
        return None

    def bracket(self) -> Explained | None:
        """A group in brackets that is not closed, or is broken by what stands in it."""
        if "flow" not in self.words or not self.origin:
            return None
        row, column = self.origin
        line = self.lines[row]
        if line[column : column + 1] not in PAIRS:
            opened = (at for at in range(len(line)) if line[at] in PAIRS and closing_bracket(line[at:]) < 0)
            column = next(opened, column)
        sign = line[column : column + 1]
        if closing_bracket(line[column:]) < 0 and sign in PAIRS:
            cut = re.search(r"\s#", line[column:])
            if cut and PAIRS[sign] in line[column + cut.start() :]:
                return Explained(
                    traps.UnclosedBracket,
                    row + 1,
                    column + cut.start() + 2,
                    f"the # makes the rest of this line a comment, so the {sign} before it is never closed",
                    "put the text in quotation marks",
                    None,
                )
            if self.row == row and column == value_start(line) and not _LISTS.match(line):
                value = line[column:].rstrip()
                return Explained(
                    traps.SpecialStart,
                    row + 1,
                    column + 1,
                    f"this text begins with {sign}, which means something else in YAML",
                    f"put the text in quotation marks: {double_quoted(value)[:80]}",
                    line[:column] + double_quoted(value),
                )
            if self.row != row or not line[self.column :].strip():
                bare = line[: column + cut.start()] if cut else line
                below = self.lines[row + 1] if row + 1 < len(self.lines) else ""
                return Explained(
                    traps.UnclosedBracket,
                    row + 1,
                    column + 1,
                    f"this {sign} is never closed",
                    f"add {PAIRS[sign]} where it ends",
                    bare.rstrip() + PAIRS[sign] if not below.strip() or _NEW.match(below) else None,
                )
        here = self.lines[self.row]
        if here[self.column : self.column + 1] == ":":
            return Explained(
                traps.ColonInText,
                self.row + 1,
                self.column + 1,
                "a colon with a blank after it ends a key, so this text is broken in two",
                "put the text in quotation marks",
                None,
            )
        return None


def _quotes_opened(line: str) -> list[int]:
    """Where quotations open in a line, each outside the others."""
    found, at = [], 0
    while at < len(line):
        if line[at] in "\"'" and (at == 0 or line[at - 1] in " \t[{,:"):
            found.append(at)
            end = closing_quote(line, at)
            if end < 0:
                break
            at = end
        at += 1
    return found
