"""What a customer tells: notes taken of it, and lines that not everybody hears; which were heard, which are sealed."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from game.story.engine import Conversation, Turn, steps_in
from game.story.model import NARRATOR, YOU, Choose, Line, Scene, Step, TakeNote, When
from game.story.model import condition as c

if TYPE_CHECKING:  # nobody explores before a call is over
    from game.story.analysis import Coverage


class SpokenLine(NamedTuple):
    """One line of an answer: who says it and what."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that could be heard from this opening: ``lines`` hold it once it was, and nothing while it is sealed.

    A note has one line, whose speaker is ``""``.
    """

    lines: tuple[SpokenLine, ...] = ()

    @property
    def is_found(self) -> bool:
        """Whether it was heard."""
        return bool(self.lines)


@dataclass(frozen=True, slots=True)
class Heard:
    """Everything there was to be heard from one opening, in the order of the script."""

    findings: tuple[Finding, ...]
    sealed: tuple[Line, ...] = ()
    """The lines of the script that nobody is to read before they were heard, for whoever shows other lines."""

    @property
    def found(self) -> int:
        """How many of them were heard."""
        return sum(finding.is_found for finding in self.findings)


def heard(conversation: Conversation, coverage: Coverage) -> Heard:
    """What of all that could be heard was heard.

    A thing to be heard is a note that is taken after a customer's line, such a line with a condition of its own, or
    such lines in a block without ``otherwise``; one that asks for a bad mood is an outburst, and nobody's prize. What
    the player notes of their own acts, or of what they looked up, nobody told them. Only what some walk from this
    opening comes to is counted; no one walk need come to all of it.

    Args:
        conversation: as it was had.
        coverage: what can be reached from its opening.
    """
    events = [event for _, event in conversation.events() if isinstance(event, Line | TakeNote)]
    told = {_step(event) for event in events}
    there: dict[tuple[str, str], list[tuple[_Said, ...]]] = {}
    for lines in _things(conversation.scene, coverage):
        there.setdefault(_key(lines[0]), []).append(lines)
    found, sealed = list[Finding](), list[Line]()
    for places in there.values():
        heard_there = [lines for lines in places if any(_step(line) in told for line in lines)]
        found.append(Finding(tuple(map(_spoken, heard_there[0])) if heard_there else ()))
        if not heard_there:
            sealed += [line for lines in places for line in lines if isinstance(line, Line)]
    return Heard(tuple(found), tuple(sealed))


def answer_of(turn: Turn, sealed: AbstractSet[int] = frozenset()) -> tuple[SpokenLine, ...]:
    """What others said in a turn, without some lines of the script, given by their ``id()``."""
    said = (event for event in turn.events if isinstance(event, Line) and event.speaker != YOU)
    return tuple(_spoken(line) for line in said if id(line) not in sealed)


_Said = Line | TakeNote


def _key(event: _Said) -> tuple[str, str]:
    """What makes two things one to a reader: a note has its id, a line its words."""
    return (event.speaker, event.text) if isinstance(event, Line) else ("", event.id)


def _step(event: _Said) -> int | str:
    """What makes two events one step of the script: a line is itself, a note may be taken in several places."""
    return id(event) if isinstance(event, Line) else event.id


def _spoken(event: _Said) -> SpokenLine:
    return SpokenLine(event.speaker if isinstance(event, Line) else "", event.text)


def _things(scene: Scene, coverage: Coverage) -> Iterator[tuple[_Said, ...]]:
    """Everything that can be come to, in the order of the script, each as what is said of it."""
    for beat in scene.beats:
        notes = list[TakeNote]()
        _told(beat.steps, notes)
        told = set(map(id, notes))
        for step in steps_in(beat.steps):
            match step:
                case TakeNote() if id(step) in told and coverage.is_reached(step):
                    yield (step,)
                case Line() if _is_gated(step, scene, coverage):
                    yield (step,)
                case When(then=then, otherwise=()) if _is_gated(step, scene, coverage):
                    lines = tuple(line for line in then if _is_theirs(line) and line.when is None)
                    if lines:
                        yield lines


def _told(steps: tuple[Step, ...], found: list[TakeNote], *, theirs: bool = False) -> bool:
    """List the notes that are taken of what a customer has just said; returns whether the last that is said is theirs.

    Args:
        steps: in the order in which they are done.
        found: what the notes are added to.
        theirs: whether a customer has spoken last before them.
    """
    for step in steps:
        match step:
            case TakeNote() if theirs:
                found.append(step)
            case When(_, then, otherwise):
                ends = [_told(block, found, theirs=theirs) for block in (then, otherwise)]
                theirs = all(ends)
            case Line(written=options) | Choose(options=options):
                theirs = _is_theirs(step)
                for option in options:
                    _told(option.reply, found)
    return theirs


def _is_theirs(step: Step) -> TypeGuard[Line]:
    return isinstance(step, Line) and step.speaker not in (YOU, NARRATOR)


def _is_gated(step: Line | When, scene: Scene, coverage: Coverage) -> bool:
    """Whether a condition stands before it that can hold, and that asks for no bad mood."""
    if step.when is None or (isinstance(step, Line) and not _is_theirs(step)):
        return False
    return coverage.can_hold(step) and not _asks_for_a_bad_mood(step.when, scene)


def _asks_for_a_bad_mood(tree: c.Condition, scene: Scene) -> bool:
    """Whether some part of a condition asks for a customer's meter to be on its bad side of a number."""
    match tree:
        case c.Both(parts) | c.Either(parts):
            return any(_asks_for_a_bad_mood(part, scene) for part in parts)
        case c.Compare(sign, c.MeterName(id_), c.Number()):
            good = next(meter.good for meter in scene.meters if meter.id == id_)
            return sign in ((">", ">=") if good == "low" else ("<", "<="))
    return False
