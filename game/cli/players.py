"""Lists who has played, exports all that is kept of somebody, and changes the list.

list names everybody, with how many conversations are kept; with --all also those who were taken off the list.
export NAME -o FILE writes all that is kept of somebody as JSON: their names, settings, conversations and answers.
rename NAME NEW calls somebody otherwise.
merge NAME OTHER puts two players together who are the same person, under the second's name. It cannot be undone.
forget NAME writes the saves anew without somebody: nothing of them is left in the file, also not where it is empty.
With --keep-figures what they did is kept as somebody's, without name, settings and ids, and each time is cut to its
day. Leave the game, and stop the kiosk, first. It cannot be undone.
NAME is a name, a code, or an id as list prints it. Exit code: 0, 1 where it was not agreed to, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import json
from contextlib import closing
from pathlib import Path
from typing import Final

from game.cli.arguments import named_path, one_of
from game.cli.asking import agreed
from game.cli.clock import now
from game.cli.kept_pages import FOLDER
from game.cli.output import add_force, agree, write
from game.cli.printed import say
from game.cli.saves_used import counted_in_words, doing_with, opened_store, saves_file
from game.cli.wrong import UsageError
from game.letters import padded, plain
from game.paths import default_saves_dir
from game.records import Player, PlayerRenamed, PlayersMerged, attempt_data, decision_data
from game.records.sqlite.checking import check_whole
from game.records.sqlite.forgetting import Person, forget, holds, people
from game.records.sqlite.names import folded
from game.records.sqlite.schema import NEWEST, shape_in
from game.records.sqlite.verifying import opened_to_read
from game.session import name_problem
from game.story.language import ENGLISH

ACTIONS: Final = {"list": 0, "export": 1, "rename": 2, "merge": 2, "forget": 1}
"""What can be done, and with how many names."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``players`` takes."""
    parser.add_argument(
        "action", metavar="ACTION", type=one_of("action", *ACTIONS), help=f"what to do: {', '.join(ACTIONS)}"
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="whom it is about; what they are called then")
    parser.add_argument("--saves", metavar="DIR", type=named_path, help="the folder of saves (the game's own)")
    parser.add_argument("--all", action="store_true", help="list: also those who were taken off the list")
    parser.add_argument("-o", "--out", metavar="FILE", type=named_path, help="export: the file to write, in JSON")
    add_force(parser)
    parser.add_argument("--keep-figures", action="store_true", help="forget: keep what they did, as somebody's")
    parser.add_argument("--yes", action="store_true", help="merge, forget: do it without asking")


def run(arguments: argparse.Namespace) -> int:
    """Do what is asked for; returns the exit code."""
    action, names, wanted = arguments.action, arguments.names, ACTIONS[arguments.action]
    if len(names) != wanted:
        told = ("no name", "one name", "two names")[wanted]
        raise UsageError(
            f"{action} takes {told}, and here is {', '.join(names) or 'none'}. A name of several words"
            " stands in quotation marks."
        )
    path = saves_file(arguments.saves or default_saves_dir())
    known = _people(path)
    match action:
        case "list":
            _list(known, everybody=arguments.all)
            return 0
        case "export":
            return _export(path, _named(names[0], known), arguments.out, force=arguments.force)
        case "rename":
            return _rename(path, _named(names[0], known), names[1], known)
        case "merge":
            return _merge(path, _named(names[0], known), _named(names[1], known), yes=arguments.yes)
        case _:
            return _forget(path, _named(names[0], known), keep_figures=arguments.keep_figures, yes=arguments.yes)


def _people(path: Path) -> tuple[Person, ...]:
    with doing_with(path, "read"), closing(opened_to_read(path)) as connection:
        check_whole(connection, path.stat().st_size, wholly=False)
        if shape_in(connection).version < NEWEST:
            raise UsageError(f"'{path}' is of an older version of the game. Bring it up to date first: store migrate")
        return people(connection)


def _list(known: tuple[Person, ...], *, everybody: bool) -> None:
    shown = [person for person in known if everybody or (not person.is_removed and person.player.kind == "listed")]
    if not shown:
        say("Nobody is on the list.")
    width = max((len(plain(person.player.name)) for person in shown), default=0)
    for person in shown:
        what = (
            "taken off the list"
            if person.is_removed
            else {"code": "a code", "visitor": "a visitor"}.get(person.player.kind, "")
        )
        told = _conversations(person.attempts)
        say("  ".join(filter(None, (padded(plain(person.player.name), width), person.player.uuid, told, what))))


