"""The terminal player's door: plays until the player leaves, and says what became of the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.records.store import Store
from game.records.trouble import StoreTrouble
from game.script.shelf import Shelf
from game.text.console import Console, Left, Unkept
from game.text.game import Game, World
from game.text.talk import agree_to_play_unkept

INTERRUPTED: Final = 130
"""The exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""


def play(
    console: Console,
    shelf: Shelf,
    store: Store | None,
    notice: str,
    world: World,
    *,
    scene: str | None = None,
    player: str | None = None,
) -> int:
    """Play in a terminal until the player leaves.

    Args:
        console: where the player reads and answers.
        shelf: the library.
        store: where players and attempts are kept, or None where nothing can be kept.
        notice: what to tell about the store before anything else, or ``""``.
        world: seeds, time, the spare store and given starting values.
        scene: the scene to go straight to, by id; without it the player picks.
        player: who plays, added if new; without it the player is asked, or with a scene is the latest one.

    Returns:
        The exit code: 0 when the player left or the input ended, 1 when nothing can be kept and the player did not
        agree to play so, 130 when interrupted with Ctrl-C. Whatever was answered is kept in every case.
    """
    game = None
    console = replace(console, tongue=shelf.tongue)
    tongue = shelf.tongue
    try:
        if notice:
            console.say(tongue.say(notice))
        if store is None:
            agree_to_play_unkept(console)
        game = Game(console, shelf, world.spare() if store is None else store, world)
        _tell_left_out(console, shelf)
        if scene is None:
            game.visit(player)
        else:
            game.straight_to(scene, player)
    except (EOFError, Left):
        _farewell(console, game)
    except KeyboardInterrupt:
        console.gap()
        _farewell(console, game)
        return INTERRUPTED
    except Unkept:
        console.say(tongue.tr("Then nothing more is played. Goodbye."))
        return 1
    except StoreTrouble as trouble:
        console.say(tongue.say(trouble.message))
        return 1
    finally:
        if game is not None:
            game.close()
    return 0


def _tell_left_out(console: Console, shelf: Shelf) -> None:
    broken = {problem.file for problem in shelf.problems if problem.severity == "error"}
    if broken:
        console.say(
            console.tongue.trn(
                "{number} file here cannot be used. The command check says what is wrong.",
                "{number} files here cannot be used. The command check says what is wrong.",
                len(broken),
            )
        )


def _farewell(console: Console, game: Game | None) -> None:
    """Say what becomes of a conversation that is left in the middle."""
    talk, tr = None if game is None else game.talk, console.tongue.tr
    if talk is None or talk.run.conversation.is_over or not talk.run.conversation.turns:
        console.say(tr("Goodbye."))
    elif talk.saving:
        console.say(tr("Your answers are saved. Play again to go on from here."))
    else:
        console.say(tr("Goodbye. Nothing was saved, as you agreed."))
