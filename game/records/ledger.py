"""The port: what the records ask of whatever keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from game.records.events import LedgerEvent
from game.records.values import Answer, Attempt, Player, Standing


class Ledger(Protocol):
    """Keeps events, and answers what they come to.

    Whatever cannot be kept or read raises StoreError, whose message is for the player (StoreBusyError where trying
    again may work). What was kept before stays as it was. A row that cannot be understood is left out of what is
    read. Close it, or use it in a ``with``.

    A library is named by its id. What was kept without one (by the first version of the game) counts for every
    library; what was kept for another library is not seen.
    """

    @property
    def keeps(self) -> bool:
        """Whether what is appended here outlasts the program."""

    def new_id(self) -> str:
        """A new UUID (version 7), as an attempt is named by."""

    def append(self, *events: LedgerEvent) -> datetime:
        """Keep some events in one transaction: all of them are safely down when this returns, or none is.

        Returns:
            The time that they were kept under.
        """

    def players(self) -> tuple[Player, ...]:
        """Everybody on the list, whoever came or began a run last first."""

    def player(self, name: str) -> Player:
        """Find a player by name, or add one; capitals and spaces around the name make no difference.

        Raises:
            ValueError: for a name with nothing in it, with a message for the player.
        """

    def visitor(self, name: str) -> Player:
        """Add somebody who plays here for one visit: on no list, and found by no name, also not by their own.

        Raises:
            ValueError: for a name with nothing in it.
        """

    def coded(self, code: str) -> Player:
        """Find a player by their code, or add one; capitals and spaces make no difference. They are on no list.

        Raises:
            ValueError: for a code with nothing in it.
        """

    def open_visits(self, machine: str) -> tuple[Attempt, ...]:
        """The attempts of visitors on that machine that are neither finished nor closed."""

    def player_named(self, name: str) -> Player | None:
        """Who is called so now, in whatever capitals; None where nobody is."""

    def player_now(self, player: Player) -> Player | None:
        """A player as they are now: under a new name, or whom they were put together with; None for one removed."""

    def player_of(self, attempt: Attempt) -> Player | None:
        """Whose attempt it is now; None if this ledger does not hold it, or they were removed."""

    def unfinished(self, player: Player, library: str = "") -> tuple[Attempt, ...]:
        """The player's attempts that can be gone on with, the one played last first."""

    def standings(self, player: Player, library: str = "") -> Mapping[str, Standing]:
        """How the player stands in every scene of the library that was ever begun, by the scene's id."""

    def remembered(self, player: Player, library: str = "") -> Mapping[str, str]:
        """How the player's latest finished run of each scene ended; practice does not count."""

    def attempt(self, id_: int | str) -> Attempt | None:
        """An attempt as it is now, by its id here or by its UUID."""

    def attempts(self, player: Player) -> tuple[Attempt, ...]:
        """All of the player's attempts, of every library, in the order they were begun."""

    def everybodys(self, before: int | None = None, most: int = 200) -> tuple[Attempt, ...]:
        """The attempts of everybody, of every library, the latest first, ``most`` of them.

        Args:
            before: the id of one, for those that were begun before it: so all can be gone through; None for the latest.
            most: how many at a time; fewer come where some cannot be understood, none only where there are no more.
        """

    def conversations(self, player: Player) -> int:
        """How many conversations the player has had, of every library, practice too.

        Those in which nothing was answered, those gone on with elsewhere, and the answers of reviews are not counted.
        """

    def attempts_at(self, player: Player, scene: str, library: str = "", most: int = 100) -> tuple[Attempt, ...]:
        """The player's attempts at a scene of the library, the latest first, ``most`` of them.

        Those in which nothing was answered, those gone on with elsewhere, and the answers of reviews are left out.
        """

    def walk(self, attempt: Attempt) -> tuple[tuple[str, str], ...]:
        """The decisions of an attempt, each with the option taken there, in order, as far as they can be read."""

    def decisions(self, attempt: Attempt) -> tuple[str, ...]:
        """The options taken in an attempt, in order: with its setup, all that it takes to have it again."""

    def answers(self, attempt: Attempt) -> tuple[Answer, ...]:
        """All that is kept about each decision of an attempt, in order."""

    def settings(self, player: Player | None) -> Mapping[str, str]:
        """What was last kept under each key for a player, or for the machine itself where that is None."""

    def keep_setting(self, player: Player | None, key: str, value: str) -> None:
        """Keep a setting of a player, or of the machine; what was kept before stays in the record."""

    def unsaved(self) -> Ledger:
        """A ledger in memory that starts with all that this one holds, as far as that can still be read."""

    def tidy(self) -> None:
        """Put in order what can be, when there is time for it."""

    def close(self) -> None:
        """Let go. Nothing waits to be written: every event was kept when it was appended."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