def _conversations(number: int) -> str:
    return counted_in_words([(number, "conversation")]) or "no conversations"


def _named(text: str, known: tuple[Person, ...]) -> Person:
    """Whom a name, a code or an id means.

    Raises:
        UsageError: where that is nobody, or several.
    """
    sought = _key(text)
    by_id = [person for person in known if person.player.uuid and text == person.player.uuid]
    now = [person for person in known if _key(person.player.name) == sought and person.player.kind != "visitor"]
    found = by_id or [person for person in now if not person.is_removed] or now
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(person.player.uuid for person in found)
        raise UsageError(f"several players are called '{text}'. Name the one you mean by its id: {ids}.")
    listed = ", ".join(
        person.player.name for person in known if person.player.kind == "listed" and not person.is_removed
    )
    raise UsageError(f"there is no player '{text}'.{f' There is {listed}.' if listed else ''}")


def _key(name: str) -> str:
    try:
        return folded(name)
    except ValueError:
        return ""


def _export(path: Path, person: Person, out: Path | None, *, force: bool) -> int:
    if out is None:
        raise UsageError("export needs the name of the file: -o somebody.json")
    agree([out], force=force)
    with opened_store(path) as store:
        attempts = [
            {
                **attempt_data(attempt, person.player.name),
                "variants": dict(attempt.setup.variants),
                "remembered": dict(attempt.setup.remembered),
                "answers": [decision_data(answer) for answer in store.answers(attempt)],
            }
            for attempt in store.attempts(person.player)
        ]
        kept = {
            "format": "head-and-heart player",
            "version": 1,
            "player": {"id": person.player.uuid, "name": person.player.name, "names": list(person.names)},
            "settings": {
                key: word for id_ in reversed(person.ids) for key, word in store.settings(Player(id_, "")).items()
            },
            "attempts": attempts,
        }
    write(out, json.dumps(kept, ensure_ascii=False, indent=2) + "\n")
    say(f"Wrote {plain(str(out))}: all that is kept of {plain(person.player.name)}, {_conversations(len(attempts))}.")
    return 0


def _rename(path: Path, person: Person, name: str, known: tuple[Person, ...]) -> int:
    if problem := name_problem(name):
        raise UsageError(ENGLISH.say(problem))
    if any(_key(other.player.name) == _key(name) and other != person for other in known if not other.is_removed):
        raise UsageError(f"'{name}' is somebody else's name. If they are the same person: players merge")
    if person.is_removed or person.player.kind != "listed":
        raise UsageError(f"'{person.player.name}' is not on the list, and is called nothing else.")
    with opened_store(path) as store:
        store.append(PlayerRenamed(person.player, name))
    say(f"{plain(person.player.name)} is called {plain(name)} now.")
    return 0


def _merge(path: Path, person: Person, into: Person, *, yes: bool) -> int:
    if person == into:
        raise UsageError("these are the same player already.")
    if person.is_removed or into.is_removed:
        raise UsageError("who was taken off the list is put together with nobody.")
    say(
        f"{plain(person.player.name)} ({_conversations(person.attempts)}) and {plain(into.player.name)}"
        f" ({into.attempts}) will be one, called {plain(into.player.name)}. This cannot be undone."
    )
    if not agreed(yes=yes):
        return 1
    with opened_store(path) as store:
        store.append(PlayersMerged(person.player, into.player))
    say("They are one.")
    return 0


def _forget(path: Path, person: Person, *, keep_figures: bool, yes: bool) -> int:
    name = plain(person.player.name)
    what = "will be kept as somebody's, without name, settings and ids" if keep_figures else "will be gone with them"
    say(f"{name} will be forgotten: {_conversations(person.attempts)} {what}. This cannot be undone.")
    if not agreed(yes=yes):
        return 1
    with doing_with(path, "written anew"):
        forget(path, person, now, keep_figures=keep_figures)
        others = [file for file in sorted(path.parent.glob("*.sqlite3")) if file != path and holds(file, person)]
    say(f"{name} is forgotten: no row, no free page and no log of {plain(path.name)} holds anything of them.")
    for file in others:
        say(f"    {plain(file.name)}, a copy or saves that were set aside, still holds them: delete it")
    if any((path.parent / FOLDER).glob("*.html")):
        say(f"    saved pages lie in {plain(str(path.parent / FOLDER))}: look through them for {name}")
    return 0
