"""The YAML boundary: reads a library into the story's own values, and tells everything wrong with it at its line."""
