"""Cuts code into its statements, as far as braces, brackets and texts tell."""

from __future__ import annotations

import re
from typing import Final

_COMMENT: Final = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?|(?<![:\"'])//[^\n]*")


def statements(code: str) -> list[str]:
    """The statements of some code: a brace that closes what is from before begins one."""
    found: list[str] = []
    begin, at, depth = 0, 0, 0
    code = _COMMENT.sub(" ", code)
    while at < len(code):
        character = code[at]
        if character in "\"'`":
            at = _end_of_text(code, at)
        elif character in "([{":
            depth += 1
        elif character in ")]}" and depth:
            depth -= 1
        elif character == "}" or (not depth and character in ";\n"):
            found.append(code[begin:at])
            begin = at if character == "}" else at + 1
        at += 1
    found.append(code[begin:])
    return _with_else([stripped for each in found if (stripped := each.strip())])


def _with_else(pieces: list[str]) -> list[str]:
    """The pieces with an ``else`` on its own line joined to the brace before it."""
    found: list[str] = []
    for piece in pieces:
        if found and found[-1] == "}" and piece.startswith("else"):
            found[-1] = f"}} {piece}"
        else:
            found.append(piece)
    return found


def _end_of_text(code: str, at: int) -> int:
    """Where the text ends that begins at a place; the end of the code where it never does."""
    close = at + 1
    while close < len(code) and code[close] != code[at]:
        close += 2 if code[close] == "\\" else 1
    return min(close, len(code))
