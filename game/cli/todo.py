"""Lists what is still to be written: notes to yourself in comments, and what was left in texts.

That is TODO, FIXME, XXX, TBD, TBC and TK, and in texts fillers and placeholders too (lorem ipsum, {{company}}).
A comment is for yourself, and check says nothing of it. A text is read by every player: check warns of it (DLG420).
Exit code: 0 when nothing is left, 1 when something is, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.authoring.unfinished import all_left
from game.cli.arguments import add_format, add_library
from game.cli.from_here import library_of, named_from_here
from game.cli.printed import say, say_data
from game.cli.progress import doing
from game.cli.wrong import UsageError
from game.letters import plain
from game.paths import dialogues_dir
from game.script.library import read_library
from game.script.problems import NoLibraryError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``todo`` takes."""
    add_library(parser)
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """List, and print; returns the exit code."""
    folder: Path = arguments.dialogues or dialogues_dir()
    try:
        with doing("Reading the library"):
            reading = read_library(folder)
            found = all_left(reading)
    except NoLibraryError as missing:
        raise UsageError(str(missing)) from missing
    library = library_of(folder)
    if arguments.format == "json":
        say_data([{"file": named_from_here(library / name), "line": line, "text": text} for name, line, text in found])
    else:
        for name, line, text in found:
            say(f"{plain(named_from_here(library / name))}:{line}: {plain(text)}")
        say(f"{len(found)} left to do." if found else "Nothing is left to do.")
    return int(bool(found))
