"""Makes a translation, brings it up to date with the scenes, and says how far it is.

  extract   write a new file with every text in it, for a translator to fill in
  update    after scenes have changed: add what is new, mark what changed as fuzzy, put out of use what is gone
  status    count what is done, part by part

The files are gettext's PO files, dialogues/translations/LANG.po; with --interface, those of the interface itself.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Final, NamedTuple

from game.authoring.translation import (
    Count,
    interface_entries,
    is_unread,
    made,
    messages,
    part_counts,
    part_of,
    unread,
    updated,
)
from game.cli.arguments import add_format, add_library, in_library, program
from game.cli.library import PACKAGE, own_library
from game.cli.printed import say, say_data
from game.cli.progress import doing
from game.cli.unpacked import called
from game.cli.wrong import UsageError
from game.paths import assets_dir, dialogues_dir
from game.script.language import CODE, PO_SUFFIX, Po, PoEntry, PoError, languages, read_po, translation_of, write_po
from game.script.library import read_library
from game.script.problems import NoLibraryError
from game.story.language import SOURCE
from game.writing import reason_of

INTERFACE: Final = "interface"
"""The folder of the interface's translations, among the assets."""


class Task(NamedTuple):
    """What is to be translated, and where its translation stands."""

    file: Path
    of_what: str
    wanted: tuple[PoEntry, ...]
    part: Callable[[str], str]
    unread: frozenset[str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``translate`` takes."""
    parser.add_argument("what", metavar="extract|update|status", type=_what, help="what to do")
    parser.add_argument("--lang", metavar="LANG", type=_code, help="the language, as es or pt_BR")
    parser.add_argument("--interface", action="store_true", help="the texts of the interface, not those of the scenes")
    add_library(parser)
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Do it; returns the exit code."""
    codes = _codes(arguments)
    with doing("Reading the library"):
        task_in = _tasks(arguments)
    tasks = {code: task_in(code) for code in codes}
    if arguments.what == "status":
        _status(tasks, as_json=arguments.format == "json")
        return 0
    for code, task in tasks.items():
        (_extract if arguments.what == "extract" else _update)(task, code, _behind(arguments))
        if task.unread:
            say(f"Left as they were, because they cannot be read: {', '.join(sorted(task.unread))}.")
    return 0


def _behind(arguments: argparse.Namespace) -> str:
    """What the same call has behind its language."""
    return f"{' --interface' if arguments.interface else ''}{in_library(arguments.dialogues)}"


def _what(text: str) -> str:
    if text in ("extract", "update", "status"):
        return text
    raise argparse.ArgumentTypeError(f"there is no 'translate {text}', there is extract, update and status")


def _code(text: str) -> str:
    if text == SOURCE:
        raise argparse.ArgumentTypeError("scenes are written in English (en), so there is nothing to translate")
    if CODE.fullmatch(text):
        return text
    raise argparse.ArgumentTypeError(f"a language is written as es or pt_BR, not '{text}'")


def _codes(arguments: argparse.Namespace) -> tuple[str, ...]:
    """The language asked for, or every one that there is."""
    if arguments.lang is not None:
        return (arguments.lang,)
    if arguments.what == "extract":
        extract = f"{program()} translate extract --lang es{_behind(arguments)}"
        raise UsageError(f"translate extract needs a language: {extract}")
    folder = arguments.dialogues or dialogues_dir()
    if not (arguments.interface or folder.is_dir()):
        raise UsageError(f"there is no folder {folder}.")
    nowhere = folder / "nowhere"
    interface = assets_dir() / INTERFACE
    found = languages(nowhere, interface) if arguments.interface else languages(folder, nowhere)
    if not found:
        extract = f"{program()} translate extract --lang es{_behind(arguments)}"
        raise UsageError(f"there is no translation yet. Begin one with: {extract}")
    return found


def _tasks(arguments: argparse.Namespace) -> Callable[[str], Task]:
    """What is to be translated, read once; it answers with the task in a language."""
    if arguments.interface:
        if arguments.what != "status" and PACKAGE in assets_dir().parents:
            raise UsageError("the texts of the interface are part of the installed program: use a checkout of it.")
        entries = interface_entries(PACKAGE)
        files = assets_dir() / INTERFACE
        return lambda code: Task(
            files / f"{code}{PO_SUFFIX}", "Head & Heart", entries, lambda _: INTERFACE, frozenset()
        )
    is_written = arguments.what != "status"
    folder = own_library(arguments.dialogues) if is_written else arguments.dialogues or dialogues_dir()
    try:
        reading = read_library(folder)
    except NoLibraryError as missing:
        raise UsageError(str(missing)) from missing
    wanted = tuple(message.entry for message in messages(reading))
    title, left = reading.library.course.title, unread(reading)
    return lambda code: Task(translation_of(folder, code), title, wanted, part_of, left)


def _extract(task: Task, code: str, behind: str) -> None:
    if task.file.exists():
        update = f"{program()} translate update --lang {code}{behind}"
        raise UsageError(f"{task.file} is there already. Bring it up to date with: {update}")
    _write(task.file, made(code, task.of_what, task.wanted))
    say(f"Wrote {task.file} with {_count(len(task.wanted), 'text')}.")


def _update(task: Task, code: str, behind: str) -> None:
    if not task.file.exists():
        extract = f"{program()} translate extract --lang {code}{behind}"
        raise UsageError(f"there is no {task.file}. Begin it with: {extract}")
    done = updated(_read(task.file), task.wanted, lambda entry: is_unread(entry.context, task.unread))
    _write(task.file, done.po)
    say(
        f"{task.file}: {done.kept} kept, {done.untranslated} to translate, {done.changed} changed and marked fuzzy,"
        f" {done.gone} out of use."
    )


def _status(tasks: dict[str, Task], *, as_json: bool) -> None:
    found = {code: _counted(task) for code, task in tasks.items()}
    if as_json:
        say_data({code: [asdict(count) for count in each] for code, each in found.items()})
        return
    for code, each in found.items():
        say(called(tasks[code].file))
        width = max((len(count.part) for count in each), default=0)
        for count in each:
            say(f"  {count.part.ljust(width)}  {_in_words(count)}")
        done, texts = sum(count.done for count in each), sum(count.texts for count in each)
        say(f"  {code}: {done} of {_count(texts, 'text')} translated.")


def _counted(task: Task) -> list[Count]:
    po = _read(task.file) if task.file.exists() else Po(())
    return part_counts(po, task.wanted, task.part, lambda context: is_unread(context, task.unread))


def _in_words(count: Count) -> str:
    told = [f"{count.done:4} of {count.texts:4}"]
    if count.texts and not count.is_begun:
        told.append("not begun")
    else:
        told += [f"{n} {name}" for n, name in ((count.fuzzy, "fuzzy"), (count.missing, "missing")) if n]
    if count.stale:
        told.append(f"{count.stale} stale")
    return ", ".join(told)


def _read(path: Path) -> Po:
    try:
        return read_po(path)
    except PoError as bad:
        raise UsageError(f"{called(path)}, line {bad.line}: {bad.message}.") from None


def _write(path: Path, po: Po) -> None:
    try:
        write_po(path, po)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {reason_of(error)}.") from None


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
