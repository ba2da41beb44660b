"""Blocks of ``when`` as they are written elsewhere, or taken apart by a dash, as the blocks that are meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from game.script.catalogue import shapes, steps
from game.script.problems import Edit, Mend
from game.script.readers.reader import Pair, Reader
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, between, end_of, moved, swapped, written
from game.story.condition import as_id

_HALVES: Final = {
    **dict.fromkeys(("otherwise", "else", "or_else", "if_not"), "otherwise"),
    **dict.fromkeys(("then", "do"), "then"),
}
_IF: Final = re.compile(r"(?:if|when|elif|elseif|else if|or if)\s+(\S.*)", re.IGNORECASE)
_ELIF_WORDS: Final = frozenset(("elif", "elseif", "else_if", "or_if", "otherwise_if", "else_when"))
_ELIF: Final = re.compile(r"(?:elif|elseif|else if|or if)\s", re.IGNORECASE)


def gathered(reader: Reader, items: list[YamlNode]) -> list[YamlNode]:
    """The steps of a list, where what belongs to one ``when`` stands in one step; what was parted is told."""
    found: list[YamlNode] = []
    for item in items:
        step = _of_block(reader, item, found) if type(item) is MappingNode and item.pairs else item
        if step is None:
            continue
        before = found[-1] if found else None
        if type(before) is MappingNode and _is_lone_when(before):
            _tell_lone(reader, before, step)
            key = before.pairs[0][0]
            then = ScalarNode("then", key.line, key.column, "")
            before.pairs.append((then, SequenceNode([step], step.line, step.column, flow=False)))
        else:
            found.append(step)
    return found


def _of_block(reader: Reader, item: MappingNode, found: list[YamlNode]) -> MappingNode | None:
    """A step with its conditions where they belong; None for half a block, which is put to the one above."""
    first, value = item.pairs[0]
    if type(first) is not ScalarNode:
        return item
    asked = _IF.fullmatch(first.text) if _is_if(first, value) else None
    above = _open_block(found[-1], "otherwise") if asked and found and _ELIF.match(first.text) else None
    if asked and above is not None:
        below = range(first.line + 1, end_of(reader.page, item)[0] + 1)
        _tell_if(reader, first, asked[1], above.pairs[0][0].column, below)
        pairs = [*_when_and_then(first, asked[1], value), *item.pairs[1:]]
        above.pairs.append(_nested(reader, first, MappingNode(pairs, first.line, first.column + 4, flow=False)))
        return None
    if any(_is_if(*pair) for pair in item.pairs):
        item = _in_two(reader, item)
    item = _elif_key(reader, item)
    half, target = _HALVES.get(first.text.casefold(), ""), _open_block(found[-1], first.text) if found else None
    if not half or target is None:
        return item
    _tell_parted(reader, item, first, half, target)
    target.pairs.append((ScalarNode(half, first.line, first.column, ""), value))
    target.pairs.extend(item.pairs[1:])
    return None


def _is_if(key: YamlNode, value: YamlNode) -> bool:
    """Whether a key is a condition with steps under it."""
    return (
        type(key) is ScalarNode and " " in key.text and type(value) is not ScalarNode and bool(_IF.fullmatch(key.text))
    )


def _key(node: MappingNode, name: str) -> YamlNode | None:
    return next((value for key, value in node.pairs if type(key) is ScalarNode and key.text == name), None)


def _is_when(node: YamlNode) -> bool:
    return type(node) is MappingNode and (_key(node, "when") is not None or _key(node, "if") is not None)


def _is_lone_when(node: MappingNode) -> bool:
    key = node.pairs[0][0] if len(node.pairs) == 1 else None
    return (
        type(key) is ScalarNode
        and key.text in ("when", "if")
        and type(node.pairs[0][1]) is ScalarNode
        and not node.flow
    )


def _open_block(node: YamlNode, name: str) -> MappingNode | None:
    """The block that half of a block, which stands alone, belongs to: one that has no such half yet."""
    half = _HALVES.get(name.casefold(), "")
    while type(node) is MappingNode and _is_when(node):
        if _key(node, half) is None and (half != "otherwise" or _key(node, "else") is None):
            return node
        inner = _key(node, "otherwise")
        if type(inner) is not SequenceNode or not inner.items:
            return None
        node = inner.items[-1]
    return None


def _tell_parted(reader: Reader, item: MappingNode, first: ScalarNode, half: str, target: MappingNode) -> None:
    """Tell half of a block that a dash makes a step of its own."""
    column = target.pairs[0][0].column
    start = reader.page.line(first.line)[: first.column - 1]
    mend = None
    if not start.strip(" -") and not item.flow:
        edit = Edit(
            first.line, 1, first.line, first.column + len(written(reader.page, first)), f"{' ' * (column - 1)}{half}"
        )
        below = range(first.line + 1, end_of(reader.page, item)[0] + 1)
        mend = Mend((edit, *(moved(reader.page, below, column - first.column) if column != first.column else ())))
    told = f"the - before '{first.text}' makes it a step of its own, and it belongs to the when in line {target.line}"
    reader.tell(steps.WhenWithoutThen, first, told, f"take the - away and write:  {half}:", mend=mend)


def _tell_lone(reader: Reader, block: MappingNode, item: YamlNode) -> None:
    """Tell a ``when`` with nothing under it before the step that it is most likely meant for."""
    key = block.pairs[0][0]
    start = reader.page.line(item.line)[: item.column - 1]
    mend = None
    if start.strip() == "-" and type(item) is not ScalarNode:
        indent = " " * (key.column - 1)
        lines = range(item.line, end_of(reader.page, item)[0] + 1)
        shift = key.column + 1 - len(start.rstrip()) + 1
        edits = moved(reader.page, lines, shift)
        first = edits[0]
        mend = Mend((Edit(first.line, 1, first.line, 1, f"{indent}then:\n{' ' * shift}"), *edits[1:]))
    reader.tell(
        steps.WhenWithoutThen,
        key,
        "this when has no then: what happens if it holds?",
        "write then: under it, in the same column, and the steps under that",
        mend=mend,
    )


def _in_two(reader: Reader, item: MappingNode) -> MappingNode:
    """``if anger > 50:`` with steps under it as ``when`` and ``then``; an ``elif`` stands in ``otherwise``."""
    pairs: list[tuple[YamlNode, YamlNode]] = []
    also = _renamed(reader, item) if _is_if(*item.pairs[0]) else []
    for number, (key, value) in enumerate(item.pairs):
        found = _IF.fullmatch(key.text) if isinstance(key, ScalarNode) and _is_if(key, value) else None
        if found is None or not isinstance(key, ScalarNode):
            pairs.append((key, value))
        elif pairs:
            below = range(key.line + 1, end_of(reader.page, item)[0] + 1)
            _tell_if(reader, key, found[1].strip(), key.column, below)
            rest = MappingNode(
                [*_when_and_then(key, found[1], value), *item.pairs[number + 1 :]], key.line, key.column, flow=False
            )
            pairs.append(_nested(reader, key, rest))
            break
        else:
            _tell_if(reader, key, found[1].strip(), also=also)
            pairs += _when_and_then(key, found[1], value)
    return MappingNode(pairs, item.line, item.column, flow=item.flow)


def _elif_key(reader: Reader, item: MappingNode) -> MappingNode:
    """``elif: anger > 50`` with its own ``then`` as a block in ``otherwise``, told."""
    names = [as_id(key.text) if type(key) is ScalarNode else "" for key, _ in item.pairs]
    at = next((at for at, name in enumerate(names) if name in _ELIF_WORDS and at), 0)
    key, value = item.pairs[at]
    if not at or not isinstance(key, ScalarNode) or type(value) is not ScalarNode or item.flow:
        return item
    indent = " " * (key.column - 1)
    text = f"{indent}otherwise:\n{indent}  - when: {value.text}"
    below = range(key.line + 1, end_of(reader.page, item)[0] + 1)
    mend = Mend((Edit(key.line, 1, *end_of(reader.page, value), text), *moved(reader.page, below, 4)))
    hint = f"write otherwise: and under it a step of its own with all that follows:  - when: {value.text}"
    reader.tell(shapes.UnknownKey, key, f"'{key.text}' is not a key of a when block", hint, mend=mend)
    when = ScalarNode("when", key.line, key.column, "")
    block = MappingNode([(when, value), *item.pairs[at + 1 :]], key.line, key.column, flow=False)
    under = SequenceNode([_elif_key(reader, block)], key.line, key.column, flow=False)
    otherwise = ScalarNode("otherwise", key.line, key.column, "")
    return MappingNode([*item.pairs[:at], (otherwise, under)], item.line, item.column, flow=False)


def _nested(reader: Reader, key: ScalarNode, block: MappingNode) -> tuple[YamlNode, YamlNode]:
    """A block as all that stands under an ``otherwise``."""
    under = SequenceNode([block if len(block.pairs) < 3 else _in_two(reader, block)], key.line, key.column, flow=False)
    return ScalarNode("otherwise", key.line, key.column, ""), under


def _when_and_then(key: ScalarNode, condition: str, value: YamlNode) -> list[tuple[YamlNode, YamlNode]]:
    at = (key.line, key.column, "")
    return [(ScalarNode("when", *at), ScalarNode(condition.strip(), *at)), (ScalarNode("then", *at), value)]


def _renamed(reader: Reader, item: MappingNode) -> list[Edit]:
    """The edits that give the other halves of a block their names; in the block they have them from now on."""
    edits: list[Edit] = []
    for number, (key, value) in enumerate(item.pairs):
        half = _HALVES.get(key.text.casefold(), "") if type(key) is ScalarNode else ""
        if half and isinstance(key, ScalarNode) and key.text != half:
            edits += swapped(reader.page, key, half).edits
            item.pairs[number] = (ScalarNode(half, key.line, key.column, ""), value)
    return edits


def _tell_if(  # noqa: PLR0917 - where it stands, what it asks, and what moves with it
    reader: Reader, key: ScalarNode, condition: str, column: int = 0, below: range = range(0), also: Sequence[Edit] = ()
) -> None:
    """Tell a condition that stands in a key.

    Args:
        reader: the file's.
        key: the key.
        condition: what it asks.
        column: for one that is asked where another failed: the column of the other's ``when``.
        below: the lines under it.
        also: edits that belong to the same mend.
    """
    start, end = (key.line, key.column), end_of(reader.page, key)
    indent, hint = " " * (key.column - 1), f"write:  when: {condition}\nand under it, in the same column:  then:"
    text = f"when: {condition}\n{indent}then:"
    if column:
        indent, start = " " * (column - 1), (key.line, 1)
        text = f"{indent}otherwise:\n{indent}  - when: {condition}\n{indent}    then:"
        hint = f"write otherwise: under the first one's then:, and under it a step of its own:  - when: {condition}"
    colon = reader.page.line(end[0]).find(":", end[1] - 1)
    is_alone = not reader.page.line(key.line)[: key.column - 1].strip(" -")
    edits = (Edit(*start, end[0], colon + 2, text), *moved(reader.page, below, column + 4 - key.column))
    edits = (*edits, *also)
    hint += "\nand otherwise: for else:" if also else ""
    told = f"a condition stands after when:, and not in a key, as in '{key.text[:60]}'"
    reader.tell(shapes.UnknownKey, key, told, hint, mend=Mend(edits) if colon >= 0 and is_alone else None)


def then_forgotten(reader: Reader, node: MappingNode, names: list[str]) -> MappingNode:
    """A block whose ``then`` was left out, told, with it.

    Args:
        reader: the file's.
        node: the block; under its ``when`` stands right away what should stand under ``then``.
        names: the keys that should.
    """
    inner = [(key, value) for key, value in node.pairs if type(key) is ScalarNode and key.text in names]
    rest = [(key, value) for key, value in node.pairs if (key, value) not in inner]
    first = inner[0][0]
    groups = [MappingNode([pair], pair[0].line, pair[0].column, flow=node.flow) for pair in inner]
    hint = f"write then: under the when, in the same column, and under it  - {names[0]}: …"
    when = next((value for key, value in rest if type(key) is ScalarNode and key.text == "when"), None)
    told = f"'then:' is missing: '{names[0]}' is what happens if the when holds"
    if when is not None and (when.line, when.column) > (first.line, first.column):
        told = f"'{names[0]}' and 'when' cannot stand in one step"
    at = when if when is not None and node.flow else first
    reader.tell(steps.StepKind, at, told, hint, mend=_then_put_in(reader, node, inner, when))
    then = ScalarNode("then", first.line, first.column, "")
    return MappingNode(
        [*rest, (then, SequenceNode([*groups], first.line, first.column, flow=node.flow))],
        node.line,
        node.column,
        flow=node.flow,
    )


def _then_put_in(reader: Reader, node: MappingNode, inner: Sequence[Pair], when: YamlNode | None) -> Mend | None:
    page, column = reader.page, node.pairs[0][0].column
    if when is None:
        return None
    if node.flow:
        said = ", ".join(f"{{{written(page, key)}: {written(page, value)}}}" for key, value in inner)
        return Mend(
            (Edit(node.line, node.column, *end_of(page, node), f"{{when: {written(page, when)}, then: [{said}]}}"),)
        )
    indent = " " * (column - 1)
    first = inner[0][0]
    if (when.line, when.column) < (first.line, first.column):
        edits: list[Edit] = []
        for key, value in inner:
            start = f"then:\n{indent}  - " if key is first else "  - "
            edits.append(Edit(key.line, key.column, key.line, key.column, start))
            edits += moved(page, range(key.line + 1, end_of(page, value)[0] + 1), 4)
        return Mend(tuple(edits))
    whole = between(page, (node.line, node.column), end_of(page, node))
    if "#" in whole or len(inner) + 1 != len(node.pairs):
        return None
    parts = [f"when: {written(page, when)}\n{indent}then:"]
    for key, value in inner:
        lines = between(page, (key.line, key.column), end_of(page, value)).split("\n")
        parts.append(
            f"{indent}  - " + "\n".join([lines[0], *(f"    {line}" if line.strip() else line for line in lines[1:])])
        )
    return Mend((Edit(node.line, node.column, *end_of(page, node), "\n".join(parts)),))
