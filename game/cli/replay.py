"""Plays decisions given by their ids and prints what came of them.

Of a shift, the decisions of all its calls stand one after the other, with those between two calls. Hearing a line
out (listen) may be left out of the decisions; it is then understood. Exit code: 0 when every decision could be taken,
1 when one was refused, 2 for a wrong call.
"""

from __future__ import annotations

import argparse

from game.cli.arguments import add_format, add_library, add_start, pair
from game.cli.library import index_of, remembered_of, scene_of, shift_of, shift_variants_of, variants_of
from game.cli.printed import say, say_data
from game.cli.wrong import UsageError
from game.letters import plain
from game.script.library import LibraryIndex
from game.session import DebriefPage, ShiftPage, name_problem
from game.session.shift import calls_told
from game.story.debrief import Judgement, debrief, judge, judgement, report, spending_of, state_values
from game.story.engine import (
    Conversation,
    Roster,
    Setup,
    call_results,
    drawn,
    replay,
    replay_shift,
    shift_passed,
    shift_setup,
    tally_of,
)
from game.story.language import ENGLISH
from game.story.model import fill
from game.terminal.debrief import debrief_in_words
from game.terminal.shift import shift_in_words
from game.terminal.transcript import transcript


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``replay`` takes."""
    parser.add_argument("scene", metavar="SCENE", help="the scene's id, or a shift's")
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
    seed = arguments.seed or 0
    roster = shift_of(index, arguments.scene)
    if roster is not None:
        return _shift(index, roster, seed, player, arguments)
    scene = scene_of(index, arguments.scene)
    setup = Setup(
        seed,
        {**drawn(scene, seed), **variants_of(scene, arguments.variant)},
        remembered_of(index, arguments.remember, scene),
    )
    conversation = replay(scene, setup, ids_in(arguments.ids))
    if arguments.format == "json":
        say_data(_data(index, conversation, player))
    else:
        _tell(index, conversation, player)
    return int(conversation.refused is not None)


def _data(index: LibraryIndex, conversation: Conversation, player: str) -> dict[str, object]:
    """A conversation as plain data, with its debrief once it is over."""
    return {**report(conversation, player), "debrief": _debrief(index, conversation, player)}


def _tell(index: LibraryIndex, conversation: Conversation, player: str) -> None:
    """Print a conversation, and its debrief once it is over."""
    for line in transcript(conversation, player):
        say(plain(line))
    if conversation.is_over:
        for line in ("", *debrief_in_words(_page(index, conversation, player), ENGLISH)):
            say(plain(line))


def _shift(index: LibraryIndex, roster: Roster, seed: int, player: str, arguments: argparse.Namespace) -> int:
    """Replay a shift and print every call of it; returns the exit code."""
    given = shift_variants_of(roster, arguments.variant)
    setup = shift_setup(roster, seed, remembered_of(index, arguments.remember), given)
    stint = replay_shift(roster, setup, ids_in(arguments.ids))
    if arguments.format == "json":
        calls = [_data(index, conversation, player) for conversation in stint.had]
        tally = tally_of(call_results(stint))._asdict()
        passed = shift_passed(stint) if stint.is_over else None
        spent = sum(found.total for found in map(spending_of, stint.had) if found is not None)
        order = list(stint.order)
        say_data({"shift": roster.shift.id, "order": order, "had": calls, **tally, "passed": passed, "spent": spent})
    else:
        for conversation in stint.had:
            say(plain(f"== {fill(conversation.scene.title, conversation.scene.words)} ({conversation.scene.id})"))
            say()
            _tell(index, conversation, player)
            say()
        if stint.is_over:
            for line in shift_in_words(ShiftPage(stint, calls_told(stint), player), ENGLISH):
                say(plain(line))
    return int(stint.refused is not None)


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
