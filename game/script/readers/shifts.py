"""Reads a shift: a level of several calls, with what they are drawn from and what passes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from game.script.catalogue import library, names
from game.script.problems import Mend
from game.script.readers.conditions import read_condition
from game.script.readers.groups import read_fields
from game.script.readers.reader import Fields, Reader
from game.script.readers.scalars import (
    is_id,
    read_names,
    read_number,
    read_one_of,
    read_word,
    title_of,
)
from game.script.readers.texts import read_text
from game.script.source import MappingNode, ScalarNode, SequenceNode, YamlNode, revalued, swapped
from game.story.condition import Scope, nearest_name
from game.story.model import COUNTS, Coach, Flag, Mark, Shift

SHIFT_KEYS: Final = frozenset(
    (
        "shift", "title", "after", "needs", "briefing", "from", "draw", "between", "carries", "meters", "coach",
        "passes", "certificate",
    )
)  # fmt: skip
_NEEDED: Final = ("shift", "title", "from", "draw")
_COACHES: Final[tuple[Coach, ...]] = ("at_once", "after", "off")
_COUNTED: Final = Scope({}, {name: Flag(name, 0) for name in COUNTS})


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a shift may name: the scenes there are, and each person's meters (None where they cannot be read)."""

    scenes: AbstractSet[str]
    people: AbstractSet[str]
    meters_of: Callable[[str], AbstractSet[str] | None]


def is_shift(node: YamlNode) -> bool:
    """Whether a level is a shift."""
    return type(node) is MappingNode and any(type(key) is ScalarNode and key.text == "shift" for key, _ in node.pairs)


def shift_id(node: YamlNode) -> str:
    """The id that a level gives to a shift, ``""`` where it is none or has none."""
    for key, value in node.pairs if type(node) is MappingNode else ():
        if type(key) is ScalarNode and key.text == "shift" and type(value) is ScalarNode:
            return value.text
    return ""


def shift_fields(reader: Reader, node: YamlNode) -> Fields:
    """The keys of a shift."""
    usual = {"title": title_of(shift_id(node)) or "…", "draw": "4"}
    return read_fields(reader, node, "a shift", SHIFT_KEYS, _NEEDED, usual=usual)


def read_shift(reader: Reader, node: MappingNode, fields: Fields, shelf: Shelf) -> Shift | None:
    """One shift, as it is meant where something is wrong with it; None where nobody can know, which is told."""
    get = fields.get
    own = _own(reader, found[1], shelf) if (found := get("shift")) else None
    pool = _pool(reader, found[1], shelf) if (found := get("from")) else ()
    draw = _draw(reader, found[1], pool) if (found := get("draw")) else None
    between = _between(reader, found[1], pool, shelf) if (found := get("between")) else None
    carries = _carries(reader, found[1], shelf) if (found := get("carries")) else ()
    meters = read_one_of(reader, found[1], "meters", ("shown", "hidden")) if (found := get("meters")) else None
    coach = read_one_of(reader, found[1], "coach", _COACHES) if (found := get("coach")) else None
    passes = read_condition(reader, found[1], "passes", _COUNTED) if (found := get("passes")) else None
    title = read_text(reader, found[1], "title") if (found := get("title")) else ""
    briefing = read_text(reader, found[1], "briefing") if (found := get("briefing")) else ""
    if own is None or not pool:
        return None
    return Shift(
        own,
        title,
        pool,
        min(draw or len(pool), len(pool)),
        briefing,
        between,
        carries,
        None if meters is None else meters == "shown",
        coach,
        passes,
        Mark(node.line, node.column),
    )


def _own(reader: Reader, node: YamlNode, shelf: Shelf) -> str | None:
    """The shift's id, which is no scene's."""
    own = read_word(reader, node, "shift")
    if own is not None and own.text in shelf.scenes:
        reader.tell(
            library.ShiftCalls,
            own,
            f"'{own.text}' is a scene already, and results are kept under that name",
            f"give the shift a name of its own, such as {own.text}_shift",
            mend=swapped(reader.page, own, f"{own.text}_shift"),
        )
        return f"{own.text}_shift"
    return own.text if own is not None and is_id(reader, own, "a shift") else None


