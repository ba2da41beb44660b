"""Writes a new scene to start from: a short conversation that can be played at once and passes the check.

In a terminal it asks for what was not given. --template says what shape it has (--list-templates lists them); without
it, the scene has decisions with a way back from a slip. Somebody who is not in the cast gets a file, and a folder that
is not there yet becomes a library. No file is ever overwritten.
With --portrait NAME it writes a portrait to draw from instead, with every part that a face which moves needs.
--look chooses who stands in for a new customer, or whom a new portrait begins as; docs/portraits.md shows them all.
Exit code: 0, or 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from game.authoring.new_scene import (
    SHAPES,
    Draft,
    NewSceneError,
    Wish,
    draft_of,
    skill_lines,
    trouble_with,
    write_draft,
    write_portrait,
)
from game.cli.arguments import in_library, named_path, one_of, program, typed
from game.cli.library import own_library
from game.cli.printed import say
from game.cli.streams import width
from game.cli.wrong import UsageError
from game.face import LOOKS, file_of
from game.letters import wrapped
from game.paths import assets_dir
from game.script.source import CAST, PORTRAITS, files_beside

CUSTOMER = "Sam Porter"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``new`` takes."""
    parser.add_argument("scene", metavar="SCENE", nargs="?", help="the new scene's id: small letters, digits and _")
    parser.add_argument("--portrait", metavar="NAME", help="write a portrait of that name, and no scene")
    parser.add_argument("--title", metavar="TEXT", help="its title (made from the id)")
    parser.add_argument("--customer", metavar="WHO", help=f"an id from the cast, or a new customer's name ({CUSTOMER})")
    parser.add_argument("--second-person", metavar="WHO", help="somebody who is there as well, named like a customer")
    parser.add_argument(
        "--look",
        type=one_of("look", *LOOKS),
        metavar="NAME",
        help=f"whom a new customer looks like: {LOOKS[0]}, {LOOKS[1]} … (found by the customer's name)",
    )
    parser.add_argument(
        "--template",
        "--from",
        dest="start",
        default="branching",
        type=one_of("template", *SHAPES),
        metavar="NAME",
        help=f"what shape it has: {', '.join(SHAPES)} (branching)",
    )
    parser.add_argument("--list-templates", action="store_true", help="tell what each template is for, and write none")
    parser.add_argument(
        "--dialogues", metavar="DIR", type=named_path, help="the folder of scenes to write into (the game's own)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the scene; returns the exit code."""
    if arguments.list_templates:
        _list_templates()
        return 0
    folder = own_library(arguments.dialogues)
    if arguments.portrait is not None:
        return _portrait(folder, arguments)
    if arguments.scene is None:
        raise UsageError("say what the scene is to be called: new SCENE, or new --portrait NAME.")
    scene: str = arguments.scene
    if trouble := trouble_with(scene, "scene"):
        raise UsageError(trouble)
    title = arguments.title or _asked("Title", scene.replace("_", " ").capitalize())
    cast = ", ".join(sorted(_cast(folder)))
    customer = arguments.customer or _asked(f"Customer (a name{f', or one of {cast}' if cast else ''})", CUSTOMER)
    commands = _commands(folder, scene, is_own=arguments.dialogues is None)
    second = (arguments.second_person or "").strip()
    try:
        wish = Wish(scene, title, customer, arguments.start, second, commands, arguments.look or "")
        draft = draft_of(folder, wish, _schemas(folder))
        written = write_draft(folder, draft)
    except NewSceneError as reason:
        raise UsageError(str(reason)) from reason
    for path in written:
        say(f"Written: {path}")
    say(_next(scene, draft, commands))
    return 0


def _cast(folder: Path) -> list[str]:
    files = files_beside(folder / CAST).files
    return [name.removesuffix(".yaml") for name in files if name.endswith(".yaml")]


def _portrait(folder: Path, arguments: argparse.Namespace) -> int:
    """Write a portrait; returns the exit code."""
    if arguments.scene is not None:
        raise UsageError("a portrait is written by itself: leave out either the scene or --portrait.")
    try:
        model = file_of(arguments.look) if arguments.look else "stand_in.svg"
        path = write_portrait(folder, arguments.portrait, assets_dir() / PORTRAITS / model)
    except NewSceneError as reason:
        raise UsageError(str(reason)) from reason
    say(f"Written: {path}")
    say(f"\nDraw on it in any program for SVG, and name it in a file of the cast: portrait: {path.name}")
    return 0


def _schemas(folder: Path) -> Path | None:
    """The folder of the schemas, if there is one beside the library or in it."""
    places = (folder.parent / "game" / "script" / "schema", folder / "schema", folder.parent / "schema")
    return next((place for place in places if (place / "scene.json").is_file()), None)


def _list_templates() -> None:
    """Tell every shape with what it is for, in two columns that fit the terminal."""
    widest = max(map(len, SHAPES))
    room = width()
    for name, shape in SHAPES.items():
        lines = [shape.about] if room is None else wrapped(shape.about, max(20, room - widest - 2))
        for at, line in enumerate(lines):
            say(f"{'' if at else name:<{widest}}  {line}")


def _asked(question: str, otherwise: str) -> str:
    """An answer from the terminal; what is offered where nobody can be asked, or nothing was typed."""
    if sys.stdin is None or not sys.stdin.isatty():
        return otherwise
    try:
        return input(f"{question} [{otherwise}]: ").strip() or otherwise
    except EOFError:
        say()
        raise UsageError("nothing was written, because the questions were not answered.") from None


def _commands(folder: Path, scene: str, *, is_own: bool) -> tuple[tuple[str, str], ...]:
    """What each command is for, and how it is typed for this scene."""
    place = "" if is_own else typed(folder)
    where = in_library(None if is_own else folder)
    return (
        ("See what is wrong with it at any time:", f"{program()} check{f' {place}' if place else ''}"),
        ("Play it:", f"{program()} play {scene}{where}"),
        ("See it as a map:", f"{program()} graph {scene} -o {scene}.html{where}"),
    )


def _lacking(scene: str, draft: Draft) -> str:
    """That the library has not all tags of the shape, and how it comes to have them."""
    person = f"cast/{draft.customer}.yaml"
    is_new = person in draft.files
    away = f"scenes/{scene}.yaml and {person}" if is_new else f"scenes/{scene}.yaml"
    reacts = draft.reacting or "  (a line for each tag)\n"
    return (
        f"Your skills.yaml does not have {', '.join(draft.lacking)}: where the template has these, the mood is changed"
        " with plain numbers instead. To have them as tags:\n"
        f"\n1. Put these lines at the end of skills.yaml:\n\n{skill_lines(draft.lacking)}"
        + ("" if is_new else f"\n2. Put these lines at the end of what stands under reacts: in {person}:\n\n{reacts}")
        + f"\n{2 if is_new else 3}. Take {away} away, and type the same command again.\n"
    )


def _next(scene: str, draft: Draft, commands: tuple[tuple[str, str], ...]) -> str:
    """What to do now."""
    check, play, graph = (command for _, command in commands)
    told = [
        "",
        f"Open scenes/{scene}.yaml in any text editor: it tells you how it is written.",
        f"Check it: {check}",
        f"Play it:  {play}",
        f"See it:   {graph}",
    ]
    if draft.lacking:
        told += ["", _lacking(scene, draft)]
    if not draft.is_level:
        told.append(f"It can be played by name now. To make it a level, add - {scene} under levels in course.yaml.")
    return "\n".join(told)
