"""Keeps what is costly to make, up to a weight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, Protocol, TypeVar


class Sized(Protocol):
    """What has a size in pixels."""

    def get_width(self) -> int:
        """How wide it is."""

    def get_height(self) -> int:
        """How high it is."""


Surface = TypeVar("Surface", bound=Sized)


class SurfaceCache(Generic[Surface]):
    """Surfaces by key; those not used for longest are let go when they weigh too much together."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._surfaces: OrderedDict[Hashable, Surface] = OrderedDict()
        self._weight = 0

    def get(self, key: Hashable, make: Callable[[], Surface]) -> Surface:
        """The surface of that key, made if it is not kept."""
        surface = self._surfaces.get(key)
        if surface is not None:
            self._surfaces.move_to_end(key)
            return surface
        surface = make()
        self._surfaces[key] = surface
        self._weight += _weight(surface)
        while self._weight > self.most and len(self._surfaces) > 1:
            _, old = self._surfaces.popitem(last=False)
            self._weight -= _weight(old)
        return surface


def _weight(surface: Sized) -> int:
    return surface.get_width() * surface.get_height() * 4
