"""The pure core: what a scene is, how it is played, and what can be known about it; standard library only."""
