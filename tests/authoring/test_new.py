"""A new scene: it passes the whole check at once, can be won and lost, and never touches a file that is there."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from game.authoring.figures import explored
from game.authoring.new_scene import SHAPES
from game.authoring.new_scene.scaffold import id_of, quoted_text, tags_of, template
from game.cli.entry import main
from game.face import LOOKS
from game.script.library.read import read_library
from game.story.analysis.figures import Figures
from support.first_levels import first_levels

STARTS = tuple(SHAPES)


def new(folder: Path, scene: str, *more: str) -> int:
    return main(["new", scene, "--dialogues", str(folder), *more])


def figures_of(folder: Path, scene: str) -> Figures:
    return explored(read_library(folder).library.scenes[scene], {}).figures


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("start", STARTS)
def test_a_new_scene_in_a_new_folder_passes_the_strictest_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], start: str
) -> None:
    folder = tmp_path / "dialogues"
    assert new(folder, "blue_chair", "--template", start, "--title", 'No "blue" chair: {x}') == 0
    others = {"cast/robin_vale.yaml"} if start == "two_customers" else set()
    names = {"scenes/blue_chair.yaml", "cast/sam_porter.yaml", "skills.yaml", "course.yaml"}
    assert set(files(folder)) == names | others
    capsys.readouterr()
    assert main(["check", "--strict", str(folder)]) == 0
    assert capsys.readouterr().out.endswith("dialogues: nothing wrong.\n")


@pytest.mark.parametrize("start", STARTS)
def test_a_new_scene_can_end_in_every_way_and_is_not_passed_without_listening(tmp_path: Path, start: str) -> None:
    folder = tmp_path / "dialogues"
    new(folder, "blue_chair", "--from", start)
    found = figures_of(folder, "blue_chair")
    assert all(ending.reachable for ending in found.endings.values())
    scene = read_library(folder).library.scenes["blue_chair"]
    assert {ending.outcome for ending in scene.endings} == {"won", "settled", "lost"}
    assert 0 < found.passes["random"] < 1 / 3
    assert {chance for bot, chance in found.passes.items() if bot != "random"} == {0.0}
    assert any(play.ends == "won_over" for play in read_library(folder).library.scenes["blue_chair"].plays)


@pytest.mark.parametrize(
    ("start", "customer"),
    [
        *[("branching", customer) for customer in ("mrs_smith", "al_whiner", "priya_nair", "Tom O'Reilly")],
        *[("ideal", customer) for customer in ("mrs_smith", "al_whiner")],
        *[(start, "priya_nair") for start in STARTS[2:]],
        ("counter", "al_whiner"),
    ],
)
def test_a_new_scene_in_the_shipped_library_has_no_problem_and_changes_no_file(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], start: str, customer: str
) -> None:
    folder = first_levels(root, tmp_path / "dialogues")
    was = files(folder)
    assert new(folder, "blue_chair", "--from", start, "--customer", customer, "--title", "The Blue Chair") == 0
    now = files(folder)
    added = {"scenes/blue_chair.yaml"} | ({"cast/tom_oreilly.yaml"} if " " in customer else set())
    added |= {"cast/robin_vale.yaml"} if start == "two_customers" else set()
    assert set(now) - set(was) == added
    assert all(now[name] == data for name, data in was.items())
    capsys.readouterr()
    for name in added:
        assert main(["check", "--strict", str(folder / name)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("start", STARTS)
def test_a_second_person_is_in_the_scene_has_a_file_and_says_something(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], start: str
) -> None:
    folder = tmp_path / "dialogues"
    assert new(folder, "blue_chair", "--template", start, "--second-person", "Ann O'Dea") == 0
    scene = read_library(folder).library.scenes["blue_chair"]
    assert [part.character.id for part in scene.cast] == ["sam_porter", "ann_odea"]
    assert "- ann_odea:" in (folder / "scenes" / "blue_chair.yaml").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--strict", str(folder)]) == 0, capsys.readouterr().out


def test_a_second_person_can_be_one_who_is_in_the_cast_already(tmp_path: Path) -> None:
    folder = tmp_path / "dialogues"
    new(folder, "first_chair", "--customer", "Ada Low")
    was = files(folder)
    assert new(folder, "second_chair", "--template", "phone", "--second-person", "ada_low") == 0
    assert set(files(folder)) - set(was) == {"scenes/second_chair.yaml", "cast/sam_porter.yaml"}
    assert main(["check", str(folder)]) == 0


# Branching and ideal tell one story in two ways, so nobody has both.
@pytest.mark.parametrize(
    ("starts", "customers"),
    [
        (("branching", *STARTS[2:]), [f"Person {letter}" for letter in "ABCDEFG"]),
        (STARTS[1:], [f"Person {letter}" for letter in "ABCDEFG"]),
        (STARTS[2:], ["Mr Bell"] * 6),
    ],
    ids=["with branching", "with ideal", "the six with one customer"],
)
def test_a_library_of_every_template_gives_no_answer_away(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], starts: tuple[str, ...], customers: list[str]
) -> None:
    folder = tmp_path / "dialogues"
    for start, customer in zip(starts, customers, strict=True):
        assert new(folder, f"a_{start}", "--template", start, "--customer", customer) == 0
    capsys.readouterr()
    assert main(["check", "--strict", str(folder)]) == 0, capsys.readouterr().out


def test_the_templates_are_listed_with_a_sentence_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "--list-templates"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told] == list(STARTS)
    assert all(len(line.split()) > 5 for line in told)


def test_in_a_narrow_terminal_the_list_of_templates_keeps_its_columns(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.cli.new.width", lambda: 60)
    assert main(["new", "--list-templates"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in told if not line.startswith(" ")] == list(STARTS)
    assert max(map(len, told)) <= 60
    assert all(line.startswith(" " * 15) for line in told if line.startswith(" "))


@pytest.mark.parametrize("name", ["our calls", "our_calls"])
def test_the_commands_that_a_new_scene_tells_name_its_library(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert new(Path(name), "blue_chair", "--template", "chat") == 0
    written = (tmp_path / name / "scenes" / "blue_chair.yaml").read_text(encoding="utf-8")
    place = f'"{name}"' if " " in name else name
    for text in (written, capsys.readouterr().out):
        assert f"check {place}\n" in text
        assert f"play blue_chair --dialogues {place}\n" in text
        assert f"graph blue_chair -o blue_chair.html --dialogues {place}\n" in text


def test_tags_that_a_library_does_not_have_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "dialogues"
    new(folder, "a_chat", "--template", "chat")
    capsys.readouterr()
    assert new(folder, "a_rule", "--template", "compliance", "--customer", "Ada Low") == 0
    assert "does not have ask_first, plain_words" in capsys.readouterr().out.replace("skip_step, ", "")


def test_what_is_told_to_have_the_tags_of_a_second_shape_leads_to_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dialogues"
    new(folder, "a_scene")
    capsys.readouterr()
    call = (folder, "a_chat", "--template", "chat")
    assert new(*call) == 0
    _, skills, reacts, _ = re.split(r"(?m)^\d\. .*\n\n?", capsys.readouterr().out)
    (person,) = (folder / "cast").iterdir()
    for path, lines in ((folder / "skills.yaml", skills), (person, reacts)):
        path.write_text(path.read_text("utf-8") + lines.strip("\n") + "\n", "utf-8")
    (folder / "scenes" / "a_chat.yaml").unlink()
    assert new(*call) == 0
    assert "does not have" not in capsys.readouterr().out
    assert "restate" in (folder / "scenes" / "a_chat.yaml").read_text("utf-8")
    assert main(["check", str(folder), "--no-cache"]) == 0


def test_a_scene_that_is_there_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "dialogues"
    new(folder, "blue_chair")
    was = files(folder)
    assert new(folder, "blue_chair", "--from", "ideal") == 2
    assert "is there already" in capsys.readouterr().err
    assert files(folder) == was


def test_a_customer_with_problems_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "dialogues"
    (folder / "cast").mkdir(parents=True)
    (folder / "cast" / "sam_porter.yaml").write_text("character: sam_porter\nnam: Sam\n", encoding="utf-8")
    was = files(folder)
    assert new(folder, "blue_chair") == 2
    assert "has problems" in capsys.readouterr().err
    assert files(folder) == was


def test_a_second_scene_takes_the_customer_that_the_first_one_made(tmp_path: Path) -> None:
    folder = tmp_path / "dialogues"
    new(folder, "first_chair")
    was = files(folder)
    assert new(folder, "second_chair") == 0
    assert set(files(folder)) - set(was) == {"scenes/second_chair.yaml"}
    assert main(["check", "--strict", str(folder)]) == 0


def test_a_library_with_other_tags_gets_a_scene_that_uses_only_those(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dialogues"
    folder.mkdir()
    skills = "clarify: {label: Clarify, half: head, kind: skill, tip: Ask.}\n"
    (folder / "skills.yaml").write_text(skills, encoding="utf-8")
    assert new(folder, "blue_chair") == 0
    text = (folder / "scenes" / "blue_chair.yaml").read_text(encoding="utf-8")
    assert "does: clarify" in text
    assert "own_it" not in text
    assert "mood: {trust: +18}" in text
    capsys.readouterr()
    assert main(["check", "--strict", str(folder)]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("title", ['Say "no": # 1', "{x} 'y' \\", "true", "- a", "Änne & Bob", "12:30"])
def test_any_title_is_read_as_it_was_given(tmp_path: Path, title: str) -> None:
    folder = tmp_path / "dialogues"
    assert new(folder, "blue_chair", "--title", title) == 0
    assert read_library(folder).library.scenes["blue_chair"].title == title.replace("{", "{{")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["Blue-Chair"], "for example blue_chair"),
        (["blue_chair", "--customer", "narrator"], "no customer can be called 'narrator'"),
        (["blue_chair", "--customer", "???"], "cannot be the id of a customer"),
        (["blue_chair", "--from", "nothing"], "there is branching, ideal, phone"),
        (["blue_chair", "--second-person", "Sam Porter"], "the second person should be another one"),
        (["blue_chair", "--second-person", "you"], "no second person can be called 'you'"),
    ],
)
def test_a_wrong_call_is_told_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], call: list[str], told: str
) -> None:
    folder = tmp_path / "dialogues"
    assert new(folder, *call) == 2
    assert told in capsys.readouterr().err
    assert not folder.exists()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_in_a_terminal_it_asks_for_what_was_not_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dialogues"
    monkeypatch.setattr(sys, "stdin", _Terminal("The Chair\nAda Low\n"))
    assert new(folder, "blue_chair") == 0
    assert "Title [Blue chair]" in capsys.readouterr().out
    library = read_library(folder).library
    assert library.scenes["blue_chair"].title == "The Chair"
    assert library.characters["ada_low"].name == "Ada Low"


def test_whoever_leaves_the_questions_gets_no_scene(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", _Terminal("The Chair\n"))
    assert new(tmp_path / "dialogues", "blue_chair") == 2
    assert "nothing was written" in capsys.readouterr().err
    assert not (tmp_path / "dialogues").exists()


def test_a_schema_beside_the_library_is_named_for_the_editor(tmp_path: Path) -> None:
    main(["schema", "-o", str(tmp_path / "dialogues" / "schema")])
    new(tmp_path / "dialogues", "blue_chair")
    first = (tmp_path / "dialogues" / "scenes" / "blue_chair.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=../schema/scene.json"


def test_every_tag_of_the_templates_is_in_the_skills_and_the_temperament_that_come_with_them() -> None:
    for start in SHAPES:
        for tag in tags_of(start):
            assert f"\n{tag}: {{label:" in template("skills"), tag
            assert f"\n  {tag}:" in template("customer"), tag


def test_a_name_makes_an_id() -> None:
    assert [id_of(name) for name in ("Tom O’Reilly", "Dr. Ann Ä.", "  ", "7 Up")] == ["tom_oreilly", "dr_ann", "", ""]
    assert quoted_text("Sam Porter") == "Sam Porter"
    assert quoted_text("a\nb: c") == '"a b: c"'


def portrait_of(folder: Path, person: str) -> str:
    return read_library(folder).library.characters[person].portrait


def test_a_new_customer_looks_like_somebody_always_the_same_or_like_whom_one_chooses(tmp_path: Path) -> None:
    folder = tmp_path / "dialogues"
    assert new(folder, "one", "--customer", "Mr Bell") == 0
    assert new(folder, "two", "--customer", "Ola", "--look", "beads") == 0
    assert portrait_of(folder, "mr_bell") == "stand_in_bow_tie.svg"
    assert portrait_of(folder, "ola") == "stand_in_beads.svg"
    assert main(["check", "--strict", str(folder)]) == 0


def test_a_look_that_is_none_is_answered_with_all_there_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(tmp_path / "dialogues", "one", "--look", "kimono") == 2
    told = capsys.readouterr().err
    assert "there is no look 'kimono', there is beads, beanie," in told
    assert all(look in told for look in LOOKS)


def test_somebody_who_is_there_keeps_their_looks_and_it_is_said_where_to_change_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dialogues"
    new(folder, "one", "--customer", "Ola")
    was = files(folder)
    assert new(folder, "two", "--customer", "ola", "--look", "tie") == 2
    assert "Write portrait: stand_in_tie.svg into cast/ola.yaml." in capsys.readouterr().err
    assert files(folder) == was


def test_a_portrait_to_draw_from_begins_as_the_look_that_is_chosen(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "dialogues"
    new(folder, "one", "--customer", "Ola")
    assert main(["new", "--portrait", "ola", "--look", "shawl", "--dialogues", str(folder)]) == 0
    drawn = (folder / "portraits" / "ola.svg").read_text("utf-8")
    shipped = (root / "assets" / "portraits" / "stand_in_shawl.svg").read_text("utf-8")
    assert drawn.partition("-->")[2] == shipped.partition("-->")[2]
    assert "Somebody new" in drawn
    capsys.readouterr()
    assert main(["check", "--strict", str(folder)]) == 0


def test_where_there_is_nobody_to_ask_and_no_input_at_all_it_takes_what_it_would_offer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert main(["new", "teapot", "--dialogues", str(tmp_path / "calls")]) == 0
    assert (tmp_path / "calls" / "scenes" / "teapot.yaml").is_file()
