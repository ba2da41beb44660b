"""A shift in the player's words: what passes, which call is on, what its calls came to, and what somebody said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.session.customs import money
from game.session.spending import total_told
from game.session.told import listed
from game.story.condition import plain
from game.story.debrief import Spending, spending_of
from game.story.engine import CallResult, Stint, call_results, shift_passed, tally_of
from game.story.language import Language
from game.story.model import NOT_PASSED, PASSED, Ending, OutcomeName, Scene, Shift, fill
from game.story.model import condition as c

_SIGNS: Final = {">=": 0, ">": 1, "==": 0, "<=": 0, "<": -1}
"""What a comparison adds to its number to be told with *at least*, *just* or *at most*."""


@dataclass(frozen=True, slots=True)
class CallTold:
    """One call of a shift that is over, as it is listed: ``score`` is 0-100; ``spent`` is None where nothing costs."""

    number: int
    title: str
    ending: str
    outcome: OutcomeName | None
    score: float
    spent: Spending | None = None


def cover(shift: Shift, content: str, words: dict[str, str], language: Language) -> Scene:
    """A shift as a scene without beats, for whoever shows titles, briefings and how attempts ended."""
    tr = language.tr
    endings = (Ending(PASSED, tr("Passed"), "won", ""), Ending(NOT_PASSED, tr("Not passed"), "lost", ""))
    return Scene(shift.id, shift.title, "", shift.briefing, (), (), (), (), endings, "", words=words, content=content)


def shift_summary(shift: Shift, language: Language) -> str:
    """What a list says of a shift."""
    return language.trn("A shift of {number} call.", "A shift of {number} calls.", shift.draw)


def call_place(stint: Stint, language: Language) -> str:
    """Which call is on: ``Call 2 of 4: The Paper``; only the title of what stands between two."""
    scene = stint.conversation.scene
    title = fill(scene.title, scene.words)
    if stint.is_between:
        return title
    return language.tr("Call {number} of {all}: {title}", number=stint.number, all=stint.roster.shift.draw, title=title)


def call_begins(stint: Stint, player: str, language: Language) -> str:
    """What is told as a call begins: which it is, and its briefing."""
    scene = stint.conversation.scene
    briefing = fill(" ".join(scene.briefing.split()), scene.words_for(player))
    place = call_place(stint, language)
    return f"{place}{'' if place[-1] in '.!?…' else '.'} {briefing}".strip()


def calls_told(stint: Stint) -> tuple[CallTold, ...]:
    """Every call of a shift, in order."""
    pairs = zip(call_results(stint), stint.calls, strict=True)
    return tuple(_told(number, result, spending_of(had)) for number, (result, had) in enumerate(pairs, 1))


def _told(number: int, result: CallResult, spent: Spending | None) -> CallTold:
    scene = result.scene
    ending = "" if result.ending is None else fill(scene.ending(result.ending).title, scene.words)
    return CallTold(number, fill(scene.title, scene.words), ending, result.outcome, result.score, spent)


def call_spent(call: CallTold, language: Language) -> str:
    """What a call cost in money, as a clause; nothing where it cost none."""
    if call.spent is None or not call.spent.total:
        return ""
    return language.tr("Spent: {amount}", amount=money(call.spent.total, call.spent.currency, language))


def shift_passing(shift: Shift, language: Language) -> str:
    """What passes, as a sentence."""
    tr = language.tr
    if shift.passes is None:
        return tr("It passes if no call is lost.")
    tree = plain(shift.passes)
    parts = tree.parts if isinstance(tree, c.Both) else (tree,)
    told = [_counted(part, language) for part in parts]
    if all(told):
        return tr("It passes if {conditions}.", conditions=listed(told, language))
    return tr("What passes: {condition}.", condition=as_written(shift.passes))


def _counted(tree: c.Condition, language: Language) -> str:
    """A comparison of one count with a number, as a clause; ``""`` for anything else."""
    match tree:
        case c.Compare(sign, c.FlagName(count), c.Number(number)) if sign in _SIGNS:
            number += _SIGNS[sign]
        case _:
            return ""
    how = "least" if sign in (">", ">=") else "most" if sign in ("<", "<=") else "just"
    trn, tr = language.trn, language.tr
    match count, how:
        case "won", "least":
            return trn("at least {number} call is won", "at least {number} calls are won", number)
        case "won", "just":
            return trn("just {number} call is won", "just {number} calls are won", number)
        case "lost", "most" if number <= 0:
            return tr("no call is lost")
        case "lost", "most":
            return trn("at most {number} call is lost", "at most {number} calls are lost", number)
        case "lost", "just":
            return tr("no call is lost") if number == 0 else ""
        case "settled", "most":
            return trn("at most {number} call is only settled", "at most {number} calls are only settled", number)
        case "score", "least":
            return tr("the mean score is at least {number}", number=number)
        case _:
            return ""


def as_written(tree: c.Condition) -> str:
    """A condition over the counts of a shift, as its author writes it."""
    match tree:
        case c.Number(value):
            return str(value)
        case c.Truth(value):
            return str(value).lower()
        case c.FlagName(id_):
            return id_
        case c.Not(part):
            return f"not ({as_written(part)})"
        case c.Minus(part):
            return f"-{as_written(part)}"
        case c.Both(parts):
            return " and ".join(_in_brackets(part) for part in parts)
        case c.Either(parts):
            return " or ".join(_in_brackets(part) for part in parts)
        case c.Compare(sign, left, right):
            return f"{as_written(left)} {sign} {as_written(right)}"
        case c.Arithmetic(sign, left, right):
            return f"({as_written(left)} {sign} {as_written(right)})"
        case _:
            return ""


def _in_brackets(tree: c.Condition) -> str:
    return f"({as_written(tree)})" if isinstance(tree, c.Both | c.Either) else as_written(tree)


def shift_result(stint: Stint, language: Language) -> str:
    """What a shift came to, in a sentence: ``Passed. 3 won, 1 settled, 0 lost; mean score 71.``."""
    tr, tally = language.tr, tally_of(call_results(stint))
    how = tr("Passed.") if shift_passed(stint) else tr("Not passed this time.")
    told = tr(
        "{won} won, {settled} settled, {lost} lost; the mean score is {score}.",
        won=tally.won,
        settled=tally.settled,
        lost=tally.lost,
        score=round(tally.score),
    )
    found = [spent for spent in map(spending_of, stint.had) if spent is not None]
    if not found:
        return f"{how} {told}"
    return f"{how} {told} {total_told(sum(one.total for one in found), found[0].currency, language)}"
