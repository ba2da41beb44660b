"""The safe subset of SVG: what the game's rasteriser draws faithfully, checked with messages that teach.

The rasteriser inside pygame (nanosvg) silently drops clip paths, masks, `use`, filters, text, images and
style sheets, and misplaces gradients that are not in user space. A picture that needs those would come out
wrong without a word, so everything outside the subset is refused here, before anything is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

SHAPES = frozenset({"path", "circle", "ellipse", "rect", "polygon", "line"})
GRADIENTS = frozenset({"linearGradient", "radialGradient"})
ELEMENTS = SHAPES | GRADIENTS | {"svg", "g", "defs", "stop"}
ATTRIBUTES = frozenset(
    [
        "id",
        "viewBox",
        "width",
        "height",
        "transform",
        "d",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "fx",
        "fy",
        "points",
        "offset",
        "gradientUnits",
        "gradientTransform",
        "fill",
        "fill-opacity",
        "fill-rule",
        "opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "stop-color",
        "stop-opacity",
    ]
)

INSTEAD = {
    "clipPath": "draw the shape the way it should end, or paint what lies in front over it",
    "mask": "use a gradient with stop-opacity",
    "use": "repeat the shape itself",
    "filter": "use a soft gradient in place of a blur",
    "text": "turn the letters into paths",
    "image": "trace it into shapes",
    "style": "write fill, stroke and opacity as attributes of each shape",
    "symbol": "repeat the shape itself",
    "pattern": "draw the repeated shapes",
    "metadata": "save as plain SVG, without the editor's own data",
}

_REFERENCE = re.compile(r"url\(\s*#([^)\s]+)\s*\)")


def local(name: str) -> str:
    """An element or attribute name without its namespace."""
    return name.rpartition("}")[2]


def parse(svg_text: str) -> ET.Element:
    """The root of an SVG text; ValueError when it is not one."""
    if "<!DOCTYPE" in svg_text or "<!ENTITY" in svg_text:
        raise ValueError("The file begins with a DOCTYPE. Remove that line: entities are not read.")
    try:
        root = ET.fromstring(svg_text)  # noqa: S314  entities were refused above
    except ET.ParseError as error:
        raise ValueError(f"This is not well-formed SVG: {error}.") from None
    if local(root.tag) != "svg":
        raise ValueError(f"The outermost element is <{local(root.tag)}>; it has to be <svg>.")
    return root


def problems(root: ET.Element) -> Iterator[str]:
    """Everything in the picture that lies outside the safe subset, one sentence each."""
    if "viewBox" not in root.attrib:
        yield 'The <svg> has no viewBox. Write for example viewBox="0 0 800 1000".'
    known = {element.get("id") for element in root.iter() if local(element.tag) in GRADIENTS}
    for element in root.iter():
        yield from _problems_of(element, known)


def _problems_of(element: ET.Element, known: set[str | None]) -> Iterator[str]:
    tag = local(element.tag)
    if tag not in ELEMENTS:
        advice = INSTEAD.get(tag, "only " + ", ".join(sorted(SHAPES)) + " and gradients are drawn")
        yield f"<{tag}> is not drawn by the game: {advice}."
        return
    named = f'<{tag} id="{element.get("id")}">' if element.get("id") else f"<{tag}>"
    if tag in GRADIENTS and element.get("gradientUnits") != "userSpaceOnUse":
        yield f'{named} needs gradientUnits="userSpaceOnUse", with its points in the units of the picture.'
    if tag == "g" and "opacity" in element.attrib:
        yield f"{named} has an opacity, which a group does not pass on: give it to each shape inside."
    for name, value in element.attrib.items():
        attribute = local(name)
        if attribute in ("style", "class"):
            yield f'{named} has {attribute}="{value}": write fill="…", stroke="…", opacity="…" instead.'
        elif attribute.startswith("data-"):
            continue
        elif attribute not in ATTRIBUTES:
            yield f"{named} has the attribute {attribute}, which the game does not draw. Remove it."
        for reference in _REFERENCE.findall(value):
            if reference not in known:
                yield f"{named} is filled with #{reference}, but no gradient has that id."


def references(text: str) -> frozenset[str]:
    """The ids of the gradients that this piece of SVG is painted with."""
    return frozenset(_REFERENCE.findall(text))


def _quoted(value: str) -> str:
    """An attribute's value in quotation marks (the library's own way to do this loads half a web browser)."""
    for character, name in (("&", "amp"), ("<", "lt"), (">", "gt"), ('"', "quot"), ("\n", "#10"), ("\t", "#9")):
        value = value.replace(character, f"&{name};")
    return f'"{value}"'


def written(element: ET.Element) -> str:
    """An element and all that is in it as SVG text without namespaces, to be put into another picture."""
    attributes = "".join(f" {local(name)}={_quoted(value)}" for name, value in element.attrib.items())
    inner = "".join(written(child) for child in element)
    tag = local(element.tag)
    return f"<{tag}{attributes}>{inner}</{tag}>" if inner else f"<{tag}{attributes}/>"
