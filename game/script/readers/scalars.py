"""Reads what is one word or number: ids, names, numbers, truths, and lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, TypeVar

from game.script.catalogue import shapes, values
from game.script.readers.groups import tell_wrong_kind
from game.script.readers.reader import Reader
from game.script.source import ScalarNode, SequenceNode, YamlNode, is_empty, is_reserved

_Word = TypeVar("_Word", bound=str)

SNAKE_CASE: Final = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
_OF_FILES: Final = frozenset(("a scene", "a character", "a place"))
"""What a file is called after."""
_COMMA_LIST: Final = re.compile(r"\s*,\s*|\s+and\s+|\s+")


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
    hint = f"for example: {possible}" if SNAKE_CASE.fullmatch(possible) else "for example: call_back"
    reader.tell(
        values.BadId,
        key,
        f"'{text[:60]}' cannot be the id of {what}: an id is small letters, digits and _, and begins with a letter",
        hint,
    )
    return False


def possible_id(text: str) -> str:
    """A text as an id would have it: small letters, digits and _; it may still be none, as when nothing is left."""
    return re.sub(r"[^a-z0-9]+", "_", re.sub(r"['\u2019]", "", text).lower()).strip("_")[:40].strip("_")


def read_id(reader: Reader, node: YamlNode, what: str) -> str | None:
    """A name that is an id."""
    leaf = read_word(reader, node, what)
    return leaf.text if leaf is not None and is_id(reader, leaf, f"a {what}") else None


def read_word(reader: Reader, node: YamlNode, what: str) -> ScalarNode | None:
    """A name that stands alone, such as the beat after ``go:``."""
    if type(node) is ScalarNode and node.text and not is_empty(node):
        return node
    tell_wrong_kind(reader, node, what, "one name")
    return None


def read_names(reader: Reader, node: YamlNode, what: str) -> list[ScalarNode]:
    """One name, or a list of names."""
    if type(node) is ScalarNode and node.text and not is_empty(node):
        if not SNAKE_CASE.fullmatch(node.text) and len(parts := _COMMA_LIST.split(node.text)) > 1:
            reader.tell(
                shapes.WrongKind,
                node,
                f"several names in {what} should be a list",
                f"write [{', '.join(parts)}]",
            )
            return []
        return [node]
    if type(node) is not SequenceNode:
        tell_wrong_kind(reader, node, what, "a name or a list of names", f"{what.split(maxsplit=1)[0]}: [one, another]")
        return []
    found = []
    for item in node.items:
        if type(item) is ScalarNode and item.text and not is_empty(item):
            found.append(item)
        else:
            tell_wrong_kind(reader, item, f"each entry of {what}", "one name")
    return found


def read_number(reader: Reader, node: YamlNode, what: str, low: int, high: int) -> int | None:
    """A whole number between two bounds."""
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, what, "a whole number")
    elif not _WHOLE.fullmatch(node.text):
        reader.tell(
            values.NotANumber,
            node,
            f"{what} should be a whole number, and this is '{node.text[:40]}'",
            f"write a whole number from {low} to {high}",
        )
    elif not low <= int(node.text) <= high:
        reader.tell(values.OutOfRange, node, f"{what} goes from {low} to {high}, and this is {int(node.text)}", "")
    else:
        return int(node.text)
    return None


def read_truth(reader: Reader, node: YamlNode, what: str) -> bool | None:
    """``true`` or ``false``, and nothing else that looks like it."""
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, what, "true or false")
    elif node.text in ("true", "false"):
        return node.text == "true"
    else:
        near = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(node.text.lower(), node.text.lower())
        reader.tell(
            values.NotTrueOrFalse,
            node,
            f"{what} should be true or false, and this is '{node.text[:40]}'",
            f"write {near}" if near in ("true", "false") else "write true or false",
        )
    return None


def read_one_of(reader: Reader, node: YamlNode, what: str, choices: Iterable[_Word]) -> _Word | None:
    """One of a few words."""
    words = list(choices)
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, what, " or ".join(words))
        return None
    for word in words:
        if word == node.text:
            return word
    listed = f"{', '.join(words[:-1])} or {words[-1]}"
    reader.tell(
        values.NotOneOf,
        node,
        f"{what} is {listed}, and this is '{node.text[:40]}'",
        reader.suggest(node.text, words, f"write {listed}"),
    )
    return None
