"""Reads ``course.yaml``: the levels in their order, the words of a firm, and the library's own id."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final, Literal

from game.script.catalogue import library, names
from game.script.problems import Edit, Mend
from game.script.readers.costs import read_currency
from game.script.readers.groups import read_fields, read_pairs, tell_wrong_kind
from game.script.readers.reader import Reader
from game.script.readers.scalars import is_id, read_id, read_names, read_one_of, read_word
from game.script.readers.texts import read_text
from game.script.source import MappingNode, Page, ScalarNode, SequenceNode, YamlNode, end_of, is_empty, revalued
from game.story.model import PLAYER, Course, Level, Mark

COURSE_KEYS: Final = frozenset(("title", "library", "levels", "words", "currency"))
LEVEL_KEYS: Final = frozenset(("scene", "after", "needs"))
_NEEDS: Final[tuple[Literal["passed", "finished"], ...]] = ("passed", "finished")


def course_in(page: Page, root: YamlNode, otherwise: Course) -> tuple[Course, str]:
    """The course in its file. What is sound in it counts, whatever else is wrong.

    Args:
        page: the file, on which everything wrong is told.
        root: its tree.
        otherwise: the course without the file, with every scene as a level; it counts where there are no levels.

    Returns:
        The course, and the library's own id, ``""`` where it has none.
    """
    reader = Reader(page, None)
    fields = read_fields(reader, root, "course.yaml", COURSE_KEYS, ("title",))
    words = reader.words = _words(reader, fields["words"][1]) if "words" in fields else {}
    title = read_text(reader, fields["title"][1], "title") if "title" in fields else ""
    own = read_id(reader, fields["library"][1], "library") if "library" in fields else None
    scenes = frozenset(level.scene for level in otherwise.levels)
    levels = _levels(reader, fields["levels"][1], scenes) if "levels" in fields else otherwise.levels
    currency = read_currency(reader, fields["currency"][1]) if "currency" in fields else ""
    return Course(title or otherwise.title, levels, words, currency=currency), own or ""


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


def _levels(reader: Reader, node: YamlNode, scenes: AbstractSet[str]) -> tuple[Level, ...]:
    """The levels in order."""
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
    for item in node.items:
        level = _level(reader, item, scenes)
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
        found[level.scene] = level
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


def _level(reader: Reader, node: YamlNode, scenes: AbstractSet[str]) -> Level | None:
    """One level: a scene, or a scene with rules."""
    if type(node) is ScalarNode and not is_empty(node):
        mark = Mark(node.line, node.column)
        return Level(node.text, mark=mark) if _is_scene(reader, node, scenes) else None
    if type(node) is not MappingNode:
        tell_wrong_kind(reader, node, "a level", "a scene", f"- {next(iter(sorted(scenes)), 'first_ring')}")
        return None
    fields = read_fields(reader, node, "a level", LEVEL_KEYS, ("scene",))
    scene = read_word(reader, fields["scene"][1], "scene") if "scene" in fields else None
    after = read_word(reader, fields["after"][1], "after") if "after" in fields else None
    needs = read_one_of(reader, fields["needs"][1], "needs", _NEEDS) if "needs" in fields else None
    if after is not None and not _is_scene(reader, after, scenes):
        after = None
    if scene is None or not _is_scene(reader, scene, scenes):
        return None
    return Level(scene.text, after.text if after else None, needs or "passed", Mark(node.line, node.column))


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
