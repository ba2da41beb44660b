"""Reads the library's two files of its own: ``course.yaml`` and ``skills.yaml``."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from typing import Final, Literal

from game.script.catalogue import library, names, shapes
from game.script.readers.texts import TextWalker
from game.script.source import Leaf, Node, Page, Rows, Table, is_empty
from game.story.model import PLAYER, Course, Level, Mark, Skill

COURSE_KEYS: Final = frozenset(("title", "levels", "words"))
LEVEL_KEYS: Final = frozenset(("scene", "after", "needs"))
NEEDS: Final[tuple[Literal["passed", "finished"], ...]] = ("passed", "finished")
SKILL_KEYS: Final = frozenset(("label", "half", "kind", "tip"))


class CourseReader(TextWalker):
    """Reads ``course.yaml``. What is sound in it counts, whatever else is wrong."""

    def __init__(self, page: Page, scenes: AbstractSet[str]) -> None:
        super().__init__(page, None)
        self.scenes = scenes

    def course(self, root: Node, otherwise: Course) -> Course:
        """The course; without levels, or with none that can be read, they are those of ``otherwise``."""
        fields = self.fields(root, "course.yaml", COURSE_KEYS, ("title",))
        self.words = self.read_words(fields["words"][1]) if "words" in fields else {}
        title = self.text(fields["title"][1], "title") if "title" in fields else ""
        levels = self.levels(fields["levels"][1]) if "levels" in fields else otherwise.levels
        return Course(title or otherwise.title, levels, self.words)

    def read_words(self, node: Node) -> dict[str, str]:
        """The words a firm changes."""
        found = {}
        for key, value in ({} if is_empty(node) else self.pairs(node, "words", joins=frozenset())).items():
            if self.id(value[0], "a word") and key == PLAYER:
                self.tell(
                    names.UnknownWord,
                    value[0],
                    "{player} is the player's name, and no word of the course",
                    "leave it out",
                )
            found[key] = self.text(value[1], f"the word {key}")
        return found

    def levels(self, node: Node) -> tuple[Level, ...]:
        """The levels in order."""
        if type(node) is not Rows:
            self.wrong_kind(node, "levels", "a list of scenes", "levels: [first_ring, late_install]")
            return ()
        found: dict[str, Level] = {}
        for item in node.items:
            level = self.level(item)
            if level is None:
                continue
            if level.scene in found:
                self.tell(
                    library.LevelOrder,
                    item,
                    f"'{level.scene}' is already a level, in line {found[level.scene].mark.line}",
                    "leave one out",
                )
                continue
            found[level.scene] = level
        self.locked_for_ever(found)
        return tuple(found.values())

    def level(self, node: Node) -> Level | None:
        """One level: a scene, or a scene with rules."""
        if type(node) is Leaf and not is_empty(node):
            mark = Mark(node.line, node.column)
            return Level(node.text, mark=mark) if self.is_scene(node) else None
        if type(node) is not Table:
            self.wrong_kind(node, "a level", "a scene", "- first_ring")
            return None
        fields = self.fields(node, "a level", LEVEL_KEYS, ("scene",))
        scene = self.word(fields["scene"][1], "scene") if "scene" in fields else None
        after = self.word(fields["after"][1], "after") if "after" in fields else None
        needs = self.one_of(fields["needs"][1], "needs", NEEDS) if "needs" in fields else None
        if after is not None and not self.is_scene(after):
            after = None
        if scene is None or not self.is_scene(scene):
            return None
        return Level(scene.text, after.text if after else None, needs or "passed", Mark(node.line, node.column))

    def is_scene(self, leaf: Leaf) -> bool:
        """Whether there is such a scene; told where there is not."""
        if leaf.text in self.scenes:
            return True
        self.tell(
            names.UnknownScene,
            leaf,
            f"there is no scene '{leaf.text}': scenes/{leaf.text}.yaml is missing"[:200],
            self.suggest(leaf.text, self.scenes, "write the scene, or leave the level out"),
        )
        return False

    def locked_for_ever(self, levels: dict[str, Level]) -> None:
        """Tell every level that waits, over whatever others, for itself."""
        for level in levels.values():
            after, met = level.after, {level.scene}
            while after is not None and after not in met:
                met.add(after)
                after = levels[after].after if after in levels else None
            if after == level.scene:
                self.page.tell_at(
                    library.LevelOrder,
                    *level.mark,
                    f"'{level.scene}' waits for itself, so it never opens",
                    "let 'after' name a level that stands before it",
                )


class SkillsReader(TextWalker):
    """Reads ``skills.yaml``."""

    def skills(self, root: Node) -> dict[str, Skill]:
        """Every tag, the broken ones too, so that their uses are not told as well."""
        found = {}
        if type(root) is Table and not root.pairs:
            self.tell(shapes.Empty, root, "there are no tags in skills.yaml", "write at least one")
        for key, node in self.pairs(root, "skills.yaml").values():
            self.id(key, "a tag")
            fields = self.fields(node, "a tag", SKILL_KEYS, ("label", "half", "kind", "tip"), key)
            get = fields.get
            found[key.text] = Skill(
                key.text,
                self.text(value[1], "label") if (value := get("label")) else key.text,
                (self.one_of(value[1], "half", ("heart", "head")) or "heart") if (value := get("half")) else "heart",
                (self.one_of(value[1], "kind", ("skill", "fault")) or "skill") if (value := get("kind")) else "skill",
                self.text(value[1], "tip") if (value := get("tip")) else "",
                Mark(key.line, key.column),
            )
        return found


def course_without_file(title: str, scenes: Iterable[str]) -> Course:
    """The course of a library that has no ``course.yaml``: every scene is a level, by name."""
    return Course(title, tuple(Level(scene) for scene in sorted(scenes)))
