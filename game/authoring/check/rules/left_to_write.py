"""Texts in which something is still to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.player_texts import player_texts
from game.authoring.unfinished import left_in
from game.script.problems import Severity

_SAID: Final[Mapping[str, tuple[str, str]]] = {
    "mark": (
        "the player reads '{words}' here",
        "write what is still to be said, and keep '{words}' in a comment (# ...)",
    ),
    "latin": ("this is a filler: the player reads '{words}'", "write what is really said"),
    "braces": (
        "the player reads '{shown}' here, with the braces: two of them mean a brace itself",
        "for a word of course.yaml, write it with single ones: {word}",
    ),
    "brackets": ("the player reads '{words}' here, with the brackets", "write what belongs there"),
    "dots": ("nothing is said here but '{words}'", "if it is a silence, let the narrator tell it; else write the line"),
}


class LeftToWrite(Rule):
    """A note to yourself in a text is read by every player.

    Looked for in all that a player reads: TODO, FIXME, XXX, TBD, TBC and TK in capitals, "lorem ipsum", `{{company}}`
    with two braces, `[insert name]`, and texts of dots alone. In a comment they may stand; the command `todo` lists
    those.

    ```yaml bad steps
    >- ana: TODO something about the bill
     - go: goodbye
    ```

    ```yaml good steps
     - ana: It went dark at nine.       # TODO something about the bill
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG420"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A text that is still to be written"

    @classmethod
    def in_scene(cls, context: SceneContext) -> Iterator[Finding]:
        """The first such thing in each text."""
        for text in player_texts(context.scene):
            found = left_in(text.text)
            if found is not None:
                message, hint = _SAID[found.kind]
                words = {"words": found.words, "shown": found.words[1:], "word": found.words[1:-1].replace(" ", "")}
                yield Finding(context.mark_of(text), message.format(**words), hint.format(**words))
