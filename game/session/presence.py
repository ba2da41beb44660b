"""Whether anybody is there: the stage shows who speaks or listens, and nobody once the line is dead.

From a beat on in which only the narrator speaks, and where nobody is being spoken to, the stage is empty: the
conversation is over, or every answer is something that the player does (its card has a `label`) instead of saying it.
"""

from __future__ import annotations

from game.story.engine import Turn, offers, steps_in
from game.story.model import NARRATOR, Line, Scene


def parting(scene: Scene, turn: Turn) -> Line | None:
    """The first line of a turn at which nobody else is there any more; None where somebody is, to its end."""
    if _listened_to(scene, turn):
        return None
    beats = {id(step): beat.id for beat in scene.beats for step in steps_in(beat.steps) if isinstance(step, Line)}
    here = turn.decision.partition(".")[0]  # what belongs to no beat is said by the player, at the decision
    lines = [(beats.get(id(event), here), event) for event in turn.events if isinstance(event, Line)]
    found, before = None, here
    for beat, line in lines:
        if line.speaker != NARRATOR:
            found = None
        elif beat != before and found is None:
            found = line
        before = beat
    return found


def _listened_to(scene: Scene, turn: Turn) -> bool:
    """Whether what the player may answer after a turn is said to somebody."""
    return any(offer.option.say and not offer.option.label and not offer.hidden for offer in offers(scene, turn.after))
