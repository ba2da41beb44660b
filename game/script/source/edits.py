"""Mends as edits of a file: where what was written ends, and what stands there instead."""

from __future__ import annotations

from collections.abc import Iterable

from game.script.problems import Edit, Mend
from game.script.source.nodes import MappingNode, ScalarNode, SequenceNode, YamlNode
from game.script.source.pages import Page

Place = tuple[int, int]
"""A line and a column, both from 1; where something ends, the column after its last character."""
_CLOSING = {"{": "}", "[": "]"}


def end_of(page: Page, node: YamlNode) -> Place:
    """Where a node ends in the file as it is written, without what follows it, such as a comment."""
    if type(node) is ScalarNode:
        return _end_of_scalar(page, node)
    assert not isinstance(node, ScalarNode)  # noqa: S101 - told to mypy
    if node.flow:
        return _end_of_flow(page, node)
    children = [part for pair in node.pairs for part in pair] if isinstance(node, MappingNode) else node.items
    ends = [end_of(page, child) for child in children[-2:]]
    return max(ends, default=(node.line, node.column))


def written(page: Page, node: YamlNode) -> str:
    """A node as it is written, over all its lines."""
    return between(page, (node.line, node.column), end_of(page, node))


def between(page: Page, start: Place, end: Place) -> str:
    """What stands in the file from one place to another."""
    if start[0] == end[0]:
        return page.line(start[0])[start[1] - 1 : end[1] - 1]
    inner = [page.line(number) for number in range(start[0] + 1, end[0])]
    return "\n".join([page.line(start[0])[start[1] - 1 :], *inner, page.line(end[0])[: end[1] - 1]])


def swapped(page: Page, node: YamlNode, text: str, *, is_certain: bool = False) -> Mend:
    """The mend that writes a text in the place of a node."""
    return Mend((Edit(node.line, node.column, *end_of(page, node), text),), is_certain)


def revalued(page: Page, node: YamlNode, text: str) -> Mend:
    """The mend that writes a text in the place of a value, in the line of its key or, if it begins so, under it."""
    line, column = node.line, node.column
    while line > 1 and not page.line(line)[: column - 1].strip():
        line, column = line - 1, len(page.line(line - 1)) + 1
    start = len(page.line(line)[: column - 1].rstrip()) + 1
    return Mend((Edit(line, start, *end_of(page, node), text if text.startswith("\n") else f" {text}"),))


def put_in(line: int, column: int, text: str) -> Mend:
    """The mend that puts a text in at a place."""
    return Mend((Edit(line, column, line, column, text),))


def moved(page: Page, lines: Iterable[int], by: int) -> tuple[Edit, ...]:
    """The edits that let lines begin so many spaces deeper, or less deep; empty lines stay."""
    numbers = [number for number in lines if page.line(number).strip()]
    if by > 0:
        return tuple(Edit(number, 1, number, 1, " " * by) for number in numbers)
    return tuple(Edit(number, 1, number, 1 - by, "") for number in numbers)


def without_line(page: Page, key: YamlNode, value: YamlNode) -> Mend | None:
    """The mend that takes away a key with its value, where nothing else stands in its lines; None elsewhere."""
    last, end = end_of(page, value)
    if (last, end) < (key.line, key.column):
        last, end = end_of(page, key)
    before, after = page.line(key.line)[: key.column - 1], page.line(last)[end - 1 :]
    if before.strip() or after.strip(" :") or last >= len(page.lines):
        return None
    return Mend((Edit(key.line, 1, last + 1, 1, ""),))


def without_item(page: Page, node: SequenceNode, at: int) -> Mend | None:
    """The mend that takes one of a list of words (from 0) away; None where no other would be left."""
    items = node.items
    if len(items) == 1:
        return None
    if at + 1 < len(items):
        return Mend((Edit(items[at].line, items[at].column, items[at + 1].line, items[at + 1].column, ""),))
    return Mend((Edit(*end_of(page, items[at - 1]), *end_of(page, items[at]), ""),))


def indent_of(page: Page, line: int) -> int:
    """With how many spaces a line begins."""
    raw = page.line(line)
    return len(raw) - len(raw.lstrip(" "))


def _end_of_scalar(page: Page, leaf: ScalarNode) -> Place:
    if leaf.style in ('"', "'"):
        return _end_of_quoted(page, leaf.line, leaf.column, leaf.style)
    if leaf.style in ("|", ">"):
        return _end_of_block(page, leaf)
    line, at = leaf.line, leaf.column - 1
    for word in leaf.text.split():
        raw = page.line(line)
        while not raw[at:].strip() and line < len(page.lines):
            line, at = line + 1, 0
            raw = page.line(line)
        found = raw.find(word, at)
        if found < 0 or raw[at:found].strip():  # it is not written so: looking on would take the whole file
            return leaf.line, len(page.line(leaf.line)) + 1
        at = found + len(word)
    return line, at + 1


def _end_of_quoted(page: Page, line: int, column: int, quote: str) -> Place:
    at, first = column, line
    while line <= len(page.lines):
        raw = page.line(line)
        while at < len(raw):
            if (raw[at] == "\\" and quote == '"') or (
                raw[at] == quote and quote == "'" and raw[at + 1 : at + 2] == "'"
            ):
                at += 1
            elif raw[at] == quote:
                return line, at + 2
            at += 1
        line, at = line + 1, 0
    return first, len(page.line(first)) + 1


def _end_of_block(page: Page, leaf: ScalarNode) -> Place:
    """The last line of a text under a ``|``: the last that is deeper than the line with the ``|``."""
    around, last = indent_of(page, leaf.line), leaf.line
    for number in range(leaf.line + 1, len(page.lines) + 1):
        if page.line(number).strip():
            if indent_of(page, number) <= around:
                break
            last = number
    return last, len(page.line(last)) + 1


def _end_of_flow(page: Page, node: MappingNode | SequenceNode) -> Place:
    """Behind the bracket that closes what a bracket opens; of a pair without brackets in a list, behind its value."""
    line, at = node.line, node.column - 1
    if page.line(line)[at : at + 1] not in _CLOSING:
        parts = [part for pair in node.pairs for part in pair] if isinstance(node, MappingNode) else node.items
        return max((end_of(page, part) for part in parts[-2:]), default=(line, at + 1))
    open_: list[str] = []
    while line <= len(page.lines):
        raw = page.line(line)
        while at < len(raw):
            char = raw[at]
            if char in "\"'" and (at == 0 or raw[at - 1] in " [{,:"):
                line, after = _end_of_quoted(page, line, at + 1, char)
                raw, at = page.line(line), after - 1
                continue
            if char == "#" and raw[at - 1 : at].isspace():
                break
            if char in _CLOSING:
                open_.append(_CLOSING[char])
            elif open_ and char == open_[-1]:
                open_.pop()
                if not open_:
                    return line, at + 2
            at += 1
        line, at = line + 1, 0
    return node.line, len(page.line(node.line)) + 1
