"""Reads the steps of a beat: lines, decisions, blocks, changes, and where they lead."""

from __future__ import annotations

from game.script.catalogue import shapes, steps
from game.script.problems import Edit, Mend
from game.script.readers.assigns import read_assigns
from game.script.readers.changes import read_mood
from game.script.readers.conditions import read_condition
from game.script.readers.exits import read_end, read_go
from game.script.readers.groups import joined, read_unknown_key, tell_wrong_kind
from game.script.readers.lines import BESIDE_LINES, BLOCK, KEYWORDS, KINDS, read_line
from game.script.readers.notes import read_notes
from game.script.readers.odd_blocks import gathered, then_forgotten
from game.script.readers.odd_keys import as_lines, in_our_words
from game.script.readers.odd_steps import as_step, as_steps, example_step
from game.script.readers.options import BeatSoFar, read_options, split_before
from game.script.readers.promises import read_promise_step
from game.script.readers.reader import Fields, Reader
from game.script.readers.scalars import is_id, read_id
from game.script.readers.texts import read_text
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, without_line
from game.story.model import Beat, ChangePlace, Choose, Line, Mark, Mood, SetFlags, Step, When


def read_beat(reader: Reader, key: ScalarNode, node: YamlNode) -> Beat:
    """One beat."""
    is_id(reader, key, "a beat")
    return Beat(
        key.text, read_steps(reader, key, node, BeatSoFar(read_steps, key), "a beat"), Mark(key.line, key.column)
    )


def read_steps(reader: Reader, owner: ScalarNode, node: YamlNode, beat: BeatSoFar, what: str) -> tuple[Step, ...]:
    """A list of steps, each exactly one of the kinds; ``owner`` is the key that it stands under."""
    if type(node) is not SequenceNode:
        meant = as_steps(reader, owner, node, what)
        if meant is None:
            return ()
        node = meant
    if not node.items:
        example = example_step(reader)
        reader.tell(shapes.Empty, node, f"{what} has no steps", f"write at least one, for example:  {example}")
    found: list[Step] = []
    for item in gathered(reader, node.items):
        _step(reader, item, beat, found)
    return tuple(found)


def _step(reader: Reader, node: YamlNode, beat: BeatSoFar, found: list[Step]) -> None:
    """One step, added to those found; a note step may be several."""
    if type(node) is not MappingNode:
        meant = as_step(reader, node)
        if meant is None:
            return
        node = meant
    pairs = node.pairs
    if len(pairs) == 1 and type(key := pairs[0][0]) is ScalarNode:
        if key.text in KINDS:
            _plain_step(reader, key, pairs[0][1], beat, found)
            return
        if key.text in reader.names.speakers and key.text not in KEYWORDS:
            if type(pairs[0][1]) is not ScalarNode and (meant_lines := as_lines(reader, node)) != [node]:
                for line in meant_lines:
                    _step(reader, line, beat, found)
                return
            text = read_text(reader, pairs[0][1], "the line")
            found.append(Line(key.text, text, mark=Mark(key.line, key.column)))
            return
    fields: Fields = {}
    for key, value in joined(pairs, KEYWORDS | reader.names.speakers) if node.flow else pairs:
        if type(key) is not ScalarNode:
            tell_wrong_kind(reader, key, "a key in a step", "a word")
        elif key.text in fields:
            first = fields[key.text][0]
            begins = key.text in reader.names.speakers or key.text in KINDS
            reader.tell(
                shapes.DoubledKey,
                key,
                f"'{key.text}' stands twice in one step: first in line {first.line}",
                f"begin the second one with a - of its own:  - {key.text}:" if begins else "keep one of the two",
                mend=_with_dash(reader, key) if begins else without_line(reader.page, key, value),
            )
            if begins:
                _step(reader, MappingNode([(key, value)], key.line, key.column, flow=node.flow), beat, found)
        else:
            fields[key.text] = (key, value)
    _mixed_step(reader, node, in_our_words(reader, fields), beat, found)


def _with_dash(reader: Reader, key: ScalarNode) -> Mend | None:
    """The mend that begins a step of its own at a key."""
    before = reader.page.line(key.line)[: key.column - 1]
    if before.strip() or len(before) < 2:
        return None
    return Mend((Edit(key.line, key.column - 2, key.line, key.column, "- "),))


