"""The terminal player's door: plays until the player leaves, and says what became of the answers."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from game.records import Ledger, StoreError
from game.script.library import LibraryIndex
from game.terminal.console import Console, Left, UnsavedError
from game.terminal.game import Game, World
from game.terminal.talk import agree_to_play_unkept

INTERRUPTED: Final = 130
"""The exit code after Ctrl-C: 128 and the number of the signal, as shells have it."""


def play(
    console: Console,
    index: LibraryIndex,
    store: Ledger | None,
    notice: str,
    world: World,
    *,
    scene: str | None = None,
    player: str | None = None,
) -> int:
    """Play in a terminal until the player leaves.

    Args:
        console: where the player reads and answers.
        index: the library.
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
    console = replace(console, language=index.language)
    language = index.language
    try:
        if notice:
            console.say(language.say(notice))
        if store is None:
            agree_to_play_unkept(console)
        game = Game(console, index, world.spare() if store is None else store, world)
        _tell_left_out(console, index)
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
    except UnsavedError:
        console.say(language.tr("Then nothing more is played. Goodbye."))
        return 1
    except StoreError as error:
        console.say(language.say(error.message))
        return 1
    finally:
        if game is not None:
            game.close()
    return 0


def _tell_left_out(console: Console, index: LibraryIndex) -> None:
    broken = {problem.file for problem in index.problems if problem.severity == "error"}
    if broken:
        console.say(
            console.language.trn(
                "{number} file here cannot be used. The command check says what is wrong.",
                "{number} files here cannot be used. The command check says what is wrong.",
                len(broken),
            )
        )


def _farewell(console: Console, game: Game | None) -> None:
    """Say what becomes of a conversation that is left in the middle."""
    talk, tr = None if game is None else game.talk, console.language.tr
    if talk is None or talk.run.conversation.is_over or not talk.run.conversation.turns:
        console.say(tr("Goodbye."))
    elif talk.saving:
        console.say(tr("Your answers are saved. Play again to go on from here."))
    else:
        console.say(tr("Goodbye. Nothing was saved, as you agreed."))
