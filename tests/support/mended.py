"""A text with a problem's mend made in it, as ``check --fix`` would."""

from __future__ import annotations

from game.script.problems import Mend


def mended(text: str, mend: Mend) -> str:
    """The text with the edits of a mend, the last first, so that the places of the others stay right."""
    lines = text.split("\n")
    for edit in sorted(mend.edits, key=lambda one: (one.line, one.column), reverse=True):
        before, after = lines[edit.line - 1][: edit.column - 1], lines[edit.end_line - 1][edit.end_column - 1 :]
        lines[edit.line - 1 : edit.end_line] = (before + edit.text + after).split("\n")
    return "\n".join(lines)
