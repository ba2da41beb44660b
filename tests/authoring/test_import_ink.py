"""Stories in ink are played as they were meant; what a scene cannot say is told with its line, and kept."""

from __future__ import annotations

import pytest

from game.authoring.importing import NotStoryError
from support.flow_stories import cases, heard, ink, told

PLAYED = cases("ink")


@pytest.mark.parametrize("name", PLAYED)
def test_a_story_in_ink_is_played_as_it_was_meant(name: str) -> None:
    case = PLAYED[name]
    made = ink(case.text)
    assert heard(made, *case.choices) == case.heard
    assert [line for line in told(made) if "nobody can come" not in line and "there is no" not in line] == []


@pytest.mark.parametrize(
    ("text", "line", "what", "kept"),
    [
        ("Hello. # angry", 1, "a tag was kept as a comment: # angry", "# line 1: # angry"),
        ("<- talk\nHello.\n=== talk\n* Hi", 1, "a thread cannot be carried over: <- talk", "# line 1: <- talk"),
        ("~ shake()\nHello.", 1, "what is done here cannot be carried over: ~ shake()", "# line 1: ~ shake()"),
        ("VAR n = 0\n~ n = RANDOM(1, 6)\n{ n > 3: Ha.}", 2, "'RANDOM' is a function", "# line 2: ~ n = RANDOM(1, 6)"),
        ("EXTERNAL ring()\nHello.", 1, "this cannot be carried over: EXTERNAL ring()", "# line 1: EXTERNAL ring()"),
        ("LIST bag = (pen), (key)\nHello.", 1, "a list of which several items are set", "LIST bag = (pen), (key)"),
        ("TODO: more\nHello.", 1, "", "TODO: more"),
        ("Hello. // a comment", 1, "", "a comment"),
        ("{~One|Two}", 1, "what is drawn anew each time in ink is drawn once", '"Two"'),
        ("-> nowhere", 1, "there is no 'nowhere'", "has not been written"),
        ("Hello {TURNS()}.", 1, "a value is shown as “…”", '"Hello …."'),
        ("We went -> on\n=== on\non.\n-> END", 1, "a line that goes on in the next one was cut in two", '"We went"'),
        ("Hi.\n-> END\nNever.", 3, "nobody can come here, and it was kept as a comment: Never.", "never said: Never."),
        ("Hi.\n=== other\nAlone.\n-> END", 2, "nobody can come here from the start", "# Alone."),
        ("-> a ->\nHi.\n=== a\n-> a ->\n->->", 4, "a visit that comes back to itself", '"Hi."'),
        ("INCLUDE more.ink\nHi.", 1, "this file is not there, and was left out: INCLUDE more.ink", '"Hi."'),
        ("=== function f\nText.\n~ return 1\n", 1, "a function cannot be carried over", "# line 1: function f"),
        ("* {RANDOM(1, 2) == 1} Hi\n* Ho", 1, "this option is always open", '"Hi"'),
        ("{ true:\n* Hi\n}\n- On.", 4, "choices in a block are offered there", '"Hi"'),
    ],
)
def test_what_a_scene_cannot_say_is_told_with_its_line_and_kept(text: str, line: int, what: str, kept: str) -> None:
    made = ink(text if "function f" not in text else f"Hi.\n{text}")
    line += "function f" in text
    kept = kept.replace("line 1: function", "line 2: function")
    heard(made)
    assert not what or any(each.startswith(f"{line}: ") and what in each for each in told(made)), told(made)
    assert kept in made.files[f"scenes/{made.scene}.yaml"]


def test_what_is_included_is_part_of_the_story() -> None:
    made = ink("INCLUDE more.ink\nMain.\n-> side", more="VAR n = 1\nBefore.\n=== side\nSide {n}. # dark\n-> END")
    assert heard(made) == ["Before.", "Main.", "Side 1."]
    lost = next(loss for loss in made.losses if "tag" in loss.message)
    assert made.sources.place(lost.line) == ("more.ink", 4)


def test_a_story_that_begins_with_a_knot_asks_for_its_name() -> None:
    text = "=== one\nHello.\n-> END"
    with pytest.raises(NotStoryError, match="name a knot to begin"):
        ink(text)
    assert heard(ink(text, "one")) == ["Hello."]


def test_a_knot_gone_to_from_within_itself_is_no_new_visit() -> None:
    text = (
        "-> start\n=== start\n-> loop ->\n{loop > 1: Twice.|Once.}\n+ Again\n-> start\n+ Go\n-> END\n"
        "=== loop\n+ Round\n-> loop\n+ Back\n->->"
    )
    assert heard(ink(text), "Round", "Back", "Again", "Back", "Go") == [
        "> Round", "> Back", "Once.", "> Again", "> Back", "Twice.", "> Go",
    ]  # fmt: skip


def test_a_knots_tags_say_how_good_its_ending_is_and_the_story_its_title() -> None:
    made = ink("# title: The Call\nHi.\n-> end\n=== end\n# won\nYes!\n-> END")
    assert "outcome: won" in made.files["scenes/the_call.yaml"]


def test_a_story_that_never_ends_is_given_an_option_to_stop_and_that_is_told() -> None:
    made = ink("-> hub\n=== hub\n+ Wait\n    Waited.\n- -> hub")
    assert heard(made, "Wait", "(Stop here.)") == ["> Wait", "Waited.", "> (Stop here.)"]
    assert any("an option to stop was added" in line for line in told(made))


def test_what_goes_round_without_a_decision_ends_instead_and_that_is_told() -> None:
    made = ink("-> a\n=== a\nRound.\n-> a")
    assert heard(made)[0] == "Round."
    assert any("round and round" in line for line in told(made))
