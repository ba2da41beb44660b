"""Head & Heart: branching customer-service conversations with people whose mood reacts to every choice."""

__version__ = "0.1.0"
"""The one place where the version stands: the build reads it from here, and ``--version`` prints it."""
