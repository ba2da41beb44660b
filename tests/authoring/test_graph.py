"""The map of a scene: what stands on it, that nothing lies on anything else, and that its page works offline."""

from __future__ import annotations

import builtins
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import combinations
from pathlib import Path
from types import ModuleType

import pytest

from game.authoring.figures import explored
from game.authoring.map.graph import Arrow, SceneMap, map_of
from game.authoring.map.layout import drawing_of
from game.authoring.map.lettering import width_of, wrapped
from game.authoring.map.palette import GRADE_INKS
from game.authoring.map.plan import MapBox
from game.authoring.map.svg import svg_of
from game.authoring.review.pack import pack_of
from game.cli.entry import main
from game.script.library.index import open_index
from game.script.library.read import read_scene
from game.story.analysis.explore import explore
from game.story.engine.compile import program_of
from support import promises
from support.authoring_scenes import SCENE, write_till
from support.random_scenes import random_scene
from support.wide_scenes import wide_scene

SVG = "{http://www.w3.org/2000/svg}"
Made = Callable[[str], str]


def map_in(folder: Path, scene_id: str = "till") -> SceneMap:
    index = open_index(folder)
    reading = read_scene(index, scene_id)
    assert reading.scene is not None, reading.problems
    seen = explored(reading.scene, {})
    return map_of(reading.scene, seen.figures, seen.entered, index.skills)


@pytest.fixture(name="till")
def _till(tmp_path: Path) -> Path:
    return write_till(tmp_path / "dialogues")


@pytest.fixture(name="made")
def _made(till: Path, tmp_path: Path) -> Made:
    def make(ending: str) -> str:
        out = tmp_path / f"map{ending}"
        assert main(["graph", "till", "-o", str(out), "--force", "--dialogues", str(till)]) == 0
        return out.read_text(encoding="utf-8")

    return make


def test_every_way_out_of_a_beat_is_an_arrow_with_what_it_needs_in_words(till: Path) -> None:
    ways = {(a.option, a.to, a.needs, a.then) for a in map_in(till).arrows if a.source == "hello"}
    who = 'Mr "Low" <Junior>\'s anger'
    assert ways == {
        ("hello.cut_in/hurry", "cross", "", ""),
        ("hello/explain", "cross", "", f"if {who} is over 60"),
        ("hello/explain", "happy", "", f"if {who} is at most 60"),
        ("hello/shrug", "cross", f"{who} is under 90", f"if {who} is over 60"),
        ("hello/shrug", "happy", f"{who} is under 90", f"if {who} is at most 60"),
        ("hello/leave", "gone", "", ""),
    }


def test_a_beat_that_nobody_can_reach_and_an_ending_that_never_comes_are_marked(till: Path) -> None:
    found = map_in(till)
    assert [beat.id for beat in found.beats if not beat.reached] == ["attic"]
    assert [ending.id for ending in found.endings if not ending.reached] == ["settled"]


def test_options_show_what_they_cost(till: Path) -> None:
    costs = {a.option: (a.cost, a.grade) for a in map_in(till).arrows if a.option}
    assert costs["hello/explain"] == (0.0, "best")
    assert costs["hello/shrug"] == (30.0, "blunder")


def test_a_fault_that_costs_little_is_never_called_best_on_the_map_or_in_the_script(till: Path) -> None:
    path = till / "cast" / "mr_low.yaml"
    path.write_text(path.read_text("utf-8").replace("rush: {anger: +20}", "rush: {anger: -10}"), "utf-8")
    (shrug, *_) = (arrow for arrow in map_in(till).arrows if arrow.option == "hello/shrug")
    assert (shrug.cost, shrug.grade) == (0.0, "little")
    drawing = drawing_of(map_in(till))
    (box,) = (box for box in drawing.boxes if box.id.startswith("option hello/shrug "))
    assert box.lines[-1].text == "a fault, costs nothing"
    picture = svg_of(drawing)
    assert "a fault: up to 3" in picture
    assert picture.count(GRADE_INKS["little"].edge) == 2  # in the legend, and on its box
    index = open_index(till)
    scene = read_scene(index, "till").scene
    assert scene is not None
    pack = pack_of(scene, index.skills, explored(scene, {}).figures)
    costs = {row.id: row.cost for part in pack.parts for row in part.rows}
    assert costs["hello/shrug"] == "a fault, costs nothing"


def test_an_option_that_is_never_open_is_marked_and_leads_nobody_on(tmp_path: Path) -> None:
    folder = write_till(tmp_path / "dialogues", SCENE.replace("when: anger < 90", "when: anger > 99"))
    assert {a.option for a in map_in(folder).arrows if a.dead} == {"hello/shrug"}


