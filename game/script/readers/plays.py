"""Reads a scene's ``plays``: the walks that must keep working."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from game.script.catalogue import names
from game.script.source import Leaf, Node
from game.story.model import LISTEN, NEVER, Mark, Play, Value

if TYPE_CHECKING:
    from game.script.readers.scene import SceneReader

PLAY_KEYS: Final = frozenset(("choose", "ends", "expect", "variants", "remember"))


def read_plays(reader: SceneReader, node: Node) -> tuple[Play, ...]:
    """Every play of a scene whose beats have been read, so that its options are known."""
    return tuple(_play(reader, *pair) for pair in reader.pairs(node, "plays").values())


def _play(reader: SceneReader, key: Leaf, node: Node) -> Play:
    fields = reader.fields(node, "a play", PLAY_KEYS, ("choose",), key)
    get = fields.get
    return Play(
        key.text,
        _choices(reader, found[1]) if (found := get("choose")) else (),
        _ends(reader, found[1]) if (found := get("ends")) else None,
        reader.condition(found[1], "expect", reader.scope) if (found := get("expect")) else None,
        _variants(reader, found[1]) if (found := get("variants")) else (),
        _remember(reader, found[1]) if (found := get("remember")) else (),
        Mark(key.line, key.column),
    )


def _choices(reader: SceneReader, node: Node) -> tuple[str, ...]:
    found = []
    known = reader.option_ids | {LISTEN}
    for leaf in reader.several(node, "choose"):
        if leaf.text in known:
            found.append(leaf.text)
        else:
            reader.tell(
                names.UnknownOption,
                leaf,
                f"no decision of this scene has an option '{leaf.text}'",
                reader.suggest(leaf.text, known),
            )
    return tuple(found)


def _ends(reader: SceneReader, node: Node) -> str | None:
    leaf = reader.word(node, "ends")
    if leaf is None or leaf.text in reader.endings:
        return leaf.text if leaf else None
    reader.tell(
        names.UnknownEnding,
        leaf,
        f"there is no ending '{leaf.text}' in this scene",
        reader.suggest(leaf.text, reader.endings),
    )
    return None


def _variants(reader: SceneReader, node: Node) -> tuple[tuple[str, Value], ...]:
    found = []
    drawn = {id_: flag for id_, flag in reader.flags.items() if flag.drawn}
    for key, value_node in reader.pairs(node, "variants", "variants: {genuine: true}").values():
        flag = drawn.get(key.text)
        if flag is None:
            reader.tell(
                names.UnknownFlag,
                key,
                f"there is no variant '{key.text}' in this scene",
                reader.suggest(key.text, drawn, "variants are made at the top of the scene, under variants:"),
            )
        elif (value := reader.flag_value(flag, value_node)) is not None:
            found.append((key.text, value))
    return tuple(found)


def _remember(reader: SceneReader, node: Node) -> tuple[tuple[str, str], ...]:
    found = []
    scenes = reader.known.endings
    for key, value in reader.pairs(node, "remember", "remember: {first_ring: won_over}").values():
        leaf = reader.word(value, key.text)
        if key.text not in scenes:
            reader.tell(
                names.UnknownScene,
                key,
                f"there is no scene '{key.text}'",
                reader.suggest(key.text, scenes, "its file would stand in scenes/"),
            )
        elif leaf is not None:
            endings = scenes[key.text]
            if endings is None or leaf.text in endings or leaf.text == NEVER:
                found.append((key.text, leaf.text))
            else:
                reader.tell(
                    names.UnknownEnding,
                    leaf,
                    f"'{key.text}' has no ending '{leaf.text}'",
                    reader.suggest(leaf.text, {*endings, NEVER}),
                )
    return tuple(found)
