"""What is heard of a conversation beside its words, when, and the caption of it: a phone, a room, a voice that babbles.

Nothing waits for it, and nothing is told by it alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from game.session import CallPage, Narration, Settings
from game.session.hearing import at_the_end, at_the_start, room_in_words, sound_in_words
from game.soundscape import Syllable, Voice, room_of, syllables, voice_of
from game.story.language import ENGLISH, Language
from game.story.model import NARRATOR, YOU, Line
from game.window.audio_requests import Babble, Room
from game.window.audio_requests import Voice as Recorded
from game.window.requests import Request, Requests, Sound

InWords = Callable[[str, Language], str]
RINGS: Final = 1.1
"""Seconds for which it rings before it is picked up."""
OPENS: Final = 0.35
"""Seconds after that from which the other end is heard."""
LEAST_SHOWN: Final = 3.0
"""Seconds for which a caption is seen at least."""
READING: Final = 0.08
"""Seconds a character takes to read beside everything else."""


class Hearing:
    """What is to be heard of one conversation, as it is told."""

    def __init__(self, page: CallPage, narration: Narration) -> None:
        self._narration = narration
        is_new = narration.phase == "typing" and narration.typed == 0 and bool(narration.hero and narration.hero.sound)
        self._told = len(narration.scenery.sounds) - is_new
        self._is_over = narration.phase == "over"
        self._room = ""
        self._place = narration.scenery.place
        self._wait = 0.0
        """Seconds until the room is heard, and the other end's voice."""
        self._due: list[tuple[float, str]] = []
        """What is to be heard soon: in how many seconds."""
        for name in () if self._is_over else at_the_start(narration.scene, page.how):
            self._due.append((self._wait, name))
            self._wait += RINGS if name == "ring" else OPENS
        self._line: Line | None = None
        self._voice: Voice | None = None
        self._syllables: list[Syllable] = []
        """Those of the line on show that have not been typed yet."""
        self._since = 0.0
        """Seconds since the last syllable."""
        self._captions: list[tuple[str, InWords]] = []
        """What is captioned now, each by its name, and what says it in a language."""
        self._shown = 0.0
        """Seconds for which the latest of them has been seen."""

    def update(self, dt: float, settings: Settings) -> Requests:
        """Let time pass; returns what is to be heard now. It goes on while the narration does, and after it."""
        self._shown += dt
        for name in self._narration.scenery.sounds[self._told :]:
            self._due.append((self._wait, name))
        self._told = len(self._narration.scenery.sounds)
        now = [name for seconds, name in self._due if seconds <= dt]
        self._due = [(seconds - dt, name) for seconds, name in self._due if seconds > dt]
        self._wait = max(0.0, self._wait - dt)
        if self._narration.phase == "over" and not self._is_over:
            self._is_over, self._due = True, []
            now += at_the_end(self._narration.scene)
        for name in now:
            self._caption(name, sound_in_words)
        return (*(Sound(name) for name in now), *self._of_the_room(), *self._of_the_voice(dt, settings))

    def captions(self, language: Language) -> tuple[str, ...]:
        """What the captions say now, the latest last."""
        told = tuple(in_words(name, language) for name, in_words in self._captions)
        if self._shown > max(LEAST_SHOWN, READING * sum(map(len, told))):
            self._captions.clear()
        return told if self._captions else ()

    def _caption(self, name: str, in_words: InWords) -> None:
        """One more thing is captioned, beside the one before while that is seen; never more than the two."""
        if in_words(name, ENGLISH):
            self._captions, self._shown = [*self._captions[-1:], (name, in_words)], 0.0

    def _of_the_room(self) -> Iterator[Request]:
        narration = self._narration
        hears_none = self._wait > 0 or (self._is_over and bool(at_the_end(narration.scene)))
        room = "" if hears_none else narration.scenery.room
        if room != self._room:
            comes = self._room == "" or narration.scenery.place != self._place
            if comes and room_of(room) != room_of(self._room):
                self._caption(room, room_in_words)
            self._room = room
            yield Room(room)
        self._place = narration.scenery.place

    def _of_the_voice(self, dt: float, settings: Settings) -> Iterator[Request]:
        """The recording of a line that has just come up; the syllable that is being typed, where it is time for one."""
        narration, self._since = self._narration, self._since + dt
        if narration.hero is not self._line:
            before, self._line = self._line, narration.hero
            recorded = self._line.voice if self._line is not None else None
            if recorded or (before is not None and before.voice):
                yield Recorded(recorded or "")  # one that is still speaking falls silent with its line
            self._voice = self._speaker(narration.hero)
            self._syllables = list(syllables(narration.text)) if self._voice else []
        if self._voice is None or narration.phase != "typing" or settings.characters_a_second <= 0:
            return
        typed = [one for one in self._syllables if one.at < narration.typed]
        self._syllables = self._syllables[len(typed) :]
        if typed and self._since >= self._voice.pace and self._wait <= 0:
            self._since = 0.0
            yield Babble(self._voice, typed[-1].grain, typed[-1].tone)

    def _speaker(self, line: Line | None) -> Voice | None:
        """Whose voice babbles: nobody's where the line is recorded, written, or not a customer's."""
        scene = self._narration.scene
        if line is None or line.voice or line.speaker in (NARRATOR, YOU) or scene.channel == "chat":
            return None
        character = scene.character(line.speaker)
        return voice_of(line.speaker, character.pitch if character is not None else "")
