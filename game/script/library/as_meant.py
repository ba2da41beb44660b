"""Reads a page; where errors are told, reads it once more as it was meant, and tells that where it tells less."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final, TypeVar

from game.script.catalogue import traps
from game.script.problems import Problem
from game.script.source import MappingNode, Page
from game.script.syntax import read_tree

Read = TypeVar("Read")
LONGEST_MEANT: Final = 1_000_000
"""A longer file, in characters, is read once: the trees of two readings of 4 MiB take over 600 MiB of memory."""
_FOUND: Final = frozenset((traps.Indentation.id, traps.NotYaml.id))
"""The codes of slips that have no better one."""


def read_page(page: Page, read: Callable[[Page, MappingNode], Read]) -> tuple[Read | None, bool]:
    """What is in a page.

    Args:
        page: the file, on which everything wrong is told.
        read: is given a page and its tree, and tells what is wrong in it; it may be called twice.

    Returns:
        What it returned, None where there is no tree; and whether lines had to be guessed at to get there.
    """
    found, is_guessed = _once(page, read, as_meant=False)
    is_broken = any(problem.code == traps.BrokenByColon.id for problem in page.problems)
    if page.text is None or len(page.text) > LONGEST_MEANT or (page.is_sound and not is_broken):
        return found, is_guessed
    again = Page(page.name, page.data)
    again.text = page.text
    meant, is_guessed_again = _once(again, read, as_meant=True)
    if page.is_sound:
        page.problems[:] = [_with_mend(problem, again.problems) for problem in page.problems]
    elif _is_better(again, page):
        page.problems[:] = [_called(problem, page.problems) for problem in again.problems]
        return meant, is_guessed_again
    return found, is_guessed


def _is_better(again: Page, page: Page) -> bool:
    """Whether a page's second reading tells less, or as much and knows better how to mend it."""
    new, old = _errors(again), _errors(page)
    if len(new) != len(old):
        return len(new) < len(old)
    was, becomes = frozenset(old), frozenset(new)
    return any(problem.mend is None for problem in old) or (
        _are_certain([problem for problem in new if problem not in was])
        and not _are_certain([problem for problem in old if problem not in becomes])
    )


def _are_certain(problems: Sequence[Problem]) -> bool:
    return all(problem.mend is not None and problem.mend.is_certain for problem in problems)


def _with_mend(problem: Problem, again: Sequence[Problem]) -> Problem:
    """A warning of a text that a colon may have broken, with how the second reading mends its line."""
    if problem.code != traps.BrokenByColon.id:
        return problem
    found = (one for one in again if one.line == problem.line and one.mend is not None)
    better = next((one for one in found if one.code in _FOUND), None)
    return replace(problem, hint=better.hint, mend=better.mend) if better is not None else problem


def _called(problem: Problem, before: Sequence[Problem]) -> Problem:
    """A slip found by what was meant, under the code of what is wrong with its line as it stands."""
    if problem.code not in _FOUND:
        return problem
    codes = [one.code for one in before if one.line == problem.line and one.severity == "error"]
    return replace(problem, code=codes[0]) if codes else problem


def _once(page: Page, read: Callable[[Page, MappingNode], Read], *, as_meant: bool) -> tuple[Read | None, bool]:
    root, guessed = read_tree(page, as_meant=as_meant)
    told = len(page.problems)
    found = None if root is None else read(page, root)
    _leave_out(page, told, guessed)
    return found, bool(guessed)


def _errors(page: Page) -> list[Problem]:
    return [problem for problem in page.problems if problem.severity == "error"]


def _leave_out(page: Page, told: int, guessed: AbstractSet[int]) -> None:
    """Take back what was told, after the first ``told`` problems, about lines that had to be guessed at."""
    if guessed:
        page.problems[told:] = [problem for problem in page.problems[told:] if problem.line not in guessed]
