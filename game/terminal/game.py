"""A whole visit at the terminal: the player, the levels, one conversation after another, each with its debrief."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from game.records.errors import StoreError
from game.records.run import Run, begin, give_up, resume
from game.records.sqlite.store import Store
from game.records.values import Attempt, Player
from game.script.library import LibraryIndex, broken, fresh, read_scene
from game.story.debrief import debrief, values
from game.story.engine import Setup, drawn
from game.story.language import to_translate
from game.story.model import Scene, Value, fill
from game.terminal.console import Console, Left, number_in
from game.terminal.debrief import debrief_in_words, ending_in_words
from game.terminal.levels import Choice, choice_in_words, choices
from game.terminal.talk import Talk, agree_to_play_unkept
from game.terminal.teller import Teller
from game.terminal.who import ask_who

Kept = TypeVar("Kept")

SOMEBODY = to_translate("Player")
"""Who plays a scene that was asked for by name when nobody has played here before."""


@dataclass(frozen=True, slots=True)
class World:
    """What a game needs from outside.

    ``seed`` gives the seed of each new run, ``clock`` seconds, ``spare`` a store that keeps nothing; ``variants`` are
    starting values that are not to be drawn.
    """

    seed: Callable[[], int]
    clock: Callable[[], float]
    spare: Callable[[], Store]
    variants: Mapping[str, Value] = field(default_factory=dict)
    scene: str | None = None
    """The scene that the variants are meant for."""
    prepared: Callable[[Scene], Scene] = lambda scene: scene
    """A scene as it is to be played: as it is, or as a trainer's rehearsal begins it."""


