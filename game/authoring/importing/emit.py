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


Origin = tuple[str, int]
"""Where something stood in the story: the file's name and the line, 0 where it stood nowhere."""
NOWHERE: Final[Origin] = ("", 0)


@dataclass(slots=True)
class YamlTable:
    """Keys with their values, in order, and comments between them; ``origin`` is where they stood in the story."""

    pairs: list[tuple[str, Tree] | Comment] = field(default_factory=list)
    origin: Origin = NOWHERE

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
    return "\n".join(text for text, _ in _table(tree, 0, NOWHERE)) + "\n"


def yaml_lines(tree: YamlTable) -> list[tuple[str, Origin]]:
    """A file's lines, each with where it stood in the story."""
    return list(_table(tree, 0, NOWHERE))


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


_Lines = Iterator[tuple[str, Origin]]


def _comment(comment: Comment, indent: int, origin: Origin) -> _Lines:
    for line in comment.text.split("\n"):
        plain = "".join(character if character.isprintable() else " " for character in line).rstrip()
        yield f"{' ' * indent}# {plain}".rstrip(), origin


def _table(table: YamlTable, indent: int, origin: Origin) -> _Lines:
    origin = table.origin if table.origin[1] else origin
    for pair in table.pairs:
        if isinstance(pair, Comment):
            yield from _comment(pair, indent, origin)
        else:
            yield from _pair(*pair, indent, origin)


def _pair(key: str, value: Tree, indent: int, origin: Origin) -> _Lines:
    head = f"{' ' * indent}{key}:"
    match value:
        case str():
            yield f"{head} {value}".rstrip(), origin
        case Quoted(text):
            yield f"{head} {yaml_quoted(text)}", origin
        case YamlTable() if value.is_empty:
            yield from _comments(value.pairs, indent, origin)
            yield f"{head} {{}}", origin
        case YamlTable():
            yield head, value.origin if value.origin[1] else origin
            yield from _table(value, indent + 2, origin)
        case YamlRows() if value.is_empty:
            yield from _comments(value.items, indent, origin)
            yield f"{head} []", origin
        case YamlRows():
            yield head, origin
            yield from _rows(value, indent + 2, origin)


def _comments(among: Sequence[object], indent: int, origin: Origin) -> _Lines:
    for each in among:
        if isinstance(each, Comment):
            yield from _comment(each, indent, origin)


def _rows(rows: YamlRows, indent: int, origin: Origin) -> _Lines:
    for item in rows.items:
        match item:
            case Comment():
                yield from _comment(item, indent, origin)
            case Quoted(text):
                yield f"{' ' * indent}- {yaml_quoted(text)}", origin
            case str():
                yield f"{' ' * indent}- {item}", origin
            case YamlTable() if not item.is_empty:
                yield from _item(item, indent, item.origin if item.origin[1] else origin)
            case YamlTable() | YamlRows():
                raise ValueError("an item of a list is a text or a group of keys")


def _item(table: YamlTable, indent: int, origin: Origin) -> _Lines:
    """A group of keys as an item: the dash stands before its first key, a comment above that."""
    first = next(at for at, pair in enumerate(table.pairs) if not isinstance(pair, Comment))
    yield from _comments(table.pairs[:first], indent, origin)
    lines = _table(YamlTable(table.pairs[first:]), indent + 2, origin)
    text, _ = next(lines)
    yield f"{' ' * indent}- {text[indent + 2 :]}", origin
    yield from lines
