"""Reads a scene's file: what stands at its top, its cast, flags, beats and endings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from game.script.catalogue import names
from game.script.readers.cast import read_cast
from game.script.readers.conditions import read_condition
from game.script.readers.endings import read_endings
from game.script.readers.flags import read_flags
from game.script.readers.groups import read_fields, read_group
from game.script.readers.known import Known
from game.script.readers.own_id import check_scene_id
from game.script.readers.plays import read_plays
from game.script.readers.reader import Fields, Pair, Reader
from game.script.readers.scalars import read_id, read_one_of, read_word
from game.script.readers.steps import read_beat
from game.script.readers.tags import read_tags
from game.script.readers.texts import read_text
from game.script.source import MappingNode, Page, ScalarNode, SequenceNode, YamlNode
from game.story.condition import Scope
from game.story.model import Scene

SCENE_KEYS: Final = frozenset(
    (
        "scene", "title", "summary", "briefing", "teaches", "coach", "meters", "place", "cast", "flags", "variants",
        "start", "passes", "score", "beats", "endings", "plays",
    )
)  # fmt: skip
_ASKS_NOTES: Final = re.compile(r"\bnoted\s*\(")


def scene_in(page: Page, root: YamlNode, stem: str, known: Known) -> Scene:
    """The scene in a file; it can be played only if the page is sound.

    Args:
        page: the file, on which everything wrong is told.
        root: its tree.
        stem: its name without its ending, which its id must be.
        known: what it may name.
    """
    reader = Reader(page, known.words)
    reader.names.tags = known.tags
    fields = read_fields(reader, root, "a scene", SCENE_KEYS, ("scene", "title", "beats", "endings"))
    get = fields.get
    if found := get("scene"):
        check_scene_id(reader, found[1], stem)
    parts = read_cast(reader, known, get("cast"))
    read_flags(reader, fields)
    endings = read_endings(reader, get("endings"))
    reader.names.endings = frozenset(ending.id for ending in endings)
    beats = read_group(reader, get("beats"), "beats", needs_one=True)
    reader.names.beats = beats.keys()
    scope = reader.names.scope = _scope(reader, known, fields)
    final = scope and replace(scope, outcome=True)
    start = _start(reader, get("start"), beats)
    return Scene(
        id=stem,
        title=read_text(reader, found[1], "title") if (found := get("title")) else "",
        summary=read_text(reader, found[1], "summary") if (found := get("summary")) else "",
        briefing=read_text(reader, found[1], "briefing") if (found := get("briefing")) else "",
        teaches=read_tags(reader, found[1], "teaches") if (found := get("teaches")) else (),
        cast=parts,
        flags=tuple(reader.names.flags.values()),
        beats=tuple(read_beat(reader, *pair) for pair in beats.values()),
        endings=endings,
        start=start,
        coach=(read_one_of(reader, found[1], "coach", ("at_once", "after", "off")) or "after")
        if (found := get("coach"))
        else "after",
        meters_shown=read_one_of(reader, found[1], "meters", ("shown", "hidden")) != "hidden"
        if (found := get("meters"))
        else True,
        place=(read_id(reader, found[1], "place") or "") if (found := get("place")) else "",
        passes=read_condition(reader, found[1], "passes", final) if (found := get("passes")) else None,
        score=read_condition(reader, found[1], "score", final, "number") if (found := get("score")) else None,
        plays=read_plays(reader, found[1], known.endings) if (found := get("plays")) else (),
        words=reader.words or {},
    )


def _scope(reader: Reader, known: Known, fields: Fields) -> Scope | None:
    """What a condition in the beats may name; None where a character is missing, and nobody can know."""
    names_here = reader.names
    if names_here.meters is None:
        return None
    notes = set[str]()
    if "beats" in fields and _ASKS_NOTES.search(reader.page.text or ""):
        _notes_in(fields["beats"][1], notes)
    return Scope(names_here.meters, names_here.flags, notes, known.done_tags, names_here.beats, known.endings)


def _start(reader: Reader, pair: Pair | None, beats: Fields) -> str:
    """The beat it starts from: the first unless told otherwise."""
    first = next(iter(beats), "")
    if pair is None or (leaf := read_word(reader, pair[1], "start")) is None:
        return first
    if beats and leaf.text not in beats:
        reader.tell(
            names.UnknownBeat,
            leaf,
            f"the scene starts at '{leaf.text}', and there is no such beat",
            reader.suggest(leaf.text, beats, "add it under beats:"),
        )
        return first
    return leaf.text


def _notes_in(node: YamlNode, found: set[str]) -> None:
    """Every note id under a node, wherever a note can be taken."""
    if type(node) is MappingNode:
        for key, value in node.pairs:
            if type(key) is ScalarNode and key.text == "note" and type(value) is MappingNode:
                found.update(name.text for name, _ in value.pairs if type(name) is ScalarNode)
            elif type(value) is not ScalarNode:
                _notes_in(value, found)
    elif type(node) is SequenceNode:
        for item in node.items:
            if type(item) is not ScalarNode:
                _notes_in(item, found)
