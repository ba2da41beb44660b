"""What can be wrong with a comment that accepts a warning."""

from __future__ import annotations

from typing import ClassVar

from game.script.catalogue.code import Code
from game.script.problems import Severity


class CannotAccept(Code):
    """A warning is accepted by its code and a reason, in a comment: `# accept DLG403: he reads it from the form`.

    The reason is for whoever opens the file next year, so it is asked for. An error cannot be accepted: the scene would
    not play. Several warnings can stand in one comment: `# accept DLG401, DLG403: it is the form`.

    ```yaml bad top
     flags:
       promised: false
    >  # accept DLG111
       called_back: false
    ```

    ```yaml good top
     flags:
       promised: false
       # accept DLG111: next month's scene asks for it
       called_back: false
    ```
    """

    id: ClassVar[str] = "DLG097"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "A warning that is not accepted so"


class AcceptsNothing(Code):
    """What was accepted is not there any more: the comment can go, before it hides something new.

    A comment accepts what is told of its own line, or, where it stands in a line of its own, of the line below it. At
    the head of a file, above its first word, it accepts that warning in the whole file. `check --accepted` lists all
    that is accepted.

    ```yaml bad top
     flags:
    >  # accept DLG111: next month's scene asks for it
       promised: false
    ```

    ```yaml good top
     flags:
       promised: false
    ```
    """

    id: ClassVar[str] = "DLG098"
    severity: ClassVar[Severity] = "warning"
    title: ClassVar[str] = "Accepted, and not there"
