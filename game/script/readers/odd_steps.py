"""What stands where a step or a list of steps should, taken as the steps that are meant."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import shapes
from game.script.problems import Edit, Mend
from game.script.readers.groups import tell_wrong_kind
from game.script.readers.lines import BESIDE_LINES, KINDS
from game.script.readers.reader import Reader
from game.script.readers.wordings import meant_key, meant_speaker
from game.script.source import (
    MappingNode,
    ScalarNode,
    SequenceNode,
    YamlNode,
    end_of,
    is_empty,
    moved,
    revalued,
    swapped,
    written,
)
from game.story.condition import as_id, nearest_name
from game.story.model import NARRATOR

_WAY: Final = re.compile(
    r"(?:->|=>|>>|<<|\[\[|(?:go to|goto|go|jump to|jump|next)\s)\s*([^\s>\]].{0,60}?)\s*(?:>>|\]\])?"
)
_OVER: Final = re.compile(r"(?:end|ending|finish|stop)\s+(.{1,60})")
_ENDS: Final = frozenset(
    ("end", "stop", "exit", "finish", "the_end", "end_scene", "end_conversation", "end_call", "end_here", "hang_up")
)
_FIRST: Final = re.compile(r"([^\W\d][\w.']*(?:\s[\w.']+)?)\s*[;,|]\s+(\S.*)|([^\W\d][\w.']*)\s+(\S.*)", re.DOTALL)
_NO_SPACE: Final = re.compile(r"([\w.]+):(\S.*)", re.DOTALL)


def example_step(reader: Reader) -> str:
    """A step of this scene, to show how one is written."""
    return f"- {next(iter(reader.names.cast), NARRATOR)}: Good morning."


def as_steps(reader: Reader, owner: ScalarNode, node: YamlNode, what: str) -> SequenceNode | None:
    """A text or keys where a list of steps should stand, as that list; None where nobody can say what is meant."""
    wanted = "a list of steps, each with a - before it"
    match node:
        case MappingNode(pairs=pairs) if pairs and all(type(key) is ScalarNode for key, _ in pairs):
            groups = _grouped(reader, node)
            mend = _with_dashes(reader, groups) if not node.flow else _from_braces(reader, owner, node)
            first = groups[0].pairs[0]
            example = f"- {written(reader.page, first[0])}: {_start(reader, first[1])}"
            tell_wrong_kind(reader, node, what, wanted, example, mend)
            return SequenceNode([*groups], node.line, node.column, flow=False)
        case ScalarNode(style=style) if not is_empty(node):
            step = _meant_step(reader, node)
            if step is None:
                speaker = next(iter(reader.names.cast), NARRATOR)
                step = (speaker, written(reader.page, node))
            said = f"- {step[0]}: {step[1]}"
            is_short = style not in ("|", ">") and "\n" not in step[1]
            mend = revalued(reader.page, node, f"\n{' ' * (owner.column + 1)}{said}") if is_short else None
            tell_wrong_kind(reader, node, what, wanted, said[:100], mend)
            return SequenceNode([_pair(node, *step)], node.line, node.column, flow=False)
    tell_wrong_kind(reader, node, what, wanted, example_step(reader))
    return None


def _start(reader: Reader, value: YamlNode) -> str:
    return written(reader.page, value).partition("\n")[0][:60] if isinstance(value, ScalarNode) else ""


def _grouped(reader: Reader, node: MappingNode) -> list[MappingNode]:
    """The keys of one group as the steps that they would be: what stands beside a line stays with it."""
    found: list[MappingNode] = []
    has_then = any(isinstance(key, ScalarNode) and key.text == "then" for key, _ in node.pairs)
    for key, value in node.pairs:
        name = key.text if isinstance(key, ScalarNode) else ""
        before = found[-1].pairs[0][0] if found else None
        is_line = isinstance(before, ScalarNode) and before.text in reader.names.speakers
        stays = name in ("then", "otherwise", "else") or (
            name in BESIDE_LINES and is_line and not (name == "when" and has_then)
        )
        if found and stays:
            found[-1].pairs.append((key, value))
        else:
            found.append(MappingNode([(key, value)], key.line, key.column, flow=node.flow))
    return found


def _with_dashes(reader: Reader, groups: list[MappingNode]) -> Mend | None:
    """The mend that puts a - before each step, and moves what stands under it."""
    edits: list[Edit] = []
    for group in groups:
        if reader.page.line(group.line)[: group.column - 1].strip():
            return None
        edits.append(Edit(group.line, group.column, group.line, group.column, "- "))
        edits += moved(reader.page, range(group.line + 1, end_of(reader.page, group)[0] + 1), 2)
    return Mend(tuple(edits))


def _from_braces(reader: Reader, owner: ScalarNode, node: MappingNode) -> Mend:
    lines = [f"{written(reader.page, key)}: {written(reader.page, value)}" for key, value in node.pairs]
    return revalued(reader.page, node, "".join(f"\n{' ' * (owner.column + 1)}- {line}" for line in lines))


def _pair(node: YamlNode, key: str, value: str) -> MappingNode:
    style = value[:1] if value[:1] in ("'", '"') else ""
    text = value.strip("'\"") if style else value
    at = (node.line, node.column)
    return MappingNode([(ScalarNode(key, *at, ""), ScalarNode(text, *at, style))], *at, flow=False)


def _meant_step(reader: Reader, node: ScalarNode) -> tuple[str, str] | None:
    """The key and the value of a step that a text is meant as; None where it is only a text."""
    text, here = node.text.strip(), reader.names
    if found := _WAY.fullmatch(text):
        beat, ending = nearest_name(found[1], here.beats), nearest_name(found[1], here.endings)
        if beat:
            return "go", beat
        if ending:
            return "end", ending
        if as_id(found[1]) in _ENDS and (ending := reader.lonely.ending):
            return "end", ending
    if (found := _OVER.fullmatch(text)) and (ending := nearest_name(found[1], here.endings)):
        return "end", ending
    if as_id(text) in _ENDS and (ending := reader.lonely.ending):
        return "end", ending
    if text in here.beats:
        return "go", text
    if text in here.outcomes:
        return "end", text
    if node.style:
        return None
    raw = written(reader.page, node)
    if found := _FIRST.fullmatch(raw):
        first, rest = found[1] or found[3], found[2] or found[4]
        value = ScalarNode(rest, node.line, node.column, "")
        speaker = first if first in here.speakers or first in KINDS else here.people.get(first.casefold(), "")
        speaker = speaker or (meant_speaker(first, here.people, here.cast, value) if found[1] else "")
        if speaker and ": " not in rest:
            return speaker, rest
    return None


def as_step(reader: Reader, node: YamlNode) -> MappingNode | None:
    """What stands where a step should, told, as the step that is meant; None where that is not known."""
    if type(node) is not ScalarNode or is_empty(node):
        tell_wrong_kind(reader, node, "a step", "a speaker with a line, or a thing to do", example_step(reader))
        return None
    if not node.style and (broken := _NO_SPACE.fullmatch(node.text)):
        key, rest = broken[1], broken[2]
        reader.tell(
            shapes.WrongKind,
            node,
            "there is no space after the colon, so this is no step",
            f"write - {key}: {rest}",
            mend=swapped(reader.page, node, f"{key}: {rest}"),
        )
        return _pair(node, key, rest)
    step = _meant_step(reader, node)
    if step is not None:
        key, rest = step
        told = f"this text is no step: is {key}: meant?"
        if node.text.startswith(key):
            told = f"there is no colon after '{key}', so this is no step"
        said = f"{key}: {rest}"
        reader.tell(shapes.WrongKind, node, told, f"write:  - {said[:80]}", mend=swapped(reader.page, node, said))
        return None if key in ("set", "mood", "note", "choose") else _pair(node, key, rest)
    raw = written(reader.page, node)
    others = "".join(f" or - {name}:" for name in reader.names.cast[:2])
    hint = (
        f"write who says it and a colon before it:  - {NARRATOR}: {raw[:60]}{f'  ({others.strip()})' if others else ''}"
    )
    mend = swapped(reader.page, node, f"{NARRATOR}: {raw}") if ": " not in raw else None
    reader.tell(shapes.WrongKind, node, "this text is no step: who says it?", hint, mend=mend)
    return None


def meant_in_step(reader: Reader, name: str, value: YamlNode, taken: set[str]) -> str:
    """The key of a step that a word stands for: somebody who speaks, or something to do; ``""`` for none."""
    return meant_speaker(name, reader.names.people, reader.names.cast, value) or meant_key(
        name, KINDS | {"when", "then", "otherwise"}, taken, value
    )
