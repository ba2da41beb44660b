"""Whatever a library, a story, a translation or the name of a file holds, nothing of it steers the terminal."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from game.cli.entry import COMMANDS, main
from game.cli.printed import json_text
from support.records_room import opened
from support.zips import COURSE, zipped

STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
RAW = "\x1b[31mRED\x1b]0;T\x07\x9b31m\u202eidib\u2066"
ESCAPED = r"\e[31mRED\e]0;T\a\x9b31m\u202Eidib\u2066"
SOFT = "Soft \u202bwords\u202c, \u2067more\u2069."
"""What is only warned of, so that it comes as far as to be played, explored and drawn."""
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "{}"\nmsgstr "{}"\n'


def library(folder: Path, text: str) -> Path:
    """A library in which every text holds this, written as YAML has it."""
    tag = f"kind: {{label: {text}, half: heart, kind: skill, tip: {text}}}\n"
    person = (
        f"character: c\nname: {text}\nrole: {text}\nmeters:\n  trust: {{label: {text}, start: 30, good: high}}\n"
        "reacts:\n  kind: {trust: +10}\n"
    )
    option = f"{{say: {text}, label: {text}, why: {text}, does: kind, note: {{heard: {text}}}}}"
    scene = (
        f"scene: s\ntitle: {text}\nsummary: {text}\nbriefing: {text}\nteaches: [kind]\ncast:\n  c:\n"
        f"beats:\n  a:\n    - c: {text}\n    - choose:\n        x: {option}\n"
        f"        y: {{say: Bye., when: trust > 90, locked: {text}}}\n        z: {{say: Well.}}\n    - end: z\n"
        f"endings:\n  z: {{title: {text}, outcome: won, text: {text}}}\n"
    )
    files = {
        "course.yaml": f"title: {text}\nlevels: [s]\n",
        "skills.yaml": tag,
        "cast/c.yaml": person,
        "scenes/s.yaml": scene,
        "translations/es.po": PO.format("Well.", f"Bien {RAW}"),
        "story.twee": f":: StoryTitle\nT{RAW}\n\n:: A{RAW}\nHi {RAW} [[Go{RAW}->B]] <<bogus {RAW}>>\n\n:: B\nBye.\n",
    }
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    for name in ("\x1b[31mred.yaml", "bi\u202edi.yaml"):
        (folder / "scenes" / name).write_text("x", encoding="utf-8")
    return folder


def _torn(path: Path) -> Path:
    """A library in one file, with a file in it whose name steers."""
    path.write_bytes(zipped({"course.yaml": COURSE, f"scenes/{RAW}.yaml": b"x"}))
    return path


def _commented(path: Path) -> Path:
    """A script that came back, with cells that steer."""
    row = f'x/{RAW},"a{RAW}",scenes/s.yaml:1,"b{RAW}","c{RAW}"'
    path.write_text(f"Id,Text,Written at,Your comment,{RAW}\nabout/title,T,,{RAW},{RAW}\n{row}\n", "utf-8")
    return path


def _kiosk(path: Path, lib: Path) -> Path:
    """A kiosk's file that cannot be used, with values that steer."""
    odd = RAW.encode("unicode_escape").decode().replace("\\x", "\\u00")
    path.write_text(
        f'name = "a{odd}"\n[library]\nfolder = "{lib.as_posix()}"\nscenes = ["s{odd}"]\n'
        f'[printer]\nname = "p{odd}"\n["x{odd}"]\ny = 1\n',
        "utf-8",
    )
    return path


def _saves(out: Path) -> Path:
    """Saves with a player in them."""
    with opened(out / "saves") as store:
        store.player("Ann")
    return out / "saves"


