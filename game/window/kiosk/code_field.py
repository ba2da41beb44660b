"""A field for a code: it comes out as the mask has it, whatever is typed."""

from __future__ import annotations

from game.kiosk import LONGEST_CODE, laid_out
from game.window.commands import Command, Typed
from game.window.widgets.text_field import TextField


class CodeField(TextField):
    """What is written is in capitals, and what is the same in every code comes by itself."""

    def __init__(self, id_: str, mask: str, text: str = "") -> None:
        super().__init__(id_, text, most=len(mask) or LONGEST_CODE)
        self._mask = mask

    def takes(self, command: Command, *, marked: bool) -> bool:
        """Take letters and digits as far as they fit."""
        taken = super().takes(command, marked=marked)
        if isinstance(command, Typed):
            self.text = laid_out(self.text, self._mask)
        return taken
