"""Reads a scene's file: what stands at its top, its cast, flags, beats and endings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from game.script.catalogue import names
from game.script.readers.cast import read_cast
from game.script.readers.cast_added import added_to_cast
from game.script.readers.conditions import read_condition
from game.script.readers.endings import read_endings
from game.script.readers.every_turn import read_every_turn
from game.script.readers.flags import read_flags
from game.script.readers.gauges import read_gauges
from game.script.readers.groups import as_table, read_fields, read_group
from game.script.readers.known import ANYTHING, Known
from game.script.readers.notes import notes_in
from game.script.readers.own_id import check_scene_id
from game.script.readers.plays import read_plays
from game.script.readers.promises import promises_written
from game.script.readers.reader import Fields, Pair, Reader
from game.script.readers.scalars import SNAKE_CASE, read_id, read_one_of, read_word, title_of
from game.script.readers.steps import read_beat
from game.script.readers.tags import read_tags
from game.script.readers.texts import read_text
from game.script.readers.unknown_names import tell_all_unknown, tell_unknown
from game.script.source import MappingNode, Page, ScalarNode, YamlNode, swapped
from game.story.condition import Scope, as_id, nearest_name
from game.story.model import CHANNELS, OUTCOMES, Ending, Scene

SCENE_KEYS: Final = frozenset(
    (
        "scene", "title", "summary", "briefing", "keep", "teaches", "coach", "meters", "overhear", "place", "channel",
        "cast",
        "flags", "variants", "start", "passes", "score", "gauge", "beats", "every_turn", "endings", "plays",
    )
)  # fmt: skip
_NEEDED: Final = ("scene", "title", "beats", "endings")
_MOST_ENDINGS: Final = 12
"""So many endings are written out at most where there are none."""
_ENDS: Final = re.compile(r"(?m)^[^#\n]*?(?<!\w)end:[ ]*['\"]?([a-z][a-z0-9_]*)")
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
    reader.names.currency = known.currency
    reader.names.labels = {as_id(name): tag for tag, skill in known.skills.items() for name in (skill.label, tag)}
    usual = {"scene": stem, "title": title_of(stem)}
    if "endings" not in _keys_of(root) and (written := _ended_in(page)):
        usual["endings"] = f"{{{', '.join(written)}}}  (an outcome is {', '.join(OUTCOMES[:-1])} or {OUTCOMES[-1]})"
    fields = reader.top = read_fields(reader, root, "a scene", SCENE_KEYS, _NEEDED, usual=usual)
    get = fields.get
    if found := get("score"):
        reader.names.score = found[1].text if type(found[1]) is ScalarNode else ""
    reader.names.scenes = known.endings
    reader.names.left = known.promises
    if "beats" in fields and "promise:" in (page.text or ""):
        reader.names.promises = promises_written(root)
    if found := get("scene"):
        check_scene_id(reader, found[1], stem)
    parts = read_cast(reader, known, get("cast"))
    parts += added_to_cast(reader, known, get("cast"), fields)
    reader.names.people |= {as_id(name): name for name in reader.names.speakers}
    read_flags(reader, fields)
    endings = read_endings(reader, get("endings"))
    # Where none can be read, which is told, nobody knows whether a name is wrong.
    reader.names.endings = frozenset(ending.id for ending in endings) or ANYTHING
    reader.names.titles = {as_id(ending.title): ending.id for ending in endings}
    reader.names.outcomes = {ending.id: ending.outcome for ending in endings}
    reader.names.by_outcome = _by_outcome(endings)
    if found := get("beats"):
        fields["beats"] = (found[0], as_table(reader, found, "beats"))
    beats = read_group(reader, get("beats"), "beats", needs_one=True)
    reader.declared["beat"] = beats
    reader.declared["ending"] = _under(get("endings"))
    reader.names.beats = frozenset(beats)
    scope = reader.names.scope = _scope(reader, known, fields)
    final = scope and replace(scope, outcome=True)
    start = _start(reader, get("start"), beats)
    scene = Scene(
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
        overhears=read_one_of(reader, found[1], "overhear", ("half", "nothing")) != "nothing"
        if (found := get("overhear"))
        else True,
        place=(read_id(reader, found[1], "place") or "") if (found := get("place")) else "",
        channel=(read_one_of(reader, found[1], "channel", CHANNELS) or "phone")
        if (found := get("channel"))
        else "phone",
        passes=read_condition(reader, found[1], "passes", final) if (found := get("passes")) else None,
        score=read_condition(reader, found[1], "score", final, "number") if (found := get("score")) else None,
        plays=read_plays(reader, found[1], known.endings) if (found := get("plays")) else (),
        words=reader.words or {},
        keep=read_text(reader, found[1], "keep") if (found := get("keep")) else "",
        gauges=read_gauges(reader, found) if (found := get("gauge")) else (),
        every_turn=read_every_turn(reader, found) if (found := get("every_turn")) else (),
        currency=known.currency or "",
        promises=reader.names.promises,
    )
    tell_all_unknown(reader)
    return scene


def _ended_in(page: Page) -> list[str]:
    """The endings that the beats of a page lead to, as they can be written under ``endings``."""
    found = dict.fromkeys(_ENDS.findall(page.text or ""))
    outcome = {name: name if name in OUTCOMES else "settled" for name in found}
    return [f"{name}: {{title: {title_of(name)}, outcome: {outcome[name]}}}" for name in list(found)[:_MOST_ENDINGS]]


def _by_outcome(endings: tuple[Ending, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ending in endings:
        found.setdefault(ending.outcome, []).append(ending.id)
    return found


def _under(pair: Pair | None) -> Fields:
    """The keys under a key, where there are some."""
    return {} if pair is None else _keys_of(pair[1])


def _keys_of(node: YamlNode) -> Fields:
    pairs = node.pairs if type(node) is MappingNode else ()
    return {key.text: (key, value) for key, value in pairs if type(key) is ScalarNode}


def _scope(reader: Reader, known: Known, fields: Fields) -> Scope | None:
    """What a condition in the beats may name; None where a character is missing, and nobody can know."""
    names_here = reader.names
    if names_here.meters is None:
        return None
    asks = _ASKS_NOTES.search(reader.page.text or "")
    taking = [fields[key][1] for key in ("beats", "every_turn") if key in fields] if asks else []
    notes = {note for node in taking for note in notes_in(node)}
    return Scope(
        names_here.meters,
        names_here.flags,
        notes,
        known.done_tags,
        names_here.beats,
        known.endings,
        promises=names_here.promises.keys(),
        left=known.promises,
    )


def _start(reader: Reader, pair: Pair | None, beats: Fields) -> str:
    """The beat it starts from: the first unless told otherwise."""
    first = next(iter(beats), "")
    if pair is None or (leaf := read_word(reader, pair[1], "start")) is None:
        return first
    if beats and leaf.text not in beats:
        meant = nearest_name(leaf.text, beats) or first
        near = nearest_name(leaf.text, beats)
        told = f"the scene starts at '{leaf.text}', and there is no such beat"
        hint = f"did you mean '{near}'?" if near else f"write:  start: {first}  or add the beat under beats:"
        if not all(map(SNAKE_CASE.fullmatch, beats)):  # it may be one whose own id is told
            told = f"there is no beat '{leaf.text[:60]}' in this scene"
            tell_unknown(reader, "beat", leaf, names.UnknownBeat, told, reader.names.beats, hint)
            return first
        reader.tell(names.UnknownBeat, leaf, told, hint, mend=swapped(reader.page, leaf, meant))
        return first
    return leaf.text
