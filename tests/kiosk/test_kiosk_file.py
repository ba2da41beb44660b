"""`kiosk.toml` is read as kindly as scenes are: every slip at its line, what was meant, and how to write it."""

from __future__ import annotations

import os
import sys
import tomllib
from datetime import time
from pathlib import Path

import pytest

from game.kiosk.code_masks import as_code
from game.kiosk.settings import Hours, KioskSettings, Millimetres
from game.kiosk.toml import GROUPS, KEYS, MOST_PROBLEMS, KioskProblem, NoPlaceError, read_settings, with_pin
from game.paths import dialogues_dir
from support.terminal_scenes import library

ROOT = Path(__file__).resolve().parents[2]
HASH = f"scrypt$16384$8$1${'0' * 32}${'a' * 64}"
WITH_PIN = f'[staff]\npin = "{HASH}"\n'


def read(folder: Path, text: str | bytes) -> tuple[KioskSettings | None, tuple[KioskProblem, ...]]:
    path = folder / "kiosk.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_settings(path)


def settings(folder: Path, text: str) -> KioskSettings:
    found, problems = read(folder, f"{text}\n{WITH_PIN}" if "[staff]" not in text else text)
    assert problems == ()
    assert found is not None
    return found


def only(folder: Path, text: str) -> KioskProblem:
    """The one thing wrong, besides there being no PIN."""
    problem, *more = [one for one in read(folder, text)[1] if "no PIN" not in one.message]
    assert more == []
    return problem


def test_an_empty_file_is_a_kiosk_without_a_staff_page(tmp_path: Path) -> None:
    found, (problem,) = read(tmp_path, "")
    assert found is not None
    assert (found.library, found.languages, found.limits.idle) == (dialogues_dir(), ("en",), 90)
    assert problem.severity == "warning"
    assert "no staff page" in problem.message
    assert "--set-pin" in problem.hint


def test_everything_that_can_be_set_is_read(tmp_path: Path) -> None:
    library(tmp_path)
    (tmp_path / "codes.txt").write_text("# spring\nab-123\n\nCD-456  # Ana\n")
    found = settings(
        tmp_path,
        f"""
        name = "Training room 2"   # as it stands on the door
        [library]
        folder = "dialogues"
        scenes = [
            "doorstep",  # the first
        ]
        attract = ["doorstep"]
        languages = ["es", "en"]
        [saves]
        folder = "kept"
        [visit]
        idle = 120
        warning = 30.5
        [who]
        guests = false
        names = false
        codes = "required"
        mask = "AA-999"
        list = "codes.txt"
        [screen]
        width = 698.4
        height = 392
        theme = "dark"
        motion = "reduced"
        dim = "20:00-07:00"
        [sound]
        volume = 70
        hours = "8:30 to 24:00"
        [staff]
        pin = "{HASH}"
        corner = "bottom right"
        sticks = ["/media/kiosk"]
        [printer]
        name = "office"
        [share]
        page = "https://training.example.com/debrief.html"
        [log]
        folder = "/var/log/kiosk"
        kilobytes = 64
        files = 2
        """,
    )
    assert found.name == "Training room 2"
    assert (found.library, found.saves, found.log) == (
        tmp_path / "dialogues",
        tmp_path / "kept",
        Path("/var/log/kiosk"),
    )
    assert (found.scenes, found.attract, found.languages) == (("doorstep",), ("doorstep",), ("es", "en"))
    assert (found.limits.idle, found.limits.warning) == (120, 30.5)
    assert (found.limits.log_kilobytes, found.limits.log_files) == (64, 2)
    assert (found.theme, found.motion) == ("dark", "reduced")
    who = found.who
    assert (who.guests, who.names, who.codes, who.mask) == (False, False, "required", "AA-999")
    assert who.known == {"AB-123", "CD-456"}
    assert (found.screen, found.theme) == (Millimetres(698.4, 392), "dark")
    assert found.dim == Hours(time(20), time(7))
    assert (found.volume, found.sound) == (70, Hours(time(8, 30), time(0)))
    assert (found.pin, found.corner, found.sticks) == (HASH, "bottom right", (Path("/media/kiosk"),))
    assert (found.printer, found.page) == ("office", "https://training.example.com/debrief.html")


