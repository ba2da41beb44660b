"""The command line: reads what was asked for, hands it to the room that can do it, prints, and gives the exit code."""
