"""Lists the lines to be recorded, with what is there of them; takes recordings in; names them in the scenes.

voices lists every line that a person speaks, numbered for each speaker, with the file it is heard from and what is
there: missing, too long or too short for its text, not to be played, left over. -o writes the list as a page, a table
or a workbook, to hand to whoever speaks.
voices import FOLDER copies takes named by number (ana_012.wav, "ana 12 take 3.wav", ana/12.wav) into the folder voices
under their right names: the take marked best, or else the last. Each is measured first.
voices name writes the key voice beside every line whose recording is there and which does not name it yet. It shows
what would change and asks; where nobody can be asked, nothing is written without --yes.
Exit code: 0, 1 where a take did not fit, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.authoring import MissingExtraError
from game.authoring.check import SoundShelf
from game.authoring.recording import (
    Fitted,
    Spoken,
    State,
    fitted,
    in_all,
    left_over,
    named_in,
    one_sheet,
    recording_sheets,
    spoken_in,
    state_of,
    with_voices,
)
from game.authoring.sheet import csv_of_sheet, sheets_page, xlsx_of_sheets
from game.cli.arguments import add_library, in_library, named_path, program
from game.cli.changes import Change, propose
from game.cli.language import add_language, in_language
from game.cli.library import index_of, own_library
from game.cli.output import add_force, agree, ending_of, write
from game.cli.printed import say
from game.cli.progress import doing
from game.cli.unpacked import called
from game.cli.wrong import UsageError, not_there
from game.letters import padded, plain
from game.paths import dialogues_dir
from game.script.library import LibraryIndex, read_scene
from game.script.source import VOICES
from game.story.model import Scene, fill
from game.writing import make_folder_for, reason_of

TEXT_SHOWN: Final = 50
"""So many characters of a line are shown in a terminal."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``voices`` takes."""
    parser.add_argument(
        "words", metavar="SCENE", nargs="*", help="list these scenes alone; or: import FOLDER; or: name"
    )
    parser.add_argument("-o", "--out", metavar="FILE", type=named_path, help="write the list: .html, .csv or .xlsx")
    parser.add_argument("--yes", action="store_true", help="voices name: write without asking")
    add_library(parser)
    add_language(parser)
    add_force(parser)


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked; returns the exit code."""
    words: list[str] = arguments.words
    match words:
        case ["import", folder]:
            return _import(arguments.dialogues, named_path(folder), force=arguments.force)
        case ["import", *_]:
            raise UsageError("say where the takes are: voices import FOLDER.")
        case ["name"]:
            return _name(own_library(arguments.dialogues), yes=arguments.yes)
    return _list(arguments, words)


def _list(arguments: argparse.Namespace, wanted: Sequence[str]) -> int:
    """List what is to be recorded; returns the exit code."""
    out: Path | None = arguments.out
    kind = "" if out is None else ending_of(out, ".html", ".csv", ".xlsx")
    if out is not None:
        agree((out,), force=arguments.force)
    folder: Path = arguments.dialogues or dialogues_dir()
    index = in_language(index_of(folder), arguments.lang)
    for scene in wanted:
        if scene not in index.headers:
            raise not_there("scene", scene, index.headers, f"in {called(index.folder)}")
    shelf = SoundShelf([folder])
    every = spoken_in(_scenes(index), shelf.names)
    with doing("Measuring what was recorded"):
        lines = [(line, state_of(line, shelf)) for line in every if not wanted or line.scene in wanted]
    extra = () if wanted else left_over(every, shelf)
    if out is None:
        _tell(lines, extra)
        return 0
    title = f"To be recorded: {fill(index.course.title, index.course.words) or index.folder.name}"
    try:
        match kind:
            case ".csv":
                write(out, csv_of_sheet(one_sheet(lines)))
            case ".xlsx":
                write(out, xlsx_of_sheets(title, recording_sheets(lines)))
            case _:
                write(out, sheets_page(title, _summary(lines, extra), recording_sheets(lines)))
    except MissingExtraError as missing:
        raise UsageError(str(missing)) from missing
    say(f"{out}: {_summary(lines, extra)}")
    return 0


def _scenes(index: LibraryIndex) -> dict[str, Scene]:
    """Every scene that can be played, in the order of the levels; what is left out is told."""
    levels = [level.scene for level in index.course.levels if level.scene in index.headers]
    with doing("Reading the scenes"):
        found = {id_: read_scene(index, id_).scene for id_ in dict.fromkeys([*levels, *index.headers])}
    broken = sorted({*(id_ for id_, scene in found.items() if scene is None), *(index.outline.scenes - found.keys())})
    if broken:
        say(f"Left out because of problems: {', '.join(broken)}. The command check shows them.", error=True)
    return {id_: scene for id_, scene in found.items() if scene is not None}


def _tell(lines: Sequence[tuple[Spoken, State]], extra: Sequence[str]) -> None:
    """Print the list, speaker by speaker."""
    for sheet in recording_sheets(lines):
        say(f"{plain(sheet.name)}: {sheet.about}")
        for row in sheet.rows:
            text = str(row[3])
            shown = text if len(text) <= TEXT_SHOWN else f"{text[: TEXT_SHOWN - 3].rstrip()}..."
            file, there = plain(str(row[6])), plain(str(row[7]))
            say(f"  {row[0]:>4}  {padded(plain(shown), TEXT_SHOWN)}  {row[5]:>5} s  {file}: {there}")
        say()
    for name in extra:
        say(f"Left over, for no line asks for it: {VOICES}/{plain(name)}")
    say(_summary(lines, extra))


def _summary(lines: Sequence[tuple[Spoken, State]], extra: Sequence[str]) -> str:
    count = {kind: sum(state.kind == kind for _, state in lines) for kind in ("there", "missing", "odd", "unplayable")}
    minutes = sum(line.seconds for line, _ in lines) / 60
    told = [f"{count['there']} there", f"{count['missing']} missing"]
    told += [f"{count['odd']} to listen to"] if count["odd"] else []
    told += [f"{count['unplayable']} not to be played"] if count["unplayable"] else []
    told += [f"{len(extra)} left over"] if extra else []
    return f"{in_all(len(lines), minutes)}: {', '.join(told)}."


def _import(library: Path | None, takes: Path, *, force: bool) -> int:
    """Copy takes to where they belong; returns the exit code."""
    folder = own_library(library)
    if not takes.is_dir():
        raise UsageError(f"there is no folder {takes}.")
    index = index_of(folder)
    lines = spoken_in(_scenes(index), SoundShelf([folder]).names)
    if not lines:
        raise UsageError("nobody speaks in this library, so nothing can be recorded for it.")
    with doing("Measuring the takes"):
        found = fitted(takes, lines)
    left = 0
    for one in found:
        if one.fate != "taken":
            left += one.fate != "other"
            say(f"{plain(one.name)}: left, {plain(one.words)}")
        else:
            left += not _copied(folder, one, force=force)
    taken = sum(one.fate == "taken" for one in found)
    say(f"{taken} of {len(found)} takes fit a line." if found else f"There is no sound in {takes}.")
    if any(one.line is not None and not one.line.is_named and one.fate == "taken" for one in found):
        say(f"So that they are heard, name them in the scenes: {program()} voices name{in_library(library)}")
    return int(bool(left) or not found)


def _copied(folder: Path, one: Fitted, *, force: bool) -> bool:
    """Copy one take into a library, unless another file is there; returns whether it is there now.

    Raises:
        UsageError: where it cannot be written.
    """
    target = folder / VOICES / one.target
    odd = f" (listen to it: {one.words})" if one.words else ""
    if os.path.lexists(target) and not force:
        is_same = target.is_file() and target.stat().st_size == len(one.data) and target.read_bytes() == one.data
        what = "is there already" if is_same else "left, for another one is there: --force writes over it"
        say(f"{plain(one.name)}: {VOICES}/{plain(one.target)} {what}{odd}")
        return is_same
    try:
        make_folder_for(target, folder)
    except OSError as error:
        raise UsageError(f"'{target}' cannot be written: {reason_of(error)}.") from error
    write(target, one.data)
    say(f"{plain(one.name)}: {VOICES}/{plain(one.target)}{odd}")
    return True


def _name(folder: Path, *, yes: bool) -> int:
    """Write ``voice`` beside the lines whose recording is there, if that is agreed to; returns the exit code."""
    index = index_of(folder)
    shelf = SoundShelf([folder])
    lines = [line for line in spoken_in(_scenes(index), shelf.names) if line.file in shelf.names]
    found = {index.outline.scenes[scene]: here for scene, here in named_in(lines).items()}
    if not found:
        say("Every recording that is there is named already.")
        return 0
    pages = {name: index.outline.page(name) for name in found}
    changes = {name: Change(pages[name].data, with_voices(pages[name], here).encode()) for name, here in found.items()}
    if propose(folder, changes, yes=yes):
        say(f"{sum(map(len, found.values()))} recordings named in the scenes.")
    return 0
