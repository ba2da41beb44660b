"""The notes that are pinned to a workbook's cells, which is how many reviewers comment, whatever column there is."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple
from xml.etree import ElementTree as ET

from game.script.source import Archive

_ROW: Final = re.compile(r"\$?[A-Za-z]{1,3}\$?(\d{1,7})")
_THREAD: Final = re.compile(r"^\[Threaded comment\].*?^Comment:\s*", re.DOTALL | re.MULTILINE)
"""What Excel puts before the words of a comment that can be replied to, for programs that do not know such."""
_REPLY: Final = re.compile(r"^Reply:\s*", re.MULTILINE)
_NO_NAME: Final = re.compile(r"tc=\{.*\}|", re.IGNORECASE)
_MOST: Final = 20_000


class PinnedNote(NamedTuple):
    """A note: who pinned it, ``""`` where nobody is named, and what it says."""

    author: str
    text: str


def pinned_notes(archive: Archive, sheet: str) -> Mapping[int, list[PinnedNote]]:
    """The notes pinned to a sheet's cells, by the number of the row.

    Args:
        archive: a workbook whose parts have been looked at: nothing in them is declared.
        sheet: the name of the sheet's part: ``xl/worksheets/sheet1.xml``.

    Raises:
        ET.ParseError: where a part is no XML.
        ArchiveError: where one is damaged.
    """
    folder, _, name = sheet.rpartition("/")
    links = f"{folder}/_rels/{name}.rels"
    found: dict[int, list[PinnedNote]] = {}
    for link in _parsed(archive, links):
        if link.get("Type", "").endswith("/comments"):
            target = link.get("Target", "")
            part = target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            for row, note in _notes(_parsed(archive, part)):
                found.setdefault(row, []).append(note)
    return found


def _parsed(archive: Archive, name: str) -> ET.Element:
    """A part as a tree; an empty one where there is no such part."""
    if name not in archive.names:
        return ET.Element("nothing")
    return ET.fromstring(archive.read(name))  # noqa: S314 - it declares nothing: see workbook.py


def _notes(root: ET.Element) -> Iterator[tuple[int, PinnedNote]]:
    space = root.tag.partition("}")[0] + "}" if root.tag.startswith("{") else ""
    authors = ["".join(author.itertext()).strip() for author in root.iter(f"{space}author")]
    for number, comment in enumerate(root.iter(f"{space}comment")):
        place, by = _ROW.fullmatch(comment.get("ref", "")), comment.get("authorId", "")
        if place is None or number >= _MOST:
            continue
        said = "".join(text for part in comment.iter(f"{space}t") for text in part.itertext())
        said = _REPLY.sub("Reply: ", _THREAD.sub("", said)).strip()
        author = authors[int(by)] if by.isdecimal() and int(by) < len(authors) else ""
        author = "" if _NO_NAME.fullmatch(author) else author
        # A program that pins a note begins it with its author's name, in a line of its own.
        said = said.removeprefix(f"{author}:").strip() if author else said
        if said:
            yield int(place[1]), PinnedNote(author, said)
