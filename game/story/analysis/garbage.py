"""Python's search for garbage in circles, put off while millions of values are made that are in none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_search_for_circles() -> Iterator[None]:
    """Put it off; if it was on it is on again afterwards, whatever happens.

    It would look through all states of a scene again and again as they become more, which takes a fifth of the time,
    and find nothing. What is not needed any more is given back at once as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
