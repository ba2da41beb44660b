"""Reads ``course.yaml``: the levels in their order, the words of a firm, and the library's own id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final, Literal

from game.script.catalogue import library, names
from game.script.problems import Edit, Mend
from game.script.readers.costs import read_currency
from game.script.readers.groups import read_fields, read_pairs, tell_wrong_kind
from game.script.readers.reader import Reader
from game.script.readers.scalars import is_id, read_id, read_names, read_number, read_one_of, read_truth, read_word
from game.script.readers.shifts import Shelf, is_shift, read_shift, shift_fields, shift_id
from game.script.readers.texts import read_text
from game.script.readers.unknown_names import tell_all_unknown
from game.script.source import MappingNode, Page, ScalarNode, SequenceNode, YamlNode, end_of, is_empty, revalued
from game.story.model import PLAYER, Course, Level, Mark

COURSE_KEYS: Final = frozenset(("title", "library", "levels", "words", "due", "certificate", "currency"))
LEVEL_KEYS: Final = frozenset(("scene", "after", "needs", "certificate"))
MOST_DUE: Final = 20
"""How often a level that was won asks to be played again, at most."""
MOST_DAYS: Final = 3650
_NEEDS: Final[tuple[Literal["passed", "finished"], ...]] = ("passed", "finished")


def _no_meters(_person: str) -> AbstractSet[str] | None:
    """Nobody's meters are known."""
    return None


def course_in(
    page: Page,
    root: YamlNode,
    otherwise: Course,
    people: AbstractSet[str] = frozenset(),
    meters_of: Callable[[str], AbstractSet[str] | None] = _no_meters,
) -> tuple[Course, str]:
    """The course in its file. What is sound in it counts, whatever else is wrong.

    Args:
        page: the file, on which everything wrong is told.
        root: its tree.
        otherwise: the course without the file, with every scene as a level; it counts where there are no levels.
        people: everybody who has a file.
        meters_of: gives somebody's meters, by their bare names, or None where they cannot be read.

    Returns:
        The course, and the library's own id, ``""`` where it has none.
    """
    reader = Reader(page, None)
    fields = read_fields(reader, root, "course.yaml", COURSE_KEYS, ("title",))
    words = reader.words = _words(reader, fields["words"][1]) if "words" in fields else {}
    title = read_text(reader, fields["title"][1], "title") if "title" in fields else ""
    own = read_id(reader, fields["library"][1], "library") if "library" in fields else None
    shelf = Shelf(frozenset(level.scene for level in otherwise.levels), people, meters_of)
    gives = read_truth(reader, fields["certificate"][1], "certificate") if "certificate" in fields else None
    levels = _levels(reader, fields["levels"][1], shelf, gives=bool(gives)) if "levels" in fields else otherwise.levels
    due = _due(reader, fields["due"][1]) if "due" in fields else ()
    tell_all_unknown(reader)
    currency = read_currency(reader, fields["currency"][1]) if "currency" in fields else ""
    return Course(title or otherwise.title, levels, words, due, currency), own or ""


def _due(reader: Reader, node: YamlNode) -> tuple[int, ...]:
    """After how many days a level that was won asks to be played again, one time after the other."""
    found: list[int] = []
    for leaf in read_names(reader, node, "due")[:MOST_DUE]:
        days = read_number(reader, leaf, "due", 1, MOST_DAYS)
        if days is not None:
            found.append(days)
    return tuple(found)


def _words(reader: Reader, node: YamlNode) -> dict[str, str]:
    """The words a firm changes."""
    found = {}
    for key, value in ({} if is_empty(node) else read_pairs(reader, node, "words", joins=frozenset())).items():
        if is_id(reader, value[0], "a word") and key == PLAYER:
            reader.tell(
                names.UnknownWord,
                value[0],
                "{player} is the player's name, and no word of the course",
                "leave it out",
            )
        found[key] = read_text(reader, value[1], f"the word {key}")
    return found