def test_every_setting_of_a_kiosk_has_a_name_in_the_file() -> None:
    assert len(KEYS) >= len(KioskSettings.__dataclass_fields__)
    assert len({(key.group, key.name) for key in KEYS}) == len(KEYS)


@pytest.mark.parametrize("key", KEYS, ids=lambda key: f"{key.group}.{key.name}")
def test_the_example_of_every_setting_is_one(key: object, tmp_path: Path) -> None:
    assert key in KEYS
    for one in KEYS:
        if one is key and one.name not in ("pin", "list"):
            head = f"[{one.group}]\n" if one.group else ""
            found, problems = read(tmp_path, f"{head}{one.name} = {one.kind.example}\n")
            assert found is not None, problems


@pytest.mark.parametrize(
    ("text", "line", "says", "hint"),
    [
        ("name = Room 2", 1, "stands in quotation marks", 'name = "Room 2"'),
        ("\nname = “Room 2”", 2, "not plain ones", 'name = "Room 2"'),
        ('name = "Room 2', 1, "none behind it", 'name = "Room 2"'),
        ('name: "Room 2"', 1, "stands a colon", 'name = "Room 2"'),
        ("name =", 1, "has no value", "name ="),
        ("name", 1, "no setting", "idle = 90"),
        ("name = 7", 1, "is a text", 'name = "7"'),
        ('name = "a" "b"', 1, "behind its second quotation mark", 'name = "a"'),
        ('nmae = "x"', 1, "no setting 'nmae'", "'name'"),
        ('libary = "x"', 1, "no setting 'libary'", "[library]"),
        ("[vist]\nidle = 90", 1, "no group [vist]", "[visit]"),
        ("[Visit]", 1, "no group [Visit]", "[visit]"),
        ("[volume]", 1, "no group", "volume = 40"),
        ("[[visit]]", 1, "on a line of its own", "[visit]"),
        ("[visit", 1, "on a line of its own", "[visit]"),
        ("[visit] idle = 90", 1, "on a line of its own", "[visit]"),
        ("[]", 1, "has a name", "[visit]"),
        ("[visit]\nidel = 90", 2, "no setting 'idel' in [visit]", "'idle'"),
        ("[visit]\nvolume = 40", 2, "in [visit]", "belongs into [sound]"),
        ("visit = 3", 1, "is a group", "[visit] on a line"),
        ("[visit]\nidle = 90 s", 2, "a number alone", "idle = 90"),
        ('[visit]\nidle = "90"', 2, "without quotation marks", "idle = 90"),
        ("[visit]\nidle = 29", 2, "from 30 to 3600, in seconds, not 29", "idle = 90"),
        ("[visit]\nwarning = 19.9", 2, "from 20 to 600, in seconds, not 19.9", "warning = 20"),
        ("[visit]\nidle = nan", 2, "from 30", "idle = 90"),
        ("[visit]\nidle = true", 2, "from 30", "idle = 90"),
        ("[screen]\nwidth = 344,5", 2, "with a point", "width = 344.5"),
        ("[sound]\nvolume = 101", 2, "from 0 to 100, not 101", "volume = 40"),
        ("[sound]\nhours = 08:00-18:00", 2, "quotation marks", 'hours = "08:00-18:00"'),
        ('[sound]\nhours = "8-18"', 2, "two times of the day", 'hours = "08:00-18:00"'),
        ('[sound]\nhours = "08:00-25:00"', 2, "25:00, which no clock shows", "08:00-18:00"),
        ('[sound]\nhours = "08:00-08:00"', 2, "at the same time", "08:00-18:00"),
        ("[who]\nguests = yes", 2, "true or false", "guests = true"),
        ('[who]\nguests = "no"', 2, "true or false", "guests = false"),
        ("[who]\nguests = False", 2, "true or false", "guests = false"),
        ('[who]\ncodes = "offred"', 2, "not 'offred'", 'codes = "offered"'),
        ("[who]\ncodes = true", 2, "no, offered or required", 'codes = "no"'),
        ('[who]\ncodes = "offered"\nmask = "aa-99"', 3, "in capitals", 'mask = "AA-99"'),
        ('[who]\ncodes = "offered"\nmask = "AA 99"', 3, "no spaces", 'mask = "AA-99"'),
        ('[who]\ncodes = "offered"\nmask = "---"', 3, "9 is a digit", "AA-999"),
        ('[staff]\ncorner = "top-left"', 2, "not 'top-left'", '"top left"'),
        ('[printer]\nname = "-o raw"', 2, "one word", "office"),
        ('[share]\npage = "training.example.com"', 2, "https://", '"https://training.example.com"'),
        ('[share]\npage = "https://a.example/#x"', 2, "ends before the #", '"https://a.example/"'),
        ('[share]\npage = "javascript:alert(1)"', 2, "begins with https://", "https://"),
        ('[library]\nfolder = "C:\\kiosk\\new"', 2, "special character", "folder = 'C:\\kiosk\\new'"),
        ("[library]\nlanguages = en, es", 2, "square brackets", '["en", "es"]'),
        ('[library]\nlanguages = "en"', 2, "is a list", '["en"]'),
        ("[library]\nlanguages = [en es]", 2, "commas between", '["en es"]'),
        ('[library]\nlanguages = ["en" "es"]', 2, "commas between", '["en", "es"]'),
        ("[library]\nscenes = ['a' 'b', 'c']", 2, "commas between", '["a", "b", "c"]'),
        ('[library]\nlanguages = ["en"\n[visit]\nidle = 90', 2, "not closed", "] behind its last entry"),
        ('[library]\nlanguages = ["en",\n  "Español"]', 3, "'Español'", "languages ="),
        ('[library]\nscenes = [["a"]]', 2, "each in quotation marks", '["late_install"]'),
        ("[visit]\nidle = 60\nidle = 90", 3, "stands in line 2 already", "keep one"),
        ("[visit]\nidle = 60\n[visit]\nwarning = 30", 3, "stands in line 1 already", "put the settings of both"),
        ("[staff]\npin = 4711", 2, "never the PIN itself", "--set-pin"),
        ('[staff]\npin = "4711"', 2, "never the PIN itself", "--set-pin"),
        ("[who]\nguests = false\nnames = false", 2, "nobody could play", "guests = true"),
        ("who.guests = false\n[who]\nnames = true", 2, "cannot be read", "its pair"),
    ],
)  # fmt: skip
def test_a_slip_is_told_at_its_line_with_what_was_meant(
    tmp_path: Path, text: str, line: int, says: str, hint: str
) -> None:
    problem = only(tmp_path, text)
    assert problem.severity == "error"
    assert read(tmp_path, text)[0] is None
    assert problem.line == line
    assert says in problem.message
    assert hint in problem.hint


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = 'nmae = "x"\n[visit]\nidle = 5\nwarning = ten\n[vist]\n[who\nguests = maybe\n'
    told = read(tmp_path, text)[1]
    assert [one.line for one in told if one.severity == "error"] == [1, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("line", ["pin = 471182", 'pin = "471182"', "pin: 471182", 'PIN = "471182', "pinn = 471182"])
def test_a_pin_that_was_written_in_the_file_is_not_said_aloud(tmp_path: Path, line: str) -> None:
    problem = only(tmp_path, f"[staff]\n{line}\n")
    assert problem.line == 2
    assert "471182" not in repr(problem)


def test_what_is_not_in_the_library_now_is_a_warning(tmp_path: Path) -> None:
    library(tmp_path)
    text = f'[library]\nfolder = "dialogues"\nscenes = ["doorstep",\n "dorstep"]\nlanguages = ["en", "fi"]\n{WITH_PIN}'
    found, (scene, language) = read(tmp_path, text)
    assert found is not None, "a library that is being mended does not close the kiosk"
    assert (scene.line, scene.severity) == (4, "warning")
    assert "did you mean 'doorstep'?" in scene.hint
    assert language.line == 5
    assert "nothing is translated into 'fi'" in language.message


def test_a_library_that_is_away_is_a_warning(tmp_path: Path) -> None:
    found, (problem,) = read(tmp_path, f'[library]\nfolder = "away"\n{WITH_PIN}')
    assert found is not None
    assert "There is no folder" in problem.message
    assert problem.severity == "warning"


def test_a_list_of_codes_that_is_away_or_empty_lets_nobody_in_rather_than_everybody(tmp_path: Path) -> None:
    text = '[who]\ncodes = "required"\nlist = "codes.txt"\n'
    found, problems = read(tmp_path, text)
    assert found is None
    assert any("no such file" in one.message for one in problems)
    (tmp_path / "codes.txt").write_text("# none yet\n")
    found, problems = read(tmp_path, text)
    assert found is None
    assert any("no code in this list" in one.message for one in problems)


def test_spaces_and_small_letters_in_a_list_make_no_difference(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_text(" ab 123 \nAB123\n")
    found, _ = read(tmp_path, f'[who]\ncodes = "required"\nlist = "codes.txt"\n{WITH_PIN}')
    assert found is not None
    assert found.who.known == {"AB123"}


def test_a_code_in_the_list_that_does_not_look_like_one_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "codes.txt").write_bytes(b"\xef\xbb\xbfAB-123\r\nab 124\r\nAB-1234\r\n" + b"X" * 3000 + b"\r\n")
    text = f'[who]\ncodes = "required"\nmask = "AA-999"\nlist = "codes.txt"\n{WITH_PIN}'
    found, problems = read(tmp_path, text)
    assert found is not None
    assert found.who.known == {"AB-123", "AB-124"}
    assert [(one.file, one.line, one.severity) for one in problems] == [
        ("codes.txt", 3, "warning"),
        ("codes.txt", 4, "warning"),
    ]
    assert "'AB-1234' does not look like AA-999" in problems[0].message


@pytest.mark.parametrize(
    ("code", "mask", "is_one"),
    [("AB-123", "AA-999", True), ("A1-123", "AA-999", False), ("ÄB-123", "AA-999", True), ("AB-12", "AA-999", False),
     ("1A", "**", True), ("-A", "**", False), ("X", "", True), ("", "", False)],
)  # fmt: skip
def test_a_code_looks_as_its_mask_says(code: str, mask: str, is_one: bool) -> None:  # noqa: FBT001 - a table's column
    assert as_code(f" {code.lower()} ", mask) == (code if is_one else "")


BIG = 1 << 20


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"#" * 4 * BIG, "larger than 1 MiB"),
        (b'name = "a\0b"', "U+0000"),
        (b'name = "a"\rname = "b"', "U+000D"),
        ('name = "Büro"'.encode("latin-1"), "not saved as UTF-8"),
        ('name = "a"'.encode("utf-16"), "UTF-16"),
        (b"a\n" * (BIG // 3), "what more there is"),
        (b"\n" * (BIG // 2), "more than 5,000 lines"),
        (b".".join([b"a"] * 300_000) + b" = 1", "no setting"),
        (b"[" + b".".join([b"a"] * 300_000) + b"]", "no group"),
        (b"scenes = " + b"[" * 900_000, "not closed"),
        (b"[library]\nscenes = " + b"[" * 400_000 + b"]" * 400_000, "not closed"),
        (b"x = " + b"{a = " * 150_000, "not closed"),
        (b"[library]\nscenes = [\n" + b"x\n" * 300_000, "not closed"),
        (b"[library]\nscenes = [" + b'"a",' * 100_000 + b"]", "more than 500 entries"),
        (b'name = "' + b"x" * 900_000, "none behind it"),
        (b'name = "' + b"x" * 900_000 + b'"', "more than 300 characters"),
        (b"[visit]\nidle = " + b"9" * 900_000, "cannot be read"),
        (b"name" + b"\t" * 900_000 + b"x", "no setting"),
        (b"=" * 900_000, "no setting"),
        (b"k = 1\n" * 100_000, "what more there is"),
    ],
    ids=range(20),
)  # fmt: skip
def test_a_hostile_file_is_told_in_a_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    found, problems = read(tmp_path, data)
    assert found is None
    assert any(says in one.message for one in problems), problems[:3]
    assert len(problems) <= MOST_PROBLEMS
    assert all(len(one.message) < 300 and len(one.hint) < 300 and len(one.source) <= 500 for one in problems)


def test_what_is_no_file_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "a folder" in read_settings(tmp_path / "folder")[1][0].message
    assert "no such file" in read_settings(tmp_path / "none")[1][0].message
    if sys.platform != "win32":
        (tmp_path / "ring").symlink_to("ring")
        assert "cannot be read" in read_settings(tmp_path / "ring")[1][0].message
        os.mkfifo(tmp_path / "pipe")
        assert "a pipe" in read_settings(tmp_path / "pipe")[1][0].message


def test_a_file_from_windows_is_read_as_any_other(tmp_path: Path) -> None:
    found = settings(tmp_path, f'\ufeffname = "x"\n[visit]\nidle = 60 # s\n{WITH_PIN}'.replace("\n", "\r\n"))
    assert (found.name, found.limits.idle) == ("x", 60)


FILES = [
    "", "# mine\n", 'name = "x"', "[staff]\n", "[staff]", '[staff]\ncorner = "top left"\n\n[visit]\nidle = 60\n',
    '[staff]  # ours\npin = ""   # none yet\ncorner = "top right"\n', f'[staff]\npin = "{HASH}"\n# end',
'staff.pin = ""\n', "[visit]\r\nidle = 60\r\n", '\ufeff[staff]\r\npin = "x"\r\n[visit]\r\n',
    "[staff]\npin = 4711\n",
    '[visit]\nidle = 60\n[library]\nscenes = [\n "a", # [staff]\n]\n',
]  # fmt: skip


@pytest.mark.parametrize("text", FILES, ids=range(len(FILES)))
def test_a_pin_is_put_in_its_place_and_all_else_stays(text: str) -> None:
    new = f"scrypt$16384$8$1${'1' * 32}${'b' * 64}"
    after = with_pin(text.encode(), new).decode()
    assert tomllib.loads(after.removeprefix("\ufeff"))["staff"]["pin"] == new
    lines = after.splitlines(keepends=True)
    (at,) = (number for number, line in enumerate(lines) if new in line)
    without = "".join(lines[:at] + lines[at + 1 :])
    lines_before = text.splitlines(keepends=True)
    old = [line for line in lines_before if not line.lstrip("\ufeff").startswith(("pin", "staff.pin"))]
    assert without.startswith("".join(old).rstrip()), "what stood there stands there in the same order"
    assert ("\r\n" in after) == ("\r\n" in text)
    assert after.count("#") == text.count("#")
    assert with_pin(after.encode(), new).decode() == after, "a second time changes nothing"


@pytest.mark.parametrize("text", ['staff = { pin = "" }\n', 'staff.pin = ""\n[staff]\npin = ""\n', "[staff\n"])
def test_where_there_is_no_plain_place_nothing_is_written(text: str) -> None:
    with pytest.raises(NoPlaceError):
        with_pin(text.encode(), HASH)


def test_the_groups_of_the_table_are_those_of_the_file(tmp_path: Path) -> None:
    text = "".join(f"[{group}]\n" for group in GROUPS)
    assert [one.message for one in read(tmp_path, text)[1] if one.severity == "error"] == []
