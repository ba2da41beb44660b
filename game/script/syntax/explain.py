"""What happened where YAML itself gives up, in a trainer's words: never the parser's own message."""

from __future__ import annotations

import re
from typing import Final

import yaml
from yaml.reader import ReaderError

from game.script.catalogue import files, traps
from game.script.syntax.delimiters import Explained, Signs
from game.script.syntax.raw_lines import colon_in, double_quoted, trap_in, value_start

_CONTROL: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_BLANK: Final = re.compile(r"^(\s*(?:-\s+)*[\w.]+):(\S.*)$")
_NO_COLON: Final = re.compile(r"^(\s*-\s+)(\w+)\s+([^:]+)$")
_NO_COLON_KEY: Final = re.compile(r"^(\s*)(\w+)\s+([^:]+|\".*\"|'.*')$")
_FIRST_WORD: Final = re.compile(r"^(\s*(?:-\s+)*\w+)\s+(\S.*)$")
_NO_DASH_BLANK: Final = re.compile(r"^(\s*)-([^\s-].*)$")


def explain(lines: list[str], error: yaml.YAMLError) -> Explained:
    """Find what an author did at the place where YAML gave up.

    Args:
        lines: the file's lines.
        error: what the parser raised.
    """
    if isinstance(error, ReaderError):
        return _control(lines)
    problem = getattr(error, "problem_mark", None)
    context = getattr(error, "context_mark", None)
    place = (problem.line, problem.column) if problem else (0, 0)
    origin = (context.line, context.column) if context else None
    words = f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"
    return _Search(lines, place, origin, words).explained()


def _control(lines: list[str]) -> Explained:
    for number, line in enumerate(lines, 1):
        if found := _CONTROL.search(line):
            return Explained(
                files.BadCharacter,
                number,
                found.start() + 1,
                f"there is a character here that no text may hold (U+{ord(found[0]):04X})",
                "delete it; it often comes along when text is copied from elsewhere",
                _CONTROL.sub(" ", line),
            )
    return Explained(files.BadCharacter, 1, 1, "there is a character in this file that no text may hold", "", None)


