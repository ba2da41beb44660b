"""Skills over time: how often each was shown of the moments that called for it, call by call; and faults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from game.story.debrief import Debrief, SkillCount
from game.story.language import Language
from game.story.model import Skill

LATELY: Final = 5
"""The last so many calls are told by themselves, where there are more."""


class Mark(NamedTuple):
    """One call: how often something was done, of how many times that it could have been."""

    times: int
    of: int

    @property
    def share(self) -> float:
        """How much of it, 0-1."""
        return self.times / self.of if self.of else 0.0


class Track(NamedTuple):
    """A skill, or a fault, over some calls, the earliest first.

    Of a skill they are the calls with a moment that called for it: where it was shown, tried at the wrong moment, or
    missed. Of a fault they are all calls, and ``of`` counts their decisions.
    """

    skill: Skill
    marks: tuple[Mark, ...]

    @property
    def whole(self) -> Mark:
        """All calls together."""
        return _together(self.marks)

    @property
    def lately(self) -> Mark | None:
        """The last calls together; None where there are no others."""
        return _together(self.marks[-LATELY:]) if len(self.marks) > LATELY else None


def _together(marks: Sequence[Mark]) -> Mark:
    return Mark(sum(mark.times for mark in marks), sum(mark.of for mark in marks))


def tracks_of(calls: Sequence[Sequence[Debrief]], skills: Mapping[str, Skill]) -> tuple[Track, ...]:
    """Every skill and fault that calls had to do with, in the order of the library, skills first.

    Args:
        calls: what each call came to, the earliest first; of a shift each of its conversations.
        skills: the library's tags.
    """
    marks: dict[str, list[Mark]] = {id_: [] for id_ in skills}
    for call in calls:
        found = _counts(call)
        decisions = sum(len(debrief.decisions) for debrief in call)
        for id_, skill in skills.items():
            shown, of = found.get(id_, (0, 0))
            if skill.kind == "fault":
                marks[id_].append(Mark(shown, decisions))
            elif of:
                marks[id_].append(Mark(shown, of))
    tracks = [Track(skill, tuple(marks[id_])) for id_, skill in skills.items()]
    shown_skills = (track for track in tracks if track.skill.kind == "skill" and track.marks)
    had_faults = (track for track in tracks if track.skill.kind == "fault" and track.whole.times)
    return (*shown_skills, *had_faults)


def _counts(call: Sequence[Debrief]) -> Mapping[str, tuple[int, int]]:
    """How often each tag was shown in a call, and of how many moments."""
    found: dict[str, tuple[int, int]] = {}
    for debrief in call:
        for count in (*debrief.skills, *debrief.faults):
            shown, of = found.get(count.skill.id, (0, 0))
            found[count.skill.id] = shown + count.shown, of + _moments(count)
    return found


def _moments(count: SkillCount) -> int:
    return count.shown + count.tried + count.missed


def track_in_words(track: Track, language: Language) -> str:
    """How it went over all calls, and lately: ``shown at 7 of 12 moments; in the last 5 calls at 4 of 5``."""
    whole, lately, trn = track.whole, track.lately, language.trn
    words = {"times": whole.times}
    if track.skill.kind == "fault":
        told = trn("in {times} of {number} decision", "in {times} of {number} decisions", whole.of, **words)
    else:
        told = trn("shown at {times} of {number} moment", "shown at {times} of {number} moments", whole.of, **words)
    if lately is None:
        return told
    late = {"calls": LATELY, "times": lately.times, "number": lately.of}
    return f"{told}; {language.tr('in the last {calls} calls {times} of {number}', **late)}"


def marks_in_words(track: Track, most: int, language: Language) -> str:
    """Its last calls one by one, as they are drawn: ``call by call: 1 of 2, 0 of 1``."""
    parts = (language.tr("{times} of {number}", times=mark.times, number=mark.of) for mark in track.marks[-most:])
    return language.tr("call by call: {marks}", marks=", ".join(parts))
