"""Tools for trainers over a library: checks, exact answers, and what they hand to other people. No screen here."""
