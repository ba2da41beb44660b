"""What the options of a scene show at a glance, and which of them are the best: what a library is judged by."""

from __future__ import annotations

from game.authoring.check.context import SceneContext
from game.authoring.check.facts import DecisionSurface, OptionSurface
from game.authoring.check.shared.contests import contests_of
from game.authoring.check.shared.tells import sentences_in, tells_of
from game.authoring.wording import filled
from game.story.model import YOU, Option


def surfaces_of(context: SceneContext) -> tuple[DecisionSurface, ...]:
    """Every decision of a scene that has one best option, as it looks at a glance."""
    names = [part.character.name for part in context.scene.cast if part.character.id != YOU]

    def surface(option: Option) -> OptionSurface:
        text = filled(option.say, context.scene)
        tells = frozenset(tells_of(text, names))
        return OptionSurface(option.id, option.mark.line, option.mark.column, len(text), sentences_in(text), tells)

    return tuple(
        DecisionSurface(tuple(map(surface, contest.options)), contest.options.index(contest.best))
        for contest in context.shared(contests_of)
    )