def _mixed_step(reader: Reader, node: MappingNode, fields: Fields, beat: BeatSoFar, found: list[Step]) -> None:
    """A step of several keys: a line with what stands beside it, a block, or a mistake."""
    if not fields:
        if not node.pairs:
            reader.tell(shapes.Empty, node, "this step is empty", f"for example:  {example_step(reader)}")
        return
    speakers = [name for name in fields if name not in KEYWORDS]
    if len(speakers) > 1 and any(name in reader.names.speakers for name in speakers):
        for name in [name for name in speakers if name not in reader.names.speakers]:
            read_unknown_key(reader, fields, name, "a line", BESIDE_LINES)
            speakers.remove(name)
    kinds = [name for name in fields if name in KINDS]
    is_block = "then" in fields or "otherwise" in fields
    parts = speakers + kinds
    if "when" in fields and "then" not in fields and parts and (kinds or is_block or len(parts) > 1):
        pairs: list[tuple[YamlNode, YamlNode]] = list(fields.values())
        inner = [
            *parts,
            *(name for name in ("face", "voice", "sound", "cut_in", "hear_out") if name in fields and speakers),
        ]
        if inner == parts:
            block = then_forgotten(reader, MappingNode(pairs, node.line, node.column, flow=node.flow), parts)
            _mixed_step(
                reader,
                block,
                {key.text: (key, value) for key, value in block.pairs if isinstance(key, ScalarNode)},
                beat,
                found,
            )
            return
    parts += ["then" if "then" in fields else "otherwise"] if is_block else []
    if len(parts) > 1:
        second = fields[parts[1]][0]
        hint = f"begin each with a - of its own:  - {parts[1]}: …"
        mend = _with_dash(reader, second) if not is_block else None
        reader.tell(
            steps.StepKind, second, f"one step does one thing, and this has {' and '.join(parts)}", hint, mend=mend
        )
        if not is_block:
            for name in parts:
                key, value = fields[name]
                _step(reader, MappingNode([(key, value)], key.line, key.column, flow=node.flow), beat, found)
    elif speakers:
        read_line(reader, fields[speakers[0]], fields, beat, found)
    elif is_block:
        _block(reader, node, fields, beat, found)
    elif kinds and len(fields) == 1:
        key, value = fields[kinds[0]]
        _plain_step(reader, key, value, beat, found)
    elif kinds:
        extra = next(pair[0] for name, pair in fields.items() if name not in KINDS)
        hint = "face, voice, sound, cut_in and hear_out stand beside a line"
        reader.tell(steps.StepKind, extra, f"'{kinds[0]}' and '{extra.text}' cannot stand in one step", hint)
    elif "when" in fields:
        reader.tell(
            steps.WhenWithoutThen,
            fields["when"][0],
            "this when has no then: what happens if it holds?",
            "write then: under it, in the same column, and the steps under that",
        )
    else:
        key = next(iter(fields.values()))[0]
        reader.tell(
            steps.StepKind,
            key,
            f"'{key.text}' stands beside a line, and here is no line",
            f"is a - too many before it? Write it under the line, without the -:  {key.text}:",
            mend=_without_dash(reader, key, found),
        )


def _without_dash(reader: Reader, key: ScalarNode, found: list[Step]) -> Mend | None:
    """The mend that takes the - before a key away, where a line stands right before it."""
    before = reader.page.line(key.line)[: key.column - 1]
    if not found or not isinstance(found[-1], Line) or before.strip() != "-":
        return None
    at = before.index("-") + 1
    return Mend((Edit(key.line, at, key.line, at + 1, " "),))


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
        case "promise" | "keep_promise" | "break_promise":
            found.extend(read_promise_step(reader, key.text, node))
        case "place":
            if place := read_id(reader, node, "place"):
                found.append(ChangePlace(place, mark))
        case _:
            found.extend(read_notes(reader, node))


def _choose(reader: Reader, key: ScalarNode, node: YamlNode, beat: BeatSoFar) -> Choose:
    """A decision: never in a reply, and one in a beat at most."""
    if beat.replies:
        reader.tell(
            steps.ChooseInReply,
            key,
            "a reply cannot hold a choose",
            "give the option a  go:  to a beat of its own, and choose there",
        )
    elif beat.choose is not None:
        hint, mend = split_before(reader, beat, key)
        reader.tell(
            steps.SecondChoose,
            key,
            f"this beat already has a choose, in line {beat.choose.line}, and one beat holds one decision",
            hint,
            mend=mend,
        )
    else:
        beat.choose = key
    return Choose(read_options(reader, key, node, beat), Mark(key.line, key.column))


def _block(reader: Reader, node: MappingNode, fields: Fields, beat: BeatSoFar, found: list[Step]) -> None:
    """``when``, ``then``, and perhaps ``otherwise``."""
    for name in [name for name in fields if name not in BLOCK]:
        read_unknown_key(reader, fields, name, "a when block", BLOCK)
    when, then, otherwise = fields.get("when"), fields.get("then"), fields.get("otherwise")
    if when is None:
        hint = "write  - when:  and its condition before it"
        reader.tell(shapes.MissingKey, node, "this block has no 'when'", hint)
        tree = None
    else:
        tree = read_condition(reader, when[1], "when", reader.names.scope)
    if then is None and when is not None:
        reader.tell(
            steps.WhenWithoutThen,
            when[0],
            "this when has no then: what happens if it holds?",
            "write then: under it, in the same column, and the steps under that",
        )
    holds = read_steps(reader, *then, beat, "then") if then else ()
    fails = read_steps(reader, *otherwise, beat, "otherwise") if otherwise else ()
    if tree is not None:
        found.append(When(tree, holds, fails, Mark(node.line, node.column)))
