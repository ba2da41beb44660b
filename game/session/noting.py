"""The case notes as they stand in a conversation: what was noted, and the promises, each with what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.session.phrases import called
from game.story.engine import Event
from game.story.language import Language, to_translate
from game.story.model import Promise, PromiseState, Scene, Settle, TakeNote, fill

_PROMISED: Final[Mapping[PromiseState, str]] = {
    "open": to_translate("Promised to {name}, {by}: {text}"),
    "kept": to_translate("Kept: {text} (promised to {name}, {by})"),
    "broken": to_translate("Broken: {text} (promised to {name}, {by})"),
}


def promise_in_words(
    scene: Scene, promise: Promise, state: PromiseState, words: Mapping[str, str], language: Language
) -> str:
    """A promise as it stands in the notes: ``Promised to Mrs Smith, Monday at ten: I will ring you``."""
    name = called(scene, promise.to, language)
    text = fill(promise.text, words).strip()
    text = text if state == "open" else text.removesuffix(".")
    return language.tr(_PROMISED[state], name=name, by=fill(promise.by, words).strip().removesuffix("."), text=text)


def noted_in_words(scene: Scene, event: Event, words: Mapping[str, str], language: Language) -> str:
    """What an event writes into the notes; ``""`` where it is nothing to be noted."""
    match event:
        case TakeNote():
            return fill(event.text, words)
        case Promise():
            return promise_in_words(scene, event, "open", words, language)
        case Settle(id_, how):
            return promise_in_words(scene, scene.promises[id_], how, words, language)
    return ""


def note_id(event: Event) -> str:
    """What makes two events one line of the notes: a note's id, or a promise's; ``""`` of what is not noted."""
    match event:
        case TakeNote(id_):
            return f"note {id_}"
        case Promise(id_) | Settle(id_):
            return f"promise {id_}"
    return ""


class CaseNotes:
    """Written down as a conversation goes on; ``lines`` are shown in the order taken, ``latest`` since the decision."""

    def __init__(self, scene: Scene, words: Mapping[str, str], language: Language) -> None:
        self._scene, self._words, self._language = scene, words, language
        self._lines: dict[str, str] = {}
        self._waiting: list[Event] = []
        self.latest: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The notes; a promise stands where it was made, with what became of it."""
        return list(self._lines.values())

    def see(self, event: Event) -> None:
        """Something is to be noted as soon as :meth:`take` says so, if it is anything to be noted."""
        if note_id(event):
            self._waiting.append(event)

    def take(self) -> list[str]:
        """Note down what waits; what is new of it."""
        new = list[str]()
        for event in self._waiting:
            id_, before = note_id(event), self._lines.get(note_id(event))
            text = noted_in_words(self._scene, event, self._words, self._language)
            if before is None or (isinstance(event, Settle) and before != text):  # it may have been seen before
                self._lines[id_] = text
                new.append(text)
        self._waiting.clear()
        self.latest = (*self.latest, *new)
        return new
