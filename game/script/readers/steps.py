"""Reads the steps of a beat: lines, decisions, blocks, changes, and where they lead."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import names, shapes, steps
from game.script.problems import Edit, Mend
from game.script.readers.as_change import meant_as_change
from game.script.readers.assigns import read_assigns
from game.script.readers.changes import read_mood
from game.script.readers.conditions import read_condition
from game.script.readers.exits import read_end, read_go
from game.script.readers.groups import joined, read_unknown_key, tell_wrong_kind
from game.script.readers.lines import BESIDE_LINES, KINDS, read_line
from game.script.readers.notes import read_notes
from game.script.readers.odd_blocks import gathered, then_forgotten
from game.script.readers.odd_steps import as_step, as_steps, example_step, meant_in_step
from game.script.readers.options import BeatSoFar, read_options, split_before
from game.script.readers.reader import Fields, Reader
from game.script.readers.scalars import SNAKE_CASE, is_id
from game.script.readers.texts import read_text
from game.script.readers.wordings import meant_key, meant_speaker
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, end_of, swapped
from game.story.condition import as_id, nearest_name
from game.story.model import Beat, Choose, Line, Mark, Mood, SetFlags, Step, When

_WHO: Final = frozenset(("speaker", "who", "character", "name", "person", "by", "from", "actor"))
_WHAT: Final = frozenset(("text", "say", "says", "line", "dialogue", "dialog", "speech", "words", "message"))
BLOCK: Final = frozenset(("when", "then", "otherwise"))
KEYWORDS: Final = KINDS | BESIDE_LINES | BLOCK
"""What no character can be called."""


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
            text = read_text(reader, pairs[0][1], "the line")
            found.append(Line(key.text, text, mark=Mark(key.line, key.column)))
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
                f"begin the second one with a - of its own:  - {key.text}:",
                mend=_with_dash(reader, key),
            )
            if key.text in reader.names.speakers or key.text in KINDS:
                _step(reader, MappingNode([(key, value)], key.line, key.column, flow=node.flow), beat, found)
        else:
            fields[key.text] = (key, value)
    _mixed_step(reader, node, _in_our_words(reader, fields), beat, found)


def _with_dash(reader: Reader, key: ScalarNode) -> Mend | None:
    """The mend that begins a step of its own at a key."""
    before = reader.page.line(key.line)[: key.column - 1]
    if before.strip() or len(before) < 2:
        return None
    return Mend((Edit(key.line, key.column - 2, key.line, key.column, "- "),))


def _in_our_words(reader: Reader, fields: Fields) -> Fields:
    """The keys of a step, those that are called otherwise here told and taken for what they mean."""
    fields = _with_when(reader, _faced(reader, fields))
    odd = [name for name in fields if name not in KEYWORDS and name not in reader.names.speakers]
    if len(odd) == len(fields) == 1 and (changed := _changed(reader, *fields[odd[0]])):
        return changed
    if not odd or (len(odd) == len(fields) == 1 and not _is_meant(reader, fields, odd[0])):
        return fields
    fields = _one_line(reader, fields)
    found: Fields = {}
    for name, (key, value) in fields.items():
        if name in KEYWORDS or name in reader.names.speakers:
            found.setdefault(name, (key, value))
            continue
        has_line = any(other in reader.names.speakers for other in fields)
        is_block = any(other in BLOCK for other in (*fields, *found)) and not has_line
        taken = {*fields, *found}
        if has_line:
            meant, what = meant_key(name, BESIDE_LINES, taken, value), "a line"
        elif is_block and (meant := meant_key(name, BLOCK, taken, value)):
            what = "a when block"
        else:
            meant, what = meant_in_step(reader, name, value, taken), ""
        if not meant or meant in found:
            found[name] = (key, value)
            continue
        near = nearest_name(name, (meant,))
        hint = f"did you mean '{meant}'?" if near else f"write:  {meant}:"
        code = shapes.UnknownKey if what else names.UnknownSpeaker
        told = f"'{name[:60]}' is not a key of {what}" if what else _nobody(name)
        reader.tell(code, key, told, hint, mend=swapped(reader.page, key, meant))
        found[meant] = (ScalarNode(meant, key.line, key.column, ""), value)
    return found


def _faced(reader: Reader, fields: Fields) -> Fields:
    """``mood: annoyed`` beside a line as the face that it is, told."""
    value = fields["mood"][1] if "mood" in fields and "face" not in fields else None
    has_line = any(name in reader.names.speakers for name in fields)
    if not has_line or type(value) is not ScalarNode or not SNAKE_CASE.fullmatch(value.text):
        return fields
    key = fields["mood"][0]
    told = "mood changes meters; how somebody looks beside a line is the face"
    reader.tell(steps.StepKind, key, told, f"write:  face: {value.text}", mend=swapped(reader.page, key, "face"))
    face = ScalarNode("face", key.line, key.column, "")
    return {
        ("face" if name == "mood" else name): ((face, value) if name == "mood" else pair)
        for name, pair in fields.items()
    }


def _with_when(reader: Reader, fields: Fields) -> Fields:
    """``unless`` as the ``when`` of the opposite, told."""
    name = next((name for name in fields if as_id(name) == "unless"), "")
    value = fields[name][1] if name and "when" not in fields else None
    if type(value) is not ScalarNode or not value.text:
        return fields
    key, opposite = fields[name][0], f"not ({value.text})"
    edits = (*swapped(reader.page, key, "when").edits, *swapped(reader.page, value, opposite).edits)
    told = f"'{name}' is not a key of a step"
    reader.tell(shapes.UnknownKey, key, told, f"write:  when: {opposite}", mend=Mend(edits))
    when = ScalarNode("when", key.line, key.column, ""), ScalarNode(opposite, value.line, value.column, "")
    return {("when" if other == name else other): (when if other == name else pair) for other, pair in fields.items()}


def _changed(reader: Reader, key: ScalarNode, value: YamlNode) -> Fields | None:
    """A step that only names a meter or a flag, as the change that is meant, told."""
    change = meant_as_change(reader, key.text, value)
    if change is None:
        return None
    end = end_of(reader.page, value)
    mend = Mend((Edit(key.line, key.column, *end, change.said),))
    reader.tell(names.UnknownSpeaker, key, _nobody(key.text), f"write:  - {change.said}", mend=mend)
    at = (key.line, key.column)
    group = MappingNode([(ScalarNode(change.name, *at, ""), ScalarNode(change.value, *at, ""))], *at, flow=True)
    return {change.key: (ScalarNode(change.key, *at, ""), group)}


def _is_meant(reader: Reader, fields: Fields, name: str) -> bool:
    """Whether a word that stands alone in a step means something; a text with a colon in it is another slip."""
    value = fields[name][1]
    if " " in name.strip() and not meant_speaker(name, reader.names.people, reader.names.cast, value):
        return False
    return bool(meant_in_step(reader, name, value, set()))


def _nobody(name: str) -> str:
    return f"nobody called '{name[:60]}' speaks in this scene"


def _one_line(reader: Reader, fields: Fields) -> Fields:
    """``speaker: mr_osei`` and ``text: Good morning.`` as one line, told."""
    who = next((name for name in fields if name in _WHO and type(fields[name][1]) is ScalarNode), "")
    what = next((name for name in fields if name in _WHAT and name not in reader.names.speakers), "")
    speaker = fields[who][1] if who else None
    if not what or type(speaker) is not ScalarNode:
        return fields
    id_ = speaker.text if speaker.text in reader.names.speakers else reader.names.people.get(as_id(speaker.text), "")
    if not id_:
        return fields
    text = fields[what][1]
    first, second = sorted((fields[who][0], fields[what][0]), key=lambda key: (key.line, key.column))
    mend = None
    if first is fields[who][0] and second.line in (speaker.line, speaker.line + 1):
        mend = Mend((Edit(first.line, first.column, text.line, text.column, f"{id_}: "),))
    told = f"a line begins with who speaks it, without '{who}' and '{what}'"
    reader.tell(shapes.UnknownKey, first, told, f"write:  - {id_}: {_short(text)}", mend=mend)
    rest = {name: pair for name, pair in fields.items() if name not in (who, what)}
    return {id_: (ScalarNode(id_, first.line, first.column, ""), text), **rest}


def _short(node: YamlNode) -> str:
    return node.text[:60] if isinstance(node, ScalarNode) else "…"


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
        pairs = [pair for pair in fields.values()]
        inner = [*parts, *(name for name in ("face", "voice", "cut_in") if name in fields and speakers)]
        if inner == parts:
            block = then_forgotten(reader, MappingNode(list(pairs), node.line, node.column, flow=node.flow), parts)
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
        hint = "face, voice and cut_in stand beside a line"
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
