"""What is kept: players, attempts, decisions, endings and settings, in one SQLite file that is only ever added to."""
