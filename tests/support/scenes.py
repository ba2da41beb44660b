"""Small scenes made directly from the model, for tests that do not go through YAML."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from game.story.condition.names import Scope, resolve
from game.story.condition.parse import parse_condition
from game.story.model.cast import Case, Change, Character, Meter, Part, Reaction
from game.story.model.condition import Condition
from game.story.model.flags import Flag
from game.story.model.scene import (
    Assign,
    Beat,
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

ANGER, TRUST = "pat.anger", "pat.trust"
ENDINGS = (
    Ending("glad", "Glad", "won", "Pat is glad."),
    Ending("even", "Even", "settled", "Pat has an answer."),
    Ending("gone", "Gone", "lost", "Pat is gone."),
)
FLAGS = (
    Flag("promised", start=False, values=(False, True)),
    Flag("genuine", start=True, values=(True, False), drawn=True),
    Flag("tries", start=0),
)


def when(text: str) -> Condition:
    """A condition over the meters `anger` and `trust`, the FLAGS, any of the ids that these scenes use."""
    scope = Scope(
        meters={"anger": (ANGER,), "trust": (TRUST,)},
        flags={flag.id: flag for flag in FLAGS},
        notes={"called_before"},
        tags={"kind", "rude", "listen"},
        beats={"hello", "again"},
        endings={"before": {"glad", "gone"}},
    )
    tree, errors = resolve(parse_condition(text), scope)
    assert not errors, errors
    return tree


def pat() -> Character:
    """A customer who likes kindness once, less the second time, and rudeness never."""
    return Character(
        "pat",
        "Pat",
        "",
        "",
        (Meter(ANGER, "Anger", 60, "low"), Meter(TRUST, "Trust", 30, "high")),
        (),
        (
            Reaction("kind", (Case(None, (Change(ANGER, -12), Change(TRUST, 6)), again=(Change(TRUST, -2),)),)),
            Reaction("rude", (Case(when("anger >= 80"), (Change(TRUST, -30),)), Case(None, (Change(ANGER, 15),)))),
            Reaction("listen", (Case(None, (Change(ANGER, -3),)),)),
        ),
    )


def say(id_: str, *does: str, to: str = "", **more: Any) -> Option:
    """An option: its id, its tags, where it leads (a beat, or an ending of ENDINGS; nothing goes on below)."""
    exit_ = None if not to else End(to) if to in {ending.id for ending in ENDINGS} else Go(to)
    return replace(Option(id_, say=f"I say {id_}.", does=does, exit=exit_), **more)


def scene(*beats: Beat, id_: str = "call", content: str = "first edition") -> Scene:
    """A scene with Pat, the FLAGS and the ENDINGS, that starts at its first beat."""
    return Scene(
        id_, id_.title(), "", "", (), (Part(pat()),), FLAGS, beats, ENDINGS, start=beats[0].id, content=content
    )


def beat(id_: str, *steps: Step) -> Beat:
    """A beat."""
    return Beat(id_, steps)


def short() -> Scene:
    """Three decisions at most: hello, then how, then an ending."""
    return scene(
        beat(
            "hello",
            Line("pat", "Hello?"),
            Choose((say("warm", "kind", to="how"), say("cold", "rude", to="how"), say("hang_up", to="gone"))),
        ),
        beat(
            "how",
            Line("pat", "And now?"),
            Choose((say("fix", "kind", to="last"), say("later", "rude", to="last"))),
        ),
        beat(
            "last",
            Choose((say("thanks", "kind", to="glad"), say("bye", to="even"), say("sigh", "rude", to="gone"))),
        ),
    )


def looping() -> Scene:
    """A call that can go round for ever: `once`, `again`, a locked option, a silence, meters that decide."""
    return scene(
        beat("hello", Line("pat", "Hello?"), Go("again")),
        beat(
            "again",
            When(when("anger > 80"), (Line("pat", "I have had enough."),), (Line("pat", "Well?"),)),
            When(when("seen(again)"), (Mood((Change(ANGER, 2),)),)),
            SetFlags((Assign("tries", 1, adds=True),)),
            Choose(
                (
                    say("soothe", "kind"),
                    say("snap", "rude", reply=(Line("pat", "Excuse me?"), Mood((Change(TRUST, -1),)))),
                    say("look_up", once=True, notes=(TakeNote("called_before", "Pat called before."),)),
                    say(
                        "promise",
                        once=True,
                        when=when("noted(called_before)"),
                        assigns=(Assign("promised", value=True),),
                    ),
                    say("offer", when=when("anger < 40 and promised"), locked="Pat is not ready for that.", to="glad"),
                    say("stop", when=when("tries >= 3"), to="even"),
                    Option("silence", after=20, does=("rude",)),
                )
            ),
            When(when("anger >= 100"), (End("gone"),)),
            Go("again"),
        ),
    )


def endless() -> Scene:
    """A call that goes round until the player has had enough."""
    return scene(
        beat(
            "hello",
            Line("pat", "Well?"),
            Choose((say("soothe", "kind"), say("snap", "rude"), say("stop", to="even"))),
            Go("hello"),
        )
    )


def interrupted() -> Scene:
    """Lines that can be cut in on, a variant that decides what follows, and an earlier call that is remembered."""
    return scene(
        beat(
            "hello",
            When(
                when("ended(before) == gone"),
                (Line("pat", "You again."), Mood((Change(ANGER, 20),))),
                (Line("pat", "Good day."),),
            ),
            Line(
                "pat",
                "It began on Monday.",
                cut_in=(say("cut", "rude"), say("number", reply=(Line("pat", "Four."),))),
            ),
            Choose((say("warm", "kind", to="again"), say("cold", "rude", to="again"))),
        ),
        beat(
            "again",
            Line("pat", "And then on Tuesday.", cut_in=(say("cut", "rude", to="gone"),), when=when("genuine")),
            When(
                when("ended(before) == never"),
                (Choose((say("new_one", to="glad"), say("same", to="hello"))),),
                (Choose((say("old_one", when=when("not genuine"), to="glad"), say("over", to="even"))),),
            ),
        ),
    )


def no_choice() -> Scene:
    """A scene that is over before the player can say a word."""
    return scene(beat("hello", Line("pat", "Wrong number."), End("even")))


def runs_off() -> Scene:
    """A scene whose last beat has no end."""
    return scene(beat("hello", Choose((say("warm", "kind"), say("cold", "rude")))))
