"""A place where a name stands: in which file, where, and what it names."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args

from game.script.source import ScalarNode

Kind = Literal["scene", "character", "meter", "tag", "word", "beat", "option", "flag", "note", "promise", "ending"]
"""What a name can name. A ``word`` is one of the course, as it stands in braces in texts."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
OF_A_SCENE: Final = frozenset(("beat", "option", "flag", "note", "promise", "ending"))
"""What each scene has by itself: two scenes may both have a beat of one name."""


class Named(NamedTuple):
    """One thing of a library that has a name.

    ``owner`` is the scene of what belongs to a scene, the character of a meter, and ``""`` for all else. All options
    of one name in a scene are one thing.
    """

    kind: Kind
    owner: str
    name: str

    @property
    def path(self) -> str:
        """The name as it is told apart from all others of its kind: ``late_install.hello``."""
        return f"{self.owner}.{self.name}" if self.owner else self.name


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file where a name stands.

    ``file`` is named from the library's folder (``scenes/late_install.yaml``); ``line`` and ``column`` count from 1, in
    characters. ``defines`` says that the thing is made here; everywhere else it is used. ``beat`` is the beat of an
    option, ``""`` where nobody says which (in ``plays``). Where the name is not ``is_exact`` it is written there in
    other characters than its own (escaped, in quotation marks), so that they cannot simply be replaced.
    """

    file: str
    line: int
    column: int
    what: Named
    defines: bool = False
    beat: str = ""
    is_exact: bool = True

    @property
    def name(self) -> str:
        """What is written there."""
        return self.what.name


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text as it stands in a file, for somebody who looks for it.

    ``kind`` is what it is: ``line``, ``say``, ``why``, ``note``, ``title`` and the like. ``speaker`` is who says it, by
    id; ``scene``, ``beat`` and ``option`` are where it stands; each may be ``""``. ``names`` are all things that are
    named in the same step or option.
    """

    file: str
    leaf: ScalarNode
    kind: str
    scene: str
    beat: str
    option: str
    speaker: str
    names: AbstractSet[Named]
