"""What a card says of a call before it is played: whose face, how long it takes, how many endings there are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from game.face import Sitter, portraits_of
from game.session.phrases import card
from game.story.engine import Conversation, Roster, Setup, drawn, offers, open_ids, passed, replay, seeded_number, start
from game.story.language import ENGLISH, Language
from game.story.model import YOU, Line, Scene

WALKS: Final = 40
"""How many conversations are had to see how long they get."""
MOST_DECISIONS: Final = 100
"""One that is not over by then may never be."""
ENOUGH: Final = 1_000
"""After that many decisions in all no further conversation is begun: nobody is to wait for this."""
WORDS_A_MINUTE: Final = 180
"""As fast as one reads, or hears, and takes in what an angry customer says."""
SECONDS_TO_DECIDE: Final = 5


@dataclass(frozen=True, slots=True)
class About:
    """``portrait`` is the file of the first person's picture, ``""`` where there is nobody.

    ``decisions`` and ``minutes`` are those of a call that is not cut short. Decisions are counted as the debrief counts
    them: breaking in and hearing out are some too. ``endings`` are the ids of all there are.
    """

    portrait: str
    decisions: int
    minutes: int
    endings: frozenset[str]


def about_of(scene: Scene) -> About:
    """What there is to say of a scene.

    A call is as long as the middle one of those plays in the scene's file that pass: so long it takes somebody who does
    well. Where there is none, some calls are had at random, always the same ones, and the length is that which one in
    four is longer than: those that somebody lost early are no measure for those who want to know how long they will
    need.
    """
    passing = _by_length(_passing(scene))
    by_chance = [] if passing else _by_length(_walk(scene, seed) for seed in range(WALKS))
    typical = passing[len(passing) // 2] if passing else by_chance[len(by_chance) * 3 // 4]
    people = [part.character for part in scene.cast if part.character.id != YOU]
    files = portraits_of(Sitter(each.id, each.name, each.portrait) for each in people)
    return About(
        files[people[0].id] if people else "",
        len(typical.turns),
        max(1, round(_seconds(typical) / 60)),
        frozenset(ending.id for ending in scene.endings),
    )


def _passing(scene: Scene) -> Iterator[Conversation]:
    """The plays of a scene's file that pass."""
    for play in scene.plays:
        setup = Setup(0, {**drawn(scene, 0), **dict(play.variants)}, dict(play.remember))
        had = replay(scene, setup, play.choose, hear_out_the_rest=True)
        if had.refused is None and passed(scene, had.state):
            yield had


def _by_length(calls: Iterable[Conversation]) -> list[Conversation]:
    """Calls from the shortest to the longest, as many as it takes no time to have."""
    had: list[Conversation] = []
    for call in calls:
        had.append(call)
        if sum(len(one.turns) for one in had) > ENOUGH:
            break
    return sorted(had, key=lambda one: len(one.turns))


def _walk(scene: Scene, seed: int) -> Conversation:
    had = start(scene, Setup(seed, drawn(scene, seed), {}))
    for number in range(MOST_DECISIONS):
        ids = open_ids(scene, had.state)
        if not ids:
            break
        had = had.take(ids[seeded_number(seed, str(number)) % len(ids)])
    return had


def _seconds(had: Conversation) -> float:
    """How long it takes to hear it, to read what could be said, and to choose."""
    heard = [event.text for _, event in had.events() if isinstance(event, Line)]
    read = [card(offer.option, {}, ENGLISH) for turn in had.turns for offer in offers(had.scene, turn.before)]
    words = sum(len(text.split()) for text in (*heard, *read))
    return words / WORDS_A_MINUTE * 60 + len(had.turns) * SECONDS_TO_DECIDE


def about_shift(roster: Roster) -> About:
    """What there is to say of a shift: it is as long as so many calls of middling length, and what is between them."""
    shift = roster.shift
    calls = [about_of(roster.scenes[id_]) for id_ in shift.pool]
    between = [about_of(roster.scenes[shift.between])] * (shift.draw - 1) if shift.between is not None else []
    decisions = sum(one.decisions for one in calls) / len(calls) * shift.draw + sum(one.decisions for one in between)
    minutes = sum(one.minutes for one in calls) / len(calls) * shift.draw + sum(one.minutes for one in between)
    return About("", round(decisions), max(1, round(minutes)), frozenset())


def length_in_words(told: About, language: Language) -> str:
    """How long a call is: ``about 5 decisions, 3 minutes``."""
    decisions = language.trn("about {number} decision", "about {number} decisions", told.decisions)
    minutes = language.trn("{number} minute", "{number} minutes", told.minutes)
    return f"{decisions}, {minutes}"


def endings_in_words(told: About, met: frozenset[str], language: Language) -> str:
    """How many of a call's endings the player has found: ``2 of 5 endings found``; a shift has none of its own."""
    if not told.endings:
        return ""
    found, number = len(met & told.endings), len(told.endings)
    return language.trn("{found} of {number} ending found", "{found} of {number} endings found", number, found=found)
