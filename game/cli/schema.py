"""Writes the JSON Schemas with which an editor completes, explains and checks scenes while they are written.

With --dialogues they know that library: its tags, people, meters and scenes, and each scene's own beats, options,
flags, notes and endings. Write them anew when those have changed. Any editor with the YAML language server can use them
(in VS Code: the extension YAML by Red Hat). It finds the right one by the first line of a file, # yaml-language-server:
$schema=../schema/scene.json, or by its settings: of a library they are written too, as vscode_settings.json.
Exit code: 0, or 2 for a wrong call.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from game.authoring.drawings import drawing_names
from game.authoring.schema import OF_FILES, library_schemas, schemas
from game.cli.arguments import add_library, named_path
from game.cli.from_here import named_from_here
from game.cli.output import add_force, agree, write
from game.cli.printed import say
from game.cli.progress import doing
from game.cli.wrong import UsageError
from game.paths import assets_dir
from game.script.library import read_library
from game.script.names import names_in_library
from game.script.problems import NoLibraryError
from game.script.source import PLACES
from game.writing import reason_of

SETTINGS = "vscode_settings.json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What ``schema`` takes."""
    parser.add_argument(
        "-o",
        "--out",
        metavar="DIR",
        type=named_path,
        default=Path("schema"),
        help="the folder to write them into (schema)",
    )
    add_library(parser)
    add_force(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the schemas; returns the exit code."""
    folder: Path = arguments.out
    made = schemas() if arguments.dialogues is None else _of_library(arguments.dialogues, folder)
    agree([folder / name for name in made], force=arguments.force)
    try:
        for name in made:
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = reason_of(error)
        raise UsageError(f"the folder '{folder}' cannot be made: {reason}.") from error
    for name, text in made.items():
        write(folder / name, text)
        say(folder / name)
    return 0


def _of_library(library: Path, folder: Path) -> Mapping[str, str]:
    """The schemas of a library, and the settings with which an editor finds them."""
    try:
        with doing("Reading the library"):
            reading = read_library(library)
            names = names_in_library(reading.outline)
    except NoLibraryError as missing:
        raise UsageError(str(missing)) from missing
    places = {Path(name).stem for home in (library, assets_dir()) for name in drawing_names(home, (PLACES,))}
    made = library_schemas(reading, names, places)
    of_scenes = {name: f"{Path(name).with_suffix('.yaml').as_posix()}" for name in made if "/" in name}
    files = {
        _in_workspace(folder / name): named_from_here(library / of) for name, of in {**OF_FILES, **of_scenes}.items()
    }
    return {**made, SETTINGS: json.dumps({"yaml.schemas": files}, indent=2, ensure_ascii=False) + "\n"}


def _in_workspace(schema: Path) -> str:
    """A schema as an editor's settings name it, in whose folder one stands."""
    named = named_from_here(schema)
    return named if Path(named).is_absolute() else f"./{named}"
