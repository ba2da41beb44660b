"""Plays decisions given by their ids and prints what came of them.

Hearing a line out (listen) may be left out of the decisions; it is then understood. Exit code: 0 when every
decision could be taken, 1 when one was refused, 2 for a wrong call.
"""

from __future__ import annotations

import argparse

from game.cli.arguments import add_format, add_library, add_start, pair
from game.cli.library import index_of, remembered_of, scene_of, variants_of
from game.cli.printed import say, say_data
from game.cli.wrong import UsageError
from game.letters import plain
from game.script.library import LibraryIndex
from game.session import DebriefPage, name_problem
from game.story.debrief import Judgement, debrief, judge, judgement, report, state_values
from game.story.engine import Conversation, Setup, drawn, replay
from game.story.language import ENGLISH
from game.terminal.debrief import debrief_in_words
from game.terminal.transcript import transcript


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``replay`` takes."""
    parser.add_argument("scene", metavar="SCENE", help="the scene's id")
    parser.add_argument("ids", metavar="ID[,ID...]", help="the options taken, in order; - for none")
    add_library(parser)
    add_start(parser, "the seed that draws the variants (0)")
    parser.add_argument(
        "--remember",
        metavar="SCENE=ENDING[,kept:ID...]",
        type=pair,
        action="append",
        default=[],
        help="how an earlier scene ended for this player, and what became of its promises (kept, broken, open); may be"
        " given several times",
    )
    parser.add_argument("--player", metavar="NAME", default="Player", help="the name the customer uses (Player)")
    add_format(parser, "text", "json")


def run(arguments: argparse.Namespace) -> int:
    """Replay and print; returns the exit code."""
    problem = name_problem(arguments.player)
    if problem:
        raise UsageError(problem)
    player = arguments.player.strip()
    index = index_of(arguments.dialogues)
    scene = scene_of(index, arguments.scene)
    seed = arguments.seed or 0
    setup = Setup(
        seed,
        {**drawn(scene, seed), **variants_of(scene, arguments.variant)},
        remembered_of(index, arguments.remember),
    )
    conversation = replay(scene, setup, ids_in(arguments.ids))
    if arguments.format == "json":
        told = {**report(conversation, player), "debrief": _debrief(index, conversation, player)}
        say_data(told)
    else:
        for line in transcript(conversation, player):
            say(plain(line))
        if conversation.is_over:
            for line in ("", *debrief_in_words(_page(index, conversation, player), ENGLISH)):
                say(plain(line))
    return int(conversation.refused is not None)


def _debrief(index: LibraryIndex, conversation: Conversation, player: str) -> Judgement | None:
    """A conversation that is over, judged; None for one that is not."""
    if not conversation.is_over:
        return None
    judged = debrief(conversation, index.skills, state_values(conversation))
    return judgement(judged, conversation.scene, conversation.scene.words_for(player))


def _page(index: LibraryIndex, conversation: Conversation, player: str) -> DebriefPage:
    """The debrief of a conversation that is over, as the player is told it."""
    judged = judge(conversation, index.skills) or debrief(conversation, index.skills)
    return DebriefPage(conversation, judged, index.skills, player)


def ids_in(text: str) -> tuple[str, ...]:
    """The ids in a list with commas; ``-`` is none.

    Raises:
        UsageError: where an id is missing between two commas.
    """
    if text.strip() in ("-", ""):
        return ()
    ids = tuple(part.strip() for part in text.split(","))
    if not all(ids):
        raise UsageError(f"an id is missing in '{text}'. Write ids with one comma between them: hello,promise")
    return ids