class Game:
    """One visit; close it when it is over. ``saving`` says whether what is answered is kept."""

    def __init__(self, console: Console, index: LibraryIndex, store: Store, world: World) -> None:
        self.console = console
        self.index = index
        self.store = store
        self.world = world
        self.saving = store.keeps
        self.language = index.language
        self.player = Player(0, self.language.tr(SOMEBODY))
        self.talk: Talk | None = None

    def straight_to(self, scene_id: str, player: str | None) -> None:
        """Play one scene: as the player named, else as the latest one."""
        known = self.store.players()
        self._be(player or (known[0].name if known else self.player.name))
        self.console.say(self.language.tr("Playing as {name}.", name=self.player.name))
        self._visit(scene_id)

    def visit(self, player: str | None) -> None:
        """Play what the player picks, until they leave.

        Raises:
            EOFError: at the end of the input.
            Left: when the player leaves.
            UnsavedError: if nothing can be kept any more and the player would not play on so.
        """
        console = self.console
        console.say(fill(self.index.course.title, self.index.course.words))
        console.gap()
        self._be(player or ask_who(console, [known.name for known in self.store.players()]))
        console.say(self.language.tr("Hello {name}.", name=self.player.name))
        self._offer_to_go_on()
        while True:
            console.gap()
            self._visit(self._picked().header.id)

    def close(self) -> None:
        """Let go of the conversation, and of stores in memory; one that keeps things is its owner's."""
        if self.talk is not None:
            self.talk.run.leave()
        for store in (self.store, *(() if self.talk is None else (self.talk.run.store,))):
            if not store.keeps:
                store.close()

    def _be(self, name: str) -> None:
        """Be that player, who is added if new."""
        self.player = self._kept(lambda: self.store.player(name), name)

    def _kept(self, action: Callable[[], Kept], name: str = "") -> Kept:
        """Do what writes into the store; if it cannot, and the player agrees, do it in a copy that keeps nothing."""
        try:
            return action()
        except StoreError as error:
            self.console.say(self.language.say(error.message))
            agree_to_play_unkept(self.console)
        self.saving = False
        self.store = self.store.unsaved()
        self.player = self.store.player(name or self.player.name)
        return action()

    def _offer_to_go_on(self) -> None:
        """Offer the conversation that was left last, if its scene is still there."""
        attempt = next(
            (a for a in self.store.unfinished(self.player) if a.taken and a.scene in self.index.headers), None
        )
        if attempt is None:
            return
        title = self._fill(self.index.headers[attempt.scene].title)
        if attempt.practice:
            left = self.language.trn(
                "You left “{title}” after {number} decision, as practice.",
                "You left “{title}” after {number} decisions, as practice.",
                attempt.taken,
                title=title,
            )
        else:
            left = self.language.trn(
                "You left “{title}” after {number} decision.",
                "You left “{title}” after {number} decisions.",
                attempt.taken,
                title=title,
            )
        self.console.say(left)
        if self.console.agreed(self.language.tr("Go on from there?")):
            self._visit(attempt.scene, go_on=attempt)

    def _picked(self) -> Choice:
        """Show the levels and ask until one that may be played is picked."""
        console, tr = self.console, self.language.tr
        unfinished = frozenset(attempt.scene for attempt in self.store.unfinished(self.player))
        self.index = fresh(self.index)
        listed = choices(self.index, self.store.standings(self.player), unfinished, broken(self.index))
        if not listed:
            console.say(tr("There is nothing to play here: no scene in this library is sound."))
            raise Left
        for number, choice in enumerate(listed, start=1):
            console.say(choice_in_words(number, choice, self.index.course.words, self.language), "   ")
        while True:
            answer = console.answer(tr("Number to play, q to leave:")).casefold()
            if answer in ("q", "quit"):
                raise Left
            number_meant = number_in(answer, len(listed))
            if number_meant is None:
                console.say(tr("Type a number from 1 to {most}, or q.", most=len(listed)))
            elif listed[number_meant - 1].locked:
                console.say(tr("Not yet: {reason}.", reason=listed[number_meant - 1].locked))
            else:
                return listed[number_meant - 1]

    def _visit(self, scene_id: str, go_on: Attempt | None = None) -> None:
        """Play one scene, again and again if wanted."""
        self.index = fresh(self.index)
        reading = read_scene(self.index, scene_id)
        scene = reading.scene
        if scene is None:
            errors = sum(problem.severity == "error" for problem in reading.problems)
            header = self.index.headers.get(scene_id)
            title = scene_id if header is None else self._fill(header.title)
            self.console.say(
                self.language.trn(
                    "“{title}” cannot be played: there is {number} problem in it."
                    " The command check says what is wrong.",
                    "“{title}” cannot be played: there are {number} problems in it."
                    " The command check says what is wrong.",
                    errors,
                    title=title,
                )
            )
            return
        scene = self.world.prepared(scene)
        self.console.gap()
        self.console.say(fill(scene.title, scene.words))
        run = self._resumed(scene, go_on) or self._begun(scene)
        while self._had(scene, run):
            run = self._begun(scene)

    def _resumed(self, scene: Scene, go_on: Attempt | None) -> Run | None:
        """The run that was left, if there is one and the player wants to go on with it."""
        attempt = go_on or next((a for a in self.store.unfinished(self.player) if a.scene == scene.id), None)
        if attempt is None:
            return None
        if go_on is None:
            if attempt.taken:
                self.console.say(self._left_this(attempt))
            question = self.language.tr("Go on from there? No starts it again.")
            if not attempt.taken or not self.console.agreed(question):
                self._kept(lambda: give_up(self.store, attempt))
                return None
        resumed = self._kept(lambda: resume(self.store, attempt, scene))
        if resumed.notice:
            self.console.say(self.language.say(resumed.notice))
        if resumed.run is None:
            if not self.console.agreed(self.language.tr("Start it again?")):
                raise Left
            self._kept(lambda: give_up(self.store, attempt))
        else:
            self.console.gap()
            self.console.say(self.language.tr("This is where you left off:"))
        return resumed.run

    def _begun(self, scene: Scene) -> Run:
        """A new run, after its briefing."""
        if scene.briefing:
            self.console.gap()
            self.console.say(self._fill(scene.briefing.strip(), scene))
        self.console.gap()
        seed = self.world.seed()
        setup = Setup(
            seed,
            {**drawn(scene, seed), **(self.world.variants if self.world.scene in (None, scene.id) else {})},
            self.store.remembered(self.player),
        )
        return self._kept(lambda: begin(self.store, self.player, scene, setup))

    def _had(self, scene: Scene, run: Run) -> bool:
        """Have a conversation to its end and talk it over; returns whether the player wants it again."""
        teller = Teller(self.console, scene, self.index.skills, self.player.name)
        talk = self.talk = Talk(self.console, run, teller, self.world.clock, saving=self.saving)
        teller.back_at(run.conversation)
        while True:
            talk.go_on()
            if self.saving and not talk.saving:
                self.saving, self.store, self.player = False, talk.run.store, talk.run.player
            self._debrief(talk)
            wish = self._wish_after()
            if wish == "u" and talk.rewind():
                continue
            if wish != "u":
                self.talk = None
                return wish == "a"

    def _debrief(self, talk: Talk) -> None:
        self.console.gap()
        conversation, words = talk.run.conversation, talk.teller.words
        judged = debrief(conversation, self.index.skills, values(conversation))
        self.console.say_all(ending_in_words(judged, words, self.language))
        self.console.gap()
        for line in debrief_in_words(conversation, judged, self.index.skills, words, self.language):
            self.console.say(line, "   ")
        if talk.run.attempt.practice:
            self.console.say(self.language.tr("This was practice, so it does not change your record."))
        self.console.gap()

    def _wish_after(self) -> str:
        prompt = self.language.tr("Enter to finish, a to play it again, u to go back to a decision:")
        while True:
            answer = self.console.answer(prompt).casefold()
            if answer in ("", "a", "u"):
                return answer
            if answer in ("q", "quit"):
                raise Left
            self.console.say(self.language.tr("Type a or u, or just Enter. q leaves."))

    def _fill(self, text: str, scene: Scene | None = None) -> str:
        words = self.index.course.words if scene is None else scene.words
        return fill(text, {**words, "player": self.player.name})

    def _left_this(self, attempt: Attempt) -> str:
        if attempt.practice:
            return self.language.trn(
                "You left this after {number} decision, as practice.",
                "You left this after {number} decisions, as practice.",
                attempt.taken,
            )
        return self.language.trn(
            "You left this after {number} decision.", "You left this after {number} decisions.", attempt.taken
        )
