"""Stories in Yarn are played as they were meant; what a scene cannot say is told with its line, and kept."""

from __future__ import annotations

import pytest

from game.authoring.importing import NotStoryError
from support.flow_stories import cases, heard, told, yarn

PLAYED = cases("yarn")
TWO = "title: Start\n---\nHi.\n===\ntitle: Other\n---\nAlone.\n===\n"
NEVER_TOLD = {"where none is open it goes on", "a jump in a detour does not come back", "commands on one line"}
"""Cases with something in them that nobody can come to, which is told."""


@pytest.mark.parametrize("name", PLAYED)
def test_a_story_in_yarn_is_played_as_it_was_meant(name: str) -> None:
    case = PLAYED[name]
    made = yarn(case.text)
    assert heard(made, *case.choices) == case.heard
    others = [line for line in told(made) if "nobody can come" not in line]
    assert others == []
    assert (told(made) != []) == (name in NEVER_TOLD), told(made)


@pytest.mark.parametrize(
    ("text", "line", "what", "kept"),
    [
        ("<<wait 2>>\nHello.", 3, "<<wait>> cannot be carried over: <<wait 2>>", "# line 3: <<wait 2>>"),
        ("Hello. #angry", 3, "a tag was kept as a comment: #angry", "# line 3: #angry"),
        ("Hello. #line:0a1b", 3, "the id of a line was left out", '"Hello."'),
        ("[wave]Hello[/wave].", 3, "markup was left out, and what stands in it was kept: [wave]", '"Hello."'),
        ("<<set $n = dice(6)>>\n<<if $n > 3>>\nHa.\n<<endif>>", 3, "'dice' is a function", "<<set $n = dice(6)>>"),
        ("<<if dice(6) > 3>>\nHa.\n<<endif>>", 3, "a condition was left out", '- narrator: "Ha."'),
        ("-> A\n    <<set $n += 1>>\n-> B\nYou have {$n} coins.", 6, "a value is shown as “…”", '"You have … coins."'),
        ("<<jump Nowhere>>", 3, "there is no 'Nowhere': a beat that says so stands for it", "has not been written"),
        ("<<if true>>\nHello.", 3, "this is never closed", '"Hello."'),
        ("Hello.\n<<endif>>", 4, "there is nothing here that this belongs to", "<<endif>>"),
        ("=> One.\n=> Two.", 3, "drawn once", '"Two."'),
        ("-> Yes <<if dice(2) == 1>>\n-> No", 3, "this option is always open", '"Yes"'),
        ("Hello.\n<<stop>>\nNever.", 5, "nobody can come here", "# line 5, never said: Never."),
        (TWO, 5, "nobody can come here from the start", "# Alone."),
        ("title: Start\n---\n<<detour Start>>\nHi.\n===\n", 3, "a visit that comes back to itself", '"Hi."'),
        ("Hello.\x07", 3, "a character that no text may hold was taken out here", '"Hello."'),
    ],
)  # fmt: skip
def test_what_a_scene_cannot_say_is_told_with_its_line_and_kept(text: str, line: int, what: str, kept: str) -> None:
    made = yarn(text)
    heard(made)
    assert any(each.startswith(f"{line}: ") and what in each for each in told(made)), told(made)
    assert kept in made.files[f"scenes/{made.scene}.yaml"]


def test_lines_of_a_group_are_drawn_by_the_seed() -> None:
    made = yarn("=> One.\n=> Two.\n=> Three.\nEnd.")
    said = {heard(made, variants={"draw_3": value})[0] for value in (0, 1, 2)}
    assert said == {"One.", "Two.", "Three."}


def test_of_nodes_with_one_name_the_first_whose_condition_holds_is_done() -> None:
    text = (
        "title: Start\n---\n-> Nod\n    <<set $known = true>>\n-> Stare\n<<jump Meet>>\n===\n"
        "title: Meet\nwhen: always\n---\nWho are you?\n===\ntitle: Meet\nwhen: $known\n---\nHello again.\n===\n"
    )
    assert heard(yarn(text), "Nod")[-1] == "Hello again."
    assert heard(yarn(text), "Stare")[-1] == "Who are you?"


def test_people_are_told_with_where_they_speak_and_how_often() -> None:
    made = yarn("Ann: One.\nBob: Two.\nAnn: Three.")
    assert [f"{one.line}: {one.message}" for one in made.people] == [
        "3: 'Ann' speaks in 2 lines, and became a person",
        "4: 'Bob' speaks, and became a person",
    ]
    assert 'name: "Ann"' in made.files["cast/ann.yaml"]


def test_several_files_are_one_story_and_told_by_their_names() -> None:
    second = {"b.yarn": "title: Hall\n---\nHall. #dark\n===\n"}
    made = yarn("title: Start\n---\n<<jump Hall>>\n===\n", **second)
    assert heard(made) == ["Hall."]
    lost = next(loss for loss in made.losses if "tag" in loss.message)
    assert made.sources.place(lost.line) == ("b.yarn", 3)


def test_another_node_can_be_the_start() -> None:
    assert heard(yarn(TWO, "Other")) == ["Alone."]
    with pytest.raises(NotStoryError, match="no node called 'Nobody'"):
        yarn(TWO, "Nobody")


def test_endings_are_as_good_as_their_nodes_tags_say() -> None:
    made = yarn("title: Start\ntags: won\n---\nYes!\n===\n")
    assert made.losses == ()
    assert "outcome: won" in made.files["scenes/story.yaml"]


def test_a_file_without_a_node_is_said_to_have_none() -> None:
    with pytest.raises(NotStoryError, match="no node in this file"):
        yarn("--- only a rule, and no title")
