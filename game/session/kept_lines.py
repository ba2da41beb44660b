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
            others = (part.character.id for part in scene.cast if part.character.id != YOU)
            by = name_of(scene, speaker_of_keep(conversation) or next(others, ""), language)
            found[scene.id] = KeptLine(text, fill(by, words), fill(scene.title, words), at)
    return tuple(reversed(found.values()))


def speaker_of_keep(conversation: Conversation) -> str:
    """Who said the line worth keeping in a call, by their id; ``""`` where nobody did, or there is none."""
    kept = _bare(conversation.scene.keep)
    said = ((event.speaker, event.text) for _, event in conversation.events() if isinstance(event, Line))
    own = ((YOU, turn.taken.say) for turn in conversation.turns if turn.taken is not None)
    return next((speaker for speaker, text in (*said, *own) if kept and kept in _bare(text)), "")


def _bare(text: str) -> str:
    return " ".join(text.split()).strip("“”\"'").casefold()
