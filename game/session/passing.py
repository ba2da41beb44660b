"""What passes, in the player's words: whole sentences, each of which a translator sees whole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import Final, TypeGuard

from game.session.amounts import must_come_to
from game.session.facts import must_be
from game.session.phrases import capital
from game.session.told import Told, listed
from game.story.condition import facts_of, has_words, names_in, plain
from game.story.language import Language
from game.story.model import Meter, Scene, Skill
from game.story.model import condition as c

NOT_LOST: Final = c.Compare("!=", c.Outcome(), c.Word("lost"))
"""What passes where a scene does not say."""
MANY: Final = 8
"""From more ways than that nobody picks one: they are told as they were written, in brackets."""
Way = tuple[c.Condition, ...]
"""Facts that are enough together."""


def asked_by(scene: Scene) -> c.Condition:
    """What a scene asks for, in its plain form; where nothing is written, that nobody is lost."""
    return plain(scene.passes or NOT_LOST)


def parts_of(tree: c.Condition) -> Way:
    """The parts of a plain condition that are all asked for."""
    return tree.parts if isinstance(tree, c.Both) else (tree,)


def passing(scene: Scene, skills: Mapping[str, Skill], language: Language) -> str:
    """What passes, in sentences: ``To pass, you must not lose Priya Nair, and Trust must be 50 or more.``."""
    tree, told, tr = asked_by(scene), Told(scene, skills, language), language.tr
    if isinstance(tree, c.Truth):
        return tr("You pass however it ends.") if tree.value else tr("Nothing passes here.")
    parts = parts_of(tree)
    sure = tuple(part for part in parts if not isinstance(part, c.Either))
    asked = [_every(sure, told)] if sure else []
    asked += [_one_of(part, told) for part in parts if isinstance(part, c.Either)]
    first, *more = asked
    sentences = [tr("To pass, {condition}.", condition=first)]
    sentences += [tr("Besides, {condition}.", condition=condition) for condition in more]
    return " ".join(sentences)


def ways_of(tree: c.Condition) -> tuple[Way, ...]:
    """The ways in which a plain condition can hold; none where there are too many."""
    match tree:
        case c.Either(parts):
            each = [ways_of(part) for part in parts]
            found = tuple(way for ways in each for way in ways) if all(each) else ()
        case c.Both(parts):
            each = [ways_of(part) for part in parts]
            found = ()
            size = 1
            for ways in each:
                size *= len(ways)
            if size <= MANY:
                found = tuple(tuple(dict.fromkeys(fact for way in ways for fact in way)) for ways in product(*each))
        case _:
            return ((tree,),)
    return found if len(found) <= MANY else ()


def is_amount(fact: c.Condition) -> TypeGuard[c.Compare]:
    """Whether a fact of a plain condition compares meters, so that there is a by how much."""
    return isinstance(fact, c.Compare) and not isinstance(fact.left, c.Outcome | c.Call) and has_words(fact)


def _clause(fact: c.Condition, told: Told) -> str:
    return must_come_to(fact, told) if is_amount(fact) else must_be(fact, told)


def _every(facts: Way, told: Told) -> str:
    """Facts that must all be so."""
    clauses = list(dict.fromkeys(_clause(fact, told) for fact in facts))
    if len(clauses) == 1:
        return clauses[0]
    return told.language.tr("{clauses}, and {last}", clauses=", ".join(clauses[:-1]), last=clauses[-1])


def _one_of(tree: c.Either, told: Told) -> str:
    """Ways of which one is enough: ``either A, or B and C``."""
    ways = ways_of(tree)
    texts = [_way(way, told) for way in ways] if ways else [_nested(part, told) for part in tree.parts]
    return told.language.tr("either {ways}", ways=_or(list(dict.fromkeys(texts)), told.language))


def _way(facts: Way, told: Told) -> str:
    return _and(list(dict.fromkeys(_clause(fact, told) for fact in facts)), told.language)


def _and(clauses: Sequence[str], language: Language) -> str:
    """Clauses between two ``or``: no comma stands between them."""
    text = clauses[0]
    for clause in clauses[1:]:
        text = language.tr("{clause} and {next}", clause=text, next=clause)
    return text


def _or(ways: Sequence[str], language: Language) -> str:
    text = ways[0]
    for way in ways[1:]:
        text = language.tr("{way}, or {next}", way=text, next=way)
    return text


def _nested(tree: c.Condition, told: Told) -> str:
    """A condition of too many ways, in brackets."""
    match tree:
        case c.Both(parts):
            return f"({_and([_nested(part, told) for part in parts], told.language)})"
        case c.Either(parts):
            return f"({_or([_nested(part, told) for part in parts], told.language)})"
    return _clause(tree, told)


def scale(scene: Scene, skills: Mapping[str, Skill], language: Language) -> str:
    """From where to where the meters go that `passing` names, and where they begin; nothing where it names none."""
    told, tr = Told(scene, skills, language), language.tr
    facts = [fact for fact in facts_of(asked_by(scene)) if is_amount(fact)]
    ids = dict.fromkeys(name.id for fact in facts for name in names_in(fact) if isinstance(name, c.MeterName))
    meters = [next(meter for meter in scene.meters if meter.id == id_) for id_ in ids]
    if not meters:
        return ""
    if not scene.meters_shown:
        return tr("This call does not show them; each goes from 0 to 100, and what counts is where it ends.")
    begins = [(told.meter(meter.id), _start(meter, scene)) for meter in meters]
    if len(begins) == 1:
        (name, start), *_ = begins
        text = tr(
            "{meter} goes from 0 to 100, beginning at {start}; what counts is where it ends.", meter=name, start=start
        )
        return capital(text)
    starts = listed([tr("{meter} at {start}", meter=name, start=start) for name, start in begins], language)
    return tr("Each goes from 0 to 100, beginning with {starts}; what counts is where they end.", starts=starts)


def _start(meter: Meter, scene: Scene) -> int:
    """Where a meter begins in a scene, which may give it a start of its own."""
    given = {change.meter: change.amount for part in scene.cast for change in part.starts}
    return given.get(meter.id, meter.start)
