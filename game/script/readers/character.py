"""Reads a character's file: name, portrait, meters, faces and temperament."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from game.script.catalogue import conditions, library, shapes, values
from game.script.problems import Edit, Mend
from game.script.readers.conditions import read_condition
from game.script.readers.groups import as_table, read_fields, read_group
from game.script.readers.known import RESERVED, Known
from game.script.readers.lines import KEYWORDS
from game.script.readers.numbers import meant_number
from game.script.readers.own_id import check_file_name
from game.script.readers.reactions import read_reaction
from game.script.readers.reader import Fields, Reader
from game.script.readers.scalars import SNAKE_CASE, is_id, read_number, read_one_of, read_word, title_of
from game.script.readers.texts import read_text
from game.script.readers.unknown_names import tell_all_unknown
from game.script.source import MappingNode, Page, ScalarNode, SequenceNode, YamlNode, end_of, is_empty, revalued
from game.story.condition import Scope, as_id
from game.story.model import NARRATOR, YOU, Character, Face, Mark, Meter

CHARACTER_KEYS: Final = frozenset(
    ("character", "name", "called", "role", "portrait", "pitch", "meters", "faces", "reacts")
)
_ALWAYS: Final = frozenset(("otherwise", "always", "else", "default", "true", "any", "all", "anytime", "rest"))
_BAD: Final = ("anger", "stress", "fear", "doubt", "frustrat", "impatien", "annoy", "worry", "rage", "upset", "confus")
_ASKS_THE_PLAYER: Final = re.compile(r"\byou\.([a-z][a-z0-9_]*)")
METER_KEYS: Final = frozenset(("label", "start", "good"))


def character_in(page: Page, root: YamlNode, stem: str, known: Known) -> Character:
    """The character in a file; it can be used only if the page is sound.

    Its conditions may ask for its own meters, those of the player (``you.composure``), ``did()``, and for what other
    scenes left.

    Args:
        page: the file, on which everything wrong is told.
        root: its tree.
        stem: its name without its ending, which its id must be.
        known: what it may name.
    """
    reader = Reader(page, known.words)
    reader.names.scenes = known.members
    usual = {"character": stem, "name": title_of(stem)}
    fields = read_fields(reader, root, "a character's file", CHARACTER_KEYS, ("character", "name"), usual=usual)
    get = fields.get
    id_ = stem
    if found := get("character"):
        id_ = _own_id(reader, found[1], stem)
    for name in ("meters", "faces", "reacts"):
        if found := get(name):
            fields[name] = (found[0], as_table(reader, found, name))
    if found := get("meters"):
        fields["meters"] = (found[0], _named_meters(reader, found[1]))
    reader.declared["meter"] = read_group(reader, get("meters"), "meters")
    own = tuple(_meter(reader, id_, *pair) for pair in reader.declared["meter"].values())
    reader.names.best_meter = next((meter.id.partition(".")[2] for meter in own if meter.good == "high"), "")
    meters = {
        **{meter.id.partition(".")[2]: (meter.id,) for meter in own},
        **{meter.id: (meter.id,) for meter in own},
    }
    reader.names.meters = meters
    if not own and (get("faces") or get("reacts")) and not _have_meters(reader, fields):
        reader.names.meters = None
    asking = [fields[name][1] for name in ("faces", "reacts") if name in fields]
    asks = {**meters, **(_of_the_player(reader, asking, known) if stem != YOU else {})}
    scope = reader.names.scope = Scope(asks, tags=known.done_tags, endings=known.endings, left=known.promises)
    asked = scope if reader.names.meters is not None else None
    character = Character(
        id_,
        read_text(reader, found[1], "name") if (found := get("name")) else "",
        read_text(reader, found[1], "role") if (found := get("role")) else "",
        read_text(reader, found[1], "portrait") if (found := get("portrait")) else "",
        own,
        _faces(reader, read_group(reader, get("faces"), "faces"), asked),
        tuple(read_reaction(reader, *pair, scope) for pair in read_group(reader, get("reacts"), "reacts").values()),
        Mark(root.line, root.column),
        called=read_text(reader, found[1], "called") if (found := get("called")) else "",
        pitch=(read_one_of(reader, found[1], "pitch", ("low", "middle", "high")) or "")
        if (found := get("pitch"))
        else "",
    )
    tell_all_unknown(reader)
    return character


def _of_the_player(reader: Reader, asking: Iterable[YamlNode], known: Known) -> dict[str, tuple[str, ...]]:
    """The player's meters, by the names that conditions ask for them by.

    Where cast/you.yaml cannot tell them, that is told once, and every one that is asked for is taken to be there.
    """
    member = known.member(YOU)
    if member is not None and member.character is not None:
        return {meter.id: (meter.id,) for meter in member.character.meters}
    asked = [(leaf, found) for leaf in _leaves(asking) for found in _ASKS_THE_PLAYER.finditer(leaf.text)]
    for leaf, found in asked[:1]:
        told = f"'{found[0]}' is a meter of the player's, and cast/you.yaml, where those stand, "
        if member is not None:
            hint = f"mend {member.file}"
            reader.page.tell_inside(library.BrokenCharacter, leaf, found.start(), f"{told}has errors", hint)
            continue
        shape = f"{{{found[1]}: {{start: 50, good: {_better(found[1])}}}}}"
        hint = f"write a file cast/you.yaml, of three lines:  character: you,  name: You,  meters: {shape}"
        reader.page.tell_inside(conditions.ConditionName, leaf, found.start(), f"{told}is missing", hint)
    return {found[0]: (found[0],) for _, found in asked}


def _leaves(nodes: Iterable[YamlNode]) -> Iterator[ScalarNode]:
    for node in nodes:
        if type(node) is ScalarNode:
            yield node
        elif type(node) is SequenceNode:
            yield from _leaves(node.items)
        elif type(node) is MappingNode:
            yield from _leaves(value for _, value in node.pairs)


def _own_id(reader: Reader, node: YamlNode, stem: str) -> str:
    """The id the file gives itself."""
    leaf = read_word(reader, node, "character")
    if leaf is None or not is_id(reader, leaf, "a character"):
        return stem
    if leaf.text in KEYWORDS or leaf.text == NARRATOR:
        reader.tell(
            values.Reserved,
            leaf,
            f"no character can be called '{leaf.text}': it means something else in a scene",
            "give the character another id",
        )
    else:
        check_file_name(reader, leaf, "character", stem)
    return leaf.text


def _meter(reader: Reader, owner: str, key: ScalarNode, node: YamlNode) -> Meter:
    """One meter: label, starting value, and which end is good."""
    if is_id(reader, key, "a meter") and key.text in RESERVED:
        reader.tell(values.Reserved, key, f"no meter can be called '{key.text}'", "give it another id")
    if type(node) is ScalarNode and (number := meant_number(node.text, 0, 100)) is not None:
        said = f"{{start: {number}, good: {_better(key.text)}}}"
        told = "a meter has a start, and says whether high or low is good"
        mend = revalued(reader.page, node, said)
        reader.tell(shapes.WrongKind, node, told, f"write:  {key.text}: {said}", mend=mend)
        return Meter(f"{owner}.{key.text}", title_of(key.text), number, "high", Mark(key.line, key.column))
    usual = {"start": "50", "good": _better(key.text)}
    fields = read_fields(reader, node, "a meter", METER_KEYS, ("start", "good"), owner=key, usual=usual)
    get = fields.get
    return Meter(
        f"{owner}.{key.text}",
        read_text(reader, found[1], "label") if (found := get("label")) else key.text.replace("_", " ").capitalize(),
        (read_number(reader, found[1], "start", 0, 100) or 0) if (found := get("start")) else 0,
        (read_one_of(reader, found[1], "good", ("low", "high")) or "high") if (found := get("good")) else "high",
        Mark(key.line, key.column),
    )


def _have_meters(reader: Reader, fields: Fields) -> bool:
    """Whether it is right that a person has no meters; where some are moved, it is told that there are none."""
    cases = fields["reacts"][1].pairs if "reacts" in fields and isinstance(fields["reacts"][1], MappingNode) else ()
    moved = {
        key.text
        for _, case in cases
        for key, _ in (case.pairs if isinstance(case, MappingNode) else ())
        if type(key) is ScalarNode and key.text not in ("when", "again") and SNAKE_CASE.fullmatch(key.text)
    }
    if "meters" not in fields and moved:
        first = fields["reacts"][0]
        each = "".join(f"\n  {name}: {{start: 50, good: {_better(name)}}}" for name in sorted(moved))
        told = f"what stands under reacts moves {', '.join(sorted(moved))}, and this person has no meters"
        mend = Mend((Edit(first.line, 1, first.line, 1, f"meters:{each}\n"),))
        reader.tell(shapes.MissingKey, first, told, f"write before it:\nmeters:{each}"[:300], mend=mend)
    return not moved


def _named_meters(reader: Reader, node: YamlNode) -> YamlNode:
    """Meters that are only named, each with a start and which end is good."""
    items = node.items if isinstance(node, SequenceNode) else [node]
    leaves = [item for item in items if type(item) is ScalarNode and not is_empty(item)]
    names = [part for leaf in leaves for part in leaf.text.replace(",", " ").split()]
    if (
        isinstance(node, MappingNode)
        or not names
        or len(leaves) != len(items)
        or not all(map(SNAKE_CASE.fullmatch, names))
    ):
        return node
    said = "".join(f"\n  {name}: {{start: 50, good: {_better(name)}}}" for name in names)
    told = "each meter has a name, and under it where it starts and which end is good"
    reader.tell(shapes.WrongKind, node, told, f"write:\nmeters:{said}"[:300], mend=revalued(reader.page, node, said))
    at = (node.line, node.column, "")
    start = [(ScalarNode("start", *at), ScalarNode("50", *at)), (ScalarNode("good", *at), ScalarNode("high", *at))]
    pairs: list[tuple[YamlNode, YamlNode]] = [
        (ScalarNode(name, *at), MappingNode(list(start), node.line, node.column, flow=True)) for name in names
    ]
    return MappingNode(pairs, node.line, node.column, flow=True)


def _better(name: str) -> str:
    """Whether a meter called so is good when it is high or when it is low."""
    return "low" if any(word in name for word in _BAD) else "high"


def _faces(reader: Reader, pairs: Fields, scope: Scope | None) -> tuple[Face, ...]:
    """The faces in order: each has a condition but the last, which has none."""
    found: list[Face] = []
    left = len(pairs)
    for key, node in pairs.values():
        left -= 1
        is_id(reader, key, "a face")
        bare = is_empty(node)
        if not left and type(node) is ScalarNode and as_id(node.text) in _ALWAYS:
            told = f"the last face is worn whenever no other is, and has no condition, so not '{node.text}'"
            mend = Mend((Edit(node.line, node.column, *end_of(reader.page, node), ""),))
            reader.tell(library.FaceOrder, node, told, f"write:  {key.text}:", mend=mend)
            bare = True
        if bare and left:
            reader.tell(
                library.FaceOrder,
                key,
                f"'{key.text}' has no condition, so no face after it is ever worn",
                f"move this line to the end of the faces:  {key.text}:",
                mend=_moved_to_the_end(reader, key, pairs),
            )
        elif not bare and not left and all(face.when is not None for face in found):
            reader.tell(
                library.FaceOrder,
                key,
                f"the last face should have no condition, and '{key.text}' has one",
                "add a last line under it, for every other time:  neutral:",
                mend=_last_face(reader, key, node),
            )
        when = None if bare else read_condition(reader, node, key.text, scope)
        found.append(Face(key.text, when, Mark(key.line, key.column)))
    return tuple(found)


def _moved_to_the_end(reader: Reader, key: ScalarNode, pairs: Fields) -> Mend | None:
    """The mend that moves a face without a condition to the end."""
    last_key, last = next(reversed(pairs.values()))
    end = end_of(reader.page, last if not is_empty(last) else last_key)[0]
    here = reader.page.line(key.line)
    if end <= key.line or here.strip() != f"{key.text}:" or is_empty(last) or end >= len(reader.page.lines):
        return None
    return Mend((Edit(key.line, 1, key.line + 1, 1, ""), Edit(end + 1, 1, end + 1, 1, f"{here}\n")))


def _last_face(reader: Reader, key: ScalarNode, node: YamlNode) -> Mend | None:
    """The mend that adds a face for every other time."""
    start, end = reader.page.line(key.line)[: key.column - 1], end_of(reader.page, node)
    return None if start.strip() else Mend((Edit(*end, *end, f"\n{start}neutral:"),))
