"""Reads a library in another language, where somebody asks for one."""

from __future__ import annotations

import argparse
import sys

from game.cli.wrong import not_there
from game.paths import assets_dir
from game.script.shelf import Shelf
from game.story.tongue import SOURCE


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option that names a language."""
    parser.add_argument(
        "--lang", metavar="LANG", default=SOURCE, help="the language, as es (en); what is not translated is in English"
    )


def in_language(shelf: Shelf, code: str) -> Shelf:
    """The library as it is read in a language; a file of it that is damaged is told on standard error.

    Raises:
        WrongCall: for a language into which nothing has been translated.
    """
    if code == SOURCE:
        return shelf
    from game.script import tongues  # noqa: PLC0415 - the reader of PO files takes time that only --lang needs

    interface = assets_dir() / "interface"
    known = tongues.languages(shelf.folder, interface)
    if code not in known:
        raise not_there("translation", code, (*known, SOURCE))
    files = (interface / f"{code}{tongues.ENDING}", tongues.translation_of(shelf.folder, code))
    opened = tongues.open_tongue(code, files)
    for notice in opened.notices:
        print(notice, file=sys.stderr)
    return tongues.in_tongue(shelf, opened.tongue)
