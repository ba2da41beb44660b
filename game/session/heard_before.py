"""What a player has heard in earlier attempts at what is being played, for those who want it at once this time."""

from __future__ import annotations

from typing import Final

from game.records import LineHeard, StoreError, id_of, lines_heard
from game.session.keeping import Keeping
from game.session.scenes import Scenes

MOST: Final = 50
"""How many attempts are looked at, the latest: a level that was played more often has hardly a line left unheard."""


def heard_before(keeping: Keeping, scenes: Scenes) -> frozenset[LineHeard]:
    """The lines that who plays has heard, where they have set that such lines come at once; else none.

    Where the records cannot be read there are none either: every line is then written as if it were new.
    """
    run, player = keeping.run, keeping.player
    if run is None or player is None or not keeping.settings.skips_heard:
        return frozenset()
    what = scenes.playable(run.attempt.scene)
    if what is None:
        return frozenset()
    try:
        kept = keeping.ledger.attempts_at(player, id_of(what), scenes.index.id, MOST + 1)
        earlier = [attempt for attempt in kept if attempt.uuid != run.attempt.uuid][:MOST]
        code = scenes.index.language.code
        return frozenset().union(*(lines_heard(keeping.ledger, attempt, what, code) for attempt in earlier))
    except StoreError:
        return frozenset()
