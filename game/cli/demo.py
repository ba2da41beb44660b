"""Plays a scene by itself, without a display, and writes a picture of every screen at three sizes."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from game.cli.arguments import add_library
from game.cli.library import index_of
from game.cli.window import NoWindowError, pictures
from game.cli.wrong import UsageError
from game.records.sqlite.store import Store


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``demo`` takes."""
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the folder for the pictures")
    add_library(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the pictures and print their names; returns the exit code."""
    index = index_of(arguments.dialogues)
    try:
        written = pictures(arguments.out, index, partial(Store.in_memory, partial(datetime.now, UTC)))
    except NoWindowError as reason:
        raise UsageError(str(reason)) from reason
    except OSError as error:
        raise UsageError(f"nothing can be written in '{arguments.out}': {error.strerror or error}.") from error
    for path in written:
        print(path)
    return 0
