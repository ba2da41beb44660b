"""What rules look at: one scene, one character, the tags, or all scenes together, and what is known of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeVar

from game.authoring.check.assets import AssetNames
from game.authoring.check.facts import Facts
from game.authoring.figures import Explored, start_in_words
from game.script.source import Page, SourceMap
from game.script.syntax import read_tree
from game.story.analysis import Atlas, Coverage, Study
from game.story.engine import steps_in
from game.story.model import Character, Choose, Course, Line, Mark, Option, Scene, Skill
from game.story.texts import Text

MOST_TOLD: Final = 40
"""A walk of more options than this is told by its last ones."""
AT_THE_START: Final = "right at the start"
TOP: Final = Mark(1, 1)
"""Stands for a place that nobody knows."""
SharedWork = TypeVar("SharedWork")


class FileContext:
    """A file that rules look at. Where a thing stands in it is known from the tree that it was read into."""

    def __init__(self, page: Page, assets: AssetNames) -> None:
        self.page = page
        self.assets = assets

    @cached_property
    def source_map(self) -> SourceMap:
        """Where everything in the file stands; made when somebody asks, from the text that was read."""
        unmarked = Page(self.page.name, self.page.data)
        unmarked.text = self.page.text
        return SourceMap(read_tree(unmarked)[0])

    def top(self, *path: str) -> Mark:
        """Where a key stands that a path from the top of the file leads to, or as far as there is a way."""
        for length in range(len(path), 0, -1):
            if position := self.source_map.of(*path[:length]):
                return position.key
        return TOP

    def beside(self, mark: Mark, key: str) -> Mark:
        """The value of a key in the same group as what stands at ``mark``, or ``mark`` where there is none."""
        position = self.source_map.beside(mark, key)
        return mark if position is None else position.value

    def inside(self, mark: Mark, key: str) -> Mark:
        """The value of a key in the group under the key at ``mark``, or ``mark`` where there is none."""
        position = self.source_map.inside(mark, key)
        return mark if position is None else position.value


class SceneContext(FileContext):
    """A scene, what exploring it found, and its file.

    ``is_certain`` says whether what was not found cannot be: every state was visited, from every earlier ending.
    ``skills`` are the library's tags, none where they cannot be read.
    """

    def __init__(
        self,
        scene: Scene,
        page: Page,
        explored: Explored,
        assets: AssetNames,
        *,
        skills: Mapping[str, Skill],
        is_certain: bool,
    ) -> None:
        super().__init__(page, assets)
        self.skills = skills
        self.scene = scene
        self.explored = explored
        self.is_certain = is_certain
        self._shared: dict[Callable[[SceneContext], Any], Any] = {}

    def shared(self, work: Callable[[SceneContext], SharedWork]) -> SharedWork:
        """What a function finds in this scene: worked out once, for however many rules ask."""
        if work not in self._shared:
            self._shared[work] = work(self)
        found: SharedWork = self._shared[work]
        return found

    @property
    def coverage(self) -> Coverage:
        """What can happen at all."""
        return self.explored.coverage

    @property
    def atlas(self) -> Atlas:
        """Every state."""
        return self.coverage.atlas

    @property
    def study(self) -> Study:
        """What the states are worth."""
        return self.explored.study

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every line, in the order written."""
        return tuple(step for beat in self.scene.beats for step in steps_in(beat.steps) if isinstance(step, Line))

    def voiced(self) -> Iterator[Line]:
        """The first line that names each sound."""
        seen = set[str]()
        for line in self.lines:
            if line.voice is not None and line.voice not in seen:
                seen.add(line.voice)
                yield line

    @cached_property
    def chooses(self) -> Mapping[str, Choose]:
        """Every ``choose`` by its decision's id."""
        return {beat.id: step for beat in self.scene.beats for step in steps_in(beat.steps) if isinstance(step, Choose)}

    @cached_property
    def marks(self) -> Mapping[str, Mark]:
        """Where each decision stands: its ``choose``, or the line that can be cut in on."""
        marks = {id_: step.mark for id_, step in self.chooses.items()}
        for beat in self.scene.beats:
            for step in steps_in(beat.steps):
                if isinstance(step, Line) and step.cut_in:
                    marks[f"{beat.id}.cut_in"] = step.mark
        return marks

    def mark_of(self, text: Text) -> Mark:
        """Where a text of the scene stands: the text itself as far as that is known, and else what it belongs to."""
        if not text.mark.line:
            return self.top(text.kind)
        key = {"ending": "text", "gauge": "label"}.get(text.kind, text.kind)
        return text.mark if text.kind == "line" else self.inside(text.mark, key)

    def kinds(self, option: Option) -> set[str]:
        """What an option's tags are: ``skill``, ``fault``, both; nothing for one without, or where one is unknown."""
        tags = [self.skills.get(tag) for tag in option.does]
        return {tag.kind for tag in tags if tag is not None} if all(tags) else set()

    def option_id(self, option: int) -> str:
        """The id of an option of the atlas."""
        return self.atlas.options[option][1].option.id

    def option_mark(self, option: int) -> Mark:
        """Where an option of the atlas stands; hearing a line out stands where the line does."""
        return self.atlas.options[option][1].option.mark

    def walk(self, state: int) -> str:
        """A shortest walk to a state, in words."""
        options = self.atlas.walk_to(state)
        start = start_in_words(self.atlas.opening_of(state))
        if not options:
            told = AT_THE_START
        elif len(options) > MOST_TOLD:
            told = f"after … {', '.join(options[-MOST_TOLD:])}"
        else:
            told = f"after {', '.join(options)}"
        return f"{told} ({start})" if start else told

    def walk_on(self, option: int, state: int) -> str:
        """A shortest walk to a state and the option taken there, in words."""
        id_ = self.option_id(option)
        walk = self.walk(state)
        return f"after {id_}" if walk == AT_THE_START else f"{walk}, then {id_}"


class CharacterContext(FileContext):
    """A character, its file, and the facts of every scene that has it in its cast.

    ``all_known`` says whether every scene of the library could be read, so that what no scene shows is shown nowhere.
    ``skills`` are the library's tags, none where they cannot be read.
    """

    def __init__(
        self,
        character: Character,
        page: Page,
        scenes: Sequence[Facts],
        assets: AssetNames,
        *,
        skills: Mapping[str, Skill],
        all_known: bool,
    ) -> None:
        super().__init__(page, assets)
        self.skills = skills
        self.character = character
        self.scenes = scenes
        self.all_known = all_known

    @property
    def is_certain(self) -> bool:
        """Whether some scene has the character, and what happens in none of them cannot happen."""
        return self.all_known and bool(self.scenes) and all(facts.is_certain for facts in self.scenes)


@dataclass(frozen=True, eq=False, slots=True)
class SkillsContext:
    """The tags of a library and the facts of all its scenes."""

    skills: Mapping[str, Skill]
    scenes: Sequence[Facts]
    assets: AssetNames


class CourseContext(FileContext):
    """The course and its file; ``scenes`` are the facts of those scenes that are known, by their ids."""

    def __init__(self, course: Course, page: Page, scenes: Mapping[str, Facts], assets: AssetNames) -> None:
        super().__init__(page, assets)
        self.course = course
        self.scenes = scenes


@dataclass(frozen=True, eq=False, slots=True)
class LibraryContext:
    """The facts of every scene of a library, by its id."""

    scenes: Mapping[str, Facts]
