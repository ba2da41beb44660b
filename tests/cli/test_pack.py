"""One file to hand on: what is put in, and that every command reads it as it reads the folder."""

from __future__ import annotations

import io
import os
import shlex
import shutil
import tempfile
import wave
from pathlib import Path
from zipfile import ZipFile

import pytest

from game.cli import play
from game.cli.entry import main
from game.script.library import LibraryIndex
from game.session import Session
from game.window.canvas.assets import Assets
from support.terminal_scenes import DOORSTEP, HALLWAY, THE_MODEL_ANSWER, library
from support.zips import COURSE, zipped

PLACE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"><rect width="9" height="9"/></svg>'
SOUND = (
    DOORSTEP.replace("- narrator: The phone rings.", "- narrator: The phone rings.\n      voice: ring.wav")
    .replace("cast:\n", "place: yard\ncast:\n", 1)
    .replace("anger < 50", "anger < 70")
    .replace("trust > 90", "trust > 30")
)
LEAVES = (
    "scenes/.old.yaml", "scenes/doorstep.yaml.before", "scenes/x.part", "saves/head-and-heart.sqlite3",
    "voices/.hello.wav", "portraits/ana.psd", "notes/plan.txt", "__MACOSX/._course.yaml", ".git/config",
)  # fmt: skip


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """A library with drawings, a sound and a translation of its own and much that nobody else needs; and it packed."""
    home = tmp_path_factory.mktemp("made")
    folder = library(home, doorstep=SOUND, hallway=HALLWAY.replace("          when: cause == traffic\n", ""))
    for part in ("portraits", "places", "voices", "translations"):
        (folder / part).mkdir()
    shutil.copy(root / "assets" / "portraits" / "stand_in.svg", folder / "portraits" / "mrs_smith.svg")
    (folder / "places" / "yard.svg").write_text(PLACE, "utf-8")
    (folder / "words.txt").write_text("Brightwire\n", "utf-8")
    with wave.open(str(folder / "voices" / "ring.wav"), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(22_050)
        sound.writeframes(b"\1\2" * 20_000)
    for name in LEAVES:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x", "utf-8")
    assert main(["translate", "extract", "--lang", "es", "--dialogues", str(folder)]) == 0
    assert main(["pack", str(folder), "-o", str(home / "calls.zip")]) == 0
    return home


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, made: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That library where one stands, with ``calls.zip`` beside it."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "dialogues"


def told(capsys: pytest.CaptureFixture[str], *call: str) -> tuple[int, str]:
    capsys.readouterr()
    code = main(list(call))
    out = capsys.readouterr()
    return code, out.out + out.err


def test_everything_a_library_needs_is_packed_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told(capsys, "pack", "dialogues", "-o", "calls.zip", "--force")[0] == 0
    assert ZipFile("calls.zip").namelist() == [
        f"short_sharp/{name}"
        for name in (
            "cast/mrs_smith.yaml", "course.yaml", "places/yard.svg", "portraits/mrs_smith.svg", "scenes/doorstep.yaml",
            "scenes/hallway.yaml", "skills.yaml", "translations/es.po", "voices/ring.wav", "words.txt",
        )
    ]  # fmt: skip
    assert all((folder / name).exists() for name in LEAVES)


def test_the_same_library_gives_the_same_bytes_wherever_and_whenever_it_is_packed(folder: Path) -> None:
    shutil.copytree(folder, "elsewhere")
    os.utime("elsewhere/course.yaml", (1, 1))
    assert folder.is_dir()
    assert main(["pack", "elsewhere", "-o", "other.zip"]) == 0
    assert main(["pack", "calls.zip", "-o", "again.zip"]) == 0
    assert Path("calls.zip").read_bytes() == Path("other.zip").read_bytes() == Path("again.zip").read_bytes()


@pytest.mark.parametrize(
    "call",
    [
        ("list",),
        ("list", "--format", "json"),
        ("explore", "doorstep"),
        ("replay", "doorstep", "lost_morning,tomorrow"),
        ("translate", "status", "--lang", "es", "--format", "json"),
    ],
)
def test_every_command_tells_of_the_one_file_what_it_tells_of_the_folder(
    call: tuple[str, ...], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    assert told(capsys, *call, "--dialogues", "calls.zip") == told(capsys, *call, "--dialogues", "dialogues")


def test_a_map_and_a_script_of_the_one_file_are_those_of_the_folder(folder: Path) -> None:
    assert folder.is_dir()
    for command, made in (("graph", "mmd"), ("graph", "html"), ("script", "html"), ("script", "csv")):
        for library_ in ("dialogues", "calls.zip"):
            assert main([command, "doorstep", "-o", f"{library_}.{made}", "--force", "--dialogues", library_]) == 0
        assert Path(f"dialogues.{made}").read_bytes() == Path(f"calls.zip.{made}").read_bytes()


def test_the_check_names_the_files_in_it_and_leaves_nothing_behind(
    folder: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "t"))
    Path("t").mkdir()
    (folder / "scenes" / "doorstep.yaml").write_text(SOUND.replace("go: promise", "go: promised", 1), "utf-8")
    assert told(capsys, "pack", "dialogues", "-o", "broken.zip")[0] == 1
    assert not Path("broken.zip").exists()
    code, said = told(capsys, "pack", "dialogues", "-o", "broken.zip", "--anyway")
    assert code == 0
    assert "there is no beat 'promised'" in said
    code, said = told(capsys, "check", "broken.zip")
    assert code == 1
    assert "broken.zip/scenes/doorstep.yaml:37:15: error" in said
    assert "there is no beat 'promised'" in said
    assert "t/head" not in said
    assert list(Path("t").iterdir()) == []


def test_what_was_renamed_is_still_understood_in_the_one_file(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    call = ("--saves", "saves", "--player", "Ann", "--dialogues")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join((*THE_MODEL_ANSWER, ""))))
    assert main(["play", "doorstep", "--text", "--seed", "1", *call, "calls.zip"]) == 0
    assert main(["rename", "scene", "doorstep", "porch", "--yes", "--dialogues", folder.name]) == 0
    assert main(["pack", folder.name, "-o", "new.zip"]) == 0
    assert "short_sharp/renamed.yaml" in ZipFile("new.zip").namelist()
    assert "porch: On the Doorstep (Level 1" in told(capsys, "list", *call, "new.zip")[1]
    assert told(capsys, "list", *call, "new.zip") == told(capsys, "list", *call, "dialogues")
    assert "passed" in told(capsys, "list", *call, "new.zip")[1]


