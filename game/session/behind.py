"""What is behind a previewed conversation, with what a steady colleague makes of it once that has been worked out."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from game.session.grading import Grader, Pending
from game.story.debrief import Outlook, Worth, outlook_of, state_values
from game.story.engine import Conversation, Inspection, inspect


class BehindPage(NamedTuple):
    """A conversation from behind; ``outlook`` is None while it is worked out, or where there are too many states."""

    inspection: Inspection
    outlook: Outlook | None = None
    is_pending: bool = False


class Behind:
    """Works the values of a scene's states out once for each version of it that is played."""

    def __init__(self, grade: Grader) -> None:
        """``grade`` begins the work wherever the front end wants it done."""
        self._grade = grade
        self._of: tuple[object, ...] = ()
        self._values: Pending[Worth | None] | None = None

    def prepare(self, conversation: Conversation) -> Pending[Worth | None]:
        """See that the values are being worked out."""
        of = (conversation.scene, conversation.setup.variants, conversation.setup.remembered)
        if self._values is None or of != self._of:
            self._of, self._values = of, self._grade(partial(state_values, conversation))
        return self._values

    def page(self, conversation: Conversation) -> BehindPage:
        """What is behind a conversation as it stands."""
        inspection, values = inspect(conversation), self.prepare(conversation)
        if not values.done():
            return BehindPage(inspection, is_pending=True)
        try:
            worth = values.result()
        except Exception:  # noqa: BLE001 - whatever broke the figures, the trainer looks behind without them
            worth = None
        return BehindPage(inspection, None if worth is None else outlook_of(conversation, worth))
