"""Whole stories: who speaks, several files, archives, names that fit no id, ways without an end, and what is told."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.authoring.check import AssetNames, check_sources
from game.authoring.importing import ONE_FILE, Imported, Loss, report
from game.authoring.twine import NotTwineError, imported, read_files
from game.cli.entry import main
from game.script.source import Sources
from support.twine_stories import made, run_import, twee


def spoken(found: Imported) -> list[tuple[str, str]]:
    return re.findall(r'- ([a-z_]+): "(.*)"', found.files[f"scenes/{found.scene}.yaml"])


def errors_in(found: Imported) -> list[str]:
    """What `check` finds wrong in a library of that scene alone."""
    files = {
        **found.files,
        "course.yaml": f"title: x\nlevels: [{found.scene}]\n",
        "skills.yaml": "listen: {label: x, half: heart, kind: skill, tip: x}\n",
    }
    told = check_sources(Sources.of(files), AssetNames(), most=5000)
    return [f"{problem.code} {problem.message}" for problem in told if problem.severity == "error"]


# Who speaks


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Health: 80\nHealth: 60", set()),
        ("Room: The old barn\nRoom: The new barn", set()),
        ("Location: You are in the barn.\nLocation: You are in the hall.", set()),
        ("Current mood: It is good.\nCurrent mood: It is bad.", set()),
        ("He said: I am going home.\nHe said: I am staying here.", set()),
        ("The sign reads: Keep out!\nThe sign reads: Keep off!", set()),
        ("Ann: 80\nAnn: 60\nAnn: 20", set()),
        ("Ann: Hello there.", set()),
        ("Ann: Hello there.\nAnn: Hello there.", set()),
        ("Ann: Hello there.\nAnn: What was that?", {"ann"}),
        ("''Ann:'' Hello there.\n<b>Ann</b>: “What was that”", {"ann"}),
        ("Ann: hey\nAnn: what r u doing", {"ann"}),
        ("You: Hello there.\nYou: How may I help?", {"you"}),
        ("Mr. O'Neill: Where is it?\nMr. O’Neill: I have waited!", {"mr_oneill"}),
    ],
)
def test_people_are_only_where_somebody_speaks(text: str, people: set[str]) -> None:
    found = made(twee(f":: A\n{text}"))
    assert {who for who, _ in spoken(found)} - {"narrator"} == people
    assert {path for path in found.files if path.startswith("cast/")} == {
        f"cast/{each}.yaml" for each in people - {"you"}
    }


def test_each_person_is_told_with_where() -> None:
    found = made(twee(":: A\nIt rains.\nAnn: Hello there.\nAnn: What was that?\nAnn: Oh."))
    assert report(found.people, found.sources, "a.twee") == (
        "a.twee:6: Ann speaks here (3 times), and became the person ann",
    )
    assert found.losses[0].message.startswith("it ends here")


# What is told


def test_what_is_told_often_is_told_once_with_how_often_and_where_first() -> None:
    often = [Loss(line, "formatting was left out") for line in range(3, 358)]
    few = [Loss(2, "a rule", "----"), Loss(9, "a rule", "====")]
    assert report([*often, *few], ONE_FILE, "a.twee") == (
        "a.twee:2: a rule: ----",
        "a.twee:3: 355 lines: formatting was left out (first at 3, 4, 5, 6, 7, …)",
        "a.twee:9: a rule: ====",
    )


# Where a story comes from


def test_a_folder_of_files_is_one_story(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tmp_path / "story"
    (story / "rooms").mkdir(parents=True)
    (story / "data.twee").write_text(
        ':: StoryTitle\nThe House\n\n:: StoryData\n{"format": "Harlowe", "start": "Hall"}\n', encoding="utf-8"
    )
    (story / "rooms" / "hall.twee").write_text(
        ":: Hall\nA hall.\n(live: 2s)[It ticks.]\n[[On->Attic]]\n", encoding="utf-8"
    )
    (story / "rooms" / "attic.tw").write_text(":: Attic [won]\nAn attic.\n", encoding="utf-8")
    (story / "rooms" / "more.twee").write_text("\n:: Hall\nAgain.\n", encoding="utf-8")
    (story / "rooms" / ".hidden.twee").write_text(":: Hidden\nNo.\n", encoding="utf-8")
    (story / "style.css").write_text("b {}", encoding="utf-8")
    assert main(["import", str(story), "-o", str(tmp_path / "out")]) == 0
    told = capsys.readouterr().out
    scene = (tmp_path / "out" / "scenes" / "the_house.yaml").read_text(encoding="utf-8")
    assert "An attic." in scene
    assert "Hidden" not in scene
    assert f"{story / 'rooms' / 'hall.twee'}:3: (live:) cannot be carried over" in told
    assert f"{story / 'rooms' / 'more.twee'}:3: the passage 'Hall' has the name of another" in told
    assert "hall.twee: (live: 2s)" in scene
    assert str(tmp_path) not in scene
    assert "# Again." in scene


def test_several_files_are_one_story_and_its_lines_are_those_of_its_files() -> None:
    story = read_files(
        [("a.twee", ":: Start\nHi.\n[[B]]"), ("b.twee", "\n:: B [won]\n<<audio 'x' play>>\nBye."), ("c", "")]
    )
    found = imported(story, "a.twee", frozenset(), {})
    assert "# line 3 of b.twee: <<audio 'x' play>>" in found.files[f"scenes/{found.scene}.yaml"]
    assert report(found.losses, found.sources, "a.twee") == (
        "b.twee:3: <<audio>> cannot be carried over: <<audio 'x' play>>",
        "c:1: there is no passage in this file",
    )


def test_a_folder_without_a_story_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    assert "there is no story in this folder" in capsys.readouterr().err


def test_every_story_of_an_archive_becomes_a_scene(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    passage = '<tw-passagedata pid="1" name="A">Hi {0}.</tw-passagedata>'
    one = f'<tw-storydata name="{{0}}" startnode="1" format="Harlowe">{passage}</tw-storydata>'
    folder, told = run_import(tmp_path, "archive.html", one.format("One") + "\n" + one.format("Two"), capsys=capsys)
    assert {path.name for path in (folder / "scenes").iterdir()} == {"one.yaml", "two.yaml"}
    assert "archive.html:2: it ends here" in told
    assert "add two under levels:" in told


def test_a_story_as_json_is_read_and_its_lines_are_told_by_passage() -> None:
    story = {
        "name": "The House",
        "startnode": "2",
        "format": "SugarCube",
        "passages": [
            {"pid": "1", "name": "Attic", "tags": ["won"], "text": "An attic.\n<<audio 'x'>>"},
            {"pid": 2, "name": "Hall", "text": "A hall.\n[[On->Attic]]"},
        ],
    }
    found = made(json.dumps(story), "house.json")
    assert "start: hall" in found.files["scenes/the_house.yaml"]
    assert report(found.losses, found.sources, "x") == (
        "house.json [Attic]:2: <<audio>> cannot be carried over: <<audio 'x'>>",
    )


def test_what_twine_1_published_is_read() -> None:
    text = (
        '<html><div id="storeArea" data-size="2"><div tiddler="StoryTitle" tags="">The House</div>'
        '<div tiddler="Start" tags="" created="1">A hall.\\n&lt;&lt;set $a = 1&gt;&gt;[[On|Attic]]</div>'
        '<div tiddler="Attic" tags="won">A back\\sslash.</div></div></html>'
    )
    found = made(text, "house.html")
    assert spoken(found) == [("narrator", "A hall."), ("narrator", "A back\\\\slash.")]
    assert found.losses == ()


# Names and ways


def test_names_that_fit_no_id_empty_passages_and_dead_links_are_told_and_the_scene_is_whole() -> None:
    text = (
        ":: 日本\n[[🙂]] [[Who's there?]] [[who s there]]\n[[e\u202emoji->🙂]]\n\n:: 🙂\n[[nobody]]\n\n"
        ":: Who's there?\n\n:: who s there\nA\x1b[2Jb &#27;c &#x202E;d.\n\n:: Orphan\nAl\u2066one [[🙂]].\n"
    )
    found = made(twee(text))
    told = "\n".join(loss.text for loss in found.losses)
    for words in (
        "the passage '日本' became the beat 'passage': an id begins with a letter from a to z",
        "the passage '🙂' became the beat 'passage_2'",
        "the passage 'Who's there?' is empty",
        "there is no passage 'nobody'",
        "taken out here: escape (U+001B)",
        "taken out here: right-to-left override (U+202E)",
        "a character that nobody sees was taken out here: left-to-right isolate (U+2066)",
        "no way leads to this passage",
    ):
        assert words in told, told
    whole = found.files[f"scenes/{found.scene}.yaml"]
    assert not re.search("[\x00-\x08\x1b\u202e]", whole)
    assert '"A[2Jb c d."' in whole
    assert [each for each in errors_in(found) if "orphan" not in each] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (":: A\n[[B]]\n\n:: B\n[[C]]\n\n:: C\n[[B]]", "an option was added, '(Stop here.)'"),
        (":: A\n[[A]]", "an option was added, '(Stop here.)'"),
        (":: A\nHi.\n<<goto 'B'>>\n\n:: B\nHo.\n<<goto 'A'>>", "without a choice: it became an option, '(Go on.)'"),
        (":: A\n<<goto 'A'>>", "without a choice: it became an option, '(Go on.)'"),
        (":: A\n[[B]]\n\n:: B\n<<include 'B'>>Hi.", "this passage shows itself, without an end"),
        (":: A\n<<if visited() > 1>>[[B]]<<else>>[[A]]<</if>>\n\n:: B [won]\nBye.", ""),
    ],
)
def test_a_story_without_an_end_gets_one_and_is_told(text: str, told: str) -> None:
    found = made(twee(text))
    assert told in "\n".join(loss.text for loss in found.losses)
    assert errors_in(found) == []


def test_a_passage_that_others_only_show_is_no_beat() -> None:
    found = made(
        twee(":: A\n<<include 'Sky'>> It is cold. [[B]]\n\n:: B [won]\n<<include 'Sky'>>\n\n:: Sky\nIt rains.")
    )
    assert spoken(found) == [("narrator", "It rains. It is cold. B"), ("narrator", "It rains.")]
    assert "sky" not in found.files[f"scenes/{found.scene}.yaml"]
    assert found.losses == ()


def test_a_passage_with_a_storys_common_name_is_a_beat() -> None:
    found = made(twee(":: Start\n[[StoryOne]]\n\n:: StoryOne [won]\nOnce upon a time."))
    assert ("narrator", "Once upon a time.") in spoken(found)


# Bounds


@pytest.mark.parametrize("name", ["a.twee", "a.json", "a.html"])
def test_a_story_of_more_than_4_mib_is_refused_in_a_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Hello. " * (5 * 1024 * 1024 // 7)
    page = f'<tw-storydata name="x"><tw-passagedata name="A">{text}</tw-passagedata></tw-storydata>'
    (tmp_path / name).write_text(page if name.endswith("html") else f":: A\n{text}", encoding="utf-8")
    assert main(["import", str(tmp_path / name), "-o", str(tmp_path / "out")]) == 2
    assert "4 MiB" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_more_than_a_scene_can_hold_is_refused_in_a_sentence() -> None:
    for text in ("a\n" * 200_001, "[[a|B]]" * 200_001):
        with pytest.raises(NotTwineError, match="200,000 lines, links and macros"):
            made(twee(f":: A\n{text}"))


def test_a_character_reference_without_an_end_is_no_traceback() -> None:
    number = "9" * 5000
    found = made(
        f'<tw-storydata name="x"><tw-passagedata name="A">A &#{number}; b.</tw-passagedata></tw-storydata>', "a.html"
    )
    assert spoken(found)[0][1].endswith("b.")
    assert "b." in spoken(made(twee(f":: A\nA &#{number}; b.")))[0][1]
