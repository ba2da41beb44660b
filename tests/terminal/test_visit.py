"""A whole visit at the terminal: who plays, the levels, leaving and coming back, and saves that cannot be used."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from game.records import LedgerEvent, Run, StoreError
from game.records.sqlite.store import Store
from game.script.library.index import open_index
from game.script.library.read import broken
from game.session.progress import cards
from support.terminal_scenes import (
    COURSE,
    DOORSTEP,
    LISTEN,
    LOST_MORNING,
    THE_MODEL_ANSWER,
    TOMORROW,
    TRAFFIC,
    Visit,
    kept,
    library,
    now,
)


def test_a_new_player_is_asked_for_a_name_and_shown_the_levels(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "Ann", scene=None, player=None)
    assert visit.code == 0
    assert visit.text.startswith("Short & Sharp\n\nWhat is your name? \nHello Ann.\n")
    assert (
        "1. On the Doorstep (not played yet). Mrs Smith waited. About 2 decisions, 1 minute; 0 of 2 endings found.\n"
        in visit.text
    )
    assert (
        "2. In the Hallway (not yet: pass “On the Doorstep” first). Mrs Smith rings again. About 2 decisions"
        in visit.text
    )


def test_known_players_are_listed_and_the_latest_is_one_press_away(folder: Path, saves: Path) -> None:
    Visit(folder, saves, player="Ann")
    Visit(folder, saves, player="Bob")
    assert "Who is playing?\n1. Bob\n2. Ann\n" in Visit(folder, saves, scene=None, player=None).text
    assert "Hello Bob." in Visit(folder, saves, "", scene=None, player=None).text
    assert "Hello Ann." in Visit(folder, saves, "2", scene=None, player=None).text
    assert "Hello Cid." in Visit(folder, saves, "Cid", scene=None, player=None).text


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("x" * 41, "A player's name can have 40 letters at most; this has 41."),
        ("a\x1b[2Jb", "A player's name can only have letters that can be seen."),
        ("7", "There is no number 7 here."),
    ],
)
def test_what_cannot_be_a_name_is_asked_again(folder: Path, saves: Path, typed: str, says: str) -> None:
    Visit(folder, saves, player="Ann")
    visit = Visit(folder, saves, typed, "Bob", scene=None, player=None)
    assert says in visit.text
    assert "Hello Bob." in visit.text


def test_a_scene_by_name_is_played_as_the_latest_player(folder: Path, saves: Path) -> None:
    Visit(folder, saves, player="Bob")
    Visit(folder, saves, player="Ann")
    assert "Playing as Ann.\n" in Visit(folder, saves, player=None).text


def test_a_scene_by_name_asks_who_plays_where_nobody_is_known(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "Eva", player=None)
    assert "What is your name? \nPlaying as Eva.\n\nOn the Doorstep\n\nLine two is blinking, Eva.\n" in visit.text
    assert "Player" not in visit.text


def test_a_level_opens_when_the_one_before_is_passed(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, "2", "3", "1", *THE_MODEL_ANSWER, "", "2", "1", "1", "", scene=None)
    assert "Not yet: pass “On the Doorstep” first." in visit.text
    assert "Type a number from 1 to 2, or q." in visit.text
    assert "1. On the Doorstep (passed, best 70, 3 of 3 stars). Mrs Smith waited. About 2 decisions" in visit.text
    assert "; 1 of 2 endings found." in visit.text
    assert "2. In the Hallway (just opened)." in visit.text
    assert [scene for scene, _ in kept(saves)] == ["doorstep", "hallway"]


def test_a_level_that_only_needs_finishing_opens_after_a_lost_call(folder: Path, saves: Path) -> None:
    course = folder / "course.yaml"
    course.write_text(COURSE.replace("after: doorstep", "after: doorstep, needs: finished"), encoding="utf-8")
    visit = Visit(folder, saves, "1", LISTEN, TRAFFIC, "", "2", scene=None)
    assert "2. In the Hallway (not yet: finish “On the Doorstep” first)." in visit.text
    assert "1. On the Doorstep (tried once, not passed yet)." in visit.text
    assert "Mrs Smith: I remember you." in visit.text


def test_scenes_outside_the_course_are_listed_after_it_and_never_locked(tmp_path: Path, saves: Path) -> None:
    folder = library(tmp_path, porch=DOORSTEP.replace("doorstep", "porch").replace("On the Doorstep", "On the Porch"))
    assert "3. On the Porch (not played yet)." in Visit(folder, saves, scene=None).text


def test_leaving_in_the_middle_saves_and_coming_back_goes_on_there(folder: Path, saves: Path) -> None:
    left = Visit(folder, saves, LISTEN, LOST_MORNING, "q")
    assert left.code == 0
    assert left.text.endswith("Your answers are saved. Play again to go on from here.")
    back = Visit(folder, saves, "y", TOMORROW, "")
    assert (
        "You left “On the Doorstep” after 2 decisions. It goes on exactly there.\nGo on from there?\n1. Go on\n"
        in back.text
    )
    shown = back.after("3. Back")
    assert "Line two is blinking" not in shown
    assert "You: You lost your morning, Mrs Smith." in shown
    assert "Mrs Smith: Anger 40, falling" in shown
    assert kept(saves) == [("doorstep", ("listen", "lost_morning", "tomorrow"))]


def test_coming_back_without_a_scene_offers_to_go_on_first(folder: Path, saves: Path) -> None:
    Visit(folder, saves, LISTEN, LOST_MORNING)
    back = Visit(folder, saves, "y", TOMORROW, "", scene=None)
    assert (
        "You left “On the Doorstep” after 2 decisions. It goes on exactly there.\nGo on from there? (y/n) " in back.text
    )
    assert kept(saves) == [("doorstep", ("listen", "lost_morning", "tomorrow"))]
    assert "Go on from there?" not in Visit(folder, saves, scene=None).text


def test_saying_no_to_going_on_leaves_it_for_later(folder: Path, saves: Path) -> None:
    Visit(folder, saves, LISTEN, LOST_MORNING)
    visit = Visit(folder, saves, "perhaps", "n", scene=None)
    assert "Type y for yes or n for no, and press Enter." in visit.text
    assert "1. On the Doorstep (left in the middle)." in visit.text
    assert "You left “On the Doorstep” after 2 decisions." in Visit(folder, saves).text


def test_starting_again_leaves_the_old_run_in_the_record(folder: Path, saves: Path) -> None:
    Visit(folder, saves, LISTEN, LOST_MORNING)
    Visit(folder, saves, "n", LISTEN)
    assert kept(saves) == [("doorstep", ("listen", "lost_morning")), ("doorstep", ("listen",))]
    assert "You left “On the Doorstep” after 1 decision." in Visit(folder, saves).text


def test_a_run_left_before_the_first_answer_is_begun_anew_without_asking(folder: Path, saves: Path) -> None:
    Visit(folder, saves)
    assert "Go on from there?" not in Visit(folder, saves).text


def test_an_edited_scene_that_still_fits_goes_on_and_says_so(tmp_path: Path, saves: Path) -> None:
    Visit(library(tmp_path), saves, LISTEN, LOST_MORNING)
    folder = library(tmp_path, doorstep=DOORSTEP.replace("Yes. I did.", "Indeed I did."))
    back = Visit(folder, saves, "y", TOMORROW, "")
    assert "This scene was edited after you left it. Your answers still fit" in back.text
    assert "Mrs Smith: Indeed I did." in back.text
    assert kept(saves) == [("doorstep", ("listen", "lost_morning", "tomorrow"))]


@pytest.mark.parametrize(("answer", "runs"), [("y", 2), ("n", 1), (None, 1)])
def test_an_edited_scene_that_no_longer_fits_is_offered_from_the_start(
    tmp_path: Path, saves: Path, answer: str | None, runs: int
) -> None:
    Visit(library(tmp_path), saves, LISTEN, LOST_MORNING)
    folder = library(tmp_path, doorstep=DOORSTEP.replace("lost_morning:", "morning_lost:"))
    back = Visit(folder, saves, *(["y"] if answer is None else ["y", answer]))
    assert back.code == 0
    assert "Start it again?" in back.text
    assert len(kept(saves)) == runs


EVERY_PROMPT = [
    pytest.param((), None, None, id="the name"),
    pytest.param(("Ann",), None, None, id="the levels"),
    pytest.param((), "doorstep", "Ann", id="a cut-in"),
    pytest.param((LISTEN,), "doorstep", "Ann", id="a decision"),
    pytest.param((LISTEN, "u"), "doorstep", "Ann", id="which decision to go back to"),
    pytest.param(THE_MODEL_ANSWER, "doorstep", "Ann", id="after the debrief"),
]


@pytest.mark.parametrize("last", [None, "q"])
@pytest.mark.parametrize(("answers", "scene", "player"), EVERY_PROMPT)
def test_every_prompt_can_be_left_by_q_and_by_the_end_of_the_input(  # noqa: PLR0917 - a table of prompts
    folder: Path, saves: Path, answers: tuple[str, ...], scene: str | None, player: str | None, last: str | None
) -> None:
    visit = Visit(folder, saves, *answers, *([] if last is None else [last]), scene=scene, player=player)
    assert visit.code == 0
    assert not visit.terminal.answers
    assert ("saved" in visit.text) == (len(answers) in (1, 2) and scene is not None)


@pytest.mark.parametrize("scene", ["doorstep", None])
@pytest.mark.parametrize("last", [None, "q"])
def test_the_question_whether_to_go_on_can_be_left_too(
    folder: Path, saves: Path, scene: str | None, last: str | None
) -> None:
    Visit(folder, saves, LISTEN)
    visit = Visit(folder, saves, *([] if last is None else [last]), scene=scene)
    assert visit.code == 0
    assert "You left “On the Doorstep” after 1 decision." in Visit(folder, saves).text


def test_ctrl_c_leaves_with_everything_saved(folder: Path, saves: Path) -> None:
    visit = Visit(folder, saves, LISTEN, LOST_MORNING, "^C")
    assert visit.code == 130
    assert visit.text.endswith("Your answers are saved. Play again to go on from here.")
    assert kept(saves) == [("doorstep", ("listen", "lost_morning"))]


def test_a_broken_scene_is_told_and_the_rest_plays(tmp_path: Path, saves: Path) -> None:
    broken = "scene: hallway\ntitle: In the Hallway\nbeats:\n  hello:\n    - go: nowhere\n"
    folder = library(tmp_path, hallway=broken)
    (folder / "course.yaml").write_text(
        "title: T\nlevels: [hallway, doorstep]\nwords: {company: B}\n", encoding="utf-8"
    )
    visit = Visit(folder, saves, "1", "2", LISTEN, scene=None)
    assert (
        "1. In the Hallway (not yet: there are mistakes in its file; the command check says what is wrong)"
        in visit.text
    )
    assert "Not yet: there are mistakes in its file" in visit.text
    assert "Mrs Smith: Nobody came." in visit.text


def test_a_library_without_a_sound_scene_says_so(tmp_path: Path, saves: Path) -> None:
    (tmp_path / "empty").mkdir()
    visit = Visit(tmp_path / "empty", saves, scene=None)
    assert visit.code == 0
    assert "There is nothing to play here" in visit.text


@pytest.mark.parametrize("answers", [(), ("n",), ("q",)])
def test_a_saves_folder_that_cannot_be_used_is_told_and_nothing_played_unless_agreed(
    folder: Path, saves: Path, answers: tuple[str, ...]
) -> None:
    saves.write_text("a file stands here", encoding="utf-8")
    visit = Visit(folder, saves, *answers)
    assert visit.code == 1
    assert visit.text.startswith(
        f"Nothing can be saved in {saves}, because there is a file where the folder should be."
    )
    assert "The phone rings" not in visit.text


def test_a_player_who_agrees_plays_without_saving(folder: Path, saves: Path) -> None:
    saves.write_text("a file stands here", encoding="utf-8")
    visit = Visit(folder, saves, "y", *THE_MODEL_ANSWER, "a", LISTEN, "q")
    assert visit.code == 0
    assert "The end: Won over (Won)." in visit.text
    assert visit.text.endswith("Goodbye. Nothing was saved, as you agreed.")
    assert saves.read_text(encoding="utf-8") == "a file stands here"


def test_a_damaged_saves_file_is_set_aside_and_told(folder: Path, saves: Path) -> None:
    saves.mkdir()
    (saves / "head-and-heart.sqlite3").write_bytes(b"no database, but long enough to look at" * 100)
    visit = Visit(folder, saves, LISTEN)
    assert visit.text.startswith("The saves file was damaged")
    assert kept(saves) == [("doorstep", ("listen",))]


class FailingDisk:
    """Lets a run keep some answers and then no more, like a disk that is full."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, good: int) -> None:
        self.good = good
        real = Run.take

        def take(run: Run, option: str, how: object) -> object:
            if run.ledger.keeps:
                if self.good == 0:
                    raise StoreError("This could not be saved, because the disk is full.")
                self.good -= 1
            return real(run, option, how)  # type: ignore[arg-type]  # handed on as it came

        monkeypatch.setattr(Run, "take", take)


