"""Small scenes drawn at random, sound by construction: loops, blocks, cut-ins, `once`, `again`, cases and variants.

What was added to the format later is drawn by dice of its own (``more``), so a seed's scene stays as it was but for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from typing import Final

from game.story.model import condition as c
from game.story.model.cast import Case, Change, Character, Meter, Part, Reaction
from game.story.model.flags import Flag
from game.story.model.promise import Promise, Settle
from game.story.model.scene import (
    Assign,
    Beat,
    ChangePlace,
    Choose,
    End,
    Ending,
    Go,
    Line,
    Mood,
    Option,
    Scene,
    SetFlags,
    Step,
    TakeNote,
    When,
)

PROMISES = tuple(Promise(id_, "pat", "Monday", f"I will {id_} you.") for id_ in ("ring", "write"))
TAGS = ("listen", "kind", "rude", "fix")
ANGER, TRUST = "pat.anger", "pat.trust"
WORRY, NERVE = "sam.worry", "you.nerve"
CROWDED: Final = 3
"""What is left of a crowded scene's seed when it is divided by four."""
STEPS = (-50, +50)
"""Few and large, so that the meters take few values and a scene has few states."""


def random_scene(seed: int, beats: int = 3, *, loops: bool = True) -> Scene:
    """A scene of that many beats, always the same for the same seed.

    In every fourth there is a second person, options are said to one of the two, and conditions of a character's own
    ask for the player's nerve, which in half of these the player has. In every third there are promises.
    """
    vows = Random(seed) if seed % 3 == 0 else None
    return _Drawer(Random(seed), Random(-1 - seed), beats, loops=loops, vows=vows).scene(seed)


