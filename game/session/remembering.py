"""What a player's earlier calls have left to the next: how each ended, and what became of the promises made in it.

Endings are kept with each run. What became of promises is worked out from the run's decisions, as notes are, so that
it is known of calls that were had before anybody asked for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.records import Attempt, Ledger, Playable, Player
from game.script.library import LibraryIndex, read_scene
from game.story.engine import Roster, asks_for_promises, replay

_MOST: Final = 500
"""So many of a player's latest attempts at a scene are looked through for the last that was finished."""


def remembered(ledger: Ledger, player: Player, index: LibraryIndex, what: Playable) -> Mapping[str, str]:
    """For each scene that the player has finished, what its latest run left, as the text of a ``Memory``.

    Args:
        ledger: where the player's calls are kept.
        player: who plays.
        index: the library.
        what: what is to be played: only what it asks for is worked out.

    Returns:
        Of a call that cannot be had again as it was, because its scene was changed, the ending alone is remembered.
    """
    found = dict(ledger.remembered(player, index.id))
    scenes = what.scenes.values() if isinstance(what, Roster) else (what,)
    for id_ in dict.fromkeys(id_ for scene in scenes for id_ in asks_for_promises(scene)):
        attempt = _latest(ledger, player, index, id_) if id_ in found else None
        other = read_scene(index, id_).scene if attempt is not None else None
        if attempt is not None and other is not None:
            had = replay(other, attempt.setup, ledger.decisions(attempt), forget_lost_cut_ins=True)
            if had.refused is None and had.state.ending == found[id_]:
                found[id_] = had.memory.text
    return found


def _latest(ledger: Ledger, player: Player, index: LibraryIndex, scene: str) -> Attempt | None:
    """The player's latest finished run of a scene; practice does not count."""
    over = [
        attempt
        for attempt in ledger.attempts_at(player, scene, index.id, _MOST)
        if attempt.finish is not None and attempt.finish.ending is not None and not attempt.practice
    ]
    return max(over, key=lambda attempt: attempt.at, default=None)
