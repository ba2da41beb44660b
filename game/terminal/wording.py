"""What a scene's people, meters, faces and options are called in a line of text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.session.phrases import called, capital, name_of, said
from game.story.language import Language, to_translate
from game.story.model import LISTEN, NARRATOR, SILENCE, Line, Meter, Option, Scene, fill

BAR: Final = 10
"""How many characters a meter's bar has."""
FACE_WORDS: Final[Mapping[str, str]] = {
    "furious": to_translate("furious"),
    "upset": to_translate("upset"),
    "annoyed": to_translate("annoyed"),
    "wary": to_translate("wary"),
    "worried": to_translate("worried"),
    "hurt": to_translate("hurt"),
    "tired": to_translate("tired"),
    "surprised": to_translate("surprised"),
    "thoughtful": to_translate("thoughtful"),
    "calm": to_translate("calm"),
    "amused": to_translate("amused"),
    "pleased": to_translate("pleased"),
    "warm": to_translate("warm"),
    "delighted": to_translate("delighted"),
}
"""How a face looks, as it stands in "Mrs Smith looks …"."""


def line_in_words(scene: Scene, line: Line, words: Mapping[str, str], language: Language) -> str:
    """A line as it is told, ``Mrs Smith: Noon.``; the narrator's stand in brackets, without a name."""
    text = fill(line.text, words)
    return f"({text})" if line.speaker == NARRATOR else f"{name_of(scene, line.speaker, language)}: {text}"


def meter_bar(value: int) -> str:
    """A meter's value, 0-100, as a bar of ten characters, such as ``[######----]`` for 60."""
    full = (value * BAR + 50) // 100
    return f"[{'#' * full}{'-' * (BAR - full)}]"


def direction(before: int | None, now: int, language: Language) -> str:
    """How a value moved: ``rising``, ``falling`` or ``steady``; nothing where it has not been seen before."""
    if before is None:
        return ""
    if now == before:
        return language.tr("steady")
    return language.tr("rising") if now > before else language.tr("falling")


def meters_in_words(
    scene: Scene, now: tuple[int, ...], before: tuple[int, ...] | None, language: Language
) -> list[str]:
    """A line for each person with meters, such as ``Mrs Smith: Anger 60, falling [######----].``, for a status.

    Args:
        scene: the scene.
        now: the meters' values, 0-100, in the scene's order.
        before: what they were when they were last shown, or None.
        language: the player's language.
    """
    people: dict[str, list[str]] = {}
    for place, meter in enumerate(scene.meters):
        moved = direction(None if before is None else before[place], now[place], language)
        value = f"{meter.label} {now[place]}{', ' if moved else ''}{moved} {meter_bar(now[place])}."
        people.setdefault(meter.id.partition(".")[0], []).append(value)
    return [f"{name_of(scene, owner, language)}: {' '.join(values)}" for owner, values in people.items()]


def counts_in_words(
    scene: Scene, now: tuple[int, ...], before: tuple[int, ...] | None, language: Language
) -> list[str]:
    """A line for each gauge, such as ``Queue: 5 of 7, falling [#######---].``; the arguments are as for the meters."""
    found = []
    for place, gauge in enumerate(scene.gauges):
        told = language.tr("{name}: {value} of {most}", name=gauge.label, value=now[place], most=gauge.most)
        moved = direction(None if before is None else before[place], now[place], language)
        found.append(f"{told}{', ' if moved else ''}{moved} {meter_bar(now[place] * 100 // gauge.most)}.")
    return found


def moves_in_words(
    scene: Scene, before: tuple[int, ...], reacted: tuple[int, ...], after: tuple[int, ...], language: Language
) -> list[str]:
    """What a decision did, told for each person whose meters it moved.

    Args:
        scene: the scene.
        before: the meters at the decision.
        reacted: the meters when the reactions to the option were done.
        after: the meters at the end of the turn; where the story moved them on, that is told too (``then 60``).
        language: the player's language.

    Returns:
        A line for each of them: ``Mrs Smith: Anger 70 to 58 (-12). Trust 20 to 25 (+5).``
    """
    people: dict[str, list[str]] = {}
    for place, meter in enumerate(scene.meters):
        told = _move(meter, before[place], reacted[place], after[place], language)
        if told:
            people.setdefault(meter.id.partition(".")[0], []).append(told)
    return [f"{name_of(scene, owner, language)}: {' '.join(moves)}" for owner, moves in people.items()]


def _move(meter: Meter, before: int, reacted: int, after: int, language: Language) -> str:
    tr, label, change = language.tr, meter.label, f"{reacted - before:+}"
    if reacted == before:
        if after == before:
            return ""
        return tr("{meter} {before}, then {after} as it went on.", meter=label, before=before, after=after)
    if after == reacted:
        return tr("{meter} {before} to {after} ({change}).", meter=label, before=before, after=after, change=change)
    return tr(
        "{meter} {before} to {reacted} ({change}), then {after}.",
        meter=label,
        before=before,
        reacted=reacted,
        change=change,
        after=after,
    )


def face_in_words(scene: Scene, speaker: str, face: str, language: Language) -> str:
    """How somebody looks, such as ``Mrs Smith looks furious.``, as a sentence."""
    look = language.tr(FACE_WORDS[face]) if face in FACE_WORDS else face.replace("_", " ")
    return capital(language.tr("{name} looks {face}.", name=called(scene, speaker, language), face=look))


def said_in_words(option: Option, words: Mapping[str, str], language: Language) -> str:
    """What the player did at a decision, for a list: their line, or that they listened or were silent."""
    told = said(option, words, language)
    if option.say:
        return language.tr("You said: {text}", text=told)
    if option.id in (LISTEN, SILENCE) and not option.label:
        return told
    return language.tr("You chose: {text}", text=told)
