"""What is seen and heard round the words of a conversation as they are told: where it has come to, and its sounds."""

from __future__ import annotations

from game.session.hearing import place_shown, room_heard
from game.story.engine import Event
from game.story.model import ChangePlace, Line, Scene


class Scenery:
    """``place`` is where the conversation has come to, ``sounds`` are those of the lines told so far, in order."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self.place = place_shown(scene)
        self.sounds: list[str] = []
        self._elsewhere = 0  # how many of them were heard before it came here

    def see(self, event: Event) -> None:
        """An event is told."""
        if isinstance(event, Line) and event.sound:
            self.sounds.append(event.sound)
        elif isinstance(event, ChangePlace):
            self.place, self._elsewhere = event.place, len(self.sounds)

    @property
    def room(self) -> str:
        """The room that is heard now, ``""`` for none."""
        return room_heard(self._scene, self.place, self.sounds[self._elsewhere :])
