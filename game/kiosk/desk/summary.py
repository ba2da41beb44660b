"""A debrief in few words: how it ended, the decisions that mattered, one line to keep. No names of players."""

from __future__ import annotations

from typing import Final, NamedTuple

from game.session import DebriefPage
from game.session.phrases import sayable
from game.session.verdict import by_cost, ending_told, mistakes, score_of
from game.story.debrief import JudgedDecision
from game.story.language import Language
from game.story.model import fill

MOST_DECISIONS: Final = 3
_CLOSING: Final = "”»"
"""What ends a quotation, and is there also where the end of it is left out."""
NOBODY: Final = "…"
"""Stands for the name of whoever played."""


class Mattered(NamedTuple):
    """A decision that mattered: which, what was said, and what would have been better (``""`` where nothing was)."""

    number: int
    said: str
    better: str
    why: str = ""


class Summary(NamedTuple):
    """A debrief in few words, in the language of the visitor."""

    title: str
    ending: str
    told: str
    """What is told of the ending."""
    passed: bool
    score: str
    of: str
    """What the score is of: ``of a possible 94``."""
    decisions: tuple[Mattered, ...]
    keep: str
    """One line to keep; ``""`` where nobody wrote any."""


def summary_of(page: DebriefPage, language: Language) -> Summary:
    """What is worth taking along of a debrief; where a line names whoever played, it has dots."""
    debrief, scene = page.debrief, page.conversation.scene
    words = scene.words_for(NOBODY)
    title, told = ending_told(debrief, words, language)
    score, of = score_of(debrief, language)
    dearest = sorted(mistakes(debrief), key=lambda one: -(one.taken.cost or 0.0))[:MOST_DECISIONS]
    if not dearest:
        dearest = [one for one in by_cost(debrief) if one.at_stake][:1]

    def mattered(judged: JudgedDecision) -> Mattered:
        taken, best = judged.taken, judged.best
        better = "" if best.option == taken.option else sayable(best.authored, words, language)
        return Mattered(judged.number, sayable(taken.authored, words, language), better, fill(best.why, words))

    decisions = tuple(mattered(one) for one in sorted(dearest, key=lambda one: one.number))
    keep = next((fill(why, words) for one in dearest for why in (one.best.why, one.taken.why) if why), "")
    return Summary(fill(scene.title, words), title, told, debrief.passed, score, of, decisions, keep)


def shortened(text: str, most: int) -> str:
    """A text of so many characters at most, broken between words, with an ellipsis where some are left out."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    end = text[-1] if text[-1] in _CLOSING else ""
    cut = text[: most - 1 - len(end)]
    at = cut.rfind(" ")
    return (cut[:at] if at > most // 2 else cut).rstrip(" ,;:.") + "…" + end
