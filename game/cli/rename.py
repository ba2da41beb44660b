"""Gives something another name, everywhere it is named: scenes, people, tags, the course, translations, plays.

KIND is what it is: scene, character, meter, tag, word, beat, option, flag, note or ending. What belongs to a scene is
written with the scene before it, teapot.ring, or without where only one scene has it; a meter after its character,
mr_bell.anger; an option of one beat only as teapot.ring.photos. Files that are called after it are called otherwise
too. Comments and the words of texts stay as they are.

It shows what would change and asks; where nobody can be asked, nothing is written without --yes. Everything is
written, or nothing. Results that were kept under the old name are still understood: the library remembers it, in
renamed.yaml (--forget for a name that nobody has played under yet).
Exit code: 0, 1 where it cannot be renamed so, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import get_args

from game.authoring.rename import NotThereError, RefusedError, Renaming, rename, wanted
from game.cli.arguments import add_library, one_of
from game.cli.asking import agreed
from game.cli.changes import Change, diff_of
from game.cli.from_here import named_from_here
from game.cli.library import own_library
from game.cli.printed import say
from game.cli.progress import doing
from game.cli.wrong import UsageError
from game.script.library import outline_of
from game.script.names import KINDS, Kind, names_in_library
from game.script.problems import NoLibraryError
from game.script.source import PORTRAITS, VOICES, Sources, files_beside, read_sources
from game.writing import reason_in_words, write_together


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``rename`` takes."""
    parser.add_argument("kind", metavar="KIND", type=one_of("kind", *KINDS), help="what it is, such as beat or tag")
    parser.add_argument("old", metavar="OLD", help="what it is called now")
    parser.add_argument("new", metavar="NEW", help="what it should be called")
    parser.add_argument("--scene", metavar="SCENE", default="", help="the scene that it belongs to")
    add_library(parser)
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and write nothing")
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument("--forget", action="store_true", help="do not remember the old name in renamed.yaml")


def run(arguments: argparse.Namespace) -> int:
    """Show what would change, ask, and write; returns the exit code."""
    folder = own_library(arguments.dialogues)
    try:
        with doing("Looking up every place where it is named"):
            # In what is told, files are named from where one stands.
            sources = replace(read_sources(folder), label=named_from_here(folder))
            made = _renaming(arguments, folder, sources)
    except (NoLibraryError, NotThereError) as missing:
        raise UsageError(str(missing)) from missing
    except RefusedError as refused:
        say(str(refused), error=True)
        for line in refused.more:
            say(f"  {line}", error=True)
        return 1
    for line in _diff(folder, made):
        say(line)
    say(_tally(folder, made))
    if arguments.dry_run or not agreed(yes=arguments.yes):
        return 0
    _write(folder, sources, made)
    say("Written.")
    return 0


def _renaming(arguments: argparse.Namespace, folder: Path, sources: Sources) -> Renaming:
    """What is asked for, worked out."""
    beside = _beside(folder)
    kind: Kind = next(one for one in get_args(Kind) if one == arguments.kind)
    one = wanted(names_in_library(outline_of(sources), beside), kind, arguments.old, arguments.scene)
    return rename(sources, one, arguments.new, beside, remembers=not arguments.forget)


def _beside(folder: Path) -> frozenset[str]:
    """The library's own drawings and sounds, by their names in it."""
    parts = ((PORTRAITS, False), (VOICES, True))
    return frozenset(f"{part}/{name}" for part, deep in parts for name in files_beside(folder / part, deep=deep).files)


def _diff(folder: Path, made: Renaming) -> Iterator[str]:
    for name, (was, now) in made.files.items():
        old, new = named_from_here(folder / name), named_from_here(folder / made.moves.get(name, name))
        yield from diff_of(Change(was, now), old if was else "nothing", new)


def _tally(folder: Path, made: Renaming) -> str:
    called = [
        f"{named_from_here(folder / old)} becomes {named_from_here(folder / new)}" for old, new in made.moves.items()
    ]
    places = f"{made.places} place{'' if made.places == 1 else 's'}"
    files = f"{len(made.files)} file{'' if len(made.files) == 1 else 's'}"
    told = f"{made.what.what.kind} {made.what.what.path}: {places}, {files}."
    return "\n".join(["", *called, *filter(None, (made.remark,)), told])


def _write(folder: Path, sources: Sources, made: Renaming) -> None:
    """Write everything, or nothing.

    Raises:
        UsageError: where it cannot be written; then everything is as it was.
    """
    now = read_sources(folder)
    changed = next((name for name in made.files if now.digest(name) != sources.digest(name)), None)
    if changed is not None:
        raise UsageError(
            f"{named_from_here(folder / changed)} has changed meanwhile, and nothing was written. Try again."
        )
    files: Mapping[Path, bytes] = {folder / name: data for name, (_, data) in made.files.items()}
    try:
        write_together(files, {folder / old: folder / new for old, new in made.moves.items()})
    except OSError as error:
        raise UsageError(f"it cannot be written ({reason_in_words(error)}), and everything is as it was.") from error
