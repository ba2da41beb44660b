"""Writes a new scene to start from, with a customer and a library around it where there is none yet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from game.authoring.new_scene.shapes import SHAPES, Shape, ShapeName
from game.script.readers import KEYWORDS, SNAKE_CASE
from game.script.source import is_reserved
from game.story.model import LISTEN, NARRATOR, YOU, Meter

_MARK: Final = re.compile(r"<(\w+)>")
_DOES: Final = re.compile(r"^( *)<does ([\w,]+) (good|bad) (\d+)>$", re.MULTILINE)
_TAGS_OF: Final = re.compile(r"<does ([\w,]+) ")
_REACTS: Final = re.compile(r"^  (\w+):.*(?:\n    .*)*\n?", re.MULTILINE)
_SECOND: Final = re.compile(r"^<2>(.*\n)", re.MULTILINE)
_REACTING: Final = "<reacting>"
_ENTRY: Final = re.compile(r"^(\w+):.*\n", re.MULTILINE)
_COMMENT: Final = re.compile(r"^((?:scene|score|character|  \w+): [^#\n\"]*?)  +# ", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be written.

    ``meter`` is the customer's meter that decides, ``needed`` how good it must be to win and ``left`` how bad to lose
    (0-100, turned so that 100 is good), ``extra`` what good and bad choices change it by
    beside the reactions. ``tags`` are those the library has, ``plays`` walks by name with their endings. ``second`` is
    who else is there, ``""`` for nobody; ``commands`` are the lines that tell how to check, play and see it.
    """

    scene: str
    title: str
    start: ShapeName
    customer: str
    meter: Meter
    tags: AbstractSet[str]
    second: str = ""
    commands: tuple[tuple[str, str], ...] = ()
    needed: int = 50
    left: int = 25
    extra: tuple[int, int] = (0, 0)
    plays: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    modeline: str = ""


def template(name: str) -> str:
    """One of the texts that things are written from."""
    return (files("game.authoring") / "templates" / f"{name}.template").read_text(encoding="utf-8")


def tags_of(start: ShapeName) -> tuple[str, ...]:
    """Every tag that a start uses, each once, in the order of use; hearing a line out is one too."""
    text = template(start)
    heard = (LISTEN,) if "cut_in:" in text else ()
    return tuple(dict.fromkeys((*heard, *(tag for found in _TAGS_OF.findall(text) for tag in found.split(",")))))


def scene_text(plan: Plan) -> str:
    """The scene's file."""
    bare = plan.meter.id.partition(".")[2]
    # Where two are there, both may have a meter of that name.
    meter = plan.meter.id if plan.second else bare

    def sign(kind: str) -> str:
        return "+" if (kind == "good") == (plan.meter.good == "high") else "-"

    def does(found: re.Match[str]) -> str:
        indent, tags, kind, amount = found.groups()
        known = [tag for tag in tags.split(",") if tag in plan.tags]
        if known:
            listed = known[0] if len(known) == 1 else f"[{', '.join(known)}]"
            extra = plan.extra[kind == "bad"]
            return f"{indent}does: {listed}" + (f"\n{indent}mood: {{{meter}: {sign(kind)}{extra}}}" if extra else "")
        return f"{indent}mood: {{{meter}: {sign(kind)}{amount}}}"

    text = _SECOND.sub(r"\1" if plan.second else "", template(plan.start))
    text = _DOES.sub(does, text)
    taught = [tag for tag in SHAPES[plan.start].teaches if tag in plan.tags]
    teaches = f"teaches: [{', '.join(taught)}]          # tags from skills.yaml\n" if taught else ""
    high = plan.meter.good == "high"
    words = {
        "modeline": modeline(plan.modeline, "scene"),
        "scene": plan.scene,
        "title": quoted_text(plan.title),
        "teaches": teaches,
        "who": plan.customer,
        "second": plan.second,
        "bare": bare,
        "meter": meter,
        "won": f"{meter} >= {plan.needed}" if high else f"{meter} <= {100 - plan.needed}",
        "score": meter if high else f"100 - {meter}",
        "lost": f"{meter} <= {plan.left}" if high else f"{meter} >= {100 - plan.left}",
        "commands": "\n".join(f"# {said:<38}  {command}" for said, command in plan.commands),
        "plays": "\n".join(_play(*play) for play in plan.plays),
    }
    if not plan.commands:
        text = text.replace("<commands>\n", "")
    text = _lined_up(_MARK.sub(lambda found: words[found[1]], text))
    return text if plan.plays else re.sub(r"\nplays:.*\n+\Z", "", text) + "\n"


