"""Head & Heart: branching customer-service conversations with people whose mood reacts to every choice."""

from typing import Final

__version__: Final = "0.1.0"
"""The one place where the version stands: the build reads it from here, and ``--version`` prints it."""
