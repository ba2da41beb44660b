"""What passes, where there are no words to tell a player so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.condition import facts_of, has_words, names_in, plain
from game.story.model import condition as c


class NoWords(Rule):
    """The briefing tells the player what passes, and a flag or a beat has nothing but an id to be told by.

    The sentences are made from `passes`: a meter has its label, a tag its own, a note its text, a scene and an ending
    their titles. For a flag, and for `seen(a_beat)`, the player reads "one thing must go right that is not told
    beforehand". Write a note where it happens, and ask for that.

    ```yaml bad top
    >passes: outcome != lost and not seen(hello)
    ```

    ```yaml good top
     passes: outcome != lost
    ```
    """

    id: ClassVar[str] = "DLG405"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "What passes cannot be told"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """Where the scene says what passes, each name for which there are no words."""
        passes = context.scene.passes
        if passes is None:
            return
        names = dict.fromkeys(
            name for fact in facts_of(plain(passes)) if not has_words(fact) for name in names_in(fact)
        )
        for name in names:
            what = _called(name)
            if what:
                message = f"the player cannot be told that passing asks for {what}: it has only its id"
                yield Finding(context.top("passes"), message, "ask for a note that is taken there, which has a text")


def _called(name: c.Condition) -> str:
    match name:
        case c.FlagName(id_):
            return f"the flag '{id_}'"
        case c.Call("seen", id_):
            return f"the beat '{id_}'"
    return ""
