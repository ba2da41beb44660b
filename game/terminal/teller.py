"""Tells a conversation as it happens: lines, notes, faces that change, the coach's word, how the meters stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from game.session.hearing import (
    Beginning,
    at_the_start,
    captioned,
    place_shown,
    room_heard,
    room_in_words,
    sound_in_words,
)
from game.session.noting import CaseNotes, note_id, noted_in_words
from game.soundscape import room_of
from game.story.engine import Conversation, Turn, face, meters_along, steps_in
from game.story.language import Language
from game.story.model import NARRATOR, YOU, ChangePlace, Line, Option, Scene, Settle, Skill, fill
from game.terminal.console import Console
from game.terminal.wording import counts_in_words, face_in_words, line_in_words, meters_in_words, said_in_words


@dataclass(slots=True)
class Teller:
    """What the player has been told so far, so that only what is new is told again."""

    console: Console
    scene: Scene
    skills: Mapping[str, Skill]
    player: str
    faces: dict[str, str] = field(default_factory=dict)
    noted: set[str] = field(default_factory=set)
    meters: tuple[int, ...] | None = None
    counts: tuple[int, ...] | None = None
    captions: bool = False
    """Whether what would be heard is told too, each in brackets on a line of its own."""
    room: str = ""
    """The room that is heard."""

    @property
    def words(self) -> Mapping[str, str]:
        """What the words in braces become."""
        return self.scene.words_for(self.player)

    @property
    def language(self) -> Language:
        """The language in which it is told."""
        return self.console.language

    def turn(self, turn: Turn) -> None:
        """Tell what a turn brought, and the coach's word as soon as the customer has reacted."""
        option = turn.taken
        coach_after = _end_of_reply(turn, option) if option is not None and self.scene.coach == "at_once" else None
        seen: set[str] = set()
        if option is not None and coach_after == 0:
            self._coach(option)
        for place, (event, meters) in enumerate(meters_along(turn), start=1):
            if isinstance(event, Line):
                if event.speaker not in (YOU, NARRATOR, *seen):
                    seen.add(event.speaker)
                    self._face(event.speaker, event.face or face(self.scene, event.speaker, meters, turn.after))
                self.sounds((event.sound,))
                self.console.say(line_in_words(self.scene, event, self.words, self.language), "  ")
            elif isinstance(event, ChangePlace):
                self._room(event.place)
            elif (id_ := note_id(event)) and (isinstance(event, Settle) or id_ not in self.noted):
                self.noted.add(id_)
                noted = noted_in_words(self.scene, event, self.words, self.language)
                self.console.say(self.language.tr("Case note: {text}", text=noted), "  ")
            if option is not None and place == coach_after:
                self._coach(option)

    def sounds(self, names: Iterable[str]) -> None:
        """Tell the captions of sounds, where they are wanted."""
        if self.captions:
            told = (captioned((sound_in_words(name, self.language),), self.language) for name in names)
            self.console.say_all(filter(None, told), "  ")

    def begins(self, how: Beginning) -> None:
        """Tell what is heard as the call begins, and of the room that it comes from."""
        self.sounds(at_the_start(self.scene, how))
        if how == "begun":
            self._room(place_shown(self.scene))

    def _room(self, place: str) -> None:
        """Tell what is heard of a place, where captions are wanted, and it is not what is heard already."""
        before, self.room = self.room, room_heard(self.scene, place, ())
        if self.captions and room_of(self.room) != room_of(before):
            told = captioned((room_in_words(self.room, self.language),), self.language)
            self.console.say_all(filter(None, (told,)), "  ")

    def standing(self, conversation: Conversation) -> None:
        """Tell how meters and gauges stand, and whether they rise or fall since then; not the meters where hidden."""
        now = conversation.state.meters
        if self.scene.meters_shown:
            self.console.say_all(meters_in_words(self.scene, now, self.meters, self.language), "  ")
        self.meters = now
        counts = self.scene.counts(conversation.state.flags)
        self.console.say_all(counts_in_words(self.scene, counts, self.counts, self.language), "  ")
        self.counts = counts

    def log(self, conversation: Conversation) -> None:
        """Tell the whole conversation again, from the beginning."""
        self.console.say(self.language.tr("The conversation so far:"))
        for turn in (conversation.opening, *conversation.turns):
            if turn.taken is not None and not turn.taken.say:
                self.console.say(f"({said_in_words(turn.taken, self.words, self.language)})", "  ")
            for event in turn.events:
                if isinstance(event, Line):
                    self.console.say(line_in_words(self.scene, event, self.words, self.language), "  ")

    def notes(self, conversation: Conversation) -> None:
        """Tell the case notes."""
        notes = CaseNotes(self.scene, self.words, self.language)
        for _, event in conversation.events():
            notes.see(event)
        if not notes.take():
            self.console.say(self.language.tr("There are no case notes yet."))
            return
        self.console.say(self.language.tr("Case notes:"))
        self.console.say_all([f"- {note}" for note in notes.lines], "  ")

    def back_at(self, conversation: Conversation) -> None:
        """Tell the latest of the conversation to somebody who comes back to it, without telling it as new."""
        before = (conversation.opening, *conversation.turns)[:-1]
        self.noted = {id_ for turn in before for event in turn.events if (id_ := note_id(event))}
        self.faces.clear()
        latest = conversation.turns[-1] if conversation.turns else conversation.opening
        self.meters = None if latest is conversation.opening else latest.before.meters
        self.counts = None if latest is conversation.opening else self.scene.counts(latest.before.flags)
        self.turn(latest)

    def _face(self, speaker: str, now: str) -> None:
        if self.faces.get(speaker) != now and self.scene.character(speaker) is not None:
            self.faces[speaker] = now
            self.console.say(face_in_words(self.scene, speaker, now, self.language))

    def _coach(self, option: Option) -> None:
        labels = [self.skills[tag].label for tag in option.does if tag in self.skills]
        named = f"{', '.join(labels)}." if labels else ""
        told = " ".join(part for part in (named, fill(option.why, self.words)) if part)
        if told:
            self.console.say(self.language.tr("Coach: {text}", text=told), "  ")


def _end_of_reply(turn: Turn, option: Option) -> int:
    """How many of a turn's events belong to the option itself: what is said, noted and answered to it."""
    own = {id(step) for step in (*steps_in(option.reply), *option.notes, *option.promises)}
    end = 1 if option.say else 0
    for place, event in enumerate(turn.events, start=1):
        if id(event) in own:
            end = place
    return end