def customer_text(id_: str, name: str, portrait: str, tags: Iterable[str], shape: Shape, *, schema: str = "") -> str:
    """A new customer's file, with that portrait, who reacts to these tags and no others."""
    words = {
        "modeline": modeline(schema, "character"),
        "who": id_,
        "name": quoted_text(name),
        "role": quoted_text(shape.role),
        "portrait": portrait,
        "upset": shape.upset,
        "Upset": shape.upset.capitalize(),
        "worn": shape.worn,
    }
    return _lined_up(_MARK.sub(lambda found: words[found[1]], _reacting("customer", tags)))


def second_text(id_: str, name: str, portrait: str, tags: Iterable[str], shape: Shape, *, schema: str = "") -> str:
    """The file of somebody who is there as well; one who reacts to nothing has no meters either."""
    text = _reacting("second", tags)
    if text.rstrip().endswith("changes nothing"):
        text = text.partition(_REACTING)[0]
    words = {
        "modeline": modeline(schema, "character"),
        "who": id_,
        "name": quoted_text(name),
        "role": quoted_text(shape.second_role),
        "portrait": portrait,
    }
    return _lined_up(_MARK.sub(lambda found: words[found[1]], text.replace(_REACTING, "")))


def _reacting(name: str, tags: Iterable[str]) -> str:
    """A person's template with the reactions to these tags alone."""
    kept = frozenset(tags)
    head, reacts, body = template(name).partition("reacts:")
    return head + reacts + _REACTS.sub(lambda found: found[0] if found[1] in kept else "", body)


def skills_text(tags: Iterable[str], schema: str = "") -> str:
    """A ``skills.yaml`` with these tags."""
    kept = frozenset(tags)
    text = _ENTRY.sub(lambda found: found[0] if found[1] in kept else "", template("skills"))
    return _MARK.sub(lambda _: modeline(schema, "skills"), text)


def skill_lines(tags: Iterable[str]) -> str:
    """The lines of these tags alone, to be put into a ``skills.yaml`` that is there."""
    kept = frozenset(tags)
    return "".join(found[0] for found in _ENTRY.finditer(template("skills")) if found[1] in kept)


def reaction_lines(tags: Iterable[str], meters: Iterable[Meter]) -> str:
    """What each tag does to somebody, as lines under ``reacts``; nothing where they lack the meters for it."""
    kept, own = frozenset(tags), {meter.id.partition(".")[2]: meter.good for meter in meters}
    upset = next((name for name, good in own.items() if good == "low"), "")
    if not upset or own.get("trust") != "high":
        return ""
    lines = "".join(found[0] for found in _REACTS.finditer(template("customer")) if found[1] in kept)
    return lines.replace("<upset>", upset)


def course_text(title: str, scene: str, schema: str = "") -> str:
    """A ``course.yaml`` with one level."""
    words = {"modeline": modeline(schema, "course"), "course": quoted_text(title), "scene": scene}
    return _MARK.sub(lambda found: words[found[1]], template("course"))


def _lined_up(text: str) -> str:
    """A text whose comments stand in one column again where a word of another length was put in before them."""
    return _COMMENT.sub(lambda found: f"{found[1]:<28}  # ", text)


def modeline(schema: str, name: str) -> str:
    """The line that tells an editor which schema a file has; nothing where there is none beside the library."""
    return f"# yaml-language-server: $schema={schema}/{name}.json\n" if schema else ""


def quoted_text(text: str) -> str:
    """A text as it must be written so that it is read as that text, whatever is in it."""
    one_line = " ".join(text.split()).replace("{", "{{")
    if re.fullmatch(r"[A-Za-z][\w ,.'-]*", one_line) and one_line.lower() not in ("true", "false", "null"):
        return one_line
    inside = one_line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(character for character in inside if character.isprintable())}"'


def id_of(text: str) -> str:
    """The id that a name makes: ``Tom O'Reilly`` is ``tom_oreilly``; nothing where it makes none."""
    bare = re.sub(r"[^a-z0-9]+", "_", re.sub(r"['\N{RIGHT SINGLE QUOTATION MARK}]", "", text).lower()).strip("_")[:40]
    return bare if SNAKE_CASE.fullmatch(bare) else ""


def trouble_with(id_: str, what: str) -> str:
    """Why that cannot be the id of a scene or a customer, with one that can; nothing where it can."""
    if not SNAKE_CASE.fullmatch(id_):
        instead = id_of(id_) or ("late_install" if what == "scene" else "mrs_smith")
        return (
            f"'{id_}' cannot be the id of a {what}: an id is small letters, digits and _, and begins with a letter,"
            f" for example {instead}."
        )
    if is_reserved(id_):
        return f"no {what} can be called '{id_}': Windows keeps that name for itself. Write the_{id_}, for example."
    if what in {"customer", "second person"} and id_ in {*KEYWORDS, NARRATOR, YOU}:
        return f"no {what} can be called '{id_}': it means something else in a scene."
    return ""


def _play(name: str, choose: tuple[str, ...], ends: str) -> str:
    return f"  {name}:\n    choose: [{', '.join(choose)}]\n    ends: {ends}"
