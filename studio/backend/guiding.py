"""Writing the passes that an engine knows of its frames."""

from pathlib import Path

from studio.backend.engine import Cancel, Engine, Guiding, Request
from studio.codec.passes import check_passes, write_passes
from studio.errors import BadInputError
from studio.model.recipe import Recipe
from studio.wire import messages as m
from studio.wire.channel import Channel


def guide(
    engine: Engine, recipe: Recipe, order: m.Guide, cancel: Cancel, channel: Channel[m.ToWorker]
) -> m.Guided | m.Cancelled:
    """Write the passes of a recipe's frames into the order's folder, one file a frame.

    Raises `BadInputError` for an engine that knows no geometry, or a pass that is none.
    """
    if not isinstance(engine, Guiding):
        title = engine.describe().title
        raise BadInputError(f"{title} knows no geometry, so there are no passes of its takes.")
    wanted = check_passes(order.only)
    names, frames = engine.guides(Request(recipe, files={name: Path(path) for name, path in order.media.items()}))
    files: list[str] = []
    for guides in frames:
        if cancel.requested:
            return m.Cancelled(job=order.job)
        path = Path(order.out) / f"{len(files):05d}.exr"
        write_passes(path, {name: getattr(guides, name) for name in wanted})
        files.append(path.name)
        channel.offer(m.Progress(job=order.job, step=len(files), steps=recipe.frames))
    return m.Guided(job=order.job, files=tuple(files), names=dict(names))
