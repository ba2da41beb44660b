"""Reads a scene's ``plays``: the walks that must keep working."""

from __future__ import annotations

from typing import Final

from game.script.catalogue import names, shapes
from game.script.catalogue import promises as codes
from game.script.readers.assigns import read_flag_value
from game.script.readers.conditions import read_condition
from game.script.readers.exits import ending_meant
from game.script.readers.groups import read_fields, read_pairs
from game.script.readers.known import Endings
from game.script.readers.reader import Reader
from game.script.readers.scalars import read_names, read_word
from game.script.readers.unknown_names import has_lost_a_beat, is_told_as_bad_id
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, is_empty, revalued, swapped, written
from game.story.model import LAST, LISTEN, NEVER, Mark, Memory, Play, Value, odd_part, read_memory

PLAY_KEYS: Final = frozenset(("choose", "ends", "expect", "variants", "remember"))


def read_plays(reader: Reader, node: YamlNode, scenes: Endings) -> tuple[Play, ...]:
    """Every play of a scene whose beats have been read, so that its options are known; ``scenes`` are all there are."""
    return tuple(_play(reader, *pair, scenes) for pair in read_pairs(reader, node, "plays").values())


def _play(reader: Reader, key: ScalarNode, node: YamlNode, scenes: Endings) -> Play:
    fields = read_fields(reader, _as_play(reader, node), "a play", PLAY_KEYS, ("choose",), owner=key)
    get = fields.get
    return Play(
        key.text,
        _choices(reader, found[1]) if (found := get("choose")) else (),
        _ends(reader, found[1]) if (found := get("ends")) else None,
        read_condition(reader, found[1], "expect", reader.names.scope) if (found := get("expect")) else None,
        _variants(reader, found[1]) if (found := get("variants")) else (),
        _remember(reader, found[1], scenes) if (found := get("remember")) else (),
        Mark(key.line, key.column),
    )


def _as_play(reader: Reader, node: YamlNode) -> YamlNode:
    """A play that is only what is chosen, as a play."""
    if type(node) is MappingNode or is_empty(node):
        return node
    listed = node.text if type(node) is ScalarNode else ""
    raw = written(reader.page, node)
    said = f"{{choose: {raw if raw.startswith('[') else f'[{raw}]'}}}"
    told = "what is chosen in a play stands after choose:"
    mend = revalued(reader.page, node, said) if "\n" not in raw else None
    reader.tell(shapes.WrongKind, node, told, f"write:  {said}"[:160], mend=mend)
    items: list[YamlNode] = list(node.items) if isinstance(node, SequenceNode) else []
    items += [ScalarNode(part.strip(), node.line, node.column, "") for part in listed.split(",") if part.strip()]
    at = (node.line, node.column)
    chosen = SequenceNode(items, *at, flow=True)
    return MappingNode([(ScalarNode("choose", *at, ""), chosen)], *at, flow=True)


def _choices(reader: Reader, node: YamlNode) -> tuple[str, ...]:
    found = []
    known = reader.names.options | {LISTEN}
    for leaf in read_names(reader, node, "choose"):
        if leaf.text in known:
            found.append(leaf.text)
        elif not reader.declared.get("beat") or has_lost_a_beat(reader):
            break  # the beats cannot be read, or not all of them, which is told
        elif not is_told_as_bad_id(reader, leaf.text):
            hint, mend = reader.near(leaf, known)
            told = f"no decision of this scene has an option '{leaf.text[:60]}'"
            reader.tell(names.UnknownOption, leaf, told, hint, mend=mend)
    return tuple(found)


def _ends(reader: Reader, node: YamlNode) -> str | None:
    leaf = read_word(reader, node, "ends")
    if leaf is None or leaf.text in reader.names.endings:
        return leaf.text if leaf else None
    if unknown := reader.unknown.get(("ending", leaf.text)):
        unknown.places.append(leaf)  # the beats name it too: it is told once
        return None
    if is_told_as_bad_id(reader, leaf.text):
        return None
    if unknown := reader.unknown.get(("ending", leaf.text)):
        unknown.places.append(leaf)  # the beats name it too: it is told once
        return None
    hint, mend = reader.near(leaf, reader.names.endings)
    if mend is None and (meant := ending_meant(reader, leaf.text)):
        hint, mend = f"write:  ends: {meant}", swapped(reader.page, leaf, meant)
    reader.tell(names.UnknownEnding, leaf, f"there is no ending '{leaf.text[:60]}' in this scene", hint, mend=mend)
    return None


def _variants(reader: Reader, node: YamlNode) -> tuple[tuple[str, Value], ...]:
    found = []
    drawn = {id_: flag for id_, flag in reader.names.flags.items() if flag.drawn}
    for key, value_node in read_pairs(reader, node, "variants", "variants: {genuine: true}").values():
        flag = drawn.get(key.text)
        if flag is None:
            hint, mend = reader.near(key, drawn, "variants are made at the top of the scene, under variants:")
            told = f"there is no variant '{key.text[:60]}' in this scene"
            reader.tell(names.UnknownFlag, key, told, hint, mend=mend)
        elif (value := read_flag_value(reader, flag, value_node)) is not None:
            found.append((key.text, value))
    return tuple(found)


def _remember(reader: Reader, node: YamlNode, scenes: Endings) -> tuple[tuple[str, str], ...]:
    found = []
    for key, value in read_pairs(reader, node, "remember", "remember: {first_ring: won_over}").values():
        leaf = read_word(reader, value, key.text)
        left = read_memory("" if leaf is None else leaf.text)
        if key.text not in scenes:
            hint, mend = reader.near(key, scenes, "its file would stand in scenes/")
            reader.tell(names.UnknownScene, key, f"there is no scene '{key.text[:60]}'", hint, mend=mend)
        elif leaf is not None:
            endings = scenes[key.text]
            if endings is None or left.ending in endings or left.ending == NEVER:
                _tell_odd_promises(reader, key.text, leaf, left)
                found.append((key.text, left.text))
            else:
                alone = leaf if "," not in leaf.text else ScalarNode(left.ending, leaf.line, leaf.column, leaf.style)
                hint, mend = reader.near(alone, {*endings, NEVER})
                told = f"'{key.text}' has no ending '{left.ending[:60]}'"
                reader.tell(names.UnknownEnding, leaf, told, hint, mend=mend)
    return tuple(found)


def _tell_odd_promises(reader: Reader, scene: str, leaf: ScalarNode, left: Memory) -> None:
    """Tell what says nothing of a promise, or of one that the scene does not make."""
    if odd := odd_part(leaf.text):
        hint = f"behind the ending stands what became of promises:  {scene}: {left.ending},kept:its_id"
        reader.tell(shapes.WrongKind, leaf, f"'{odd[:60]}' does not say what became of a promise", hint)
    made = {} if scene == LAST else reader.names.left[scene]
    for promise in left.promises:
        if made is not None and promise not in made:
            told = f"'{scene}' makes no promise '{promise[:60]}'"
            reader.tell(codes.UnknownPromise, leaf, told, reader.suggest(promise, frozenset(made), "it makes none"))
        elif left.ending == NEVER:
            told = f"'{scene}' left no promise '{promise[:60]}' if it never ended"
            reader.tell(codes.UnknownPromise, leaf, told, f"write one of its endings for {NEVER}")