class _Drawer:
    def __init__(self, random: Random, more: Random, beats: int, *, loops: bool, vows: Random | None) -> None:
        """Draw with ``random``, and with ``vows`` all that has to do with promises, where there are to be some."""
        self.vows = vows
        self.places = Random(beats)
        self.random = random
        self.more = more
        self.beats = [f"beat_{number}" for number in range(beats)]
        self.loops = loops
        self.notes = ["note_a", "note_b"]
        self.words = 0
        self.people: tuple[str, ...] = ()
        self.meters = [ANGER, TRUST]
        self.asked = [ANGER, TRUST]

    def scene(self, seed: int) -> Scene:
        draw = self.random
        others = self.others(has_nerve=seed % 8 == CROWDED) if seed % 4 == CROWDED else ()
        flags = (
            Flag("promised", start=False, values=(False, True)),
            Flag("cause", "none", ("none", "fuse", "rust")),
            Flag("genuine", start=True, values=(True, False), drawn=True),
        )
        pat = Character(
            "pat",
            "Pat",
            "",
            "",
            (Meter(ANGER, "Anger", 50, "low"), Meter(TRUST, "Trust", 50, "high")),
            (),
            tuple(self.reaction(tag) for tag in TAGS if draw.random() < 0.8),
        )
        endings = (
            Ending("won", "Won", "won", ""),
            Ending("even", "Even", "settled", ""),
            Ending("lost", "Lost", "lost", ""),
        )
        score = c.Arithmetic(
            "/",
            c.Arithmetic("+", c.MeterName(TRUST), c.Arithmetic("-", c.Number(100), c.MeterName(ANGER))),
            c.Number(2),
        )
        return Scene(
            f"scene_{seed}",
            "Random",
            "",
            "",
            (),
            (Part(pat, (Change(ANGER, draw.choice((0, 50, 100))),)), *others),
            flags if draw.random() < 0.7 else flags[:2],
            tuple(Beat(id_, self.steps(at)) for at, id_ in enumerate(self.beats)),
            endings,
            self.beats[0],
            promises={} if self.vows is None else {promise.id: promise for promise in PROMISES},
            score=score if draw.random() < 0.5 else None,
            passes=c.Compare(">=", c.MeterName(TRUST), c.Number(50)) if draw.random() < 0.5 else None,
            every_turn=self.every_turn(),
            overhears=seed % 3 > 0,
        )

    def others(self, *, has_nerve: bool) -> tuple[Part, ...]:
        """Who is there beside Pat."""
        self.asked.append(NERVE)
        self.people = ("pat", "sam")
        self.meters = [WORRY]
        worry = (Meter(WORRY, "Worry", 50, "low"),)
        sam = Character("sam", "Sam", "", "", worry, (), tuple(map(self.reaction, TAGS[1:3])))
        self.meters = [NERVE]
        nerve = (Meter(NERVE, "Nerve", 50, "high"),)
        you = Character("you", "You", "", "", nerve, (), tuple(map(self.reaction, TAGS[2:])))
        self.meters = [ANGER, TRUST]
        return (Part(sam), Part(you)) if has_nerve else (Part(sam),)

    def reaction(self, tag: str) -> Reaction:
        draw = self.random
        again = self.changes() if draw.random() < 0.4 else None
        if draw.random() < 0.4:
            return Reaction(tag, (Case(self.meter_test(self.asked), self.changes()), Case(None, self.changes(), again)))
        return Reaction(tag, (Case(None, self.changes(), again),))

    def changes(self) -> tuple[Change, ...]:
        draw = self.random
        chosen = draw.sample(self.meters, min(len(self.meters), draw.choice((1, 1, 2))))
        return tuple(
            Change(m, draw.choice((0, 50, 100)), sets=True) if draw.random() < 0.1 else Change(m, draw.choice(STEPS))
            for m in chosen
        )

    def meter_test(self, meters: Sequence[str] = (ANGER, TRUST)) -> c.Condition:
        draw = self.random
        return c.Compare(
            draw.choice(c.COMPARISONS), c.MeterName(draw.choice(meters)), c.Number(draw.choice((25, 50, 75)))
        )

    def promises(self) -> tuple[Promise | Settle, ...]:
        draw = self.vows
        if draw is None or draw.random() < 0.6:
            return ()
        promise = draw.choice(PROMISES)
        return (draw.choice((promise, promise, Settle(promise.id, "kept"), Settle(promise.id, "broken"))),)

    def test(self) -> c.Condition:
        draw = self.random
        if self.vows is not None and self.vows.random() < 0.3:
            of = self.vows.choice(("ring", "write", "earlier.word"))
            return c.Call(self.vows.choice(("promised", "kept", "broken")), of, 0)
        leaf = draw.choice(
            (
                self.meter_test,
                self.meter_test,
                lambda: c.FlagName("promised"),
                lambda: c.Compare("==", c.FlagName("cause"), c.Word(draw.choice(("none", "fuse", "rust")))),
                lambda: c.Call("did", draw.choice(TAGS), 0),
                lambda: c.Call("seen", draw.choice(self.beats), 0),
                lambda: c.Call("noted", draw.choice(self.notes), 0),
                lambda: c.Compare("==", c.Call("ended", "earlier", 0), c.Word(draw.choice(("never", "well", "badly")))),
            )
        )
        roll = draw.random()
        if roll < 0.15:
            return c.Not(leaf())
        if roll < 0.3:
            return c.Both((leaf(), self.meter_test()))
        if roll < 0.45:
            return c.Either((leaf(), self.meter_test()))
        return leaf()

    def line(self) -> Line:
        self.words += 1
        return Line("pat", f"Line {self.words}.", when=self.test() if self.random.random() < 0.15 else None)

    def exit(self, at: int) -> Go | End:
        draw = self.random
        ahead = self.beats[at + 1 :]
        if self.loops and draw.random() < 0.25:
            return Go(draw.choice(self.beats[: at + 1]))
        if ahead and draw.random() < 0.75:
            return Go(draw.choice(ahead))
        return End(draw.choice(("won", "even", "lost")))

    def option(self, id_: str, at: int, *, closed: bool) -> Option:
        draw = self.random
        self.words += 1
        return Option(
            id_,
            say=f"Say {self.words}.",
            does=tuple(draw.sample(TAGS, draw.choice((0, 1, 1, 2)))),
            mood=self.changes() if draw.random() < 0.4 else (),
            assigns=(Assign("cause", draw.choice(("fuse", "rust"))),) if draw.random() < 0.2 else (),
            notes=(TakeNote(draw.choice(self.notes), "A note."),) if draw.random() < 0.2 else (),
            when=self.test() if closed else None,
            once=closed and draw.random() < 0.4,
            reply=self.reply(at) if draw.random() < 0.6 else (),
            cut_off=self.more.random() < 0.1,
            exit=self.exit(at) if draw.random() < 0.7 else None,
            to=draw.choice(("", *self.people)) if self.people else "",
            costs=50 * self.words if self.words % 5 == 0 else 0,
            promises=self.promises(),
        )

    @contextmanager
    def with_more(self) -> Iterator[Random]:
        """Draw by the dice for what was added later."""
        usual, self.random = self.random, self.more
        yield self.more
        self.random = usual

    def hear_out(self, at: int) -> Option | None:
        with self.with_more() as draw:
            if draw.random() < 0.5:
                return None
            return replace(self.option("listen", at, closed=False), say="")

    def every_turn(self) -> tuple[Step, ...]:
        with self.with_more() as draw:
            if draw.random() < 0.6:
                return ()
            steps: list[Step] = [
                Mood(self.changes()),
                SetFlags((Assign("cause", draw.choice(("none", "fuse", "rust"))),)),
                TakeNote(draw.choice(self.notes), "A note."),
            ]
            held = When(self.test(), (draw.choice(steps),), (draw.choice(steps),) if draw.random() < 0.5 else ())
            return (held, draw.choice(steps)) if draw.random() < 0.5 else (held,)

    def place(self) -> tuple[Step, ...]:
        """Now and then the place is another, by dice of its own: nothing else may depend on it."""
        return (ChangePlace(self.places.choice(("yard", "attic"))),) if self.places.random() < 0.2 else ()

    def reply(self, at: int) -> tuple[Step, ...]:
        if self.random.random() < 0.3:
            return (self.line(), When(self.test(), (self.line(), self.exit(at)), (Mood(self.changes()),)))
        return (self.line(), *self.place())

    def steps(self, at: int) -> tuple[Step, ...]:
        draw = self.random
        steps: list[Step] = [self.line(), *self.place()]
        if draw.random() < 0.25:
            cut_in = (self.option("cut", at, closed=draw.random() < 0.4),)
            steps.append(Line("pat", f"Hear me out {at}.", cut_in=cut_in, hear_out=self.hear_out(at)))
        if draw.random() < 0.3:
            steps.append(When(self.test(), (self.line(), SetFlags((Assign("promised", value=True),)))))
        if draw.random() < 0.2:
            steps.append(TakeNote(draw.choice(self.notes), "A note."))
        steps += self.promises()
        options = (
            self.option("a", at, closed=False),
            self.option("b", at, closed=draw.random() < 0.3),
            self.option("c", at, closed=draw.random() < 0.6),
        )
        choose = Choose(options)
        steps.append(When(self.test(), (choose, self.line()), (self.line(),)) if draw.random() < 0.2 else choose)
        ahead = self.beats[at + 1 :]
        steps.append(
            Go(draw.choice(ahead)) if ahead and draw.random() < 0.7 else End(draw.choice(("won", "even", "lost")))
        )
        return tuple(steps)


