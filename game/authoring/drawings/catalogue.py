"""What can be wrong with a drawing of the library's own: a portrait or a place."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class BrokenDrawing(Code):
    """A portrait or a place that cannot be read is replaced: by a stand-in, or by a plain wall.

    A drawing is an SVG, a PNG or a JPEG in the library's folder `portraits` or `places`. An SVG says with `viewBox`, or
    with its width and height, what part of it is seen.

    ```svg bad
    ><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0">
       <circle cx="400" cy="500" r="300" fill="#c98f6e"/>
     </svg>
    ```

    ```svg good
     <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000">
       <circle cx="400" cy="500" r="300" fill="#c98f6e"/>
     </svg>
    ```
    """

    id: ClassVar[str] = "DLG141"
    title: ClassVar[str] = "A drawing that cannot be read"


class LostPart(Code):
    """The game draws shapes, and what ordinary programs make of them; a few things it leaves out.

    Drawn are paths and other shapes, groups, what `use` repeats, styles and classes, transforms, gradients, clip paths
    and masks, and how much is seen through. Not drawn are letters, pictures inside the drawing, shadows and blurs,
    patterns, arrow heads and all that moves. The rest of the drawing is shown without them.

    ```svg bad
     <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000">
       <circle cx="400" cy="500" r="300" fill="#c98f6e"/>
    >  <text x="300" y="900">Ola</text>
     </svg>
    ```

    Letters are drawn once they are paths: in Inkscape, Path, Object to Path; in Figma, Flatten; in Illustrator, Create
    Outlines. A drawing that needs more can be saved as a PNG and used so.

    ```svg good
     <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000">
       <circle cx="400" cy="500" r="300" fill="#c98f6e"/>
       <path d="M300 900H500" stroke="#333333" stroke-width="20"/>
     </svg>
    ```
    """

    id: ClassVar[str] = "DLG142"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A part of a drawing that is not drawn"


class HeavyDrawing(Code):
    """A drawing that asks for too much would leave the window deaf while it is drawn, so it is not drawn at all.

    It may have ten thousand parts, sixty groups inside each other, a hundred thousand points and twenty thousand
    dashes, and a photograph sixteen million pixels. `check` draws each drawing once, in a process of its own, and tells
    one that takes longer than some seconds.

    ```svg bad
     <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000">
    >  <path d="M0 500H800" stroke="#333333" stroke-dasharray="0.001 0.001"/>
     </svg>
    ```

    ```svg good
     <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000">
       <path d="M0 500H800" stroke="#333333" stroke-dasharray="20 10"/>
     </svg>
    ```
    """

    id: ClassVar[str] = "DLG143"
    title: ClassVar[str] = "A drawing that asks for too much"


class StiffFace(Code):
    """A portrait with parts for a face that moves has a fault in them, so it stands still.

    The game draws eyes, brows and mouth in the place of the group `features`, whose attributes say where they are.
    `docs/portraits.md` lists them; `python -m game new --portrait NAME` writes a drawing that has them all.

    ```svg bad
     <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000">
       <circle cx="400" cy="450" r="250" fill="#c98f6e"/>
    >  <g id="features" data-left-eye="310,390,44"/>
     </svg>
    ```

    A portrait that is to stand still needs no such group.

    ```svg good
     <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 1000">
       <circle cx="400" cy="450" r="250" fill="#c98f6e"/>
     </svg>
    ```
    """

    id: ClassVar[str] = "DLG144"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A face that was to move, and cannot"
