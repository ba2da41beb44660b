"""What a rule is: a problem's manual page and the check that finds it, together in one class."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from game.authoring.check.context import CharacterContext, CourseContext, LibraryContext, SceneContext, SkillsContext
from game.script.catalogue.code import Code
from game.script.problems import Mend
from game.story.model import Mark

WEIGHED: Final = frozenset(("DLG206", "DLG307", "DLG310", "DLG311", "DLG312", "DLG313"))
"""The rules that weigh options by the score that they lead to: with a score that is wrong, so are they."""


class Finding(NamedTuple):
    """One place where a rule is broken: where, what was found, and how to mend it.

    ``hides`` are the codes that are not told of a scene as long as this is. ``mend`` is there where the hint can be
    followed by a machine.
    """

    mark: Mark
    message: str
    hint: str = ""
    hides: frozenset[str] = frozenset()
    mend: Mend | None = None


class Rule(Code):
    """A kind of problem that reading alone cannot tell.

    Each stands in a module of its own in ``rules``: the docstring is its manual page, with examples that are tested,
    and its methods look for it. One that looks at nothing of a kind leaves that method as it is here. What a method
    returns is told with the rule's own code and severity.
    """

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterable[Finding]:  # noqa: ARG003 - what there is to look at
        """Where a scene breaks the rule."""
        return ()

    @classmethod
    def in_character(cls, context: CharacterContext) -> Iterable[Finding]:  # noqa: ARG003 - as above
        """Where a character's file breaks the rule."""
        return ()

    @classmethod
    def in_skills(cls, context: SkillsContext) -> Iterable[Finding]:  # noqa: ARG003 - as above
        """Where ``skills.yaml`` breaks the rule."""
        return ()

    @classmethod
    def in_course(cls, context: CourseContext) -> Iterable[Finding]:  # noqa: ARG003 - as above
        """Where ``course.yaml`` breaks the rule."""
        return ()

    @classmethod
    def in_library(cls, context: LibraryContext) -> Iterable[tuple[str, Finding]]:  # noqa: ARG003 - as above
        """Where all scenes together break the rule: each time the scene, by its id, and the place in it."""
        return ()
