"""One visit for every front end: who plays, which call, go on or start again, take, practise, leave, play unsaved.

A front end calls a method and shows the page that comes back; a :class:`Question` it asks, and calls
:meth:`Session.answer`. Nothing here shows or asks by itself, so a window, a terminal and a test play alike. What
cannot be kept is never done: it comes back as a question, until the player has agreed to play on without saving.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from game.records import Attempt, How, Ledger, Run, StoreError, resume
from game.script.library import LibraryIndex
from game.session import phrases
from game.session.about import About
from game.session.afterwards import Afterwards
from game.session.attempts import Attempts
from game.session.behind import BehindPage
from game.session.calls import Calls
from game.session.debriefing import Debriefing
from game.session.keeping import Keeping
from game.session.lists import levels_page, locked_by, nonempty
from game.session.pages import (
    AnyPage,
    AttemptsPage,
    BriefingPage,
    CallPage,
    DebriefPage,
    ListPage,
    Question,
    ShiftPage,
    Shown,
    ShownT,
    TitlePage,
)
from game.session.people import People
from game.session.preview import TRAINER
from game.session.questions import Questions, Reply
from game.session.rehearsal import rehearsal_of
from game.session.scenes import Scenes
from game.session.settings import Settings
from game.session.settings_table import SettingChoice
from game.session.visitors import Visitors
from game.session.warned import warned
from game.session.world import World
from game.story.engine import Conversation, Turn
from game.story.language import Language
from game.story.model import Line


class Session:
    """One visit; close it when it is over. ``afterwards`` is for the debrief shown, ``rehearsal`` a preview or None."""

    def __init__(self, index: LibraryIndex, ledger: Ledger | None, notice: str, world: World) -> None:
        """Begin a visit to a library; ``notice`` is to be told about the ledger, or says why there is none."""
        self._world, self._notice = world, "" if world.is_kiosk else notice
        scenes = self._scenes = Scenes(index, world.preview, world.languages, world.offered)
        self._keeping = Keeping(ledger, world.settings, scenes.heed, scenes.former, for_visits=world.is_kiosk)
        self._calls = Calls(world, self._keeping, self._scenes)
        self._questions = Questions(world.tell_staff if world.is_kiosk else None)
        parts = world, self._keeping, self._scenes, self._questions, self._levels
        self.visitors = Visitors(*parts, notice)
        """Who comes and goes, in a kiosk."""
        self.people = People(*parts, self._open, self.visitors)
        """The list of who has played here, and who plays."""
        self._debriefing = Debriefing(world.grade, self._keeping)
        self.afterwards = Afterwards(*parts, self._calls, self._debriefing)
        self._attempts = Attempts(self._keeping, self._scenes, self._debriefing, self._questions)
        self.rehearsal = rehearsal_of(world, self._keeping, self._scenes)

    @property
    def index(self) -> LibraryIndex:
        """The library, in the player's language."""
        return self._scenes.index

    @property
    def language(self) -> Language:
        """The player's language."""
        return self._scenes.language

    @property
    def course(self) -> str:
        """What the course is called."""
        return self._scenes.course

    @property
    def settings(self) -> Settings:
        """The player's settings, or the machine's while nobody plays."""
        return self._keeping.settings

    @property
    def saving(self) -> bool:
        """Whether what is answered outlasts the visit."""
        return self._keeping.saving

    @property
    def player(self) -> str:
        """Who plays, ``""`` while nobody does."""
        return self._keeping.name

    @property
    def is_guest(self) -> bool:
        """Whether who plays has given no name."""
        return self._keeping.is_guest

    @property
    def conversation(self) -> Conversation | None:
        """The conversation that is being had, or was had last, as it stands."""
        return None if self._keeping.run is None else self._keeping.run.conversation

    @property
    def previewing(self) -> bool:
        """Whether this is a trainer's preview, which may be looked behind."""
        return self.rehearsal is not None

    @property
    def preview_problem(self) -> str:
        """Why the last good version of a previewed scene plays on, or ``""``."""
        return self.rehearsal.problem if self.rehearsal is not None else ""

    def answer(self, choice: int) -> Shown:
        """Answer the open question by one of its choices, from 0; raises IndexError where there is no such choice."""
        return self._questions.answer(choice)

    def _kept(self, action: Callable[[], ShownT]) -> ShownT | Question:
        return self._questions.kept(action, self.language, self._keeping.play_unsaved)

    def start(self) -> AnyPage | Question:
        """Begin: the title, or what was asked for on the command line, or a question where nothing can be kept."""
        if self._world.is_kiosk:
            return self.visitors.wait()
        if self._keeping.ready:
            try:
                return self._first()
            except StoreError as error:
                self._notice = error.message
        return self._questions.no_saves(self._notice, self.language, self._start_unsaved)

    def _start_unsaved(self) -> AnyPage | Question:
        self._notice = ""
        self._keeping.use(self._world.spare())
        return self._first()

    def _first(self) -> AnyPage | Question:
        self._keeping.be_nobody()
        if self._world.preview is not None:
            self._keeping.be(TRAINER)
            return self._begin(self._world.preview.scene)
        page = self.people.first(warned(self.language.say(self._notice)), self._scenes.left_out())
        if isinstance(page, TitlePage):
            self._notice = ""  # it stands on the title
        return page

    def title(self) -> TitlePage | Question:
        """Another player."""
        return self._kept(self.people.title)

    def levels(self) -> ListPage | Question:
        """What there is to play; the title while nobody plays."""
        return self._kept(self._levels)

    def _levels(self) -> ListPage:
        gone = self.people.look_again()
        if self._keeping.player is None:
            return self.people.title(gone, *self._messages())
        return levels_page(self._keeping.player, self._keeping, self._scenes, self._messages(), self._world.now)

    def about(self, scene_id: str) -> About | None:
        """What there is to say of a scene, which takes some 40 ms the first time; None where it cannot be played."""
        return self._scenes.about(scene_id)

    def attempts(self, scene_id: str) -> AttemptsPage | ListPage | Question:
        """The player's attempts at a scene, the latest first."""
        return self._kept(lambda: self._attempts.at(scene_id) or self._levels())

    def past_debrief(self, attempt_id: int) -> DebriefPage | ShiftPage | AttemptsPage | ListPage | Question:
        """The debrief of an attempt of the player's that is over, by its number in the records."""
        return self._kept(lambda: self._attempts.debrief(attempt_id) or self._levels())

    def _messages(self) -> tuple[str, ...]:
        """What is to be told on a quiet page, most of it once."""
        messages = (self._scenes.message, warned(self.language.say(self._notice)), self._scenes.left_out())
        self._scenes.message = self._notice = ""
        return nonempty(messages)

    @property
    def languages(self) -> tuple[SettingChoice, ...]:
        """What the language can be changed to, each with what its speakers call it."""
        return self._scenes.languages

    def keep(self, name: str, word: str) -> Shown:
        """A setting: it holds from now on, and is kept for who plays (else the machine); told once if it is not."""
        return self._questions.unless_kept(lambda: self._keeping.keep(name, word), lambda: self.language)

    def open(self, scene_id: str, *, anew: bool = False) -> BriefingPage | ListPage | Question:
        """The briefing of a scene or a shift, or whether to go on where it was left; nothing is asked if ``anew``."""
        return self._kept(lambda: self._open(scene_id, anew=anew))

    def _open(self, scene_id: str, *, anew: bool = False) -> BriefingPage | ListPage | Question:
        what, player, ledger = self._scenes.playable(scene_id), self._keeping.player, self._keeping.ledger
        if what is None or player is None:
            return self._levels()
        asked_for = scene_id in (self._world.scene, self._world.unlocked)
        if not asked_for and (locked := locked_by(player, ledger, self._scenes, scene_id)):
            self._scenes.message = phrases.sentence(phrases.not_yet(locked, self.language))
            return self._levels()
        left = [attempt for attempt in self._calls.left(scene_id) if attempt.taken]
        if left and not anew:
            ways = self._ways(left[0], scene_id)
            return self._questions.go_on(self._scenes.title(scene_id), left[0], self.language, *ways)
        told = (self._scenes.untranslated(scene_id), *self._messages(), phrases.gives_up(left, self.language))
        return self._scenes.briefing(what, self._keeping.name, nonempty(told))

    def begin(self, scene_id: str) -> CallPage | ListPage | Question:
        """Begin a scene, or the first call of a shift, after its briefing."""
        return self._kept(lambda: self._begin(scene_id))

    def _begin(self, scene_id: str) -> CallPage | ListPage:
        what = self._scenes.playable(scene_id)
        return self._levels() if what is None or not self._keeping.is_still_there else self._calls.begin(what)

    def go_on(self, attempt_id: int | None = None) -> CallPage | ListPage | Question:
        """Go on with a call that was left, out of practice with the recorded one; or ask to start it again."""
        return self._kept(lambda: self._go_on(attempt_id))

    def _go_on(self, attempt_id: int | None) -> CallPage | ListPage | Question:
        attempt = self._calls.attempt(attempt_id)
        what = self._scenes.playable(attempt.scene) if attempt is not None else None
        if attempt is None or what is None:
            return self._levels()
        resumed = resume(self._keeping.ledger, attempt, what)
        notice = self.language.say(resumed.notice)
        if resumed.run is not None:
            return self._calls.go_on(resumed.run, notice)
        return self._questions.cannot_go_on(notice, self.language, *self._ways(attempt, attempt.scene)[2:])

    def _ways(self, left: Attempt, scene_id: str) -> tuple[Reply, Reply | None, Reply, Reply]:
        """On from where a call was left, on with the recorded one if it was practice, from its beginning, and back."""
        of = self._calls.recorded(left)
        back = None if of is None else (lambda: self.go_on(of.id))
        return (lambda: self.go_on(left.id)), back, (lambda: self.open(scene_id, anew=True)), self.levels

    def take(
        self, option: str, shown: tuple[str, ...] = (), device: str = "", ms: int | None = None
    ) -> Turn | ListPage | Question:
        """Take an option, as `game.records.How` has it: the turn is worked out once, kept, and only then returned.

        Returns:
            The turn, on the disk by now (``refused`` where it is not open); a question where it could not be kept.
        """
        if self._keeping.run is None:  # a press that came too late
            return self.levels()
        return self._kept(lambda: self._running().take(option, How(shown, device, ms)))

    def practise(self, decisions: int) -> CallPage | ListPage | Question:
        """Back, as practice, to where that many decisions had been taken; in a call that counts it is asked first."""
        run = self._keeping.run
        if run is None:
            return self.levels()

        def practised() -> CallPage | ListPage:  # who was taken off elsewhere does not come back by an exercise
            return self._calls.practise(self._running(), decisions) if self._keeping.is_still_there else self._levels()

        counts = run.attempt.unfinished and not (run.attempt.practice or self.previewing)
        on = partial(self._kept, practised)
        return self._questions.practise(run.attempt.taken, self.language, on) if counts else on()

    def leave(self) -> ListPage | Question:
        """Leave the conversation as it stands; it can be gone on with."""
        if self._keeping.run is not None:
            self._keeping.run.leave()
        self._keeping.run = None
        return self.levels()

    def _running(self) -> Run:
        assert self._keeping.run is not None  # noqa: S101 - only asked of a conversation that is being had
        return self._keeping.run

    def debrief(self) -> DebriefPage | ShiftPage | CallPage | ListPage | Question:
        """Talk the conversation over, or have the next call of its shift: see :meth:`Afterwards.over`."""
        return self.levels() if self._keeping.run is None else self.afterwards.over(self._keeping.run)

    def graded(self, *, wait: bool = False) -> DebriefPage | None:
        """The debrief with its grades, once, when they have come in, or when they were waited for."""
        return self._debriefing.graded(self.language, wait=wait)

    def behind(self, heard: Line | None = None) -> BehindPage | None:
        """What is behind the conversation as it stands, in a preview; ``heard`` is the line shown, else the last."""
        return None if self.rehearsal is None else self.rehearsal.behind(heard)

    def watch(self, dt: float) -> CallPage | Question | None:
        """Let time pass, in seconds: the previewed scene, up to where it stands, once a file of it was saved."""
        shown = self.rehearsal.watch(dt) if self.rehearsal is not None and not self._questions.waits else None
        return None if shown is None else self._kept(shown)

    def close(self) -> None:
        """Tidy up when the visit is over."""
        self._keeping.close()
