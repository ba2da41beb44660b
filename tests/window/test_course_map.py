"""The levels as stops on a way: what each tells, where it stands, which way was walked; and the player's own page."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from game.paths import assets_dir
from game.records import Standing
from game.session import About, Card, LevelsPage, PortfolioPage, Shown
from game.session.settings import Settings
from game.window.canvas.assets import Assets
from game.window.canvas.canvas import Canvas
from game.window.canvas.display_list import Drawing
from game.window.commands import Confirm, Move
from game.window.requests import OpenScene, ShowPortfolio
from game.window.screens.levels import LevelsScreen
from game.window.screens.portfolio import PortfolioScreen
from game.window.screens.trail import Spot, across, around, box_of, dots, down, part_of
from support.reader import marked, read_out
from support.sitting import Sitting, sitting
from support.ten_levels import CALLS, SHIFT, ten_levels

ORDER = [*(id_ for id_, *_ in CALLS), SHIFT]
WON = ("mine", "today")
PASSED = Standing(finished=True, passed=True, best=80, first=80, attempts=1, recorded=True, tries=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return ten_levels(tmp_path / "ten")


def stops(one: Sitting) -> list[str]:
    return [id_.removeprefix("scene:") for id_ in all_targets(one) if id_.startswith("scene:")]


def all_targets(one: Sitting) -> list[str]:
    return [target.id for target in one.app.top.targets.drawn]


def call(one: Sitting, scene: str, *options: str) -> Shown:
    """A call, and what is to be shown after it: the levels."""
    session = one.session
    session.open(scene, anew=True)
    session.begin(scene)
    for option in options:
        session.take(option)
    return session.leave()


def shown_again(one: Sitting) -> None:
    one.app._show(one.session.levels())
    one.wait(1.3)


def ways(one: Sitting) -> list[str]:
    """The pieces of the way that can be seen, in order: walked, or still ahead."""
    keys = [item.key for item in one.canvas.items if isinstance(item, Drawing) and item.key[0] == "way"]
    return ["walked" if key[-1] else "ahead" for key in keys]


def icons(one: Sitting, name: str) -> int:
    return sum(isinstance(item, Drawing) and item.key[:2] == ("icon", name) for item in one.canvas.items)


def card(number: int, **more: object) -> Card:
    about = About("mrs_smith.svg", 5, 3, frozenset("abcd"))
    made = Card(f"s{number}", number, f"Call {number}", "Somebody rings.", "", None, place=number, about=about)
    return replace(made, **more)  # type: ignore[arg-type]  # handed on as they are


def drawn(*cards: Card, size: tuple[int, int] = (1280, 720), text: int = 100, last: str = "") -> LevelsScreen:
    screen = LevelsScreen(LevelsPage("Course", "Ann", cards, last=last), lambda _: None)
    screen.settings = Settings({"text": str(text)})
    for _ in range(2):
        canvas = Canvas.null(size)
        screen.draw(canvas)
    return screen


def box(screen: LevelsScreen, id_: str) -> tuple[int, int]:
    target = screen.targets.find(id_)
    assert target is not None
    return target.box.x, target.box.y


# ---- the way and its stops


def test_ten_levels_are_stops_in_their_order_and_the_rows_wind(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.wait(0.4)
        assert stops(one) == ORDER
        at = [one.app.top.targets.find(f"scene:{id_}") for id_ in ORDER]
        places = [target.box for target in at if target is not None]
        assert places[0].x < places[1].x < places[2].x < places[3].x
        assert places[4].x == places[3].x, "the fifth stands under the fourth, and from there it goes back"
        assert places[4].x > places[5].x > places[6].x > places[7].x
        assert places[8].x == places[7].x
        assert places[4].y > places[3].bottom


@pytest.mark.parametrize(("size", "text"), [((480, 800), 100), ((480, 800), 200), ((1280, 720), 100)])
@pytest.mark.parametrize("many", [1, 3, 10, 40])
def test_however_many_there_are_each_can_be_reached_by_tab_in_order(
    many: int, size: tuple[int, int], text: int
) -> None:
    screen = drawn(*(card(number) for number in range(1, many + 1)), size=size, text=text)
    met: list[str] = []
    for _ in range(many):
        screen.handle(Move("next" if met else "down"))
        met.append(screen.targets.focus)
        screen.draw(Canvas.null(size))
    assert met == [f"scene:s{number}" for number in range(1, many + 1)]


def test_where_it_is_narrow_the_stops_stand_under_each_other() -> None:
    cards = [card(number) for number in range(1, 11)]
    for size, text in (((480, 800), 100), ((1280, 720), 200)):
        screen = drawn(*cards, size=size, text=text)
        lefts = {box(screen, f"scene:s{number}")[0] for number in range(1, 11)}
        assert len(lefts) == (1 if size[0] == 480 else 2)


def test_the_way_is_a_line_as_far_as_it_was_walked_and_dots_from_there(folder: Path) -> None:
    with sitting(folder, canvas=Canvas.null((1280, 1210))) as one:
        one.sit_down()
        one.wait(0.4)
        assert ways(one) == ["ahead"] * 10
        assert one.sees("10 levels to go")
        call(one, "doors", *WON)
        shown_again(one)
        assert ways(one) == ["walked", *["ahead"] * 9]
        assert one.sees("9 levels to go")


def test_the_line_comes_to_the_stop_that_has_just_opened_or_is_there_at_once(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.app._show(call(one, "doors", *WON))
        one.wait(0.5)
        assert ways(one)[:2] == ["ahead", "walked"], "the line has come half the way"
        one.wait(1)
        assert ways(one)[:2] == ["walked", "ahead"]
        one.session.keep("motion", "reduced")
        one.app._show(call(one, "bread", *WON))
        one.wait(0.1)
        assert ways(one)[:3] == ["walked", "walked", "ahead"]


def test_the_end_of_a_course_that_was_passed_has_its_star() -> None:
    screen = drawn(*(card(number, standing=PASSED) for number in range(1, 4)))
    assert "The whole course, passed" in read_out(screen.targets)


def test_a_stop_tells_its_length_its_endings_its_stars_and_how_it_stands(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        call(one, "doors", *WON)
        call(one, "doors", "mine", "no_idea")
        shown_again(one)
        assert one.sees("About 2 decisions, 1 minute 2 of 3 endings found Passed · best 100")
        said = next(line for line in read_out(one.app.top.targets) if line.startswith("The Door That"))
        assert "Passed · best 100. 3 of 3 stars. About 2 decisions, 1 minute. 2 of 3 endings found." in said
        assert said.startswith("The Door That Would Not, link"), "with its name and its role"


def test_stars_come_in_by_themselves(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        call(one, "doors", "your_fault", "today")
        one.app._show(one.session.levels())
        one.wait(0)
        assert icons(one, "star") == 0, "nothing waits for them"
        assert icons(one, "star_line") == 3
        for _ in range(1_000):
            one.wait(0.1)
            if icons(one, "star"):
                break
            time.sleep(0.02)  # they are worked out in a thread, beside whatever else the machine does
        assert (icons(one, "star"), icons(one, "star_line")) == (1, 2)


def test_a_locked_stop_says_what_comes_first_and_cannot_be_pressed(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.wait(0.4)
        assert one.sees("Pass “The Door That Would Not” first.")
        assert "scene:bread" not in one.targets
        one.click("Bread and the Bill for It")
        assert one.screen == "LevelsScreen"
        said = next(line for line in read_out(one.app.top.targets) if line.startswith("Bread and the Bill"))
        assert said.endswith("not yet: pass “The Door That Would Not” first")


def test_the_stop_that_a_call_opened_is_marked_once(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.begin("doors")
        for option in WON:
            one.read_on()
            one.answer(option)
        one.read_on()
        one.key("enter")
        one.wait_for_grades()
        one.key("escape")
        assert one.sees("Just opened")
        assert any(
            line.startswith("Bread and the Bill for It, just opened, link") for line in read_out(one.app.top.targets)
        )
        one.scroll_to("attempts:doors")
        one.click_target("attempts:doors")
        one.key("escape")
        assert one.screen == "LevelsScreen"
        assert not one.sees("Just opened")
        assert one.sees("Next")


def test_the_focus_keeps_to_the_stop_that_was_played_last(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        call(one, "doors", *WON)
        call(one, "bread", *WON)
        call(one, "doors", "mine", "no")
        shown_again(one)
        one.key("down")
        assert marked(one.app.top.targets).startswith("The Door That Would Not")
        one.key("tab", "tab")
        assert marked(one.app.top.targets).startswith("Bread and the Bill")


def test_enter_goes_on_to_the_next_level_whatever_was_played_last(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        call(one, "doors", *WON)
        shown_again(one)
        one.key("enter")
        assert one.screen == "BriefingScreen"
        assert one.sees("Bread and the Bill for It")


@pytest.mark.parametrize("by", ["mouse", "touch", "keys", "digit"])
def test_a_stop_opens_by_every_way_of_pressing_it(folder: Path, by: str) -> None:
    with sitting(folder) as one:
        one.sit_down()
        match by:
            case "mouse":
                one.click_target("scene:doors")
            case "touch":
                one.tap("scene:doors")
            case "keys":
                one.key("down", "enter")
            case _:
                one.key("1")
        assert one.screen == "BriefingScreen"


def test_what_asks_to_be_played_again_is_marked_and_told() -> None:
    screen = drawn(card(1, standing=PASSED, due=True), card(2))
    canvas = Canvas.null()
    screen.draw(canvas)
    assert "Due again" in {item.text for item in canvas.shown()}
    assert "asks to be played again" in read_out(screen.targets)[4]


def test_a_shift_is_a_stop_with_a_telephone_for_a_face(folder: Path) -> None:
    with sitting(folder, canvas=Canvas.null((1280, 1210))) as one:
        one.sit_down()
        one.wait(0.5)
        assert one.sees("Saturday")
        assert icons(one, "phone") == 1
        assert icons(one, "lock") == 9


def test_the_first_picture_waits_for_no_face_and_each_comes_when_it_is_known(folder: Path) -> None:
    held = Assets(assets_dir())
    with sitting(folder, canvas=Canvas.blank(1280, 720, held)) as one:
        one.sit_down()

        def faces() -> int:
            return sum(isinstance(item, Drawing) and item.key[0] == "medallion" for item in one.canvas.items)

        assert faces() <= 1
        one.wait(1)
        assert faces() == 8, "those that can be seen"


def test_of_forty_stops_only_those_in_sight_are_drawn_with_the_way_between_them() -> None:
    screen = drawn(*(card(number, standing=PASSED) for number in range(1, 41)))
    canvas = Canvas.null()
    screen.draw(canvas)
    seen = [item for item in canvas.items if isinstance(item, Drawing) and item.key[0] == "way"]
    assert 3 <= len(seen) <= 9
    assert {"Levels 1 to 10"} <= {item.text for item in canvas.shown()}
    assert "Call 30" not in {item.text for item in canvas.shown()}


def test_what_was_found_stands_without_a_way() -> None:
    screen = drawn(*(card(number) for number in range(1, 21)))
    screen.search.text = "Call"
    canvas = Canvas.null()
    screen.draw(canvas)
    assert not any(isinstance(item, Drawing) and item.key[0] == "way" for item in canvas.items)


def test_scenes_beside_the_course_are_on_no_way(tmp_path: Path) -> None:
    folder = ten_levels(tmp_path / "more", more=2)
    with sitting(folder, canvas=Canvas.null((1280, 1210))) as one:
        one.sit_down()
        one.wait(0.6)
        assert len(ways(one)) == 10
        one.key("end")
        assert one.sees("Also here")
        last, beside = (one.app.top.targets.find(f"scene:{id_}") for id_ in (SHIFT, "also_0"))
        assert last is not None
        assert beside is not None
        assert beside.box.y > last.box.bottom


# ---- the way's geometry


def test_dots_stand_at_even_distances_and_keep_away_from_the_ends() -> None:
    way = across(Spot(0, 0), Spot(200, 0))
    found = dots(way, 20)
    assert len(found) == 9
    gaps = [other.x - one.x for one, other in pairwise(found)]
    assert all(abs(gap - 20) < 0.5 for gap in gaps)
    assert found[0].x > 19
    assert dots(across(Spot(0, 0), Spot(10, 0)), 20) == ()


def test_a_way_round_a_row_keeps_to_its_lane() -> None:
    for lane in (350.0, -50.0):
        way = around(Spot(300 if lane > 0 else 0, 0), Spot(300 if lane > 0 else 0, 400), lane, 40)
        assert way[0].start.y == 0
        assert way[-1].end.y == 400
        assert all(one.end == other.start for one, other in pairwise(way)), "in one piece"
        xs = [curve.at(step / 8).x for curve in way for step in range(9)]
        assert (max(xs) if lane > 0 else min(xs)) == pytest.approx(lane)


def test_a_part_of_a_way_is_as_long_as_was_asked_and_lies_on_it() -> None:
    way = across(Spot(0, 0), Spot(200, 0))
    part = part_of(way, 0.25)
    assert part[0].start == Spot(0, 0)
    assert part[-1].end.x == pytest.approx(50, abs=0.5)
    assert part_of(way, 1)[-1].end == Spot(200, 0)
    assert part_of(way, 0) == ()


def test_a_way_fits_its_box() -> None:
    way = down(Spot(10, 0), Spot(10, 100), 8)
    place = box_of(way, 4)
    for curve in way:
        for step in range(20):
            spot = curve.at(step / 19)
            assert place.x <= spot.x <= place.right
            assert place.y <= spot.y <= place.bottom


# ---- the player's own page


def page_of(one: Sitting) -> PortfolioScreen:
    assert isinstance(one.app.top, PortfolioScreen), one.screen
    return one.app.top


def test_the_own_page_is_opened_from_the_levels_and_left_by_escape(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        call(one, "doors", *WON)
        shown_again(one)
        one.click("Your page")
        assert one.screen == "PortfolioScreen"
        assert one.sees("1 call that counts, 1 of them passed.")
        assert one.sees("Ann has passed The Door That Would Not.")
        for _ in range(100):
            one.wait(0.1)
            if not page_of(one).page.pending:
                break
        one.key("end")
        assert one.sees("Shown at 2 of 2 moments")
        assert one.sees("“Say what you will do, and when, and who you are.”")
        assert "Shown at 2 of 2 moments.: Call by call: 2 of 2." in read_out(one.app.top.targets)
        one.key("escape")
        assert one.screen == "LevelsScreen"


def test_before_the_first_call_the_page_says_what_it_is_for(folder: Path) -> None:
    with sitting(folder) as one:
        one.sit_down()
        one.click("Your page")
        assert one.sees("What you show in your calls, and what is worth keeping of them, is gathered here.")
        assert isinstance(page_of(one).page, PortfolioPage)


def test_the_own_page_is_saved_and_where_is_told(folder: Path) -> None:
    with sitting(folder) as one:
        saved: dict[str, str] = {}
        one.session.portfolio._world = replace(
            one.session.portfolio._world, keep_page=lambda name, text: saved.setdefault(name, text) and f"{name}.html"
        )
        one.sit_down()
        call(one, "doors", *WON)
        shown_again(one)
        one.click("Your page")
        one.click("Save this page")
        assert one.sees("Saved as portfolio Ann.html. Open it in a browser to read or print it.")
        assert "Skills over time" in saved["portfolio Ann"]


def test_on_a_machine_for_whoever_comes_by_there_is_no_own_page() -> None:
    screen = LevelsScreen(LevelsPage("Course", "Ann", (card(1),)), lambda _: None)
    screen.public = True
    screen.draw(Canvas.null())
    assert screen.targets.find("own_page") is None
    assert [one for one in screen.handle(Confirm()) if isinstance(one, OpenScene)] == [OpenScene("s1")]
    screen.public = False
    screen.draw(Canvas.null())
    there = screen.targets.find("own_page")
    assert there is not None
    assert there.action is not None
    assert ShowPortfolio() in screen.act(there.action)
