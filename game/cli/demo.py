"""Plays a scene by itself, without a display, and writes a picture of every screen at three sizes."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from game.cli.arguments import add_library, named_path
from game.cli.library import index_of
from game.cli.output import add_force, agree
from game.cli.printed import say
from game.cli.window import NoWindowError, pictures
from game.cli.wrong import UsageError
from game.records.sqlite.store import Store
from game.script.library import LibraryIndex, read_scene
from game.session import Session, World, in_thread
from game.writing import reason_of

SEED: Final = 7
_OURS: Final = re.compile(r".+-\d+x\d+-(light|dark)\.png")
"""How the pictures are named."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``demo`` takes."""
    parser.add_argument(
        "-o", "--out", metavar="DIR", type=named_path, required=True, help="the folder for the pictures"
    )
    add_force(parser)
    add_library(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the pictures and print their names; returns the exit code."""
    agree(_pictures_in(arguments.out), force=arguments.force)
    index = index_of(arguments.dialogues)
    scene = _scene(index)
    spare = partial(Store.in_memory, partial(datetime.now, UTC))

    def new_session() -> Session:
        return Session(index, spare(), "", World(lambda: SEED, spare, grade=in_thread, unlocked=scene))

    try:
        written = pictures(arguments.out, new_session, scene)
    except NoWindowError as reason:
        raise UsageError(str(reason)) from reason
    except OSError as error:
        why = reason_of(error)
        raise UsageError(f"nothing can be written in '{arguments.out}': {why}.") from error
    for path in written:
        say(path)
    return 0


def _pictures_in(out: Path) -> list[Path]:
    """The pictures of an earlier demo."""
    try:
        return sorted(path for path in out.iterdir() if _OURS.fullmatch(path.name))
    except OSError:
        return []


def _scene(index: LibraryIndex) -> str | None:
    """The second sound level, or whatever there is."""
    ids = [level.scene for level in index.course.levels] or list(index.headers)
    sound = [id_ for id_ in ids if read_scene(index, id_).scene is not None]
    return sound[1] if len(sound) > 1 else sound[0] if sound else None
