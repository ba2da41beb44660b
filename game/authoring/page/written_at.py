"""Where something is written, as a page tells it: the scene's file and the line, which may be a link that opens it."""

from __future__ import annotations

from html import escape
from typing import Final, NamedTuple

_LINE: Final = "{line}"
"""What stands in a link for the number of the line."""


class WrittenAt(NamedTuple):
    """A scene's file by its name in the library, and what opens a line of it, if anything does."""

    file: str
    link: str = ""

    def at(self, line: int) -> str:
        """A line as HTML; nothing where there is none."""
        if not line:
            return ""
        told = f"{escape(self.file)}:{line}"
        if not self.link:
            return f'<span class="at">{told}</span>'
        return f'<a class="at" href="{escape(self.link.replace(_LINE, str(line)))}">{told}</a>'
