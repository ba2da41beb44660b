"""Reads the steps of a beat: lines, decisions, blocks, changes, and where they lead."""

from __future__ import annotations

import re
from typing import Final

from game.script.catalogue import shapes, steps
from game.script.readers.assigns import read_assigns
from game.script.readers.changes import read_mood
from game.script.readers.conditions import read_condition
from game.script.readers.exits import read_end, read_go
from game.script.readers.groups import joined, tell_unknown_key, tell_wrong_kind
from game.script.readers.lines import BESIDE_LINES, KINDS, read_line
from game.script.readers.notes import read_notes
from game.script.readers.options import BeatSoFar, read_options
from game.script.readers.reader import Fields, Reader
from game.script.readers.scalars import is_id
from game.script.readers.texts import read_text
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, is_empty
from game.story.model import Beat, Choose, Line, Mark, Mood, SetFlags, Step, When

BLOCK: Final = frozenset(("when", "then", "otherwise"))
KEYWORDS: Final = KINDS | BESIDE_LINES | BLOCK
"""What no character can be called."""


def read_beat(reader: Reader, key: ScalarNode, node: YamlNode) -> Beat:
    """One beat."""
    is_id(reader, key, "a beat")
    return Beat(key.text, read_steps(reader, node, BeatSoFar(read_steps), "a beat"), Mark(key.line, key.column))


def read_steps(reader: Reader, node: YamlNode, beat: BeatSoFar, what: str) -> tuple[Step, ...]:
    """A list of steps, each exactly one of the kinds."""
    if type(node) is not SequenceNode:
        tell_wrong_kind(reader, node, what, "a list of steps, each with a - before it", "- mrs_smith: Good morning.")
        return ()
    if not node.items:
        reader.tell(shapes.Empty, node, f"{what} has no steps", "write at least one, for example: - go: goodbye")
    found: list[Step] = []
    for item in node.items:
        _step(reader, item, beat, found)
    return tuple(found)


def _step(reader: Reader, node: YamlNode, beat: BeatSoFar, found: list[Step]) -> None:
    """One step, added to those found; a note step may be several."""
    if type(node) is not MappingNode:
        _no_step(reader, node)
        return
    pairs = node.pairs
    if len(pairs) == 1 and type(key := pairs[0][0]) is ScalarNode:
        if key.text in reader.names.speakers:
            text = read_text(reader, pairs[0][1], "the line")
            found.append(Line(key.text, text, mark=Mark(key.line, key.column)))
            return
        if key.text in KINDS:
            _plain_step(reader, key, pairs[0][1], beat, found)
            return
    fields: Fields = {}
    for key, value in joined(pairs, KEYWORDS | reader.names.speakers) if node.flow else pairs:
        if type(key) is not ScalarNode:
            tell_wrong_kind(reader, key, "a key in a step", "a word")
        elif key.text in fields:
            first = fields[key.text][0]
            reader.tell(
                shapes.DoubledKey,
                key,
                f"'{key.text}' stands twice in one step: first in line {first.line}",
                "begin the second one with a - of its own",
            )
        else:
            fields[key.text] = (key, value)
    _mixed_step(reader, node, fields, beat, found)


def _mixed_step(reader: Reader, node: MappingNode, fields: Fields, beat: BeatSoFar, found: list[Step]) -> None:
    """A step of several keys: a line with what stands beside it, a block, or a mistake."""
    if not fields:
        if not node.pairs:
            reader.tell(shapes.Empty, node, "this step is empty", "for example: - mrs_smith: Good morning.")
        return
    speakers = [name for name in fields if name not in KEYWORDS]
    if len(speakers) > 1 and any(name in reader.names.speakers for name in speakers):
        for name in [name for name in speakers if name not in reader.names.speakers]:
            tell_unknown_key(reader, fields.pop(name), "a line", BESIDE_LINES)
            speakers.remove(name)
    kinds = [name for name in fields if name in KINDS]
    is_block = "then" in fields or "otherwise" in fields
    parts = speakers + kinds + (["then" if "then" in fields else "otherwise"] if is_block else [])
    if len(parts) > 1:
        second = fields[parts[1]][0]
        if "when" in fields and not speakers:
            hint = f"put it under then:, as a step with a - of its own: - {kinds[-1]}: …"
            second = fields[kinds[-1]][0]
        else:
            hint = "begin each with a - of its own"
        reader.tell(steps.StepKind, second, f"one step does one thing, and this has {' and '.join(parts)}", hint)
    elif speakers:
        read_line(reader, fields[speakers[0]], fields, beat, found)
    elif is_block:
        _block(reader, node, fields, beat, found)
    elif kinds and len(fields) == 1:
        key, value = fields[kinds[0]]
        _plain_step(reader, key, value, beat, found)
    elif kinds:
        extra = next(pair[0] for name, pair in fields.items() if name not in KINDS)
        at = fields[kinds[0]][0] if extra.text == "when" else extra
        hint = (
            f"write then: under the when, and under it - {kinds[0]}: …"
            if extra.text == "when"
            else "face, voice and cut_in stand beside a line"
        )
        reader.tell(steps.StepKind, at, f"'{kinds[0]}' and '{extra.text}' cannot stand in one step", hint)
    elif "when" in fields:
        reader.tell(
            steps.WhenWithoutThen,
            fields["when"][0],
            "this when has no then: what happens if it holds?",
            "write then: under it, and the steps under that",
        )
    else:
        key = next(iter(fields.values()))[0]
        reader.tell(
            steps.StepKind,
            key,
            f"'{key.text}' stands beside a line, and here is no line",
            "is a - too many before it? Write it under the line, without one",
        )


