"""What stands in a scene, in words that somebody who never opens the file can read."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Final

from game.story.condition import in_words, meter_in_words
from game.story.model import (
    NARRATOR,
    YOU,
    Assign,
    Change,
    Mood,
    Option,
    Promise,
    Scene,
    SetFlags,
    Settle,
    Skill,
    Step,
    TakeNote,
    When,
    fill,
    priced,
)
from game.story.model import condition as c

PLAYER_SHOWN: Final = "[name]"
"""What stands for the player's name, which nobody knows yet."""
_LOOSE: Final = " ,;:.-\N{EN DASH}"


def filled(text: str, scene: Scene) -> str:
    """A text as the player will see it, on one line: the firm's words put in, ``[name]`` for the player's."""
    return " ".join(fill(text, scene.words_for(PLAYER_SHOWN)).split())


def speaker_name(speaker: str, scene: Scene) -> str:
    """Who that is: ``Mrs Smith``, ``You``, ``Narrator``."""
    if speaker == YOU:
        return "You"
    if speaker == NARRATOR:
        return "Narrator"
    character = scene.character(speaker)
    return character.name if character else speaker


def aside_of(option: Option, scene: Scene) -> list[str]:
    """Whom of several an option is said to, and what it costs in money: ``to Grace``, ``spends £8.00``."""
    to = f"to {speaker_name(option.to, scene)}" if option.to else ""
    spent = f"spends {priced(option.costs, scene.currency)}" if option.costs else ""
    return [part for part in (to, spent) if part]


def promise_in_words(step: Promise | Settle, scene: Scene) -> str:
    """Who is given the player's word, or what becomes of it: ``promises Mrs Smith “Ring her”, by Monday at ten``."""
    if isinstance(step, Settle):
        return f"{step.how}, if it was promised: “{filled(scene.promises[step.promise].text, scene).removesuffix('.')}”"
    text, by = filled(step.text, scene).removesuffix("."), filled(step.by, scene)
    return f"promises {speaker_name(step.to, scene)} “{text}”, {by}"


def cut(text: str, most: int) -> str:
    """The first words of a text: at most that many characters, never half a word where that can be helped."""
    if len(text) <= most:
        return text
    start = text[: most - 1]
    space = start.rfind(" ")
    return f"{start[: space if space > most // 2 else None].rstrip(_LOOSE)}…"


def only_if(trees: Iterable[c.Condition], scene: Scene) -> str:
    """Conditions that must all hold, as one part of a sentence; nothing where there are none."""
    parts = tuple(trees)
    if not parts:
        return ""
    return in_words(parts[0] if len(parts) == 1 else c.Both(parts), scene)


def branch_in_words(trees: Iterable[c.Condition], scene: Scene) -> str:
    """Under which conditions a way is taken; of what failed before it, only what does not go without saying."""
    parts = tuple(dict.fromkeys(trees))
    holds = [part for part in parts if not isinstance(part, c.Not)]
    asked = {part.left for part in holds if isinstance(part, c.Compare) and part.sign == "=="}
    fails = [part for part in parts if isinstance(part, c.Not) and not _says_itself(part, asked)]
    if len(fails) == 1 and not isinstance(fails[0].part, c.Both | c.Either):
        return f"if {only_if((*holds, *fails), scene)}"
    rest = only_if(holds, scene)
    if not fails:
        return f"if {rest}" if rest else ""
    return f"otherwise, if {rest}" if rest else "otherwise"


def _says_itself(failed: c.Not, asked: Container[c.Condition]) -> bool:
    """Whether it goes without saying: what is one word is no other word."""
    part = failed.part
    return isinstance(part, c.Compare) and part.sign == "==" and part.left in asked


def changes_in_words(changes: Iterable[Change], scene: Scene) -> str:
    """Changes to meters: ``Mrs Smith's anger +5``."""
    return ", ".join(
        f"{meter_in_words(change.meter, scene)} "
        + (f"becomes {change.amount}" if change.sets else f"{change.amount:+d}".replace("-", "\N{MINUS SIGN}"))
        for change in changes
    )


def assigns_in_words(assigns: Iterable[Assign]) -> str:
    """Changes to flags: ``“told day” becomes true``."""
    return ", ".join(
        f"“{_plain(assign.flag)}” {f'{assign.value:+d}' if assign.adds else f'becomes {_value(assign.value)}'}"
        for assign in assigns
    )


def steps_in_words(steps: Iterable[Step], scene: Scene) -> str:
    """What steps change: ``“queue” -1; Mrs Smith's anger +5 if …``; those that change nothing are left out."""
    found = []
    for step in steps:
        match step:
            case Mood(changes):
                found.append(changes_in_words(changes, scene))
            case SetFlags(assigns):
                found.append(assigns_in_words(assigns))
            case TakeNote(text=text):
                found.append(f"note “{filled(text, scene)}”")
            case Promise() | Settle():
                found.append(promise_in_words(step, scene))
            case When(when, then, otherwise):
                found.append(f"{steps_in_words(then, scene)} if {in_words(when, scene)}")
                found += [f"else {steps_in_words(otherwise, scene)}"] if otherwise else []
    return "; ".join(found)


def tags_in_words(tags: Iterable[str], skills: Mapping[str, Skill]) -> str:
    """Tags by the labels that trainers know them by, faults marked: ``Listen, Excuse (fault)``."""
    return ", ".join(
        f"{skills[tag].label}{' (fault)' if skills[tag].kind == 'fault' else ''}" if tag in skills else _plain(tag)
        for tag in tags
    )


def _plain(id_: str) -> str:
    return id_.replace("_", " ")


def _value(value: bool | int | str) -> str:  # noqa: FBT001 - what a flag holds
    return str(value).lower() if isinstance(value, bool) else _plain(str(value))


def sum_in_words(tree: c.Condition, scene: Scene) -> str:
    """A score as a sum that can be read: without the outermost brackets, with the marks of school."""
    said = in_words(tree, scene)
    while said.startswith("(") and _closes(said) == len(said) - 1:
        said = said[1:-1]
    return said.replace(" * ", " × ").replace(" / ", " ÷ ")  # noqa: RUF001 - the marks that are meant


def _closes(said: str) -> int:
    """Where the bracket that a text begins with is closed."""
    depth = 0
    for at, character in enumerate(said):
        depth += (character == "(") - (character == ")")
        if not depth:
            return at
    return -1
