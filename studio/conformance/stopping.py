"""Checks of jobs that do not run undisturbed: cancelled, changed, not listened to."""

import time

from studio.codec.decoder import FrameReader
from studio.conformance.findings import DoesNotApplyError, UnfitError, demand, demand_finished, told
from studio.conformance.stand import Job, Stand
from studio.errors import MediaError
from studio.model.recipe import Recipe, snap_frames
from studio.render.reports import Pictures
from studio.wire import messages as m

MARGIN_MS = 1000.0
"""What a cancel may take longer than the record says, on a machine that does other things as well."""

LONG = 5000
"""Frames of a clip that is meant to be stopped, where the engine can make so many."""

INTO_IT_S = 0.1
"""How long a job may go on before it is stopped, so that it is in the middle of its work."""

PINGS = 4000
"""Enough for their answers to fill the pipe that nobody empties."""


def stops_when_asked(stand: Stand) -> None:
    """A running job stops within the time that the record gives, leaves no file, and the engine goes on."""
    job = begun(stand)
    time.sleep(INTO_IT_S)
    pid = stand.host.pid
    asked = time.monotonic()
    stand.host.cancel(job.name)
    end = stand.end(job, "the end of a job that was cancelled")
    took = (time.monotonic() - asked) * 1000
    if isinstance(end, m.Finished):
        raise DoesNotApplyError("The engine is too quick to be stopped: its longest take was done before.")
    demand(isinstance(end, m.Cancelled), f"A job that is cancelled should end by CancelledError, but {told(end)}")
    limit = stand.record.cancel_ms + MARGIN_MS
    demand(
        took <= limit,
        f"A cancel should take at most {stand.record.cancel_ms} ms, as the record says; it took {took:.0f} ms. Call "
        f"cancel.check() more often, or say how long it takes.",
    )
    demand(stand.host.pid == pid, "A cancel should leave the process alive; it had to be ended.")
    demand(not job.out.exists(), "A job that was cancelled should leave no file; the worker left one.")
    demand_finished(stand.make(stand.recipe()).end, "a take after one that was cancelled")


def stops_before_it_begins(stand: Stand) -> None:
    """A job that waits behind another one can be withdrawn."""
    first = begun(stand)
    waiting = stand.begin(stand.recipe(seed=9))
    stand.host.cancel(waiting.name)
    stand.host.cancel(first.name)
    end = stand.end(waiting, "the end of a job that was withdrawn before its turn")
    begun_anyway = any(isinstance(report, m.Started) for report in waiting.heard)
    demand(
        begun_anyway or isinstance(end, m.Cancelled),
        f"A job that was withdrawn before its turn should be cancelled, but {told(end)}",
    )
    stand.end(first, "the end of a job that was cancelled")


def keeps_a_part(stand: Stand) -> None:
    """A job that is stopped with `keep_partial` leaves the frames that it made, or nothing if there are none."""
    job = begun(stand, 48 if stand.record.quality == "master" else LONG)
    stand.wait_for(lambda: job.end or job.finals() or not stand.record.streams, "the first final frames of a long clip")
    stand.host.cancel(job.name, keep_partial=True)
    end = stand.end(job, "the end of a job that was stopped")
    if isinstance(end, m.Cancelled):
        demand(not job.out.exists(), "A job that kept nothing should leave no file; the worker left one.")
        return
    finished = demand_finished(end, "a part of a take")
    try:
        with FrameReader(job.out) as reader:
            frames = reader.info.frames
    except MediaError as error:
        raise UnfitError(f"The part of a take that is kept should be a film that can be read, but: {error}") from error
    demand(
        frames == finished.frames,
        f"The part that was kept should have the {finished.frames} frames that were made; it has {frames}.",
    )


def goes_on_with_other_words(stand: Stand) -> None:
    """A prompt that changes on the way disturbs nothing, and where the record promises it, it is noted."""
    job = stand.begin(_long(stand, 24))
    stand.wait_for(lambda: job.heard or job.end, "a first sign of a job")
    stand.host.say(m.Update(job=job.name, params={"prompt": "an owl flies over a lake"}))
    demand_finished(stand.end(job, "the end of a take whose words were changed"), "a take whose words were changed")


def waits_for_no_reader(stand: Stand) -> None:
    """With nobody reading its messages or its frames, the worker makes the take all the same."""
    job = begun(stand, 48)
    recipe = job.recipe
    if not isinstance(job.end, m.Finished | None):
        demand_finished(job.end, "a take that nobody watches")
    stand.listening.clear()
    try:
        for _ in range(PINGS):
            stand.host.say(m.Ping())
        deadline = time.monotonic() + stand.order.patience_s
        while _frames_there(job) < recipe.frames and time.monotonic() < deadline and stand.host.pid:
            time.sleep(0.05)
        made = _frames_there(job)
    finally:
        stand.listening.set()
    demand(
        made == recipe.frames,
        f"The take should be made whether or not anybody reads; with a reader that stood still {made} of "
        f"{recipe.frames} frames were written.",
    )
    finished = demand_finished(stand.end(job, "the end of a take that nobody watched"), "a take that nobody watched")
    demand(
        finished.frames == recipe.frames,
        f"The take should have all {recipe.frames} frames whether or not anybody reads; it has {finished.frames}.",
    )


def begun(stand: Stand, frames: int = LONG) -> Job:
    """A long job of which something has come: it runs."""
    job = stand.begin(_long(stand, frames))

    def works() -> bool:
        return job.end is not None or any(isinstance(report, m.Progress | Pictures) for report in job.heard)

    stand.wait_for(works, "a first progress or picture of a job")
    return job


def _long(stand: Stand, frames: int) -> Recipe:
    return stand.recipe(frames=snap_frames(frames, stand.grid))


def _frames_there(job: Job) -> int:
    """Frames of the take on disk; 0 while it cannot be read."""
    try:
        with FrameReader(job.out) as reader:
            return reader.info.frames
    except MediaError:
        return 0
