"""Visits every state a scene can come to, and tells its endings, scores, bots, and what each option is worth.

Every figure is exact for a scene of at most 1,500,000 states (fewer where each takes much memory or has many options).
Past that the scene is sampled by random walks drawn with --seed, and every figure is marked so. Of a shift every draw
is counted through: who passes the whole of it, and how each call goes from where it can begin. Exit code: 0, 2 for a
wrong call, or 130 after Ctrl-C (what is known so far is told then).
"""

from __future__ import annotations

import argparse

from game.authoring.figures import (
    endings_remembered,
    explored,
    figures_as_data,
    figures_in_text,
    shift_as_data,
    shift_in_text,
)
from game.authoring.wording import filled
from game.cli.arguments import add_format, add_library, seed
from game.cli.library import index_of, scene_of, shift_of
from game.cli.printed import say, say_data
from game.cli.progress import Progress
from game.letters import plain
from game.story.analysis import shift_figures
from game.story.engine import Roster
from game.terminal.console import INTERRUPTED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``explore`` takes."""
    parser.add_argument("scene", metavar="SCENE", help="the scene's id, or a shift's")
    add_library(parser)
    parser.add_argument(
        "--seed", metavar="N", type=seed, default=0, help="what random walks are drawn from, where it is sampled (0)"
    )
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Explore and print; returns the exit code."""
    index = index_of(arguments.dialogues)
    roster = shift_of(index, arguments.scene)
    if roster is not None:
        return _shift(roster, arguments)
    scene = scene_of(index, arguments.scene)
    with Progress() as progress:
        report = progress.about(scene.id)
        figures = explored(scene, endings_remembered(index, scene), arguments.seed, report=report).figures
    if arguments.format == "json":
        say_data({**figures_as_data(figures), "keep": filled(scene.keep, scene)})
    else:
        for line in figures_in_text(figures, scene):
            say(plain(line))
    return _stopped(progress)


def _stopped(progress: Progress) -> int:
    """Say that somebody had enough before all was known; returns the exit code."""
    if not progress.is_stopped:
        return 0
    say("Stopped before every state was visited: these figures are read off a few random walks.", error=True)
    return INTERRUPTED


def _shift(roster: Roster, arguments: argparse.Namespace) -> int:
    """Explore a shift and print; returns the exit code."""
    with Progress() as progress:
        figures = shift_figures(roster, arguments.seed, report=progress.about(roster.shift.id))
    if arguments.format == "json":
        say_data(shift_as_data(figures))
    else:
        for line in shift_in_text(figures, roster):
            say(plain(line))
    return _stopped(progress)
