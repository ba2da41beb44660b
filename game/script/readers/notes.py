"""Reads the lines for the case notes: ``note``."""

from __future__ import annotations

from typing import Final

from game.script.readers.groups import read_pairs, tell_if_empty
from game.script.readers.reader import Reader
from game.script.readers.scalars import is_id
from game.script.readers.texts import read_text
from game.script.source import YamlNode
from game.story.model import Mark, TakeNote

NO_KEYS: Final[frozenset[str]] = frozenset()


def read_notes(reader: Reader, node: YamlNode) -> tuple[TakeNote, ...]:
    """Lines for the case notes: ``{three_hours: He came at 12}``."""
    found = []
    example = "note: {three_hours: He came at 12}"
    for key, value in read_pairs(reader, node, "note", example, joins=NO_KEYS).values():
        has_id = is_id(reader, key, "a note")
        text = read_text(reader, value, "the note")
        if has_id:
            found.append(TakeNote(key.text, text, Mark(key.line, key.column)))
    tell_if_empty(reader, node, "note")
    return tuple(found)
