"""Models of one's own that play a kind: the parameter `actor.KIND` names a .glb file among the project's media."""

from pathlib import Path

from studio.errors import BadInputError
from studio.model.recipe import MEDIA
from studio.project.media import MediaStore

ACTOR = "actor."
"""What the names of these parameters begin with; the kind follows."""
MODEL = ".glb"


def take_in_model(media: MediaStore, path: Path) -> str:
    """Copy a model into the project; returns the value for `actor.KIND`.

    Raises `BadInputError` for what is no .glb file, and as `MediaStore.copy_in`.
    """
    if path.suffix.lower() != MODEL or not path.is_file():
        raise BadInputError(f"'{path}' is no model: give a .glb file that is there, or nothing to take it away.")
    return MEDIA + media.copy_in(path)
