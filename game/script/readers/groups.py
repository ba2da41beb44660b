"""Reads groups of keys: each key once, the known ones, and what a comma cut in two put together again."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from collections.abc import Set as AbstractSet

from game.script.catalogue import shapes
from game.script.readers.reader import Fields, Pair, Reader
from game.script.source import MappingNode, ScalarNode, YamlNode, is_empty, kind_of
from game.story.condition import nearest


def tell_wrong_kind(reader: Reader, node: YamlNode, what: str, wanted: str, example: str = "") -> None:
    """Tell that something else stands where ``wanted`` should."""
    if type(node) is ScalarNode and (broken := re.fullmatch(r"([\w.]+):(\S.*)", node.text)) and not node.style:
        reader.tell(
            shapes.WrongKind,
            node,
            f"{what} should be {wanted}, and this is a text: there is no space after the colon",
            f"write {broken[1]}: {broken[2]}",
        )
        return
    hint = f"for example: {example}" if example else ""
    if is_empty(node):
        reader.tell(shapes.Empty, node, f"{what} is empty: {wanted} should stand here", hint)
    else:
        reader.tell(shapes.WrongKind, node, f"{what} should be {wanted}, and this is {kind_of(node)}", hint)


def read_pairs(
    reader: Reader, node: YamlNode, what: str, example: str = "", *, joins: AbstractSet[str] | None = None
) -> Fields:
    """A group of keys as a dictionary; a doubled key is told, and the first one counts.

    Args:
        reader: the file's.
        node: what stands there.
        what: what it is called.
        example: how it is written.
        joins: for a group in braces: the keys it can have. Anything else without a colon is then the rest of the
            text before it, which a comma cut in two. An empty set: every such thing is.
    """
    if type(node) is not MappingNode:
        tell_wrong_kind(reader, node, what, "a group of keys", example)
        return {}
    found: Fields = {}
    for key, value in node.pairs if joins is None or not node.flow else joined(node.pairs, joins):
        if type(key) is not ScalarNode:
            reader.tell(shapes.WrongKind, key, f"a key in {what} should be a word, and this is {kind_of(key)}")
        elif key.text in found:
            first = found[key.text][0]
            reader.tell(
                shapes.DoubledKey,
                key,
                f"'{key.text}' stands twice in {what}: first in line {first.line}",
                "keep one of the two, or give one another name",
            )
        else:
            found[key.text] = (key, value)
    return found


def read_fields(
    reader: Reader,
    node: YamlNode,
    what: str,
    known: AbstractSet[str],
    needed: Sequence[str] = (),
    *,
    owner: YamlNode | None = None,
) -> Fields:
    """A group of known keys; an unknown or a missing one is told (a missing one at its owner)."""
    found = read_pairs(reader, node, what, joins=known)
    if type(node) is not MappingNode:
        return found
    reader.misspelt = [name for name in found if name not in known]
    for name in reader.misspelt:
        tell_unknown_key(reader, found.pop(name), what, known)
    for name in needed:
        if name not in found and not is_misspelt(reader, name):
            reader.tell(shapes.MissingKey, owner or node, f"{what} has no '{name}'", f"add {name}: …")
    return found


def read_group(reader: Reader, pair: Pair | None, what: str, *, needs_one: bool = False) -> Fields:
    """A group of keys that may be missing; told if it is empty and must not be."""
    if pair is None:
        return {}
    if is_empty(pair[1]) or (type(pair[1]) is MappingNode and not pair[1].pairs):
        if needs_one:
            reader.tell(shapes.Empty, pair[0], f"there is nothing under {what}", f"write at least one under {what}:")
        return {}
    return read_pairs(reader, pair[1], what)


def is_misspelt(reader: Reader, name: str) -> bool:
    """Whether a missing key is most likely there, under one of the unknown names just told."""
    return bool(reader.misspelt and nearest(name, reader.misspelt))


def tell_unknown_key(reader: Reader, pair: Pair, what: str, known: Collection[str]) -> None:
    """Tell a key that means nothing here."""
    key, value = pair
    if not key.style and is_empty(value) and (broken := re.fullmatch(r"([\w.]+):(\S.*)", key.text)):
        reader.tell(
            shapes.UnknownKey,
            key,
            f"there is no space after the colon in '{key.text}'",
            f"write {broken[1]}: {broken[2]}",
        )
        return
    hint = reader.page.suggest(key.text, known, f"it can have: {', '.join(sorted(known))}")
    reader.tell(shapes.UnknownKey, key, f"'{key.text}' is not a key of {what}", hint)


def tell_if_empty(reader: Reader, node: YamlNode, what: str) -> None:
    """Tell a group of keys that has none."""
    if type(node) is MappingNode and not node.pairs:
        reader.tell(shapes.Empty, node, f"{what} is empty", "write what changes, or leave it out")


def joined(pairs: Iterable[tuple[YamlNode, YamlNode]], known: AbstractSet[str]) -> list[tuple[YamlNode, YamlNode]]:
    """The pairs of a group in braces, with texts that a comma cut in two put together again.

    ``{text: Home on Tuesday, and happy}`` is read by YAML as two keys, the second without a value. What is no key here
    and has no colon cannot be meant as one.
    """
    found: list[tuple[YamlNode, YamlNode]] = []
    for key, value in pairs:
        if found and type(key) is ScalarNode and not key.style and is_empty(value) and key.text not in known:
            owner, before = found[-1]
            if type(before) is ScalarNode and not before.style and before.text:
                found[-1] = (owner, ScalarNode(f"{before.text}, {key.text}", before.line, before.column, ""))
                continue
        found.append((key, value))
    return found
