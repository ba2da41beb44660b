"""Reads what is one word or number: ids, names, numbers, truths, and lists of names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final, TypeVar

from game.script.catalogue import shapes, values
from game.script.readers.groups import tell_wrong_kind
from game.script.readers.numbers import meant_number
from game.script.readers.reader import Reader
from game.script.readers.wordings import ONE_OF
from game.script.source import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlNode,
    is_empty,
    is_reserved,
    revalued,
    swapped,
)
from game.story.condition import TRUTHS, as_id, nearest_name

_Word = TypeVar("_Word", bound=str)

SNAKE_CASE: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
_OF_FILES: Final = frozenset(("a scene", "a character", "a place"))
"""What a file is called after."""
_COMMA_LIST: Final = re.compile(r"\s*(?:,|;|->|=>)\s*|\s+and\s+|\s+")


def is_id(reader: Reader, key: ScalarNode, what: str) -> bool:
    """Whether an id is snake_case; told where it is not."""
    text = key.text
    if SNAKE_CASE.fullmatch(text):
        if what not in _OF_FILES or not is_reserved(text):
            return True
        told = f"'{text}' cannot be the id of {what}: Windows keeps that name for itself, and has no file called so"
        reader.tell(values.BadId, key, told, f"for example: the_{text}")
        return False
    possible = possible_id(text)
    if possible[:1].isdigit():
        possible = f"{what.rsplit(maxsplit=1)[-1]}_{possible}"
    is_good = SNAKE_CASE.fullmatch(possible) is not None
    reader.tell(
        values.BadId,
        key,
        f"'{text[:60]}' cannot be the id of {what}: an id is small letters, digits and _, and begins with a letter",
        f"write:  {possible}" if is_good else "for example: call_back",
        mend=swapped(reader.page, key, possible) if is_good else None,
    )
    return False


def possible_id(text: str) -> str:
    """A text as an id would have it: small letters, digits and _; it may still be none, as when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"['\u2019]", "", text).lower()).strip("_")[:40].strip("_")


def title_of(id_: str) -> str:
    """An id as a title: ``the_late_install`` is ``The late install``."""
    return id_.replace("_", " ").strip().capitalize()


def read_id(reader: Reader, node: YamlNode, what: str) -> str | None:
    """A name that is an id."""
    leaf = read_word(reader, node, what)
    return leaf.text if leaf is not None and is_id(reader, leaf, f"a {what}") else None


def read_word(reader: Reader, node: YamlNode, what: str) -> ScalarNode | None:
    """A name that stands alone, such as the beat after ``go:``."""
    if type(node) is ScalarNode and node.text and not is_empty(node):
        return node
    match node:
        case SequenceNode(flow=True, items=[ScalarNode() as only]) if only.text and not is_empty(only):
            told, mend = f"{what} takes one name, without brackets", swapped(reader.page, node, only.text)
            reader.tell(shapes.WrongKind, node, told, f"write:  {what}: {only.text}", mend=mend)
            return only
    tell_wrong_kind(reader, node, what, "one name")
    return None


def read_names(reader: Reader, node: YamlNode, what: str, known: Collection[str] = ()) -> list[ScalarNode]:
    """One name, or a list of names.

    Args:
        reader: the file's.
        node: what stands there.
        what: what it is called.
        known: names that may have spaces in them, each as an id: of those no comma is missing.
    """
    if type(node) is ScalarNode and node.text and not is_empty(node):
        if len(parts := _parts_of(node, known)) > 1:
            told = f"several names in {what} should be a list"
            said = f"[{', '.join(part.text for part in parts)}]"
            are_known = bool(known) and all(as_id(part.text) in known for part in parts)
            mend = swapped(reader.page, node, said, is_certain=are_known)
            reader.tell(shapes.WrongKind, node, told, f"write:  {what}: {said}", mend=mend)
        return parts
    if type(node) is MappingNode and node.pairs:
        keys = [key for key, _ in node.pairs if type(key) is ScalarNode]
        said = f"[{', '.join(key.text for key in keys)}]"
        mend = revalued(reader.page, node, said)
        tell_wrong_kind(reader, node, what, "a name or a list of names", f"{what}: {said}", mend)
        return keys
    if type(node) is not SequenceNode:
        tell_wrong_kind(reader, node, what, "a name or a list of names", f"{what.split(maxsplit=1)[0]}: [one, another]")
        return []
    found = []
    for item in node.items:
        if type(item) is not ScalarNode or not item.text or is_empty(item):
            tell_wrong_kind(reader, item, f"each entry of {what}", "one name")
            continue
        parts = _parts_of(item, known) if known else [item]
        if len(parts) > 1:
            said = ", ".join(part.text for part in parts)
            told = "there is no comma between these names"
            reader.tell(shapes.WrongKind, item, told, f"write:  {said}", mend=swapped(reader.page, item, said))
        found += parts
    return found


