"""One scene being checked: all that the checks look at, and the page they tell it on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from game.authoring.check.assets import Assets
from game.authoring.figures import start_in_words
from game.script.catalogue.code import Code
from game.script.source import Page
from game.story.analysis import Atlas, Coverage, OptionFigures, Study, option_figures
from game.story.engine import steps_in
from game.story.model import Choose, Line, Mark, Scene

MOST_TOLD: Final = 40
"""A walk of more options than this is told by its last ones."""


@dataclass(eq=False)
class Case:
    """A scene, what exploring it found, and its file.

    ``is_certain`` says whether what was not found cannot be: every state was visited, from every earlier ending.
    """

    scene: Scene
    page: Page
    coverage: Coverage
    assets: Assets
    is_certain: bool
    most: int
    study: Study = field(init=False)

    def __post_init__(self) -> None:
        self.study = Study(self.coverage.atlas)

    @property
    def atlas(self) -> Atlas:
        """Every state."""
        return self.coverage.atlas

    @cached_property
    def figures(self) -> Mapping[str, OptionFigures]:
        """What each option is worth and costs, by its name ``decision/option``."""
        return option_figures(self.study)

    @cached_property
    def chooses(self) -> dict[str, Choose]:
        """Every ``choose`` by its decision's id."""
        return {beat.id: step for beat in self.scene.beats for step in steps_in(beat.steps) if isinstance(step, Choose)}

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """Where each decision stands: its ``choose``, or the line that can be cut in on."""
        found = {id_: step.mark for id_, step in self.chooses.items()}
        for beat in self.scene.beats:
            for step in steps_in(beat.steps):
                if isinstance(step, Line) and step.cut_in:
                    found[f"{beat.id}.cut_in"] = step.mark
        return found

    def tell(self, code: type[Code], mark: Mark, message: str, hint: str = "") -> None:
        """Tell a problem at a place in the scene's file."""
        self.page.tell_at(code, *mark, message, hint)

    def option_mark(self, place: int) -> Mark:
        """Where an option of the atlas stands; hearing a line out stands where the line does."""
        return self.atlas.options[place][1].option.mark

    def walk(self, state: int) -> str:
        """A shortest walk to a state, in words."""
        options = self.atlas.walk_to(state)
        start = start_in_words(self.atlas.opening_of(state))
        if not options:
            told = "right at the start"
        elif len(options) > MOST_TOLD:
            told = f"after … {', '.join(options[-MOST_TOLD:])}"
        else:
            told = f"after {', '.join(options)}"
        return f"{told} ({start})" if start else told
