"""The map as text for other programs: Mermaid, which wikis and code hosts draw, and DOT for Graphviz."""

from __future__ import annotations

from typing import Final

from game.authoring.map import palette
from game.authoring.map.graph import Arrow, SceneMap
from game.authoring.map.plan import cost_in_words

_MERMAID_SHAPES: Final = {"won": ("([", "])"), "settled": ("{{", "}}"), "lost": ("[[", "]]")}
_DOT_SHAPES: Final = {"won": "ellipse", "settled": "hexagon", "lost": "doubleoctagon"}


def mermaid_of(map_: SceneMap) -> str:
    """The map as a Mermaid flowchart; every text is quoted, and cannot become part of the chart."""
    out = ["---", f"title: {_quoted(map_.title)}", "---", "flowchart TD"]
    for beat in map_.beats:
        words = f"{beat.speaker}: {beat.words}" if beat.speaker else ""
        trouble = "" if beat.reached else "nobody can come here"
        text = _entities("\n".join(filter(None, (beat.id, words, beat.stage, trouble))))
        kind = "unreached" if not beat.reached else "decision" if beat.decides else "beat"
        out.append(f'  b_{beat.id}["{text}"]:::{kind}')
    for ending in map_.endings:
        left, right = _MERMAID_SHAPES[ending.outcome]
        text = _entities(
            f"{ending.outcome.upper()}\n{ending.title}{'' if ending.reached else chr(10) + 'never reached'}"
        )
        out.append(f'  e_{ending.id}{left}"{text}"{right}:::{ending.outcome}')
    for number, arrow in enumerate(map_.arrows):
        label = _label(arrow)
        line = "-.->" if arrow.dead else "-->"
        said = f'|"{_entities(label)}"|' if label else ""
        out.append(f"  b_{arrow.source} {line}{said} {_target(arrow, number)}")
        if not arrow.to:
            out.append(f'  off_{number}["runs off its end"]:::unreached')
    out.append(f"  b_{next(beat.id for beat in map_.beats if beat.starts)}:::start")
    inks: dict[str, palette.Ink] = {"beat": palette.BEAT, "decision": palette.DECISION, "unreached": palette.UNREACHED}
    for outcome, ink in palette.OUTCOME_INKS.items():
        inks[outcome] = ink  # noqa: PERF403 - the keys are of a narrower kind
    for name, ink in inks.items():
        dashes = ",stroke-dasharray:6 4" if name == "unreached" else ""
        out.append(f"  classDef {name} fill:{ink.ground},stroke:{ink.edge},color:{ink.text}{dashes}")
    out.append("  classDef start stroke-width:3px")
    return "\n".join(out) + "\n"


def dot_of(map_: SceneMap) -> str:
    """The map as a DOT graph; ``dot -Tsvg`` draws it."""
    title = _quoted(f"{map_.title} ({map_.id}: {map_.facts})")
    out = [
        "digraph conversation {",
        f"  label={title}; labelloc=t; rankdir=TB; bgcolor={_quoted(palette.PAPER)};",
        '  node [fontname="Helvetica,Arial,sans-serif", fontsize=11, style=filled];',
        f'  edge [fontname="Helvetica,Arial,sans-serif", fontsize=10, color={_quoted(palette.WIRE)}];',
    ]
    for beat in map_.beats:
        ink = palette.UNREACHED if not beat.reached else palette.DECISION if beat.decides else palette.BEAT
        words = f"{beat.speaker}: {beat.words}" if beat.speaker else ""
        trouble = "" if beat.reached else "nobody can come here"
        text = "\n".join(filter(None, (beat.id, words, beat.stage, trouble)))
        style = "filled,rounded" if beat.reached else "filled,rounded,dashed"
        width = 2.5 if beat.starts else 1
        out.append(
            f'  {_quoted(beat.id)} [shape=box, style="{style}", label={_quoted(_folded(text))},'
            f" fillcolor={_quoted(ink.ground)}, color={_quoted(ink.edge)}, penwidth={width}];"
        )
    for ending in map_.endings:
        ink = palette.OUTCOME_INKS[ending.outcome]
        text = f"{ending.outcome.upper()}\n{ending.title}{'' if ending.reached else chr(10) + 'never reached'}"
        out.append(
            f"  {_quoted(f'end {ending.id}')} [shape={_DOT_SHAPES[ending.outcome]}, label={_quoted(_folded(text))},"
            f" fillcolor={_quoted(ink.ground)}, color={_quoted(ink.edge)}];"
        )
    for number, arrow in enumerate(map_.arrows):
        colour = (
            palette.GRADE_INKS[arrow.grade].edge if arrow.grade else palette.TROUBLE if arrow.dead else palette.WIRE
        )
        style = ", style=dashed" if arrow.dead else ""
        label = _quoted(_folded(_label(arrow)))
        if not arrow.to:
            out.append(f'  "off {number}" [label="runs off its end", color={_quoted(palette.TROUBLE)}];')
        goal = f"end {arrow.to}" if arrow.ends else arrow.source if arrow.to == "." else arrow.to or f"off {number}"
        out.append(f"  {_quoted(arrow.source)} -> {_quoted(goal)} [label={label}, color={_quoted(colour)}{style}];")
    out.append("}")
    return "\n".join(out) + "\n"


def _target(arrow: Arrow, number: int) -> str:
    if arrow.ends:
        return f"e_{arrow.to}"
    if arrow.to == ".":
        return f"b_{arrow.source}"
    return f"b_{arrow.to}" if arrow.to else f"off_{number}"


def _label(arrow: Arrow) -> str:
    cost = "never open" if arrow.dead else "" if arrow.cost is None else cost_in_words(arrow.cost, arrow.grade)
    said = f"{arrow.label} ({cost})" if arrow.label and cost else arrow.label
    return "\n".join(filter(None, (said, arrow.aside, f"only if {arrow.needs}" if arrow.needs else "", arrow.then)))


def _entities(text: str) -> str:
    """A text inside Mermaid's quotation marks: every character that means something there as an entity."""
    marks = "".join(
        character if character.isalnum() or character in " .,:!?()'\n" else f"#{ord(character)};" for character in text
    )
    return marks.replace("\n", "<br/>")


def _quoted(text: str) -> str:
    r"""A text as DOT and YAML quote it; a line's end is ``\n`` in both."""
    plain = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{"".join(character for character in plain if character.isprintable())}"'


def _folded(text: str, width: int = 34) -> str:
    """A text in lines of about that many characters."""
    lines = []
    for part in text.split("\n"):
        line = ""
        for word in part.split():
            if line and len(line) + len(word) >= width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}".strip()
        lines.append(line)
    return "\n".join(lines)
