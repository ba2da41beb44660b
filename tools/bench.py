"""Measures the game: each figure beside a floor taken in the same run, with the most memory it took.

    python tools/bench.py [NAME ...]      one or more of the benchmarks below; all of them without a name

Each benchmark runs in a process of its own, so that its peak memory is its own. Take the ratios: absolute times belong
to the machine they were taken on.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

MIB: Final = 1024 * 1024
Result = dict[str, float | str]


def peak_mib() -> float:
    """The most memory this process has held, in MiB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1024 if sys.platform != "darwin" else used / MIB


def floor(steps: int = 1_000_000) -> float:
    """A bare loop over tuples, in steps a second: the least that any interpreter of scenes has to do."""
    nodes = tuple((i % 7, (i + 1) % 200, (i * 7) % 200) for i in range(200))
    draw = Random(1).random
    node = nodes[0]
    started = time.perf_counter()
    for _ in range(steps):
        node = nodes[node[1] if draw() < 0.5 else node[2]]
    return steps / (time.perf_counter() - started)


def core() -> Result:
    """Decisions a second in random play of 200 beats: two meters, temperaments with `again` and cases, conditions."""
    bare = max(floor() for _ in range(3))
    best = _turns_a_second(_read_big(1, 200))
    return {"decisions a second": best, "bare loop a second": bare, "loop / play": bare / best}


def _turns_a_second(scene) -> float:  # type: ignore[no-untyped-def]  # noqa: ANN001 - a Scene; imported late
    """Random play at its fastest, the best of three."""
    from game.story.engine.play import begin, choose, open_ids  # noqa: PLC0415 - its time is measured apart

    best = 0.0
    for _ in range(3):
        draw = Random(2).random
        state = begin(scene).after
        taken = 0
        started = time.perf_counter()
        while taken < 200_000:
            ids = open_ids(scene, state)
            if not ids:
                state = begin(scene).after
                continue
            state = choose(scene, state, ids[int(draw() * len(ids))]).after
            taken += 1
        best = max(best, taken / (time.perf_counter() - started))
    return best


