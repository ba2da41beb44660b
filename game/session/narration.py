"""Narrates a conversation line by line: what is being said, how far it is typed, and when the player may decide.

The session decides what happens; a narration only shows it: it is given each turn once that is kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from itertools import takewhile
from typing import Literal

from game.session.noting import CaseNotes
from game.session.presence import Stage
from game.session.scenery import Scenery
from game.session.told_in_order import AT_ONCE, BREATH, READING, Entry, Heard, in_shown_order, is_coached
from game.story.engine import (
    Conversation,
    Counted,
    Event,
    Offer,
    State,
    Turn,
    cuttable,
    face,
    meters_along,
    offers,
)
from game.story.language import ENGLISH, Language
from game.story.model import LISTEN, SILENCE, YOU, Line, fill

Phase = Literal["pausing", "typing", "read", "deciding", "over"]


class Narration:
    """A conversation as it is being told. Everything told so far is in ``log``; ``state`` is where it stands."""

    def __init__(self, conversation: Conversation, player: str, heard: Heard, language: Language = ENGLISH) -> None:
        """Begin.

        Args:
            conversation: what there is to tell.
            player: the player's name.
            heard: what of it is not to be told any more.
            language: what promises are noted in; all else is the scene's own text.
        """
        last = conversation.turns[-1] if heard == "all but the last answer" and conversation.turns else None
        self.scene = conversation.scene
        self.seed = conversation.setup.seed
        self.state = conversation.state if last is None else last.before
        self.turns = list(conversation.turns if last is None else conversation.turns[:-1])
        self.words: Mapping[str, str] = conversation.scene.words_for(player)
        self.log: list[Entry] = []
        self.scenery = Scenery(self.scene)
        self._notes = CaseNotes(self.scene, self.words, language)
        """They are taken when the line on show has been told: before that, they would give the line away."""
        self.said = self.after = ""
        """What the player said before the line on show, and after it."""
        self.hero: Line | None = None
        """The line on show."""
        self.text = ""
        self.typed = 0.0
        self.let_finish = False
        """Whether the line was typed to its end without a press."""
        self.coached: Turn | None = None
        """The decision that the coach speaks about now: the last, from its answer to the next press."""
        self._to_coach: Turn | None = None
        self.meters = conversation.opening.before.meters
        self.counts = self.scene.counts(conversation.opening.before.flags)
        """What the gauges show."""
        self._queue: deque[tuple[Event, tuple[int, ...]]] = deque()
        self._pause = 0.0
        self._offered: tuple[State, tuple[Offer, ...]] | None = None
        self.stage = Stage(self.scene)
        if heard == "nothing":
            self._hear(conversation.opening)
            self._next()
        else:
            self._stand_at_the_end(conversation.opening)
        if last is not None:
            self.follow(last)

    @property
    def looked_up(self) -> tuple[Entry, ...]:
        """The log as the player reads it: once the call is over, the line worth keeping stands at its head."""
        keeps = self.scene.keep and self.phase == "over"
        return (*((Entry("keep", fill(self.scene.keep, self.words)),) if keeps else ()), *self.log)

    @property
    def phase(self) -> Phase:
        """What it waits for: time, a press, a decision, or nothing any more."""
        if self._pause > 0:
            return "pausing"
        if self.hero is not None and self.typed < len(self.text):
            return "typing"
        if self._queue or self.cuttable or self.coached is not None:
            return "read"
        return "over" if self.state.place == "" else "deciding"

    @property
    def notes(self) -> list[str]:
        """The case notes so far, in the order taken."""
        return self._notes.lines

    @property
    def noted(self) -> tuple[str, ...]:
        """Those taken since the last decision."""
        return self._notes.latest

    @property
    def cuttable(self) -> bool:
        """Whether the line on show is one that the player may cut in on."""
        if self._queue or self.hero is None or self._pause > 0:
            return False
        return cuttable(self.scene, self.state) is self.hero

    @property
    def can_decide(self) -> bool:
        """Whether options are to be shown."""
        return self.phase == "deciding" or self.cuttable

    @property
    def shown(self) -> tuple[Offer, ...]:
        """The options in the order they are shown; without what is hidden, silence, and hearing out."""
        return in_shown_order(self._offers, self.seed, self.state)

    @property
    def silences(self) -> tuple[Offer, ...]:
        """Saying nothing, where that is an answer and open."""
        if self.phase != "deciding":
            return ()
        return tuple(offer for offer in self._offers if offer.id == SILENCE and offer.is_open)

    @property
    def _offers(self) -> tuple[Offer, ...]:
        """Every option there is now; asked in every frame, so looked up once for a state."""
        if self._offered is None or self._offered[0] is not self.state:
            self._offered = (self.state, offers(self.scene, self.state))
        return self._offered[1]

    @property
    def since(self) -> tuple[int, ...]:
        """The meters at the last decision; as they are now before the first."""
        return self.turns[-1].before.meters if self.turns else self.meters

    @property
    def counted(self) -> tuple[int, ...]:
        """What the gauges showed at the last decision; what they show now before the first."""
        return self.scene.counts(self.turns[-1].before.flags) if self.turns else self.counts

    @property
    def speaker(self) -> str:
        """Whom the player sees."""
        return self.stage.speaker

    def face_of(self, person: str) -> str:
        """The face of somebody on the stage: that of their line on show, or else that of their mood."""
        if self.hero is not None and self.hero.speaker == person and self.hero.face:
            return self.hero.face
        return face(self.scene, person, self.meters, self.state)

    def update(self, dt: float, characters_a_second: float) -> bool:
        """Let time pass; returns whether anything looks different."""
        match self.phase:
            case "pausing":
                self._pause -= dt
                if self._pause <= 0:
                    self._pause = 0.0
                    self._next()
                    return True
            case "typing":
                self.typed = len(self.text) if characters_a_second <= 0 else self.typed + dt * characters_a_second
                if self.typed >= len(self.text):
                    self.let_finish = characters_a_second > 0
                    self._line_is_over()
                return True
        return False

    def press(self) -> bool:
        """The player presses on: a line that is being typed is completed, a complete one makes way for the next.

        Returns:
            Whether that did anything; hearing out a line is a decision and not done here.
        """
        match self.phase:
            case "pausing":
                self._pause = 0.0
                self._next()
            case "typing":
                self.typed = len(self.text)
                self.let_finish = False
                self._line_is_over()
            case "read" if not self.cuttable:
                self._next()
            case _:
                return False
        return True

    def follow(self, turn: Turn) -> None:
        """The player has decided: go on with what came of it. A turn that was refused changes nothing."""
        if turn.refused:
            return
        self._note_down()
        self.state = turn.after
        self.turns.append(turn)
        self._to_coach = turn if is_coached(self.scene, turn) else None
        self._notes.latest = ()
        self.meters = turn.meters
        if turn.option != LISTEN:
            self.hero, self.said, self.after = None, "", ""
        self._hear(turn)
        if turn.option == SILENCE:
            self.log.append(Entry("silence", ""))
        self._next()

    def _hear(self, turn: Turn) -> None:
        """A turn is to be told."""
        self._queue.extend(meters_along(turn))
        self.stage.hear(turn)

    def _next(self) -> None:
        """On to the next line; what moved on the way happens at once."""
        self._flush()
        self.coached = None
        if not self._queue:
            self._note_down()
            if self._to_coach is not None:  # of what nobody answers
                self._coach()
            return
        if self._to_coach is not None and self._queue[0][0] is cuttable(self.scene, self.state):
            self._coach()  # before the cards of that line come, and not among them
            return
        event, self.meters = self._queue.popleft()
        assert isinstance(event, Line)  # noqa: S101 - the others were flushed
        text = fill(event.text, self.words)
        self.log.append(Entry(event.speaker, text))
        self.stage.tell(event)
        self.scenery.see(event)
        if event.speaker == YOU:
            self._player_says(text)
            return
        if self.hero is not None or self.after:
            self.said, self.after = self.after, ""
        self.hero, self.text, self.typed = event, text, 0.0

    def _player_says(self, text: str) -> None:
        taken = self.turns[-1].taken if self.turns else None
        picked = taken is not None and taken.say != "" and self.hero is None and not self.said
        if picked and taken is not None and taken.to:
            self.stage.turn_to(taken.to)
        more = any(isinstance(event, Line) for event, _ in self._queue)
        if more:
            self.hero = None
            self.said = f"{self.said} {text}".strip()
        else:
            self.after = f"{self.after} {text}".strip()
        self._pause = (AT_ONCE if taken and taken.cut_off else BREATH) if picked else max(BREATH, READING * len(text))

    def _coach(self) -> None:
        self.coached, self._to_coach = self._to_coach, None

    def _line_is_over(self) -> None:
        if not any(isinstance(event, Line) for event, _ in self._queue):
            self._flush()
        self._note_down()
        if self._to_coach is not None:
            self._coach()

    def _flush(self) -> None:
        """Let everything up to the next line happen."""
        while self._queue and not isinstance(self._queue[0][0], Line):
            event, self.meters = self._queue.popleft()
            self._notes.see(event)
            self.scenery.see(event)
            if isinstance(event, Counted):
                self.counts = event.counts

    def _note_down(self) -> None:
        """Take the notes that wait for the line on show, and those that stand between it and the next."""
        for event, _ in takewhile(lambda one: not isinstance(one[0], Line), self._queue):
            self._notes.see(event)
        self.log.extend(Entry("note", text) for text in self._notes.take())

    def _stand_at_the_end(self, opening: Turn) -> None:
        """As if everything had been told already."""
        for turn in (opening, *self.turns):
            if turn.option == SILENCE:
                self.log.append(Entry("silence", ""))
            if turn.decision and turn.option != LISTEN:
                self.hero, self.said, self.after = None, "", ""
            self._hear(turn)
            self._flush()
            while self._queue:
                self._next()
                self._pause, self.typed = 0.0, float(len(self.text))
                self._line_is_over()
            self._note_down()
        self.meters = self.state.meters
        self.counts = self.scene.counts(self.state.flags)
        self._notes.latest = ()
