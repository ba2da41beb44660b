"""Puts a library into one file, to hand it on: play --dialogues calls.zip and check calls.zip read it as it is.

In it is what the library needs: scenes, cast, course, skills, translations, its own portraits, places and voices,
words.txt and renamed.yaml; nothing hidden, no saves, no copies. The same library always gives the same file. It is
checked first: with errors it is not packed, unless --anyway says so. Exit code: 0 when it was packed, 1 with errors, 2
for a wrong call.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from game.authoring.sharing import packed
from game.cli.arguments import add_library, library_named, named_path, program, typed
from game.cli.check import checks_of, in_text
from game.cli.output import add_force, agree, ending_of, write
from game.cli.printed import say
from game.cli.progress import Progress
from game.cli.unpacked import called
from game.cli.wrong import UsageError
from game.paths import default_cache_dir
from game.script.problems import NoLibraryError
from game.script.source import CAST, PLACES, PORTRAITS, SCENES, TRANSLATIONS, VOICES, ZIP, ArchiveError
from game.terminal.console import INTERRUPTED

_PARTS = (
    (SCENES, "scene", "scenes"), (CAST, "person", "people"), (TRANSLATIONS, "translation", "translations"),
    (PORTRAITS, "portrait", "portraits"), (PLACES, "place", "places"), (VOICES, "sound", "sounds"),
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``pack`` takes."""
    parser.add_argument("library", metavar="LIBRARY", nargs="?", type=named_path, help="the folder of scenes to pack")
    add_library(parser, "the same, named as for other commands")
    parser.add_argument("-o", "--out", metavar="FILE", type=named_path, required=True, help="the file to write: .zip")
    parser.add_argument("--anyway", action="store_true", help="pack it although it has errors")
    add_force(parser)


def run(arguments: argparse.Namespace) -> int:
    """Check, pack, and say what is in it; returns the exit code."""
    folder = library_named(arguments.library, arguments.dialogues)
    out: Path = arguments.out
    if folder is None:
        raise UsageError(f"say which library to pack: pack LIBRARY -o {typed(out)}")
    ending_of(out, ZIP)
    agree((out,), force=arguments.force)
    try:
        with Progress() as progress:
            found = checks_of([folder], default_cache_dir(), progress)
        if progress.is_stopped:
            say("Stopped, and nothing was packed.", error=True)
            return INTERRUPTED
        problems = [problem for one in found for problem in one.problems]
        errors = [problem for problem in problems if problem.severity == "error"]
        for problem in errors:
            say(in_text(problem), end="\n\n")
        if errors and not arguments.anyway:
            say(f"Nothing was packed, because of {_count(len(errors), 'error', 'errors')}. To pack it so: --anyway")
            return 1
        made = packed(folder)
    except NoLibraryError as missing:
        raise UsageError(str(missing)) from missing
    except ArchiveError as refused:
        raise UsageError(f"{called(folder)} cannot be handed on in one file: {refused}.") from refused
    write(out, made.data)
    for name in made.left_out:
        say(f"Left out, because it cannot be read: {name}")
    say(f"{out}: {_in_words(made.counts)}; {_size(len(made.data))}.")
    warnings = len(problems) - len(errors)
    if warnings:
        say(f"It has {_count(warnings, 'warning', 'warnings')}: {program()} check {typed(called(folder))}")
    say(f"Whoever has the game plays it with: {program()} play --dialogues {typed(out.name)}")
    return 0


def _in_words(counts: Counter[str]) -> str:
    return ", ".join(_count(counts[part], one, many) for part, one, many in _PARTS if counts[part])


def _size(number: int) -> str:
    return f"{number / 1_000_000:,.1f} MB" if number >= 1_000_000 else f"{number / 1000:,.0f} kB"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
