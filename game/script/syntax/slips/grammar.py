"""What may stand where in each kind of file: enough of it to see whether a file's structure can have been meant."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from game.story.model import FORMER_KINDS


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text, one name, one name or a list of names, one condition, or one short value."""

    kind: Literal["text", "name", "names", "condition", "value"]
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group of keys: those it knows, those it cannot do without, and what stands under any other, if any may."""

    keys: Mapping[str, Shape] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    rest: Shape | None = None
    may_be_empty: bool = False


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    of: Shape


@dataclass(frozen=True, slots=True)
class Steps:
    """A list of steps, each a group with one key that says what it is."""


@dataclass(frozen=True, slots=True)
class Either:
    """Whichever of some shapes is of the kind that stands there, else the first."""

    of: tuple[Shape, ...]


Shape = Leaf | Group | Items | Steps | Either

TEXT: Final = Leaf("text")
NAME: Final = Leaf("name")
NAMES: Final = Leaf("names")
CONDITION: Final = Leaf("condition")
VALUE: Final = Leaf("value")
CHANGES: Final = Group(rest=VALUE)
NOTES: Final = Group(rest=TEXT)
PROMISES: Final = Group(rest=Group({"to": NAME, "by": TEXT, "text": TEXT}))
OF_PROMISES: Final[Mapping[str, Shape]] = {"promise": PROMISES, "keep_promise": NAMES, "break_promise": NAMES}
STEPS: Final = Steps()

OPTION: Final = Group(
    {
        "say": TEXT, "label": TEXT, "does": NAMES, "mood": CHANGES, "set": CHANGES, "note": NOTES, "when": CONDITION,
        "locked": TEXT, "once": NAME, "why": TEXT, "reply": STEPS, "go": NAME, "end": NAME, "after": VALUE,
        "to": NAME,
        "cut_off": NAME, "costs": VALUE,
        **OF_PROMISES,
    }
)  # fmt: skip
OPTIONS: Final = Group(rest=OPTION)
HEAR_OUT: Final = Group({key: OPTION.keys[key] for key in ("does", "mood", "set", "note", "why", "reply", "go", "end")})
STEP_KINDS: Final[Mapping[str, Shape]] = {
    "choose": OPTIONS, "mood": CHANGES, "set": CHANGES, "note": NOTES, **OF_PROMISES, "place": NAME, "go": NAME,
    "end": NAME,
}  # fmt: skip
BESIDE_LINE: Final[Mapping[str, Shape]] = {
    "face": NAME, "voice": VALUE, "sound": NAME, "cut_in": OPTIONS, "hear_out": HEAR_OUT, "when": CONDITION,
}  # fmt: skip
BLOCK: Final[Mapping[str, Shape]] = {"when": CONDITION, "then": STEPS, "otherwise": STEPS}

SCENE: Final = Group(
    {
        "scene": NAME, "title": TEXT, "summary": TEXT, "briefing": TEXT, "keep": TEXT, "teaches": NAMES, "coach": NAME,
        "meters": NAME, "overhear": NAME, "place": NAME, "channel": NAME,
        "cast": Group(rest=Group(rest=VALUE, may_be_empty=True)),
        "flags": Group(rest=Either((VALUE, Items(VALUE)))),
        "variants": Group(rest=Items(VALUE)),
        "start": NAME, "passes": CONDITION, "score": CONDITION,
        "gauge": Group(rest=Group({"label": TEXT, "good": NAME, "most": VALUE}, ("good", "most"))),
        "beats": Group(rest=STEPS), "every_turn": STEPS,
        "endings": Group(rest=Group({"title": TEXT, "outcome": NAME, "text": TEXT}, ("title", "outcome"))),
        "plays": Group(
            rest=Group(
                {
                    "choose": NAMES, "ends": NAME, "expect": CONDITION, "variants": CHANGES,
                    "remember": Group(rest=NAME),
                },
                ("choose",),
            ),
        ),
    },
    ("scene", "title", "beats", "endings"),
)  # fmt: skip
_CASE: Final = Group({"when": CONDITION, "again": CHANGES}, rest=VALUE)
CHARACTER: Final = Group(
    {
        "character": NAME, "name": TEXT, "called": TEXT, "role": TEXT, "portrait": VALUE, "pitch": NAME,
        "meters": Group(rest=Group({"label": TEXT, "start": VALUE, "good": NAME}, ("start", "good"))),
        "faces": Group(rest=Leaf("condition", may_be_empty=True)),
        "reacts": Group(rest=Either((_CASE, Items(_CASE)))),
    },
    ("character", "name"),
)  # fmt: skip
SKILLS: Final = Group(
    rest=Group({"label": TEXT, "half": NAME, "kind": NAME, "tip": TEXT}, ("label", "half", "kind", "tip"))
)
COURSE: Final = Group(
    {
        "title": TEXT, "library": NAME, "words": Group(rest=TEXT), "currency": VALUE,
        "levels": Items(Either((NAME, Group({"scene": NAME, "after": NAME, "needs": NAME}, ("scene",))))),
    },
    ("title",),
)  # fmt: skip


RENAMED: Final = Group({"renamed": Items(Group(dict.fromkeys((*FORMER_KINDS, "now"), NAME), ("now",)))}, ("renamed",))


def _keys(shape: Shape) -> frozenset[str]:
    """Every key that a shape knows, at any depth."""
    match shape:
        case Group(keys, _, rest):
            below = [*keys.values(), *([rest] if rest is not None else [])]
            return frozenset(keys).union(*map(_keys, below))
        case Items(of):
            return _keys(of)
        case Either(shapes):
            return frozenset[str]().union(*map(_keys, shapes))
        case Steps():
            return frozenset((*STEP_KINDS, *BESIDE_LINE, *BLOCK, *OPTION.keys))
    return frozenset()


FILES: Final[Mapping[str, Group]] = {
    "scene": SCENE, "character": CHARACTER, "skills": SKILLS, "course": COURSE, "renamed": RENAMED,
}  # fmt: skip
"""What may stand in each kind of file."""
KEYS: Final = {kind: _keys(shape) for kind, shape in FILES.items()}
"""Every key of each kind of file, at any depth."""
