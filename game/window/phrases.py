"""What people and options are called on the screen, in the player's language."""

from __future__ import annotations

from collections.abc import Mapping

from game.story.language import Language
from game.story.model import LISTEN, NARRATOR, SILENCE, YOU, Option, Scene, fill


def name_of(scene: Scene, speaker: str, language: Language) -> str:
    """Who is speaking: a character's name, ``You`` for the player, nothing for the narrator."""
    if speaker == YOU:
        return language.tr("You")
    if speaker == NARRATOR:
        return ""
    character = scene.character(speaker)
    return character.name if character is not None else speaker.replace("_", " ").capitalize()


def said(option: Option, words: Mapping[str, str], language: Language) -> str:
    """What the player did at a decision: their line, or that they listened or were silent."""
    if option.say or option.label:
        return fill(option.say or option.label, words)
    if option.id == LISTEN:
        return language.tr("You heard them out.")
    if option.id == SILENCE:
        return language.tr("You said nothing.")
    return option.id.replace("_", " ").capitalize()


def card(option: Option, words: Mapping[str, str]) -> str:
    """What stands on an option's card."""
    return fill(option.card, words) or option.id.replace("_", " ").capitalize()


def sentence(text: str) -> str:
    """A clause as a sentence: with a capital and a full stop."""
    text = text.strip()
    if not text:
        return text
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")


def points(score: float) -> str:
    """A score, 0-100, to the nearest whole number, halves upwards."""
    return str(int(score + 0.5))


def signed(change: int) -> str:
    """A change with its sign, the real minus."""
    return f"+{change}" if change >= 0 else f"−{-change}"  # noqa: RUF001 - the minus sign is meant
