"""Who is on the stage: whoever speaks or is spoken to, somebody beside them, and nobody once the line is dead.

From a beat on in which only the narrator speaks, and where nobody is being spoken to, the stage is empty: the
conversation is over, or every answer is something that the player does (its card has a `label`) instead of saying it.
"""

from __future__ import annotations

from game.session.company import beats_of, company_of
from game.story.engine import Turn, offers
from game.story.model import NARRATOR, YOU, Line, Scene


class Stage:
    """Who is there, as the lines of a conversation are told one by one.

    ``speaker`` is whom the player sees: whoever of the others spoke last, or was last spoken to (an option's ``to``).
    ``present`` is whether they are there.
    """

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.speaker = next((part.character.id for part in scene.cast if part.character.id != YOU), "")
        self.present = True
        self._parting: Line | None = None
        self._beat = scene.start
        self._met: tuple[str, ...] = ()

    def hear(self, turn: Turn) -> None:
        """A turn is about to be told."""
        self._parting = parting(self.scene, turn)

    def tell(self, line: Line) -> None:
        """A line is told."""
        self.present = line is not self._parting and (self.present or line.speaker != NARRATOR)
        self._beat = beats_of(self.scene).get(id(line), self._beat)
        if line.speaker not in (NARRATOR, YOU):
            self.turn_to(line.speaker)

    def turn_to(self, person: str) -> None:
        """Somebody speaks, or is spoken to."""
        self.speaker = person
        self._met = (*(one for one in self._met if one != person), person)

    @property
    def beside(self) -> str | None:
        """Who stands beside whoever the player sees, and listens; None where nobody does."""
        return company_of(self.scene).beside(self.speaker, self._beat, self._met) if self.present else None


def parting(scene: Scene, turn: Turn) -> Line | None:
    """The first line of a turn at which nobody else is there any more; None where somebody is, to its end."""
    if _listened_to(scene, turn):
        return None
    beats = beats_of(scene)
    here = turn.decision.partition(".")[0]  # what belongs to no beat is said by the player, at the decision
    lines = [(beats.get(id(event), here), event) for event in turn.events if isinstance(event, Line)]
    found, before = None, here
    for beat, line in lines:
        if line.speaker != NARRATOR:
            found = None
        elif beat != before and found is None:
            found = line
        before = beat
    return found


def _listened_to(scene: Scene, turn: Turn) -> bool:
    """Whether what the player may answer after a turn is said to somebody."""
    return any(offer.option.say and not offer.option.label and not offer.hidden for offer in offers(scene, turn.after))
