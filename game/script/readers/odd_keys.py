"""The keys of a step that are called otherwise elsewhere, or stand for a line or a change, as they are written here."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import names, shapes, steps
from game.script.problems import Edit, Mend
from game.script.readers.as_change import meant_as_change
from game.script.readers.lines import BESIDE_LINES, BLOCK, KEYWORDS
from game.script.readers.odd_steps import meant_in_step
from game.script.readers.reader import Fields, Reader
from game.script.readers.scalars import SNAKE_CASE
from game.script.readers.wordings import meant_key, meant_speaker
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, end_of, swapped, written
from game.story.condition import as_id, nearest_name

_WHO: Final = frozenset(("speaker", "who", "character", "name", "person", "by", "from", "actor"))
_WHAT: Final = frozenset(("text", "say", "says", "line", "dialogue", "dialog", "speech", "words", "message"))


def in_our_words(reader: Reader, fields: Fields) -> Fields:
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


def as_lines(reader: Reader, node: MappingNode) -> list[MappingNode]:
    """A step in which more than a text stands under who speaks: one line with its keys beside it, or several lines.

    Args:
        reader: the file's.
        node: the step; where it is written otherwise that is told, else it is given back alone.
    """
    key, value = node.pairs[0]
    if len(node.pairs) != 1 or type(key) is not ScalarNode or key.text not in reader.names.speakers:
        return [node]
    if not isinstance(value, MappingNode | SequenceNode) or value.flow:
        return [node]
    page, indent = reader.page, " " * (key.column - 1)
    steps_meant, text, told = list[MappingNode](), "", ""
    if type(value) is SequenceNode and value.items and all(type(item) is ScalarNode for item in value.items):
        said = [f"{key.text}: {written(page, item)}" for item in value.items]
        text, told = f"\n{indent[:-2]}- ".join(said), "each line begins with a - and who says it"
        steps_meant = [MappingNode([(key, item)], key.line, key.column, flow=False) for item in value.items]
    elif isinstance(value, MappingNode):
        what = next((pair for pair in value.pairs if type(pair[0]) is ScalarNode and pair[0].text in _WHAT), None)
        if what is None or any(type(part) is not ScalarNode for _, part in value.pairs):
            return [node]
        rest = [pair for pair in value.pairs if pair is not what]
        beside = "".join(f"\n{indent}{written(page, name)}: {written(page, part)}" for name, part in rest)
        text, told = f"{key.text}: {written(page, what[1])}{beside}", "the text stands right behind who says it"
        steps_meant = [MappingNode([(key, what[1]), *rest], key.line, key.column, flow=False)]
    if not steps_meant or page.line(key.line)[: key.column - 1].strip(" -"):
        return [node]
    mend = Mend((Edit(key.line, key.column, *end_of(page, value), text),))
    reader.tell(shapes.WrongKind, value, told, f"write:\n- {text}"[:300], mend=mend)
    return steps_meant


def _short(node: YamlNode) -> str:
    return node.text[:60] if isinstance(node, ScalarNode) else "…"
