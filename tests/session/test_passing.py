"""What passes in a player's words, and what was missing: right for every condition that can be written."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.paths import dialogues_dir
from game.script.library.read import read_library
from game.session.missing import what_was_missing
from game.session.passing import passing
from game.story.condition.names import Scope, resolve
from game.story.condition.parse import parse_condition
from game.story.debrief import debrief
from game.story.engine.conversation import Setup, start
from game.story.language import ENGLISH
from game.story.model.cast import Character, Meter, Part, Skill
from game.story.model.condition import Condition
from game.story.model.scene import Beat, Choose, End, Ending, Flag, Option, Scene, TakeNote
from support.debriefs import LOST, WON, talked_over

SKILLS = {
    "kind": Skill("kind", "Kindness", "heart", "skill", "Be kind."),
    "rude": Skill("rude", "Rudeness", "heart", "fault", "Do not."),
}
FLAGS = (
    Flag("promised", start=False, values=(False, True)),
    Flag("tries", start=0),
    Flag("cause", start="unknown", values=("unknown", "too_late")),
)


def written(text: str, *, two: bool = False) -> Condition:
    """A condition as an author writes it."""
    meters = {name: (f"pat.{name}",) for name in ("anger", "trust")} | {"you.nerve": ("you.nerve",)}
    if two:
        meters["sam.trust"] = ("sam.trust",)
        meters["pat.trust"] = ("pat.trust",)
    scope = Scope(
        meters=meters,
        flags={flag.id: flag for flag in FLAGS},
        notes={"called_before"},
        tags={"kind", "rude"},
        beats={"hello", "the_shed"},
        endings={"first_call": {"glad", "gone"}},
        outcome=True,
    )
    tree, errors = resolve(parse_condition(text), scope)
    assert not errors, errors
    return tree


def person(id_: str, name: str, *meters: Meter) -> Part:
    return Part(Character(id_, name, "", "", meters, (), ()))


def call(passes: str, *, two: bool = False, **levels: int) -> Scene:
    """A call that ends at once, with what passes, and meters that begin (and end) so."""
    anger, trust, nerve = (levels.get(name, 50) for name in ("anger", "trust", "nerve"))
    pat = person("pat", "Pat", Meter("pat.anger", "Anger", anger, "low"), Meter("pat.trust", "Trust", trust, "high"))
    you = person("you", "You", Meter("you.nerve", "Nerve", nerve, "high"))
    sam = (person("sam", "Sam", Meter("sam.trust", "Trust", 10, "high")),) if two else ()
    options = (
        Option("end", "Bye.", does=("kind",), exit=End("gone")),
        Option("ask", "Ask.", notes=(TakeNote("called_before", "Pat rang on {day}."),), exit=End("even")),
    )
    return Scene(
        "call",
        "Call",
        "",
        "",
        (),
        (pat, *sam, you),
        FLAGS,
        (Beat("hello", (Choose(options),)),),
        (Ending("gone", "Gone", "lost", "Gone."), Ending("even", "Even", "settled", "Even.")),
        start="hello",
        passes=written(passes, two=two) if passes else None,
        words={"day": "Monday"},
    )


@pytest.mark.parametrize(
    ("passes", "told"),
    [
        ("", "You pass if you do not lose Pat."),
        ("trust >= 50", "You pass if “Trust” is 50 or more."),
        ("50 <= trust", "You pass if “Trust” is 50 or more."),
        ("not trust < 50", "You pass if “Trust” is 50 or more."),
        ("trust > 50 and anger < 30", "You pass if “Trust” is over 50 and “Anger” is under 30."),
        ("not (trust < 50 or anger > 30)", "You pass if “Trust” is 50 or more and “Anger” is 30 or less."),
        (
            "outcome == won or (trust >= 50 and not did(rude))",
            "You pass if you win Pat over or (“Trust” is 50 or more and you do not use “Rudeness”).",
        ),
        ("outcome == settled", "You pass if it is settled with Pat, neither won nor lost."),
        ("won != outcome", "You pass if you do not win Pat over."),
        ("you.nerve == 3", "You pass if your own “Nerve” is 3."),
        ("noted(called_before)", "You pass if you note “Pat rang on Monday.”."),
        ("not seen(the_shed)", "You pass if you do not come to “the shed”."),
        ("promised", "You pass if “promised” is so."),
        ("promised == false", "You pass if “promised” is not so."),
        ("not (did(kind) == true)", "You pass if you do not use “Kindness”."),
        ("cause != too_late", "You pass if “cause” is not “too late”."),
        ("ended(first_call) == never", "You pass if you have not finished “first call” before."),
        ("ended(first_call) != glad", "You pass if “first call” did not end with “glad” the last time."),
        ("(trust + 100 - anger) / 2 >= 60", "You pass if (“Trust” + 100 − “Anger”) ÷ 2 is 60 or more."),
        ("trust - (anger - 10) >= 60", "You pass if “Trust” − (“Anger” − 10) is 60 or more."),
        ("trust > anger", "You pass if “Trust” is over “Anger”."),
        ("trust == anger", "You pass if “Trust” is the same as “Anger”."),
        ("did(kind) == did(rude)", "You pass if (you use “Kindness”) is the same as (you use “Rudeness”)."),
        ("true", "You pass however it ends."),
        ("not true", "Nothing passes here."),
    ],
)
def test_what_passes_is_said_for_every_condition(passes: str, told: str) -> None:
    assert passing(call(passes), SKILLS, ENGLISH) == told


def test_where_two_people_have_a_bar_of_one_name_each_bar_is_called_by_its_person() -> None:
    scene = call("sam.trust >= 20 and pat.trust >= 50 and outcome != lost", two=True)
    assert (
        passing(scene, SKILLS, ENGLISH)
        == "You pass if Sam’s “Trust” is 20 or more, Pat’s “Trust” is 50 or more and you do not lose the customer."
    )


def missing(scene: Scene, option: str = "ask") -> tuple[str, ...]:
    """What is told to be missing when the call has been ended with that option."""
    had = start(scene, Setup(1, {}, {})).take(option)
    return what_was_missing(debrief(had, SKILLS), scene, had.state, SKILLS, ENGLISH)


@pytest.mark.parametrize(
    ("passes", "told"),
    [
        ("trust >= 51", ("Trust 50: one short of 51.",)),
        ("trust >= 60", ("Trust 50: 10 short of 60.",)),
        ("anger <= 49", ("Anger 50: one more than 49.",)),
        ("trust > 50", ("Trust 50: it had to be over 50.",)),
        ("anger < 50", ("Anger 50: it had to be under 50.",)),
        ("not trust < 60", ("Trust 50: 10 short of 60.",)),
        ("trust == 60", ("Trust 50: it had to be 60.",)),
        ("(trust + anger + 1) / 2 >= 60", ("(Trust + Anger + 1) ÷ 2 = 50.5: it had to be 60 or more.",)),
        ("trust >= 60 and anger <= 40", ("Trust 50: 10 short of 60.", "Anger 50: 10 more than 40.")),
        ("trust >= 60 or anger <= 40", ("Trust 50: 10 short of 60 or Anger 50: 10 more than 40.",)),
        ("outcome == won", ("Pat was not won over.",)),
        ("did(kind)", ("Not so this time: you use “Kindness”.",)),
        ("promised and trust >= 50", ("Not so this time: “promised” is so.",)),
        ("trust >= 50", ()),
    ],
)
def test_what_was_missing_is_told_with_how_much(passes: str, told: tuple[str, ...]) -> None:
    assert missing(call(passes)) == told


def test_a_lost_customer_is_told_even_where_the_scene_says_nothing_of_passing() -> None:
    assert missing(call(""), "end") == ("Pat was lost.",)


def test_each_part_of_a_lost_call_is_told(tmp_path: Path) -> None:
    page = talked_over(tmp_path, *LOST)
    scene, state = page.conversation.scene, page.conversation.state
    assert what_was_missing(page.debrief, scene, state, page.skills, ENGLISH) == (
        "Mrs Smith was lost.",
        "Trust 0: 50 short of 50.",
        "Anger 90: 45 more than 45.",
    )
    won = talked_over(tmp_path, *WON)
    assert what_was_missing(won.debrief, won.conversation.scene, won.conversation.state, won.skills, ENGLISH) == ()


def test_the_shipped_scenes_say_what_passes() -> None:
    library = read_library(dialogues_dir()).library
    for scene in library.scenes.values():
        told = passing(scene, library.skills, ENGLISH)
        assert told.startswith("You pass if you do not lose ")