def test_what_a_player_did_counts_wherever_the_library_came_from(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder.is_dir()
    Path("calls.zip").rename("another name.ZIP")
    call = ("--saves", "saves", "--player", "Ann", "--dialogues")
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join((*THE_MODEL_ANSWER, ""))))
    assert main(["play", "doorstep", "--text", "--seed", "1", *call, "another name.ZIP"]) == 0
    of_folder, of_file = (told(capsys, "list", *call, name) for name in ("dialogues", "another name.ZIP"))
    assert of_folder == of_file
    assert "passed" in of_folder[1]


def test_the_window_finds_drawings_and_sounds_in_it(folder: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[bytes | None] = []

    def look(session: Session, _: object) -> int:
        index: LibraryIndex = session._scenes.index
        from game.session.files import LibraryFiles  # noqa: PLC0415 - as the window is given it

        assets = Assets(root / "assets", LibraryFiles(index.folder))
        found.extend(assets.data(name) for name in ("portraits/mrs_smith.svg", "places/yard.svg"))
        assets.loudspeaker.speak("ring.wav", 0.5)
        assert assets.missing == []
        return 0

    monkeypatch.setattr(play, "_in_window", look)
    assert folder.is_dir()
    assert main(["play", "doorstep", "--dialogues", "calls.zip", "--saves", "saves"]) == 0
    assert found == [(folder / "portraits/mrs_smith.svg").read_bytes(), PLACE.encode()]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("new hello --dialogues calls.zip", "calls.zip is a library in one file, into which nothing is written."),
        ("translate update --lang es --dialogues calls.zip", "Unpack it, as any system can, and name the folder."),
        ("play doorstep --watch --text --dialogues calls.zip", "nothing changes in calls.zip while it is played"),
        ("play doorstp --dialogues calls.zip", "there is no scene 'doorstp' in calls.zip. Did you mean 'doorstep'?"),
        ("list --dialogues no.zip", "There is no folder no.zip."),
        ("list --dialogues torn.zip", "torn.zip is not read: it is no zip file, or it is cut short."),
        ("check up.zip", "up.zip is not read: '../x.yaml' leads outside the library."),
        ("pack dialogues -o calls.rar", "'calls.rar' must end in .zip"),
        ("pack dialogues -o calls.zip", "'calls.zip' is there already, and it is left as it is."),
        ("pack nowhere -o new.zip", "There is no file or folder nowhere."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    call: str, says: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder.is_dir()
    before = Path("calls.zip").read_bytes()
    Path("torn.zip").write_bytes(before[:100])
    Path("up.zip").write_bytes(zipped({"course.yaml": COURSE, "../x.yaml": b"x"}))
    code, said = told(capsys, *call.split())
    assert code == 2
    assert says in said
    assert Path("calls.zip").read_bytes() == before


def test_a_library_without_a_course_has_no_name_to_be_known_by(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "course.yaml").unlink()
    code, said = told(capsys, "pack", "dialogues", "-o", "new.zip", "--anyway")
    assert code == 2
    assert "there is no course.yaml, whose title says which library it is wherever it is played" in said


def test_a_sound_whose_name_some_system_cannot_have_is_told_before_anybody_gets_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "voices" / "con.wav").write_bytes((folder / "voices" / "ring.wav").read_bytes())
    code, said = told(capsys, "pack", "dialogues", "-o", "new.zip")
    assert code == 2
    assert "'short_sharp/voices/con.wav' cannot be on Windows: Windows keeps the name con for itself" in said
    assert not Path("new.zip").exists()


def test_a_command_that_is_told_can_be_typed_as_it_stands(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    name = "our $calls (new).zip"
    assert main(["pack", str(folder), "-o", name, "--anyway"]) == 0
    told = capsys.readouterr().out.strip().splitlines()[-1].partition(": ")[2]
    assert shlex.split(told)[-1] == name


def test_what_a_script_is_compared_with_is_called_as_the_user_calls_it(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    main(["pack", str(folder), "-o", "old.zip", "--anyway"])
    lib = ["--dialogues", str(folder)]
    assert main(["script", "doorstep", "-o", "a.html", "--against", "old.zip", *lib]) == 0
    page = Path("a.html").read_text(encoding="utf-8")
    assert "old.zip" in page
    assert "head-and-heart-zip" not in page
    Path("other.zip").write_bytes(zipped({"course.yaml": COURSE}))
    capsys.readouterr()
    assert main(["script", "doorstep", "-o", "b.html", "--against", "other.zip", *lib]) == 2
    assert "there is no scene 'doorstep' in 'other.zip'." in capsys.readouterr().err


@pytest.mark.parametrize(
    "call",
    [
        "new hello --customer Ann --title T --dialogues gone.zip",
        "import a.twee -o gone.zip",
        "translate extract --lang es --dialogues gone.zip",
        "spell --add foo --dialogues gone.zip",
    ],
)
def test_no_folder_is_made_that_is_called_like_a_library_in_one_file(
    call: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.twee").write_text(":: Start\nHello [[On]]\n\n:: On\nBye.\n", encoding="utf-8")
    assert main(call.split()) == 2
    assert "name a folder" in capsys.readouterr().err
    assert not Path("gone.zip").exists()
