"""The comments of a YAML file, and the texts of several lines in which a # begins none."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import yaml
from yaml.tokens import ScalarToken

from game.script.source import Page
from game.script.syntax.compose import Loader

_MARK: Final = re.compile(r"(?:^|(?<=[ \t]))#")


class Comment(NamedTuple):
    """A comment: its line and column (from 1), what stands after the ``#``, and whether its line holds nothing else."""

    line: int
    column: int
    text: str
    is_alone: bool


class Comments:
    """The comments of one file, as far as it can be read; none where it is no text.

    ``all`` holds them in order.
    """

    def __init__(self, page: Page) -> None:
        self._texts: dict[int, list[tuple[int, int]]] = {}
        self._starts: dict[int, int] = {}
        self._end = 0 if page.text is None else self._scan(page.text, len(page.lines))
        found = (self._in_line(row, line) for row, line in enumerate(page.lines, 1))
        self.all = tuple(comment for comment in found if comment is not None)

    def start(self, line: int) -> int:
        """The line in which the text begins that goes on in this line; the line itself where none does."""
        return self._starts.get(line, line)

    def _scan(self, text: str, lines: int) -> int:
        """Note every text's place; returns the last of the lines that can be read."""
        last = 0
        try:
            for token in yaml.scan(text, Loader=Loader):
                last = token.end_mark.line + 1
                if isinstance(token, ScalarToken):
                    self._note(token)
        except yaml.YAMLError:
            return last
        return lines

    def _note(self, token: ScalarToken) -> None:
        """Remember where a text stands: in each of its lines the columns (from 0) that are its own."""
        first, last = token.start_mark, token.end_mark
        for row in range(first.line, last.line + 1):
            start = first.column if row == first.line else 0
            end = last.column if row == last.line else 1 << 30
            if row == first.line and token.style in ("|", ">"):
                continue  # what stands after the bar is a comment
            self._texts.setdefault(row + 1, []).append((start, end))
            if row > first.line and end:
                self._starts[row + 1] = first.line + 1

    def _in_line(self, row: int, line: str) -> Comment | None:
        if row > self._end:
            return None
        inside = self._texts.get(row, ())
        for found in _MARK.finditer(line):
            at = found.start()
            if not any(start <= at < end for start, end in inside):
                return Comment(row, at + 1, line[at + 1 :].strip(), not line[:at].strip())
        return None
