"""JSON Schemas, so that an editor helps while a scene is written."""

from game.authoring.schema.schema import schemas

__all__ = [
    "schemas",
]