def calls(lib: Path, out: Path) -> list[list[str]]:
    """Every command, in every form that it can print in."""
    here, odd = ["--dialogues", str(lib)], f"a{RAW}"
    return [
        ["check", str(lib), "--no-cache"],
        ["check", str(lib), "--no-cache", "--format", "json"],
        ["check", str(lib), "--no-cache", "--format", "github"],
        ["check", f"{lib}{RAW}"],
        ["list", *here],
        ["list", "--format", "json", *here],
        ["explore", "s", *here],
        ["explore", "s", "--format", "json", *here],
        ["explore", odd, *here],
        ["replay", "s", "x", *here],
        ["replay", "s", "x", "--format", "json", *here],
        ["replay", "s", odd, *here],
        ["graph", "s", "-o", str(out / "map.mmd"), *here],
        ["graph", "s", "-o", str(out / "map.dot"), *here],
        ["graph", "s", "-o", str(out / "map.svg"), *here],
        ["graph", "s", "-o", str(out / "map.html"), *here],
        ["script", "s", "-o", str(out / "script.html"), *here],
        ["script", "s", "-o", str(out / "script.csv"), *here],
        ["script", "s", "-o", str(out / f"{odd}.txt"), *here],
        ["review", "import", str(_commented(out / "back.csv")), "--comments", *here],
        ["review", "import", str(out / "back.csv"), "-o", str(out / "back.html"), *here],
        ["review", "import", str(out / "back.csv"), "-o", str(out / "back.txt"), *here],
        ["pack", str(lib), "-o", str(out / "calls.zip")],
        ["pack", str(lib), "-o", str(out / "calls.zip"), "--anyway"],
        ["check", str(out / "calls.zip"), "--no-cache"],
        ["list", "--dialogues", str(_torn(out / f"torn{RAW}.zip"))],
        ["translate", "extract", "--lang", "fr", *here],
        ["translate", "status", *here],
        ["translate", "status", "--format", "json", *here],
        ["translate", "update", "--lang", "es", *here],
        ["import", str(lib / "story.twee"), "-o", str(out / "imported")],
        ["import", f"{lib}{RAW}.twee", "-o", str(out / "imported")],
        ["play", "s", "--text", "--player", "Kim", "--saves", str(out / "saves"), *here],
        ["play", "s", "--text", "--player", "Kim", "--lang", "es", "--saves", str(out / "saves"), *here],
        ["play", "--text", "--player", odd, "--saves", str(out / "saves"), *here],
        ["new", odd, *here],
        ["new", "t", "--title", odd, "--customer", "Ola", "--dialogues", str(out / "new")],
        ["explain", odd],
        ["schema", "-o", str(out / f"schema{RAW}")],
        ["schema", "-o", str(out / "own"), *here],
        ["find", "o", *here],
        ["find", "o", "--format", "json", *here],
        ["find", "bien", "--lang", "es", *here],
        ["find", odd, "--tag", odd, *here],
        ["find", "--scene", odd, "x", *here],
        ["rename", "beat", "a", "b", *here],
        ["rename", "beat", odd, "b", *here],
        ["rename", "beat", "a", odd, *here],
        ["spell", *here],
        ["spell", "--format", "json", *here],
        ["spell", odd, *here],
        ["spell", "--add", odd, *here],
        ["todo", *here],
        ["todo", "--format", "json", *here],
        ["voices", *here],
        ["voices", "-o", str(out / "voices.html"), *here],
        ["voices", "-o", str(out / "voices.csv"), *here],
        ["voices", "import", str(out), *here],
        ["voices", "name", *here],
        ["figures", *here],
        ["figures", "--format", "json", *here],
        ["figures", "-o", str(out / "figures.html"), *here],
        ["figures", "-o", str(out / "figures.csv"), *here],
        ["kiosk", "--config", str(_kiosk(out / "kiosk.toml", lib)), "--doctor"],
        ["kiosk", "--config", str(out / "kiosk.toml"), "--doctor", "--format", "json"],
        ["kiosk", "--config", str(out / "kiosk.toml"), "--install", "--dry-run", "--user", odd],
        ["kiosk", "--config", str(out / "kiosk.toml")],
        ["kiosk", "--config", str(out / f"{odd}.toml"), "--set-pin"],
        ["store", "recover", f"{out}{RAW}"],
        ["store", "verify", str(_saves(out))],
        ["store", "verify", f"{out}{RAW}"],
        ["store", "backup", str(out / "saves"), "-o", str(out / f"{RAW.replace('/', '')}.sqlite3")],
        ["store", "restore", str(out / "saves"), "--from", f"{out}{RAW}"],
        ["players", "list", "--all", "--saves", str(out / "saves")],
        ["players", "export", "Ann", "-o", str(out / f"{odd}.json"), "--saves", str(out / "saves")],
        ["players", "rename", "Ann", odd, "--saves", str(out / "saves")],
        ["players", "forget", odd, "--saves", str(out / "saves")],
        ["players", odd],
        [odd],
        ["check", f"--{odd}"],
    ]


@pytest.mark.parametrize("text", [f'"{ESCAPED}"', f'"{SOFT}"'], ids=["refused", "warned of"])
def test_no_command_prints_or_writes_what_steers(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lib, out = library(tmp_path / "lib", text), tmp_path / "out"
    out.mkdir()
    monkeypatch.chdir(out)
    monkeypatch.setattr("sys.stdin", None)
    walked = set()
    for call in calls(lib, out):
        main(call)
        printed = capsys.readouterr()
        assert not STEERS.search(printed.out + printed.err), (call, STEERS.findall(printed.out + printed.err))
        walked.add(call[0])
        if "json" in call and printed.out:
            json.loads(printed.out)
    assert set(COMMANDS) <= {*walked, "demo"}
    for path in out.rglob("*"):
        written = (".mmd", ".dot", ".svg", ".html", ".txt", ".csv", ".yaml", ".json")
        if path.suffix in written and path.name != "back.csv":
            assert not STEERS.search(path.read_text(encoding="utf-8").replace("\r\n", "\n")), path
    # In a translation a text is the key: what is warned of there stays as it is written.
    assert "\x1b" not in (lib / "translations" / "es.po").read_text(encoding="utf-8")


def test_an_import_tells_each_line_with_such_a_character_and_writes_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lib = library(tmp_path / "lib", "Plain.")
    assert main(["import", str(lib / "story.twee"), "-o", str(tmp_path / "out")]) == 0
    assert (
        "story.twee:5: a character that no text may hold was taken out here: escape (U+001B)" in capsys.readouterr().out
    )
    for path in (tmp_path / "out").rglob("*.yaml"):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", path.read_text(encoding="utf-8"))


def test_json_keeps_what_it_may_not_show() -> None:
    data = {"a\x9b": ["\x1b[31m", "bi\u202edi", "é 😀", os.fsdecode(b"\xfc")]}
    written = json_text(data)
    assert not STEERS.search(written)
    assert "é 😀" in written
    assert json.loads(written) == data


def test_only_one_module_prints(root: Path) -> None:
    prints = [
        path for path in (root / "game").rglob("*.py") if re.search(r"(?<![\w.])print\(", path.read_text("utf-8"))
    ]
    assert [path.name for path in prints] == ["printed.py"]
