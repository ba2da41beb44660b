"""Writes a scene as a script for reviewers: every beat and branch, conditions in words, an id beside every line.

The file's ending says what is made: .html is a page to read and print, .csv and .xlsx are tables with a column for
comments. With --against another version (a YAML file of the same scene, or a folder of dialogues that has it), what
is new, changed and removed since then is marked. The .xlsx needs the package XlsxWriter. Exit code: 0, or 2 for a
wrong call.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.authoring import MissingExtraError
from game.authoring.figures import endings_remembered, explored
from game.authoring.page import pack_page
from game.authoring.review import (
    Fate,
    NoOtherVersionError,
    compared,
    csv_of,
    fate_counts,
    other_version,
    pack_of,
    unchanged,
    xlsx_of,
)
from game.cli.arguments import add_library, named_path
from game.cli.editor_link import add_editor_link, link_to
from game.cli.library import index_of, scene_of
from game.cli.output import add_force, agree, ending_of, write
from game.cli.printed import say
from game.cli.progress import Progress
from game.cli.unpacked import called
from game.cli.wrong import UsageError
from game.terminal.console import INTERRUPTED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``script`` takes."""
    parser.add_argument("scene", metavar="SCENE", help="the scene's id")
    parser.add_argument(
        "-o", "--out", metavar="FILE", type=named_path, required=True, help="the file to write: .html, .csv or .xlsx"
    )
    parser.add_argument(
        "--against", metavar="OTHER", type=named_path, help="an older version to compare with: a file or a folder"
    )
    add_editor_link(parser)
    add_force(parser)
    add_library(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the script; returns the exit code."""
    out: Path = arguments.out
    other: Path | None = arguments.against
    kind = ending_of(out, ".html", ".csv", ".xlsx")
    agree((out,), force=arguments.force)
    index = index_of(arguments.dialogues)
    scene = scene_of(index, arguments.scene)
    link = link_to(arguments.editor_link, index.folder, index.outline.scenes[scene.id])
    with Progress() as progress:
        seen = explored(scene, endings_remembered(index, scene), report=progress.about(scene.id))
        pack = pack_of(scene, index.skills, seen.figures)
    against = ""
    parts = unchanged(pack)
    if other is not None:
        try:
            old = other_version(index, scene.id, other, called(other))
        except NoOtherVersionError as missing:
            raise UsageError(str(missing)) from missing
        against = called(other)
        parts = compared(pack_of(old.scene, old.skills), pack)
    try:
        match kind:
            case ".csv":
                write(out, csv_of(pack, parts, against=bool(against)))
            case ".xlsx":
                write(out, xlsx_of(pack, parts, against=against))
            case _:
                write(out, pack_page(pack, parts, against, link))
    except MissingExtraError as missing:
        raise UsageError(str(missing)) from missing
    spoken = sum(tally.words for tally in pack.tallies)
    say(f"{out}: {len(scene.beats)} beats, {spoken:,} spoken words{_told(fate_counts(parts)) if against else ''}.")
    return INTERRUPTED if progress.is_stopped else 0


def _told(found: dict[Fate, int]) -> str:
    changes = [f"{number} {fate}" for fate, number in found.items() if number]
    if not changes:
        return "; nothing has changed"
    number, fate = changes[0].split()
    changes[0] = f"{number} line{'' if number == '1' else 's'} {fate}"
    return f"; {', '.join(changes)}"
