"""Plays: in a window, or with --text (and wherever there is no display) in the terminal.

Every answer is kept as soon as it is given. Ctrl-C leaves at once; the exit code is then 130, and nothing answered
is lost. Exit code: 0 when the player left or the input ended, 1 when nothing can be kept and the player did not
agree to play so, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import os
import secrets
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from game.cli import window
from game.cli.arguments import add_library, add_start, named_path, pair
from game.cli.asking import is_person
from game.cli.clock import now
from game.cli.editor import Editor
from game.cli.kept_pages import KeptPages
from game.cli.language import add_language, in_language
from game.cli.library import index_of, scene_of, shift_of, shift_variants_of, variants_of
from game.cli.printed import say
from game.cli.streams import width
from game.cli.unpacked import called, is_unpacked
from game.cli.window import NoWindowError
from game.cli.wrong import UsageError
from game.paths import assets_dir, default_saves_dir
from game.records.sqlite.store import OpenedStore, Store
from game.script.library import LibraryIndex, open_index
from game.script.problems import NoLibraryError
from game.session import Languages, Preview, Session, World, in_thread, name_problem
from game.story.engine import NoSuchStartError, StartingPoint
from game.story.language import SOURCE, Notice
from game.story.model import Value

SEEDS: Final = 2**31


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``play`` takes."""
    parser.add_argument("scene", metavar="SCENE", nargs="?", help="the scene to go straight to, by its id")
    parser.add_argument("--text", action="store_true", help="play in this terminal")
    parser.add_argument("--player", metavar="NAME", help="who plays; a new name is a new player")
    add_library(parser)
    add_language(parser)
    parser.set_defaults(lang=None)
    parser.add_argument("--saves", metavar="DIR", type=named_path, help="the folder for saves (the game's own)")
    add_start(parser, "the seed of every conversation begun: which variants, and the order of options (a new one each)")
    parser.add_argument("--fullscreen", action="store_true", help="fill the whole screen")
    trainer = parser.add_argument_group("for the trainer's preview of a SCENE; nothing of it is kept")
    trainer.add_argument("--watch", action="store_true", help="read the scene again when its file is saved (B: behind)")
    trainer.add_argument("--from", dest="beat", metavar="BEAT", help="begin with this beat")
    trainer.add_argument(
        "--set",
        dest="values",
        metavar="NAME=VALUE",
        type=pair,
        action="append",
        default=[],
        help="begin with this value of a meter or flag; may be given several times",
    )


def run(arguments: argparse.Namespace) -> int:
    """Play; returns the exit code."""
    player = _player(arguments.player)
    index = in_language(index_of(arguments.dialogues), arguments.lang or SOURCE)
    variants = _variants(index, arguments)
    seed = partial(secrets.randbelow, SEEDS) if arguments.seed is None else lambda: int(arguments.seed)
    preview = _preview(index, arguments)
    spare = partial(Store.in_memory, now)
    saves = arguments.saves or default_saves_dir()
    pages = KeptPages(saves, now) if preview is None else None
    editor = Editor(os.environ)
    world = World(
        seed,
        spare,
        variants=variants,
        scene=arguments.scene,
        player=player,
        preview=preview,
        settings=_asked_settings(arguments),
        languages=Languages(assets_dir() / "interface"),
        keep_page=pages,
        now=now,
        edit=None if preview is None else _editing(index, editor),
    )
    opened = Store.open(saves, now) if preview is None else OpenedStore(spare(), "")
    try:
        if not arguments.text:
            try:
                return _in_window(Session(index, *opened, replace(world, grade=in_thread)), arguments)
            except NoWindowError as reason:
                why = index.language.say(reason.args[0])
                say(index.language.tr("{reason} So the game is played here in the terminal.", reason=why))
        return _in_terminal(Session(index, *opened, replace(world, asks=is_person())), arguments)
    finally:
        if opened.store is not None:
            opened.store.close()
        editor.close()


def _editing(index: LibraryIndex, editor: Editor) -> Callable[[Path, int], str]:
    """What opens a file of a library at a line; of one in one file, what says that there is none to write in."""
    if not is_unpacked(index.folder):
        return editor
    return lambda *_: Notice("{name} is a library in one file: unpack it to write in it.", name=called(index.folder))