def _read_big(scenes: int, beats: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a Scene; imported late
    from game.script.library.index import open_index  # noqa: PLC0415
    from game.script.library.read import read_scene  # noqa: PLC0415
    from support.libraries import write_library  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        index = open_index(write_library(Path(folder) / "dialogues", scenes, beats))
        scene = read_scene(index, next(iter(index.headers))).scene
    assert scene is not None
    return scene


def _reading(scenes: int) -> Result:
    import yaml  # noqa: PLC0415

    from game.script.library.read import read_library  # noqa: PLC0415
    from support.libraries import write_library  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        folder = write_library(Path(name) / "dialogues", scenes, 100)
        texts = [path.read_bytes() for path in sorted((folder / "scenes").glob("*.yaml"))]
        started = time.perf_counter()
        for text in texts:
            for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
                pass
        bare = time.perf_counter() - started
        started = time.perf_counter()
        reading = read_library(folder)
        took = time.perf_counter() - started
    assert reading.problems == ()
    return {"seconds": took, "parser alone": bare, "reading / parser": took / bare, "MiB": peak_mib()}


def read_10k() -> Result:
    """Reading 10,000 beats (100 files) with every position and name checked; the floor is the YAML parser alone."""
    return _reading(100)


def read_50k() -> Result:
    """Reading 50,000 beats (500 files) with every position and name checked; the floor is the YAML parser alone."""
    return _reading(500)


def start_up() -> Result:
    """Opening a library of 500 scenes by its headers, and then one scene of 100 beats for play."""
    from game.script.library.index import open_index  # noqa: PLC0415
    from game.script.library.read import read_scene  # noqa: PLC0415
    from game.story.engine.play import begin  # noqa: PLC0415
    from support.libraries import write_library  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        folder = write_library(Path(name) / "dialogues", 500, 100)
        started = time.perf_counter()
        index = open_index(folder)
        headers = time.perf_counter() - started
        times = []
        for id_ in list(index.headers)[:20]:
            started = time.perf_counter()
            scene = read_scene(index, id_).scene
            assert scene is not None
            begin(scene)
            times.append(time.perf_counter() - started)
    return {"500 headers, ms": headers * 1000, "one scene, ms (median)": sorted(times)[10] * 1000}


def explore_million() -> Result:
    """Visiting about a million states and weighing them all; the floor is play at its fastest, one turn a state.

    Beside the clock's seconds stand those of the processor, which a busy machine changes less.
    """
    from game.story.analysis.explore import explore  # noqa: PLC0415
    from game.story.analysis.figures import Study, figures  # noqa: PLC0415
    from support.random_scenes import wide_scene  # noqa: PLC0415

    scene = wide_scene()
    started, worked = time.perf_counter(), time.process_time()
    atlas = explore(scene)
    visited = time.perf_counter() - started
    told = figures(Study(atlas))
    took, work = time.perf_counter() - started, time.process_time() - worked
    peak = peak_mib()
    turns = _turns_a_second(scene)
    return {
        "states": told.states,
        "seconds": took,
        "processor seconds": work,
        "states a second": told.states / took,
        "visiting alone, seconds": visited,
        "play, one turn a state, s": told.states / turns,
        "exploring / play": took * turns / told.states,
        "MiB": peak,
    }


CHECKED_STATES: Final = 2_000
"""The generated scenes are noise and have up to 600,000 states each, some ten seconds of work that no real scene asks
for (the shipped ones take about one): in the benchmark of a library each is visited as far as this."""


def _checking(scenes: int) -> Result:
    from game.authoring.check import AssetNames, check  # noqa: PLC0415
    from support.libraries import write_library  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as name:
        folder = write_library(Path(name) / "dialogues", scenes, 100)
        took = []
        for _ in range(2):
            started = time.perf_counter()
            check([folder], AssetNames(), Path(name) / "cache", most=CHECKED_STATES)
            took.append(time.perf_counter() - started)
    return {"cold, seconds": took[0], "cached, seconds": took[1], "cold / cached": took[0] / took[1], "MiB": peak_mib()}


def check_10k() -> Result:
    """Checking 10,000 generated beats (100 files), first cold, then unchanged; 2,000 states a scene at most."""
    return _checking(100)


def check_50k() -> Result:
    """Checking 50,000 generated beats (500 files), first cold, then unchanged; 2,000 states a scene at most."""
    return _checking(500)


def check_shipped() -> Result:
    """Checking and exploring the shipped library wholly, without a cache; the floor is reading it."""
    from game.authoring.check import AssetNames, check  # noqa: PLC0415
    from game.script.library.read import read_library  # noqa: PLC0415

    folder = ROOT / "dialogues"
    started = time.perf_counter()
    read_library(folder)
    bare = time.perf_counter() - started
    started = time.perf_counter()
    check([folder], AssetNames())
    took = time.perf_counter() - started
    return {"seconds": took, "reading alone": bare, "check / reading": took / bare, "MiB": peak_mib()}


def check_again() -> Result:
    """The command `check` on the shipped library, cold and then unchanged, in seconds of the processor.

    The floor is a Python that starts and does nothing.
    """
    check = [sys.executable, "-m", "game", "check", "--strict"]
    with tempfile.TemporaryDirectory() as cache:
        env = {**os.environ, "XDG_CACHE_HOME": cache}
        cold = _seconds_of(check, env)
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        _seconds_of(check, env)  # files written a moment ago are not trusted the first time
        unchanged = min(_seconds_of(check, env) for _ in range(7))
    bare = min(_seconds_of([sys.executable, "-c", "pass"], dict(os.environ)) for _ in range(7))
    return {
        "cold": cold,
        "unchanged": unchanged,
        "Python alone": bare,
        "cold / Python alone": cold / bare,
        "unchanged / Python alone": unchanged / bare,
        "MiB, cold": most,
    }


def _seconds_of(call: list[str], env: dict[str, str]) -> float:
    """How long a processor works on a command that ends well."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(call, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


MAPS: Final = ((100, 4), (300, 4), (1_250, 4), (1, 5_000), (50, 100))
"""The sizes of the maps that are drawn: beats, and options of each."""


def maps() -> Result:
    """Maps of scenes with few and with many beats and options, laid out and drawn; the floor is their Graphviz text."""
    from game.authoring.map import dot_of, drawing_of, map_of, svg_of  # noqa: PLC0415
    from support.wide_scenes import wide_scene  # noqa: PLC0415

    figures: Result = {}
    for beats, options in MAPS:
        found = map_of(wide_scene(beats, options))
        started = time.process_time()
        dot_of(found)
        bare = time.process_time() - started
        started = time.process_time()
        svg_of(drawing_of(found))
        took = time.process_time() - started
        figures[f"{beats} x {options}, seconds"] = took
        figures[f"{beats} x {options}, drawing / text"] = took / bare
    return {**figures, "MiB": peak_mib()}


def _bounded(make: str, size: int) -> Result:
    """A scene that cannot be visited whole, as ``explore`` goes through it, against ten times a thousand states."""
    from game.authoring.figures import explored  # noqa: PLC0415
    from support import wide_scenes  # noqa: PLC0415

    scene = getattr(wide_scenes, make)(size)
    started = time.process_time()
    explored(scene, most=10_000)
    bare = time.process_time() - started
    started = time.process_time()
    found = explored(scene)
    states = found.figures.states
    took = time.process_time() - started
    visited = found.coverage.atlas.visited
    return {
        "seconds": took,
        "states visited": visited,
        "met in walks": states,
        "10,000 states, seconds": bare,
        "MiB": peak_mib(),
    }


def bound_flags_20() -> Result:
    """A scene of 20 free flags, 1,048,576 states, explored as far as the bounds go."""
    return _bounded("free_flags", 20)


def bound_flags_60() -> Result:
    """A scene of 60 free flags, explored as far as the bounds go."""
    return _bounded("free_flags", 60)


def bound_flags_250() -> Result:
    """A scene of 250 free flags, explored as far as the bounds go."""
    return _bounded("free_flags", 250)


def bound_counter() -> Result:
    """A scene with a number that rises without end, explored as far as the bounds go."""
    return _bounded("counters", 1)


def bound_counters_40() -> Result:
    """A scene with 40 numbers that rise without end, explored as far as the bounds go."""
    return _bounded("counters", 40)


def records_100k() -> Result:
    """100,000 attempts, half of them one player's: opening, and what the levels list reads; the floor is one write."""
    import sqlite3  # noqa: PLC0415
    from datetime import UTC, datetime  # noqa: PLC0415

    from game.records.sqlite.store import Store  # noqa: PLC0415
    from support.records_many import GUEST, filled  # noqa: PLC0415

    def quickest(action: Callable[[], object]) -> float:
        times = []
        for _ in range(5):
            started = time.perf_counter()
            action()
            times.append((time.perf_counter() - started) * 1000)
        return sorted(times)[2]

    def bare() -> None:
        connection = sqlite3.connect(Path(name) / "bare.sqlite3", isolation_level=None)
        connection.execute("PRAGMA journal_mode = WAL").fetchall()
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, at TEXT)")
        connection.execute("INSERT INTO rows (at) VALUES ('now')")
        connection.close()

    def opening() -> None:
        store, _ = Store.open(folder, lambda: datetime.now(UTC))
        assert store is not None
        store.close()

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "saves"
        filled(folder, 100_000)
        floor_ms = quickest(bare)
        figures: Result = {"opening, ms": quickest(opening)}
        store, _ = Store.open(folder, lambda: datetime.now(UTC))
        assert store is not None
        with store:
            guest = store.player(GUEST)
            figures["players, ms"] = quickest(store.players)
            figures["unfinished, ms"] = quickest(lambda: store.unfinished(guest))
            figures["standings, ms"] = quickest(lambda: store.standings(guest))
            figures["remembered, ms"] = quickest(lambda: store.remembered(guest))
            figures["settings, ms"] = quickest(lambda: store.settings(None))
        size = (folder / "head-and-heart.sqlite3").stat().st_size / MIB
    return {
        **figures,
        "SQLite alone, ms": floor_ms,
        "opening / SQLite alone": figures["opening, ms"] / floor_ms,  # type: ignore[operator]
        "the file, MiB": size,
    }


