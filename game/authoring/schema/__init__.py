"""JSON Schemas, so that an editor helps while a scene is written."""

from game.authoring.schema.schema import OF_FILES, library_schemas, schemas

__all__ = [
    "OF_FILES",
    "library_schemas",
    "schemas",
]
