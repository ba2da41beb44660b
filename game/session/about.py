"""What a card says of a call before it is played: whose face, how long it takes, how many endings there are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from game.face import Sitter, portraits_of
from game.session.phrases import card
from game.story.engine import Conversation, Setup, drawn, offers, open_ids, seeded_number, start
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

    Some calls are had at random, always the same ones, and the length is that which one in four is longer than: those
    that somebody lost early are no measure for those who want to know how long they will need.
    """
    walks: list[Conversation] = []
    for seed in range(WALKS):
        walks.append(_walk(scene, seed))
        if sum(len(walk.turns) for walk in walks) > ENOUGH:
            break
    typical = sorted(walks, key=lambda walk: len(walk.turns))[len(walks) * 3 // 4]
    people = [part.character for part in scene.cast if part.character.id != YOU]
    files = portraits_of(Sitter(each.id, each.name, each.portrait) for each in people)
    return About(
        files[people[0].id] if people else "",
        len(typical.turns),
        max(1, round(_seconds(typical) / 60)),
        frozenset(ending.id for ending in scene.endings),
    )


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


def length_in_words(told: About, language: Language) -> str:
    """How long a call is: ``about 5 decisions, 3 minutes``."""
    decisions = language.trn("about {number} decision", "about {number} decisions", told.decisions)
    minutes = language.trn("{number} minute", "{number} minutes", told.minutes)
    return f"{decisions}, {minutes}"


def endings_in_words(told: About, met: frozenset[str], language: Language) -> str:
    """How many of a call's endings the player has found: ``2 of 5 endings found``."""
    found, number = len(met & told.endings), len(told.endings)
    return language.trn("{found} of {number} ending found", "{found} of {number} endings found", number, found=found)