BENCHMARKS: dict[str, Callable[[], Result]] = {
    "core": core,
    "read_10k": read_10k,
    "read_50k": read_50k,
    "start_up": start_up,
    "explore_million": explore_million,
    "check_shipped": check_shipped,
    "check_again": check_again,
    "check_10k": check_10k,
    "check_50k": check_50k,
    "maps": maps,
    "bound_flags_20": bound_flags_20,
    "bound_flags_60": bound_flags_60,
    "bound_flags_250": bound_flags_250,
    "bound_counter": bound_counter,
    "bound_counters_40": bound_counters_40,
    "records_100k": records_100k,
}


def main(names: list[str]) -> int:
    """Run the benchmarks named, each in a process of its own, and print what they found."""
    if len(names) == 2 and names[0] == "--one":
        print(json.dumps(BENCHMARKS[names[1]]()))
        return 0
    unknown = [name for name in names if name not in BENCHMARKS]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; there is {', '.join(BENCHMARKS)}.", file=sys.stderr)
        return 2
    for name in names or BENCHMARKS:
        ran = subprocess.run([sys.executable, __file__, "--one", name], capture_output=True, text=True, check=False)
        if ran.returncode:
            print(f"{name}: failed\n{ran.stderr}", file=sys.stderr)
            return 1
        print(f"{name}: {(BENCHMARKS[name].__doc__ or '').strip().splitlines()[0]}")
        for what, figure in json.loads(ran.stdout.splitlines()[-1]).items():
            print(f"    {what:28} {figure:>14,.2f}" if isinstance(figure, float | int) else f"    {what:28} {figure}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
