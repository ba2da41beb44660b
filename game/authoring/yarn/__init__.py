"""Stories written in Yarn, read so that they can be written as scenes."""

from game.authoring.yarn.yarn import read_yarn

__all__ = ["read_yarn"]
