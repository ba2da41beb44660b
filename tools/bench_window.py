"""Measures the window at 1920 by 1080 on a virtual screen: frames, idling, the first frame, a press, and memory.

    python tools/bench_window.py            starts Xvfb itself; without it the dummy driver stands in, and it says so

What is measured is the game as it ships: the shipped library, software drawing. A frame's own cost is the main thread's
time on the processor, so that what else runs on the machine does not count.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from threading import Timer
from typing import TYPE_CHECKING, Final

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT)]

if TYPE_CHECKING:
    from game.window.app import App
    from game.window.canvas.window import Window

ONE: Final = "late_install"
TWO: Final = "the_word_sorry"
"""A scene with one person on the stage, and one with two."""
SCREEN: Final = ":97"
FRAME: Final = 1 / 60


def opened(scene: str = ONE) -> tuple[Window, App]:
    """The game in a real window, in the middle of the first line of a scene."""
    from game.paths import assets_dir, dialogues_dir  # noqa: PLC0415 - the parent process only starts children
    from game.records.sqlite.store import Store  # noqa: PLC0415
    from game.script.library.index import open_index  # noqa: PLC0415
    from game.session import LibraryFiles, Session, World, in_thread  # noqa: PLC0415
    from game.window import requests as r  # noqa: PLC0415
    from game.window.app import App  # noqa: PLC0415
    from game.window.canvas.assets import Assets  # noqa: PLC0415
    from game.window.canvas.window import Window  # noqa: PLC0415

    index = open_index(dialogues_dir())
    assets = Assets(assets_dir(), LibraryFiles(index.folder))
    window = Window.open(assets, "bench", fullscreen=True)
    spare = partial(Store.in_memory, partial(datetime.now, UTC))
    app = App(window, assets, Session(index, spare(), "", World(lambda: 7, spare, grade=in_thread)))
    app.perform((r.Join("Robin"), r.OpenScene(scene), r.Begin(scene)))
    return window, app


def _answer(app: App) -> None:
    """Press on, whatever is there: the first option, the next line."""
    from game.window.commands import Confirm, Pick  # noqa: PLC0415
    from game.window.screens.talk import TalkScreen  # noqa: PLC0415

    talk = app.top
    if isinstance(talk, TalkScreen) and talk.narration.phase == "deciding":
        app.frame([Pick(3)], FRAME)
    else:
        app.frame([Confirm("space")], FRAME)


def frames() -> dict[str, float]:
    """A frame's own cost, in ms, while lines type, faces ease and meters move, over some forty seconds of a call."""
    return _frames(ONE)


def frames_of_two() -> dict[str, float]:
    """The same with two people on the stage."""
    return _frames(TWO)


