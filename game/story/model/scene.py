"""What a library is made of: characters, scenes, beats, steps, options, endings; frozen values and tuples.

Every id is the author's. A meter is always named in full, ``character.meter``; conditions hold resolved names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

from game.story.model.cast import Change, Character, Mark, Meter, Part, unmarked
from game.story.model.condition import Condition
from game.story.model.flags import Flag, Gauge, Value
from game.story.model.promise import Promise, Settle, promised_words
from game.story.model.words import PLAYER

ChannelName = Literal["phone", "in_person", "chat"]
CHANNELS: Final[tuple[ChannelName, ...]] = ("phone", "in_person", "chat")
"""How the player and the customer meet; it is only heard."""
OutcomeName = Literal["won", "settled", "lost"]
OUTCOMES: Final[tuple[OutcomeName, ...]] = ("won", "settled", "lost")

YOU: Final = "you"
NARRATOR: Final = "narrator"
LISTEN: Final = "listen"
"""The decision to hear a line out, and the tag that it counts as."""
SILENCE: Final = "silence"
"""The id of the option that is taken when nobody answers."""
DASH: Final = "\N{EM DASH}"
"""How a text ends that somebody was not let finish."""
_ENDS: Final = " .,;:!?\N{HORIZONTAL ELLIPSIS}\N{HYPHEN}-\N{EN DASH}\N{EM DASH}"
NEVER: Final = "never"
"""What ``ended(scene)`` is while that scene has not been finished."""


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody says something; ``cut_in`` are the options the player has while it is being said.

    ``voice`` is the file of its recording, ``sound`` one of the game's own sounds, heard as it begins.
    ``hear_out`` is what hearing it out does where its author says so, an option called ``listen``.
    """

    speaker: str
    text: str
    face: str | None = None
    voice: str | None = None
    when: Condition | None = None
    cut_in: tuple[Option, ...] = ()
    mark: Mark = unmarked()
    hear_out: Option | None = None
    sound: str = ""

    @property
    def written(self) -> tuple[Option, ...]:
        """The options of its cut-in as written, with hearing out where that is written too."""
        return self.cut_in if self.hear_out is None else (*self.cut_in, self.hear_out)

    @property
    def offered(self) -> tuple[Option, ...]:
        """All that can be decided while it is being said, hearing it out last; nothing without a cut-in."""
        if not self.cut_in:
            return ()
        return (*self.cut_in, self.hear_out or Option(LISTEN, does=(LISTEN,), mark=self.mark))


@dataclass(frozen=True, slots=True)
class Choose:
    """The player decides."""

    options: tuple[Option, ...]
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class When:
    """A conditional block."""

    when: Condition
    then: tuple[Step, ...]
    otherwise: tuple[Step, ...] = ()
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Mood:
    """Meters change without a choice."""

    changes: tuple[Change, ...]
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Assign:
    """One flag is set, or with ``adds`` a number is added to it."""

    flag: str
    value: Value
    adds: bool = False


@dataclass(frozen=True, slots=True)
class SetFlags:
    """Flags change."""

    assigns: tuple[Assign, ...]
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class TakeNote:
    """A line is written into the case notes that the player sees."""

    id: str
    text: str
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """The stage shows another place from here on; it is only seen and heard, and changes nothing else."""

    place: str
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Go:
    """On to a beat."""

    beat: str
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class End:
    """The conversation is over."""

    ending: str
    mark: Mark = unmarked()


Step = Line | Choose | When | Mood | SetFlags | TakeNote | Promise | Settle | ChangePlace | Go | End


@dataclass(frozen=True, slots=True)
class Option:
    """One thing the player can say or do at a decision.

    ``after`` is in seconds and only for a silence; ``notes`` are written when it is taken; ``exit`` is where it leads.
    ``to`` is whom of several it is said to, ``""`` for everybody: the others only overhear it.
    ``cut_off`` says that the customer breaks into what is said, which is only shown. ``costs`` is what the firm spends
    on it, in the smallest coin: it is told when the call is over, and changes nothing in it.
    ``promises`` are made and settled after the notes.
    """

    id: str
    say: str = ""
    label: str = ""
    does: tuple[str, ...] = ()
    mood: tuple[Change, ...] = ()
    assigns: tuple[Assign, ...] = ()
    notes: tuple[TakeNote, ...] = ()
    when: Condition | None = None
    locked: str | None = None
    once: bool = False
    why: str = ""
    reply: tuple[Step, ...] = ()
    exit: Go | End | None = None
    after: int | None = None
    mark: Mark = unmarked()
    to: str = ""
    cut_off: bool = False
    costs: int = 0
    promises: tuple[Promise | Settle, ...] = ()

    @property
    def spoken(self) -> str:
        """What is heard of it: a text that the customer breaks into ends in a dash."""
        return f"{self.say.rstrip(_ENDS)}{DASH}" if self.cut_off and self.say.rstrip(_ENDS) else self.say

    @property
    def card(self) -> str:
        """What its card shows: the short label where there is one."""
        return self.label or self.say


