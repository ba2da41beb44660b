"""A debrief on paper: plain text, as every printer that the system knows can have it."""

from __future__ import annotations

import textwrap
from datetime import datetime
from typing import Final

from game.kiosk.desk.summary import NOBODY, Summary, summary_of
from game.session import DebriefPage, moment
from game.session.phrases import sayable
from game.session.spending import ledger_told, spends
from game.session.verdict import grade_in_words
from game.story.language import Language
from game.story.model import fill

COLUMNS: Final = 72
"""Letters in a line: what a page has room for in the size that printers use for plain text."""


def paper_of(page: DebriefPage, language: Language, now: datetime) -> str:
    """The whole debrief in lines: how it ended, each decision with what would have been better, a line to keep.

    Args:
        page: the debrief, with its grades.
        language: the visitor's.
        now: when it is printed.
    """
    summary = summary_of(page, language)
    lines = [*_head(summary, language), moment(now, language), ""]
    scene = page.conversation.scene
    words = scene.words_for(NOBODY)
    for judged in page.debrief.decisions:
        grade = grade_in_words(judged, judged.taken, language)
        did = sayable(judged.taken.authored, words, language)
        lines += _wrapped(f"{judged.number}. {did}")
        if grade:
            lines += _wrapped(grade, under=True)
        if judged.at_stake and judged.best.option != judged.taken.option:
            better = sayable(judged.best.authored, words, language)
            lines += _wrapped(language.tr("Better: {option}", option=better), under=True)
            lines += _wrapped(fill(judged.best.why, words), under=True)
        lines += _wrapped(spends(judged.taken.authored, scene, language), under=True)
        lines.append("")
    if (spent := ledger_told(page.debrief, words, language)) is not None:
        lines += [*_wrapped(spent.sentence), ""]
    if summary.keep:
        lines += _wrapped(language.tr("To keep: {line}", line=summary.keep))
    return "\n".join(lines) + "\n"


def _head(summary: Summary, language: Language) -> list[str]:
    tr = language.tr
    passed = tr("Passed") if summary.passed else tr("Not passed this time")
    score = f". {tr('Score {points} {of}', points=summary.score, of=summary.of)}" if summary.score else ""
    title = [*_wrapped(summary.title), "=" * min(COLUMNS, len(summary.title)), ""]
    return [*title, *_wrapped(summary.ending), *_wrapped(passed + score), "", *_wrapped(summary.told), ""]


def _wrapped(text: str, *, under: bool = False) -> list[str]:
    """A text in lines, set in where it belongs to what stands above it."""
    indent = "   " if under else ""
    return textwrap.wrap(text, COLUMNS, initial_indent=indent, subsequent_indent=indent, break_on_hyphens=False)
