"""Who plays, what is kept of it and where: the records as one visit uses them."""

from __future__ import annotations

from game.records import Ledger, Player, Run, StoreError
from game.session.settings import Settings, key_of


class Keeping:
    """``settings`` are the player's, or the machine's while nobody plays; ``run`` is the conversation being had."""

    def __init__(self, ledger: Ledger | None) -> None:
        """Begin; where there is no ledger one must be given to :meth:`use` before anything else is asked for."""
        self.player: Player | None = None
        self.run: Run | None = None
        self.settings = Settings({})
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
        """Where everything is kept now."""
        assert self._ledger is not None  # noqa: S101 - the first question is answered before anything else is done
        return self._ledger

    def use(self, ledger: Ledger) -> None:
        """Keep everything there from now on; one that keeps nothing is closed with the visit."""
        self._ledger = ledger
        self._own.append(ledger)

    def be(self, name: str) -> Player:
        """Be that player, who is added if new; their settings hold from now on.

        Raises:
            ValueError: for a name with nothing in it.
            StoreError: if the records cannot be read, or a new name not kept.
        """
        player = self.ledger.player(name)
        self.settings = Settings.kept(self.ledger.settings(None), self.ledger.settings(player))
        self.player, self.run = player, None
        return player

    def be_nobody(self) -> None:
        """Nobody plays, and the settings of the machine hold until somebody does.

        Raises:
            StoreError: if the records cannot be read.
        """
        self.settings = Settings.kept(self.ledger.settings(None))
        self.player = self.run = None

    def keep(self, name: str, word: str) -> None:
        """A setting: it holds from now on, and is kept for who plays (else for the machine) if it can be.

        Where it cannot be kept nothing is said: the next answer that cannot be kept is asked about.
        """
        self.settings = self.settings.with_word(name, word)
        if self._ledger is not None:
            try:
                self._ledger.keep_setting(self.player, key_of(name), self.settings[name])
            except StoreError:
                return

    def play_unsaved(self) -> None:
        """From now on nothing is kept; what was kept before can still be read, as far as that is possible."""
        run = self.run
        if run is not None and run.player == self.player and not run.conversation.is_over:
            self._go_on_in(run.unsaved())
            return
        self.use(self.ledger.unsaved())
        if self.player is not None:
            self.player = self.ledger.player(self.player.name)
            if run is not None:  # it is over, and can be gone back into
                attempt = self.ledger.attempt(run.attempt.uuid)
                if attempt is None:  # the records could not even be read
                    self._go_on_in(run.unsaved())
                else:
                    self.run = Run(self.ledger, self.player, attempt, run.conversation)

    def _go_on_in(self, run: Run) -> None:
        self.use(run.ledger)
        self.run, self.player = run, run.player

    def close(self) -> None:
        """Tidy up; ledgers in memory are closed, one that keeps things is its owner's."""
        if self.run is not None:
            self.run.leave()
        for ledger in self._own:
            ledger.close()