@dataclass(frozen=True, slots=True)
class Beat:
    """A list of steps, done in order."""

    id: str
    steps: tuple[Step, ...]
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Ending:
    """A way the conversation can end."""

    id: str
    title: str
    outcome: OutcomeName
    text: str
    mark: Mark = unmarked()


@dataclass(frozen=True, slots=True)
class Play:
    """A walk that must keep working; ``variants`` and ``remember`` say under which starting values."""

    name: str
    choose: tuple[str, ...]
    ends: str | None = None
    expect: Condition | None = None
    variants: tuple[tuple[str, Value], ...] = ()
    remember: tuple[tuple[str, str], ...] = ()
    mark: Mark = unmarked()


class EarlierScene(NamedTuple):
    """What another scene and its endings are called, for whoever tells of a call that was had before this one."""

    title: str
    endings: tuple[Ending, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """One conversation. Two scenes are the same only if they are one value, so a scene is cheap to look up by.

    ``content`` is a hash of all that its behaviour depends on; ``words`` fill ``{word}`` in its texts. ``earlier`` are
    the scenes that ``passes`` remembers, by their ids, where it was read to be played. ``every_turn`` is done after
    each decision, before what is answered to it: moods, flags, notes, and blocks of them. ``keep`` is the
    line worth keeping, told when the call is over. ``promises`` are those that may be made in it, by their ids, and
    those of other scenes that its texts name, as ``scene.id``. ``currency`` is the course's: ``£``, or ``""`` where it
    has none. ``follows`` are the ways in which the last call of a
    shift can have ended before it, each an ending and its outcome; ``carried`` are its meters that a shift may begin at
    any ten. ``overhears`` is whether the others react, by half, to what is said to one of them.
    """

    id: str
    title: str
    summary: str
    briefing: str
    teaches: tuple[str, ...]
    cast: tuple[Part, ...]
    flags: tuple[Flag, ...]
    beats: tuple[Beat, ...]
    endings: tuple[Ending, ...]
    start: str
    coach: Literal["at_once", "after", "off"] = "after"
    meters_shown: bool = True
    place: str = ""
    passes: Condition | None = None
    score: Condition | None = None
    plays: tuple[Play, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    content: str = ""
    earlier: Mapping[str, EarlierScene] = field(default_factory=dict)
    every_turn: tuple[Step, ...] = ()
    keep: str = ""
    gauges: tuple[Gauge, ...] = ()
    currency: str = ""
    promises: Mapping[str, Promise] = field(default_factory=dict)
    follows: tuple[tuple[str, str], ...] = ()
    carried: tuple[str, ...] = ()
    channel: ChannelName = "phone"
    overhears: bool = True

    @property
    def meters(self) -> tuple[Meter, ...]:
        """Every meter in the scene, in the order of the cast, which is the order a State keeps them in."""
        return tuple(meter for part in self.cast for meter in part.character.meters)

    def counts(self, flags: tuple[Value, ...]) -> tuple[int, ...]:
        """What the gauges show, in their order: the values of their flags, held within 0 and what each goes to."""
        values = dict(zip((flag.id for flag in self.flags), flags, strict=True)) if self.gauges else {}
        return tuple(max(0, min(gauge.most, int(values[gauge.flag]))) for gauge in self.gauges)

    def words_for(self, player: str) -> dict[str, str]:
        """The words that stand in braces in its texts, with the name of who plays and the words of promises."""
        words = {**self.words, PLAYER: player}
        return {**words, **promised_words(self.promises, words)}

    def character(self, speaker: str) -> Character | None:
        """Who that is, or None for the narrator, and for a player without meters."""
        return next((part.character for part in self.cast if part.character.id == speaker), None)

    def ending(self, id_: str) -> Ending:
        """The ending of that id; raises KeyError where there is none."""
        for ending in self.endings:
            if ending.id == id_:
                return ending
        raise KeyError(id_)
