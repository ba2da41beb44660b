"""Where everything in a kiosk's file stands: its groups, and its settings with the text of their values.

What a value says is left to ``tomllib``. Here lines are told apart, so that each slip is told and the rest still read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

MOST_LINES: Final = 5_000
DEEPEST: Final = 4
"""So many lists in lists are looked into; no setting has any."""

_GROUP: Final = re.compile(r"[ \t]*(?P<open>\[\[?)(?P<name>[^\[\]#\r\n]*)(?P<close>\]{0,2})[ \t]*(?P<more>[^\r\n]*)")
_KEY: Final = re.compile(r"(?P<name>\"[^\"\r\n]*\"[ \t]*|'[^'\r\n]*'[ \t]*|[^=:#\"'\[\]{}\r\n]*)(?P<sign>[=:])[ \t]*")
_TOKEN: Final = re.compile(
    r'"""(?:[^\\]|\\.)*?"""' r"|'''.*?'''"
    r'|"(?:[^"\\\r\n]|\\[^\r\n])*"' r"|'[^'\r\n]*'"
    r"|\#[^\r\n]*|[\[\]{}]|\r?\n|[^\[\]{}#\"'\r\n]+|.",
    re.DOTALL,
)  # fmt: skip
_ANEW: Final = re.compile(
    r"[ \t]*(?:\[{1,2}[A-Za-z_][\w.]*\]{1,2}[ \t]*(?:#|\r?$)|[A-Za-z_][\w.-]*[ \t]*=)", re.MULTILINE
)
"""A line that can be no part of a list that was begun above: it was not closed."""


class Slip(NamedTuple):
    """A line that is none of what such a file is made of."""

    message: str
    hint: str


class Statement(NamedTuple):
    """A group's line (``[visit]``), or a setting (``idle = 90``).

    ``path`` is the whole path of it: the group's, and of a setting its own name too. ``text`` is its value as it is
    written, without a comment behind it; ``begin`` and ``end`` are where that stands in the file. Lines and columns
    count from 1.
    """

    line: int
    column: int
    path: tuple[str, ...]
    is_group: bool = False
    text: str = ""
    begin: int = 0
    end: int = 0
    slip: Slip | None = None


def statements(text: str) -> Iterator[Statement]:
    """The groups and settings of a file in their order; a line that is neither has a slip."""
    at, line = 0, 1
    group: tuple[str, ...] = ()
    for number in range(MOST_LINES * 20):
        if at >= len(text):
            return
        if number and line > MOST_LINES:
            yield _slipped(line, f"this file has more than {MOST_LINES:,} lines", "it is another file, or a broken one")
            return
        end = _end_of_line(text, at)
        content = text[at:end].strip(" \t\r\n")
        if not content or content.startswith("#"):
            found: Statement | None = None
        elif content.startswith("["):
            found = _group(text, at, line)
            group = found.path or group
        else:
            found = _setting(text, at, line, group)
            end = _end_of_line(text, max(at, found.end)) if found.begin else end
        if found is not None:
            yield found
        line += text.count("\n", at, end)
        at = end


def _slipped(line: int, message: str, hint: str, column: int = 1, path: tuple[str, ...] = ()) -> Statement:
    return Statement(line, column, path, slip=Slip(message, hint), is_group=bool(path))


def _end_of_line(text: str, at: int) -> int:
    """Where the next line begins."""
    found = text.find("\n", at)
    return len(text) if found < 0 else found + 1


def _group(text: str, at: int, line: int) -> Statement:
    found = _GROUP.match(text, at)
    name = found["name"].strip().strip("\"'") if found is not None else ""
    column = (found.start("open") if found is not None else at) - at + 1
    if found is None or not name:
        return _slipped(line, "a group has a name in square brackets", "write a line such as:  [visit]", column)
    path = tuple(part.strip().strip("\"'") for part in name.split(".", 3))
    more = found["more"].split("#")[0].strip()
    if found["open"] != "[" or found["close"] != "]" or more:
        message = "a group stands on a line of its own, with one bracket before it and one behind"
        return _slipped(line, message, f"write:  [{name}]", column, path)
    return Statement(line, column, path, is_group=True)


def _setting(text: str, at: int, line: int, group: tuple[str, ...]) -> Statement:
    line_text = text[at : _end_of_line(text, at)]
    column = len(line_text) - len(line_text.lstrip(" \t")) + 1
    found = _KEY.match(text, at + column - 1)
    name = found["name"].rstrip() if found is not None else ""
    if found is None or not name:
        hint = "a setting is a name, = and a value:  idle = 90.  Remarks begin with #"
        return _slipped(line, "this line is no setting", hint, column)
    parts = (name[1:-1],) if name[0] in "\"'" else tuple(part.strip() for part in name.split(".", 3))
    begin = found.end()
    end, is_closed = _end_of_value(text, begin)
    value = text[begin:end].rstrip(" \t\r\n")
    slip = None
    if found["sign"] == ":":
        slip = Slip(
            f"between '{name}' and its value stands a colon",
            f"write:  {name} = {'...' if 'pin' in name.lower() else value}"[:200],
        )
    elif not is_closed:
        slip = Slip(f"the list of '{name}' is not closed", "write ] behind its last entry")
    return Statement(line, column, (*group, *parts), text=value, begin=begin, end=begin + len(value), slip=slip)


def _end_of_value(text: str, begin: int) -> tuple[int, bool]:
    """Where a value ends, and whether the brackets in it are closed."""
    depth, last, lines = 0, begin, 0
    for token in _TOKEN.finditer(text, begin):
        piece = token.group()
        if piece in ("\n", "\r\n"):
            if depth <= 0:
                return last, True
            lines += 1
            if lines > MOST_LINES or _ANEW.match(text, token.end()):
                return last, False
        elif piece.startswith("#"):
            continue
        else:
            depth += (piece in ("[", "{")) - (piece in ("]", "}"))
            if depth > DEEPEST:
                return _end_of_line(text, token.end()), False
            last = token.end()
    return last, depth <= 0
