"""Having the passes of a take written, and waiting for them."""

import queue
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from studio.errors import BadInputError, CancelledError, EngineError, WorkerError
from studio.model.recipe import Recipe
from studio.render.host import Died, Report, WorkerHost
from studio.render.process import Launch
from studio.wire import messages as m

JOB = "passes"


def write_guides(
    launch: Launch,
    recipe: Recipe,
    folder: Path,
    *,
    only: Sequence[str] = (),
    media: Mapping[str, str] | None = None,
    progress: Callable[[int, int], None],
) -> m.Guided:
    """Start a worker, have it write the passes of a recipe's frames into a folder, and end it.

    `only` names the passes wanted (all, if none), `media` maps the hashes in the recipe to files.
    Raises `BadInputError` for an engine that knows none, `EngineError`, and `WorkerError` if the worker dies.
    """
    told: queue.SimpleQueue[Report] = queue.SimpleQueue()
    host = WorkerHost(launch, told.put)
    try:
        host.load()
        order = m.Guide(job=JOB, recipe=recipe.canonical(), out=str(folder), only=tuple(only), media=dict(media or {}))
        host.generate(order, what="passes")
        while True:
            match told.get():
                case m.Guided() as answer:
                    return answer
                case m.Progress(job="passes", step=step, steps=steps):
                    progress(step, steps)
                case m.Failed(kind="bad_input", sentence=sentence):
                    raise BadInputError(sentence)
                case m.Failed(sentence=sentence):
                    raise EngineError(sentence)
                case m.Cancelled():
                    raise CancelledError("The passes were cancelled.")
                case Died(sentence=sentence):
                    raise WorkerError(sentence)
                case _:
                    continue
    finally:
        host.close()
