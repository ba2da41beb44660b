"""Whether a conversation that was kept can be had again in its scene as it is now, and how far."""

from __future__ import annotations

from game.records.played import Playable, Played, taken_in
from game.story.engine import Roster, Setup
from game.story.language import Notice
from game.story.model import LISTEN, Flag


def fitting(played: Played, walk: tuple[tuple[str, str], ...]) -> int:
    """How many of the kept decisions a replay really took, each at the decision where it was taken."""
    count, turns = 0, [(taken.name, taken.turn.option) for taken in taken_in(played)]
    for decision, option in walk:
        while turns and turns[0][1] == LISTEN and turns[0] != (decision, option):
            turns.pop(0)  # a cut-in that the scene has gained is heard out
        if turns and turns[0] == (decision, option):
            turns.pop(0)
        elif option != LISTEN:  # one that it has lost is forgotten
            break
        count += 1
    return count


def starts_alike(what: Playable, setup: Setup) -> bool:
    """Whether every flag can still hold the value that the attempt started it with; of a shift, in all its scenes."""
    flags = _flags_of(what)
    return all(
        type(value) is type(flags[id_].start) and (not flags[id_].values or value in flags[id_].values)
        for id_, value in setup.variants.items()
        if id_ in flags
    )


def _flags_of(what: Playable) -> dict[str, Flag]:
    """Every flag by the name that a setup has it under."""
    if isinstance(what, Roster):
        return {f"{id_}.{flag.id}": flag for id_, scene in what.scenes.items() for flag in scene.flags}
    return {flag.id: flag for flag in what.flags}


def no_longer_fits(walk: tuple[tuple[str, str], ...], count: int, *, edited: bool) -> str:
    """What the player is told where only the first ``count`` answers fit, or all do and the beginning does not."""
    if count == len(walk):
        where = Notice("it no longer starts as it did")
    else:
        decision, option = walk[count]
        where = Notice(
            "answer {number} of {all} ('{option}' at '{decision}') is not open there any more",
            number=count + 1,
            all=len(walk),
            option=option,
            decision=decision,
        )
    if edited:
        return Notice(
            "This scene was edited after you left it, and {where}. Start it again; what you answered stays in the"
            " records.",
            where=where,
        )
    return Notice(
        "This scene plays differently from when you left it, and {where}. Start it again; what you answered stays in"
        " the records.",
        where=where,
    )
