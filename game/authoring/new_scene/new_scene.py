"""Fits a new scene to its library, so that it passes the check, and writes it without touching any file there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from os.path import relpath
from pathlib import Path
from typing import Final

from game.authoring.check import AssetNames, check_scene
from game.authoring.figures import endings_remembered, explored
from game.authoring.new_scene import scaffold
from game.authoring.new_scene.scaffold import Plan
from game.authoring.new_scene.shapes import SHAPES, ShapeName
from game.face import LOOKS, file_of, look_for
from game.script.library import LibraryReading, open_index, read_library, read_scene
from game.script.problems import NoLibraryError
from game.script.source import COURSE_FILE, SKILLS_FILE, Sources, read_sources
from game.story.analysis import Figures
from game.story.model import LISTEN, Meter, Scene, Skill
from game.writing import make_folder_for, reason_of

UNKNOWN: Final = Meter("", "", 0, "high")
"""Stands for the meter that decides until the customer's file has been read."""
EXTRAS: Final = ((0, 0), (5, 0), (5, 5), (10, 5), (10, 10))
"""What good and bad choices may change beside the reactions of a customer who is hard to win or to lose."""
MOST_OF_A_KIND: Final = 3
"""How many numbers the whole check is tried at: those that are less fair are never freer of problems."""
MOST_BY_CHANCE: Final = 0.3
"""How often a player who picks at random may pass the scene, 0-1."""