def _frames(scene: str) -> dict[str, float]:
    _, app = opened(scene)
    costs: list[float] = []
    for number in range(2_400):
        if number % 130 == 129:
            _answer(app)
        started = time.thread_time()
        patches = app.frame([], FRAME)
        if patches:
            costs.append((time.thread_time() - started) * 1000)
    costs.sort()
    return {
        "frames drawn": float(len(costs)),
        "median ms": statistics.median(costs),
        "p95 ms": costs[len(costs) * 95 // 100],
        "worst ms": costs[-1],
        "peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def idle() -> dict[str, float]:
    """The share of a core, in per cent, while the game waits for an answer for twenty seconds."""
    import pygame  # noqa: PLC0415

    from game.window.screens.talk import TalkScreen  # noqa: PLC0415

    window, app = opened()
    while not (
        isinstance(app.top, TalkScreen) and app.top.narration.phase == "deciding" and not app.top.narration.cuttable
    ):
        _answer(app)
        for _ in range(60):
            app.frame([], FRAME)
    Timer(20, lambda: pygame.event.post(pygame.Event(pygame.QUIT))).start()
    before, started = time.process_time(), time.perf_counter()
    app.run(window)
    return {"core %": (time.process_time() - before) / (time.perf_counter() - started) * 100}


def press() -> dict[str, float]:
    """From a key press in the queue to the changed pixels on the screen, in ms, at 60 frames a second."""
    import pygame  # noqa: PLC0415

    from game.window.commands import Move  # noqa: PLC0415

    window, app = opened()
    times: list[float] = []
    pressed: list[float] = []

    def press_tab() -> None:
        pressed.append(time.perf_counter())
        pygame.event.post(pygame.Event(pygame.KEYDOWN, key=pygame.K_TAB, unicode="", mod=0, scancode=0))

    while len(times) < 60:
        for _ in range(20):
            dt = window.tick()
            app.frame(window.commands(), dt)
        pressed.clear()
        # From another thread, so that the press comes at any moment of a frame, as a finger's does.
        Timer(0.02 + len(times) * 7 % 16 / 1000, press_tab).start()
        while True:
            dt = window.tick()
            commands = window.commands()
            patches = app.frame(commands, dt)
            if any(isinstance(command, Move) for command in commands) and patches:
                times.append((time.perf_counter() - pressed[0]) * 1000)
                break
    times.sort()
    return {"median ms": statistics.median(times), "p95 ms": times[len(times) * 95 // 100]}


def first_frame() -> dict[str, float]:
    """From the start of the process to the first picture on the screen, in ms: the best and the median of nine."""
    code = (
        "import sys, time; sys.argv = ['game']\n"
        "import pygame.display\n"
        "update = pygame.display.update\n"
        "def first(patches):\n"
        "    update(patches)\n"
        "    print(time.time(), flush=True)\n"
        "    import os; os._exit(0)\n"
        "pygame.display.update = first\n"
        "from game.cli.entry import main\n"
        "main(['--saves', sys.stdin.readline().strip()])\n"
    )
    times = []
    for _ in range(9):
        with tempfile.TemporaryDirectory() as saves:
            started = time.time()
            ran = subprocess.run(
                [sys.executable, "-c", code], input=saves, capture_output=True, text=True, cwd=ROOT, check=False
            )
            times.append((float(ran.stdout.strip().splitlines()[-1]) - started) * 1000)
    return {"best ms": min(times), "median ms": statistics.median(times)}


def course() -> dict[str, float]:
    """The most memory once every level was played to its debrief, grades included, in one sitting."""
    from game.paths import dialogues_dir  # noqa: PLC0415 - the parent process only starts children
    from game.script.library.index import open_index  # noqa: PLC0415
    from game.window import requests as r  # noqa: PLC0415
    from game.window.screens.debrief import DebriefScreen  # noqa: PLC0415
    from game.window.screens.shift import ShiftScreen  # noqa: PLC0415

    _, app = opened()
    levels = [level.scene for level in open_index(dialogues_dir()).course.levels]
    for level in levels:
        app.perform((r.ShowLevels(), r.OpenScene(level), r.Begin(level)))
        for _ in range(20_000):
            if isinstance(app.top, DebriefScreen | ShiftScreen):
                break
            _answer(app)
            app.frame([], FRAME)
        assert isinstance(app.top, DebriefScreen | ShiftScreen), f"{level} did not end"
        for _ in range(600):  # the grades come meanwhile
            app.frame([], FRAME)
            time.sleep(0.005)
    return {"levels": float(len(levels)), "peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


MEASURES: dict[str, Callable[[], dict[str, float]]] = {
    "frames": frames,
    "frames_of_two": frames_of_two,
    "course": course,
    "idle": idle,
    "press": press,
    "first_frame": first_frame,
}


def main() -> int:
    """Run every measure in a process of its own, on a virtual screen where there is one."""
    if len(sys.argv) == 3 and sys.argv[1] == "--one":
        print(json.dumps(MEASURES[sys.argv[2]]()))
        return 0
    env = dict(os.environ, SDL_AUDIODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1")
    screen = None
    if shutil.which("Xvfb"):
        screen = subprocess.Popen(["Xvfb", SCREEN, "-screen", "0", "1920x1080x24"], stderr=subprocess.DEVNULL)
        env["DISPLAY"] = SCREEN
        time.sleep(1)
    else:
        print("No Xvfb here: the dummy driver stands in, so nothing is really shown.")
        env |= {"SDL_VIDEODRIVER": "dummy", "HEAD_AND_HEART_HEADLESS": "1", "DISPLAY": ":0"}
    try:
        for name, measure in MEASURES.items():
            ran = subprocess.run(
                [sys.executable, __file__, "--one", name], env=env, capture_output=True, text=True, check=False
            )
            print(f"{name}: {(measure.__doc__ or '').strip()}")
            if ran.returncode:
                print(ran.stderr, file=sys.stderr)
                return 1
            for what, figure in json.loads(ran.stdout.splitlines()[-1]).items():
                print(f"    {what:28} {figure:>14,.2f}")
    finally:
        if screen is not None:
            screen.terminate()
            screen.wait()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