def test_an_exit_inside_a_reply_is_a_way_too_and_a_beat_that_runs_off_its_end_leads_nowhere(tmp_path: Path) -> None:
    scene = SCENE.replace(
        "            - mr_low: Ah. The dog.\n",
        "            - when: paid\n              then:\n                - go: attic\n",
    ).replace("    - narrator: Nobody has been up here.\n    - go: cross\n", "    - narrator: Nobody.\n")
    found = map_in(write_till(tmp_path / "dialogues", scene)).arrows
    assert ("hello/explain", "attic") in {(a.option, a.to) for a in found}
    assert [a.to for a in found if a.source == "attic"] == [""]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_can_happen_in_a_scene_has_its_arrows_on_the_map(seed: int) -> None:
    scene = random_scene(seed, beats=4)
    arrows = map_of(scene).arrows
    atlas = explore(scene)
    beats = {id_: decision.beat for id_, decision in program_of(scene).decisions.items()}
    flows: dict[str, set[str]] = {}
    for arrow in arrows:
        # A line that can be cut in on is heard out where nothing else is decided, and then the beat flows on.
        if not arrow.option:
            flows.setdefault(arrow.source, set()).add(goal(arrow))
    for state in range(len(atlas.states)):
        for way in atlas.ways(state):
            name = atlas.option_name(atlas.taken[way])
            decision, _, option = name.rpartition("/")
            after = atlas.states[atlas.target[way]]
            if after.place and beats[after.place] == beats[decision]:
                continue  # it carries on inside its beat, or comes back to it
            reached = {goal(arrow) for arrow in arrows if arrow.option == name}
            if option == "listen" or "." in reached:
                reached |= {goal(arrow) for arrow in arrows if arrow.source == beats[decision]}
            todo = list(reached)
            while todo:
                new = flows.get(todo.pop(), set()) - reached
                reached |= new
                todo += new
            wanted = beats[after.place] if after.place else f"end {after.ending}" if after.ending else ""
            assert wanted in reached, (name, wanted, reached)


def goal(arrow: Arrow) -> str:
    return f"end {arrow.to}" if arrow.ends else arrow.to


@pytest.mark.parametrize("seed", range(0, 60, 6))
def test_any_scene_can_be_drawn(seed: int) -> None:
    scene = random_scene(seed, beats=5)
    drawing = drawing_of(map_of(scene, explored(scene, {}).figures))
    ET.fromstring(svg_of(drawing))  # noqa: S314 - our own file, just made
    assert all(apart(one, other) for one, other in combinations(drawing.boxes, 2))
    assert pack_of(scene, {}).parts


def test_the_map_of_a_shipped_scene_puts_no_box_on_another_and_every_text_inside_its_box(root: Path) -> None:
    drawing = drawing_of(map_in(root / "dialogues", "first_ring"))
    for one, other in combinations(drawing.boxes, 2):
        assert apart(one, other), (one.id, other.id)
    for box in drawing.boxes:
        assert 0 <= box.x <= box.x + box.width <= drawing.width
        assert len(box.lines) * 16 <= box.height
        for line in box.lines:
            assert width_of(line.text, 12) <= box.width, line.text


def apart(one: MapBox, other: MapBox) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def test_every_wire_begins_and_ends_on_the_boxes_it_joins(root: Path) -> None:
    drawing = drawing_of(map_in(root / "dialogues", "first_ring"))
    boxes = {box.id: box for box in drawing.boxes}
    assert len(drawing.wires) > len(drawing.map.beats)
    for wire in drawing.wires:
        for id_, (x, y) in ((wire.source, wire.points[0]), (wire.target, wire.points[-1])):
            box = boxes[id_]
            assert box.x - 1 <= x <= box.x + box.width + 1, wire
            assert box.y - 1 <= y <= box.y + box.height + 1, wire


@pytest.mark.parametrize("ending", [".svg", ".html", ".mmd", ".dot"])
def test_the_same_scene_always_gives_the_same_bytes(made: Made, ending: str) -> None:
    assert made(ending) == made(ending)


def test_the_picture_is_sound_xml_and_names_are_only_ever_text(made: Made) -> None:
    picture = ET.fromstring(made(".svg"))  # noqa: S314 - our own file, just made
    text = " ".join("".join(each.itertext()) for each in picture.iter(f"{SVG}text"))
    assert 'The <b>Till</b> & "Co"' in text
    assert not list(picture.iter(f"{SVG}script"))
    assert picture.find(f"{SVG}title") is not None
    for said in ("best", "costs 30", "WON", "LOST", "SETTLED", "Nobody can come here", "never reached", "START"):
        assert said in text, said


