"""Writes the JSON Schemas with which an editor completes, explains and checks scenes while they are written.

Any editor with the YAML language server can use them (in VS Code: the extension YAML by Red Hat). It finds the right
one by the first line of a file: # yaml-language-server: $schema=../schema/scene.json. Exit code: 0, or 2 for a wrong
call.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.authoring.schema import schemas
from game.cli.arguments import named_path
from game.cli.output import add_force, agree, write
from game.cli.printed import say
from game.cli.wrong import UsageError
from game.writing import reason_of


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``schema`` takes."""
    parser.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        type=named_path,
        default=Path("schema"),
        help="the folder to write them into (schema)",
    )
    add_force(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the schemas; returns the exit code."""
    folder: Path = arguments.out
    made = schemas()
    agree([folder / name for name in made], force=arguments.force)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = reason_of(error)
        raise UsageError(f"the folder '{folder}' cannot be made: {reason}.") from error
    for name, text in made.items():
        write(folder / name, text)
        say(folder / name)
    return 0