def test_a_full_disk_in_the_middle_of_a_call(folder: Path, saves: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    FailingDisk(monkeypatch, good=1)
    visit = Visit(folder, saves, LISTEN, LOST_MORNING, "1", "3", TOMORROW, "a", LISTEN, "q")
    assert visit.text.count("This could not be saved, because the disk is full.") == 2, "it was tried once more"
    assert "The end: Won over (Won)." in visit.text
    assert visit.text.endswith("Goodbye. Nothing was saved, as you agreed.")
    assert ("doorstep", ("listen",)) in kept(saves)


@pytest.mark.parametrize("answers", [(), ("n",), ("q",)])
def test_a_full_disk_ends_the_visit_if_the_player_would_not_play_on(
    folder: Path, saves: Path, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, ...]
) -> None:
    FailingDisk(monkeypatch, good=1)
    visit = Visit(folder, saves, LISTEN, LOST_MORNING, *answers)
    assert visit.code == 1
    assert kept(saves) == [("doorstep", ("listen",))]


def test_a_disk_that_fails_while_a_run_is_begun_is_told_too(
    folder: Path, saves: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Visit(folder, saves)
    real = Store.append

    def append(store: Store, *events: LedgerEvent) -> datetime:
        if store.keeps:
            raise StoreError("This could not be saved, because the disk is full.")
        return real(store, *events)

    monkeypatch.setattr(Store, "append", append)
    visit = Visit(folder, saves, "3", *THE_MODEL_ANSWER, "")
    assert visit.code == 0
    assert visit.text.count("the disk is full") == 1
    assert "The end: Won over (Won)." in visit.text


def test_the_store_in_memory_is_closed(folder: Path, saves: Path) -> None:
    saves.write_text("a file stands here", encoding="utf-8")
    made: list[Store] = []

    def spare() -> Store:
        made.append(Store.in_memory(now))
        return made[-1]

    Visit(folder, saves, "y", LISTEN, spare=spare)
    (store,) = made
    with pytest.raises(StoreError):
        store.players()


def test_a_scene_with_mistakes_is_marked_in_the_list_before_anyone_opens_it(tmp_path: Path) -> None:

    rules = Path(shutil.copytree(Path(__file__).parents[1] / "rules", tmp_path / "dialogues"))
    scene = rules / "scenes" / "flow.yaml"
    scene.write_text(scene.read_text("utf-8").replace("go: gone}", "go: gnoe}"), "utf-8")
    index = open_index(rules)
    found = {card.scene: "mistakes" in card.locked for card in cards(index, {}, broken(index))}
    assert {id_ for id_, has_mistakes in found.items() if has_mistakes} == {"flow"}
    assert {"doors", "memory", "reactions"} < found.keys()
