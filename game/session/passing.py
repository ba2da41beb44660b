"""What passes, in the player's words.

A condition is turned first so that ``not`` stands before single facts alone; each fact then has a sentence of its own,
so that a translator sees whole clauses and never a "not" to be glued on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from game.story.engine import steps_in
from game.story.language import Language
from game.story.model import NEVER, YOU, Choose, Line, Scene, Skill, TakeNote, fill
from game.story.model import condition as c

NOT_LOST: Final = c.Compare("!=", c.Outcome(), c.Word("lost"))
"""What passes where a scene does not say."""
_OPPOSITE: Final[Mapping[c.CompareSign, c.CompareSign]] = {
    "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">",
}  # fmt: skip
_TURNED: Final[Mapping[c.CompareSign, c.CompareSign]] = {
    "==": "==", "!=": "!=", "<": ">", ">": "<", "<=": ">=", ">=": "<=",
}  # fmt: skip
_SIGNS: Final[Mapping[c.ArithmeticSign, tuple[str, int]]] = {"+": ("+", 1), "-": ("−", 1), "*": ("×", 2), "/": ("÷", 2)}  # noqa: RUF001 - the signs of sums


class Told(NamedTuple):
    """What a condition is told of, and in which language."""

    scene: Scene
    skills: Mapping[str, Skill]
    language: Language
    quoted: bool = True
    """Whether a bar's name stands in quotation marks, as it does inside a sentence."""


def passing(scene: Scene, skills: Mapping[str, Skill], language: Language) -> str:
    """What passes, as a sentence: ``You pass if you do not lose Priya Nair and “Trust” is 50 or more.``."""
    tree, tr = plain(scene.passes or NOT_LOST), language.tr
    if isinstance(tree, c.Truth):
        return tr("You pass however it ends.") if tree.value else tr("Nothing passes here.")
    return tr("You pass if {conditions}.", conditions=clause(tree, Told(scene, skills, language)))


def plain(tree: c.Condition, *, holds: bool = True) -> c.Condition:
    """A condition (or its opposite) with every ``not`` carried inward, and constants on the right."""
    match tree:
        case c.Not(part):
            return plain(part, holds=not holds)
        case c.Both(parts):
            inner = tuple(plain(part, holds=holds) for part in parts)
            return c.Both(inner) if holds else c.Either(inner)
        case c.Either(parts):
            inner = tuple(plain(part, holds=holds) for part in parts)
            return c.Either(inner) if holds else c.Both(inner)
        case c.Compare("==" | "!=" as sign, part, c.Truth(value)) | c.Compare(
            "==" | "!=" as sign, c.Truth(value), part
        ):
            return plain(part, holds=holds == ((sign == "==") == value))
        case c.Compare(sign, c.Number() | c.Word() as left, right) if not isinstance(right, c.Number | c.Word):
            return plain(c.Compare(_TURNED[sign], right, left), holds=holds)
        case c.Compare(sign, left, right):
            return tree if holds else c.Compare(_OPPOSITE[sign], left, right)
        case c.Truth(value):
            return c.Truth(value == holds)
    return tree if holds else c.Not(tree)


def clause(tree: c.Condition, told: Told, *, inside: bool = False) -> str:
    """A plain condition as a clause."""
    language = told.language
    match tree:
        case c.Both(parts):
            whole = joined([clause(part, told, inside=True) for part in parts], language, every=True)
            return f"({whole})" if inside else whole
        case c.Either(parts):
            whole = joined([clause(part, told, inside=True) for part in parts], language, every=False)
            return f"({whole})" if inside else whole
        case c.Compare():
            return _compared(tree, told)
        case c.Not(part):
            return _fact(part, told, holds=False)
    return _fact(tree, told, holds=True)


def joined(parts: Sequence[str], language: Language, *, every: bool) -> str:
    """Clauses (at least one) joined by ``and``, or by ``or``."""
    if len(parts) == 1:
        return parts[0]
    some, last = ", ".join(parts[:-1]), parts[-1]
    return (
        language.tr("{some} and {last}", some=some, last=last)
        if every
        else language.tr("{some} or {last}", some=some, last=last)
    )


def _compared(tree: c.Compare, told: Told) -> str:
    sign, left, right = tree.sign, tree.left, tree.right
    tr = told.language.tr
    match left, right:
        case c.Outcome(), c.Word(word):
            return _ended_so(word, told, holds=sign == "==")
        case c.Call("ended", scene), c.Word(word):
            return _remembered(scene, word, told, holds=sign == "==")
    what, limit = value_in_words(left, told), value_in_words(right, told)
    if sign in ("==", "!=") and not isinstance(right, c.Number | c.Word):
        limit = tr("the same as {what}", what=limit)
    match sign:
        case ">=":
            return tr("{what} is {limit} or more", what=what, limit=limit)
        case "<=":
            return tr("{what} is {limit} or less", what=what, limit=limit)
        case ">":
            return tr("{what} is over {limit}", what=what, limit=limit)
        case "<":
            return tr("{what} is under {limit}", what=what, limit=limit)
        case "==":
            return tr("{what} is {limit}", what=what, limit=limit)
        case "!=":
            return tr("{what} is not {limit}", what=what, limit=limit)


