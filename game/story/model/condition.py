"""The closed tree that a condition is: numbers, truths, words, names, calls, and what joins them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

CallName = Literal["noted", "did", "seen", "ended", "outcome", "promised", "kept", "broken"]
CALLS: Final[tuple[CallName, ...]] = ("noted", "did", "seen", "ended", "outcome", "promised", "kept", "broken")
OF_PROMISES: Final[frozenset[CallName]] = frozenset(("promised", "kept", "broken"))
"""The calls that ask what became of a promise."""
ArithmeticSign = Literal["+", "-", "*", "/"]
CompareSign = Literal["==", "!=", "<", "<=", ">", ">="]
COMPARISONS: Final[tuple[CompareSign, ...]] = ("==", "!=", "<=", ">=", "<", ">")
OPPOSITE: Final[Mapping[CompareSign, CompareSign]] = {
    "==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">",
}  # fmt: skip
"""What holds where a comparison does not."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number."""

    value: int


@dataclass(frozen=True, slots=True)
class Truth:
    """``true`` or ``false``."""

    value: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written (``anger``, ``mrs_smith.anger``, ``overbooked``), before anyone knows what it names.

    ``column`` is its offset in the condition's text, 0 for the first character.
    """

    text: str
    column: int


@dataclass(frozen=True, slots=True)
class MeterName:
    """A meter, always in full: ``mrs_smith.anger``. Its value is 0-100."""

    id: str


@dataclass(frozen=True, slots=True)
class FlagName:
    """A flag of the scene."""

    id: str


@dataclass(frozen=True, slots=True)
class Word:
    """A constant word: one of a flag's words, an ending id, ``never``, ``won``, ``settled`` or ``lost``."""

    value: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """How the conversation ended, in ``passes`` and ``score`` only: ``won``, ``settled`` or ``lost``."""


@dataclass(frozen=True, slots=True)
class Call:
    """``noted(id)``, ``did(tag)``, ``ended(scene)`` and the like; ``column`` is where the argument stands.

    Of the calls :data:`OF_PROMISES` the argument is ``id``, or ``scene.id`` for what another scene left.

    ``outcome(last)`` is ``ended(last.outcome)`` once its name was looked up: what a memory holds is asked for alike.
    """

    function: CallName
    argument: str
    column: int

    @property
    def is_remembered(self) -> bool:
        """Whether it asks how an earlier run ended, or what became of a promise made in one."""
        return self.function == "ended" or "." in self.argument

    @property
    def scene(self) -> str:
        """The scene whose earlier run is asked for, where it :attr:`is_remembered`."""
        return self.argument if self.function == "ended" else self.argument.partition(".")[0]

    @property
    def promise(self) -> str:
        """What is asked for of that run: a promise, or ``""`` for how it ended."""
        return "" if self.function == "ended" else self.argument.partition(".")[2]


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Minus:
    """A number with its sign turned."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Both:
    """``and`` over two or more parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """``or`` over two or more parts."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Compare:
    """Two values and how they must stand to each other."""

    sign: CompareSign
    left: Condition
    right: Condition


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Two numbers and what is done with them; ``/`` is exact division, and anything divided by 0 is 0."""

    sign: ArithmeticSign
    left: Condition
    right: Condition


Condition = (
    Number
    | Truth
    | Name
    | MeterName
    | FlagName
    | Word
    | Outcome
    | Call
    | Not
    | Minus
    | Both
    | Either
    | Compare
    | Arithmetic
)
