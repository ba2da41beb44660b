"""One visit, for every front end."""
