"""The window: screens that answer commands with requests, and the few modules that know pygame."""

import os

# Said before pygame is imported for the first time, or it greets on standard output, which belongs to the command.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
