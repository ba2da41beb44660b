"""What a scene's people, meters, faces and options are called in a line of text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.story.model import LISTEN, NARRATOR, SILENCE, YOU, Line, Meter, Option, Scene
from game.story.words import fill

BAR: Final = 10
"""How many signs a meter's bar has."""


def name_of(scene: Scene, speaker: str) -> str:
    """Who is speaking: a character's name, ``You`` for the player, ``Narrator``."""
    if speaker == YOU:
        return "You"
    if speaker == NARRATOR:
        return "Narrator"
    character = scene.character(speaker)
    return character.name if character is not None else speaker.replace("_", " ").capitalize()


def line_in_words(scene: Scene, line: Line, words: Mapping[str, str]) -> str:
    """A line as it is told, ``Mrs Smith: Noon.``; the narrator's stand in brackets, without a name."""
    text = fill(line.text, words)
    return f"({text})" if line.speaker == NARRATOR else f"{name_of(scene, line.speaker)}: {text}"


def bar(value: int) -> str:
    """A meter's value, 0-100, as a bar of ten signs, such as ``[######----]`` for 60."""
    full = (value * BAR + 50) // 100
    return f"[{'#' * full}{'-' * (BAR - full)}]"


def direction(before: int | None, now: int) -> str:
    """How a value moved: ``rising``, ``falling`` or ``steady``; nothing where it has not been seen before."""
    if before is None:
        return ""
    return "steady" if now == before else "rising" if now > before else "falling"


def meters_in_words(scene: Scene, now: tuple[int, ...], before: tuple[int, ...] | None) -> list[str]:
    """A line for each person with meters, such as ``Mrs Smith: Anger 60, falling [######----].``, for a status.

    Args:
        scene: the scene.
        now: the meters' values, 0-100, in the scene's order.
        before: what they were when they were last shown, or None.
    """
    people: dict[str, list[str]] = {}
    for place, meter in enumerate(scene.meters):
        moved = direction(None if before is None else before[place], now[place])
        value = f"{meter.label} {now[place]}{', ' if moved else ''}{moved} {bar(now[place])}."
        people.setdefault(meter.id.partition(".")[0], []).append(value)
    return [f"{name_of(scene, owner)}: {' '.join(values)}" for owner, values in people.items()]


def moves_in_words(
    scene: Scene, before: tuple[int, ...], reacted: tuple[int, ...], after: tuple[int, ...]
) -> list[str]:
    """What a decision did, told for each person whose meters it moved.

    Args:
        scene: the scene.
        before: the meters at the decision.
        reacted: the meters when the reactions to the option were done.
        after: the meters at the end of the turn; where the story moved them on, that is told too (``then 60``).

    Returns:
        A line for each of them: ``Mrs Smith: Anger 70 to 58 (-12). Trust 20 to 25 (+5).``
    """
    people: dict[str, list[str]] = {}
    for place, meter in enumerate(scene.meters):
        told = _move(meter, before[place], reacted[place], after[place])
        if told:
            people.setdefault(meter.id.partition(".")[0], []).append(told)
    return [f"{name_of(scene, owner)}: {' '.join(moves)}" for owner, moves in people.items()]


def _move(meter: Meter, before: int, reacted: int, after: int) -> str:
    told = f"{meter.label} {before} to {reacted} ({reacted - before:+})" if reacted != before else ""
    if after != reacted:
        told = f"{told}, then {after}" if told else f"{meter.label} {before}, then {after} as it went on"
    return f"{told}." if told else ""


def face_in_words(scene: Scene, speaker: str, face: str) -> str:
    """How somebody looks, such as ``Mrs Smith looks furious.``, as a sentence."""
    return f"{name_of(scene, speaker)} looks {face.replace('_', ' ')}."


def said_in_words(option: Option, words: Mapping[str, str]) -> str:
    """What the player did at a decision, for a list: their line, or that they listened or were silent."""
    if option.say:
        return f"You said: {fill(option.say, words)}"
    if option.label:
        return f"You chose: {fill(option.label, words)}"
    if option.id == LISTEN:
        return "You listened."
    if option.id == SILENCE:
        return "You said nothing."
    return f"You chose: {option.id.replace('_', ' ')}"


def card_in_words(option: Option, words: Mapping[str, str]) -> str:
    """What stands beside an option's number, as on its card in the window: its label, else what is said."""
    if option.id == SILENCE and not option.card:
        return "(Say nothing.)"
    return fill(option.card or option.id.replace("_", " "), words)


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 decision``, ``3 decisions``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def points(number: float) -> str:
    """A score, 0-100, to the nearest whole number, halves upwards."""
    return str(int(number + 0.5))
