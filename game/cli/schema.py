"""Writes the JSON Schemas with which an editor completes, explains and checks scenes while they are written.

Any editor with the YAML language server can use them (in VS Code: the extension YAML by Red Hat). It finds the right
one by the first line of a file: # yaml-language-server: $schema=../schema/scene.json. Exit code: 0, or 2 for a wrong
call.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.authoring.schema import schemas
from game.cli.output import write
from game.cli.printed import say
from game.cli.wrong import UsageError


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``schema`` takes."""
    parser.add_argument(
        "-o", "--out", metavar="DIR", type=Path, default=Path("schema"), help="the folder to write them into (schema)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the schemas; returns the exit code."""
    folder: Path = arguments.out
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "no reason given").lower()
        raise UsageError(f"the folder '{folder}' cannot be made: {reason}.") from error
    for name, text in schemas().items():
        write(folder / name, text)
        say(folder / name)
    return 0
