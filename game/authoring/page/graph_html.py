"""The map as one page that opens anywhere without a network: pan, zoom, find, and the script of a beat beside it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import Final

from game.authoring.map import FONT, LEGEND_WIDTH, PAPER, MapDrawing, legend, map_of_boxes
from game.authoring.page.graph_page import MAP_SCRIPT, MAP_STYLE
from game.authoring.page.html_parts import ROW_STYLE
from game.authoring.page.pack_html import html_page, rows_html
from game.authoring.page.written_at import WrittenAt
from game.authoring.review import ENDINGS, Changed

ABOUT_LEGEND: Final = 48.0
"""The height of the legend's two rows, in pixels."""


def graph_page(drawing: MapDrawing, parts: Sequence[Changed], link: str = "") -> str:
    """The whole page.

    Args:
        drawing: the map as it is laid out.
        parts: the scene's script, which is shown beat by beat.
        link: what opens a line of the scene's file, with ``{line}`` for its number; empty where nothing does.
    """
    map_ = drawing.map
    written = WrittenAt(map_.file, link)
    scripts = []
    for part in parts:
        if part.part.id == ENDINGS:
            scripts += [
                _script(f"end {pair.row.id.removeprefix('ending/')}", pair.row.who, rows_html([pair], written))
                for pair in part.pairs
            ]
        else:
            rows = f"{written.at(part.part.line)}{rows_html(part.pairs, written)}"
            scripts.append(_script(part.part.id, part.part.title, rows))
    picture = (
        f'<svg id="picture" xmlns="http://www.w3.org/2000/svg" font-family="{FONT}" tabindex="0"'
        f' data-width="{drawing.width:g}" data-height="{drawing.height:g}" aria-label="The map">'
        f'<g id="view">{map_of_boxes(drawing, 0, 0)}</g></svg>'
    )
    key = (
        f'<svg viewBox="0 80 {LEGEND_WIDTH:g} {ABOUT_LEGEND + 8:g}" width="{LEGEND_WIDTH:g}" font-family="{FONT}"'
        f' role="img" aria-label="What the shapes and colours mean">{legend()}</svg>'
    )
    bar = (
        f'<header><div class="head"><h1>{escape(map_.title)}</h1><p>{escape(map_.id)}: {escape(map_.facts)}</p></div>'
        '<form id="find" role="search">'
        '<input type="search" placeholder="Find words or ids" aria-label="Find words or ids">'
        "<button>Find</button><output></output></form>"
        '<div class="tools"><button id="in" title="Zoom in (+)">+</button><button id="out" title="Zoom out (-)">'
        '\N{MINUS SIGN}</button><button id="fit" title="Show all (0)">All</button>'
        '<button id="key" aria-expanded="false">Legend</button></div></header>'
    )
    help_ = "Drag or use the arrow keys to move, the wheel or + and \N{MINUS SIGN} to zoom. Click a beat to read it."
    body = (
        f'{bar}<div id="legend" hidden>{key}</div><div id="stage">{picture}<p id="help">{help_}</p>'
        '<aside id="panel" aria-live="polite" hidden>'
        '<button id="close" aria-label="Close">\N{MULTIPLICATION SIGN}</button>'
        '<h2></h2><div class="script"></div></aside></div>'
        f"{''.join(scripts)}<script>{MAP_SCRIPT}</script>"
    )
    return html_page(f"{map_.title}: map", ROW_STYLE + MAP_STYLE.replace("PAPER", PAPER), body)


def _script(id_: str, title: str, rows: str) -> str:
    return f'<template data-script="{escape(id_)}" data-title="{escape(title)}">{rows}</template>'