class _Search(Signs):
    """The whole search: the first look that finds something counts."""

    def explained(self) -> Explained:
        for look in (self.tab, self.sign, self.escape, self.quote, self.colon, self.bracket, self.blank):
            if found := look():
                return found
        rows = [self.row, *self.above(), *([self.origin[0]] if self.origin else [])]
        for row in rows:
            if trap := trap_in(self.lines[row]):
                return self.at(row, trap)
        return self.indentation()

    def above(self) -> list[int]:
        """The line above that is not empty."""
        for row in range(self.row - 1, -1, -1):
            if self.lines[row].strip():
                return [row]
        return []

    def tab(self) -> Explained | None:
        line = self.lines[self.row]
        head = line[: len(line) - len(line.lstrip())]
        if "\t" not in head and not re.match(r"\s*-\s*\t", line):
            return None
        return tab_at(self.row, line)

    def colon(self) -> Explained | None:
        """A colon where none can stand: inside a text, or in a line that stands too deep."""
        if "mapping values are not allowed" not in self.words:
            return None
        line = self.lines[self.row]
        before = re.sub(r"^\s*(-\s+)*", "", line[: self.column])
        if re.fullmatch(r"[\w.]+\s*", before) and self.above():
            return self.broken_above() or self.misplaced_above() or self.too_deep(line)
        trap = colon_in(line, value_start(line)) or trap_in(line)
        return self.at(self.row, trap) if trap else None

    def too_deep(self, line: str) -> Explained:
        """A key that stands deeper than the text of the key above it."""
        return Explained(
            traps.Indentation,
            self.row + 1,
            _indent(line) + 1,
            "this line stands deeper than the text above it, and so is read as part of that text",
            "begin it in the same column as the key above; if it is text, put the whole text in quotation marks: "
            f"{double_quoted(line.strip())[:80]}",
            None,
        )

    def broken_above(self) -> Explained | None:
        """The line above, where its colon or the blank after it is missing."""
        row = self.above()[0]
        line = self.lines[row]
        if found := _NO_BLANK.match(line):
            return _no_blank(row, found)
        if found := _NO_DASH_BLANK.match(line):
            return _no_dash_blank(row, found)
        same = _indent(line) == _indent(self.lines[self.row])
        if found := _NO_COLON.match(line) or (_NO_COLON_KEY.match(line) if same else None):
            return Explained(
                traps.NotYaml,
                row + 1,
                len(found[1]) + 1,
                "there is no colon in this line after its first word",
                f"write {found[2]}: {found[3]}"[:100],
                f"{found[1]}{found[2]}: {found[3]}",
            )
        return None

    def misplaced_above(self) -> Explained | None:
        """The line above, where it alone stands too deep or too far left under the key it belongs to."""
        here = self.lines[self.row]
        for row in self.above():
            line = self.lines[row]
            parent = next((up for up in range(row - 1, -1, -1) if self.lines[up].strip()), None)
            if parent is None or not self.lines[parent].rstrip().endswith(":"):
                return None
            owner = self.lines[parent]
            meant = _indent(owner) + (len(owner.lstrip()) - len(owner.lstrip("- ").lstrip())) + 2
            inner = _indent(here)
            if line.lstrip().startswith("- ") and not here.lstrip().startswith("-"):
                inner -= 2
            if inner == meant != _indent(line):
                return Explained(
                    traps.Indentation,
                    row + 1,
                    _indent(line) + 1,
                    "this line does not line up with the line below it",
                    f"begin it in column {meant + 1}, with {meant} blanks before it",
                    " " * meant + line.lstrip(),
                )
        return None

    def blank(self) -> Explained | None:
        """A blank that is missing after a colon or a dash, or a line without a colon."""
        rows = [self.row] if self.origin is None else [self.origin[0], self.row]
        for row in rows:
            line = self.lines[row]
            if (found := _NO_DASH_BLANK.match(line)) and not line.lstrip().startswith("---"):
                return _no_dash_blank(row, found)
            if (found := _NO_BLANK.match(line)) and "simple key" in self.words:
                return _no_blank(row, found)
        if "simple key" in self.words and self.origin:
            row, column = self.origin
            if trap := trap_in(self.lines[row]):
                return self.at(row, trap)
            found = _FIRST_WORD.match(self.lines[row])
            return Explained(
                traps.NotYaml,
                row + 1,
                column + 1,
                "there is no colon in this line, so it is neither a key nor part of a text",
                "write a key and a colon before it, or indent it deeper than the key whose text it belongs to",
                f"{found[1]}: {found[2]}" if found else "",
            )
        return None

    def indentation(self) -> Explained:
        line = self.lines[self.row] if self.lines else ""
        if "block" in self.words and self.origin:
            if found := self.quote_above() or self.misplaced_above():
                return found
            return Explained(
                traps.Indentation,
                self.row + 1,
                _indent(line) + 1,
                f"this line does not line up with what it belongs to, which begins in line {self.origin[0] + 1}, column"
                f" {self.origin[1] + 1}",
                "keys of one group begin in one column, and so do the dashes of one list; use blanks, two a step",
                None,
            )
        return Explained(
            traps.NotYaml,
            self.row + 1,
            self.column + 1,
            "this line cannot be read",
            "look at its indentation, and put quotation marks round a text with odd signs in it",
            None,
        )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _no_blank(row: int, found: re.Match[str]) -> Explained:
    mended = f"{found[1]}: {found[2]}"
    return Explained(
        traps.Indentation,
        row + 1,
        len(found[1]) + 1,
        "there is no blank after the colon",
        f"write {mended.strip()}"[:100],
        mended,
    )


def _no_dash_blank(row: int, found: re.Match[str]) -> Explained:
    mended = f"{found[1]}- {found[2]}"
    return Explained(
        traps.Indentation,
        row + 1,
        len(found[1]) + 1,
        "there is no blank after the dash",
        f"write {mended.strip()}"[:100],
        mended,
    )


def tab_at(row: int, line: str) -> Explained:
    """A tab that indents a line; mended as two blanks."""
    body = line.lstrip()
    head = line[: len(line) - len(body)]
    return Explained(
        traps.TabIndent,
        row + 1,
        (head.index("\t") if "\t" in head else line.index("\t")) + 1,
        "a tab indents this line, and YAML takes blanks only",
        "put two blanks for each tab, and set the editor to write blanks",
        head.replace("\t", "  ") + re.sub(r"^(-\s*)\t+", r"\1 ", body),
    )