class NewSceneError(Exception):
    """The scene cannot be written: the message is one plain sentence or two."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a trainer asks for: ``customer`` is an id of the library's cast, or a new customer's name.

    So is ``second``, who is in the scene as well; ``""`` for nobody, where the shape needs no second one. ``commands``
    are told at the head of the scene: what each is for, and how it is typed. ``look`` is one of ``LOOKS``
    for a new customer, ``""`` where none was asked for.
    """

    scene: str
    title: str
    customer: str
    start: ShapeName = "branching"
    second: str = ""
    commands: tuple[tuple[str, str], ...] = ()
    look: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What is to be written: texts by their paths in the library; ``customer`` is the customer's id.

    ``lacking`` are the tags of the shape that the library's own ``skills.yaml`` does not have, ``reacting`` the lines
    that would say in the file of a customer who is there what these do.
    """

    files: Mapping[str, str]
    customer: str
    is_level: bool
    lacking: tuple[str, ...] = ()
    reacting: str = ""


def draft_of(folder: Path, wish: Wish, schema: Path | None = None) -> Draft:
    """Work out every file that a new scene needs.

    Args:
        folder: the library, which need not be there yet.
        wish: what is asked for.
        schema: the folder of the JSON Schemas, if editors are to be told of it.

    Raises:
        NewSceneError: if the scene is there already, an id cannot be, or the library cannot be read.
    """
    if trouble := scaffold.trouble_with(wish.scene, "scene"):
        raise NewSceneError(trouble)
    if (folder / "scenes" / f"{wish.scene}.yaml").exists():
        raise NewSceneError(f"the scene '{wish.scene}' is there already, and is left as it is.")
    library = _read(folder)
    shape = SHAPES[wish.start]
    customer = _id_of(folder, library, wish.customer, "customer")
    named = wish.second or shape.second
    second = _id_of(folder, library, named, "second person") if named else ""
    if wish.look and library and customer in library.library.characters:
        raise NewSceneError(
            f"'{customer}' has a file already, and only somebody new is given a look."
            f" Write portrait: {file_of(wish.look)} into cast/{customer}.yaml."
        )
    if second == customer:
        raise NewSceneError(f"'{customer}' is in it already: the second person should be another one.")
    has_skills = (folder / SKILLS_FILE).exists()
    wanted = scaffold.tags_of(wish.start)
    tags = frozenset(library.library.skills) if library and has_skills else frozenset(wanted)
    known = library.library.characters if library else {}
    made: dict[str, str] = {}
    line = _Line(folder, schema)
    used = [tag for tag in wanted if tag in tags]
    if customer not in known:
        look = wish.look or look_for(customer, wish.customer)
        text = scaffold.customer_text(customer, wish.customer, file_of(look), used, shape, schema=line("cast"))
        made[f"cast/{customer}.yaml"] = text
    if second and second not in known:
        taken = {look for look in LOOKS if file_of(look) in "".join(made.values())}
        portrait = file_of(look_for(second, named, taken))
        made[f"cast/{second}.yaml"] = scaffold.second_text(second, named, portrait, used, shape, schema=line("cast"))
    if not has_skills:
        made[SKILLS_FILE] = scaffold.skills_text(tags, line("."))
    if is_level := not (folder / COURSE_FILE).exists():
        name = folder.resolve().name.replace("_", " ").replace("-", " ").capitalize()
        made[COURSE_FILE] = scaffold.course_text(name, wish.scene, line("."))
    plan = Plan(wish.scene, wish.title, wish.start, customer, UNKNOWN, tags, second, wish.commands)
    scene = _fitted(folder, replace(plan, modeline=line("scenes")), made)
    lacking = tuple(tag for tag in wanted if tag not in tags and tag != LISTEN)
    reacting = scaffold.reaction_lines(lacking, known[customer].meters) if customer in known else ""
    return Draft({f"scenes/{wish.scene}.yaml": scene, **made}, customer, is_level, lacking, reacting)


def _id_of(folder: Path, library: LibraryReading | None, who: str, what: str) -> str:
    """The id of somebody who is named by it, or by a new name.

    Raises:
        NewSceneError: if that cannot be an id, or has problems.
    """
    known = library.library.characters if library else {}
    id_ = who if who in known else scaffold.id_of(who)
    if trouble := scaffold.trouble_with(id_ or who, what):
        raise NewSceneError(trouble)
    if id_ not in known and (folder / "cast" / f"{id_}.yaml").exists():
        raise NewSceneError(f"the {what} '{id_}' is there already, and has problems. The command check shows them.")
    return id_


def write_draft(folder: Path, draft: Draft) -> tuple[Path, ...]:
    """Write the files of a draft; none that is there is ever touched, and after trouble none of them is left.

    Raises:
        NewSceneError: if one cannot be written.
    """
    written: list[Path] = []
    try:
        for name, text in draft.files.items():
            path = folder / name
            make_folder_for(path, folder)
            with path.open("x", encoding="utf-8", newline="\n") as file:
                written.append(path)
                file.write(text)
    except OSError as error:
        for path in written:
            path.unlink(missing_ok=True)
        why = "it is there already" if isinstance(error, FileExistsError) else reason_of(error)
        raise NewSceneError(f"'{error.filename or folder}' cannot be written: {why}. Nothing was written.") from error
    return tuple(written)


def _read(folder: Path) -> LibraryReading | None:
    if not folder.exists():
        return None
    try:
        return read_library(folder)
    except NoLibraryError as missing:
        raise NewSceneError(str(missing)) from missing


class _Line:
    """Where the schemas lie, as seen from a folder of the library; nothing where that is another disc or far away."""

    def __init__(self, folder: Path, schema: Path | None) -> None:
        self.folder = folder.resolve()
        self.schema = schema.resolve() if schema is not None else None

    def __call__(self, part: str) -> str:
        if self.schema is None:
            return ""
        try:
            found = Path(relpath(self.schema, self.folder / part)).as_posix()
        except ValueError:
            return ""
        return found if found.count("../") <= 2 else ""


def _fitted(folder: Path, plan: Plan, made: Mapping[str, str]) -> str:
    """The scene's text with the numbers at which it is fair: won with one slip, and not by chance.

    How an existing customer reacts is not known here, so it is tried out: many numbers, and the check of each.
    """
    trial = _sources(folder).having(made)
    library = read_library(trial).library
    character = library.characters.get(plan.customer)
    if character is None:
        raise NewSceneError(f"the customer '{plan.customer}' has problems. The command check shows them.")
    if not character.meters:
        raise NewSceneError(
            f"the customer '{plan.customer}' has no meters, so nothing could be won: give them one first."
        )
    meter = next((each for each in character.meters if each.good == "high"), character.meters[0])
    least: tuple[int, Plan] | None = None
    # A tag that the customer does not react to would do nothing in the scene.
    plan = replace(plan, meter=meter, tags=plan.tags & {reaction.tag for reaction in character.reacts})
    # A customer whom a fault hurts too much, or not at all, gets plain changes of mood in its stead.
    skills = frozenset(tag for tag in plan.tags if library.skills[tag].kind == "skill")
    plans = [replace(plan, tags=tags) for tags in (plan.tags, skills, frozenset[str]())]
    for tried in (each for one in plans for each in _fair(trial, one)):
        troubles = _troubles(trial, tried, library.skills)
        if least is None or troubles < least[0]:
            least = (troubles, tried)
        if not troubles:
            break
    if least is None:
        raise NewSceneError(
            f"'{plan.customer}' reacts to this scene in such a way that it cannot be won and lost fairly:"
            " take another customer, or a new name."
        )
    return scaffold.scene_text(least[1])


def _fair(trial: Sources, plan: Plan) -> Iterator[Plan]:
    """The fairest choices of numbers: first with the reactions alone, and the most forgiving first."""
    start = plan.meter.goodness(plan.meter.start)
    for extra in EXTRAS:
        found = []
        for needed in range(max(10, start - 10), 98, 4):
            tried = replace(plan, needed=needed, left=max(1, needed // 2), extra=extra)
            numbers = explored(*_read_scene(trial, tried)).figures
            if fairness := _fairness(numbers):
                found.append((fairness, replace(tried, plays=_plays(numbers))))
        yield from (tried for _, tried in sorted(found, key=lambda pair: -pair[0])[:MOST_OF_A_KIND])


def _troubles(trial: Sources, plan: Plan, skills: Mapping[str, Skill]) -> int:
    """How many problems the whole check finds in the scene."""
    scene, remembered = _read_scene(trial, plan)
    page = _with_scene(trial, plan).page(f"scenes/{scene.id}.yaml")
    check_scene(scene, page, remembered, AssetNames(), skills=skills)
    return len(page.problems)


def _fairness(found: Figures) -> float:
    """How fair a scene is: 0 where an ending is never reached, chance passes or nobody does; more is better."""
    if not all(ending.reachable for ending in found.endings.values()):
        return 0.0
    chance = found.passes["random"]
    bots = max(chance for name, chance in found.passes.items() if name != "random")
    if bots > 0 or not 0 < chance <= MOST_BY_CHANCE:
        return 0.0
    # The more often chance passes within its bound, the more slips the scene forgives.
    return 1.0 + chance


def _plays(found: Figures) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """A walk to every ending: the best one of all, and the shortest to each of the others."""
    plays = [("the model answer", found.greatest_walk, "won_over")]
    names = {"settled": "it could have been worse", "gone": "lost"}
    for id_, ending in found.endings.items():
        if id_ != "won_over" and ending.shortest:
            plays.append((names.get(id_, f"lost, by {id_.replace('_', ' ')}"), ending.shortest, id_))
    return tuple(plays)


def _sources(folder: Path) -> Sources:
    """The library as it is; an empty one where there is none yet."""
    return read_sources(folder, translations=False) if folder.exists() else Sources.of({}, folder.name)


def _with_scene(trial: Sources, plan: Plan) -> Sources:
    return trial.having({f"scenes/{plan.scene}.yaml": scaffold.scene_text(plan)})


def _read_scene(trial: Sources, plan: Plan) -> tuple[Scene, dict[str, tuple[str, ...]]]:
    """The scene as it would be, and the endings of the scenes that its customer remembers."""
    index = open_index(_with_scene(trial, plan))
    reading = read_scene(index, plan.scene)
    if reading.scene is None:
        first = next(problem for problem in reading.problems if problem.severity == "error")
        told = f"{first.file}, line {first.line}: {first.message}"
        raise NewSceneError(f"{told}. Mend that first; the command check shows all.")
    return reading.scene, endings_remembered(index, reading.scene)
