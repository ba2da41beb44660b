"""Tells every word that players read and no dictionary has: where it stands, and what may have been meant.

English (British and American) and the other languages that there are dictionaries of, Spanish among them; nothing is
sent anywhere. With --lang, the translation into that language; where there is none, the scenes themselves are read as
written in it. Names of people are known, and so is what stands in words.txt in the library, one word a line: --add
writes there. Needs the package simplemma. Exit code: 0, 1 when words are in doubt, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.authoring import MissingExtraError
from game.authoring.spelling import (
    Dictionary,
    Doubt,
    Place,
    add_words,
    allowed_in,
    check_spelling,
    languages,
    words_file,
    words_in,
)
from game.authoring.translation import unread
from game.cli.arguments import add_format, add_library
from game.cli.check import pointed_at
from game.cli.from_here import library_of, named_from_here
from game.cli.library import own_library
from game.cli.printed import say, say_data
from game.cli.progress import doing
from game.cli.unpacked import called
from game.cli.wrong import UsageError, not_there
from game.letters import plain
from game.paths import dialogues_dir
from game.script.language import PoError, translation_of
from game.script.library import LibraryReading, read_library
from game.script.problems import NoLibraryError
from game.script.source import WORDS_FILE
from game.story.language import SOURCE
from game.writing import reason_of

MOST_PLACES = 6
"""Of a word that stands in more places than this, the others are only counted."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``spell`` takes."""
    parser.add_argument("scenes", metavar="SCENE", nargs="*", help="look at these scenes alone (all that players read)")
    parser.add_argument("--lang", metavar="LANG", default=SOURCE, help="the language, as es (en)")
    parser.add_argument(
        "--add", metavar="WORD", action="append", default=[], help="write a word that is right into words.txt"
    )
    add_library(parser)
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Look, and print; returns the exit code."""
    if arguments.add:
        return _added(arguments)
    try:
        with doing("Reading the library"):
            reading = read_library(arguments.dialogues or dialogues_dir())
            known = languages()
    except (NoLibraryError, MissingExtraError) as missing:
        raise UsageError(str(missing)) from missing
    for scene in arguments.scenes:
        if scene not in reading.outline.scenes:
            raise not_there("scene", scene, reading.outline.scenes, f"in {called(reading.outline.folder)}")
    language: str = arguments.lang
    if language.partition("_")[0] not in known:
        raise not_there("dictionary for", language, known)
    listed = words_file(reading.outline.folder)
    if listed.refusal is not None:
        raise UsageError(f"{listed.refusal.of(WORDS_FILE)}.")
    try:
        with doing("Looking up every word"):
            allowed = allowed_in(reading, listed)
            doubts = check_spelling(reading, arguments.scenes, language, Dictionary(language), allowed)
    except PoError as wrong:
        raise UsageError(f"the translation cannot be read: {wrong.message} (line {wrong.line}).") from wrong
    library = library_of(reading.outline.folder)
    if arguments.format == "json":
        say_data([_data(doubt, library) for doubt in doubts])
    else:
        for doubt in doubts:
            say(_in_text(doubt, library), end="\n\n")
        _tell_rest(reading, doubts)
    if language != SOURCE and not translation_of(reading.outline.folder, language).exists():
        say(f"There is no translation into {language} here: the scenes were read as if written in it.", error=True)
    return int(bool(doubts))


def _added(arguments: argparse.Namespace) -> int:
    """Write words into the list of the library; returns the exit code."""
    words = [word.strip() for word in arguments.add]
    for word in words:
        if [found.text for found in words_in(word)] != [word]:
            raise UsageError(f"'{word}' is not one word.")
    folder = own_library(arguments.dialogues)
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}.")
    try:
        new = add_words(folder, words)
    except OSError as error:
        raise UsageError(f"'{folder / WORDS_FILE}' cannot be written: {reason_of(error)}.") from error
    except ValueError as wrong:
        raise UsageError(f"{wrong}.") from wrong
    say(f"{folder / WORDS_FILE}: {', '.join(new)} added." if new else f"{folder / WORDS_FILE}: nothing new.")
    return 0


def _file(place: Place, library: Path) -> str:
    return named_from_here(library / place.file.partition("/")[2])


def _in_text(doubt: Doubt, library: Path) -> str:
    """A word as a person reads it: where it first stands, the line, what may be meant, and where else it stands."""
    first, *others = doubt.places
    told = [f"{plain(_file(first, library))}:{first.line}:{first.column}: '{doubt.word}' is in no dictionary"]
    if first.source.strip():
        told += [f"    {line}" for line in pointed_at(first.source, first.column)]
    if doubt.suggestions:
        told.append(f"  did you mean {' or '.join(repr(one) for one in doubt.suggestions)}?")
    if others:
        listed = [
            f"line {place.line}" if place.file == first.file else f"{plain(_file(place, library))}:{place.line}"
            for place in others[:MOST_PLACES]
        ]
        more = f" and {len(others) - MOST_PLACES} more" if len(others) > MOST_PLACES else ""
        told.append(f"  also in {', '.join(dict.fromkeys(listed))}{more}")
    return "\n".join(told)


def _tell_rest(reading: LibraryReading, doubts: tuple[Doubt, ...]) -> None:
    """What to do about it, and what could not be looked at."""
    if doubts:
        number = "1 word is" if len(doubts) == 1 else f"{len(doubts)} words are"
        say(
            f"{number} in doubt. Mend what is a slip. What is right as it is, such as a name, goes into {WORDS_FILE},"
            " one word a line, or is put there by --add and the word."
        )
    else:
        say("No word is in doubt.")
    if left := unread(reading):
        say(f"Left out because of problems: {', '.join(sorted(left))}. The command check shows them.", error=True)


def _data(doubt: Doubt, library: Path) -> dict[str, object]:
    return {
        "word": doubt.word,
        "suggestions": list(doubt.suggestions),
        "places": [
            {"file": _file(place, library), "line": place.line, "column": place.column} for place in doubt.places
        ],
    }