def _no_step(reader: Reader, node: YamlNode) -> None:
    """Tell what stands where a step should."""
    if (
        type(node) is ScalarNode
        and not node.style
        and (broken := re.fullmatch(r"([\w.]+):(\S.*)", node.text, re.DOTALL))
    ):
        reader.tell(
            shapes.WrongKind,
            node,
            "there is no space after the colon, so this is no step",
            f"write - {broken[1]}: {broken[2]}",
        )
    elif type(node) is ScalarNode and not is_empty(node):
        reader.tell(
            shapes.WrongKind,
            node,
            "this text is no step: who says it?",
            f"write the speaker and a colon before it: - narrator: {node.text[:40]}",
        )
    else:
        tell_wrong_kind(reader, node, "a step", "a speaker with a line, or a thing to do", "- mrs_smith: Good morning.")


def _plain_step(reader: Reader, key: ScalarNode, node: YamlNode, beat: BeatSoFar, found: list[Step]) -> None:
    """A step with one key that is no speaker."""
    mark = Mark(key.line, key.column)
    match key.text:
        case "go":
            if (go := read_go(reader, (key, node))) is not None:
                found.append(go)
        case "end":
            if (end := read_end(reader, (key, node))) is not None:
                found.append(end)
        case "choose":
            found.append(_choose(reader, key, node, beat))
        case "mood":
            found.append(Mood(read_mood(reader, node), mark))
        case "set":
            found.append(SetFlags(read_assigns(reader, node), mark))
        case _:
            found.extend(read_notes(reader, node))


def _choose(reader: Reader, key: ScalarNode, node: YamlNode, beat: BeatSoFar) -> Choose:
    """A decision: never in a reply, and one in a beat at most."""
    if beat.replies:
        reader.tell(
            steps.ChooseInReply,
            key,
            "a reply cannot hold a choose",
            "give the option a go: to a beat of its own, and choose there",
        )
    elif beat.choose is not None:
        reader.tell(
            steps.SecondChoose,
            key,
            f"this beat already has a choose, in line {beat.choose.line}",
            "one beat holds one decision: move this one into a beat of its own, and go there",
        )
    else:
        beat.choose = key
    return Choose(read_options(reader, node, beat, "choose"), Mark(key.line, key.column))


def _block(reader: Reader, node: MappingNode, fields: Fields, beat: BeatSoFar, found: list[Step]) -> None:
    """``when``, ``then``, and perhaps ``otherwise``."""
    for name in [name for name in fields if name not in BLOCK]:
        tell_unknown_key(reader, fields.pop(name), "a when block", BLOCK)
    when, then, otherwise = fields.get("when"), fields.get("then"), fields.get("otherwise")
    if when is None:
        reader.tell(shapes.MissingKey, node, "this block has no 'when'", "write - when: and its condition first")
        tree = None
    else:
        tree = read_condition(reader, when[1], "when", reader.names.scope)
    if then is None:
        reader.tell(
            steps.WhenWithoutThen,
            (when or otherwise or (node,))[0],
            "this when has no then: what happens if it holds?",
            "write then: under it, and the steps under that",
        )
    holds = read_steps(reader, then[1], beat, "then") if then else ()
    fails = read_steps(reader, otherwise[1], beat, "otherwise") if otherwise else ()
    if tree is not None:
        found.append(When(tree, holds, fails, Mark(node.line, node.column)))
