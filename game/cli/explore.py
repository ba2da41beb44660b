"""Visits every state a scene can come to, and tells its endings, scores, bots, and what each option is worth.

Every figure is exact for a scene of at most 1,500,000 states (fewer where each takes much memory or has many options).
Past that the scene is sampled by random walks drawn with --seed, and every figure is marked so. Exit code: 0, 2 for a
wrong call, or 130 after Ctrl-C (what is known so far is told then).
"""

from __future__ import annotations

import argparse

from game.authoring.figures import endings_remembered, explored, figures_as_data, figures_in_text
from game.authoring.wording import filled
from game.cli.arguments import add_format, add_library, seed
from game.cli.library import index_of, scene_of
from game.cli.printed import say, say_data
from game.cli.progress import Progress
from game.letters import plain
from game.terminal.console import INTERRUPTED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``explore`` takes."""
    parser.add_argument("scene", metavar="SCENE", help="the scene's id")
    add_library(parser)
    parser.add_argument(
        "--seed", metavar="N", type=seed, default=0, help="what random walks are drawn from, where it is sampled (0)"
    )
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Explore and print; returns the exit code."""
    index = index_of(arguments.dialogues)
    scene = scene_of(index, arguments.scene)
    with Progress() as progress:
        report = progress.about(scene.id)
        figures = explored(scene, endings_remembered(index, scene), arguments.seed, report=report).figures
    if arguments.format == "json":
        say_data({**figures_as_data(figures), "keep": filled(scene.keep, scene)})
    else:
        for line in figures_in_text(figures, scene):
            say(plain(line))
    if progress.is_stopped:
        say("Stopped before every state was visited: these figures are read off a few random walks.", error=True)
        return INTERRUPTED
    return 0
