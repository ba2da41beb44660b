"""Opens a file at a line in the editor that a trainer has set, without a shell, and without waiting for it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from game.cli.asking import is_person
from game.story.language import Notice

SETTINGS: Final = ("HEAD_AND_HEART_EDITOR", "VISUAL", "EDITOR")
"""The settings of the system that name an editor, the first that is set counts."""
_FILE_AND_LINE: Final[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = (
    (("-g", "{file}:{line}"), ("code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf")),
    (("{file}:{line}",), ("subl", "sublime_text", "zed", "zeditor", "hx", "helix", "atom", "pulsar", "lapce")),
    (("-n{line}", "{file}"), ("notepad++",)),
    (("--line", "{line}", "{file}"), ("idea", "pycharm", "webstorm", "geany", "kate", "kwrite", "mate")),
    (
        ("+{line}", "{file}"),
        (
            "gedit", "pluma", "xed", "mousepad", "bbedit", "gvim", "mvim", "vim", "nvim", "vi", "nano", "micro", "joe",
            "kak", "emacs", "emacsclient",
        ),
    ),
)  # fmt: skip
"""How editors are told a file and a line, and which are told so; any other is given the file alone."""
_IN_A_TERMINAL: Final = frozenset(("vim", "nvim", "vi", "nano", "micro", "joe", "kak", "hx", "helix"))
"""Editors without a window of their own."""
_BATCH: Final = (".cmd", ".bat")
_NOT_IN_BATCH: Final = frozenset('"%&|<>^!\r\n')
"""What a batch file of Windows would take for more than a part of a name."""


def editor_of(environment: Mapping[str, str], *, windows: bool = os.name == "nt") -> tuple[str, ...]:
    """The editor that is set, with its own arguments; nothing where none is, or what is set cannot be read."""
    text = next((found for name in SETTINGS if (found := environment.get(name, "").strip())), "")
    try:
        parts = shlex.split(text, posix=not windows)
    except ValueError:  # a quotation mark that is not closed
        return ()
    return tuple(part.strip('"') for part in parts) if windows else tuple(parts)


def call_of(editor: Sequence[str], file: Path, line: int) -> tuple[str, ...]:
    """What is started: the editor with its own arguments, and the file at a line as it wants to be told."""
    name = name_of(editor)
    form = next((form for form, names in _FILE_AND_LINE if name in names), ("{file}",))
    told = (part.replace("{line}", str(line)).replace("{file}", str(file)) for part in form)
    return (*editor, *told)


def name_of(editor: Sequence[str]) -> str:
    """What an editor is called, without its folder and its ending."""
    name = editor[0].replace("\\", "/").rpartition("/")[2].lower()
    return name.removesuffix(".exe").removesuffix(".cmd").removesuffix(".bat")


class Editor:
    """Starts the editor; each answer is what to tell a trainer. One that needs the terminal has it, one at a time."""

    def __init__(
        self, environment: Mapping[str, str], start: Callable[..., subprocess.Popen[bytes]] = subprocess.Popen
    ) -> None:
        """Use the editor that an environment names, started by ``start``."""
        self._editor = editor_of(environment)
        self._start = start
        self._started: list[subprocess.Popen[bytes]] = []
        self._in_terminal: subprocess.Popen[bytes] | None = None

    def __call__(self, file: Path, line: int) -> str:
        """Open a file at a line; returns what came of it. Nothing is waited for."""
        self._started = [one for one in self._started if one.poll() is None]
        if not self._editor:
            return Notice(
                "No editor is set. Say which one is yours in HEAD_AND_HEART_EDITOR, as code, and start the game again."
            )
        name = name_of(self._editor)
        program = shutil.which(self._editor[0])
        if program is None:
            return Notice("There is no program {name}, which is set as your editor.", name=self._editor[0])
        if name in _IN_A_TERMINAL and not is_person():
            return Notice(
                "{name} needs a terminal: set one with a window of its own in HEAD_AND_HEART_EDITOR.", name=name
            )
        if name in _IN_A_TERMINAL and self._in_terminal is not None and self._in_terminal.poll() is None:
            return Notice("{name} is open still in the terminal that the game was started from.", name=name)
        call = call_of((program, *self._editor[1:]), file.absolute(), line)
        if program.lower().endswith(_BATCH) and any(_NOT_IN_BATCH.intersection(part) for part in call[1:]):
            return Notice(
                "{name} cannot be given the name of this file: it holds a sign that Windows reads.", name=name
            )
        return self._open(name, call)

    def _open(self, name: str, call: tuple[str, ...]) -> str:
        try:
            if name in _IN_A_TERMINAL:
                self._in_terminal = self._start(call)
                return Notice("It is open in the terminal that the game was started from.")
            quiet = subprocess.DEVNULL
            # A process group of its own: Ctrl-C for the game is none for the editor, which stays when the game goes.
            self._started.append(
                self._start(call, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=os.name != "nt")
            )
        except OSError as error:
            return Notice("{name} cannot be started: {reason}.", name=name, reason=(error.strerror or "?").lower())
        return Notice("It is opened in {name}.", name=name)

    def close(self) -> None:
        """Wait for an editor that has the terminal; any other is left to itself."""
        if self._in_terminal is not None:
            self._in_terminal.wait()
