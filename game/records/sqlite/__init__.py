"""The records in one SQLite file."""
