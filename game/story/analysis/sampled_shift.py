"""How often bots pass a shift that is too large to be counted through: shifts had at random, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from game.story.analysis.bots import BOTS
from game.story.engine import Roster, Stint, open_ids, seeded_number, shift_passed, shift_setup, start_shift
from game.story.engine.compile import program_of
from game.story.model import Option

WALKS: Final = 2_000
"""How many shifts are had."""
MOST_DECISIONS: Final = 500
"""One that is not over by then counts as not passed."""


def sampled_passes(roster: Roster, seed: int) -> dict[str, float]:
    """How often random play and each bot pass, in shifts that are had; a steady colleague would have to know values."""
    passes = {}
    for player in ("random", *BOTS):
        passed = sum(shift_passed(stint) for stint in _had(roster, player, seed))
        passes[player] = passed / WALKS
    return passes


def _had(roster: Roster, player: str, seed: int) -> Iterator[Stint]:
    """Shifts had by somebody, one after the other."""
    for walk in range(WALKS):
        stint = start_shift(roster, shift_setup(roster, seeded_number(seed, "shift", str(walk)) % 2**53, {}))
        for decision in range(MOST_DECISIONS):
            stint = stint.onward()
            if stint.conversation.is_over:
                if stint.is_over:
                    break
                continue
            stint = stint.take(_picked(stint, player, f"{seed}/{walk}/{decision}"))
        yield stint


def _picked(stint: Stint, player: str, about: str) -> str:
    scene, state = stint.conversation.scene, stint.conversation.state
    here = open_ids(scene, state)
    if player == "random":
        return here[seeded_number(0, about) % len(here)]
    options = program_of(scene).decisions[state.place].options
    ranked: Sequence[tuple[str, Option]] = [(id_, options[id_].option) for id_ in here]
    return max(ranked, key=lambda one: BOTS[player](one[1]))[0]