def test_endings_differ_in_shape_as_well_as_in_colour(made: Made) -> None:
    shapes = {}
    for group in ET.fromstring(made(".svg")).iter(f"{SVG}g"):  # noqa: S314 - our own file, just made
        if group.get("class") == "ending":
            first = group[0]
            shapes[group.get("data-id")] = (first.tag, first.get("rx"), len(group.findall(f"{SVG}rect")))
    assert len(set(shapes.values())) == len(shapes) == 3


def test_the_page_fetches_nothing_and_holds_the_script_of_every_beat(made: Made) -> None:
    html_page = made(".html")
    assert not re.search(r"""(?:src|href)\s*=|@import|url\((?!#)|<link|fetch\(|XMLHttp""", html_page)
    assert not re.findall(r"https?://(?!www\.w3\.org/)", html_page)
    assert "<script>alert" not in html_page
    scripts = _Templates(html_page).found
    assert set(scripts) == {"(about the scene)", "hello", "cross", "attic", "end happy", "end settled", "end gone"}
    assert "Ah. The dog." in scripts["hello"]


class _Templates(HTMLParser):
    """The text of each beat's script in a page."""

    def __init__(self, html_page: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.here = ""
        self.feed(html_page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "template":
            self.here = dict(attrs)["data-script"] or ""
            self.found[self.here] = ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.here = ""

    def handle_data(self, data: str) -> None:
        if self.here:
            self.found[self.here] += data


PROBE = """<script>
const told = [];
const at = () => document.getElementById("view").getAttribute("transform");
const key = name => document.body.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
const before = at();
key("ArrowRight"); told.push("moved " + (at() !== before));
const moved = at(); key("+"); told.push("zoomed " + (at() !== moved));
const picture = document.getElementById("picture");
const near = at();
picture.dispatchEvent(new WheelEvent("wheel", { deltaY: 120, clientX: 200, clientY: 200, cancelable: true }));
told.push("wheeled " + (at() !== near));
const still = at();
const drag = (type, x) => picture.dispatchEvent(
  new PointerEvent(type, { clientX: x, clientY: 90, pointerId: 1, bubbles: true }));
picture.setPointerCapture = () => {};
drag("pointerdown", 100); drag("pointermove", 160); drag("pointerup", 160);
told.push("dragged " + (at() !== still));
drag("pointerdown", 100); drag("pointerup", 100);
document.querySelector('[data-beat="cross"].beat').dispatchEvent(new MouseEvent("click", { bubbles: true }));
told.push("panel " + document.querySelector("#panel h2").textContent);
told.push("script " + document.querySelector("#panel .script").textContent.includes("The dog barks."));
document.querySelector("#find input").value = "been UP here";
document.querySelector("#find button").click();
told.push("found " + document.querySelector("#panel h2").textContent);
told.push("hits " + document.querySelector("#find output").textContent);
key("Escape"); told.push("closed " + document.getElementById("panel").hidden);
document.title = told.join("; ");
</script></body>"""


def test_the_page_moves_zooms_finds_and_shows_a_beat_in_a_real_browser(made: Made, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium on this machine")
    html_page = tmp_path / "probe.html"
    html_page.write_text(made(".html").replace("</body>", PROBE), encoding="utf-8")
    call = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'browser'}"]
    call += ["--window-size=1200,800", "--virtual-time-budget=2000", "--dump-dom", html_page.as_uri()]
    done = subprocess.run(call, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode:
        pytest.skip("Chromium cannot start here")
    title = re.search(r"<title>(.*?)</title>", done.stdout)
    assert title is not None
    assert title[1] == (
        "moved true; zoomed true; wheeled true; dragged true; panel cross; script true; found attic; hits 1 of 1;"
        " closed true"
    )


def test_mermaid_and_dot_carry_the_same_arrows_and_no_text_breaks_out(made: Made, till: Path) -> None:
    arrows = len(map_in(till).arrows)
    mermaid, dot = made(".mmd"), made(".dot")
    assert len(re.findall(r"^  b_\w+ -", mermaid, re.MULTILINE)) == arrows
    assert len(re.findall(r'^  ".*" -> ".*" \[', dot, re.MULTILINE)) == arrows
    assert "<script" not in mermaid
    for line in dot.splitlines():
        assert len(re.findall(r'(?<!\\)"', line)) % 2 == 0, line
    for line in mermaid.splitlines()[4:]:
        assert line.count('"') % 2 == 0, line


def test_without_the_layout_library_it_is_one_line_how_to_get_it(
    till: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: object, **more: object) -> ModuleType:
        if name == "graphlay":
            raise ModuleNotFoundError(name)
        return real(name, *rest, **more)  # type: ignore[arg-type]  # handed on as they come

    monkeypatch.setattr(builtins, "__import__", without)
    out = tmp_path / "map.svg"
    assert main(["graph", "till", "-o", str(out), "--dialogues", str(till)]) == 2
    told = capsys.readouterr().err
    assert "pip install 'graphlay'" in told
    assert told.count("\n") == 1
    assert not out.exists()
    assert main(["graph", "till", "-o", str(tmp_path / "map.mmd"), "--dialogues", str(till)]) == 0


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("till", "map.pdf"), "must end in .svg, .html, .mmd or .dot"),
        (("nobody", "map.svg"), "there is no scene 'nobody'"),
        (("till", "nowhere/map.svg"), "cannot be written"),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    till: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], call: tuple[str, str], told: str
) -> None:
    scene, out = call
    assert main(["graph", scene, "-o", str(tmp_path / out), "--dialogues", str(till)]) == 2
    assert told in capsys.readouterr().err


