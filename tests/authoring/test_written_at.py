"""Where things are written: the map, the script and its tables name the file and the line, and may lead to it."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest

from game.authoring.review import pack_of
from game.cli.entry import main
from game.script.library import open_index, read_scene
from support.authoring_scenes import SCENE, write_till

LINES = SCENE.splitlines()


@pytest.fixture(name="till")
def _till(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return write_till(tmp_path / "our calls")


def made(out: str, *more: str, command: str = "script") -> str:
    assert main([command, "till", "-o", out, "--force", "--dialogues", "our calls", *more]) == 0
    return Path(out).read_bytes().decode("utf-8-sig")


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(LINES, start=1) if text in line)


def test_every_line_that_is_told_is_the_one_where_it_is_written(root: Path) -> None:
    index = open_index(root / "dialogues")
    for id_ in index.headers:
        scene = read_scene(index, id_).scene
        assert scene is not None
        lines = (root / "dialogues" / "scenes" / f"{id_}.yaml").read_text("utf-8").splitlines()
        parts = pack_of(scene, index.skills).parts
        for part in parts:
            for row in part.rows:
                here = lines[row.line - 1].strip()
                match row.kind:
                    case "option" if not row.id.endswith("/listen"):
                        assert here.startswith(f"{row.id.rpartition('/')[2]}:"), row
                    case "decision" if not row.id.endswith(".cut_in?"):
                        assert here.startswith("- choose:"), row
                    case "if" | "otherwise":
                        assert here.lstrip("- ").startswith("when:"), row
                    case "line":
                        assert here.startswith("- "), row
                    case "ending":
                        assert here.startswith(f"{row.id.removeprefix('ending/')}:"), row
        beats = [beat.id for beat in scene.beats]
        assert [part.id for part in parts if part.id in beats] == beats
        assert all(lines[part.line - 1].strip() == f"{part.id}:" for part in parts if part.id in beats)


def test_the_script_names_file_and_line_of_each_beat_and_row(till: Path) -> None:
    page = made("till.html")
    found = re.findall(r'data-id="([^"]*)".*?(?:class="at">([^<]*)<)', page)
    told = {unescape(id_): where for id_, where in found}
    option = next(id_ for id_ in told if id_.endswith("/leave"))
    assert told[option] == f"scenes/till.yaml:{line_of('leave:')}"
    beats = re.findall(r'<h2>(\w+)(?: \(start\))?<span class="at">scenes/till\.yaml:(\d+)</span></h2>', page)
    assert beats
    assert all(LINES[int(line) - 1] == f"  {id_}:" for id_, line in beats)
    rows = {row["Id"]: row["Written at"] for row in csv.DictReader(io.StringIO(made("till.csv"), newline=""))}
    assert rows[option] == told[option]
    assert till.is_dir()


def test_the_map_tells_it_where_the_pointer_rests_and_finds_it(till: Path) -> None:
    page, picture = made("till.html", command="graph"), made("till.svg", command="graph")
    where = f"leave: scenes/till.yaml:{line_of('leave:')}</title></g>"
    assert where in page
    assert where in picture
    assert till.is_dir()


def test_no_page_names_a_place_on_this_machine_unasked(till: Path, tmp_path: Path) -> None:
    for name, command in (("a.html", "script"), ("a.csv", "script"), ("b.html", "graph"), ("b.svg", "graph")):
        text = made(name, command=command)
        assert "<a class=" not in text
        assert str(tmp_path) not in text
    assert till.is_dir()


@pytest.mark.parametrize("command", ["script", "graph"])
def test_asked_for_each_line_opens_in_an_editor(command: str, till: Path) -> None:
    page = made("till.html", "--editor-link", "vscode://file/{path}:{line}", command=command)
    place = (till / "scenes" / "till.yaml").as_posix().replace(" ", "%20")
    number = line_of("leave:")
    assert f'<a class="at" href="vscode://file/{place}:{number}">scenes/till.yaml:{number}</a>' in page
    other = made("till.html", "--editor-link", "idea://open?file={path}&line={line}", command=command)
    assert f'href="idea://open?file={place}&amp;line={number}"' in other


@pytest.mark.parametrize(
    ("link", "says"),
    [
        ("javascript:alert('{path}')", "is no link to an editor: vscode://file/{path}:{line} is one"),
        (" JavaScript:alert('{path}')", "is no link to an editor"),
        ("data:text/html,{path}", "is no link to an editor"),
        ("code {path}", "is no link to an editor"),
        ("vscode://file", "a link to an editor needs {path} in it, and {line} for the line"),
    ],
)
def test_what_is_no_link_to_an_editor_is_refused(
    link: str, says: str, till: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["script", "till", "-o", "x.html", "--dialogues", "our calls", "--editor-link", link]) == 2
    assert says in capsys.readouterr().err
    assert not (till / "x.html").exists()


def test_nothing_in_one_file_can_be_opened(till: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pack", till.name, "-o", "calls.zip", "--anyway"]) == 0
    call = ["script", "till", "-o", "x.html", "--dialogues", "calls.zip", "--editor-link", "vscode://file/{path}"]
    assert main(call) == 2
    assert "nothing in calls.zip can be opened in an editor: unpack it for --editor-link." in capsys.readouterr().err
