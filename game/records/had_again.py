"""An attempt that is over, had again from what was kept of it, so that it can be talked over once more."""

from __future__ import annotations

from typing import NamedTuple

from game.records.fitting import fitting, starts_alike
from game.records.ledger import Ledger
from game.records.played import Playable, played_again
from game.records.run import Run
from game.records.values import Attempt


class HadAgain(NamedTuple):
    """A finished run as it was had, or None where its scene was edited so much that it cannot be had any more.

    ``earlier`` says that the scene has been edited since; ``fitting`` is how many of its answers fit it still.
    """

    run: Run | None
    earlier: bool
    fitting: int


def had_again(ledger: Ledger, attempt: Attempt, what: Playable) -> HadAgain:
    """Have a finished attempt again. Nothing is kept of that.

    Args:
        ledger: holds the attempt.
        attempt: one that came to an end.
        what: its scene, or its shift, as it is now.

    Raises:
        StoreError: if the records cannot be read.
    """
    player, walk = ledger.player_of(attempt), ledger.walk(attempt)
    earlier = attempt.content != what.content
    played = played_again(what, attempt.setup, (option for _, option in walk))
    count = fitting(played, walk)
    whole = len(walk) == attempt.taken and count == len(walk) and played.is_over
    if player is None or not whole or not starts_alike(what, attempt.setup):
        return HadAgain(None, earlier, count)
    return HadAgain(Run(ledger, player, attempt, played), earlier, count)
