"""A map with less in it, for a scene that is too large to be drawn whole."""

from __future__ import annotations

from dataclasses import replace

from game.authoring.map.graph import Arrow, SceneMap


def grouped(map_: SceneMap) -> SceneMap:
    """The map with the options of a beat that lead to the same place drawn as one."""
    ways: dict[tuple[str, str, bool], list[Arrow]] = {}
    for arrow in map_.arrows:
        ways.setdefault((arrow.source, arrow.to, arrow.ends), []).append(arrow)
    return replace(map_, arrows=tuple(_together(arrows) for arrows in ways.values()))


def beats_alone(map_: SceneMap) -> SceneMap:
    """The map without its options: from each beat straight to where it can lead."""
    ways: dict[tuple[str, str, bool], Arrow] = {}
    for arrow in map_.arrows:
        if arrow.to != ".":
            bare = replace(arrow, option="", label="", cost=None, grade=None, needs="", then="", kind="flow", aside="")
            known = ways.setdefault((arrow.source, arrow.to, arrow.ends), bare)
            if known.dead and not arrow.dead:
                ways[arrow.source, arrow.to, arrow.ends] = bare
    return replace(map_, arrows=tuple(ways.values()))


def _together(arrows: list[Arrow]) -> Arrow:
    """Several ways to one place as one."""
    first = arrows[0]
    options = {arrow.option: arrow for arrow in arrows if arrow.option}
    if len(options) < 2:
        return first if len(arrows) == 1 else replace(first, needs="", then="", dead=all(way.dead for way in arrows))
    shown = next(iter(options.values()))
    return replace(
        shown,
        label=f"{len(options):,} options: {shown.label}",
        aside="",
        cost=None,
        grade=None,
        needs="",
        then="",
        dead=all(way.dead for way in arrows),
    )
