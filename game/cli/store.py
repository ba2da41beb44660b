"""Looks after the saves: looks through them, copies them, puts a copy back, and brings back what can be read.

verify looks through every page and every row, and changes nothing; also while somebody plays.
backup copies them into one file (-o), as they are at that moment, also while somebody plays; the copy is read back and
compared, row by row, before it has its name.
restore puts such a copy (--from) in the place of the saves; those that were there are set aside, whole.
migrate brings saves of an older version of the game up to date, which the game does by itself when it begins; it makes
a backup first.
vacuum writes them anew without the room that nothing stands in.
recover makes a new file (-o, or else recovered.sqlite3 beside them) out of what can be read of damaged saves, those
that the game has set aside among them; the damaged ones are only read. To play on with the result, give it the name
head-and-heart.sqlite3 in a folder of its own and name that folder with --saves.
Without DIR or FILE it is the saves of this game. Exit code: 0; 1 when something is wrong with the saves, or nothing
could be brought back; 2 for a wrong call, or when it cannot be done.
"""

from __future__ import annotations

import argparse
from typing import Final

from game.cli.arguments import named_path, one_of
from game.cli.store_recover import RECOVERED_NAME, bring_back
from game.cli.store_upkeep import back_up_saves, bring_up_saves, restore_saves, shrink_saves, verify_saves
from game.cli.wrong import UsageError
from game.paths import default_saves_dir

ACTIONS: Final = ("verify", "backup", "restore", "migrate", "vacuum", "recover")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``store`` takes."""
    parser.add_argument(
        "action", metavar="ACTION", type=one_of("action", *ACTIONS), help=f"what to do: {', '.join(ACTIONS)}"
    )
    parser.add_argument(
        "saves", metavar="DIR|FILE", type=named_path, nargs="?", help="a folder of saves, or one saves file"
    )
    parser.add_argument(
        "-o", "--out", metavar="FILE", type=named_path, help=f"the new file (recover: {RECOVERED_NAME})"
    )
    parser.add_argument("--from", dest="copy", metavar="FILE", type=named_path, help="restore: the copy to put back")


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked for; returns the exit code."""
    action, saves, out, copy = arguments.action, arguments.saves or default_saves_dir(), arguments.out, arguments.copy
    if out is not None and action not in ("backup", "recover"):
        raise UsageError(f"-o names the file that backup and recover write, and {action} writes none.")
    if copy is not None and action != "restore":
        raise UsageError(f"--from names the copy that restore puts back, and {action} takes none.")
    match action:
        case "verify":
            return verify_saves(saves)
        case "backup" if out is None:
            raise UsageError("backup needs the name of the copy: -o saves-copy.sqlite3")
        case "backup":
            return back_up_saves(saves, out)
        case "restore" if copy is None:
            raise UsageError("restore needs the copy to put back: --from saves-copy.sqlite3")
        case "restore":
            return restore_saves(copy, saves)
        case "migrate":
            return bring_up_saves(saves)
        case "vacuum":
            return shrink_saves(saves)
        case _:
            return bring_back(saves, out)
