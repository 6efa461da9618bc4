"""Steering a shot's take by its draft: the depth of what previs stages, as a video among the project's media."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from studio.codec.depth import write_depth_video
from studio.errors import BadInputError
from studio.model.board import Board
from studio.model.recipe import MEDIA, Recipe, media_of, resolve, snap_frames, snap_size
from studio.model.rows import Ask, Grid, Shot
from studio.project.media import MediaStore
from studio.render.guiding import write_guides
from studio.render.process import Launch
from studio.wire.capability import Capabilities, Parameter

CONTROL = "control"
"""The parameter that names the video which steers a take."""
DEPTH = "depth"


def control_of(capabilities: Capabilities) -> Parameter:
    """An engine's parameter for a video that steers; raises `BadInputError` if it, or the model, has none."""
    for parameter in capabilities.parameters:
        if parameter.name == CONTROL and parameter.kind == "video":
            return parameter
    model = f" with '{capabilities.model}'" if capabilities.model else ""
    raise BadInputError(f"{capabilities.title}{model} takes no control video: choose a model that does, such as VACE.")


def staged_like(board: Board, shot: Shot, draft: Ask, ask: Ask) -> Recipe:
    """The recipe of a draft that has the size and the length of the take that is asked for.

    `draft` is what the draft is asked for: as the shot's take was, if that is one of the same engine.
    """
    take = board.chosen(shot)
    if take is not None and take.engine == draft.engine:
        draft = take.ask
    alone = msgspec.structs.replace(draft, takes_first_frame=False)
    grid = ask.grid or Grid()
    width, height = snap_size(board.project.width, board.project.height, grid)
    recipe = resolve(board, shot, alone).recipe
    return msgspec.structs.replace(
        recipe, width=width + width % 2, height=height + height % 2, frames=snap_frames(shot.frames, grid)
    )


def depth_control(launch: Launch, recipe: Recipe, media: MediaStore, *, progress: Callable[[int, int], None]) -> str:
    """Have an engine write the depth of a recipe's frames, and take it into the project as a video; the value for the
    parameter `control`.

    Takes a worker of its own and as long as it takes: call it from a thread. What `progress` raises stops it. Raises as
    `write_guides`, `DiskFullError`, `MediaError`.
    """
    files = {sha256: str(media.path(sha256)) for sha256 in media_of(recipe)}
    with tempfile.TemporaryDirectory(prefix="storyreel-depth-") as folder:
        made = write_guides(launch, recipe, Path(folder), only=(DEPTH,), media=files, progress=progress)
        part = media.new_part(".mp4")
        try:
            write_depth_video([Path(folder) / name for name in made.files], part, recipe.rate.fraction)
            return MEDIA + media.adopt(part)
        finally:
            part.unlink(missing_ok=True)
