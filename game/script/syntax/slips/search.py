"""Looks for the slip that was made: of many guesses at what a line was meant to be, the one that reads best."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from game.script.catalogue.traps import Indentation
from game.script.source import CAST, COURSE_FILE, RENAMED_FILE, SCENES, SKILLS_FILE, Page
from game.script.syntax.slips.brackets import bracket_slips
from game.script.syntax.slips.draft import changed
from game.script.syntax.slips.grammar import FILES, KEYS
from game.script.syntax.slips.indents import indent_slips, is_plain
from game.script.syntax.slips.keys import key_slips
from game.script.syntax.slips.look import Look, look, said_by
from game.script.syntax.slips.marks import mark_slips
from game.script.syntax.slips.misfits import ANY_SPEAKER, Misfit, misfits
from game.script.syntax.slips.signs import sign_slips
from game.script.syntax.slips.slip import Slip, above, below, indent_of, is_written, owner
from game.script.syntax.slips.texts import text_slips

MOST_LOOKS: Final = 3000
"""How many guesses are tried for one file."""
MOST_WINDOW: Final = 60_000
"""How many characters are read for a guess at most; where lines are longer nothing is guessed."""
ROWS_AFTER: Final = 60
ROWS_BEFORE: Final = 150
ROWS_OF_TEXT: Final = 12
MOST_LINE: Final = 3000
"""How long a line is at most for which guesses are made, in characters."""
NEAR: Final = 0.003
FAR: Final = 2
"""How far a line can be moved that can be read and has no known key."""
_AT_THE_TOP: Final = frozenset((SKILLS_FILE, COURSE_FILE, RENAMED_FILE))
_TOP: Final = re.compile(r"\s*:")
_BAR: Final = re.compile(r".*: +[|>][0-9+-]{0,2}\s*")
_CAST_KEY: Final = re.compile(r"\s+[\"']?([a-z]\w*)[\"']?\s*(?::|$)")


class Stop(NamedTuple):
    """Where YAML gave up, and where it began what it was reading, if that is known: rows from 0.

    ``is_open`` says whether that is a quotation or stands in brackets.
    """

    row: int
    origin: int | None
    is_open: bool


class Window(NamedTuple):
    """Some lines of a file, the others before them empty; ``is_cut`` if more lines stand after them."""

    lines: list[str]
    is_cut: bool


@dataclass(slots=True)
class Searcher:
    """What is known of a file before it can be read; ``looks`` is how many guesses may still be tried."""

    kind: str
    speakers: frozenset[str]
    looks: int = MOST_LOOKS
    known: frozenset[str] = field(init=False)
    tops: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.known = KEYS[self.kind]
        self.tops = frozenset(FILES[self.kind].keys)

    def after_failure(self, lines: list[str], stop: Stop, first: Sequence[Slip]) -> Slip | None:
        """The slip that stopped YAML.

        Args:
            lines: the draft's.
            stop: where it stopped.
            first: guesses that are at hand.

        Returns:
            The guess that leads on past that row and leaves the least that cannot have been meant; None where none
            leads on.
        """
        rows = _rows_round(lines, stop.row, stop.origin)
        window = _window(lines, min([*rows, *(slip.row for slip in first)]), stop.row, self.tops)
        if window is None:
            return None
        guesses = [*first, *self._round(lines, rows)]
        return self._best(window, guesses, stop, None)

    def after_misfits(self, lines: list[str], found: list[Misfit]) -> Slip | None:
        """The slip behind the first things in a file that cannot have been meant; None where no guess is better."""
        tried = set[int]()
        for row in sorted({misfit.row for misfit in found})[:12]:
            rows = [at for at in _rows_round(lines, row, None) if at not in tried]
            tried.update(rows)
            window = _window(lines, min(rows), row, self.tops) if rows else None
            if window is None:
                continue
            before = self._weight(look(window.lines), window)
            guesses = [slip for slip in self._round(lines, rows) if not _is_far(slip, lines, self.known)]
            if before and (slip := self._best(window, guesses, None, before)):
                return slip
        return None

    def _round(self, lines: list[str], rows: list[int]) -> Iterator[Slip]:
        """Every guess in some rows; of two as good, that in the row where it shows."""
        for number, at in enumerate(rows):
            for slip in self.guesses(lines, at):
                yield replace(slip, cost=slip.cost + NEAR * number)

    def guesses(self, lines: list[str], row: int) -> Iterator[Slip]:
        """Everything that a line may have been meant to be."""
        if len(lines[row]) > MOST_LINE:
            return
        yield from sign_slips(lines, row)
        yield from mark_slips(lines, row, self.known)
        yield from bracket_slips(lines, row)
        yield from key_slips(lines, row, self.kind, self.known)
        yield from text_slips(lines, row, self.known)
        yield from indent_slips(lines, row, self.known)

    def _best(self, window: Window, guesses: list[Slip], stop: Stop | None, before: float | None) -> Slip | None:
        best, least = None, float("inf") if before is None else before - 0.4
        seen = set[tuple[tuple[int, tuple[str, ...]], ...]]()
        for slip in sorted(guesses, key=lambda one: one.cost):
            made = tuple(sorted(slip.changes.items()))
            if made in seen or slip.cost >= least or self.looks <= 0:
                continue
            seen.add(made)
            cost = self._cost(window, slip, stop)
            if cost is not None and cost < least:
                best, least = slip, cost
        return None if best is None else self._with_certainty(window, best, guesses, stop)

    def _with_certainty(self, window: Window, best: Slip, guesses: list[Slip], stop: Stop | None) -> Slip:
        """A line moved as it was meant: that is certain where moved to say anything else it would read worse."""
        if best.code is not Indentation or best.is_certain or not is_plain(window.lines, best.row, self.known):
            return best
        at_best, said = self._cost(window, best, stop), said_by(changed(window.lines, best))
        others = {tuple(sorted(one.changes.items())): one for one in guesses if one.code is Indentation}
        left = [
            cost - one.cost
            for one in others.values()
            if (cost := self._cost(window, one, stop)) is not None and said_by(changed(window.lines, one)) != said
        ]
        is_alone = at_best is not None and self.looks > 0 and min(left, default=99) >= at_best - best.cost + 0.4
        return replace(best, is_certain=is_alone)

    def _cost(self, window: Window, slip: Slip, stop: Stop | None) -> float | None:
        """What is wrong with the text when a guess is followed; None where it leads nowhere."""
        self.looks -= 1
        lines = changed(window.lines, slip)
        found = look(lines)
        more = len(lines) - len(window.lines)
        far = 1.5
        if found.row is not None and (stop is None or found.row <= stop.row + more):
            if stop is None or not stop.is_open or slip.row != stop.origin or found.row <= slip.row:
                return None
            far = 5  # what a quotation or a bracket had swallowed is seen again, with its own slips
        left = self._weight(found, Window(lines, window.is_cut))
        return slip.cost + left + (0 if found.row is None else far)

    def _weight(self, found: Look, window: Window) -> float:
        """How much of what was read cannot have been meant; what is cut off or was not read to its end does not count.

        A key that the whole file should have counts always, wherever the window ends.
        """
        end = len(window.lines) - 2 * window.is_cut if found.row is None else found.row
        every = misfits(found.root, self.kind, self.speakers, window.lines)
        return sum(misfit.weight for misfit in every if misfit.row < end)


def _is_far(slip: Slip, lines: list[str], known: frozenset[str]) -> bool:
    """Whether a slip moves far what can be read and has no key that is known: that is a word misspelt, not a slip."""
    new = slip.changes.get(slip.row, ("",))[0]
    key = lines[slip.row].strip().removeprefix("- ").partition(":")[0]
    by = indent_of(new) - indent_of(lines[slip.row])
    return new.strip() == lines[slip.row].strip() and abs(by) > FAR and key not in known


def searcher_of(page: Page) -> Searcher:
    """A searcher for a page: by its name and its first keys it is known what kind of file it is."""
    return Searcher(kind_of_file(page), _speakers(page.lines))


def kind_of_file(page: Page) -> str:
    """The kind of a file, of ``FILES``."""
    folder, _, name = page.name.rpartition("/")
    if name in _AT_THE_TOP and folder.rpartition("/")[2] not in (SCENES, CAST):
        return name.removesuffix(".yaml")
    tops = {line.partition(":")[0].strip() for line in page.lines[:400] if ":" in line}
    if "character" in tops and "scene" not in tops:
        return "character"
    return "character" if folder.rpartition("/")[2] == CAST and "scene" not in tops else "scene"


def _speakers(lines: list[str]) -> frozenset[str]:
    """Who stands in a scene's cast, as far as can be seen without reading it."""
    found = set[str]()
    for row, line in enumerate(lines):
        if line.startswith("cast"):
            found |= set(re.findall(r"[a-z]\w*(?=\s*:)", line.partition(":")[2]))
            for inner in lines[row + 1 :]:
                if is_written(inner) and not inner[0].isspace():
                    break
                if match := _CAST_KEY.match(inner):
                    found.add(match[1])
            break
    return frozenset((*found, "you", "narrator")) if found else ANY_SPEAKER


