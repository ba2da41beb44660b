"""A conversation as it is told: what is noted comes when the line on show has been told, not before its words."""

from __future__ import annotations

from pathlib import Path

from game.session.narration import Narration
from game.session.told_in_order import Entry
from game.story.engine.conversation import Conversation
from support.debriefs import WON, talked_over


def told(had: Conversation) -> Narration:
    """What came of the last answer is about to be told."""
    return Narration(had, "Ann", "all but the last answer")


def after_the_apology(folder: Path) -> Narration:
    """Up to the answer that is noted, and replied to."""
    had = talked_over(folder, *WON, graded=False).conversation
    had = Conversation(had.scene, had.setup, had.opening, had.turns[:2])
    one = told(had)
    while one.phase == "pausing":
        one.press()
    return one


def test_a_note_is_taken_when_the_line_has_been_written_out(tmp_path: Path) -> None:
    one = after_the_apology(tmp_path)
    assert one.phase == "typing"
    assert not one.notes
    one.update(0.01, 10)
    assert not one.noted
    one.press()
    note = "No tea <since> Monday & none today"
    assert (list(one.noted), one.notes) == ([note], [note])
    assert one.log[-2:] == [Entry("mrs_smith", one.text), Entry("note", note)]
