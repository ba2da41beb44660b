"""Reads ``hear_out``, beside a ``cut_in``: what hearing the line out does, instead of being the tag ``listen``."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import shapes, turns
from game.script.readers.among_options import HEAR_OUT_KEYS
from game.script.readers.assigns import read_assigns
from game.script.readers.changes import read_mood
from game.script.readers.exits import read_exit
from game.script.readers.groups import read_fields
from game.script.readers.notes import read_notes
from game.script.readers.options import BeatSoFar, read_why
from game.script.readers.reader import Pair, Reader
from game.script.readers.tags import read_tags
from game.script.source import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlNode,
    is_empty,
    revalued,
    without_line,
    written,
)
from game.story.model import LISTEN, Mark, Option, Step

_EXAMPLE: Final = "does: burden"


def read_hear_out(reader: Reader, pair: Pair, beat: BeatSoFar, cut_in: Pair | None) -> Option | None:
    """What hearing a line out does; None where there is nothing to decide while it is being said, which is told."""
    key, node = pair
    if cut_in is None:
        told = "hear_out says what hearing a line out does, and nobody can cut in on this one"
        hint = "write cut_in: beside it, with what the player may break in with, or leave hear_out out"
        reader.tell(turns.HearOutAlone, key, told, hint, mend=without_line(reader.page, key, node))
    fields = read_fields(reader, _as_hear_out(reader, node), "hear_out", HEAR_OUT_KEYS, example=_EXAMPLE)
    get = fields.get
    reply: tuple[Step, ...] = ()
    if found := get("reply"):
        beat.replies += 1
        reply = beat.read_steps(reader, *found, beat, "reply")
        beat.replies -= 1
    option = Option(
        LISTEN,
        does=read_tags(reader, found[1]) if (found := get("does")) else (),
        mood=read_mood(reader, found[1]) if (found := get("mood")) else (),
        assigns=read_assigns(reader, found[1]) if (found := get("set")) else (),
        notes=read_notes(reader, found[1]) if (found := get("note")) else (),
        why=read_why(reader, found) if (found := get("why")) else "",
        reply=reply,
        exit=read_exit(reader, fields),
        mark=Mark(key.line, key.column),
    )
    return None if cut_in is None else option


def _as_hear_out(reader: Reader, node: YamlNode) -> YamlNode:
    """A tag or a list of tags as what hearing out does, told."""
    tags = [node] if isinstance(node, ScalarNode) else node.items if isinstance(node, SequenceNode) else []
    if not tags or not all(isinstance(tag, ScalarNode) and tag.text in reader.names.tags for tag in tags):
        return node
    said = f"{{does: {written(reader.page, node)}}}"
    told = "hear_out holds what hearing out does under a key of its own"
    mend = None if is_empty(node) else revalued(reader.page, node, said)
    reader.tell(shapes.WrongKind, node, told, f"write:  hear_out: {said}", mend=mend)
    return MappingNode([(ScalarNode("does", node.line, node.column, ""), node)], node.line, node.column, flow=True)
