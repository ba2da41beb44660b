"""Reads a character's file: name, portrait, meters, faces and temperament."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import library, values
from game.script.readers.conditions import read_condition
from game.script.readers.groups import read_fields, read_group
from game.script.readers.known import RESERVED, Known
from game.script.readers.own_id import check_file_name
from game.script.readers.reactions import read_reaction
from game.script.readers.reader import Fields, Reader
from game.script.readers.scalars import is_id, read_number, read_one_of, read_word
from game.script.readers.steps import KEYWORDS
from game.script.readers.texts import read_text
from game.script.source import Page, ScalarNode, YamlNode, is_empty
from game.story.condition import Scope
from game.story.model import NARRATOR, Character, Face, Mark, Meter

CHARACTER_KEYS: Final = frozenset(("character", "name", "called", "role", "portrait", "meters", "faces", "reacts"))
METER_KEYS: Final = frozenset(("label", "start", "good"))


def character_in(page: Page, root: YamlNode, stem: str, known: Known) -> Character:
    """The character in a file; it can be used only if the page is sound.

    Its conditions may ask for its own meters, ``did()`` and ``ended()``.

    Args:
        page: the file, on which everything wrong is told.
        root: its tree.
        stem: its name without its ending, which its id must be.
        known: what it may name.
    """
    reader = Reader(page, known.words)
    fields = read_fields(reader, root, "a character's file", CHARACTER_KEYS, ("character", "name"))
    get = fields.get
    id_ = stem
    if found := get("character"):
        id_ = _own_id(reader, found[1], stem)
    own = tuple(_meter(reader, id_, *pair) for pair in read_group(reader, get("meters"), "meters").values())
    meters = {
        **{meter.id.partition(".")[2]: (meter.id,) for meter in own},
        **{meter.id: (meter.id,) for meter in own},
    }
    reader.names.meters = meters
    scope = reader.names.scope = Scope(meters, tags=known.done_tags, endings=known.endings)
    return Character(
        id_,
        read_text(reader, found[1], "name") if (found := get("name")) else "",
        read_text(reader, found[1], "role") if (found := get("role")) else "",
        read_text(reader, found[1], "portrait") if (found := get("portrait")) else "",
        own,
        _faces(reader, read_group(reader, get("faces"), "faces"), scope),
        tuple(read_reaction(reader, *pair, scope) for pair in read_group(reader, get("reacts"), "reacts").values()),
        Mark(root.line, root.column),
        called=read_text(reader, found[1], "called") if (found := get("called")) else "",
    )


def _own_id(reader: Reader, node: YamlNode, stem: str) -> str:
    """The id the file gives itself."""
    leaf = read_word(reader, node, "character")
    if leaf is None or not is_id(reader, leaf, "a character"):
        return stem
    if leaf.text in KEYWORDS or leaf.text == NARRATOR:
        reader.tell(
            values.Reserved,
            leaf,
            f"no character can be called '{leaf.text}': it means something else in a scene",
            "give the character another id",
        )
    else:
        check_file_name(reader, leaf, "character", stem)
    return leaf.text


def _meter(reader: Reader, owner: str, key: ScalarNode, node: YamlNode) -> Meter:
    """One meter: label, starting value, and which end is good."""
    if is_id(reader, key, "a meter") and key.text in RESERVED:
        reader.tell(values.Reserved, key, f"no meter can be called '{key.text}'", "give it another id")
    fields = read_fields(reader, node, "a meter", METER_KEYS, ("start", "good"), owner=key)
    get = fields.get
    return Meter(
        f"{owner}.{key.text}",
        read_text(reader, found[1], "label") if (found := get("label")) else key.text.replace("_", " ").capitalize(),
        (read_number(reader, found[1], "start", 0, 100) or 0) if (found := get("start")) else 0,
        (read_one_of(reader, found[1], "good", ("low", "high")) or "high") if (found := get("good")) else "high",
        Mark(key.line, key.column),
    )


def _faces(reader: Reader, pairs: Fields, scope: Scope) -> tuple[Face, ...]:
    """The faces in order: each has a condition but the last, which has none."""
    found = []
    left = len(pairs)
    for key, node in pairs.values():
        left -= 1
        is_id(reader, key, "a face")
        bare = is_empty(node)
        if bare and left:
            reader.tell(
                library.FaceOrder,
                key,
                f"'{key.text}' has no condition, so no face after it is ever worn",
                "move it to the end",
            )
        elif not bare and not left:
            reader.tell(
                library.FaceOrder,
                key,
                f"the last face should have no condition, and '{key.text}' has one",
                "add a last line for every other time: calm:",
            )
        when = None if bare else read_condition(reader, node, "a face's condition", scope)
        found.append(Face(key.text, when, Mark(key.line, key.column)))
    return tuple(found)
