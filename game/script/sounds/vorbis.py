"""The third header of Vorbis, which says how sound is packed, read as its specification has it (section 4.2.4).

Decoders trust it: one whose codes do not add up makes some of them read and write where nothing is theirs.
"""

from __future__ import annotations

from typing import Final, NamedTuple

MOST_ENTRIES: Final = 2**16
MOST_VALUES: Final = 2**20
"""What a codebook unpacks to; real ones have some thousand."""
_BOOK: Final = 0x564342
_MOST_POINTS: Final = 65


class OddVorbisError(Exception):
    """The header is none."""


class _Book(NamedTuple):
    dimensions: int
    entries: int
    has_values: bool


class _Bits:
    """Reads numbers of so many bits, the lowest first."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def read(self, bits: int) -> int:
        start, self.at = self.at, self.at + bits
        if self.at > len(self.data) * 8:
            raise OddVorbisError
        window = int.from_bytes(self.data[start >> 3 : (self.at + 7) >> 3], "little")
        return window >> (start & 7) & (1 << bits) - 1

    def below(self, bits: int, most: int) -> int:
        """A number that must be less than another."""
        found = self.read(bits)
        _need(found < most)
        return found


def look_at_setup(packet: bytes, channels: int) -> None:
    """Read the whole header.

    Args:
        packet: the third packet of the stream.
        channels: as many as the first one says.

    Raises:
        OddVorbisError: where it contradicts itself.
    """
    bits = _Bits(packet)
    bits.at = 7 * 8
    books = [_book(bits) for _ in range(bits.read(8) + 1)]
    for _ in range(bits.read(6) + 1):
        bits.below(16, 1)
    floors = bits.read(6) + 1
    for _ in range(floors):
        _floor(bits, books)
    residues = bits.read(6) + 1
    for _ in range(residues):
        _residue(bits, books)
    mappings = bits.read(6) + 1
    for _ in range(mappings):
        _mapping(bits, channels, floors, residues)
    for _ in range(bits.read(6) + 1):
        bits.read(1)
        bits.below(16, 1)
        bits.below(16, 1)
        bits.below(8, mappings)
    _need(bits.read(1) == 1)


def _need(holds: bool) -> None:  # noqa: FBT001 - it is the whole of what is said
    if not holds:
        raise OddVorbisError


def _book(bits: _Bits) -> _Book:
    _need(bits.read(24) == _BOOK)
    dimensions, entries = bits.read(16), bits.read(24)
    _need(0 < entries <= MOST_ENTRIES and dimensions > 0)
    lengths = _ordered(bits, entries) if bits.read(1) else _listed(bits, entries)
    # Every code must lead somewhere: their shares of the whole make up the whole.
    _need(len(lengths) == 1 or sum(1 << 32 - length for length in lengths) == 1 << 32)
    kind = bits.below(4, 3)
    if kind:
        bits.read(32)
        bits.read(32)
        width = bits.read(4) + 1
        bits.read(1)
        values = entries * dimensions
        _need(values <= MOST_VALUES)
        for _ in range(_across(entries, dimensions) if kind == 1 else values):
            bits.read(width)
    return _Book(dimensions, entries, kind > 0)


def _ordered(bits: _Bits, entries: int) -> list[int]:
    lengths: list[int] = []
    length = bits.read(5) + 1
    while len(lengths) < entries:
        left = entries - len(lengths)
        count = bits.below(left.bit_length(), left + 1)
        _need(length <= 32)
        lengths += [length] * count
        length += 1
    return lengths


def _listed(bits: _Bits, entries: int) -> list[int]:
    has_gaps = bits.read(1)
    return [bits.read(5) + 1 for _ in range(entries) if not has_gaps or bits.read(1)]


def _across(entries: int, dimensions: int) -> int:
    """The greatest number whose power is no more than the entries."""
    found = 1
    while (found + 1) ** min(dimensions, 32) <= entries:
        found += 1
    return found


def _floor(bits: _Bits, books: list[_Book]) -> None:
    _need(bits.read(16) == 1)
    of_class = [bits.read(4) for _ in range(bits.read(5))]
    sizes = []
    for _ in range(max(of_class, default=-1) + 1):
        sizes.append(bits.read(3) + 1)
        parts = bits.read(2)
        if parts:
            bits.below(8, len(books))
        for _ in range(1 << parts):
            bits.below(8, len(books) + 1)
    bits.read(2)
    width = bits.read(4)
    points = [0, 1 << width, *(bits.read(width) for each in of_class for _ in range(sizes[each]))]
    _need(len(points) <= _MOST_POINTS and len(set(points)) == len(points))


def _residue(bits: _Bits, books: list[_Book]) -> None:
    bits.below(16, 3)
    begin, end = bits.read(24), bits.read(24)
    bits.read(24)
    classes = bits.read(6) + 1
    book = books[bits.below(8, len(books))]
    _need(begin <= end and classes ** min(book.dimensions, 20) <= book.entries)
    cascades = []
    for _ in range(classes):
        low = bits.read(3)
        cascades.append(bits.read(5) << 3 | low if bits.read(1) else low)
    for _ in range(sum(cascade.bit_count() for cascade in cascades)):
        _need(books[bits.below(8, len(books))].has_values)


def _mapping(bits: _Bits, channels: int, floors: int, residues: int) -> None:
    bits.below(16, 1)
    parts = bits.read(4) + 1 if bits.read(1) else 1
    if bits.read(1):
        width = (channels - 1).bit_length()
        for _ in range(bits.read(8) + 1):
            _need(bits.below(width, channels) != bits.below(width, channels))
    bits.below(2, 1)
    if parts > 1:
        for _ in range(channels):
            bits.below(4, parts)
    for _ in range(parts):
        bits.read(8)
        bits.below(8, floors)
        bits.below(8, residues)
