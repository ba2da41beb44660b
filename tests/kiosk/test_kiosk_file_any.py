"""Whatever stands in a kiosk's file, it is read or told; and a PIN is put into it without harm."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.kiosk.gate import is_hash
from game.kiosk.toml import NoPlaceError, read_settings, with_pin

EXAMPLE = (Path(__file__).resolve().parents[2] / "deploy" / "kiosk.toml").read_text("utf-8")
HASH = f"scrypt$16384$8$1${'1' * 32}${'b' * 64}"
PIECES = st.sampled_from(
    [
     '"', "'", '"""', "[", "]", "[[", "{", "}", "=", ":", "#", "\n", "\r\n", ",", "\\", ".", " ", "\t", "a", "7", "-",
     "[staff]\n", "[who]\n", 'pin = "x"\n', "staff.pin = 1\n", "guests = true\n", "é", "\u201c", "\u202e", "\0",
     "\ufeff"]
)  # fmt: skip


@st.composite
def broken_files(draw: st.DrawFn) -> str:
    """The example with up to four pieces put in or taken out somewhere, or pieces alone."""
    text = draw(st.sampled_from([EXAMPLE, EXAMPLE[:600], EXAMPLE[-600:], "", 'name = "x"\n[staff]\npin = ""\n']))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(PIECES) + text[at + draw(st.integers(0, 12)) :]
    return text


def replaced(before: str, after: str) -> str:
    """What of a text is not in another, which has the same beginning and the same end."""
    begin = 0
    while begin < min(len(before), len(after)) and before[begin] == after[begin]:
        begin += 1
    rest, other = before[begin:], after[begin:]
    end = 0
    while end < min(len(rest), len(other)) and rest[-1 - end] == other[-1 - end]:
        end += 1
    return rest[: len(rest) - end]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kiosk") / "kiosk.toml"


@settings(max_examples=150, deadline=None)
@given(text=broken_files())
def test_any_file_is_read_or_told(place: Path, text: str) -> None:
    place.write_bytes(text.encode())
    found, problems = read_settings(place)
    errors = [problem for problem in problems if problem.severity == "error"]
    assert (found is None) == bool(errors)
    assert all(problem.message and problem.line >= 1 and problem.column >= 1 for problem in problems)
    if found is not None:
        tomllib.loads(text.removeprefix("\ufeff"))  # whatever is taken here is TOML for every other program


@settings(max_examples=150, deadline=None)
@given(text=broken_files())
def test_a_pin_is_put_into_any_file_without_harm_or_not_at_all(place: Path, text: str) -> None:
    place.write_bytes(text.encode())
    before, _ = read_settings(place)
    try:
        after = with_pin(text.encode(), HASH)
    except NoPlaceError:
        assert before is None, "a file that reads well takes a PIN"
        return
    assert "\n" not in replaced(text, after.decode()).strip(), "no more than the PIN's own line is another one"
    if before is not None:
        place.write_bytes(after)
        now, _ = read_settings(place)
        assert now is not None
        assert is_hash(now.pin)
        assert now == before.__class__(**{name: getattr(before, name) for name in before.__slots__} | {"pin": HASH})
