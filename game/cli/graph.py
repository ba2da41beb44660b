"""Draws a scene as a map: its beats, the options between them with what each costs, and how it can end.

The file's ending says what is made: .svg is a picture, .html a page to pan, zoom and search in that opens without a
network, .mmd is Mermaid and .dot is Graphviz text. The .svg and the .html need the package graphlay.
A map that is too large to
be drawn whole has less in it, and says so. Exit code: 0, 2 for a wrong call, or 130 after Ctrl-C (what is known so far
is drawn then).
"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.authoring import MissingExtraError
from game.authoring.figures import endings_remembered, explored
from game.authoring.map import dot_of, drawing_of, map_of, mermaid_of, svg_of
from game.authoring.page import graph_page
from game.authoring.review import pack_of, unchanged
from game.cli.arguments import add_library, named_path
from game.cli.editor_link import add_editor_link, link_to
from game.cli.library import index_of, scene_of
from game.cli.output import add_force, agree, ending_of, write
from game.cli.printed import say
from game.cli.progress import Progress
from game.cli.wrong import UsageError
from game.terminal.console import INTERRUPTED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``graph`` takes."""
    parser.add_argument("scene", metavar="SCENE", help="the scene's id")
    parser.add_argument(
        "-o",
        "--out",
        metavar="FILE",
        type=named_path,
        required=True,
        help="the file to write: .svg, .html, .mmd or .dot",
    )
    add_editor_link(parser)
    add_force(parser)
    add_library(parser)


def run(arguments: argparse.Namespace) -> int:
    """Draw the map; returns the exit code."""
    out: Path = arguments.out
    kind = ending_of(out, ".svg", ".html", ".mmd", ".dot")
    agree((out,), force=arguments.force)
    index = index_of(arguments.dialogues)
    scene = scene_of(index, arguments.scene)
    link = link_to(arguments.editor_link, index.folder, index.outline.scenes[scene.id])
    with Progress() as progress:
        seen = explored(scene, endings_remembered(index, scene), report=progress.about(scene.id))
        map_ = map_of(scene, seen.figures, seen.entered, index.skills)
        progress.tell(f"{scene.id}: drawing the map")
        try:
            match kind:
                case ".mmd":
                    made = mermaid_of(map_)
                case ".dot":
                    made = dot_of(map_)
                case ".svg":
                    drawing = drawing_of(map_)
                    map_, made = drawing.map, svg_of(drawing)
                case _:
                    drawing = drawing_of(map_)
                    script = unchanged(pack_of(scene, index.skills, seen.figures))
                    map_, made = drawing.map, graph_page(drawing, script, link)
        except MissingExtraError as missing:
            raise UsageError(str(missing)) from missing
    write(out, made)
    say(f"{out}: {map_.facts}.")
    return INTERRUPTED if progress.is_stopped else 0
