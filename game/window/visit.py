"""One player's visit: who plays, the conversation that is being had, and the screens that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.records.run import Run, begin, give_up, resume
from game.records.sqlite.store import Store
from game.records.values import Attempt, How, Player
from game.script.library import Fingerprint, broken, fresh, read_scene
from game.session.grading import Grading
from game.story.debrief import debrief
from game.story.engine import NoSuchStartError, Setup, drawn
from game.story.model import Scene, fill
from game.window import requests as r
from game.window.gallery import Gallery
from game.window.screens.briefing import BriefingScreen
from game.window.screens.debrief import DebriefScreen
from game.window.screens.levels import LevelsScreen
from game.window.screens.log import LogScreen
from game.window.screens.notes import NotesScreen
from game.window.screens.pause import PauseScreen
from game.window.screens.rewind import RewindScreen
from game.window.screens.settings import SettingsScreen
from game.window.screens.talk import TalkScreen
from game.window.screens.title import TitleScreen
from game.window.shelf_view import Left, cards

if TYPE_CHECKING:
    from game.window.app import App


class Visit:
    """What the app knows while somebody plays. ``store`` may be changed for one that keeps nothing."""

    def __init__(self, app: App, store: Store) -> None:
        self.app = app
        self.store = store
        self.player: Player | None = None
        self.run: Run | None = None
        self._own_stores: list[Store] = [] if store.keeps else [store]
        self._grading: Grading | None = None
        self._gallery = Gallery(app.assets)
        self._message = ""
        self._looked_at: Fingerprint | None = ()
        self._broken: frozenset[str] = frozenset()

    # Places.

    def go(self, place: r.Place) -> None:
        """Show a place in stead of everything."""
        match place:
            case r.At("title"):
                names = [player.name for player in self.store.players()]
                title = self._course_title()
                self.app.show(TitleScreen(title, names, self.app.messages() if self.player is None else ()))
            case r.At("levels"):
                self._levels()
            case r.At("debrief"):
                self._debrief()
            case r.Briefing(scene):
                self._to_scene(scene)

    def open(self, place: r.Place) -> None:
        """Lay a place over what is there."""
        match place:
            case r.At("settings"):
                self.app.show(SettingsScreen(), over=True)
            case r.At("pause") if isinstance(self.app.top, TalkScreen):
                talk = self.app.top
                log, notes = r.Log(tuple(talk.narration.log)), r.Notes(tuple(talk.narration.notes))
                self.app.show(PauseScreen(talk.rewind, log, notes, kept=self.store.keeps), over=True)
            case r.Log(entries) if self.run is not None:
                self.app.show(LogScreen(self.run.conversation.scene, entries), over=True)
            case r.Notes(notes):
                self.app.show(NotesScreen(notes), over=True)
            case r.Rewind(said):
                self.app.show(RewindScreen(said), over=True)

    def be(self, name: str) -> None:
        """Be that player, who is added if new."""
        self.player = self.store.player(name)
        self.run = None
        self.app.notice = ""
        self._levels()

    def _course_title(self) -> str:
        course = self.app.index.course
        return fill(course.title, course.words) or "Head & Heart"

    def _levels(self) -> None:
        if self.player is None:
            self.go(r.At("title"))
            return
        index = self.app.index = fresh(self.app.index)
        words = index.course.words
        attempt = next((a for a in self.store.unfinished(self.player) if a.taken and a.scene in index.headers), None)
        left = None
        if attempt is not None:
            title = fill(index.headers[attempt.scene].title, words)
            left = Left(attempt.id, attempt.scene, title, attempt.taken, attempt.practice)
        if index.fingerprint != self._looked_at:  # the scenes are read for this only when a file has changed
            self._looked_at, self._broken = index.fingerprint, broken(index)
        found = cards(index, self.store.standings(self.player), index.language, self._broken)
        messages = (*((self._message,) if self._message else ()), *self.app.messages())
        self._message = ""
        self.app.show(LevelsScreen(self._course_title(), self.player.name, found, left, messages))

    def _to_scene(self, scene_id: str) -> None:
        """The briefing of a scene, or the question whether to go on where it was left."""
        scene = self._scene(scene_id)
        if scene is None or self.player is None:
            self._levels()
            return
        here = self.app.top
        left = next((a for a in self.store.unfinished(self.player) if a.scene == scene_id), None)
        if left is not None and left.taken and not isinstance(here, DebriefScreen):
            self._ask_to_go_on(left, scene)
        else:
            if left is not None:
                give_up(self.store, left)
            self._brief(scene)

    def _brief(self, scene: Scene) -> None:
        assert self.player is not None  # noqa: S101 - its callers looked
        self.app.show(BriefingScreen(scene, self.player.name, self.app.index.skills, self._gallery.of(scene)))

    def _ask_to_go_on(self, left: Attempt, scene: Scene) -> None:
        language = self.app.index.language

        def answer(choice: int) -> None:
            wishes: tuple[r.Requests, ...] = (
                (r.GoOn(left.id), r.Sound("ring")),
                (r.GiveUp(left.id, scene.id),),
                (),
            )
            self.app.perform(wishes[choice])

        text = language.trn(
            "You left “{title}” after {number} decision. It goes on exactly there.",
            "You left “{title}” after {number} decisions. It goes on exactly there.",
            left.taken,
            title=fill(scene.title, scene.words),
        )
        self.app.ask(
            language.tr("Go on from there?"),
            text,
            (language.tr("Go on"), language.tr("Start it again"), language.tr("Back")),
            answer,
        )

    def _scene(self, scene_id: str) -> Scene | None:
        self.app.index = fresh(self.app.index)
        reading = read_scene(self.app.index, scene_id)
        if reading.scene is None:
            language, header = self.app.index.language, self.app.index.headers.get(scene_id)
            title = fill(header.title, self.app.index.course.words) if header else scene_id
            errors = sum(problem.severity == "error" for problem in reading.problems)
            self._message = language.trn(
                "“{title}” cannot be played: there is {number} problem in it. The command check says what is wrong.",
                "“{title}” cannot be played: there are {number} problems in it. The command check says what is wrong.",
                errors,
                title=title,
            )
        rehearsal = self.app.world.rehearsal
        try:
            return reading.scene if rehearsal is None or reading.scene is None else rehearsal.prepared(reading.scene)
        except NoSuchStartError as wrong:
            self._message = str(wrong)
            return None

    # The conversation.

    def begin(self, scene_id: str) -> None:
        """Begin a scene."""
        scene = self._scene(scene_id)
        if scene is None or self.player is None:
            self._levels()
            return
        seed = self.app.world.seed()
        setup = Setup(
            seed, {**drawn(scene, seed), **self.app.world.variants_of(scene)}, self.store.remembered(self.player)
        )
        self.talk(begin(self.store, self.player, scene, setup), fresh=True)

    def go_on(self, attempt_id: int) -> None:
        """Go on with a conversation that was left; where it no longer fits, say so and offer to start it again."""
        attempt = self.store.attempt(attempt_id)
        scene = self._scene(attempt.scene) if attempt is not None else None
        if attempt is None or scene is None:
            self._levels()
            return
        resumed = resume(self.store, attempt, scene)
        if resumed.run is not None:
            self.talk(
                resumed.run,
                fresh=not resumed.run.conversation.turns,
                message=self.app.index.language.say(resumed.notice),
            )
            return
        language = self.app.index.language

        def answer(choice: int) -> None:
            self.app.perform((r.GiveUp(attempt_id, scene.id),) if choice == 0 else (r.Go(r.At("levels")),))

        self.app.ask(
            language.tr("This cannot be gone on with"),
            language.say(resumed.notice),
            (language.tr("Start it again"), language.tr("Back")),
            answer,
        )

    def start_again(self, attempt_id: int, scene_id: str) -> None:
        """Close a conversation that was left, and brief its scene anew."""
        attempt = self.store.attempt(attempt_id)
        if attempt is not None:
            give_up(self.store, attempt)
        scene = self._scene(scene_id)
        if scene is None:
            self._levels()
        else:
            self._brief(scene)

    def record(self, record: r.Record) -> None:
        """Keep a decision."""
        if self.run is not None:
            self.run.take(record.option, How(record.shown, record.device, record.ms))

    def practise(self, decisions: int) -> None:
        """Back to where that many decisions had been taken."""
        if self.run is not None:
            run = self.run.practise(decisions)
            tr = self.app.index.language.tr
            message = tr("This is practice now. What you did before keeps its record.")
            self.talk(run, fresh=decisions == 0, message=message)

    def leave(self) -> None:
        """Leave the conversation as it stands."""
        if self.run is not None:
            self.run.leave()
        self.run = None
        self._levels()

    def talk(self, run: Run, *, fresh: bool, message: str = "") -> None:
        """Have a conversation, told from its first line if it is ``fresh``; the message is shown over it."""
        self.run = run
        player = self.player.name if self.player else ""
        conversation = run.conversation
        faces = self._gallery.of(conversation.scene)
        talk = TalkScreen(
            conversation,
            player,
            self.app.index.skills,
            faces,
            fresh=fresh,
            practice=run.attempt.practice,
            message=message,
        )
        self.app.show(talk)

    def _debrief(self) -> None:
        if self.run is None or self.player is None:
            self._levels()
            return
        conversation, skills = self.run.conversation, self.app.index.skills
        screen = DebriefScreen(
            conversation, debrief(conversation, skills), skills, self.player.name, practice=self.run.attempt.practice
        )
        self._grading = Grading(conversation, skills, screen)
        self.app.show(screen)

    def judged(self) -> bool:
        """Whether the grades of a debrief have come in, and it looks different now."""
        if self._grading is None or not self._grading.done():
            return False
        self._grading = None
        return True

    def wait_for_judgement(self) -> None:
        """Let the grades come in, however long that takes."""
        if self._grading is not None:
            self._grading.wait()

    def play_unsaved(self) -> None:
        """From now on nothing is kept."""
        if self.run is not None and self.run.player == self.player and not self.run.conversation.is_over:
            self.run = self.run.unsaved()
            self.store, self.player = self.run.store, self.run.player
        else:
            self.store = self.store.unsaved()
            if self.player is not None:
                self.player = self.store.player(self.player.name)
        self._own_stores.append(self.store)

    def close(self) -> None:
        """Tidy up; stores in memory are closed, one that keeps things is its owner's."""
        if self.run is not None:
            self.run.leave()
        for store in self._own_stores:
            store.close()