def _scene(reader: Reader, leaf: ScalarNode, scenes: AbstractSet[str]) -> bool:
    if leaf.text in scenes:
        return True
    hint, mend = reader.near(leaf, scenes, "write the scene, or take it out of the shift")
    told = f"there is no scene '{leaf.text}': scenes/{leaf.text}.yaml is missing"[:200]
    reader.tell(names.UnknownScene, leaf, told, hint, mend=mend)
    return False


def _pool(reader: Reader, node: YamlNode, shelf: Shelf) -> tuple[str, ...]:
    """The scenes that are drawn from, each once."""
    found: dict[str, ScalarNode] = {}
    leaves = read_names(reader, node, "from", shelf.scenes)
    for leaf in leaves:
        if leaf.text in found:
            kept = list(dict.fromkeys(other.text for other in leaves))
            reader.tell(
                library.ShiftCalls,
                leaf,
                f"'{leaf.text}' stands here twice, and no call is drawn more than once",
                f"write:  from: [{', '.join(kept)}]",
                mend=_listed(reader, node, kept),
            )
        elif _scene(reader, leaf, shelf.scenes):
            found[leaf.text] = leaf
    return tuple(found)


def _listed(reader: Reader, node: YamlNode, ids: Sequence[str]) -> Mend | None:
    return revalued(reader.page, node, f"[{', '.join(ids)}]")


def _draw(reader: Reader, node: YamlNode, pool: Sequence[str]) -> int | None:
    """How many calls are drawn: no more than there are."""
    draw = read_number(reader, node, "draw", 1, 99)
    if draw is None or draw <= len(pool) or not pool:
        return draw
    reader.tell(
        library.ShiftCalls,
        node,
        f"{draw} calls cannot be drawn from {len(pool)}: each is drawn once at most",
        f"write:  draw: {len(pool)}  or add scenes to 'from'",
        mend=swapped(reader.page, node, str(len(pool))) if type(node) is ScalarNode else None,
    )
    return None


def _between(reader: Reader, node: YamlNode, pool: Sequence[str], shelf: Shelf) -> str | None:
    """The scene that is played between two calls, which is none of the calls."""
    leaf = read_word(reader, node, "between")
    if leaf is None or not _scene(reader, leaf, shelf.scenes):
        return None
    if leaf.text in pool:
        told = f"'{leaf.text}' is one of the calls that are drawn, so it cannot stand between them too"
        reader.tell(library.ShiftCalls, leaf, told, "take it out of 'from', or leave 'between' out")
        return None
    return leaf.text


def _is_a_meter(node: YamlNode, shelf: Shelf) -> bool:
    """Whether it names a person's meter in full; of all people, only that one's file is read."""
    if type(node) is not ScalarNode:
        return False
    person, _, meter = node.text.partition(".")
    return bool(meter) and person in shelf.people and meter in (shelf.meters_of(person) or ())


def _carries(reader: Reader, node: YamlNode, shelf: Shelf) -> tuple[str, ...]:
    """The meters that go from one call into the next, in full."""
    if type(node) is SequenceNode and all(_is_a_meter(item, shelf) for item in node.items):
        return tuple(dict.fromkeys(item.text for item in node.items if type(item) is ScalarNode))
    known = {f"{person}.{meter}" for person in shelf.people for meter in shelf.meters_of(person) or () if meter}
    found: dict[str, None] = {}
    for leaf in read_names(reader, node, "carries", known):
        person = leaf.text.partition(".")[0]
        if leaf.text in known or (person in shelf.people and shelf.meters_of(person) is None):
            found[leaf.text] = None
            continue
        owners = sorted(name for name in known if name.partition(".")[2] == leaf.text)
        meant = owners[0] if owners else nearest_name(leaf.text, known)
        hint = f"did you mean '{meant}'?" if meant else "write whose it is and which:  carries: [you.composure]"
        if not meant and person == "you" and "you" not in shelf.people:
            hint = "the player has meters where there is a file cast/you.yaml that lists them"
        reader.tell(
            library.ShiftCarries,
            leaf,
            f"nobody has a meter '{leaf.text}'",
            hint,
            mend=swapped(reader.page, leaf, meant) if meant else None,
        )
    return tuple(found)
