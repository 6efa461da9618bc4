"""Checks of what goes wrong: a process that is killed, wishes that nobody can fulfil, memory given back."""

import os
import signal
from collections.abc import Iterator
from typing import NamedTuple

from studio.conformance.findings import UnfitError, demand, demand_excuse, demand_finished, demand_sentence, told
from studio.conformance.stand import Stand
from studio.conformance.stopping import begun
from studio.model.recipe import Bridge, Recipe, snap_size
from studio.render.reports import Died
from studio.wire import messages as m

NOWHERE = "/nowhere/storyreel-conformance/model"
"""A model that is on no machine."""

_BAD_FILE = ("bad_input", "missing")


def survives_being_killed(stand: Stand) -> None:
    """A process that is killed in the middle of a job fails that job in words; the next one makes it."""
    job = begun(stand)
    pid = stand.host.pid
    if pid is not None and job.end is None:
        os.kill(pid, signal.SIGKILL)
    end = stand.end(job, "the end of a job whose process was killed")
    if isinstance(end, m.Finished):
        return
    demand(isinstance(end, Died), f"A job whose process is killed should fail with it, but {told(end)}")
    assert isinstance(end, Died)
    demand_sentence(end.sentence, "a process that was killed")
    job.out.unlink(missing_ok=True)
    demand_finished(stand.make(stand.recipe()).end, "a take in a fresh process after the old one was killed")
    left = [path.name for path in stand.folder.iterdir() if path.suffix != ".part"]
    demand(not left, f"Beside takes the engine should leave no files where it works; it left {', '.join(left)}.")


class Wish(NamedTuple):
    """Something that cannot be fulfilled, in words; `kinds` of failure that it has to end in, if it has to."""

    what: str
    recipe: Recipe
    data: bytes | None = None
    kinds: tuple[str, ...] = ()


def refuses_in_words(stand: Stand) -> None:
    """What cannot be made is refused in a sentence, or made all the same; it is never a defect."""
    faults: list[str] = []
    for wish in _wishes(stand):
        job = stand.begin(wish.recipe, data=wish.data)
        end = stand.end(job, f"the end of a job with {wish.what}")
        try:
            demand_excuse(end, wish.what, wish.kinds)
        except UnfitError as fault:
            faults.append(str(fault))
    demand(not faults, "\n".join(faults))
    demand_finished(stand.make(stand.recipe()).end, "a take after wishes that it could not fulfil")


def _wishes(stand: Stand) -> Iterator[Wish]:
    plain = stand.recipe()
    yield Wish("bytes that are no recipe", plain, b'{"engine": 3', _BAD_FILE)
    yield Wish("no prompt", stand.recipe(prompt=""))
    yield Wish("a prompt of 10,000 characters", stand.recipe(prompt="a fox and a hen " * 625))
    yield Wish("a parameter that it does not declare", stand.recipe(params=plain.params | {"conformance": "x"}))
    for parameter in stand.record.parameters:
        if parameter.kind in ("picture", "video") and "*" not in parameter.name:
            value = {parameter.name: "media:" + "0" * 64}
            yield Wish(
                f"a {parameter.kind} that is gone as {parameter.name}", stand.recipe(params=plain.params | value)
            )
    if stand.record.inputs.first_frame:
        bridge = stand.recipe(bridge=Bridge("0" * 64, 0))
        yield Wish("a first frame that is gone", bridge, kinds=_BAD_FILE)
    grid = stand.grid
    if grid.multiple > 2:
        low = snap_size(1, 1, grid)[0]
        yield Wish(f"a size that is no multiple of {grid.multiple}", stand.recipe(size=(low + 2, low)))
    if grid.frame_step > 1:
        yield Wish("a length that its grid does not have", stand.recipe(frames=plain.frames + 1))
    if stand.record.models:
        yield Wish("a model that is not there", stand.recipe(model=NOWHERE), kinds=_BAD_FILE)


def comes_back_after_unloading(stand: Stand) -> None:
    """Memory that was given back is taken again by the next job."""
    demand_finished(stand.make(stand.recipe()).end, "a take before it was unloaded")
    stand.host.say(m.Unload())
    demand_finished(stand.make(stand.recipe(seed=4)).end, "a take after it was unloaded")
