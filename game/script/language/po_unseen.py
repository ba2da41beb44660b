"""What a PO file holds that no text may hold, in itself or made by an escape, told by name where it stands."""

from __future__ import annotations

import re
from typing import Final

from game.letters import FORBIDDEN, HIDDEN, name_of
from game.script.catalogue import files
from game.script.source import Page

MAX_TOLD: Final = 100
_ESCAPE: Final = re.compile(r"\\(.)")
_KNOWN: Final = frozenset('\\nt"')
_MADE: Final = {"a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "r": "\r", "v": "\v", "0": "\0"}
_DELETE: Final = "delete it; it often comes along when text is copied from elsewhere"


def tell_unseen_po(page: Page) -> None:
    """Tell, on a PO file's page, the first such thing of each line; what it translates is not shown."""
    left = MAX_TOLD
    is_source = False
    for number, line in enumerate(page.lines, 1):
        is_source = line.startswith("msgid") or (is_source and not line.startswith("msgstr"))
        found = FORBIDDEN.search(line)
        escape = None if found or line.lstrip().startswith("#") else _odd_escape(line)
        hidden = None if found or escape or is_source else HIDDEN.search(line)
        if found:
            what = f"there is a character here that no text may hold: {name_of(found[0])}"
            page.tell_at(files.BadCharacter, number, found.start() + 1, what, _DELETE)
        elif escape:
            made = _MADE.get(escape[1])
            makes = f"makes a character that no text may hold: {name_of(made)}" if made else "means nothing"
            what = f"{escape[0]} here {makes}"
            page.tell_at(files.BadCharacter, number, escape.start() + 1, what, "write \\\\ for a backslash")
        elif hidden:
            what = f"there is a character here that nobody sees: {name_of(hidden[0])}"
            page.tell_at(files.HiddenCharacter, number, hidden.start() + 1, what, _DELETE)
        left -= bool(found or escape or hidden)
        if not left:
            return


def _odd_escape(line: str) -> re.Match[str] | None:
    return next((found for found in _ESCAPE.finditer(line) if found[1] not in _KNOWN), None)
