"""The same game in a terminal: plain lines and numbers, fit for a screen reader and for a pipe."""
