"""What is behind a previewed conversation, with what a steady colleague makes of it once that has been worked out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import NamedTuple

from game.session.customs import number
from game.session.grading import Grader, Pending
from game.story.debrief import Outlook, Worth, outlook_of, state_values
from game.story.engine import Conversation, Inspection, inspect
from game.story.language import Language
from game.story.model import Skill


class WrittenAt(NamedTuple):
    """Where something is written: its file as problems name it and as the library does, and the line."""

    shown: str
    name: str
    line: int

    def __str__(self) -> str:
        """As it is told: ``dialogues/scenes/late_install.yaml:49``."""
        return f"{self.shown}:{self.line}"


class BehindPage(NamedTuple):
    """A conversation from behind; ``outlook`` is None while it is worked out, or where there are too many states.

    ``beat`` is where the beat begins that it stands in, ``heard`` where the line is written that was heard last; None
    where there is none. ``can_edit`` says whether they can be opened: see ``Rehearsal.edit``.
    """

    inspection: Inspection
    outlook: Outlook | None = None
    is_pending: bool = False
    beat: WrittenAt | None = None
    heard: WrittenAt | None = None
    can_edit: bool = False


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

    def page(self, conversation: Conversation, skills: Mapping[str, Skill]) -> BehindPage:
        """What is behind a conversation as it stands; ``skills`` are the library's tags."""
        inspection, values = inspect(conversation), self.prepare(conversation)
        if not values.done():
            return BehindPage(inspection, is_pending=True)
        try:
            worth = values.result()
        except Exception:  # noqa: BLE001 - whatever broke the figures, the trainer looks behind without them
            worth = None
        return BehindPage(inspection, None if worth is None else outlook_of(conversation, worth, skills))


class BehindPart(NamedTuple):
    """One heading of what is behind a conversation, and what stands under it; at least one line."""

    title: str
    lines: tuple[str, ...]


def behind_in_words(page: BehindPage, language: Language) -> tuple[BehindPart, ...]:
    """Everything that a condition can ask for, what each open option would come to, and what closes the others."""
    found, tr = page.inspection, language.tr
    parts = (
        BehindPart(tr("Decision"), (found.decision or tr("It is over."),)),
        BehindPart(tr("Written at"), tuple(_written(page, language))),
        BehindPart(tr("Meters"), tuple(f"{name}: {level}" for name, level in found.meters)),
        BehindPart(tr("Flags"), tuple(f"{name}: {value}" for name, value in found.flags)),
        BehindPart(tr("Open"), tuple(_open(page, language))),
        BehindPart(tr("Closed, and why"), tuple(f"{one.option}: {'; '.join(one.causes)}" for one in found.closed)),
    )
    return tuple(part for part in parts if part.lines)


def _written(page: BehindPage, language: Language) -> Iterator[str]:
    if page.heard is not None:
        yield language.tr("The line heard last: {place}", place=page.heard)
    if page.beat is not None:
        yield language.tr("The beat: {place}", place=page.beat)


def _open(page: BehindPage, language: Language) -> Iterator[str]:
    """The open options; where a steady colleague ends from here, and after each of them, where that is known."""
    ahead, tr = page.outlook, language.tr
    if not page.inspection.open:
        return
    if ahead is None:
        yield from page.inspection.open
        yield (
            tr("Where a steady colleague ends is still being worked out. Open this again in a moment.")
            if page.is_pending
            else tr("The scene has too many states to say where a steady colleague ends.")
        )
        return
    yield tr("From here a steady colleague ends at {score}.", score=round(ahead.here))
    if not ahead.at_stake:
        yield tr("Nothing is at stake here.")
    for one in ahead.options:
        told = {"option": one.option, "score": round(one.ends), "points": number(round(one.cost, 1), language)}
        if one.grade == "best":
            yield tr("{option}: at {score} after it, the best", **told)
        elif one.grade == "little":
            yield tr("{option}: at {score} after it, a fault that costs {points}", **told)
        else:
            yield tr("{option}: at {score} after it, which costs {points}", **told)
