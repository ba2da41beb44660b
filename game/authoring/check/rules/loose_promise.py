"""Promises of which nothing comes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from game.authoring.check.context import LibraryContext
from game.authoring.check.rule import Finding, Rule
from game.script.problems import Severity
from game.story.model import Mark


class LoosePromise(Rule):
    """Somebody who is given your word waits for it. A promise that nothing settles, and nobody asks for, is lost.

    A scene keeps or breaks what is promised in it, or asks for it in a condition; or a later scene asks what became of
    it: `promised(example.monday)`. Whoever practises here learns otherwise that a promise costs nothing.

    ```yaml bad steps
     - you: I will ring you on Monday at ten.
    >- promise: {monday: {to: ana, by: Monday at ten, text: I will ring you}}
     - go: goodbye
    ```

    ```yaml good steps
     - you: I will ring you on Monday at ten.
     - promise: {monday: {to: ana, by: Monday at ten, text: I will ring you}}
     - narrator: It is Monday, ten o'clock. You ring.
     - keep_promise: monday
     - go: goodbye
    ```
    """

    id: ClassVar[str] = "DLG128"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A promise of which nothing comes"

    @classmethod
    def in_library(cls, context: LibraryContext) -> Iterator[tuple[str, Finding]]:
        """Every promise that no scene settles or asks for."""
        recalled = {promise for facts in context.scenes.values() for promise in facts.recalls}
        for scene, facts in context.scenes.items():
            for id_, place in facts.loose.items():
                if f"{scene}.{id_}" not in recalled:
                    told = f"nothing comes of the promise '{id_}': it is never kept or broken, and nobody asks for it"
                    hint = f"write  keep_promise: {id_}  where it is kept, or ask for it: promised({scene}.{id_})"
                    yield scene, Finding(Mark(*place), told, hint)
