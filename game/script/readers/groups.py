"""Reads groups of keys: each key once, the known ones, and what a comma cut in two put together again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from types import MappingProxyType
from typing import Final

from game.script.catalogue import shapes
from game.script.problems import Edit, Mend
from game.script.readers.as_change import meant_as_change
from game.script.readers.doubled import tell_doubled
from game.script.readers.reader import Fields, Pair, Reader
from game.script.readers.wordings import meant_key
from game.script.source import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlNode,
    end_of,
    is_empty,
    kind_of,
    put_in,
    revalued,
    swapped,
)
from game.story.condition import nearest_name

GROUP: Final = "lines with a word, a colon and a value"
"""What a group of keys looks like."""


def tell_wrong_kind(  # noqa: PLR0917 - what was found, what is wanted, and how to mend it
    reader: Reader, node: YamlNode, what: str, wanted: str, example: str = "", mend: Mend | None = None
) -> None:
    """Tell that something else stands where ``wanted`` should."""
    if type(node) is ScalarNode and (broken := re.fullmatch(r"([\w.]+):(\S.*)", node.text)) and not node.style:
        reader.tell(
            shapes.WrongKind,
            node,
            f"{what} should be {wanted}, and this is a text: there is no space after the colon",
            f"write {broken[1]}: {broken[2]}",
            mend=mend or swapped(reader.page, node, f"{broken[1]}: {broken[2]}"),
        )
        return
    hint = f"write:  {example}" if mend and example else f"for example: {example}" if example else ""
    if is_empty(node):
        reader.tell(shapes.Empty, node, f"{what} is empty: {wanted} should stand here", hint, mend=mend)
    else:
        told = f"{what} should be {wanted}, and this is {kind_of(node)}"
        reader.tell(shapes.WrongKind, node, told, hint, mend=mend)


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
        tell_wrong_kind(reader, node, what, GROUP, example)
        return {}
    found: Fields = {}
    for key, value in node.pairs if joins is None or not node.flow else joined(node.pairs, joins):
        if type(key) is not ScalarNode:
            reader.tell(shapes.WrongKind, key, f"a key in {what} should be a word, and this is {kind_of(key)}")
        elif key.text in found:
            first = found[key.text]
            found[key.text] = (first[0], tell_doubled(reader, key, value, first, what))
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
    usual: Mapping[str, str] = MappingProxyType({}),
    example: str = "",
) -> Fields:
    """A group of known keys; an unknown or a missing one is told (a missing one at its owner).

    ``example`` shows how the group is written. ``usual`` are values that a missing key can be given, behind two spaces
    what else it could be.
    """
    found = read_pairs(reader, node, what, example, joins=known)
    if type(node) is not MappingNode:
        return found
    for name in [name for name in found if name not in known]:
        read_unknown_key(reader, found, name, what, known)
    for name in needed:
        if name not in found:
            _missing(reader, node, name, what, owner, usual.get(name, "…"))
    return found


def _missing(  # noqa: PLR0917 - where, what, and what could stand there
    reader: Reader, node: MappingNode, name: str, what: str, owner: YamlNode | None, usual: str
) -> None:
    """Tell a key that is missing."""
    mend = None
    value = usual.partition("  ")[0]
    if not usual.endswith("…") and node.pairs:
        first = node.pairs[0][0]
        if node.flow:
            mend = put_in(first.line, first.column, f"{name}: {value}, ")
        elif not reader.page.line(node.line)[: node.column - 1].strip():
            mend = put_in(node.line, 1, f"{' ' * (node.column - 1)}{name}: {value}\n")
    hint = f"add {'' if node.flow else 'a line '} {name}: {usual}"
    reader.tell(shapes.MissingKey, owner or node, f"{what} has no '{name}'", hint, mend=mend)


def read_group(reader: Reader, pair: Pair | None, what: str, *, needs_one: bool = False) -> Fields:
    """A group of keys that may be missing; told if it is empty and must not be."""
    if pair is None:
        return {}
    if is_empty(pair[1]) or (type(pair[1]) is MappingNode and not pair[1].pairs):
        if needs_one:
            reader.tell(
                shapes.Empty, pair[0], f"there is nothing under {what}", f"write at least one line under {what}:"
            )
        return {}
    return read_pairs(reader, pair[1], what)


def read_unknown_key(reader: Reader, found: Fields, name: str, what: str, known: AbstractSet[str]) -> None:
    """Tell a key that means nothing here, and go on with the one that is meant, where that is known.

    Args:
        reader: the file's.
        found: the group, out of which the key is taken, and into which what is meant comes.
        name: the key as it was written.
        what: what the group is called.
        known: the keys it can have.
    """
    key, value = found.pop(name)
    if not key.style and is_empty(value) and (broken := re.fullmatch(r"([\w.]+):(\S.*)", name)):
        meant, rest = broken[1], broken[2]
        reader.tell(
            shapes.UnknownKey,
            key,
            f"there is no space after the colon in '{name}'",
            f"write {meant}: {rest}",
            mend=swapped(reader.page, key, f"{meant}: {rest}"),
        )
        if meant in known and meant not in found:
            at = key.column + len(meant) + 1
            found[meant] = (ScalarNode(meant, key.line, key.column, ""), ScalarNode(rest, key.line, at, ""))
        return
    if {"mood", "set"} <= known and (change := meant_as_change(reader, name, value)) and change.key not in found:
        mend = Mend((Edit(key.line, key.column, *end_of(reader.page, value), change.said),))
        reader.tell(
            shapes.UnknownKey, key, f"'{name[:60]}' is not a key of {what}", f"write:  {change.said}", mend=mend
        )
        return
    meant = meant_key(name, known, found, value)
    if meant:
        told = f"'{name[:60]}' is not a key of {what}"
        near = f"did you mean '{meant}'?" if nearest_name(name, (meant,)) else f"it is called '{meant}' here"
        hint = f"{near}; write:  {meant}:" if near.endswith("here") else near
        reader.tell(shapes.UnknownKey, key, told, hint, mend=swapped(reader.page, key, meant))
        found[meant] = (ScalarNode(meant, key.line, key.column, ""), value)
        return
    if {"mood", "set"} <= known and (change := meant_as_change(reader, name, value)) and change.key not in found:
        mend = Mend((Edit(key.line, key.column, *end_of(reader.page, value), change.said),))
        reader.tell(
            shapes.UnknownKey, key, f"'{name[:60]}' is not a key of {what}", f"write:  {change.said}", mend=mend
        )
        return
    near = nearest_name(name, known)
    hint = f"it can have: {', '.join(sorted(known - found.keys()))}"
    if near in found:
        hint = f"did you mean '{near}'? It stands in line {found[near][0].line} already: keep one of the two"
    reader.tell(shapes.UnknownKey, key, f"'{name[:60]}' is not a key of {what}", hint)


def as_group(
    reader: Reader, node: YamlNode, what: str, pair_of: Callable[[str], tuple[str, str] | None], key: str = ""
) -> YamlNode:
    """What stands where keys with their values should, as such: a list of them, or a text that means some.

    Args:
        reader: the file's.
        node: what stands there; where it is no such thing it is told, and given back as what it means.
        what: what it is called.
        pair_of: the key and the value that a text means, None for none.
        key: the key that it stands under, where it is called otherwise.
    """
    if type(node) is MappingNode or is_empty(node):
        return node
    pairs: list[tuple[str, str]] = []
    for item in node.items if isinstance(node, SequenceNode) else (node,):
        if type(item) is MappingNode and item.pairs and all(type(v) is ScalarNode for _, v in item.pairs):
            pairs += [
                (k.text, v.text) for k, v in item.pairs if isinstance(k, ScalarNode) and isinstance(v, ScalarNode)
            ]
        elif type(item) is ScalarNode:
            for part in item.text.split(","):
                found = pair_of(part.strip())
                if found is None:
                    return node
                pairs.append(found)
        else:
            return node
    if not pairs:
        return node
    said = f"{{{', '.join(f'{key}: {value}' for key, value in pairs)}}}"
    mend = revalued(reader.page, node, said)
    if type(node) is ScalarNode and ":" not in node.text:
        told = f"{what} takes a name, a colon and a value, and this is '{node.text[:40]}'"
        reader.tell(shapes.WrongKind, node, told, f"write:  {key or what}: {said}", mend=mend)
    else:
        tell_wrong_kind(reader, node, what, GROUP, f"{key or what}: {said}", mend)
    at = (node.line, node.column, "")
    return MappingNode([(ScalarNode(k, *at), ScalarNode(v, *at)) for k, v in pairs], node.line, node.column, flow=True)


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


_IDS: Final = frozenset(("id", "name", "key", "ref", "label", "beat", "option", "ending", "who", "character"))
"""What the key of an id is called where things are listed."""


def as_table(reader: Reader, pair: Pair, what: str, ids: AbstractSet[str] = _IDS) -> YamlNode:
    """What stands under a key, where a list of things with their names is told and taken for the names with the things.

    ``- paid: {title: Paid}`` is ``paid: {title: Paid}``, and so is ``- {id: paid, title: Paid}``.

    Args:
        reader: the file's.
        pair: the key, and what stands under it.
        what: what it is called.
        ids: the keys that are taken for a thing's name.
    """
    owner, node = pair
    if type(node) is not SequenceNode or not node.items:
        return node
    pairs: list[tuple[YamlNode, YamlNode]] = []
    edits: list[Edit] = []
    for item in node.items:
        if type(item) is not MappingNode or not item.pairs:
            return node
        (first, value), *rest = item.pairs
        dash = reader.page.line(item.line)[: item.column - 1].rstrip()
        is_block = not item.flow and dash.endswith("-") and not dash[:-1].strip()
        if not rest:
            pairs.append((first, value))
            edits += [Edit(item.line, len(dash), item.line, len(dash) + 1, " ")] if is_block else []
        elif type(first) is ScalarNode and first.text in ids and type(value) is ScalarNode and value.text:
            pairs.append((value, MappingNode(rest, rest[0][0].line, rest[0][0].column, flow=item.flow)))
            is_block = is_block and len(dash) > owner.column
            edits += [Edit(item.line, len(dash), *end_of(reader.page, value), f"{value.text}:")] if is_block else []
        else:
            return node
    names = [key.text for key, _ in pairs if isinstance(key, ScalarNode)]
    told = f"what stands under {what} has names, and no - before them"
    hint = f"take the - away before each; the first line is then  {names[0] if names else ''}:"
    mend = Mend(tuple(edits)) if len(edits) == len(pairs) else None
    reader.tell(shapes.WrongKind, node, told, hint, mend=mend)
    return MappingNode(pairs, node.line, node.column, flow=False)
