"""The command ``check`` over several libraries: each is looked at with what it brings of its own."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from game.cli.entry import main


def test_each_of_two_libraries_is_checked_with_its_own_sounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, frames in (("sound", 44_100), ("empty", 0)):
        library = tmp_path / name
        assert main(["new", "ring", "--customer", "Ola", "--dialogues", str(library)]) == 0
        scene = library / "scenes" / "ring.yaml"
        before, line, after = scene.read_text("utf-8").partition("- ola: ")
        text, *rest = after.splitlines(keepends=True)
        indent = " " * (len(before) - len(before.rstrip(" ")) + 2)
        scene.write_text("".join((before, line, text, f"{indent}voice: hum.wav\n", *rest)), "utf-8")
        (library / "voices").mkdir()
        with wave.open(str(library / "voices" / "hum.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(44_100)
            file.writeframes(bytes(2 * frames))
    capsys.readouterr()
    assert main(["check", str(tmp_path / "sound"), str(tmp_path / "empty"), "--no-cache"]) == 1
    told = [line for line in capsys.readouterr().out.splitlines() if "DLG131" in line]
    assert len(told) == 1
    assert "empty/scenes/ring.yaml" in told[0]
