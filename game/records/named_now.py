"""A ledger read in the names that things have now: what was kept under former names is understood, and stays so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self

from game.records.events import LedgerEvent
from game.records.facts import remembered_from, standings_from
from game.records.ledger import Ledger
from game.records.values import Answer, Attempt, Player, Standing
from game.story.engine import Setup
from game.story.model import FormerNames, Value


def named_now(ledger: Ledger, former: FormerNames) -> Ledger:
    """A ledger as it reads in a library in which things were renamed; itself where nothing was.

    Args:
        ledger: where everything is kept.
        former: the library's former names.
    """
    kept = as_kept(ledger)
    return NamedNow(kept, former) if former.entries else kept


def as_kept(ledger: Ledger) -> Ledger:
    """The ledger itself, in the names under which everything was kept."""
    return ledger.kept if isinstance(ledger, NamedNow) else ledger


class NamedNow:
    """A `game.records.Ledger` over another one, where each answer is described.

    What is appended is named as it is now. An attempt is asked for by its id or UUID, which no renaming changes.
    """

    def __init__(self, kept: Ledger, former: FormerNames) -> None:
        self.kept = kept
        self.former = former
        self.new_id = kept.new_id
        self.players = kept.players
        self.player = kept.player
        self.visitor = kept.visitor
        self.coded = kept.coded
        self.player_named = kept.player_named
        self.player_now = kept.player_now
        self.player_of = kept.player_of
        self.conversations = kept.conversations
        self.settings = kept.settings
        self.keep_setting = kept.keep_setting
        self.tidy = kept.tidy
        self.close = kept.close

    @property
    def keeps(self) -> bool:
        """Whether what is appended here outlasts the program."""
        return self.kept.keeps

    def append(self, *events: LedgerEvent) -> datetime:
        """Keep events in one transaction."""
        return self.kept.append(*events)

    def unfinished(self, player: Player, library: str = "") -> tuple[Attempt, ...]:
        """The attempts that can be gone on with."""
        return tuple(map(self._attempt, self.kept.unfinished(player, library)))

    def open_visits(self, machine: str) -> tuple[Attempt, ...]:
        """The attempts of visitors that are neither finished nor closed."""
        return tuple(map(self._attempt, self.kept.open_visits(machine)))

    def standings(self, player: Player, library: str = "") -> Mapping[str, Standing]:
        """How the player stands in every scene; what was kept under several names is summed up anew."""
        found = self.kept.standings(player, library)
        if any(self.former.scene(scene) != scene for scene in found):
            return standings_from(self.attempts(player), library)
        return {scene: replace(one, endings=self._endings(scene, one)) for scene, one in found.items()}

    def _endings(self, scene: str, standing: Standing) -> frozenset[str]:
        return frozenset(self.former.ending(scene, ending) for ending in standing.endings)

    def remembered(self, player: Player, library: str = "") -> Mapping[str, str]:
        """How the player's latest finished run of each scene ended."""
        found = self.kept.remembered(player, library)
        if any(self.former.scene(scene) != scene for scene in found):
            return remembered_from(self.attempts(player), library)
        return self._remembered(found)

    def _remembered(self, left: Mapping[str, str]) -> dict[str, str]:
        return {self.former.scene(scene): self.former.memory(scene, text) for scene, text in left.items()}

    def attempt(self, id_: int | str) -> Attempt | None:
        """An attempt as it is now."""
        found = self.kept.attempt(id_)
        return None if found is None else self._attempt(found)

    def attempts(self, player: Player) -> tuple[Attempt, ...]:
        """All of the player's attempts."""
        return tuple(map(self._attempt, self.kept.attempts(player)))

    def everybodys(self, before: int | None = None, most: int = 200) -> tuple[Attempt, ...]:
        """The attempts of everybody, the latest first, some at a time."""
        return tuple(map(self._attempt, self.kept.everybodys(before, most)))

    def attempts_at(self, player: Player, scene: str, library: str = "", most: int = 100) -> tuple[Attempt, ...]:
        """The player's latest attempts at a scene, under all its names."""
        names = self.former.of_scene(scene)
        found = [one for name in names for one in self.kept.attempts_at(player, name, library, most)]
        mine = [named for one in found if (named := self._attempt(one)).scene == scene]
        return tuple(sorted(mine, key=lambda one: one.id, reverse=True)[:most])

    def _attempt(self, kept: Attempt) -> Attempt:
        former, scene = self.former, kept.scene
        setup = Setup(
            kept.setup.seed,
            dict(_variant(former, scene, flag, value) for flag, value in kept.setup.variants.items()),
            self._remembered(kept.setup.remembered),
        )
        finish = kept.finish
        if finish is not None and finish.ending is not None:
            finish = replace(finish, ending=former.ending(scene, finish.ending))
        return replace(kept, scene=former.scene(scene), setup=setup, finish=finish)

    def _scene(self, attempt: Attempt) -> str:
        """The scene of an attempt as it was called then."""
        found = self.kept.attempt(attempt.uuid)
        return attempt.scene if found is None else found.scene

    def walk(self, attempt: Attempt) -> tuple[tuple[str, str], ...]:
        """The decisions of an attempt, each with the option taken there."""
        former, scene = self.former, self._scene(attempt)
        return tuple(_answer(former, scene, *answer) for answer in self.kept.walk(attempt))

    def decisions(self, attempt: Attempt) -> tuple[str, ...]:
        """The options taken in an attempt."""
        return tuple(option for _, option in self.walk(attempt))

    def answers(self, attempt: Attempt) -> tuple[Answer, ...]:
        """All that is kept about each decision of an attempt."""
        former, scene = self.former, self._scene(attempt)
        return tuple(
            replace(
                answer,
                decision=_answer(former, scene, answer.decision, "")[0],
                option=_answer(former, scene, answer.decision, answer.option)[1],
                shown=tuple(_answer(former, scene, answer.decision, option)[1] for option in answer.shown),
                before={former.meter(meter): value for meter, value in answer.before.items()},
                after={former.meter(meter): value for meter, value in answer.after.items()},
            )
            for answer in self.kept.answers(attempt)
        )

    def unsaved(self) -> Ledger:
        """A ledger in memory that starts with all that this one holds."""
        return NamedNow(self.kept.unsaved(), self.former)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _answer(former: FormerNames, scene: str, decision: str, option: str) -> tuple[str, str]:
    """A decision and an option of it in their names of now; in a shift a decision is named ``<scene>:<decision>``."""
    call, colon, own = decision.rpartition(":")
    scene = call or scene
    now = former.decision(scene, own)
    return (f"{former.scene(call)}:{now}" if colon else now), former.option(scene, own, option)


def _variant(former: FormerNames, scene: str, name: str, value: Value) -> tuple[str, Value]:
    """What a setup holds, in the names of now; of a shift the calls by their numbers, and ``<scene>.<flag>``."""
    if name.isdigit() and isinstance(value, str):
        return name, former.scene(value)
    call, point, own = name.rpartition(".")
    now = former.flag(call or scene, own)
    return (f"{former.scene(call)}.{now}" if point else now), value
