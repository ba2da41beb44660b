"""The rules of play: a scene compiled, one turn after another, and what a conversation is."""

from game.story.engine.asked import flags_asked
from game.story.engine.causes import Cause, causes
from game.story.engine.chance import drawn, seeded_number, shuffled
from game.story.engine.conversation import Conversation, Setup, asks_for_promises, meters_along, replay, start
from game.story.engine.inspect import Inspection, inspect
from game.story.engine.play import (
    begin,
    choose,
    cuttable,
    face,
    follow,
    offers,
    open_ids,
    outcome,
    passed,
    score,
    score_as_written,
)
from game.story.engine.program import options_in, steps_in, steps_of
from game.story.engine.rehearsal import NoSuchStartError, Refitted, StartingPoint, refitted, value_of
from game.story.engine.state import Counted, Event, Moved, Offer, State, Turn

__all__ = [
    "Cause",
    "Conversation",
    "Counted",
    "Event",
    "Inspection",
    "Moved",
    "NoSuchStartError",
    "Offer",
    "Refitted",
    "Setup",
    "StartingPoint",
    "State",
    "Turn",
    "asks_for_promises",
    "begin",
    "causes",
    "choose",
    "cuttable",
    "drawn",
    "face",
    "flags_asked",
    "follow",
    "inspect",
    "meters_along",
    "offers",
    "open_ids",
    "options_in",
    "outcome",
    "passed",
    "refitted",
    "replay",
    "score",
    "score_as_written",
    "seeded_number",
    "shuffled",
    "start",
    "steps_in",
    "steps_of",
    "value_of",
]
