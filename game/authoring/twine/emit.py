"""Writes YAML in which every text survives: ids and conditions stand bare, texts in quotation marks, with comments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A text."""

    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reader of the file should know, above what comes next; it may have several lines."""

    text: str


@dataclass(slots=True)
class YamlTable:
    """Keys with their values, in order, and comments between them."""

    pairs: list[tuple[str, Tree] | Comment] = field(default_factory=list)

    def put(self, key: str, value: Tree) -> None:
        """Add a key."""
        self.pairs.append((key, value))

    @property
    def is_empty(self) -> bool:
        """Whether it has no key; comments do not count."""
        return all(isinstance(pair, Comment) for pair in self.pairs)


@dataclass(slots=True)
class YamlRows:
    """A list, with comments between its items."""

    items: list[Tree | Comment] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether it has no item; comments do not count."""
        return all(isinstance(item, Comment) for item in self.items)


Tree = str | Quoted | YamlTable | YamlRows
"""A plain word or condition, a text, a group of keys, or a list."""


def yaml_written(tree: YamlTable) -> str:
    """A file's text."""
    return "\n".join(_table(tree, 0)) + "\n"


def yaml_quoted(text: str) -> str:
    """A text in double quotation marks, with everything that YAML or an editor might change written as an escape."""
    return f'"{"".join(map(_escaped_character, text))}"'


def _escaped_character(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def _comment(comment: Comment, indent: int) -> Iterator[str]:
    for line in comment.text.split("\n"):
        plain = "".join(character if character.isprintable() else " " for character in line).rstrip()
        yield f"{' ' * indent}# {plain}".rstrip()


def _table(table: YamlTable, indent: int) -> Iterator[str]:
    for pair in table.pairs:
        if isinstance(pair, Comment):
            yield from _comment(pair, indent)
        else:
            yield from _pair(*pair, indent)


def _pair(key: str, value: Tree, indent: int) -> Iterator[str]:
    head = f"{' ' * indent}{key}:"
    match value:
        case str():
            yield f"{head} {value}".rstrip()
        case Quoted(text):
            yield f"{head} {yaml_quoted(text)}"
        case YamlTable() if value.is_empty:
            yield from _comments(value.pairs, indent)
            yield f"{head} {{}}"
        case YamlTable():
            yield head
            yield from _table(value, indent + 2)
        case YamlRows() if value.is_empty:
            yield from _comments(value.items, indent)
            yield f"{head} []"
        case YamlRows():
            yield head
            yield from _rows(value, indent + 2)


def _comments(among: Sequence[object], indent: int) -> Iterator[str]:
    for each in among:
        if isinstance(each, Comment):
            yield from _comment(each, indent)


def _rows(rows: YamlRows, indent: int) -> Iterator[str]:
    for item in rows.items:
        match item:
            case Comment():
                yield from _comment(item, indent)
            case Quoted(text):
                yield f"{' ' * indent}- {yaml_quoted(text)}"
            case str():
                yield f"{' ' * indent}- {item}"
            case YamlTable() if not item.is_empty:
                yield from _item(item, indent)
            case YamlTable() | YamlRows():
                raise ValueError("an item of a list is a text or a group of keys")


def _item(table: YamlTable, indent: int) -> Iterator[str]:
    """A group of keys as an item: the dash stands before its first key, a comment above that."""
    first = next(at for at, pair in enumerate(table.pairs) if not isinstance(pair, Comment))
    yield from _comments(table.pairs[:first], indent)
    lines = list(_table(YamlTable(table.pairs[first:]), indent + 2))
    yield f"{' ' * indent}- {lines[0][indent + 2 :]}"
    yield from lines[1:]
