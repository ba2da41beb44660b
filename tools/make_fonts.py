"""Makes the fonts of the game: subsets of Noto, a whole Lexend, a plain zero for Atkinson, and what each face has.

    python tools/make_fonts.py FOLDER...       looks for the whole Noto faces, and the parts of Lexend, in these folders

Needs fonttools and brotli, which the project itself does not. It was run once, on the faces of Debian's
fonts-noto-core, fonts-noto-extra and fonts-noto-cjk, on Noto Emoji as npm has it (@expo-google-fonts/noto-emoji) and on
Lexend as npm has it (@fontsource/lexend); run it again where a face or a character is to be added.
``assets/fonts/coverage.txt`` tells the game and ``check`` what is there.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fontTools import subset  # type: ignore[import-not-found]  # not a dependency of the project
from fontTools.merge import Merger  # type: ignore[import-not-found]  # as above
from fontTools.pens.ttGlyphPen import TTGlyphPointPen  # type: ignore[import-not-found]  # as above
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]  # as above

FONTS: Final = Path(__file__).resolve().parent.parent / "assets" / "fonts"
ALPHABETS: Final = ((0x20, 0x52F), (0x1D00, 0x1FFF), (0x2000, 0x218F))
"""Latin, Greek and Cyrillic with all that is added to them, marks, punctuation and currencies."""
WHOLE: Final = ((0x20, 0x2FFFF),)
SIGNS: Final = (
    (0x2190, 0x22FF),
    (0x2300, 0x23FF),
    (0x2500, 0x27BF),
    (0x2900, 0x297F),
    (0x2A00, 0x2A7F),
    (0x2B00, 0x2BFF),
)
"""Arrows, mathematics, shapes and ticks."""
EAST: Final = (
    *((0x3000, 0x30FF), (0x3100, 0x318F), (0x31F0, 0x31FF)),
    *((0x3200, 0x33FF), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF)),
)
"""Punctuation and kana, Bopomofo and single letters of Hangul, and forms of full width."""
TWO_WEIGHTS: Final = ("NotoSans", "NotoSansHebrew", "NotoSansArabic", "NotoSansDevanagari", "NotoSansThai")
LEXEND: Final = ("latin", "latin-ext", "vietnamese")
"""The parts in which Lexend comes."""
ONE_WEIGHT: Final = ("Armenian", "Georgian", "Bengali", "Tamil", "Telugu", "Gurmukhi")


def main(folders: list[str]) -> int:
    """Make them all."""
    sources = {path.name: path for folder in folders for path in Path(folder).rglob("*.*")}
    for name in TWO_WEIGHTS:
        for weight in ("Regular", "SemiBold"):
            _subset(sources[f"{name}-{weight}.ttf"], spread(ALPHABETS if name == "NotoSans" else WHOLE))
    _subset(sources["NotoSerif-SemiBold.ttf"], spread(ALPHABETS))
    for script in ONE_WEIGHT:
        _subset(sources[f"NotoSans{script}-Regular.ttf"], spread(WHOLE))
    for name in ("Math", "Symbols", "Symbols2"):
        _subset(sources[f"NotoSans{name}-Regular.ttf"], spread(SIGNS), features=())
    east = {*spread(EAST), *_common()}
    _subset(sources["NotoSansCJK-Regular.ttc"], east, "NotoSansCJKsc-Regular.otf", features=(), number=2)
    _subset(sources["NotoEmoji_400Regular.ttf"], spread(WHOLE), "NotoEmoji-Regular.ttf", features=())
    for weight, number in (("Regular", 400), ("SemiBold", 600)):
        _together([sources[f"lexend-{part}-{number}-normal.woff2"] for part in LEXEND], f"Lexend-{weight}.ttf")
    for weight in ("Regular", "SemiBold"):
        _plain_zero(FONTS / f"AtkinsonHyperlegibleNext-{weight}.ttf")
    (FONTS / "coverage.txt").write_text("".join(_covered()), encoding="ascii", newline="\n")
    return 0


def spread(ranges: Iterable[tuple[int, int]]) -> Iterator[int]:
    """Every number of some ranges."""
    for first, last in ranges:
        yield from range(first, last + 1)


def _common() -> set[int]:
    """The ideographs of the common sets of China, Taiwan and Japan, and the syllables of Korea's."""
    pairs = [bytes((high, low)) for high in range(0xA1, 0xFF) for low in range(0x40, 0xFF)]
    found: set[int] = set()
    for encoding, last in (("gb2312", 0xFF), ("big5", 0xC6), ("euc_jp", 0xFF), ("euc_kr", 0xFF)):
        for pair in pairs:
            code = [ord(one) for one in pair.decode(encoding, "ignore")] if pair[0] <= last else []
            wanted = (0xAC00, 0xD7A3) if encoding == "euc_kr" else (0x3400, 0x9FFF)
            found.update(one for one in code if wanted[0] <= one <= wanted[1])
    return found


