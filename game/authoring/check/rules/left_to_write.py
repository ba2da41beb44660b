"""Texts in which something is still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import ClassVar, Final

from game.authoring.check.context import SceneContext
from game.authoring.check.rule import Finding, Rule
from game.authoring.check.shared.player_texts import player_texts
from game.authoring.unfinished import Left, left_in
from game.script.problems import Edit, Mend, Severity
from game.script.source import MappingNode, ScalarNode, end_of
from game.script.syntax import double_quoted
from game.story.model import Mark
from game.story.texts import Text

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

_SENTENCE: Final = re.compile(r"[\"'\u201c\u2018\u00bf\u00a1]*[^\W\d_a-z].*[.!?\u2026][\"'\u201d\u2019]*", re.DOTALL)
_FILLED_IN: Final = frozenset(("[player]", "[company]"))
"""What stands in braces in nearly every library, written as other programs do."""


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
                mark = context.mark_of(text)
                mend = None
                if found.kind == "braces" or found.words in _FILLED_IN:
                    mend = _single(context, mark, found.words)
                elif found.kind == "mark" and (kept := _as_comment(context, text, found)) is not None:
                    words["kept"], mend = kept
                    hint += "; if the rest is what is said, write:\n{kept}"
                if found.words in _FILLED_IN:
                    words["word"] = f"{{{found.words[1:-1]}}}"
                    hint = "for what the game fills in, write it in braces: {word}"
                yield Finding(mark, message.format(**words), hint.format(**words), mend=mend)


def _as_comment(context: SceneContext, text: Text, left: Left) -> tuple[str, Mend] | None:
    """A line whose text begins with a mark and goes on as a whole sentence, with the mark in a comment behind it.

    None where the text does not stand in one line with a key before it and nothing behind it.
    """
    page = context.page
    node = context.source_map.node(text.mark)
    if isinstance(node, MappingNode):
        node = next((value for key, value in node.pairs if isinstance(key, ScalarNode) and key.text == text.kind), None)
    if not isinstance(node, ScalarNode) or left.at or node.style in ("|", ">"):
        return None
    rest = node.text[len(left.words) :].lstrip(" :,;-")
    line, (last, end) = page.line(node.line), end_of(page, node)
    if last != node.line or line[end - 1 :].strip() or not _SENTENCE.fullmatch(rest):
        return None
    said = rest if not node.style and rest[0].isalnum() and ": " not in rest else double_quoted(rest)
    said += f"  # {left.words}"
    edit = Edit(node.line, node.column, node.line, len(line) + 1, said)
    return (line[: node.column - 1] + said).strip(), Mend((edit,))


def _single(context: SceneContext, mark: Mark, braces: str) -> Mend | None:
    """The mend that writes a word in single braces, where it stands in the line that is told."""
    at = context.page.line(mark.line).find(braces) + 1
    word = braces[1:-1].replace(" ", "") if braces.startswith("{") else f"{{{braces[1:-1]}}}"
    return Mend((Edit(mark.line, at, mark.line, at + len(braces), word),)) if at else None
