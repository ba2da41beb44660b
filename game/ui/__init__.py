"""The window: screens that answer commands with requests, and the few modules that know pygame."""
