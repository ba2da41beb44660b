"""Reads the lines for the case notes: ``note``."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import shapes
from game.script.problems import Edit, Mend
from game.script.readers.groups import read_pairs, tell_if_empty
from game.script.readers.reader import Reader
from game.script.readers.scalars import SNAKE_CASE, is_id, possible_id
from game.script.readers.texts import read_text
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, indent_of, is_empty, revalued, written
from game.story.model import Mark, TakeNote

_ALONE: Final = re.compile(r" *(?:- )?note: *\{ *\w+: *\} *")
NO_KEYS: Final[frozenset[str]] = frozenset()


def read_notes(reader: Reader, node: YamlNode) -> tuple[TakeNote, ...]:
    """Lines for the case notes: ``{three_hours: He came at 12}``."""
    found = []
    example = "note: {three_hours: He came at 12}"
    for key, value in read_pairs(reader, _as_note(reader, node), "note", example, joins=NO_KEYS).values():
        has_id = is_id(reader, key, "a note")
        text = "" if _is_told_as_empty(reader, node, key, value) else read_text(reader, value, "the note")
        if has_id:
            found.append(TakeNote(key.text, text, Mark(key.line, key.column)))
    tell_if_empty(reader, node, "note")
    return tuple(found)


def _is_told_as_empty(reader: Reader, node: YamlNode, key: ScalarNode, value: YamlNode) -> bool:
    """Tell a note without its text that stands alone in its line and that no condition asks for: the line can go."""
    line = reader.page.line(key.line)
    is_alone = isinstance(node, MappingNode) and len(node.pairs) == 1 and _ALONE.fullmatch(line)
    if (
        not is_alone
        or not is_empty(value)
        or value.line != key.line
        or f"noted({key.text})" in (reader.page.text or "")
    ):
        return False
    below = next((row for row in range(key.line + 1, len(reader.page.lines) + 1) if reader.page.line(row).strip()), 0)
    if line.lstrip().startswith("-") and below and indent_of(reader.page, below) > indent_of(reader.page, key.line):
        return False  # the step has other keys
    mend = Mend((Edit(key.line, 1, key.line + 1, 1, ""),)) if key.line < len(reader.page.lines) else None
    hint = "write its text after the colon, or leave this line out: nothing asks for the note"
    reader.tell(shapes.Empty, value, "the note has no text", hint, mend=mend)
    return True


def _as_note(reader: Reader, node: YamlNode) -> YamlNode:
    """A note that is only a text, with an id."""
    if type(node) is not ScalarNode or is_empty(node) or node.style in ("|", ">"):
        return node
    id_ = "_".join(possible_id(node.text).split("_")[:3])
    id_ = id_ if SNAKE_CASE.fullmatch(id_) else "note_1"
    said = f"{{{id_}: {written(reader.page, node)}}}"
    told = "a note has an id, and a colon before its text"
    reader.tell(shapes.WrongKind, node, told, f"write:  note: {said}"[:160], mend=revalued(reader.page, node, said))
    at = (node.line, node.column)
    return MappingNode([(ScalarNode(id_, *at, ""), ScalarNode(node.text, *at, '"'))], *at, flow=True)


def notes_in(node: YamlNode) -> set[str]:
    """Every note's id under a node, wherever a note can be taken."""
    found, waiting = set[str](), [node]
    while waiting:
        one = waiting.pop()
        if type(one) is SequenceNode:
            waiting.extend(item for item in one.items if type(item) is not ScalarNode)
        elif type(one) is MappingNode:
            for key, value in one.pairs:
                if type(key) is ScalarNode and key.text == "note" and type(value) is MappingNode:
                    found.update(name.text for name, _ in value.pairs if type(name) is ScalarNode)
                elif type(value) is not ScalarNode:
                    waiting.append(value)
    return found
