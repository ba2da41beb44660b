"""What authors leave in a text to be written later, and what a machine for templates would have filled in."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from game.authoring.translation import messages
from game.script.library import LibraryReading

_LEFT: Final = re.compile(
    r"\b(?P<mark>TODO|FIXME|XXX+|TBD|TBC|TK)\b"
    r"|(?P<latin>\blorem ipsum\b)"
    r"|(?P<braces>\{\{ *\w+ *\}\})"
    r"|(?P<brackets>\[(?:insert|your|name|player|company|customer|date|add|write)\b[^\[\]]{0,60}\]|<(?:insert|your|name|add)\b[^<>]{0,60}>)"
    r"|(?P<dots>\A\s*(?:\.\.\.+|\N{HORIZONTAL ELLIPSIS}|\?\?+|-+)\s*\Z)",
    re.IGNORECASE,
)
_SMALL: Final = re.compile(r"\b(?:todo|fixme|xxx+|tbd|tbc|tk)\b")
"""In small letters these may be words: ``todo`` is Spanish for all."""
_COMMENT: Final = re.compile(r"(?:^|\s)#(.*)")
_QUOTE: Final = re.compile(r"(?<!\d)\"")


class Left(NamedTuple):
    """Something left to be written: where it begins in its text (from 0), the words themselves, and what kind it is."""

    at: int
    words: str
    kind: str


def left_in(text: str) -> Left | None:
    """The first thing in a text that is still to be written; None where nothing is.

    ``kind`` is ``mark`` (TODO, FIXME, XXX, TBD, TBC, TK), ``latin`` (lorem ipsum), ``braces`` (``{{company}}``),
    ``brackets`` (``[insert name]``) or ``dots`` (a text of dots, question marks or dashes alone).
    """
    for found in _LEFT.finditer(text):
        if not (found.lastgroup == "mark" and _SMALL.fullmatch(found[0])):
            return Left(found.start(), found[0].strip(), found.lastgroup or "")
    return None


def stray_quote(text: str) -> int | None:
    """Where a quotation mark stands that has no other half; None where each has one.

    Straight marks alone are looked at, and none behind a figure, where it means inches.
    """
    places = [found.start() for found in _QUOTE.finditer(text)]
    return places[-1] if len(places) % 2 else None


def left_in_comment(line: str) -> Left | None:
    """A comment that says what is still to be done: where that begins in the line, and all that it says."""
    comment = _COMMENT.search(line)
    if comment is None:
        return None
    found = next((one for one in _LEFT.finditer(comment[1]) if one.lastgroup == "mark"), None)
    if found is None or _SMALL.fullmatch(found[0]):
        return None
    return Left(comment.start(1) + found.start(), comment[1].strip(), "mark")


class Place(NamedTuple):
    """Where something is left: its file's name in the library, its line, and what it says."""

    file: str
    line: int
    text: str


def all_left(reading: LibraryReading) -> list[Place]:
    """All that is left to be written in a library: comments that say so, and texts; by file and line."""
    sources = reading.outline.sources
    found = {
        Place(name, number, left.words)
        for name in sources.files
        if name.endswith(".yaml")
        for number, line in enumerate(sources.page(name).lines, 1)
        if (left := left_in_comment(line)) is not None
    }
    for message in messages(reading):
        if left_in(message.text.text) is not None:
            words = " ".join(message.text.text.split())
            found.add(Place(message.file, message.mark.line, f"in a text: {words[:100]}"))
    return sorted(found)
