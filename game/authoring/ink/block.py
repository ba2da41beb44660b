"""Reads what stands in braces over several lines in ink: conditions, switches, and what changes each time."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from game.authoring.importing.expression import Expression, Op
from game.authoring.importing.flow import Arm, If, Place, Remark, Statement, TurnKind
from game.authoring.importing.imported import NotMappedError
from game.authoring.importing.texts import turns_of
from game.authoring.ink.inline import Inline, find
from game.authoring.ink.sections import Line, plain

DASHES: Final = re.compile(r"\s*((?:-(?!>)\s*)+)")
_TURNS: Final[dict[str, TurnKind]] = {
    "stopping": "stopping", "cycle": "cycle", "once": "once", "shuffle": "shuffle",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """Reads blocks; ``inner`` reads the lines of one of its parts."""

    inline: Inline
    inner: Callable[[Sequence[Line]], tuple[Statement, ...]]

    def read(self, text: str, at: Place) -> list[Statement]:
        """What stands in braces over several lines."""
        source = " ".join(plain(text).split())[:200]
        head, _, _ = text.partition("\n")
        colon = find(head, (":",))
        is_list = head.strip().startswith("-") or not head.strip()
        header = "" if is_list else head[:colon] if colon >= 0 else head
        body = text if is_list else (" " * (colon + 1) + text[colon + 1 :] if colon >= 0 else text[len(head) :])
        branches = _branches(body, at)
        words = header.replace(":", " ").split()
        if words and all(word in _TURNS for word in words):
            return self.turns(words, branches[1:] or branches, source, at)
        if not header.strip():
            return self.chain(branches[1:], None, source, at)
        condition = self.inline.terms.read_or_reason(header.strip())
        if any(line.strip() for _, line in branches[0]):
            first = Arm(at, condition, self.inner(branches[0]), plain(header.strip()))
            return [If((first, *self.arms(branches[1:], None, source)))]
        return self.chain(branches[1:], condition, source, at)

    def chain(
        self,
        branches: list[list[Line]],
        value: Expression | NotMappedError | None,
        source: str,
        at: Place,
    ) -> list[Statement]:
        """Branches with a condition each, or with a value that is compared; two without any are yes and no."""
        arms = self.arms(branches, value, source)
        is_else = bool(branches) and branches[0][0][1].split(":")[0].strip() == "else"
        if value is not None and is_else:
            return [If((Arm(at, value, (), source), *arms))]
        if value is not None and arms and all(arm.condition is None for arm in arms):
            return [If((replace(arms[0], condition=value), *arms[1:2]))]
        return [If(tuple(arms))] if arms else [Remark(at, source, "")]

    def arms(self, branches: list[list[Line]], value: Expression | NotMappedError | None, source: str) -> list[Arm]:
        """Branches, each with its condition where it has one."""
        found: list[Arm] = []
        for lines in branches:
            (at, first), rest = lines[0], lines[1:]
            colon = find(first, (":",))
            tree: Expression | NotMappedError | None = None
            if colon >= 0 and first[:colon].strip() == "else":
                first = first[colon + 1 :]
            elif colon >= 0:
                tree = self.inline.terms.read_or_reason(first[:colon])
                if isinstance(tree, NotMappedError) and " " in first[:colon].strip() and value is not None:
                    tree = None
                else:
                    first = first[colon + 1 :]
                    if value is not None and not isinstance(tree, NotMappedError):
                        tree = value if isinstance(value, NotMappedError) else Op("==", (value, tree))
            found.append(Arm(at, tree, self.inner([(at, first), *rest]), source))
            if tree is None and value is None:
                break
        return found

    def turns(self, words: list[str], branches: list[list[Line]], source: str, at: Place) -> list[Statement]:
        """A block that changes each time."""
        kinds = [_TURNS[word] for word in words]
        kind: TurnKind = "shuffle" if "shuffle" in kinds else kinds[0]
        bodies = tuple(self.inner(lines) for lines in branches)
        told: list[Statement] = []
        if kind == "shuffle":
            told.append(Remark(at, source, "what is drawn anew each time in ink is drawn once"))
        key = self.inline.key(at, len(bodies) if kind == "shuffle" else 0)
        return [*told, turns_of(at, kind, key, bodies, source)]


def _branches(text: str, at: Place) -> list[list[Line]]:
    """The lines of a block before its first branch, and those of each branch, which begins with a dash."""
    found: list[list[Line]] = [[]]
    depth = 0
    for number, line in enumerate(text.split("\n")):
        here = Place(at.line + number, at.file)
        match = DASHES.match(line)
        if not depth and match and match[1].count("-") == 1:
            found.append([(here, line[match.end() :])])
        else:
            found[-1].append((here, line))
        depth = max(0, depth + line.count("{") - line.count("}"))
    return found
