"""The whole check of one sound scene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.authoring.check.assets import Assets
from game.authoring.check.checks_flow import check_flow
from game.authoring.check.checks_names import check_names, tags_used
from game.authoring.check.checks_plays import check_plays
from game.authoring.check.checks_smells import check_smells
from game.authoring.check.checks_traps import check_traps
from game.authoring.check.checks_truth import check_truth
from game.authoring.check.checks_words import check_words
from game.authoring.check.context import Case
from game.authoring.check.facts import Facts, facts_of
from game.script.source import Page
from game.story.analysis import MOST_STATES, cover
from game.story.engine.compile import program_of
from game.story.model import Scene

CHECKS = (check_names, check_flow, check_truth, check_traps, check_plays, check_smells, check_words)


def check_scene(
    scene: Scene,
    page: Page,
    remembered: Mapping[str, Sequence[str] | None],
    assets: Assets,
    most: int = MOST_STATES,
) -> Facts:
    """Check a scene that has been read without errors.

    Args:
        scene: the scene.
        page: its file; every problem is told on it.
        remembered: the endings of the scenes that it may remember; None for one whose endings cannot be known, and
            then nothing is told of what can never happen.
        assets: what the game can show and play.
        most: how many states are visited before it is only looked over.

    Returns:
        What the rest of the library must know of it.
    """
    asked = {id_: remembered.get(id_) for id_ in program_of(scene).remembers}
    coverage = cover(scene, {id_: endings or () for id_, endings in asked.items()}, most)
    is_certain = coverage.is_whole and None not in asked.values()
    case = Case(scene, page, coverage, assets, is_certain, most)
    for check in CHECKS:
        check(case)
    return facts_of(coverage, frozenset(tags_used(case)), is_certain=is_certain)
