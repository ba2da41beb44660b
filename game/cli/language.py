"""Reads a library in another language, where somebody asks for one."""

from __future__ import annotations

import argparse

from game.cli.printed import say
from game.cli.wrong import not_there
from game.paths import assets_dir
from game.script.library import LibraryIndex, translated_index
from game.story.language import SOURCE


def add_language(parser: argparse.ArgumentParser) -> None:
    """The option that names a language."""
    parser.add_argument(
        "--lang",
        metavar="LANG",
        default=SOURCE,
        help="the language, as es (en, or what the player has set); what is not translated is in English",
    )


def in_language(index: LibraryIndex, code: str) -> LibraryIndex:
    """The library as it is read in a language; a file of it that is damaged is told on standard error.

    Raises:
        UsageError: for a language into which nothing has been translated.
    """
    if code == SOURCE:
        return index
    from game.script.language import (  # noqa: PLC0415 - only another language needs the reader of PO files
        PO_SUFFIX,
        languages,
        open_language,
        translation_of,
    )

    interface = assets_dir() / "interface"
    known = languages(index.folder, interface)
    if code not in known:
        raise not_there("translation", code, (*known, SOURCE))
    files = (interface / f"{code}{PO_SUFFIX}", translation_of(index.folder, code))
    opened = open_language(code, files)
    for notice in opened.notices:
        say(notice, error=True)
    return translated_index(index, opened.language)
