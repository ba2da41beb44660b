"""The rules applied: to one sound scene, to one character, to the tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from game.authoring.accepting import accepted_in
from game.authoring.check.assets import AssetNames
from game.authoring.check.context import CharacterContext, CourseContext, LibraryContext, SceneContext, SkillsContext
from game.authoring.check.facts import Facts, facts_of
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.rules import rules
from game.authoring.check.shared.surface import surfaces_of
from game.authoring.figures import explored
from game.script.source import Page
from game.story.analysis import MOST_STATES, Report
from game.story.engine.compile import program_of
from game.story.model import LAST, LAST_OUTCOME, Scene, Skill


def check_scene(  # noqa: PLR0917 - all that a scene is checked against, one by one
    scene: Scene,
    page: Page,
    remembered: Mapping[str, Sequence[str] | None],
    assets: AssetNames,
    most: int = MOST_STATES,
    skills: Mapping[str, Skill] = MappingProxyType({}),
    report: Report | None = None,
) -> Facts:
    """Check a scene that has been read without errors.

    Args:
        scene: the scene.
        page: its file; every problem is told on it.
        remembered: the endings of the scenes that it may remember; None for one whose endings cannot be known, and
            then nothing is told of what can never happen.
        assets: what the game can show and play.
        most: how many states are visited before it is only looked over.
        skills: the library's tags, none where they cannot be read; then nothing is told of skills and faults.
        report: is told how far it is.

    Returns:
        What the rest of the library must know of it.
    """
    of_last = (LAST, LAST_OUTCOME) if scene.follows else ()
    asked = {id_: remembered.get(id_) for id_ in program_of(scene).remembers if id_ not in of_last}
    known = {id_: endings or () for id_, endings in asked.items()}
    visited = explored(scene, known, most=most, report=report, forgets=True)
    is_certain = visited.is_whole and None not in asked.values()
    context = SceneContext(scene, page, visited, assets, skills=skills, is_certain=is_certain)
    _tell_causes(page, [(rule, finding) for rule in rules() for finding in rule.in_scene(context)])
    return facts_of(visited.coverage, context.shared(surfaces_of), context.top("scene"), is_certain=is_certain)


def check_character(context: CharacterContext) -> None:
    """Check a character that has been read without errors; every problem is told on its page."""
    for rule in rules():
        _tell(context.page, rule, rule.in_character(context))


def check_skills(context: SkillsContext, page: Page) -> None:
    """Check the tags; every problem is told on the page of ``skills.yaml``."""
    for rule in rules():
        _tell(page, rule, rule.in_skills(context))


def check_course(context: CourseContext) -> None:
    """Check a course that has been read without errors; every problem is told on its page."""
    for rule in rules():
        _tell(context.page, rule, rule.in_course(context))


def check_library(context: LibraryContext, pages: Mapping[str, Page]) -> None:
    """Check what only all scenes together can tell; every problem is told on the page of a scene, by its id."""
    for rule in rules():
        for scene, finding in rule.in_library(context):
            _tell(pages[scene], rule, (finding,))


def _tell_causes(page: Page, found: Sequence[tuple[type[Rule], Finding]]) -> None:
    """Tell what was found, but not what another finding hides; that one says how much there is of it.

    What the file accepts hides nothing: its author says that it is right, so the rest must be looked at.
    """
    is_accepted = accepted_in(page, {rule.id: rule.severity for rule, _ in found})
    found = [
        (rule, finding._replace(hides=frozenset()) if is_accepted(rule.id, finding.mark.line) else finding)
        for rule, finding in found
    ]
    hides = {(rule.id, code) for rule, finding in found for code in finding.hides}
    hidden = {code for _, code in hides}
    deeper = {code for cause, code in hides if code != cause}
    held_back = [rule.id in deeper or (rule.id in hidden and not finding.hides) for rule, finding in found]
    left = sum(held_back)
    for (rule, finding), is_held in zip(found, held_back, strict=True):
        if is_held:
            continue
        if finding.hides and left:
            more = f". Mend this first: {left} more {'seems' if left == 1 else 'seem'} to come of it"
            left = 0
            _tell(page, rule, (finding._replace(hint=f"{finding.hint}{more}"),))
        else:
            _tell(page, rule, (finding,))


def _tell(page: Page, rule: type[Rule], findings: Iterable[Finding]) -> None:
    for finding in findings:
        page.tell_at(rule, *finding.mark, finding.message, finding.hint, mend=finding.mend)
