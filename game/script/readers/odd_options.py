"""Options that are written as a list, as texts, or without a name, as the options that are meant."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import shapes
from game.script.problems import Edit, Mend
from game.script.readers.groups import as_table
from game.script.readers.promises import PROMISE_KEYS
from game.script.readers.reader import Pair, Reader
from game.script.readers.scalars import SNAKE_CASE, possible_id
from game.script.source import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlNode,
    end_of,
    indent_of,
    is_empty,
    moved,
    revalued,
    written,
)

_OF_AN_OPTION: Final = frozenset(("say", "does", "why", "reply", "go", "once", "label", "text"))
_UNDER_AN_OPTION: Final = _OF_AN_OPTION | {
    *("end", "mood", "set", "note", "when", "locked", "after", "to", "costs"),
    *PROMISE_KEYS,
}
_IDS: Final = frozenset(("id", "name", "key", "option", "choice"))
_ODD: Final = re.compile(r": |\s#|^[\s\"'!&*@%#|>\[\]{},?`-]")


def as_options(reader: Reader, owner: ScalarNode, node: YamlNode) -> YamlNode:
    """What stands under ``choose`` or ``cut_in``, as options with their names; told where it is written otherwise."""
    if type(node) is SequenceNode and node.items:
        if all(type(item) is ScalarNode and item.text for item in node.items):
            return _from_texts(reader, owner, node)
        return as_table(reader, (owner, node), owner.text, _IDS)
    if type(node) is ScalarNode and not is_empty(node):
        return _from_texts(reader, owner, SequenceNode([node], node.line, node.column, flow=True))
    if type(node) is MappingNode and node.pairs:
        names = [key.text for key, _ in node.pairs if type(key) is ScalarNode]
        texts = [value for key, value in node.pairs if type(key) is ScalarNode and key.text in ("say", "text")]
        if texts and type(texts[0]) is ScalarNode and set(names) & _OF_AN_OPTION == set(names):
            return _without_name(reader, owner, node, texts[0].text)
        if not node.flow and is_empty(node.pairs[0][1]):
            return _from_flat(reader, node)
    return node


def _from_flat(reader: Reader, node: MappingNode) -> MappingNode:
    """Options whose keys stand as deep as their names."""
    groups: list[tuple[ScalarNode, list[Pair]]] = []
    for key, value in node.pairs:
        if type(key) is not ScalarNode:
            return node
        if key.text in _UNDER_AN_OPTION:
            if not groups:
                return node
            groups[-1][1].append((key, value))
        elif is_empty(value):
            groups.append((key, []))
        else:
            return node
    if not all(under for _, under in groups):
        return node
    edits = [
        edit
        for _, under in groups
        for edit in moved(reader.page, range(under[0][0].line, end_of(reader.page, under[-1][1])[0] + 1), 2)
    ]
    first = groups[0][1][0][0]
    told = "the keys of an option stand under its name, two spaces deeper than it"
    hint = f"put two spaces before each line of an option but its name; the first is  {first.text}:"
    reader.tell(shapes.WrongKind, first, told, hint, mend=Mend(tuple(edits)))
    pairs = [(name, MappingNode([*under], name.line, name.column, flow=False)) for name, under in groups]
    return MappingNode([*pairs], node.line, node.column, flow=False)


def _id_of(text: str, taken: dict[str, int]) -> str:
    """An id for an option that says a text; ``taken`` are those there are, with the next number of each."""
    words = possible_id(text).split("_")[:4]
    first = "_".join(words)
    first = first if SNAKE_CASE.fullmatch(first) else "option"
    id_, number = first, taken.get(first, 1)
    while id_ in taken:
        number += 1
        id_ = f"{first}_{number}"
    taken[first] = number
    taken.setdefault(id_, 1)
    return id_


def _quoted(text: str) -> str:
    """A text as it can stand after a colon."""
    if not _ODD.search(text):
        return text
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'


def _from_texts(reader: Reader, owner: ScalarNode, node: SequenceNode) -> YamlNode:
    """Options that are only what they say."""
    taken = dict[str, int]()
    options = [(_id_of(item.text, taken), item.text) for item in node.items if isinstance(item, ScalarNode)]
    indent = " " * _indent(reader, owner)
    said = "".join(f"\n{indent}{id_}:\n{indent}  say: {_quoted(text)}" for id_, text in options)
    told = f"each option under {owner.text} has a name, and under it what the player says"
    first = f"{options[0][0]}:\n  say: {_quoted(options[0][1])}"
    at = (node.line, node.column)
    reader.tell(shapes.WrongKind, node, told, f"write:\n{first}", mend=revalued(reader.page, node, said))
    say = ScalarNode("say", *at, "")
    return MappingNode(
        [
            (ScalarNode(id_, *at, ""), MappingNode([(say, ScalarNode(text, *at, '"'))], *at, flow=False))
            for id_, text in options
        ],
        *at,
        flow=False,
    )


def _indent(reader: Reader, owner: ScalarNode) -> int:
    """With how many spaces the lines under a key begin."""
    return (
        owner.column + 1
        if reader.page.line(owner.line)[: owner.column - 1].strip(" -") == ""
        else indent_of(reader.page, owner.line) + 4
    )


def _without_name(reader: Reader, owner: ScalarNode, node: MappingNode, text: str) -> YamlNode:
    """One option whose name was left out."""
    id_ = _id_of(text, {})
    mend = None
    if not node.flow and not reader.page.line(node.line)[: node.column - 1].strip():
        lines = range(node.line, end_of(reader.page, node)[0] + 1)
        first, *rest = moved(reader.page, lines, 2)
        start = f"{' ' * (node.column - 1)}{id_}:\n  "
        mend = Mend((Edit(first.line, 1, first.line, 1, start), *rest))
    told = f"an option has a name, and what stands under {owner.text} here has none"
    hint = f"write a name for it in a line before, and the rest two spaces deeper:  {id_}:"
    reader.tell(shapes.WrongKind, node, told, hint, mend=mend)
    return MappingNode([(ScalarNode(id_, node.line, node.column, ""), node)], node.line, node.column, flow=node.flow)


def as_option(reader: Reader, key: ScalarNode, node: YamlNode) -> YamlNode:
    """What stands under an option's name, as its keys: a text is what the player says, a beat is where it leads."""
    at = (node.line, node.column)
    if type(node) is SequenceNode and all(type(item) is MappingNode and item.pairs for item in node.items):
        return _from_list(reader, node)
    if type(node) is not ScalarNode or is_empty(node):
        return node
    raw = written(reader.page, node)
    indent = " " * _indent(reader, key)
    is_way = node.text in reader.names.beats or node.text in reader.names.outcomes
    if is_way:
        way = "go" if node.text in reader.names.beats else "end"
        pairs = [("say", key.text), (way, node.text)]
        said = f"\n{indent}say: {_quoted(key.text)}\n{indent}{way}: {raw}"
    else:
        pairs = [("say", node.text)]
        said = f"\n{indent}say: {raw}"
    told = "what the player says stands under the option's name, after say:"
    name = written(reader.page, key)
    hint = f"write:\n{name}:" + said.replace(f"\n{indent}", "\n  ")[:200]
    is_displaced = key.text in ("go", "end")  # no option is called so: it belongs to the one above it
    can_be = "\n" not in raw and not _is_in_braces(reader, key) and not is_displaced
    mend = revalued(reader.page, node, said) if can_be else None
    reader.tell(shapes.WrongKind, node, told, hint, mend=mend)
    return MappingNode([(ScalarNode(k, *at, ""), ScalarNode(v, *at, '"')) for k, v in pairs], *at, flow=False)


def _is_in_braces(reader: Reader, key: ScalarNode) -> bool:
    return bool(reader.page.line(key.line)[: key.column - 1].strip(" -"))


def _from_list(reader: Reader, node: SequenceNode) -> YamlNode:
    """The keys of an option, each with a dash before it."""
    pairs = [pair for item in node.items if isinstance(item, MappingNode) for pair in item.pairs]
    edits = []
    for item in node.items:
        dash = reader.page.line(item.line)[: item.column - 1].rstrip()
        if dash.strip() == "-":
            edits.append(Edit(item.line, len(dash), item.line, len(dash) + 1, " "))
    mend = Mend(tuple(edits)) if len(edits) == len(node.items) else None
    first = pairs[0][0]
    told = "the keys of an option stand under its name without a -"
    name = first.text if isinstance(first, ScalarNode) else "say"
    reader.tell(shapes.WrongKind, node, told, f"take the - away before each; the first is then  {name}:", mend=mend)
    return MappingNode(pairs, node.line, node.column, flow=False)
