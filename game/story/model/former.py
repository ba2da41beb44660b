"""What the things of a library were called before they were renamed, so that what was kept then is understood now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, NamedTuple, get_args

from game.story.model.memory import Memory, read_memory

FormerKind = Literal["scene", "character", "meter", "beat", "option", "flag", "promise", "ending"]
FORMER_KINDS: Final[tuple[FormerKind, ...]] = get_args(FormerKind)
"""What results are kept under; notes, tags and words are worked out anew whenever a call is had again."""
_LEVELS: Final[dict[FormerKind, tuple[FormerKind, ...]]] = {
    "scene": ("scene",),
    "beat": ("scene", "beat"),
    "option": ("scene", "beat", "option"),
    "flag": ("scene", "flag"),
    "promise": ("scene", "promise"),
    "ending": ("scene", "ending"),
    "character": ("character",),
    "meter": ("character", "meter"),
}
_CUT_IN: Final = ".cut_in"


class Former(NamedTuple):
    """One renaming: the name with its owners before it, as they were called then, and what it is called since.

    An option's path is scene, beat and option, or scene and option where all of that name in the scene are meant.
    """

    kind: FormerKind
    path: tuple[str, ...]
    now: str


@dataclass(frozen=True, slots=True)
class FormerNames:
    """All renamings of a library, oldest first, and the ids of the scenes that it has now.

    A scene that was made later under a name that another one had is that new scene.
    """

    entries: tuple[Former, ...] = ()
    scenes: frozenset[str] = frozenset()

    def now(self, kind: FormerKind, *path: str) -> tuple[str, ...]:
        """What is called so now; the same where it was never renamed.

        Args:
            kind: what it is.
            path: the name with its owners before it, as it was kept: scene, beat, option; character, meter.
        """
        is_new = _LEVELS[kind][0] == "scene" and self._is_made_anew(path[0])
        return self._after(self._last(path[0]) if is_new else 0, kind, path)

    def _after(self, start: int, kind: FormerKind, path: tuple[str, ...]) -> tuple[str, ...]:
        levels = _LEVELS[kind]
        for was, old, new in self.entries[start:]:
            if was in levels and path[levels.index(was)] == old[-1] and path[: len(old) - 1] == old[:-1]:
                at = levels.index(was)
                path = (*path[:at], new, *path[at + 1 :])
        return path

    def _is_made_anew(self, scene: str) -> bool:
        """Whether it is a scene that was made later under a name that another one had."""
        return scene in self.scenes and self._after(0, "scene", (scene,)) != (scene,)

    def _last(self, scene: str) -> int:
        """How many renamings come before that name was free again."""
        return max(at for at, one in enumerate(self.entries, 1) if one[:2] == ("scene", (scene,)))

    def scene(self, id_: str) -> str:
        """What a scene is called now."""
        return self.now("scene", id_)[0]

    def ending(self, scene: str, id_: str) -> str:
        """What an ending is called now; the scene as it was called then."""
        return self.now("ending", scene, id_)[1]

    def memory(self, scene: str, text: str) -> str:
        """What a finished run left, as it is called now; the scene as it was called then."""
        left = read_memory(text)
        promises = {self.now("promise", scene, id_)[1]: state for id_, state in left.promises.items()}
        return Memory(self.ending(scene, left.ending), promises).text

    def flag(self, scene: str, id_: str) -> str:
        """What a flag is called now; the scene as it was called then."""
        return self.now("flag", scene, id_)[1]

    def option(self, scene: str, decision: str, id_: str) -> str:
        """What an option is called now; the scene and the decision as they were called then."""
        return self.now("option", scene, decision.removesuffix(_CUT_IN), id_)[2]

    def decision(self, scene: str, id_: str) -> str:
        """What a decision is called now (a beat, or a beat with ``.cut_in``); the scene as it was called then."""
        beat = id_.removesuffix(_CUT_IN)
        return f"{self.now('beat', scene, beat)[1]}{id_[len(beat) :]}"

    def meter(self, full: str) -> str:
        """What a meter is called now, in full."""
        owner, dot, name = full.partition(".")
        return ".".join(self.now("meter", owner, name)) if dot else full

    def of_scene(self, now: str) -> tuple[str, ...]:
        """All the names under which results of a scene may be kept, that of now first."""
        names = [one.path[0] for one in self.entries if one.kind == "scene"]
        return (now, *(name for name in dict.fromkeys(names) if name != now and self.scene(name) == now))


NEVER_RENAMED: Final = FormerNames()