def wide_scene(beats: int = 46) -> Scene:
    """A scene of about a million states: two meters in fine steps, two flags, a way back in every third beat."""
    draw = Random(26)
    tags = tuple(f"tag_{number}" for number in range(8))
    pat = Character(
        "pat",
        "Pat",
        "",
        "",
        (Meter(ANGER, "Anger", 60, "low"), Meter(TRUST, "Trust", 30, "high")),
        (),
        tuple(
            Reaction(
                tag,
                (
                    Case(c.Compare(">=", c.MeterName(ANGER), c.Number(70)), (Change(ANGER, draw.randint(1, 9)),)),
                    Case(None, (Change(ANGER, draw.randint(-9, 5)), Change(TRUST, draw.randint(-5, 9)))),
                ),
            )
            for tag in tags
        ),
    )

    def option(id_: str, at: int, to: int) -> Option:
        return Option(
            id_,
            say=f"Say {id_} {at}.",
            does=(draw.choice(tags),),
            mood=(Change(draw.choice((ANGER, TRUST)), draw.randint(-3, 3)),),
            assigns=(Assign("promised", value=True),) if id_ == "b" and at % 5 == 0 else (),
            when=c.Compare("<", c.MeterName(ANGER), c.Number(80)) if id_ == "c" else None,
            reply=(Line("pat", f"Reply {id_} {at}."),),
            exit=Go(f"beat_{to}") if to < beats else End("won" if id_ == "a" else "lost"),
        )

    def steps(at: int) -> tuple[Step, ...]:
        to = (at + 1, at + 1, at + 2, max(0, at - 1) if at % 3 == 0 else at + 1)
        options = tuple(option(id_, at, there) for id_, there in zip("abcd", to, strict=True))
        return (Line("pat", f"Line {at}."), Choose(options))

    return Scene(
        "wide",
        "Wide",
        "",
        "",
        (),
        (Part(pat),),
        (
            Flag("promised", start=False, values=(False, True)),
            Flag("genuine", start=True, values=(True, False), drawn=True),
        ),
        tuple(Beat(f"beat_{at}", steps(at)) for at in range(beats)),
        (Ending("won", "Won", "won", ""), Ending("lost", "Lost", "lost", "")),
        "beat_0",
    )
