"""Reads ``renamed.yaml``: what was called otherwise before, so that results kept under the old names still count."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from game.script.catalogue import library, shapes
from game.script.readers.groups import read_fields, tell_wrong_kind
from game.script.readers.reader import Reader
from game.script.readers.scalars import SNAKE_CASE, read_id, read_word
from game.script.source import Page, SequenceNode, YamlNode, is_empty
from game.story.model import FORMER_KINDS, Former, FormerNames

RENAMED_KEYS: Final = frozenset(("renamed",))
_LINE_KEYS: Final = frozenset((*FORMER_KINDS, "now"))
_EXAMPLE: Final = "- {beat: teapot.ring, now: hello}"
_PARTS: Final = {"scene": (1,), "character": (1,), "option": (2, 3)}


def former_names_in(page: Page, root: YamlNode, scenes: Collection[str]) -> FormerNames:
    """The former names of a library; a line that is wrong is told, and left out.

    Args:
        page: the file.
        root: its tree.
        scenes: the ids of the scenes that there are.
    """
    reader = Reader(page, None)
    fields = read_fields(reader, root, "renamed.yaml", RENAMED_KEYS, ("renamed",))
    node = fields["renamed"][1] if "renamed" in fields else None
    if node is None or is_empty(node):
        return FormerNames((), frozenset(scenes))
    if type(node) is not SequenceNode:
        tell_wrong_kind(reader, node, "renamed", "a list of what was renamed", _EXAMPLE)
        return FormerNames((), frozenset(scenes))
    found = tuple(entry for item in node.items if (entry := _entry(reader, item)) is not None)
    former = FormerNames(found, frozenset(scenes))
    for item, entry in zip(node.items, found, strict=False):
        if len(found) == len(node.items) and entry.kind == "scene" and entry.path[0] in scenes:
            _used_anew(reader, item, entry.path[0], former)
    return former


def _used_anew(reader: Reader, node: YamlNode, scene: str, former: FormerNames) -> None:
    """Tell a scene that was made under a name that another one had."""
    whole = FormerNames(former.entries)
    if (now := whole.scene(scene)) != scene:
        reader.tell(
            library.NameClash,
            node,
            f"'{scene}' is what '{now}' was called, and there is a scene '{scene}' again: its results count for that",
            f"give the scene another name, or take this line out, where nobody played '{now}' under its old name",
        )


def _entry(reader: Reader, node: YamlNode) -> Former | None:
    told = len(reader.page.problems)
    fields = read_fields(reader, node, "a line of renamed", _LINE_KEYS, ("now",))
    kinds = [kind for kind in FORMER_KINDS if kind in fields]
    if len(kinds) != 1:
        if fields and len(reader.page.problems) == told:
            reader.tell(shapes.WrongKind, node, "a line of renamed says of one thing what it is called now", _EXAMPLE)
        return None
    leaf = read_word(reader, fields[kinds[0]][1], kinds[0])
    now = read_id(reader, fields["now"][1], "name") if "now" in fields else None
    if leaf is None or now is None:
        return None
    path = tuple(leaf.text.split("."))
    if len(path) not in _PARTS.get(kinds[0], (2,)) or not all(map(SNAKE_CASE.fullmatch, path)):
        owner = "its character" if kinds[0] == "meter" else "its scene"
        example = f"{kinds[0]}: {'name' if kinds[0] in ('scene', 'character') else f'{owner.split()[1]}.name'}"
        reader.tell(shapes.WrongKind, leaf, f"'{leaf.text[:60]}' is not how a {kinds[0]} is named here", example)
        return None
    return Former(kinds[0], path, now)
