"""A page's text while it is mended: its lines as they are read, and where in the page each of them stands."""

from __future__ import annotations

from game.script.problems import Mend
from game.script.source import MappingNode, Page, SequenceNode, YamlNode
from game.script.syntax.rewriting import edit_of
from game.script.syntax.slips.slip import Slip


class Draft:
    """The lines of a page, some of them mended. ``rows`` are the page's own rows that they come from, from 0."""

    def __init__(self, page: Page, lines: list[str] | None = None) -> None:
        self.page = page
        self.lines = page.lines[:] if lines is None else lines
        self.rows = list(range(len(self.lines)))

    @property
    def text(self) -> str:
        """The text as it is to be read."""
        return "\n".join(self.lines)

    def mend(self, slip: Slip) -> Mend | None:
        """What a slip changes, as edits of the page as it was; None where its lines were mended before."""
        edits = []
        for row, new in sorted(slip.changes.items()):
            own = self.rows[row]
            if self.page.lines[own] != self.lines[row]:
                return None
            edits.append(edit_of(own, self.lines[row], new))
        return Mend(tuple(edits), slip.is_certain)

    def apply(self, slip: Slip) -> None:
        """Change the lines that a slip changes."""
        self.lines, self.rows = changed(self.lines, slip), self._rows(slip)

    def _rows(self, slip: Slip) -> list[int]:
        return [
            own
            for row, own in enumerate(self.rows)
            for own in [own] * (len(slip.changes[row]) if row in slip.changes else 1)
        ]

    def settle(self, root: YamlNode | None) -> None:
        """Give every node of a tree its place in the page."""
        if self.lines == self.page.lines:
            return
        waiting = [root] if root is not None else []
        while waiting:
            node = waiting.pop()
            row = min(node.line, len(self.lines)) - 1
            own = self.rows[row]
            node.line, node.column = own + 1, _column(self.page.lines[own], self.lines[row], node.column)
            if type(node) is SequenceNode:
                waiting.extend(node.items)
            elif type(node) is MappingNode:
                waiting.extend(part for pair in node.pairs for part in pair)

    def place(self, row: int, column: int) -> tuple[int, int]:
        """The page's own line and column of a place in the draft (a row from 0, a column from 1)."""
        own = self.rows[min(row, len(self.rows) - 1)]
        return own + 1, _column(self.page.lines[own], self.lines[min(row, len(self.lines) - 1)], column)


def changed(lines: list[str], slip: Slip) -> list[str]:
    """Lines with what a slip changes of them."""
    if all(len(new) == 1 for new in slip.changes.values()):
        new_lines = lines[:]
        for row, new in slip.changes.items():
            if row < len(new_lines) and new_lines[row]:  # nothing is put where a window is empty
                new_lines[row] = new[0]
        return new_lines
    return [line for row, old in enumerate(lines) for line in (slip.changes.get(row, (old,)) if old else (old,))]


def _column(old: str, new: str, column: int) -> int:
    """The column of the old line that a column of the new one stands for."""
    if old == new:
        return column
    edit = edit_of(0, old, (new,))
    start, gone, put = edit.column, edit.end_column - edit.column, len(edit.text)
    if column < start:
        return column
    if column >= start + put:
        return column - put + gone
    return start
