"""What is heard: short sounds, voices, their babble, and the room behind them. A machine without sound stays silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import Final

import pygame

from game.session import LibraryFiles
from game.soundscape import GRAINS, LAYERS, SOUNDS, Voice, file_of, room_of
from game.story.language import Notice
from game.window.canvas.noise import without_noise
from game.window.canvas.waves import Samples, read_samples, wav_of

RATE: Final = 22_050
"""Samples a second, of 16 bits, on one channel: SDL makes of them what the device wants."""
BUFFER: Final = 512
CHANNELS: Final = len(LAYERS) + 12
"""Each layer of a room has one of its own, babble has one, and the rest are for what is short."""
BABBLE: Final = len(LAYERS)
FADE: Final = 0.8
"""Seconds in which a layer comes from silence to as loud as it can be: rooms blend into each other as long."""
DUCKED: Final = 0.4
"""How loud a room is while somebody speaks, as a share."""
DUCKS: Final = 0.2
"""Seconds in which it comes down to that."""
LINGERS: Final = 0.35
"""Seconds after a syllable for which somebody still speaks."""
MOST_SYLLABLES: Final = 128
"""More are not kept made."""
LEVELS: Final = 128
"""The steps of a volume."""


class Loudspeaker:
    """The one thing that sounds."""

    def __init__(self, homes: Sequence[LibraryFiles], report: Callable[[str], None]) -> None:
        """Nothing is opened or loaded before it is first heard.

        Args:
            homes: where voices come from, the first first; the game's own files, and so all sounds, are in the last.
            report: is told, each time, what could not be loaded.
        """
        self._homes = tuple(homes)
        self._report = report
        self._silent = self._is_open = self._hushed = False
        self._sounds: dict[str, pygame.mixer.Sound | None] = {}
        self._syllables: dict[tuple[Voice, int, float], pygame.mixer.Sound] = {}
        self._grains: dict[str, Samples | None] = {}
        self._voice: pygame.mixer.Sound | None = None
        self._room = ""
        self._levels: dict[str, float] = {}
        """How loud each layer is that is heard, as a share of what it is in its room."""
        self._set: dict[str, int] = {}
        """What each of them was last set to, of :data:`LEVELS`."""
        self._duck, self._speaks = 1.0, 0.0
        self.is_talked_over = False
        """Whether somebody else's voice speaks now, which is to be understood: a room is as soft as for one of ours."""

    @property
    def has_sound(self) -> bool:
        """Whether the machine has sound, as far as that is known: until something is played, nobody has tried."""
        return not self._silent

    @property
    def is_speaking(self) -> bool:
        """Whether a voice is being played."""
        return self._voice is not None and bool(pygame.mixer.get_init()) and self._voice.get_num_channels() > 0

    @property
    def hushed(self) -> bool:
        """Whether nothing is to be heard, however loud it is set; what sounds as that begins stops."""
        return self._hushed

    @hushed.setter
    def hushed(self, hushed: bool) -> None:
        if hushed and not self._hushed and pygame.mixer.get_init():
            pygame.mixer.stop()
            self._levels.clear()
        self._hushed = hushed

    @property
    def layers(self) -> dict[str, float]:
        """How loud each layer of a room is that is heard now, 0-1, before the volumes that are set."""
        return dict(self._levels)

    def fall_silent(self) -> None:
        """Let go of sound, which something else may want; what is played after that takes it up again."""
        self._room = ""
        self._forget()
        pygame.mixer.quit()

    def _forget(self) -> None:
        """What was made for a device is of no use to another."""
        self._voice, self._is_open = None, False
        for kept in (self._sounds, self._syllables, self._levels, self._set):
            kept.clear()

    def play(self, name: str, volume: float) -> None:
        """Play a sound by its name, 0 silent to 1 loud."""
        if name not in SOUNDS or not self._opened(volume):
            return
        with self._or_silent():
            sound = self._sound(name)
            if sound is not None:
                sound.set_volume(volume)
                sound.play()

    def speak(self, name: str, volume: float) -> None:
        """Play a voice in stead of the one before; one that is missing is told once, and ``""`` only stops."""
        if self._voice is not None:
            self._voice.stop()
            self._voice = None
        if not name or not self._opened(volume):
            return
        data = next((data for home in self._homes if (data := home.sound(f"voices/{name}")) is not None), None)
        try:
            if data is not None:
                with without_noise():
                    self._voice = pygame.mixer.Sound(BytesIO(data))
                self._voice.set_volume(volume)
                self._voice.play()
                return
        except pygame.error:
            self._voice = None
        self._report(Notice("The voice {name} cannot be played, so its line is silent.", name=name))

    def babble(self, voice: Voice, grain: int, tone: float, volume: float) -> None:
        """Play a syllable of somebody, in stead of the one before: which of the grains, and how high in their voice."""
        if not self._opened(volume):
            return
        with self._or_silent():
            said = self._syllable(voice, grain, tone)
            if said is not None:
                said.set_volume(volume)  # its own: a channel that begins to play is as loud as it can be
                pygame.mixer.Channel(BABBLE).play(said)
                self._speaks = LINGERS

    def room(self, name: str) -> None:
        """From now on this room is heard; ``""`` is none. The one before fades as it comes."""
        self._room = name

    def pass_time(self, dt: float, volume: float) -> None:
        """Let time pass for the room.

        Args:
            dt: seconds.
            volume: how loud rooms are, 0-1.
        """
        self._speaks = max(0.0, self._speaks - dt)
        wanted = room_of(self._room).layers if volume > 0 else {}
        if wanted and not self._opened(volume):
            return
        if not pygame.mixer.get_init() or not (wanted or self._levels):
            return
        speaks = self._speaks > 0 or self.is_speaking or self.is_talked_over
        self._duck = _nearer(self._duck, DUCKED if speaks else 1.0, dt * (1 - DUCKED) / DUCKS)
        with self._or_silent():
            self._blend(wanted, dt / FADE, volume * self._duck)

    def _blend(self, wanted: Mapping[str, float], step: float, volume: float) -> None:
        """Bring each layer a step nearer to how loud it is wanted; one that comes new is begun, one a frame."""
        may_load = True
        for at, name in enumerate(LAYERS):
            goal = wanted.get(name, 0.0)
            if name not in self._levels:
                if not goal or not (may_load or name in self._sounds):
                    continue
                may_load = may_load and name in self._sounds
                if (begun := self._layer(name)) is None:
                    continue
                begun.set_volume(0)
                self._set[name] = 0
                pygame.mixer.Channel(at).play(begun, loops=-1)
            level = _nearer(self._levels.get(name, 0.0), goal, step)
            if not level and not goal:
                pygame.mixer.Channel(at).stop()
                del self._levels[name]
                continue
            self._levels[name] = level
            heard, sound = round(LEVELS * level * volume), self._sounds[name]
            if sound is not None and heard != self._set[name]:
                self._set[name] = heard
                sound.set_volume(heard / LEVELS)

    @contextmanager
    def _or_silent(self) -> Iterator[None]:
        """A device that is lost in the middle of something is as one that never was: nobody hears an error."""
        try:
            yield
        except pygame.error:
            self._silent = True
            self._levels.clear()

    def _opened(self, volume: float) -> bool:
        """Whether anything so loud can be heard; the first time, sound is opened for that."""
        if self._silent or self._hushed or volume <= 0:
            return False
        if self._is_open and pygame.mixer.get_init():
            return True
        try:
            if not pygame.mixer.get_init():
                self._forget()
                with without_noise():
                    pygame.mixer.init(RATE, -16, 1, BUFFER, allowedchanges=0)
            pygame.mixer.set_num_channels(CHANNELS)
            pygame.mixer.set_reserved(BABBLE + 1)
        except pygame.error:
            self._silent = True
            return False
        self._is_open = True
        return True

    def _sound(self, name: str) -> pygame.mixer.Sound | None:
        """A sound of the game's own; None, and told, where it cannot be played."""
        if name not in self._sounds:
            samples = self._samples(name)
            self._sounds[name] = samples and pygame.mixer.Sound(BytesIO(wav_of(samples.data, samples.rate)))
        return self._sounds[name]

    def _layer(self, name: str) -> pygame.mixer.Sound | None:
        """A layer of a room, which goes round: made as if it had gone round before, so that its seam is not heard."""
        if name not in self._sounds:
            samples = self._samples(name)
            self._sounds[name] = None
            if samples is not None:
                raw = pygame.mixer.Sound(BytesIO(wav_of(samples.wrapped(), samples.rate))).get_raw()
                once = len(raw) * len(samples.data) // len(samples.wrapped()) // 4 * 4
                first = (len(raw) - once) // 4 * 2
                self._sounds[name] = pygame.mixer.Sound(buffer=raw[first : first + once])
        return self._sounds[name]

    def _syllable(self, voice: Voice, grain: int, tone: float) -> pygame.mixer.Sound | None:
        """One syllable of somebody's, played as fast as makes it as high as that."""
        key = (voice, grain, tone)
        if key not in self._syllables:
            if voice.timbre not in self._grains:
                self._grains[voice.timbre] = self._samples(voice.timbre)
            whole = self._grains[voice.timbre]
            if whole is None:
                return None
            if len(self._syllables) >= MOST_SYLLABLES:
                self._syllables.clear()
            size = len(whole.data) // len(GRAINS) // 2 * 2
            rate = round(whole.rate * voice.rate * tone)
            said = wav_of(whole.data[grain * size : (grain + 1) * size], rate)
            self._syllables[key] = pygame.mixer.Sound(BytesIO(said))
        return self._syllables[key]

    def _samples(self, name: str) -> Samples | None:
        """The samples of a file of the game's own; None, and told, where there are none."""
        data = self._homes[-1].sound(file_of(name))
        samples = None if data is None else read_samples(data)
        if samples is None:
            self._report(Notice("The sound {name} is missing, so it is not heard.", name=name))
        return samples


def _nearer(now: float, goal: float, step: float) -> float:
    """A number that goes towards another by a step at most."""
    return min(goal, now + step) if now < goal else max(goal, now - step)
