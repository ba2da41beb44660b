"""The facts that a condition asks for, in words: what must be so, and what was so or was not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from game.session.phrases import customer
from game.session.told import Told
from game.story.language import to_translate
from game.story.model import NEVER
from game.story.model import condition as c

_Pair = tuple[str, str]
"""A fact as something that must be so, and as something that was."""
_ENDS: Final[Mapping[tuple[str, bool], _Pair]] = {
    ("won", True): (to_translate("you must win {name} over"), to_translate("you won {name} over")),
    ("won", False): (to_translate("you must not win {name} over"), to_translate("{name} was not won over")),
    ("lost", True): (to_translate("you must lose {name}"), to_translate("{name} was lost")),
    ("lost", False): (to_translate("you must not lose {name}"), to_translate("you did not lose {name}")),
    ("settled", True): (
        to_translate("it must be settled with {name}, neither won nor lost"),
        to_translate("it was settled with {name}, neither won nor lost"),
    ),
    ("settled", False): (
        to_translate("it must be either won or lost with {name}"),
        to_translate("it was either won or lost with {name}"),
    ),
}
_NEVER_PLAYED: Final[Mapping[bool, _Pair]] = {
    True: (
        to_translate("you must not have finished “{scene}” before"),
        to_translate("you had not finished “{scene}” before"),
    ),
    False: (to_translate("you must have finished “{scene}” before"), to_translate("you had finished “{scene}” before")),
}
_REMEMBERED: Final[Mapping[bool, _Pair]] = {
    True: (
        to_translate("“{scene}” must have ended with “{ending}” the last time"),
        to_translate("“{scene}” had ended with “{ending}” the last time"),
    ),
    False: (
        to_translate("“{scene}” must not have ended with “{ending}” the last time"),
        to_translate("“{scene}” had not ended with “{ending}” the last time"),
    ),
}
_NOTED: Final[Mapping[bool, _Pair]] = {
    True: (to_translate("“{note}” must be in your notes"), to_translate("“{note}” was in your notes")),
    False: (to_translate("“{note}” must not be in your notes"), to_translate("“{note}” was not in your notes")),
}
_PROMISES: Final[Mapping[tuple[str, bool], _Pair]] = {
    ("promised", True): (to_translate("you must promise “{promise}”"), to_translate("you promised “{promise}”")),
    ("promised", False): (
        to_translate("you must not promise “{promise}”"),
        to_translate("you did not promise “{promise}”"),
    ),
    ("kept", True): (
        to_translate("you must keep your promise “{promise}”"),
        to_translate("you kept your promise “{promise}”"),
    ),
    ("kept", False): (
        to_translate("you must not keep your promise “{promise}”"),
        to_translate("you did not keep your promise “{promise}”"),
    ),
    ("broken", True): (
        to_translate("you must break your promise “{promise}”"),
        to_translate("you broke your promise “{promise}”"),
    ),
    ("broken", False): (
        to_translate("you must not break your promise “{promise}”"),
        to_translate("you did not break your promise “{promise}”"),
    ),
}
_DONE: Final[Mapping[bool, _Pair]] = {
    True: (to_translate("you must use “{skill}”"), to_translate("you used “{skill}”")),
    False: (to_translate("you must not use “{skill}”"), to_translate("you did not use “{skill}”")),
}


def must_be(fact: c.Condition, told: Told) -> str:
    """What must be so, as a clause: ``you must not lose Mrs Smith``.

    Args:
        fact: a fact of a plain condition that compares no numbers.
        told: what it is told of.
    """
    return _said(fact, told, 0, met=True) or told.language.tr("one thing must go right that is not told beforehand")


def came_out(fact: c.Condition, told: Told, *, met: bool) -> str:
    """How a fact came out, as a clause: ``Mrs Smith was lost``.

    Args:
        fact: a fact of a plain condition that compares no numbers.
        told: what it is told of.
        met: whether it held in the end.
    """
    tr = told.language.tr
    return _said(fact, told, 1, met=met) or (
        tr("one thing went right that is not told beforehand")
        if met
        else tr("one thing did not go right that is not told beforehand")
    )


def _said(fact: c.Condition, told: Told, which: int, *, met: bool) -> str:
    """A fact as one of its pair, ``""`` where there are no words for it; ``met``: itself, or its opposite."""
    tr = told.language.tr
    match fact:
        case c.Compare(sign, c.Outcome(), c.Word(word)):
            return tr(_ENDS[word, (sign == "==") == met][which], name=customer(told.scene, told.language))
        case c.Compare(sign, c.Call("ended", scene), c.Word(word)) if name := told.call(scene):
            pairs = _NEVER_PLAYED if word == NEVER else _REMEMBERED
            return tr(pairs[(sign == "==") == met][which], scene=name, ending=told.ending(scene, word))
        case c.Not(part):
            return _said(part, told, which, met=not met)
        case c.Call("noted", id_) if note := told.note(id_):
            return tr(_NOTED[met][which], note=note)
        case c.Call(function, id_) if function in c.OF_PROMISES and (promise := told.promise(id_)):
            return tr(_PROMISES[function, met][which], promise=promise)
        case c.Call("did", id_) if skill := told.skill(id_):
            return tr(_DONE[met][which], skill=skill)
    return ""
