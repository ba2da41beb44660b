"""Makes edits in a file's bytes at their exact places: everything else stays as it is, its line ends too."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from game.script.problems import Edit

_BREAK: Final = re.compile(r"\r\n|\n|\r")
_MARK: Final = "\ufeff"


def edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    """A file with edits made in it.

    Args:
        data: the file, in UTF-8; a byte order mark at its beginning stays and is not counted as a column.
        edits: what becomes otherwise; none overlaps another.
    """
    text = data.decode("utf-8")
    mark, text = (_MARK, text[1:]) if text.startswith(_MARK) else ("", text)
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    parts, at = [mark], 0
    for edit in sorted(edits, key=lambda edit: (edit.line, edit.column)):
        start, end = starts[edit.line - 1] + edit.column - 1, starts[edit.end_line - 1] + edit.end_column - 1
        parts += [text[at:start], edit.text]
        at = end
    return "".join([*parts, text[at:]]).encode("utf-8")
