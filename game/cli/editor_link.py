"""The option that makes the lines told on a page into links, which open them in an editor."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import Final
from urllib.parse import quote

from game.cli.unpacked import called, is_unpacked
from game.cli.wrong import UsageError

PATH: Final = "{path}"
_RUNS: Final = ("javascript", "data", "vbscript")
"""What begins a link that opens no file, and does something in the page instead."""
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def add_editor_link(parser: argparse.ArgumentParser) -> None:
    """The option; without it a page that is handed on names no place on this machine."""
    parser.add_argument(
        "--editor-link",
        metavar="LINK",
        type=_link,
        help="make the lines told in an .html links such as 'vscode://file/{path}:{line}', for this machine alone",
    )


def _link(text: str) -> str:
    found = _SCHEME.match(text)
    if found is None or found[1].lower() in _RUNS or not text.isprintable():
        raise argparse.ArgumentTypeError(f"'{text}' is no link to an editor: vscode://file/{{path}}:{{line}} is one")
    if PATH not in text:
        raise argparse.ArgumentTypeError("a link to an editor needs {path} in it, and {line} for the line")
    return text


def link_to(template: str | None, folder: Path, name: str) -> str:
    """What opens a line of a file, with ``{line}`` still in it; ``""`` where no link was asked for.

    Args:
        template: the link, with ``{path}`` and ``{line}``.
        folder: the library.
        name: the file's name in it.

    Raises:
        UsageError: for a library in one file, of which nothing can be opened.
    """
    if template is None:
        return ""
    if is_unpacked(folder):
        raise UsageError(f"nothing in {called(folder)} can be opened in an editor: unpack it for --editor-link.")
    return template.replace(PATH, quote((folder / name).absolute().as_posix(), safe="/:"))
