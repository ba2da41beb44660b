"""Who plays, and the list of who has played here: picked, joined, called otherwise, put together, taken off.

Players are named by their number in the list's own entries, never by what they were called when the list was made: a
second window may have changed it since. Whatever has changed meanwhile is told on the title, and nothing else happens.
"""

from __future__ import annotations

from collections.abc import Callable

from game.records import Player, PlayerRemoved, PlayerRenamed, PlayersMerged
from game.session import phrases
from game.session.keeping import Keeping
from game.session.lists import nonempty
from game.session.pages import AnyPage, ListPage, Person, Question, Shown, ShownT, TitlePage
from game.session.questions import Choice, Questions
from game.session.scenes import Scenes
from game.session.visitors import Visitors
from game.session.who import GUEST, name_problem
from game.session.world import World
from game.story.language import Language


class People:
    """The players of a visit; each method answers with what is shown next."""

    def __init__(  # noqa: PLR0917 - the parts of the one session that has it
        self,
        world: World,
        keeping: Keeping,
        scenes: Scenes,
        questions: Questions,
        levels: Callable[[], ListPage],
        open_: Callable[[str], AnyPage | Question],
        visitors: Visitors,
    ) -> None:
        self._world = world
        self._keeping = keeping
        self._scenes = scenes
        self._questions = questions
        self._levels = levels
        self._open = open_
        self._visitors = visitors
        self._asked_for = world.scene

    def first(self, *messages: str) -> AnyPage | Question:
        """What a visit begins with: for whom was asked for, else for the latest where a scene was; or the title.

        Raises:
            StoreError: if the records cannot be read.
        """
        world, keeping = self._world, self._keeping
        known = keeping.ledger.players() if world.scene is not None else ()
        if world.player is not None:
            keeping.be(world.player)
        elif known:
            keeping.be_player(known[0])
        elif world.scene is None or world.asks:
            return self.title(*messages)
        else:
            self._be_guest()
        return self._enter()

    def title(self, *messages: str, asked: str = "") -> TitlePage:
        """Nobody plays: the title, with what is to be told.

        Raises:
            StoreError: if the records cannot be read.
        """
        self._keeping.be_nobody()
        listed = tuple(Person(player.id, player.name) for player in self._listed())
        return TitlePage(self._scenes.course, listed, nonempty(messages), asked)

    def _listed(self) -> tuple[Player, ...]:
        """Those who can be picked: in a kiosk nobody, so that nobody sees or changes who was there."""
        return () if self._world.is_kiosk else self._keeping.ledger.players()

    def _enter(self) -> AnyPage | Question:
        """What somebody sees who has sat down: the scene that was asked for, once, else what there is to play."""
        page = self._levels() if self._asked_for is None else self._open(self._asked_for)
        self._asked_for = None  # now that nothing has gone wrong
        return page

    def look_again(self) -> str:
        """See who the player is now, as another window may have changed the list; returns what is to be told of it.

        Raises:
            StoreError: if the records cannot be read.
        """
        before = self._keeping.player
        self._keeping.look_again()
        if before is None or self._keeping.player is not None:
            return ""
        return self._language.tr("{name} was taken off the list in another window.", name=before.name)

    @property
    def _language(self) -> Language:
        return self._scenes.language

    def pick(self, person: int) -> Shown:
        """Be somebody of the list."""
        return self._with(person, self._sit_down)

    def join(self, name: str) -> Shown:
        """Be somebody of that name: new, or after a question the one who has it; in a kiosk always somebody new."""
        if self._world.is_kiosk:
            return self._visitors.named(name)
        return self._kept(lambda: self._joined(name))

    def _joined(self, name: str) -> Shown:
        problem = name_problem(name)
        if problem:
            return self.title(self._language.say(problem), asked=name)
        there = self._keeping.ledger.player_named(name)
        if there is None:
            self._keeping.be(name)
            return self._enter()
        tr = self._language.tr
        return self._questions.ask(
            tr("Is that you?"),
            tr("“{name}” has played here before.", name=there.name),
            Choice(tr("That is me"), lambda: self.pick(there.id)),
            Choice(tr("I take another name"), lambda: self._kept(lambda: self.title(asked=name))),
        )

    def guest(self) -> Shown:
        """Be nobody of the list: nothing of it is kept, so that no two guests share a record; but in a kiosk it is."""
        if self._world.is_kiosk:
            return self._visitors.guest()
        return self._kept(self._as_guest)

    def _as_guest(self) -> Shown:
        self._be_guest()
        return self._enter()

    def _be_guest(self) -> None:
        self._keeping.be_guest(self._language.tr(GUEST), self._world.spare())
        self._scenes.message = self._language.tr("You play as a guest, so nothing of it is kept.")

    def rename(self, person: int, name: str) -> Shown:
        """Call somebody otherwise; where another has that name, the question whether the two are one."""
        return self._with(person, lambda player: self._renamed(player, name))

    def _renamed(self, player: Player, name: str) -> Shown:
        problem = name_problem(name)
        if problem:
            return self.title(self._language.say(problem))
        there = self._keeping.ledger.player_named(name)
        if there is not None and there.id != player.id:
            return self._ask_to_merge(player, there, taken=True)
        self._keeping.ledger.append(PlayerRenamed(player, name))
        return self.title()

    def merge(self, person: int, into: int) -> Shown:
        """Put two players together, after a question; the second's name stays."""
        return self._with(person, lambda player: self._with(into, lambda other: self._ask_to_merge(player, other)))

    def _ask_to_merge(self, player: Player, into: Player, *, taken: bool = False) -> Question:
        language = self._language
        tr, names = language.tr, {"name": player.name, "other": into.name}
        told = tr("“{other}” is on the list already.", **names) + " " if taken else ""
        told += phrases.put_together(player.name, into.name, self._results(player), language)
        return self._questions.ask(
            tr("Are they the same person?"),
            told,
            Choice(tr("Leave them apart"), lambda: self._kept(self.title)),
            Choice(
                tr("Put them together"),
                lambda: self._with(player.id, lambda one: self._merged(one, into)),
                grave=True,
            ),
        )

    def _merged(self, player: Player, into: Player) -> TitlePage:
        self._keeping.ledger.append(PlayersMerged(player, into))
        return self.title()

    def remove(self, person: int) -> Shown:
        """Take somebody off the list, after a question that says what goes with them."""
        return self._with(person, self._ask_to_remove)

    def _ask_to_remove(self, player: Player) -> Question:
        language, results = self._language, self._results(player)
        tr = language.tr
        return self._questions.ask(
            tr("Delete {name}?", name=player.name),
            phrases.what_goes(player.name, results, language, kept=self._keeping.saving),
            Choice(tr("Keep {name}", name=player.name), lambda: self._kept(self.title)),
            Choice(tr("Delete"), lambda: self._with(player.id, lambda one: self._removed(one, results)), grave=True),
        )

    def _removed(self, player: Player, told: int) -> Shown:
        if self._results(player) > told:  # played in another window while the question was open
            return self._ask_to_remove(player)
        self._keeping.ledger.append(PlayerRemoved(player))
        return self.title()

    def _results(self, player: Player) -> int:
        """How many conversations are kept of a player."""
        return self._keeping.ledger.conversations(player)

    def _sit_down(self, player: Player) -> Shown:
        self._keeping.be_player(player)
        return self._enter()

    def _with(self, person: int, action: Callable[[Player], Shown]) -> Shown:
        """Do something with somebody of the list, who may be there no longer."""
        return self._kept(lambda: self._still_there(person, action))

    def _still_there(self, person: int, action: Callable[[Player], Shown]) -> Shown:
        player = next((player for player in self._listed() if player.id == person), None)
        if player is None:
            return self.title(self._language.tr("The list of players was changed in another window."))
        return action(player)

    def _kept(self, action: Callable[[], ShownT]) -> ShownT | Question:
        return self._questions.kept(action, self._language, self._keeping.play_unsaved)
