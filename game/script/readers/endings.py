"""Reads the ways a scene can end."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import shapes, values
from game.script.readers.groups import as_table, read_fields, read_group
from game.script.readers.reader import Pair, Reader
from game.script.readers.scalars import SNAKE_CASE, is_id, read_one_of, title_of
from game.script.readers.texts import read_text
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, revalued
from game.story.condition import OUTCOME_WORDS, as_id
from game.story.model import NEVER, OUTCOMES, Ending, Mark

_EXAMPLE: Final = "{title: Won over, outcome: won}"
ENDING_KEYS: Final = frozenset(("title", "outcome", "text"))


def read_endings(reader: Reader, pair: Pair | None) -> tuple[Ending, ...]:
    """The ways it can end."""
    found = []
    if pair is not None:
        pair = (pair[0], _from_names(reader, (pair[0], as_table(reader, pair, "endings"))))
    for key, node in read_group(reader, pair, "endings", needs_one=True).values():
        if is_id(reader, key, "an ending") and key.text == NEVER:
            reader.tell(values.Reserved, key, "no ending can be called 'never'", "give it another id")
        usual = {"title": title_of(key.text), "outcome": f"{_guessed(key.text)}  (won, settled or lost)"}
        fields = read_fields(
            reader,
            _as_ending(reader, key, node),
            "an ending",
            ENDING_KEYS,
            ("title", "outcome"),
            owner=key,
            usual=usual,
            example=_EXAMPLE,
        )
        get = fields.get
        found.append(
            Ending(
                key.text,
                read_text(reader, value[1], "title") if (value := get("title")) else "",
                (read_one_of(reader, value[1], "outcome", OUTCOMES) or "lost") if (value := get("outcome")) else "lost",
                read_text(reader, value[1], "text") if (value := get("text")) else "",
                Mark(key.line, key.column),
            )
        )
    return tuple(found)


def _from_names(reader: Reader, pair: Pair) -> YamlNode:
    """Endings that are only named, each with a title and an outcome."""
    node = pair[1]
    items = node.items if isinstance(node, SequenceNode) else [node]
    names = [part for item in items if type(item) is ScalarNode for part in re.split(r"[\s,]+", item.text) if part]
    is_named = type(node) is not MappingNode and names and all(map(SNAKE_CASE.fullmatch, names))
    if not is_named or not all(type(item) is ScalarNode for item in items):
        return node
    each = [(name, f"{{title: {title_of(name)}, outcome: {_guessed(name)}}}") for name in names]
    said = "".join(f"\n  {name}: {ending}" for name, ending in each)
    told = "each ending has a name, and under it a title and an outcome: won, settled or lost"
    reader.tell(shapes.WrongKind, node, told, f"write:\nendings:{said}"[:300], mend=revalued(reader.page, node, said))
    at = (node.line, node.column)
    return MappingNode([(ScalarNode(name, *at, ""), _made(name, at)) for name in names], *at, flow=False)


def _made(name: str, at: tuple[int, int]) -> MappingNode:
    pairs = [("title", title_of(name)), ("outcome", _guessed(name))]
    return MappingNode([(ScalarNode(k, *at, ""), ScalarNode(v, *at, '"')) for k, v in pairs], *at, flow=True)


def _as_ending(reader: Reader, key: ScalarNode, node: YamlNode) -> YamlNode:
    """An ending that is only a title or an outcome, as an ending."""
    if type(node) is not ScalarNode or (node.text and node.style in ("|", ">")):
        return node
    outcome = OUTCOME_WORDS.get(as_id(node.text), "")
    title = node.text if node.text and not outcome else title_of(key.text)
    quoted = f'"{title}"' if re.search(r"[:#{}\[\],\"]", title) else title
    said = f"{{title: {quoted}, outcome: {outcome or _guessed(key.text, node.text)}}}"
    told = "an ending has a title and an outcome: won, settled or lost"
    mend = revalued(reader.page, node, said)
    reader.tell(shapes.WrongKind if node.text else shapes.Empty, node, told, f"write:  {key.text}: {said}", mend=mend)
    at = (node.line, node.column, "")
    pairs = [("title", title), ("outcome", outcome or "won")]
    return MappingNode([(ScalarNode(k, *at), ScalarNode(v, *at)) for k, v in pairs], node.line, node.column, flow=True)


def _guessed(*texts: str) -> str:
    """The outcome that the words of an ending sound like."""
    words = {word for text in texts for word in as_id(text).split("_")}
    found = next((OUTCOME_WORDS[word] for word in sorted(words) if word in OUTCOME_WORDS), "")
    return found or "won"