def _preview(index: LibraryIndex, arguments: argparse.Namespace) -> Preview | None:
    """The trainer's preview, if this is one.

    Raises:
        UsageError: without a scene, or for a beat, meter, flag or value that it does not have.
    """
    if not (arguments.watch or arguments.beat or arguments.values):
        return None
    if arguments.scene is None:
        raise UsageError("--watch, --from and --set need a scene: play SCENE --watch")
    if arguments.watch and is_unpacked(index.folder):
        raise UsageError(
            f"nothing changes in {called(index.folder)} while it is played: unpack it to write and --watch."
        )
    start = StartingPoint(arguments.beat, dict(arguments.values))
    try:
        start.of(scene_of(index, arguments.scene))
    except NoSuchStartError as wrong:
        raise UsageError(f"{str(wrong).removesuffix('?')}{'?' if str(wrong).endswith('?') else '.'}") from wrong
    return Preview(arguments.scene, start, index, partial(_again, index, arguments) if arguments.watch else None)


def _asked_settings(arguments: argparse.Namespace) -> Mapping[str, str]:
    """The settings that the call asks for: they hold for this visit, whatever is kept for who plays."""
    asked = {"language": arguments.lang, "fullscreen": "on" if arguments.fullscreen else None}
    return {name: word for name, word in asked.items() if word is not None}


def _in_window(session: Session, arguments: argparse.Namespace) -> int:
    reason = no_display(sys.platform, os.environ)
    if reason:
        raise NoWindowError(reason)
    return window.play(session, fullscreen=arguments.fullscreen)


def _in_terminal(session: Session, arguments: argparse.Namespace) -> int:
    from game.terminal.console import Console  # noqa: PLC0415 - a game in a window does without a terminal
    from game.terminal.game import play_in_terminal  # noqa: PLC0415 - as above

    # In a pipe nothing is wrapped, and what was answered is written out.
    return play_in_terminal(Console(_asking(), say, width), session, time.monotonic, once=arguments.scene is not None)


def _again(index: LibraryIndex, arguments: argparse.Namespace) -> LibraryIndex:
    """The library as it is now, in the same language."""
    try:
        return in_language(open_index(index.folder), arguments.lang or SOURCE)
    except UsageError as missing:  # the translation is being written at this moment, or is gone
        raise NoLibraryError(str(missing)) from missing


def _player(name: str | None) -> str | None:
    problem = "" if name is None else name_problem(name)
    if problem:
        raise UsageError(problem)
    return None if name is None else name.strip()


def _variants(index: LibraryIndex, arguments: argparse.Namespace) -> Mapping[str, Value]:
    """The variants asked for, which need a scene; a scene that was named is looked at before anything opens."""
    roster = None if arguments.scene is None else shift_of(index, arguments.scene)
    if roster is not None:
        given = shift_variants_of(roster, arguments.variant)
        return {f"{scene}.{flag}": value for scene, flags in given.items() for flag, value in flags.items()}
    if arguments.scene is not None:
        return variants_of(scene_of(index, arguments.scene), arguments.variant)
    if arguments.variant:
        raise UsageError("--variant needs a scene: play SCENE --variant name=value")
    return {}


def no_display(platform: str, environment: Mapping[str, str]) -> str:
    """Why no window can be shown, as far as that can be known without trying, or ``""``.

    A Linux without X or Wayland has no display, unless SDL has been told to draw some other way.
    """
    told = ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER", "SDL_VIDEO_DRIVER")
    if platform.startswith("linux") and not any(environment.get(name) for name in told):
        return Notice("There is no display.")
    return ""


def _asking() -> Callable[[str], str]:
    if is_person():
        return _ask_person

    def ask(prompt: str) -> str:
        say(prompt, end="")
        answer = sys.stdin.readline() if sys.stdin is not None else ""
        if not answer:
            say()
            raise EOFError
        answer = answer.rstrip("\r\n")
        say(answer)
        return answer

    return ask


def _ask_person(prompt: str) -> str:
    """Ask at a terminal; the prompt goes where the answers are read beside it, and not to stderr as `input` has it."""
    say(prompt, end="")
    answer = sys.stdin.readline()
    if not answer.endswith("\n"):  # Ctrl-D: half an answer without its Enter is none
        say()
        raise EOFError
    return answer.rstrip("\r\n")