def _parts_of(leaf: ScalarNode, known: Collection[str]) -> list[ScalarNode]:
    """The names in a text; one that is known with its spaces is one name."""
    text = leaf.text
    if SNAKE_CASE.fullmatch(text) or as_id(text) in known:
        return [leaf]
    parts = [part for part in _COMMA_LIST.split(text) if part]
    if known and not any(as_id(part) in known for part in parts):
        return [leaf]
    found, at, quote = list[ScalarNode](), 0, int(leaf.style in ('"', "'"))
    for part in parts:
        at = text.index(part, at)
        found.append(ScalarNode(part, leaf.line, leaf.column + quote + at, ""))
        at += len(part)
    return found or [leaf]


def read_number(reader: Reader, node: YamlNode, what: str, low: int, high: int) -> int | None:
    """A whole number between two bounds."""
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, what, "a whole number")
    elif _WHOLE.fullmatch(node.text) and low <= int(node.text) <= high:
        return int(node.text)
    else:
        meant = meant_number(node.text, low, high)
        hint = f"write:  {what}: {meant}" if meant is not None else f"write a whole number from {low} to {high}"
        mend = swapped(reader.page, node, str(meant)) if meant is not None else None
        if _WHOLE.fullmatch(node.text):
            told = f"{what} goes from {low} to {high}, and this is {int(node.text)}"
            reader.tell(values.OutOfRange, node, told, hint, mend=mend)
        else:
            told = f"{what} should be a whole number, and this is '{node.text[:40]}'"
            reader.tell(values.NotANumber, node, told, hint, mend=mend)
    return None


def read_truth(reader: Reader, node: YamlNode, what: str) -> bool | None:
    """``true`` or ``false``, and nothing else that looks like it."""
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, what, "true or false")
    elif node.text in ("true", "false"):
        return node.text == "true"
    else:
        near = TRUTHS.get(as_id(node.text), "")
        reader.tell(
            values.NotTrueOrFalse,
            node,
            f"{what} should be true or false, and this is '{node.text[:40]}'",
            f"write:  {what}: {near}" if near else "write true or false",
            mend=swapped(reader.page, node, near) if near else None,
        )
        return near == "true" if near else None
    return None


def read_one_of(reader: Reader, node: YamlNode, what: str, choices: Iterable[_Word]) -> _Word | None:
    """One of a few words."""
    words = list(choices)
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, what, " or ".join(words), f"{what}: {words[0]}")
        return None
    for word in words:
        if word == node.text:
            return word
    listed = f"{', '.join(words[:-1])} or {words[-1]}"
    near = nearest_name(node.text, words)
    usual = ONE_OF.get(what, {})
    alike = as_id(node.text)
    meant = near or next((usual[part] for part in (alike, *alike.split("_")) if part in usual), "")
    hint = f"did you mean '{near}'?" if near else f"write:  {what}: {meant}" if meant else f"write {listed}"
    reader.tell(
        values.NotOneOf,
        node,
        f"{what} is {listed}, and this is '{node.text[:40]}'",
        hint,
        mend=swapped(reader.page, node, meant) if meant else None,
    )
    return next((word for word in words if word == meant), None)