def _levels(reader: Reader, node: YamlNode, shelf: Shelf, *, gives: bool) -> tuple[Level, ...]:
    """The levels in order; ``gives`` says whether one that does not say so gives a certificate."""
    scenes = shelf.scenes
    if type(node) is not SequenceNode:
        items = read_names(reader, node, "levels") if type(node) is ScalarNode and not is_empty(node) else []
        if type(node) is MappingNode:
            items = [key for key, _ in node.pairs if type(key) is ScalarNode]
        said = f"[{', '.join(item.text for item in items)}]"
        if len(items) == 1 or type(node) is MappingNode:
            tell_wrong_kind(
                reader, node, "levels", "a list of scenes", f"levels: {said}", revalued(reader.page, node, said)
            )
        elif not items:
            example = f"levels: [{', '.join(sorted(scenes)[:2]) or 'first_ring'}]"
            tell_wrong_kind(reader, node, "levels", "a list of scenes", example)
            return ()
        node = SequenceNode([*items], node.line, node.column, flow=True)
    found: dict[str, Level] = {}
    waits_for = scenes | set(filter(None, map(shift_id, node.items)))
    for item in node.items:
        level = _level(reader, item, shelf, waits_for)
        if level is None:
            continue
        if level.scene in found:
            reader.tell(
                library.LevelOrder,
                item,
                f"'{level.scene}' is already a level, in line {found[level.scene].mark.line}",
                "leave this line out",
                mend=_without_entry(reader, item),
            )
            continue
        found[level.scene] = level if _says(item) else replace(level, certificate=gives)
    _locked_for_ever(reader, found)
    return tuple(found.values())


def _without_entry(reader: Reader, item: YamlNode) -> Mend | None:
    """The mend that takes away an entry with a line of its own."""
    last, end = end_of(reader.page, item)
    raw = reader.page.line(item.line)
    if (
        raw[: item.column - 1].strip() != "-"
        or reader.page.line(last)[end - 1 :].strip()
        or last >= len(reader.page.lines)
    ):
        return None
    return Mend((Edit(item.line, 1, last + 1, 1, ""),))


def _says(node: YamlNode) -> bool:
    """Whether a level says itself whether it gives a certificate."""
    pairs = node.pairs if type(node) is MappingNode else ()
    return any(type(key) is ScalarNode and key.text == "certificate" for key, _ in pairs)


def _level(reader: Reader, node: YamlNode, shelf: Shelf, waits_for: AbstractSet[str]) -> Level | None:
    """One level: a scene, a scene with rules, or a shift. ``waits_for`` is what it may come after."""
    scenes = shelf.scenes
    if type(node) is ScalarNode and not is_empty(node):
        mark = Mark(node.line, node.column)
        return Level(node.text, mark=mark) if _is_scene(reader, node, scenes) else None
    if type(node) is not MappingNode:
        tell_wrong_kind(reader, node, "a level", "a scene", f"- {next(iter(sorted(scenes)), 'first_ring')}")
        return None
    shifts = is_shift(node)
    fields = shift_fields(reader, node) if shifts else read_fields(reader, node, "a level", LEVEL_KEYS, ("scene",))
    scene = read_word(reader, fields["scene"][1], "scene") if "scene" in fields else None
    after = read_word(reader, fields["after"][1], "after") if "after" in fields else None
    needs = read_one_of(reader, fields["needs"][1], "needs", _NEEDS) if "needs" in fields else None
    if after is not None and not _is_scene(reader, after, waits_for):
        after = None
    gives = read_truth(reader, fields["certificate"][1], "certificate") if "certificate" in fields else None
    rules = (after.text if after else None, needs or "passed")
    mark = Mark(node.line, node.column)
    if shifts:
        shift = read_shift(reader, node, fields, shelf)
        return None if shift is None else Level(shift.id, *rules, shift, certificate=bool(gives), mark=mark)
    if scene is None or not _is_scene(reader, scene, scenes):
        return None
    return Level(scene.text, *rules, certificate=bool(gives), mark=mark)


def _is_scene(reader: Reader, leaf: ScalarNode, scenes: AbstractSet[str]) -> bool:
    """Whether there is such a scene; told where there is not."""
    if leaf.text in scenes:
        return True
    hint, mend = reader.near(leaf, scenes, "write the scene, or leave the level out")
    told = f"there is no scene '{leaf.text}': scenes/{leaf.text}.yaml is missing"[:200]
    reader.tell(names.UnknownScene, leaf, told, hint, mend=mend)
    return False


def _locked_for_ever(reader: Reader, levels: dict[str, Level]) -> None:
    """Tell every level that waits, over whatever others, for itself."""
    for level in levels.values():
        after, met = level.after, {level.scene}
        while after is not None and after not in met:
            met.add(after)
            after = levels[after].after if after in levels else None
        if after == level.scene:
            reader.page.tell_at(
                library.LevelOrder,
                *level.mark,
                f"'{level.scene}' waits for itself, so it never opens",
                "let 'after' name a level that stands before it",
            )


def course_without_file(title: str, scenes: Iterable[str]) -> Course:
    """The course of a library that has no ``course.yaml``: every scene is a level, by name."""
    return Course(title, tuple(Level(scene) for scene in sorted(scenes)))
