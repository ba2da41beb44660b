"""A library's own drawings under the check: what passes is drawn, what is lost is told, and nothing does harm."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from game.authoring.drawings import DrawingFile, check_drawings, drawing_codes, unless_drawn_before
from game.cli.entry import main
from game.drawing import DrawingError, Layered, read_picture
from game.face import Portrait, read_likeness
from game.window.trying import tried

VIEW = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 1600 1000">'
RECT = '<rect width="90" height="90"/>'


def told(folder: Path, text: str | bytes, name: str = "places/p.svg") -> list[tuple[str, int]]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return [(problem.code, problem.line) for problem in check_drawings(folder, [name], str, None)]


def svg(inside: str) -> str:
    return f"{VIEW}{inside}</svg>"


def png(width: int, height: int, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


ORDINARY = {
    "inkscape": '<defs><linearGradient id="l"><stop style="stop-color:#c98f6e" offset="0"/></linearGradient></defs>'
    '<sodipodi:namedview xmlns:sodipodi="s"/><g style="fill:url(#l);stroke:none" transform="matrix(1,0,0,1,3,4)">'
    '<path d="M 180,450 A 220,280 0 0 0 620,450 Z"/></g>',
    "figma": '<g clip-path="url(#c)"><rect width="1600" height="1000" fill="white"/><circle r="9" fill="url(#p)"/></g>'
    '<defs><linearGradient id="p" gradientUnits="userSpaceOnUse"><stop/><stop offset="1" stop-color="#854"/>'
    '</linearGradient><clipPath id="c"><rect width="1600" height="1000"/></clipPath></defs>',
    "illustrator": "<style>.cls-1{fill:#f00;}.cls-1,.cls-2{stroke:#000}</style><switch><foreignObject "
    'requiredExtensions="x"/><g><use xlink:href="#s" class="cls-1"/></g></switch><symbol id="s" viewBox="0 0 9 9">'
    '<circle r="9"/></symbol>',
    "percent": '<rect width="100%" height="50%" fill="rgb(10%, 20%, 30%)"/>',
    "squeezed arcs": '<path d="M0 0a9 9 0 1130 40z"/>',
}


@pytest.mark.parametrize("inside", ORDINARY.values(), ids=ORDINARY)
def test_what_ordinary_programs_write_passes_without_a_word_and_is_one_plain_picture(
    tmp_path: Path, inside: str
) -> None:
    assert told(tmp_path, svg(inside)) == []
    (paint,) = read_picture(svg(inside).encode()).sheet.paints
    assert "<use" not in repr(paint)
    assert "class" not in repr(paint)


def test_what_is_cut_out_or_seen_through_becomes_a_sheet_of_its_own() -> None:
    clip = '<clipPath id="c"><circle r="400"/></clipPath>'
    cut = f'{clip}<g clip-path="url(#c)" opacity=".5"><rect width="900" height="9"/>'
    (paint,) = read_picture(svg(f"{cut}{RECT}</g>").encode()).sheet.paints
    assert isinstance(paint, Layered)
    assert paint.opacity == pytest.approx(0.5)


@pytest.mark.parametrize(
    "lost",
    [
        "<text>Hi</text>",
        '<image href="a.png" width="9" height="9"/>',
        '<rect width="9" height="9" filter="url(#f)"/>',
        '<rect width="9" height="9" fill="url(#none)"/>',
        '<use href="other.svg#a"/>',
        '<path d="M0 0L9 9Lx"/>',
        '<g transform="turn(3)"><rect width="9" height="9"/></g>',
    ],
)
def test_what_is_not_drawn_is_told_at_its_line(tmp_path: Path, lost: str) -> None:
    assert told(tmp_path, svg(f"\n{RECT}\n{lost}\n")) == [("DLG142", 3)]


WORST: dict[str, str | bytes] = {
    "dashes": svg('<path stroke="#000" stroke-dasharray="0.00001 0.00001" d="M0 0L1600 1000"/>'),
    "groups": svg("<g>" * 400 + RECT + "</g>" * 400),
    "shapes": svg('<circle r="1"/>' * 20_000),
    "coats": svg('<circle cx="800" cy="500" r="3000"/>' * 400),
    "points": svg('<path d="M0 0' + "L1 1" * 150_000 + '"/>'),
    "to and fro": svg('<path d="M0 0' + "C1600 1000 0 500 1600 3" * 9_000 + '"/>'),
    "uses": svg(
        f'<g id="a0">{RECT}</g>'
        + "".join(f'<g id="a{at}">' + f'<use href="#a{at - 1}"/>' * 9 + "</g>" for at in range(1, 9))
    ),
    "a use of itself": svg('<g id="a"><use href="#a"/></g>'),
    "styles": svg(f"<style>{'.a{fill:red}' * 2_900}</style>" + '<rect class="a" width="3" height="3"/>' * 900),
    "pixels": png(60_000, 60_000, b""),
}


@pytest.mark.parametrize("text", WORST.values(), ids=WORST)
def test_what_asks_for_too_much_is_refused_before_anything_is_painted(tmp_path: Path, text: str | bytes) -> None:
    assert [code for code, _ in told(tmp_path, text)] == ["DLG143"]


BROKEN: dict[str, str | bytes] = {
    "no size": svg(RECT).replace("0 0 1600 1000", "0 0 0 0"),
    "no end": svg(RECT).replace("0 0 1600 1000", "0 0 1e400 900"),
    "far too wide": svg(RECT).replace("0 0 1600 1000", "0 0 1000000 900"),
    "thin": svg(RECT).replace("0 0 1600 1000", "0 0 1600 1"),
    "no number": svg(RECT).replace("0 0 1600 1000", "nan 0 1600 900"),
    "words of its own": '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + svg("<text>&b;</text>"),
    "cut off": "<svg><g>",
    "nothing": "",
    "a text": "hello",
    "a page": "<html/>",
    "half a PNG": png(9, 9, b"")[:40],
    "half a JPEG": b"\xff\xd8\xff\xe0\x00\x02",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_told_in_words(tmp_path: Path, text: str | bytes) -> None:
    assert [code for code, _ in told(tmp_path, text)] == ["DLG141"]
    with pytest.raises(DrawingError):
        read_picture(text if isinstance(text, bytes) else text.encode())


def test_each_drawing_is_drawn_once_elsewhere_and_a_damaged_photograph_is_found_so(tmp_path: Path) -> None:
    drawings = [
        ("places/a.svg", svg(RECT).encode()),
        ("portraits/b.png", png(9, 9, b"too little")),
        ("portraits/c.png", png(2, 2, bytes(14))),
    ]
    assert [bool(why) for why in tried(drawings)] == [False, True, False]
    for name, data in drawings:
        assert told(tmp_path, data, name) == []
    problems = check_drawings(tmp_path, ["portraits/b.png"], str, tried)
    assert [problem.code for problem in problems] == ["DLG141"]


def test_a_drawing_that_ends_the_process_is_told_and_those_after_it_are_drawn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fragile = tmp_path / "python"
    fragile.write_text("#!/bin/sh\ncat >/dev/null\necho drawn\nexit 3\n", "utf-8")
    fragile.chmod(0o755)
    monkeypatch.setattr("game.window.trying.sys.executable", str(fragile))
    first, second, third = tried([("places/a.svg", b""), ("places/b.svg", b""), ("places/c.svg", b"")])
    assert (first, third) == ("", "")
    assert "ended the process" in second


def test_where_no_process_can_be_started_no_drawing_counts_as_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.window.trying.sys.executable", "/does/not/exist")
    told = tried([("places/a.svg", b""), ("places/b.svg", b"")])
    assert [why.startswith("it could not be tried") for why in told] == [True, True]


def test_the_command_tells_a_library_a_folder_a_file_and_what_a_person_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "calls"
    assert main(["new", "ring", "--customer", "Ola", "--dialogues", str(library)]) == 0
    cast = library / "cast" / "ola.yaml"
    text = re.sub(r"^portrait: .*$", "portrait: my own.svg", cast.read_text("utf-8"), flags=re.MULTILINE)
    cast.write_text(text if "own.svg" in text else f"{text}portrait: my own.svg\n", "utf-8")
    for folder, name in (("portraits", "my own.svg"), ("portraits", "other.svg")):
        (library / folder).mkdir(exist_ok=True)
        (library / folder / name).write_text(svg(f"\n<text>Hi</text>{RECT}"), "utf-8")
    capsys.readouterr()
    for path, both in ((library, True), (library / "portraits", True), (cast, False)):
        assert main(["check", str(path), "--no-cache"]) == 0
        out = capsys.readouterr().out
        assert "portraits/my own.svg:2:1: warning DLG142: <text>: letters are not drawn" in out
        assert ("other.svg" in out) == both
        assert "DLG115" not in out
    assert main(["check", str(library / "portraits" / "other.svg"), "--no-cache", "--strict"]) == 1
    assert "own.svg" not in capsys.readouterr().out
    main(["check", str(library / "cast"), "--no-cache"])
    assert "DLG115" not in capsys.readouterr().out, "the library's own portrait is there"


def test_a_scene_names_the_place_it_begins_in_and_those_that_it_moves_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = tmp_path / "calls"
    assert main(["new", "ring", "--customer", "Ola", "--dialogues", str(library)]) == 0
    scene = library / "scenes" / "ring.yaml"
    text = re.sub(r"^place: .*\n", "", scene.read_text("utf-8"), flags=re.MULTILINE)
    moved = re.sub(r"^( +)- ola: ", r"\1- place: shed\n\g<0>", f"place: porch\n{text}", count=1, flags=re.MULTILINE)
    assert moved.count("place: ") == 2
    scene.write_text(moved, "utf-8")
    (library / "places").mkdir()
    for name in ("porch", "shed", "attic"):
        (library / "places" / f"{name}.svg").write_text(svg(f"\n<text>Hi</text>{RECT}"), "utf-8")
    capsys.readouterr()
    main(["check", str(scene), "--no-cache"])
    out = capsys.readouterr().out
    assert [name for name in ("porch", "shed", "attic") if f"places/{name}.svg:2:1: warning DLG142" in out] == [
        "porch",
        "shed",
    ]
    assert "DLG117" not in out


def test_a_new_portrait_has_every_part_moves_and_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = ["new", "--portrait", "ola", "--dialogues", str(tmp_path)]
    assert main(new) == 0
    data = (tmp_path / "portraits" / "ola.svg").read_bytes()
    assert isinstance(read_likeness(data).portrait, Portrait)
    assert told(tmp_path, data, "portraits/ola.svg") == []
    assert main(new) == 2
    assert "it is there already" in capsys.readouterr().err
    for wrong in (["--portrait", "../ola"], ["scene", "--portrait", "kim"], []):
        assert main(["new", *wrong, "--dialogues", str(tmp_path)]) == 2
    assert (tmp_path / "portraits" / "ola.svg").read_bytes() == data


def _examples() -> list[tuple[str, bool, str]]:
    fence = re.compile(r"^```svg (bad|good)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
    return [(code.id, kind == "good", body) for code in drawing_codes() for kind, body in fence.findall(code.page())]


@pytest.mark.parametrize(("code", "is_good", "body"), _examples())
def test_every_example_on_a_codes_page_is_told_at_the_marked_line_or_not_at_all(
    tmp_path: Path, code: str, body: str, *, is_good: bool
) -> None:
    lines = body.splitlines()
    marked = [(code, at) for at, line in enumerate(lines, 1) if line.startswith(">")]
    assert bool(marked) != is_good
    assert told(tmp_path, "".join(f"{line[1:]}\n" for line in lines), "portraits/p.svg") == marked


def test_every_code_has_a_page_with_a_bad_and_a_good_example() -> None:
    assert {(code, good) for code, good, _ in _examples()} == {
        (code.id, each) for code in drawing_codes() for each in (True, False)
    }


class Trials:
    """Counts what is drawn; what is named as failing fails."""

    def __init__(self, *failing: str) -> None:
        self.failing = failing
        self.drawn: list[str] = []

    def __call__(self, drawings: Sequence[DrawingFile]) -> list[str]:
        self.drawn += [drawing.name for drawing in drawings]
        return ["drawing it takes 9 seconds" if drawing.name in self.failing else "" for drawing in drawings]


def drawn(trials: Trials, folder: Path, *drawings: tuple[str, str]) -> list[str]:
    """What is drawn now, with results kept in a folder."""
    trials.drawn.clear()
    unless_drawn_before(trials, folder)([DrawingFile(name, text.encode()) for name, text in drawings])
    return list(trials.drawn)


def test_a_drawing_that_did_not_change_is_drawn_once_and_never_again(tmp_path: Path) -> None:
    trials, shop, other = Trials(), ("places/a.svg", svg(RECT)), ("places/a.svg", svg(RECT * 2))
    assert drawn(trials, tmp_path, shop) == ["places/a.svg"]
    assert drawn(trials, tmp_path, shop) == []
    assert drawn(trials, tmp_path, ("places/moved.svg", svg(RECT))) == []
    assert drawn(trials, tmp_path, ("portraits/a.svg", svg(RECT))) == ["portraits/a.svg"]
    assert drawn(trials, tmp_path, shop, other) == ["places/a.svg"]
    assert drawn(trials, tmp_path, other, shop) == []


def test_one_that_could_not_be_drawn_is_tried_again_and_told_at_its_own_place(tmp_path: Path) -> None:
    trials = Trials("places/b.svg")
    three = [DrawingFile(f"places/{name}.svg", svg(RECT * n).encode()) for n, name in enumerate("abc", 1)]
    again = unless_drawn_before(trials, tmp_path)
    assert [bool(why) for why in again(three)] == [False, True, False]
    assert [bool(why) for why in again(three)] == [False, True, False]
    assert trials.drawn == ["places/a.svg", "places/b.svg", "places/c.svg", "places/b.svg"]


def test_with_another_reader_everything_is_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trials, shop = Trials(), ("places/a.svg", svg(RECT))
    assert drawn(trials, tmp_path, shop)
    monkeypatch.setattr("game.authoring.drawings.drawn_before._painters", lambda: b"another")
    assert drawn(trials, tmp_path, shop)


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"format":1,"drawn":[1]}', '{"format":9,"drawn":[]}', "[" * 9_000])
def test_odd_results_are_none_and_are_written_anew(tmp_path: Path, kept: str) -> None:
    (tmp_path / "drawn.json").write_text(kept, "utf-8")
    trials, shop = Trials(), ("places/a.svg", svg(RECT))
    assert drawn(trials, tmp_path, shop)
    assert drawn(trials, tmp_path, shop) == []


def test_where_nothing_can_be_kept_everything_is_drawn_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    trials, shop = Trials(), ("places/a.svg", svg(RECT))
    for _ in range(2):
        assert drawn(trials, tmp_path / "file" / "folder", shop)


def test_a_second_check_of_the_same_library_starts_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    library, cache = tmp_path / "calls", tmp_path / "cache"
    assert main(["new", "ring", "--customer", "Ola", "--dialogues", str(library)]) == 0
    assert main(["new", "--portrait", "ola", "--look", "tie", "--dialogues", str(library)]) == 0
    assert main(["check", "--cache", str(cache), str(library)]) == 0
    started: list[object] = []
    monkeypatch.setattr("game.window.trying.subprocess.run", lambda *asked, **_: started.append(asked))
    assert main(["check", "--cache", str(cache), str(library)]) == 0
    assert started == []
    capsys.readouterr()


@pytest.mark.parametrize("radius", ["1e-300", "-1e-170", "0.0000001", "0"])
def test_an_arc_without_a_radius_worth_the_name_is_a_straight_line(radius: str) -> None:
    arc = f'<path d="M10 10 A{radius} 5 0 1 1 90 90" stroke="#000"/>'
    straight = '<path d="M10 10 L90 90" stroke="#000"/>'
    sizes = [
        read_picture(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{shape}</svg>'.encode())
        for shape in (arc, straight)
    ]
    assert sizes[0].told == sizes[1].told == ()