def _subset(
    source: Path, codes: Iterable[int], name: str = "", *, features: tuple[str, ...] = ("*",), number: int = -1
) -> None:
    """A face with some characters only, without hints."""
    options = subset.Options()
    options.hinting, options.notdef_outline, options.font_number = False, True, number
    options.layout_features = list(features)
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "MATH"]
    font = subset.load_font(source, options)
    maker = subset.Subsetter(options)
    maker.populate(unicodes=list(codes))
    maker.subset(font)
    subset.save_font(font, FONTS / (name or source.name), options)


def _together(parts: list[Path], name: str) -> None:
    """A face from the parts in which it comes for the web; where two have a character, the first one's is taken."""
    with TemporaryDirectory() as folder:
        files, taken = [], set[int]()
        for number, part in enumerate(parts):
            options = subset.Options()
            options.hinting, options.notdef_outline, options.layout_features = False, True, ["*"]
            options.name_IDs, options.flavor = [0, 1, 2, 4, 5, 6, 13, 14], None
            font = subset.load_font(part, options)
            own = set(font.getBestCmap()) - taken
            taken |= own
            maker = subset.Subsetter(options)
            maker.populate(unicodes=sorted(own))
            maker.subset(font)
            files.append(str(Path(folder) / f"{number}.ttf"))
            font.flavor = None
            font.save(files[-1])
        Merger().merge(files).save(FONTS / name)


def _plain_zero(path: Path) -> None:
    """Take the slash out of the zero, which made £10 read as £1Ø: one counter, as wide as both halves were."""
    font = TTFont(path)
    glyphs = font["glyf"]
    points, ends, _ = glyphs["zero"].getCoordinates(glyphs)
    if len(ends) != 3:
        return
    outline, rest = list(points[: ends[0] + 1]), list(points[ends[0] + 1 :])
    outer, inner = (_bounds(part) for part in (outline, rest))
    flags = list(glyphs["zero"].flags[: ends[0] + 1])
    pen = TTGlyphPointPen(None)
    counter = [_mapped(point, outer, inner) for point in outline]
    for contour, on in ((outline, flags), (counter[::-1], flags[::-1])):
        pen.beginPath()
        for point, flag in zip(contour, on, strict=True):
            pen.addPoint(point, "qcurve" if flag & 1 else None)
        pen.endPath()
    glyphs["zero"] = pen.glyph()
    for record in font["name"].names:
        if record.nameID == 5:
            record.string = f"{record.toUnicode()}; zero without its slash"
    font.save(path)


def _bounds(points: list[tuple[int, int]]) -> tuple[int, int, int, int]:
    across, down = [x for x, _ in points], [y for _, y in points]
    return min(across), min(down), max(across), max(down)


def _mapped(
    point: tuple[int, int], outer: tuple[int, int, int, int], inner: tuple[int, int, int, int]
) -> tuple[int, int]:
    """A point of the outline on the counter."""
    share = [(point[axis] - outer[axis]) / (outer[axis + 2] - outer[axis]) for axis in (0, 1)]
    x, y = (round(inner[axis] + share[axis] * (inner[axis + 2] - inner[axis])) for axis in (0, 1))
    return x, y


def _covered() -> Iterator[str]:
    """A line for each font file: its name and the characters that it has, as ranges of hexadecimal numbers."""
    for path in sorted(FONTS.glob("*.[ot]tf")):
        codes = sorted(TTFont(path, lazy=True).getBestCmap())
        yield f"{path.name} {' '.join(_ranges(codes))}\n"


def _ranges(codes: list[int]) -> Iterator[str]:
    first = before = codes[0]
    for code in [*codes[1:], sys.maxunicode + 9]:
        if code != before + 1:
            yield f"{first:X}" if first == before else f"{first:X}-{before:X}"
            first = code
        before = code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
