"""Pages that open in a browser: the map and the script."""
