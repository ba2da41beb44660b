"""What a map is made of before anything has its place: the boxes with their sizes, and the wires between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from game.authoring.figures import share
from game.authoring.map.graph import Arrow, BeatNode, EndingNode, SceneMap
from game.authoring.map.lettering import wrapped
from game.story.debrief import Grade

BEAT_WIDTH: Final = 248.0
PILL_WIDTH: Final = 188.0
ENDING_WIDTH: Final = 190.0
SMALL_TEXT: Final = 12.0
"""The font size of everything but a beat's id and an ending's title, in pixels."""
HEAD: Final = 13.0
LINE: Final = 16.0
"""The height of a line of text, in pixels."""
PADDING: Final = 10.0


@dataclass(frozen=True, slots=True)
class Lettered:
    """One line of text in a box: ``role`` says what it is, so that whoever draws it can choose how."""

    text: str
    role: Literal["id", "speaker", "words", "label", "needs", "cost", "title", "note", "trouble"]


@dataclass(frozen=True, slots=True)
class MapBox:
    """One box with its place: a beat, an ending, an option on its way, a condition on its way, or trouble."""

    kind: Literal["beat", "ending", "option", "condition", "trouble"]
    id: str
    about: BeatNode | EndingNode | Arrow
    lines: tuple[Lettered, ...]
    x: float
    y: float
    width: float
    height: float


class Plan:
    """The boxes with their sizes, unplaced, and the wires between them, each once."""

    def __init__(self, map_: SceneMap) -> None:
        self.boxes: dict[str, MapBox] = {}
        self.wires: dict[tuple[str, str], bool] = {}
        for beat in map_.beats:
            self.box("beat", f"beat {beat.id}", beat, _beat_lines(beat), BEAT_WIDTH)
        for arrow in map_.arrows:
            self.arrow(arrow)
        for ending in map_.endings:
            self.box("ending", f"end {ending.id}", ending, _ending_lines(ending), ENDING_WIDTH, extra=10)

    def box(
        self,
        kind: Literal["beat", "ending", "option", "condition", "trouble"],
        id_: str,
        about: BeatNode | EndingNode | Arrow,
        lines: tuple[Lettered, ...],
        width: float,
        *,
        extra: float = 0,
    ) -> str:
        """Put in a box, once; returns its id."""
        height = len(lines) * LINE + 2 * PADDING * (0.8 if kind != "beat" else 1) + extra
        self.boxes.setdefault(id_, MapBox(kind, id_, about, lines, 0, 0, width, height))
        return id_

    def arrow(self, arrow: Arrow) -> None:
        """Put in a way out of a beat: its boxes, and the wires between them."""
        place = f"beat {arrow.source}"
        dead = arrow.dead
        if arrow.option:
            # The same option offered under other conditions is another way to it.
            pill = self.box("option", f"option {arrow.option} {arrow.needs}", arrow, _option_lines(arrow), PILL_WIDTH)
            place = self.wire(place, pill, dead=dead)
        if arrow.to == ".":
            return
        if arrow.then:
            lines = tuple(Lettered(line, "needs") for line in wrapped(arrow.then, SMALL_TEXT, PILL_WIDTH - 24, 4))
            id_ = f"if {arrow.source} {arrow.then} {arrow.to} {arrow.ends}"
            place = self.wire(place, self.box("condition", id_, arrow, lines, PILL_WIDTH), dead=dead)
        target = f"end {arrow.to}" if arrow.ends else f"beat {arrow.to}"
        if not arrow.to:
            text = wrapped("runs off its end: add go or end", SMALL_TEXT, PILL_WIDTH - 24, 2)
            lines = tuple(Lettered(line, "trouble") for line in text)
            target = self.box("trouble", f"off {arrow.source}", arrow, lines, PILL_WIDTH)
        self.wire(place, target, dead=dead)

    def wire(self, source: str, target: str, *, dead: bool) -> str:
        """Put in a wire, once: dead only if every way along it is; returns where it leads."""
        self.wires[source, target] = dead and self.wires.get((source, target), True)
        return target


def _beat_lines(beat: BeatNode) -> tuple[Lettered, ...]:
    inside = BEAT_WIDTH - 2 * PADDING - 6
    found = [Lettered(line, "id") for line in wrapped(beat.id, HEAD, inside - (48 if beat.starts else 0), 2, bold=True)]
    if beat.speaker:
        text = wrapped(f"{beat.speaker}: {beat.words}", SMALL_TEXT, inside, 3)
        found += [Lettered(line, "speaker" if at == 0 else "words") for at, line in enumerate(text)]
    if beat.stage:
        found += [Lettered(line, "note") for line in wrapped(beat.stage, SMALL_TEXT, inside, 2)]
    if not beat.reached:
        found.append(Lettered("Nobody can come here", "trouble"))
    return tuple(found)


def _ending_lines(ending: EndingNode) -> tuple[Lettered, ...]:
    inside = ENDING_WIDTH - 44
    found = [Lettered(ending.outcome.upper(), "note")]
    found += [Lettered(line, "title") for line in wrapped(ending.title, HEAD, inside, 2, bold=True)]
    if not ending.reached:
        found.append(Lettered("never reached", "trouble"))
    elif ending.share is not None:
        found.append(Lettered(f"{share(ending.share)} of random play", "note"))
    return tuple(found)


def _option_lines(arrow: Arrow) -> tuple[Lettered, ...]:
    inside = PILL_WIDTH - 2 * PADDING - 4
    found = [Lettered(line, "label") for line in wrapped(arrow.label, SMALL_TEXT, inside, 3)]
    if arrow.aside:
        found += [Lettered(line, "note") for line in wrapped(arrow.aside, SMALL_TEXT, inside, 2)]
    if arrow.needs:
        found += [Lettered(line, "needs") for line in wrapped(f"only if {arrow.needs}", SMALL_TEXT, inside, 3)]
    if arrow.dead:
        found.append(Lettered("never open", "trouble"))
    elif arrow.cost is not None:
        found.append(Lettered(cost_in_words(arrow.cost, arrow.grade), "cost"))
    if arrow.to == ".":
        found.append(Lettered("and carries on here", "note"))
    return tuple(found)


def cost_in_words(cost: float, grade: Grade | None) -> str:
    """What an option costs a steady colleague on average, in points of the score: ``best``, ``costs 12``.

    A fault that costs little is never called best, and says what it is: ``a fault, costs nothing``.
    """
    said = f"costs {cost:.0f}" if cost >= 0.95 else "costs under 1" if cost >= 0.05 else "best"
    if grade != "little":
        return said
    return f"a fault, {said.replace('best', 'costs nothing')}"
