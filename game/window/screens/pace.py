"""How fast lines come in a conversation: typed or at once, at a press or by themselves, as the player has set it."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet

from game.session import Narration, Settings, goes_on_after


class Pace:
    """It knows what the player has heard before, and how long the line on show has stood there to be read."""

    def __init__(self, known: Callable[[], AbstractSet[tuple[str, str]]]) -> None:
        """``known`` gives the lines that are to come at once, each by its speaker and what its author wrote.

        It is asked once, when the player wants that.
        """
        self._look_up = known
        self._known: AbstractSet[tuple[str, str]] | None = None
        self._stands: object = None
        self._stood = 0.0

    def characters_a_second(self, narration: Narration, settings: Settings) -> float:
        """How fast the line on show is typed; 0 is all at once."""
        if not settings.skips_heard:
            self._known = None
            return settings.characters_a_second
        if self._known is None:
            self._known = self._look_up()
        hero = narration.hero
        known = hero is not None and (hero.speaker, hero.text) in self._known
        return 0.0 if known else settings.characters_a_second

    def goes_on(self, dt: float, narration: Narration, settings: Settings, *, waits: bool) -> bool:
        """Let time pass, in seconds; returns whether the next line comes now, by itself.

        Args:
            dt: how long.
            narration: what is being told.
            settings: the player's.
            waits: whether no time counts: the line has not been seen whole, or a voice is speaking it still.
        """
        stands = (len(narration.log), narration.phase, narration.coached is None)
        if stands != self._stands:
            self._stands, self._stood = stands, 0.0
        seconds = goes_on_after(narration, settings)
        if seconds is None or waits:
            return False
        self._stood += dt
        return self._stood >= seconds
