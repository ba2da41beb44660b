"""Counts a library, scene by scene: words, minutes, beats, decisions, the shortest and the longest way, endings.

With it go the skills and faults by scene, who appears where, and how far each translation is. -o writes all of it as
one page or workbook, or the table of scenes alone as .csv. Ways are measured where every state of a scene can be
visited (see explore). Exit code: 0, or 2 for a wrong call.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.authoring import MissingExtraError
from game.authoring.census import census_as_data, census_sheets, count_library, languages_done
from game.authoring.sheet import csv_of_sheet, sheet_in_text, sheets_page, xlsx_of_sheets
from game.cli import streams
from game.cli.arguments import add_format, add_library, named_path
from game.cli.library import index_of
from game.cli.output import add_force, agree, ending_of, write
from game.cli.printed import say, say_data
from game.cli.progress import Progress
from game.cli.wrong import UsageError
from game.letters import plain
from game.session import about_of
from game.story.model import fill
from game.terminal.console import INTERRUPTED


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``figures`` takes."""
    add_library(parser)
    parser.add_argument("-o", "--out", metavar="FILE", type=named_path, help="write them: .html, .csv or .xlsx")
    add_force(parser)
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Count, and print or write; returns the exit code."""
    out: Path | None = arguments.out
    kind = "" if out is None else ending_of(out, ".html", ".csv", ".xlsx")
    if out is not None and arguments.format == "json":
        raise UsageError("--format json prints the figures, and -o writes them as a page or a table: say one of them.")
    if out is not None:
        agree((out,), force=arguments.force)
    index = index_of(arguments.dialogues)
    with Progress() as progress:
        scenes, broken = count_library(index, lambda scene: about_of(scene).minutes, progress.about)
        done, wrong = languages_done(index.folder)
    if broken:
        say(f"Left out because of problems: {', '.join(broken)}. The command check shows them.", error=True)
    for told in wrong:
        say(told, error=True)
    if arguments.format == "json":
        say_data(census_as_data(scenes, done))
        return INTERRUPTED if progress.is_stopped else 0
    sheets = census_sheets(scenes, index.skills, [level.scene for level in index.course.levels], done)
    title = f"{fill(index.course.title, index.course.words) or index.folder.name}: figures"
    try:
        match kind:
            case ".csv":
                write(out or Path(), csv_of_sheet(sheets[0]))
            case ".xlsx":
                write(out or Path(), xlsx_of_sheets(title, sheets))
            case ".html":
                write(out or Path(), sheets_page(title, _counted(len(scenes)), sheets))
            case _:
                for at, sheet in enumerate(sheets):
                    if at:
                        say()
                    for line in sheet_in_text(sheet, streams.width() or streams.WIDEST):
                        say(plain(line))
    except MissingExtraError as missing:
        raise UsageError(str(missing)) from missing
    if out is not None:
        say(f"{out}: {_counted(len(scenes))}")
    return INTERRUPTED if progress.is_stopped else 0


def _counted(scenes: int) -> str:
    return f"{scenes:,} scene{'s' if scenes != 1 else ''}."
