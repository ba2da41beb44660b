"""Plays decisions given by their ids and prints what came of them.

Hearing a line out (listen) may be left out of the decisions; it is then understood. Exit code: 0 when every
decision could be taken, 1 when one was refused, 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import json

from game.cli.arguments import add_format, add_library, add_start, pair
from game.cli.library import remembered_of, scene_of, shelf_of, variants_of
from game.cli.wrong import WrongCall
from game.script.shelf import Shelf
from game.story.chance import drawn
from game.story.conversation import Conversation, Setup, replay
from game.story.debrief import debrief, values
from game.story.judgement import Judgement, judgement
from game.story.report import report
from game.story.words import PLAYER
from game.text.console import plain
from game.text.transcript import transcript
from game.text.who import name_problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``replay`` takes."""
    parser.add_argument("scene", metavar="SCENE", help="the scene's id")
    parser.add_argument("ids", metavar="ID[,ID...]", help="the options taken, in order; - for none")
    add_library(parser)
    add_start(parser, "the seed that draws the variants (0)")
    parser.add_argument(
        "--remember",
        metavar="SCENE=ENDING",
        type=pair,
        action="append",
        default=[],
        help="how an earlier scene ended for this player; may be given several times",
    )
    parser.add_argument("--player", metavar="NAME", default="Player", help="the name the customer uses (Player)")
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Replay and print; returns the exit code."""
    problem = name_problem(arguments.player)
    if problem:
        raise WrongCall(problem)
    player = arguments.player.strip()
    shelf = shelf_of(arguments.dialogues)
    scene = scene_of(shelf, arguments.scene)
    seed = arguments.seed or 0
    setup = Setup(
        seed,
        {**drawn(scene, seed), **variants_of(scene, arguments.variant)},
        remembered_of(shelf, arguments.remember),
    )
    conversation = replay(scene, setup, ids_in(arguments.ids))
    if arguments.format == "json":
        told = {**report(conversation, player), "debrief": _debrief(shelf, conversation, player)}
        print(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        for line in transcript(conversation, player):
            print(plain(line))
    return int(conversation.refused is not None)


def _debrief(shelf: Shelf, conversation: Conversation, player: str) -> Judgement | None:
    """A conversation that is over, judged; None for one that is not."""
    if not conversation.is_over:
        return None
    judged = debrief(conversation, shelf.skills, values(conversation))
    return judgement(judged, conversation.scene, {**conversation.scene.words, PLAYER: player})


def ids_in(text: str) -> tuple[str, ...]:
    """The ids in a list with commas; ``-`` is none.

    Raises:
        WrongCall: where an id is missing between two commas.
    """
    if text.strip() in ("-", ""):
        return ()
    ids = tuple(part.strip() for part in text.split(","))
    if not all(ids):
        raise WrongCall(f"an id is missing in '{text}'. Write ids with one comma between them: hello,promise")
    return ids