def _ended_so(word: str, told: Told, *, holds: bool) -> str:
    name, tr = customer(told), told.language.tr
    match word, holds:
        case "won", True:
            return tr("you win {name} over", name=name)
        case "won", False:
            return tr("you do not win {name} over", name=name)
        case "lost", True:
            return tr("you lose {name}", name=name)
        case "lost", False:
            return tr("you do not lose {name}", name=name)
        case _, True:
            return tr("it is settled with {name}, neither won nor lost", name=name)
    return tr("it is either won or lost with {name}", name=name)


def _remembered(scene: str, word: str, told: Told, *, holds: bool) -> str:
    tr, name, ending = told.language.tr, _readable(scene), _readable(word)
    if word == NEVER:
        return (
            tr("you have not finished “{scene}” before", scene=name)
            if holds
            else tr("you have finished “{scene}” before", scene=name)
        )
    return (
        tr("“{scene}” ended with “{ending}” the last time", scene=name, ending=ending)
        if holds
        else tr("“{scene}” did not end with “{ending}” the last time", scene=name, ending=ending)
    )


def _fact(tree: c.Condition, told: Told, *, holds: bool) -> str:
    """A fact that is so, or is not."""
    tr = told.language.tr
    match tree:
        case c.Call("noted", id_):
            note = _note(id_, told)
            return tr("you note “{note}”", note=note) if holds else tr("you do not note “{note}”", note=note)
        case c.Call("did", id_):
            skill = told.skills[id_].label if id_ in told.skills else _readable(id_)
            return tr("you use “{skill}”", skill=skill) if holds else tr("you do not use “{skill}”", skill=skill)
        case c.Call("seen", id_):
            beat = _readable(id_)
            return tr("you come to “{beat}”", beat=beat) if holds else tr("you do not come to “{beat}”", beat=beat)
        case c.Truth(value):
            return tr("nothing else is asked") if value == holds else tr("the impossible happens")
    what = value_in_words(tree, told)
    return tr("{what} is so", what=what) if holds else tr("{what} is not so", what=what)


def value_in_words(tree: c.Condition, told: Told, least: int = 0) -> str:
    """One side of a comparison: a number, a bar by its name, a sum; ``least`` is how tightly that has to bind."""
    tr = told.language.tr
    match tree:
        case c.Number(value):
            return str(value)
        case c.Word(value):
            return f"“{_readable(value)}”"
        case c.MeterName(id_):
            return _meter(id_, told)
        case c.FlagName(id_):
            return f"“{_readable(id_)}”"
        case c.Outcome():
            return tr("how it ends")
        case c.Call("ended", scene):
            return tr("how “{scene}” ended the last time", scene=_readable(scene))
        case c.Minus(part):
            return f"−{value_in_words(part, told, 3)}"  # noqa: RUF001 - the minus sign
        case c.Arithmetic(sign, left, right):
            mark, binds = _SIGNS[sign]
            text = f"{value_in_words(left, told, binds)} {mark} {value_in_words(right, told, binds + (sign in '-/'))}"
            return f"({text})" if binds < least else text
    return f"({clause(plain(tree), told)})"


def _meter(id_: str, told: Told) -> str:
    owner, _, bare = id_.partition(".")
    label = next((meter.label for meter in told.scene.meters if meter.id == id_), bare)
    if told.quoted:
        label = told.language.tr("“{text}”", text=label)
    if owner == YOU:
        return told.language.tr("your own {meter}", meter=label)
    if {meter.id.partition(".")[0] for meter in told.scene.meters} <= {owner, YOU}:
        return label  # there is no other bar that it could be
    character = told.scene.character(owner)
    name = character.name if character is not None else _readable(owner)
    return told.language.tr("{name}’s {meter}", name=name, meter=label)  # noqa: RUF001 - the apostrophe is meant


def customer(told: Told) -> str:
    """Who is won or lost."""
    names = [part.character.name for part in told.scene.cast if part.character.id != YOU]
    return names[0] if len(names) == 1 else told.language.tr("the customer")


def _note(id_: str, told: Told) -> str:
    for beat in told.scene.beats:
        for step in steps_in(beat.steps):
            notes = [step] if isinstance(step, TakeNote) else []
            if isinstance(step, Choose | Line):
                options = step.options if isinstance(step, Choose) else step.cut_in
                notes += [note for option in options for note in option.notes]
            for note in notes:
                if note.id == id_:
                    return fill(note.text, told.scene.words)
    return _readable(id_)


def _readable(id_: str) -> str:
    return id_.replace("_", " ")
