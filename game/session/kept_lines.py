"""The lines worth keeping of all calls: what was said, who said it, and when the player heard it first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from game.session.phrases import name_of, worth_keeping
from game.story.engine import Conversation
from game.story.language import Language
from game.story.model import YOU, Line, fill


class KeptLine(NamedTuple):
    """``text`` is in quotation marks, ``by`` who says it (``""`` for nobody in particular), ``of`` the call's title."""

    text: str
    by: str
    of: str
    at: datetime


def kept_lines(calls: Iterable[tuple[Conversation, datetime]], player: str, language: Language) -> tuple[KeptLine, ...]:
    """The line of each scene that keeps one, once, the latest first.

    Args:
        calls: conversations that are over, each with when that was.
        player: what the player is called.
        language: the player's language.
    """
    found: dict[str, KeptLine] = {}
    for conversation, at in sorted(calls, key=lambda call: call[1]):
        scene = conversation.scene
        if scene.id in found:
            continue
        words = scene.words_for(player)
        text = worth_keeping(scene, words, language)
        if text:
            by = name_of(scene, _speaker(conversation), language)
            found[scene.id] = KeptLine(text, fill(by, words), fill(scene.title, words), at)
    return tuple(reversed(found.values()))


def _speaker(conversation: Conversation) -> str:
    """Who says a scene's line, by their id: whoever said it in the call, else the first person in it."""
    scene, kept = conversation.scene, _bare(conversation.scene.keep)
    said = ((event.speaker, event.text) for _, event in conversation.events() if isinstance(event, Line))
    own = ((YOU, turn.taken.say) for turn in conversation.turns if turn.taken is not None)
    heard = next((speaker for speaker, text in (*said, *own) if kept in _bare(text)), "")
    others = (part.character.id for part in scene.cast if part.character.id != YOU)
    return heard or next(others, "")


def _bare(text: str) -> str:
    return " ".join(text.split()).strip("“”\"'").casefold()
