"""A preview within a session: taken up again, up to where it stands, whenever a file of its library was saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from game.records import Run, begin_run, give_up
from game.session.behind import Behind, BehindPage, WrittenAt
from game.session.grading import Grader
from game.session.keeping import Keeping
from game.session.pages import CallPage
from game.session.preview import Preview
from game.session.scenes import Scenes
from game.session.world import World
from game.story.engine import Conversation
from game.story.model import Beat, Line, Scene


def rehearsal_of(world: World, keeping: Keeping, scenes: Scenes) -> Rehearsal | None:
    """The preview that was asked for, if one was."""
    return None if world.preview is None else Rehearsal(world.preview, keeping, scenes, world.grade, world.edit)


class Rehearsal:
    """``problem`` is why the last good version of the scene plays on, or ``""``."""

    def __init__(
        self, preview: Preview, keeping: Keeping, scenes: Scenes, grade: Grader, edit: Callable[[Path, int], str] | None
    ) -> None:
        self.problem = ""
        self._behind = Behind(grade)
        self._preview = preview
        self._keeping = keeping
        self._scenes = scenes
        self._edit = edit

    def watch(self, dt: float) -> Callable[[], CallPage] | None:
        """Let time pass, in seconds.

        Returns:
            What begins the conversation anew, once a file was saved and the scene can be played; it raises StoreError
            where that cannot be kept. None where there is nothing to do.
        """
        run, language = self._keeping.run, self._scenes.language
        if run is not None and run.conversation.scene.id == self._preview.scene:
            self._behind.prepare(run.conversation)
        if not self._preview.saved(dt):
            return None
        if run is None or run.conversation.scene.id != self._preview.scene:
            self._scenes.index = self._preview.reopened() or self._scenes.index
            return None
        reloaded = self._preview.reload(run.conversation.setup, run.conversation.choices)
        self.problem = reloaded.problem(language)
        if reloaded.index is None or reloaded.fitted is None:
            return None
        self._scenes.index, conversation = reloaded.index, reloaded.fitted.conversation
        return lambda: self._anew(run, conversation, reloaded.message(language))

    def behind(self, heard: Line | None) -> BehindPage | None:
        """What is behind the conversation as it stands; ``heard`` is the line that is shown, if that is known."""
        run = self._keeping.run
        if run is None:
            return None
        now = run.conversation
        line = heard or next((event for _, event in reversed(now.events()) if isinstance(event, Line)), None)
        place = now.state.place.removesuffix(".cut_in")
        beat = next((beat for beat in now.scene.beats if beat.id == place), None)
        page = self._behind.page(now, self._scenes.index.skills)
        return page._replace(
            beat=self._written(now.scene, beat), heard=self._written(now.scene, line), can_edit=self._edit is not None
        )

    def edit(self, where: WrittenAt) -> str:
        """Open a line in the trainer's editor; returns what came of it."""
        if self._edit is None:
            return ""
        return self._scenes.language.say(self._edit(self._scenes.index.folder / where.name, where.line))

    def _written(self, scene: Scene, what: Beat | Line | None) -> WrittenAt | None:
        outline = self._scenes.index.outline
        name = outline.scenes.get(scene.id)
        return None if name is None or what is None else WrittenAt(outline.shown(name), name, what.mark.line)

    def _anew(self, before: Run, conversation: Conversation, message: str) -> CallPage:
        """Have a conversation anew, in a scene that was written anew, up to where it stands."""
        ledger = self._keeping.ledger
        if before.attempt.unfinished:
            give_up(ledger, before.attempt)
        run = begin_run(ledger, before.player, conversation.scene, conversation.setup, before.attempt.where)
        for option in conversation.choices:
            run.take(option)
        self._keeping.run = run
        practice, skills = before.attempt.practice, self._scenes.index.skills
        return CallPage(run.conversation, run.player.name, skills, "reread", practice, message)
