"""What the things that a condition names are called: people, meters, skills, notes, other calls and their endings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from game.session.phrases import called
from game.story.condition import Weights
from game.story.engine import steps_of
from game.story.language import Language
from game.story.model import YOU, Choose, Line, Scene, Skill, TakeNote, fill


class Told(NamedTuple):
    """What a condition is told of, and in which language."""

    scene: Scene
    skills: Mapping[str, Skill]
    language: Language

    def meter(self, id_: str, *, bare: bool = False) -> str:
        """A meter by its label, and its owner where it could be another's; ``bare`` where no sentence is round it."""
        owner, scene, tr = id_.partition(".")[0], self.scene, self.language.tr
        label = next(meter.label for meter in scene.meters if meter.id == id_)
        label = label if bare else tr("{bar}", bar=label)
        if owner == YOU:
            return tr("your own {meter}", meter=label)
        if {meter.id.partition(".")[0] for meter in scene.meters} <= {owner, YOU}:
            return label
        return tr("{name}’s {meter}", name=called(scene, owner, self.language), meter=label)  # noqa: RUF001 - meant

    def sum(self, weights: Weights) -> str:
        """Meters added up: ``Trust and twice Patience together``; what counts once comes first, so that it is clear."""
        tr = self.language.tr
        parts = []
        for id_, weight in sorted(weights, key=lambda one: one[1] != 1):
            meter = self.meter(id_)
            match weight:
                case 1:
                    parts.append(meter)
                case 2:
                    parts.append(tr("twice {meter}", meter=meter))
                case _:
                    parts.append(tr("{number} times {meter}", number=weight, meter=meter))
        return parts[0] if len(parts) == 1 else tr("{meters} together", meters=listed(parts, self.language))

    def skill(self, id_: str) -> str:
        """A tag by its label; nothing where it has none."""
        return self.skills[id_].label if id_ in self.skills else ""

    def note(self, id_: str) -> str:
        """The text of a note, without its full stop; nothing where it is not written anywhere."""
        notes = [note for step in steps_of(self.scene) for note in _notes(step)]
        text = next((note.text for note in notes if note.id == id_), "")
        return fill(text, self.scene.words).strip().removesuffix(".")

    def promise(self, id_: str) -> str:
        """What was promised, without its full stop; nothing where that is not known."""
        promise = self.scene.promises.get(id_)
        return "" if promise is None else fill(promise.text, self.scene.words).strip().removesuffix(".")

    def call(self, id_: str) -> str:
        """Another call by its title; nothing where that is not known."""
        of = self.scene if id_ == self.scene.id else self.scene.earlier.get(id_)
        return "" if of is None else fill(of.title, self.scene.words)

    def ending(self, call: str, id_: str) -> str:
        """An ending of another call by its title; nothing where that is not known."""
        of = self.scene if call == self.scene.id else self.scene.earlier.get(call)
        endings = () if of is None else of.endings
        return next((fill(one.title, self.scene.words) for one in endings if one.id == id_), "")


def listed(parts: Sequence[str], language: Language) -> str:
    """Names (at least one) in a row: ``Trust, Patience and Anger``."""
    if len(parts) == 1:
        return parts[0]
    return language.tr("{some} and {last}", some=", ".join(parts[:-1]), last=parts[-1])


def _notes(step: object) -> Sequence[TakeNote]:
    match step:
        case TakeNote():
            return (step,)
        case Choose(options=options) | Line(written=options):
            return [note for option in options for note in option.notes]
    return ()