def _rows_round(lines: list[str], row: int, origin: int | None) -> list[int]:
    """The rows in which the slip may have been made that shows at a row, each once."""
    row = min(row, len(lines) - 1)
    if not is_written(lines[row]):
        row = above(lines, row) or 0
    found = [row]
    at = above(lines, row)
    while at is not None and len(found) < 3:
        found.append(at)
        at = above(lines, at)
    if (at := owner(lines, row)) is not None:
        found.append(at)
        if (after := below(lines, at)) is not None:
            found.append(after)
    found += [up for at in found[1:3] if (up := owner(lines, at)) is not None]
    if (at := below(lines, row)) is not None:
        found.append(at)
    if origin is not None and row - origin < ROWS_BEFORE:
        found.append(min(origin, len(lines) - 1))
        if (after := below(lines, origin)) is not None:
            found.append(after)
    found += [at + 1 for at in range(max(row - ROWS_OF_TEXT, 0), row) if _BAR.fullmatch(lines[at])][-1:]
    return list(dict.fromkeys(found))


def _window(lines: list[str], first: int, last: int, tops: Collection[str]) -> Window | None:
    """The lines round some rows, all others empty, so that the rows stay; None where they are too long."""
    start = first
    while start > 0 and not (lines[start][:1].isalpha() and (not tops or _TOP.split(lines[start], 1)[0] in tops)):
        start -= 1
    head = start
    if first - start > ROWS_BEFORE:
        within = next((at for at in range(first - 10, start, -1) if _is_inner(lines[at])), first)
        within = next((at for at in range(within - 1, start, -1) if _is_inner(lines[at])), within)
        start = within
    end = min(len(lines), last + ROWS_AFTER)
    window = [""] * start + lines[start:end]
    window[head] = lines[head]
    return Window(window, end < len(lines)) if sum(map(len, window)) <= MOST_WINDOW else None


def _is_inner(line: str) -> bool:
    """Whether a line is a key right under one of the file's own."""
    return indent_of(line) == 2 and is_written(line) and not line.lstrip().startswith("-")
