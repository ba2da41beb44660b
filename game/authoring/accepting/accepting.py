"""Warnings that an author accepts: comments are matched with what was told, and what is wrong with them is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple

from game.authoring.accepting.catalogue import AcceptsNothing, CannotAccept
from game.script.language import PO_SUFFIX
from game.script.problems import Problem, Severity
from game.script.source import Page
from game.script.syntax import Comment, Comments
from game.story.condition import nearest

_ACCEPT: Final = re.compile(r"accept:?[ \t]+(?=(?:DLG)?[ \t]?\d)", re.IGNORECASE)
_CODE: Final = re.compile(r"(?:DLG)?[ \t]?(\d{1,6})\b[ \t,]*(?:and\b[ \t]*)?", re.IGNORECASE)


class Accepted(NamedTuple):
    """A warning that its file accepts, and why."""

    problem: Problem
    reason: str


@dataclass(slots=True)
class _Acceptance:
    """What one comment accepts: the codes, each with whether it was told, in which lines, and why."""

    comment: Comment
    codes: dict[str, bool]
    reason: str
    lines: range


def accepting(
    problems: Sequence[Problem],
    pages: Mapping[str, Page],
    severities: Mapping[str, Severity],
    is_sure: Callable[[str, str], bool],
) -> tuple[list[Problem], list[Accepted]]:
    """Take out the warnings that the files accept.

    Args:
        problems: all that was told.
        pages: the files that may accept something, by what they are called in problems.
        severities: of every code.
        is_sure: whether a code, told nowhere in a file (named first), would have been told there.

    Returns:
        What is left, with what is wrong with the accepting; and what is accepted.
    """
    left, accepted = [], []
    found = {name: _InFile(page, severities) for name, page in pages.items() if "accept" in (page.text or "").lower()}
    for problem in problems:
        matching = found[problem.file].of(problem) if problem.file in found else None
        if matching is None:
            left.append(problem)
        else:
            matching.codes[problem.code] = True
            accepted.append(Accepted(problem, matching.reason))
    for name, here in found.items():
        here.tell_unused(partial(is_sure, name))
        left += here.page.problems
    return left, accepted


def accepted_in(page: Page, severities: Mapping[str, Severity]) -> Callable[[str, int], bool]:
    """Says of a code and a line whether the file accepts that warning there."""
    if "accept" not in (page.text or "").lower():
        return _nothing
    here = _InFile(page, severities)
    return lambda code, line: here.at(code, line) is not None


def _nothing(_code: str, _line: int) -> bool:
    return False


class _InFile:
    """What the comments of one file accept, and what is wrong with them, told on its page."""

    def __init__(self, page: Page, severities: Mapping[str, Severity]) -> None:
        self.page = Page(page.name, page.data)
        self.page.text = page.text
        self.is_po = page.name.endswith(PO_SUFFIX)
        comments = None if self.is_po else Comments(self.page)
        self.start = _itself if comments is None else comments.start
        self.all = []
        for comment in _of_po(page.lines) if comments is None else comments.all:
            if began := _ACCEPT.match(comment.text):
                codes, reason = _said(comment.text[began.end() :])
                if fault := _fault(codes, reason, severities):
                    self.page.tell_at(CannotAccept, comment.line, comment.column, *fault)
                else:
                    self.all.append(_Acceptance(comment, dict.fromkeys(codes, False), reason, self.lines(comment)))

    def lines(self, comment: Comment) -> range:
        """The lines that a comment is about: its own, or the next that holds anything; all where it heads the file.

        In a translation it is about the text that it stands above.
        """
        lines = self.page.lines
        if not comment.is_alone:
            return range(comment.line, comment.line + 1)
        if not any(map(_holds_something, lines[: comment.line - 1])):
            return range(1, len(lines) + 2)
        below = range(comment.line + 1, len(lines) + 1)
        if self.is_po:
            return range(comment.line, next((row for row in below if not lines[row - 1].strip()), len(lines) + 1))
        return next((range(row, row + 1) for row in below if _holds_something(lines[row - 1])), range(0))

    def of(self, problem: Problem) -> _Acceptance | None:
        """The comment that accepts a problem in its line, or where the text begins that goes on in that line."""
        return self.at(problem.code, problem.line) if problem.severity == "warning" else None

    def at(self, code: str, line: int) -> _Acceptance | None:
        """The comment that accepts a code in a line."""
        places = (line, self.start(line))
        return next(
            (one for one in self.all if code in one.codes and any(place in one.lines for place in places)), None
        )

    def tell_unused(self, is_sure: Callable[[str], bool]) -> None:
        """Tell the codes that were accepted and not told."""
        for one in self.all:
            for code in [code for code, was_told in one.codes.items() if not was_told and is_sure(code)]:
                where = f"in line {one.lines.start}" if len(one.lines) == 1 else "here"
                self.page.tell_at(
                    AcceptsNothing,
                    one.comment.line,
                    one.comment.column,
                    f"{code} is accepted, and is not told any more {where}",
                    "take the comment out" if len(one.codes) == 1 else f"take {code} out of the comment",
                )


def _itself(line: int) -> int:
    return line


def _of_po(lines: Sequence[str]) -> Iterator[Comment]:
    """The translator's own comments of a PO file: a # and a space, at the beginning of a line."""
    for row, line in enumerate(lines, 1):
        if line.startswith("# "):
            yield Comment(row, 1, line[2:].strip(), is_alone=True)


def _said(text: str) -> tuple[list[str], str]:
    """The codes that a comment names, and the reason it gives."""
    at, codes = 0, []
    while found := _CODE.match(text, at):
        codes.append(f"DLG{found[1]}")
        at = found.end()
    return codes, text[at:].lstrip(" \t:-").strip()


def _fault(codes: Sequence[str], reason: str, severities: Mapping[str, Severity]) -> tuple[str, str] | None:
    """What is wrong with accepting these, and how to mend it."""
    for code in codes:
        if code not in severities:
            return f"there is no {code}", nearest(code, severities) or "copy the code from what check says"
        if severities[code] == "error":
            return f"{code} is an error, and only warnings can be accepted", "mend it, and take this comment out"
    if not reason:
        return "no reason is given", f"write: # accept {', '.join(codes)}: and why it is right as it stands"
    return None


def _holds_something(line: str) -> bool:
    text = line.strip()
    return bool(text) and not text.startswith("#")