def test_a_text_wraps_to_its_width_and_says_where_it_was_cut() -> None:
    lines = wrapped("one two three four five six seven eight", 12, 70, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(width_of(line, 12) <= 70 for line in lines)
    assert wrapped("a_very_long_id_that_has_no_blank_in_it", 12, 80, 5)[0].endswith("_")


def test_a_cut_in_without_an_exit_flows_on_as_hearing_it_out_does(tmp_path: Path) -> None:
    attic = "    - narrator: Nobody has been up here.\n"
    cut_in = "      when: anger > 60\n      cut_in:\n        cough:\n          say: Ahem.\n"
    folder = write_till(tmp_path / "dialogues", SCENE.replace(attic, attic + cut_in))
    who = 'Mr "Low" <Junior>\'s anger'
    assert [(a.option, a.to, a.needs, a.then) for a in map_in(folder).arrows if a.source == "attic"] == [
        ("attic.cut_in/listen", "cross", f"{who} is over 60", ""),
        ("attic.cut_in/cough", "cross", f"{who} is over 60", ""),
        ("", "cross", "", ""),
    ]


def test_a_cut_in_without_an_exit_before_a_decision_carries_on_in_its_beat(tmp_path: Path) -> None:
    folder = write_till(tmp_path / "dialogues", SCENE.replace("          does: rush\n          go: cross\n", ""))
    arrows = [(a.to, a.kind) for a in map_in(folder).arrows if a.option == "hello.cut_in/hurry"]
    assert arrows == [(".", "cut_in")]


@pytest.mark.parametrize(
    ("beats", "options", "says"),
    [
        (40, 4, ""),
        (150, 20, "options that lead to the same place stand together"),
        (900, 4, "only its beats are drawn"),
        (3_000, 2, "only its beats are drawn"),
    ],
)
def test_a_map_of_any_size_is_drawn_with_every_beat_in_it(beats: int, options: int, says: str) -> None:
    drawing = drawing_of(map_of(wide_scene(beats, options)))
    assert says in drawing.map.facts
    assert says or drawing.map.facts.endswith("1 endings")
    assert sum(box.kind == "beat" for box in drawing.boxes) == beats
    places = {box.id: box for box in drawing.boxes}
    assert all(wire.source in places and wire.target in places for wire in drawing.wires)
    assert not any(overlaps(one, other) for one, other in combinations(drawing.boxes[:200], 2))
    ET.fromstring(svg_of(drawing))  # noqa: S314 - our own


def overlaps(one: MapBox, other: MapBox) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def test_the_map_says_what_is_promised_and_what_becomes_of_it(tmp_path: Path) -> None:
    install = read_scene(open_index(promises.library(tmp_path)), "install").scene
    assert install is not None
    map_ = map_of(install)
    assert {arrow.option: arrow.aside for arrow in map_.arrows if arrow.option} == {
        "hello/ring": "promises Mrs Smith “Ring her back”, Monday at ten",
        "hello/wait": "",
        "monday/do_it": "kept, if it was promised: “Ring her back”",
        "monday/forget": "broken, if it was promised: “Ring her back”",
        "monday/stay": "",
    }
