"""Reads of a scene's file what a list of scenes shows, and leaves the rest to the reading of the scene."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.script.catalogue import shapes
from game.script.readers.groups import read_pairs
from game.script.readers.own_id import check_file_name
from game.script.readers.reader import Reader
from game.script.readers.scalars import read_names, read_word
from game.script.readers.texts import read_text
from game.script.source import MappingNode, Page

_NEEDED: Final = ("scene", "title")


@dataclass(frozen=True, slots=True)
class Header:
    """What a list of scenes shows. ``file`` is what the user calls the scene's file."""

    id: str
    title: str
    summary: str
    teaches: tuple[str, ...]
    file: str


def header_in(page: Page, root: MappingNode, stem: str) -> Header:
    """The header in a scene's file, or in its top; it counts only if the page is sound.

    Args:
        page: the file, on which everything wrong is told.
        root: its tree.
        stem: its name without its ending.
    """
    reader = Reader(page, None)
    fields = read_pairs(reader, root, "a scene")
    for name in _NEEDED:
        if name not in fields:
            reader.tell(shapes.MissingKey, root, f"a scene has no '{name}'", f"add {name}: …")
    get = fields.get
    if (found := get("scene")) and (leaf := read_word(reader, found[1], "scene")):
        check_file_name(reader, leaf, "scene", stem)
    return Header(
        stem,
        read_text(reader, found[1], "title") if (found := get("title")) else "",
        read_text(reader, found[1], "summary") if (found := get("summary")) else "",
        tuple(leaf.text for leaf in read_names(reader, found[1], "teaches")) if (found := get("teaches")) else (),
        page.name,
    )
