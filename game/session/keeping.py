"""Who plays, what is kept of it and where: the records as one visit uses them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from game.records import Attempt, Closed, Ledger, Player, Run, as_kept, named_now
from game.session.opened import Opened
from game.session.pages import DebriefPage, ShiftPage
from game.session.settings import Settings, key_of
from game.story.model import FormerNames


class Keeping:
    """``settings`` are the player's, or the machine's while nobody plays.

    ``debriefed`` is the debrief of the conversation being had, once that is over and was asked for: with the
    conversation it goes, so that nothing can be done with it when another is had, or somebody else plays.
    ``whole`` is what the shift being had came to, once it is over and that was asked for.
    """

    def __init__(
        self,
        ledger: Ledger | None,
        asked: Mapping[str, str],
        heed: Callable[[Settings], None],
        former: Callable[[], FormerNames] = FormerNames,
        *,
        for_visits: bool = False,
    ) -> None:
        """Begin; where there is no ledger one must be given to :meth:`use` before anything else is asked for.

        Args:
            ledger: where everything is kept.
            asked: settings that were asked for on the command line: they hold, whoever plays, until one is changed.
            heed: is told the settings whenever they are others.
            former: gives the former names of the library's things, as they are known now.
            for_visits: whether strangers play, one after the other: settings are of a visit, and are never kept.
        """
        self._first = ledger, dict(asked)
        self._for_visits = for_visits
        self.player: Player | None = None
        self._called = ""
        self._run: Run | None = None
        self.debriefed: DebriefPage | None = None
        self.whole: ShiftPage | None = None
        self.opened = Opened()
        """Which levels have just opened."""
        self.last = ""
        """What who plays has played or looked at last in this visit, by its id."""
        self._asked = dict(asked)
        self._heed = heed
        self._former = former
        self.settings = self._settings()
        self._home: Ledger | None = None
        """Where everything is kept but a guest's doings, while a guest plays."""
        self._ledger = ledger
        self._own = [] if ledger is None or ledger.keeps else [ledger]

    @property
    def ready(self) -> bool:
        """Whether there is a ledger."""
        return self._ledger is not None

    @property
    def saving(self) -> bool:
        """Whether what is answered outlasts the visit."""
        return self._ledger is not None and self._ledger.keeps

    @property
    def ledger(self) -> Ledger:
        """Where everything is kept now, read in the names that things have now."""
        assert self._ledger is not None  # noqa: S101 - the first question is answered before anything else is done
        return named_now(self._ledger, self._former())

    @property
    def name(self) -> str:
        """What who plays is called, ``""`` while nobody does."""
        return "" if self.player is None else self._called or self.player.name

    @property
    def run(self) -> Run | None:
        """The conversation being had, or that was had last."""
        return self._run

    @run.setter
    def run(self, run: Run | None) -> None:
        self._run, self.debriefed, self.whole = run, None, None
        self.last = self.last if run is None else run.attempt.scene

    @property
    def before(self) -> int:
        """How many decisions of the attempt came before the conversation being had, or talked over: more in a shift."""
        if self.debriefed is not None:
            return self.debriefed.before
        stint = None if self._run is None else self._run.shift
        return 0 if stint is None else stint.before(len(stint.had) - 1)

    def own(self, attempt_id: int) -> Attempt | None:
        """An attempt of who plays, also where they have meanwhile got another name; None for anybody else's.

        Raises:
            StoreError: if the records cannot be read.
        """
        attempt = self.ledger.attempt(attempt_id)
        now = None if self.player is None else self.ledger.player_now(self.player)
        if attempt is None or now is None:
            return None
        self.player, owner = now, self.ledger.player_of(attempt)
        return attempt if owner is not None and owner.id == now.id else None

    @property
    def is_still_there(self) -> bool:
        """Whether who plays is on the list still.

        Raises:
            StoreError: if the records cannot be read.
        """
        return self.player is not None and self.ledger.player_now(self.player) is not None

    def use(self, ledger: Ledger) -> None:
        """Keep everything there from now on; one that keeps nothing is closed with the visit."""
        self._ledger = as_kept(ledger)
        self._own.append(self._ledger)

    def be(self, name: str) -> Player:
        """Be that player, who is added if new; their settings hold from now on.

        Raises:
            ValueError: for a name with nothing in it.
            StoreError: if the records cannot be read, or a new name not kept.
        """
        player = self.ledger.player(name)
        self.be_player(player)
        return player

    def be_player(self, player: Player, called: str = "") -> None:
        """Be a player who is known; their settings hold from now on.

        Args:
            player: who.
            called: what they are called while they are here, where that is not to be kept.

        Raises:
            StoreError: if the records cannot be read.
        """
        self._take(self._settings_of(None, player))
        self.player, self.run, self._called, self.last = player, None, called, ""

    def be_guest(self, name: str, spare: Ledger) -> None:
        """Be somebody without a record: what they do is kept in a ledger of their own, until somebody else plays.

        Raises:
            StoreError: if the records cannot be read.
        """
        settings = self._settings_of(None)
        self._home = self._ledger
        self.use(spare)
        self.player, self.run, self.last = spare.player(name), None, ""
        self._take(settings)

    @property
    def is_guest(self) -> bool:
        """Whether a guest plays."""
        return self._home is not None

    def look_again(self) -> None:
        """The player as they are now: another window may have given them another name, or removed them.

        Raises:
            StoreError: if the records cannot be read.
        """
        if self.player is not None:
            self.player = self.ledger.player_now(self.player)

    def be_nobody(self) -> None:
        """Nobody plays, and the settings of the machine hold until somebody does.

        Raises:
            StoreError: if the records cannot be read.
        """
        guests = self._ledger if self._home is not None else None
        home = as_kept(self._home or self.ledger)
        settings = self._settings() if self._for_visits else self._settings(home.settings(None))
        self._take(settings)
        self._ledger, self._home, self.player, self.run, self.last = home, None, None, None, ""
        if guests is not None:
            self._own.remove(guests)
            guests.close()

    def forget(self) -> None:
        """Nobody plays, and all is as it was at first: the settings, and where everything is kept."""
        for ledger in self._own:
            if ledger is not self._first[0]:
                ledger.close()
        self._ledger, asked = self._first
        self._own = [one for one in self._own if one is self._ledger]
        self._home, self.player, self.run, self._called, self.last = None, None, None, "", ""
        self._asked = dict(asked)
        self._take(self._settings())

    def abandon(self, attempts: Iterable[Attempt]) -> None:
        """Close calls because whoever had them has gone.

        Raises:
            StoreError: if that cannot be kept.
        """
        closed = [Closed(attempt.uuid, "abandoned") for attempt in attempts]
        if closed:
            self.ledger.append(*closed)

    def _settings_of(self, *players: Player | None) -> Settings:
        """What was kept for them, the last before the others; in a kiosk nothing was, for anybody."""
        return self._settings(*(() if self._for_visits else map(self.ledger.settings, players)))

    def _settings(self, *kept: Mapping[str, str]) -> Settings:
        settings = Settings.kept(*kept)
        for name, word in self._asked.items():
            settings = settings.with_word(name, word)
        return settings

    def _take(self, settings: Settings) -> None:
        self.settings = settings
        self._heed(settings)

    def keep(self, name: str, word: str) -> None:
        """A setting: it holds from now on, and is kept for who plays (else for the machine), but not in a kiosk.

        Raises:
            StoreError: if it could not be kept; it holds all the same.
        """
        self._asked.pop(name, None)
        self._take(self.settings.with_word(name, word))
        if self._for_visits:
            self._asked[name] = self.settings[name]
        elif self._ledger is not None:
            self._ledger.keep_setting(self.player, key_of(name), self.settings[name])

    def play_unsaved(self) -> None:
        """From now on nothing is kept; what was kept before can still be read, as far as that is possible."""
        run = self.run
        if run is not None and run.player == self.player and not run.played.is_over:
            self._go_on_in(run.unsaved())
            return
        self.use(self.ledger.unsaved())
        if self.player is not None:
            self.player = self.ledger.player_now(self.player) or self._again(self.player)
            if run is not None:  # it is over, and can be gone back into
                attempt = self.ledger.attempt(run.attempt.uuid)
                if attempt is None:  # the records could not even be read
                    self._go_on_in(run.unsaved())
                else:
                    self._run = Run(self.ledger, self.player, attempt, run.played)  # the same, kept elsewhere

    def _again(self, player: Player) -> Player:
        """Somebody of whom the ledger cannot read anything, as somebody new."""
        match player.kind:
            case "listed":
                return self.ledger.player(player.name)
            case "visitor":
                return self.ledger.visitor(player.name)
            case "code":
                return self.ledger.coded(player.name)

    def _go_on_in(self, run: Run) -> None:
        self.use(run.ledger)
        self._run, self.player = run, run.player  # the same conversation, kept elsewhere

    def close(self) -> None:
        """Tidy up; ledgers in memory are closed, one that keeps things is its owner's."""
        if self.run is not None:
            self.run.leave()
        for ledger in self._own:
            ledger.close()
