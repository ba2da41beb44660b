"""While an input method puts a word together, the keys are the method's: nothing starts, leaves or is taken back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.window.commands import Command, Composed, Point, Quit, Redraw, Resize, Scroll, Typed


class Composing:
    """What is being put together is ``text``; ``""`` where nothing is."""

    def __init__(self) -> None:
        self.text = ""

    def heard(self, commands: Sequence[Command]) -> Iterator[Command]:
        """The commands of one frame that are the game's.

        The key that ends a word is not, whether it comes before the word or after it: what follows a word that was
        put together waits for the next frame.
        """
        begun = bool(self.text)
        for command in commands:
            match command:
                case Composed(text):
                    self.text = text
                    begun = begun or bool(text)
                case Typed():
                    self.text = ""
                    yield command
                case Point() | Scroll() | Resize() | Redraw() | Quit():
                    yield command
                case _ if not begun:
                    yield command
