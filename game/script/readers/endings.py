"""Reads the ways a scene can end."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import values
from game.script.readers.groups import read_fields, read_group
from game.script.readers.reader import Pair, Reader
from game.script.readers.scalars import is_id, read_one_of
from game.script.readers.texts import read_text
from game.story.model import NEVER, OUTCOMES, Ending, Mark

ENDING_KEYS: Final = frozenset(("title", "outcome", "text"))


def read_endings(reader: Reader, pair: Pair | None) -> tuple[Ending, ...]:
    """The ways it can end."""
    found = []
    for key, node in read_group(reader, pair, "endings", needs_one=True).values():
        if is_id(reader, key, "an ending") and key.text == NEVER:
            reader.tell(values.Reserved, key, "no ending can be called 'never'", "give it another id")
        fields = read_fields(reader, node, "an ending", ENDING_KEYS, ("title", "outcome"), owner=key)
        get = fields.get
        found.append(
            Ending(
                key.text,
                read_text(reader, value[1], "title") if (value := get("title")) else "",
                (read_one_of(reader, value[1], "outcome", OUTCOMES) or "lost") if (value := get("outcome")) else "lost",
                read_text(reader, value[1], "text") if (value := get("text")) else "",
                Mark(key.line, key.column),
            )
        )
    return tuple(found)
