"""What is read out of a target: its name, what it is, how it stands, and the number that presses it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from game.story.language import ENGLISH, Language
from game.window.widgets.targets import Target, Targets

ENDS: Final = ".!?…:;"
"""What a voice pauses at."""
MINUS: Final = "\u2212"
"""The true minus sign; many voices have no word for it in their language, or leave out a hyphen before a figure."""
_CLOSES: Final = "\"'\u201d\u2019»)]"


def read_out(targets: Targets, language: Language = ENGLISH) -> list[str]:
    """Everything on a screen that is not for the pointer alone, in reading order."""
    return [utterance(target, language) for target in targets.drawn if not target.quiet]


def utterance(target: Target, language: Language = ENGLISH) -> str:
    """One target, as in ``Option 2 of 4, Your number, please, not yet: She is busy``."""
    state, name, tr = target.state, target.name, language.tr
    if target.role == "text":
        return f"{name}: {state.value}" if state.value else name
    if target.role == "option":
        said = tr("Option {number} of {of}, {name}", number=state.number, of=state.of, name=name)
    elif target.role == "choice":
        said = tr("{name}, choice {number} of {of}", name=name, number=state.number, of=state.of)
    else:
        said = f"{name}, {_roles(language)[target.role]}"
    said += f", {state.value}" if state.value else ""
    said += ", " + tr("chosen") if state.selected else ""
    if state.disabled:
        return tr("{name}, not yet: {reason}", name=said, reason=state.disabled)
    return tr("{name}, press {digit}", name=said, digit=target.digit) if target.digit else said


def pronounced(text: str, language: Language) -> str:
    """A text with a word for what a voice may have none for."""
    return text.replace(MINUS, language.tr("minus") + " ")


def spoken_together(texts: Iterable[str]) -> str:
    """Several utterances as one text, with a pause after each."""
    return "\n".join(_ended(text.strip()) for text in texts if text.strip())


def _ended(text: str) -> str:
    return text if text.rstrip(_CLOSES).endswith(tuple(ENDS)) else f"{text}."


def _roles(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "button": tr("button"),
        "link": tr("link"),
        "slider": tr("slider"),
        "field": tr("field"),
        "dialog": tr("dialog"),
    }
