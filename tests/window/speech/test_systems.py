"""How the voices of each system are asked what they speak, and told to speak: by what those programs really print."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from game.story.language import ENGLISH
from game.window.shipped_keys import SHIPPED
from game.window.speech.finding import found_voice
from game.window.speech.introduction import introduction, remark
from game.window.speech.systems import sources
from game.window.speech.voice import Voice

ESPEAK = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  af              --/M      Afrikaans          gmw/af
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 5  es              --/M      Spanish_(Spain)    roa/es
"""
DISPATCHER = """\
                     NAME                 LANGUAGE                  VARIANT
                Afrikaans                       af                     none
  English_(Great_Britain)                    en-GB                     none
"""
MAC = """\
Daniel              en_GB    # Hello! My name is Daniel.
Eddy (Spanish (Spain)) es_ES    # ¡Hola! Me llamo Eddy.
Mónica              es_ES    # ¡Hola! Me llamo Mónica.
"""
WINDOWS = "en-GB\r\nes-ES\r\n"


def voice(platform: str, program: str, told: str) -> Voice:
    source = next(source for source in sources(platform) if source.program == program)
    found = source.heard(f"/bin/{program}", told)
    assert found is not None
    return found


def test_espeak_speaks_a_language_at_a_speed_from_its_input() -> None:
    found = voice("linux", "espeak-ng", ESPEAK)
    assert found.speaks("es")
    assert found.speaks("en-GB")
    assert not found.speaks("de")
    assert found.command("es", 1.5) == ["/bin/espeak-ng", "-v", "es", "-s", "262", "--stdin"]
    assert found.text == "input"


def test_speech_dispatcher_waits_to_the_end_and_is_hushed_by_a_command_of_its_own() -> None:
    found = voice("linux", "spd-say", DISPATCHER)
    assert found.languages == {"af", "en"}
    assert found.command("en", 1.0) == ["/bin/spd-say", "--wait", "--language", "en", "--rate", "0", "--"]
    assert found.command("en", 0.75)[5] == "-26"
    assert found.hush == ("/bin/spd-say", "--cancel")


def test_the_mac_has_a_voice_by_name_for_each_language() -> None:
    found = voice("darwin", "say", MAC)
    assert found.languages == {"en", "es"}
    assert found.command("es", 1.0) == ["/bin/say", "-v", "Eddy (Spanish (Spain))", "-r", "175", "-f", "-"]
    assert found.command("de", 1.0) == ["/bin/say", "-r", "175", "-f", "-"], (
        "the system's own voice is better than none"
    )


def test_windows_speaks_from_its_input_in_the_players_language() -> None:
    found = voice("win32", "powershell", WINDOWS)
    assert found.languages == {"en", "es"}
    script = found.command("es", 1.5)[-1]
    assert "'es'" in script
    assert "$s.Rate = 4;" in script


def test_no_code_of_a_language_can_be_a_command() -> None:
    script = voice("win32", "powershell", WINDOWS).command("es'; Remove-Item x; '", 1.0)[-1]
    assert "'esRemove-Itemx'" in script


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd14"])
def test_a_program_that_tells_of_no_voice_is_none(platform: str) -> None:
    assert [source.heard("/bin/it", "") for source in sources(platform)] == [None] * len(sources(platform))


def test_the_first_program_that_speaks_is_the_voice_and_one_that_fails_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert found_voice("linux") is None
    _program(tmp_path / "espeak-ng", "import sys; sys.exit(3)")
    assert found_voice("linux") is None
    _program(tmp_path / "spd-say", f"print({DISPATCHER!r})")
    found = found_voice("linux")
    assert found is not None
    assert found.name == "Speech Dispatcher"


def _program(path: Path, source: str) -> None:
    path.write_text(f"#!{sys.executable}\n{source}\n", "utf-8")
    path.chmod(0o755)


def test_the_setting_tells_the_voice_or_how_to_get_one_on_each_system() -> None:
    found = voice("linux", "espeak-ng", ESPEAK)
    german = type(ENGLISH)("de", {}, {})
    assert remark("found", found, "linux", ENGLISH) == "Read by the voice of espeak-ng."
    assert "espeak-ng" in remark("none", None, "linux", ENGLISH)
    assert "Spoken Content" in remark("none", None, "darwin", ENGLISH)
    assert "Speech" in remark("none", None, "win32", ENGLISH)
    assert remark("found", found, "linux", german).startswith("espeak-ng has no voice for this language here. Install")
    assert remark("looking", None, "linux", ENGLISH).startswith("Looking for a voice")
    assert "failed" in remark("dead", None, "linux", ENGLISH)


def test_reading_begins_with_the_keys_for_it() -> None:
    assert introduction(SHIPPED, ENGLISH) == [
        "This is read aloud. Any key or touch breaks it off.",
        "F3 reads the screen once more.",
        "Tab goes to the next thing that can be pressed.",
        "F1 tells all the keys.",
    ]
