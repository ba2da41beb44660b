"""The facts that a condition asks for, in words: what must be so, and what was so or was not."""

from __future__ import annotations

from game.session.phrases import customer
from game.session.told import Told
from game.story.model import NEVER
from game.story.model import condition as c


def must_be(fact: c.Condition, told: Told) -> str:
    """What must be so, as a clause: ``you must not lose Mrs Smith``.

    Args:
        fact: a fact of a plain condition that compares no numbers.
        told: what it is told of.
    """
    holds, tr = not isinstance(fact, c.Not), told.language.tr
    match fact:
        case c.Compare(sign, c.Outcome(), c.Word(word)):
            return _must_end(word, told, holds=sign == "==")
        case c.Compare(sign, c.Call("ended", scene), c.Word(word)) if told.call(scene):
            return _must_remember(scene, word, told, holds=sign == "==")
        case c.Call("noted", id_) | c.Not(c.Call("noted", id_)) if note := told.note(id_):
            return (
                tr("“{note}” must be in your notes", note=note)
                if holds
                else tr("“{note}” must not be in your notes", note=note)
            )
        case c.Call("did", id_) | c.Not(c.Call("did", id_)) if skill := told.skill(id_):
            return tr("you must use “{skill}”", skill=skill) if holds else tr("you must not use “{skill}”", skill=skill)
    return tr("one thing must go right that is not told beforehand")


def came_out(fact: c.Condition, told: Told, *, met: bool) -> str:
    """How a fact came out, as a clause: ``Mrs Smith was lost``.

    Args:
        fact: a fact of a plain condition that compares no numbers.
        told: what it is told of.
        met: whether it held in the end.
    """
    holds, tr = met != isinstance(fact, c.Not), told.language.tr
    match fact:
        case c.Compare(sign, c.Outcome(), c.Word(word)):
            return _ended(word, told, holds=(sign == "==") == met)
        case c.Compare(sign, c.Call("ended", scene), c.Word(word)) if told.call(scene):
            return _remembered(scene, word, told, holds=(sign == "==") == met)
        case c.Call("noted", id_) | c.Not(c.Call("noted", id_)) if note := told.note(id_):
            return (
                tr("“{note}” was in your notes", note=note)
                if holds
                else tr("“{note}” was not in your notes", note=note)
            )
        case c.Call("did", id_) | c.Not(c.Call("did", id_)) if skill := told.skill(id_):
            return tr("you used “{skill}”", skill=skill) if holds else tr("you did not use “{skill}”", skill=skill)
    return (
        tr("one thing went right that is not told beforehand")
        if met
        else tr("one thing did not go right that is not told beforehand")
    )


def _must_end(word: str, told: Told, *, holds: bool) -> str:
    name, tr = customer(told.scene, told.language), told.language.tr
    match word, holds:
        case "won", True:
            return tr("you must win {name} over", name=name)
        case "won", False:
            return tr("you must not win {name} over", name=name)
        case "lost", True:
            return tr("you must lose {name}", name=name)
        case "lost", False:
            return tr("you must not lose {name}", name=name)
        case _, True:
            return tr("it must be settled with {name}, neither won nor lost", name=name)
    return tr("it must be either won or lost with {name}", name=name)


def _ended(word: str, told: Told, *, holds: bool) -> str:
    name, tr = customer(told.scene, told.language), told.language.tr
    match word, holds:
        case "won", True:
            return tr("you won {name} over", name=name)
        case "won", False:
            return tr("{name} was not won over", name=name)
        case "lost", True:
            return tr("{name} was lost", name=name)
        case "lost", False:
            return tr("you did not lose {name}", name=name)
        case _, True:
            return tr("it was settled with {name}, neither won nor lost", name=name)
    return tr("it was either won or lost with {name}", name=name)


def _must_remember(scene: str, word: str, told: Told, *, holds: bool) -> str:
    tr, name, ending = told.language.tr, told.call(scene), told.ending(scene, word)
    if word == NEVER:
        return (
            tr("you must not have finished “{scene}” before", scene=name)
            if holds
            else tr("you must have finished “{scene}” before", scene=name)
        )
    return (
        tr("“{scene}” must have ended with “{ending}” the last time", scene=name, ending=ending)
        if holds
        else tr("“{scene}” must not have ended with “{ending}” the last time", scene=name, ending=ending)
    )


def _remembered(scene: str, word: str, told: Told, *, holds: bool) -> str:
    tr, name, ending = told.language.tr, told.call(scene), told.ending(scene, word)
    if word == NEVER:
        return (
            tr("you had not finished “{scene}” before", scene=name)
            if holds
            else tr("you had finished “{scene}” before", scene=name)
        )
    return (
        tr("“{scene}” had ended with “{ending}” the last time", scene=name, ending=ending)
        if holds
        else tr("“{scene}” had not ended with “{ending}” the last time", scene=name, ending=ending)
    )
