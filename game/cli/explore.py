"""Visits every state a scene can come to, and tells its endings, scores, bots, and what each option is worth.

Every figure is exact for a scene of at most 2,000,000 states. Past that the scene is sampled by random walks drawn
with --seed, and every figure is marked so. Exit code: 0, or 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import json

from game.authoring.figures import as_data, find, in_text
from game.cli.arguments import add_format, add_library, seed
from game.cli.library import index_of, scene_of
from game.script.library import LibraryIndex, read_scene
from game.story.engine.compile import program_of
from game.story.model import Scene


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
    found = find(scene, endings_remembered(index, scene), arguments.seed)
    if arguments.format == "json":
        print(json.dumps(as_data(found), ensure_ascii=False, indent=2))
    else:
        for line in in_text(found, scene):
            print(line)
    return 0


def endings_remembered(index: LibraryIndex, scene: Scene) -> dict[str, tuple[str, ...]]:
    """For each scene that a scene remembers, the endings it can have had; none for one that cannot be played."""
    endings = {}
    for id_ in program_of(scene).remembers:
        reading = read_scene(index, id_)
        endings[id_] = () if reading.scene is None else tuple(ending.id for ending in reading.scene.endings)
    return endings
