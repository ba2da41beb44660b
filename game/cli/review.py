"""Reads a script back that reviewers have commented on: review import pack.xlsx (or .csv), as script wrote it.

Each comment is told beside its beat, with file and line; with -o as a page (.html) or as text (.txt). Words that were
changed in the table are shown as changes of the scene's file, and with --comments the comments as notes over the lines
they are about: # review (Ann): … It asks before anything is written; where nobody can be asked, nothing is without
--yes. Words that were changed in the scene too since the script was written are told with both, and left as they are.
Rows may have been sorted, filtered, taken out or put in. An .xlsx needs the package openpyxl.
Exit code: 0, or 2 for a wrong call.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from game.authoring import MissingExtraError
from game.authoring.page import answer_page
from game.authoring.review import (
    CSV,
    XLSX,
    Answer,
    NoTableError,
    Pack,
    Proposal,
    Returned,
    Row,
    answer_in_text,
    answered,
    pack_of,
    place_of,
    proposal,
    read_book,
    returned,
)
from game.cli.arguments import add_library, named_path
from game.cli.changes import Change, propose, show
from game.cli.editor_link import add_editor_link, link_to
from game.cli.from_here import named_from_here
from game.cli.library import UNPACK_IT, index_of, own_library, scene_of
from game.cli.output import add_force, agree, ending_of, write
from game.cli.printed import say
from game.cli.unpacked import called, is_unpacked
from game.cli.wrong import UsageError
from game.script.library import LibraryIndex
from game.story.model import Scene


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``review`` takes."""
    parser.add_argument("action", metavar="import", type=_action, help="what to do: import")
    parser.add_argument("table", metavar="FILE", type=named_path, help="the table that came back: .xlsx or .csv")
    parser.add_argument("--scene", metavar="SCENE", help="the scene that it is of (the table says)")
    parser.add_argument("--reviewer", metavar="NAME", help="who wrote the comments (who saved the workbook)")
    parser.add_argument("--comments", action="store_true", help="write the comments into the scene's file, too")
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument("-o", "--out", metavar="FILE", type=named_path, help="what came back as a .html or .txt")
    add_editor_link(parser)
    add_force(parser)
    add_library(parser)


def _action(text: str) -> str:
    if text == "import":
        return text
    raise argparse.ArgumentTypeError(f"a table is read back with 'review import FILE', and this is 'review {text}'")


def run(arguments: argparse.Namespace) -> int:
    """Tell what came back, show what would be written, ask, and write; returns the exit code."""
    out: Path | None = arguments.out
    kind = "" if out is None else ending_of(out, ".html", ".txt")
    if out is not None:
        agree((out,), force=arguments.force)
    table = _table(arguments.table)
    index = index_of(own_library(arguments.dialogues) if arguments.yes else arguments.dialogues)
    scene = _scene(index, arguments, table)
    pack = pack_of(scene, index.skills)
    answer = answered(pack, table)
    reviewer = " ".join((arguments.reviewer or table.saved_by).split())
    made = proposal(index, scene, answer, reviewer if arguments.comments else None)
    told = _told(index, scene, answer, made)
    if kind == ".html":
        link = link_to(arguments.editor_link, index.folder, pack.file)
        write(out or Path(), answer_page(pack, answer, reviewer, link))
    elif kind == ".txt":
        write(out or Path(), f"{_told_in_all(told)}\n")
    if out is None:
        for line in told:
            say(line)
    say(f"{out or arguments.table}: {_tally(answer, pack)}")
    if table.unread:
        say(f"Sheets that were put in are not read: {', '.join(table.unread)}.")
    if made.now != made.was:
        _propose(index.folder, pack.file, Change(made.was, made.now), yes=arguments.yes)
    return 0


def _propose(folder: Path, name: str, change: Change, *, yes: bool) -> None:
    """Show what would be written, ask, and write it; of a library in one file, say what to do."""
    if is_unpacked(folder):
        show(folder, {name: change})
        say(f"\nNothing was written: {called(folder)} is a library in one file. {UNPACK_IT}")
    elif propose(folder, {name: change}, yes=yes):
        say(f"Written: {named_from_here(folder / name)}")


def _table(path: Path) -> Returned:
    """The table that came back.

    Raises:
        UsageError: where it is none.
    """
    ending_of(path, XLSX, CSV, to="read")
    try:
        return returned(read_book(path))
    except MissingExtraError as missing:
        raise UsageError(str(missing)) from missing
    except NoTableError as wrong:
        said = str(wrong)
        raise UsageError(f"{path} {'' if said.startswith('cannot be read') else 'is not read: '}{said}.") from wrong


def _scene(index: LibraryIndex, arguments: argparse.Namespace, table: Returned) -> Scene:
    scene_id = arguments.scene or table.scene
    if not scene_id:
        raise UsageError(f"{arguments.table} does not say which scene it is of. Say it: --scene SCENE")
    return scene_of(index, scene_id)


def _told(index: LibraryIndex, scene: Scene, answer: Answer, made: Proposal) -> list[str]:
    """What there is to read, line by line."""
    name = index.outline.scenes[scene.id]
    places, file = index.outline.source_map(name), named_from_here(index.folder / name)

    def where(row: Row) -> str:
        place = place_of(row, places)
        return f"{file}:{place.line}" if place else file

    return list(answer_in_text(answer, made.left, where))


def _told_in_all(lines: list[str]) -> str:
    return "\n".join(lines) or "Nothing was said."


def _tally(answer: Answer, pack: Pack) -> str:
    counts = (
        (len(answer.comments), "comment", "comments"),
        (len(answer.changes), "text in other words", "texts in other words"),
        (len(answer.conflicts), "text changed by both", "texts changed by both"),
        (len(answer.unplaced), "row left over", "rows left over"),
    )
    told = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counts if number)
    return f"{told or 'nothing was said'}, about {pack.scene}."
