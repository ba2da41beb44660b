"""A trainer's rehearsal: a scene started anywhere, and the choices so far fitted to a new version of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final, NamedTuple

from game.story.condition import nearest
from game.story.engine.conversation import Conversation, Setup, start
from game.story.model import LISTEN, Change, Flag, Part, Scene, Value

MOST_DIGITS: Final = 9
"""A whole number with more digits is no value that a scene could mean."""


class NoSuchStartError(ValueError):
    """A start that the scene cannot have; its text says what there is."""


def starting(scene: Scene, beat: str | None = None, values: Mapping[str, str] | None = None) -> Scene:
    """The scene as if it began elsewhere.

    Args:
        scene: the scene.
        beat: the beat it begins with, or None for its own.
        values: meters (``anger``, or ``mrs_smith.anger``) and flags with the values they begin with, as written.

    Returns:
        A scene of its own, with the same content hash.

    Raises:
        NoSuchStartError: for a beat, meter, flag or value that the scene does not have.
    """
    beats = [known.id for known in scene.beats]
    if beat is not None and beat not in beats:
        hint = nearest(beat, beats) or f"the beats are {', '.join(beats)}"
        raise NoSuchStartError(f"there is no beat '{beat}' in {scene.id}; {hint}")
    for name, text in (values or {}).items():
        scene = _with(scene, name, text.strip())
    return replace(scene, start=beat or scene.start)


def _with(scene: Scene, name: str, text: str) -> Scene:
    flags = {flag.id: flag for flag in scene.flags}
    if name in flags:
        changed = replace(flags[name], start=value_of(flags[name], text), drawn=False)
        return replace(scene, flags=tuple(changed if flag.id == name else flag for flag in scene.flags))
    meters = [meter.id for meter in scene.meters if name in (meter.id, meter.id.partition(".")[2])]
    if not meters:
        known = sorted({*flags, *(meter.id.partition(".")[2] for meter in scene.meters)})
        hint = nearest(name, known) or f"there is {', '.join(known)}"
        raise NoSuchStartError(f"there is no meter or flag '{name}' in {scene.id}; {hint}")
    if len(meters) > 1:
        raise NoSuchStartError(f"'{name}' could be {' or '.join(meters)}: write it in full")
    level = _whole_number(text)
    if level is None or not 0 <= level <= 100:
        raise NoSuchStartError(f"a meter is a whole number from 0 to 100, not '{text}'")
    return replace(scene, cast=tuple(_begun(part, Change(meters[0], level, sets=True)) for part in scene.cast))


def _begun(part: Part, change: Change) -> Part:
    if change.meter.partition(".")[0] != part.character.id:
        return part
    return replace(part, starts=(*(s for s in part.starts if s.meter != change.meter), change))


def value_of(flag: Flag, text: str) -> Value:
    """A flag's value as it is written on a command line: true or false, a word of the flag, or a whole number.

    Raises:
        NoSuchStartError: for a text that is no value of that flag.
    """
    if not flag.values:
        number = _whole_number(text)
        if number is None:
            raise NoSuchStartError(f"'{flag.id}' is a whole number, so it cannot be '{text}'")
        return number
    for value in flag.values:
        if text == (str(value).lower() if isinstance(value, bool) else str(value)):
            return value
    there = " or ".join(str(value).lower() if isinstance(value, bool) else str(value) for value in flag.values)
    raise NoSuchStartError(f"'{flag.id}' cannot be '{text}'. It can be {there}")


def _whole_number(text: str) -> int | None:
    """A whole number with at most one sign before it."""
    sign, digits = (text[0], text[1:]) if text[:1] in ("+", "-") else ("", text)
    if digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS:
        return -int(digits) if sign == "-" else int(digits)
    return None


class StartingPoint(NamedTuple):
    """Where a rehearsal begins: a beat (None for the scene's own), and meters and flags with their values."""

    beat: str | None = None
    values: Mapping[str, str] = {}

    def of(self, scene: Scene) -> Scene:
        """The scene as if it began here; raises :class:`NoSuchStartError` where it cannot."""
        return starting(scene, self.beat, self.values)


class Refitted(NamedTuple):
    """A conversation in a new version of its scene; ``dropped`` are the choices, from the first, that no longer fit."""

    conversation: Conversation
    dropped: tuple[str, ...]


def refitted(scene: Scene, setup: Setup, choices: Iterable[str]) -> Refitted:
    """Make the same choices in a new version of a scene, as far as they can be made.

    Hearing a line out where nothing can be cut into any more is left out, since there is nothing to decide.
    """
    left = list(choices)
    conversation = start(scene, setup)
    while left:
        further = conversation.take(left[0])
        if further.refused is None:
            conversation = further
        elif left[0] != LISTEN:
            break
        left.pop(0)
    return Refitted(conversation, tuple(left))
