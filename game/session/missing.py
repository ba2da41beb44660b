"""What was missing to pass, and by how much."""

from __future__ import annotations

from collections.abc import Mapping

from game.session.passing import NOT_LOST, Told, clause, customer, joined, plain, value_in_words
from game.session.phrases import sentence
from game.story.debrief import Debrief, amounts, lacking
from game.story.engine import State
from game.story.language import Language
from game.story.model import Scene, Skill
from game.story.model import condition as c


def what_was_missing(
    debrief: Debrief, scene: Scene, state: State, skills: Mapping[str, Skill], language: Language
) -> tuple[str, ...]:
    """What was missing to pass, each as a sentence: ``Trust 49: one short of 50.``; nothing where it passed.

    Args:
        debrief: as the core judged it.
        scene: its scene.
        state: where it ended.
        skills: the library's tags.
        language: the player's language.
    """
    if debrief.passed or debrief.ending is None:
        return ()
    told = Told(scene, skills, language)
    parts = debrief.missing or lacking(scene, state, scene.passes or NOT_LOST)
    return tuple(sentence(_miss(plain(part), state, told)) for part in parts)


def _miss(tree: c.Condition, state: State, told: Told) -> str:
    """How a plain condition that does not hold was missed, as a clause."""
    match tree:
        case c.Both(parts):
            short = [part for part in parts if lacking(told.scene, state, part)]
            return joined([_miss(part, state, told) for part in short], told.language, every=True)
        case c.Either(parts):
            return joined([_miss(part, state, told) for part in parts], told.language, every=False)
        case c.Compare("!=", c.Outcome(), c.Word("lost")):
            return told.language.tr("{name} was lost", name=customer(told))
        case c.Compare("==", c.Outcome(), c.Word("won")):
            return told.language.tr("{name} was not won over", name=customer(told))
        case c.Compare():
            numbers = amounts(told.scene, state, tree)
            if numbers is not None:
                return _short(tree, *numbers, told)
    return told.language.tr("not so this time: {condition}", condition=clause(tree, told))


def _short(tree: c.Compare, value: float, limit: float, told: Told) -> str:
    """A number that missed its limit, and by how much."""
    tr, trn, away = told.language.tr, told.language.trn, abs(limit - value)
    what = value_in_words(tree.left, told._replace(quoted=False))
    words = {
        "what": what if isinstance(tree.left, c.MeterName) else f"{what} =",
        "value": _number(value),
        "limit": _number(limit),
    }
    if tree.sign in (">=", "<=") and away == int(away):
        if tree.sign == ">=":
            return trn(
                "{what} {value}: one short of {limit}", "{what} {value}: {number} short of {limit}", int(away), **words
            )
        return trn(
            "{what} {value}: one more than {limit}", "{what} {value}: {number} more than {limit}", int(away), **words
        )
    match tree.sign:
        case ">=":
            return tr("{what} {value}: it had to be {limit} or more", **words)
        case "<=":
            return tr("{what} {value}: it had to be {limit} or less", **words)
        case ">":
            return tr("{what} {value}: it had to be over {limit}", **words)
        case "<":
            return tr("{what} {value}: it had to be under {limit}", **words)
        case "==":
            return tr("{what} {value}: it had to be {limit}", **words)
        case "!=":
            return tr("{what} {value}: it had to be anything but that", **words)


def _number(value: float) -> str:
    """A number as it is written: whole, or with one place."""
    return str(int(value)) if value == int(value) else f"{value:.1f}"
