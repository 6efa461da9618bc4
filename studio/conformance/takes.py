"""Checks of takes: the same for the same recipe, frames in order, every size and length that was promised, sound."""

from pathlib import Path

from studio.codec.decoder import FrameReader
from studio.conformance.findings import DoesNotApplyError, UnfitError, demand, demand_finished
from studio.conformance.stand import Job, Stand
from studio.errors import MediaError
from studio.model.recipe import snap_frames, snap_size
from studio.wire import messages as m

ENOUGH_OF_SOUND = 0.8
"""The part of a clip's length that its sound has to last."""


def makes_the_same_again(stand: Stand) -> None:
    """The same recipe gives the same frames, another seed others, where the record promises that."""
    if not stand.record.determinism:
        raise DoesNotApplyError("The engine does not promise the same frames for the same recipe.")
    first, again, other = (_made(stand, seed=seed) for seed in (5, 5, 6))
    same = first.keys() & again.keys()
    demand(bool(same), "None of a take's frames could be seen in the ring; the check cannot compare them.")
    differing = sorted(index for index in same if first[index] != again[index])
    demand(
        not differing,
        f"The same recipe should give the same bytes (or the record should say determinism = false); frames "
        f"{_few(differing)} differ between two takes of it.",
    )
    demand(
        any(first[index] != other[index] for index in first.keys() & other.keys()),
        "Another seed should give other frames; takes of seeds 5 and 6 are the same.",
    )


def hands_over_frames_in_order(stand: Stand) -> None:
    """Indexes lie within the clip, final frames come in order, each once, and no frame gets worse than it was."""
    recipe = stand.recipe(frames=snap_frames(stand.recipe().frames + 4, stand.grid), seed=3)
    job = stand.make(recipe)
    finished = demand_finished(job.end, f"a take of {recipe.frames} frames")
    shown: dict[int, int] = {}
    last = -1
    for pictures in job.pictures:
        for index in range(pictures.first, pictures.first + len(pictures.frames)):
            demand(
                0 <= index < recipe.frames,
                f"Frames should be numbered from 0 to {recipe.frames - 1}; one was handed over as {index}.",
            )
            demand(
                pictures.quality >= shown.get(index, 0),
                f"A frame should only get better; frame {index} was shown as quality {shown.get(index)} and then as "
                f"{pictures.quality}.",
            )
            shown[index] = pictures.quality
            if pictures.quality == 3:
                demand(index > last, f"Final frames should come in order; {index} came after {last}.")
                last = index
    _check_previews(stand, job)
    _check_file(job.out, finished, (recipe.width, recipe.height))


def makes_every_size_and_length(stand: Stand) -> None:
    """The smallest size, a tall one, the shortest length and the next one; limits that hold for any wish."""
    grid = stand.grid
    for wide, tall in ((1, 1), (101, 67), (99_999, 99_999)):
        size = snap_size(wide, tall, grid)
        held = size[0] * size[1] <= grid.max_pixels and max(size) <= grid.max_side
        demand(held, f"The sizes promise at most {grid.max_pixels} pixels, but {wide}x{tall} was made {size}.")
    demand(
        snap_frames(10**9, grid) <= grid.max_frames,
        f"The lengths promise at most {grid.max_frames} frames, but the longest on the grid is longer.",
    )
    smallest, shortest = snap_size(1, 1, grid), snap_frames(1, grid)
    tall = snap_size(grid.min_side, grid.min_side + grid.multiple, grid)
    for size, frames in ((smallest, shortest), (tall, snap_frames(shortest + 1, grid))):
        job = stand.make(stand.recipe(size=size, frames=frames))
        finished = demand_finished(job.end, f"{frames} frames of {size[0]}x{size[1]}, which its sizes allow")
        _check_file(job.out, finished, size)


def gives_the_sound_it_promises(stand: Stand) -> None:
    """Sound is as long as the picture, and it is in the take."""
    if not stand.record.gives_audio:
        raise DoesNotApplyError("The engine makes no sound.")
    job = stand.make(stand.recipe())
    finished = demand_finished(job.end, "a take with sound")
    told = next((report for report in job.heard if isinstance(report, m.Sound)), None)
    if told is None:
        demand(not finished.sound, "A take that has sound should be announced to have it by sink.sound.")
        raise DoesNotApplyError("With these parameters the engine made no sound; --set what it takes.")
    seconds = job.recipe.frames / job.recipe.rate.fraction
    demand(finished.sound, "The sound that was handed over should be in the take; it is not.")
    demand(
        told.seconds >= ENOUGH_OF_SOUND * seconds,
        f"The sound should be as long as the picture, {float(seconds):.2f} seconds; it has {told.seconds:.2f}.",
    )


def _made(stand: Stand, *, seed: int) -> dict[int, bytes]:
    job = stand.make(stand.recipe(seed=seed))
    demand_finished(job.end, f"a take with seed {seed}")
    return job.finals()


def _check_previews(stand: Stand, job: Job) -> None:
    previews = [pictures for pictures in job.pictures if pictures.quality < 3]
    if previews and not (stand.record.previews or stand.order.params):
        raise UnfitError("The engine shows previews, but its record says previews = false, so the window expects none.")


def _check_file(path: Path, finished: m.Finished, size: tuple[int, int]) -> None:
    """The take on disk has what was promised of it."""
    demand(not finished.partial, "A take that was not stopped should be whole; it says that it is a part.")
    try:
        with FrameReader(path) as reader:
            found = reader.info.frames, reader.info.width, reader.info.height
    except MediaError as error:
        raise UnfitError(f"The take should be a film that can be read, but: {error}") from error
    demand(
        found == (finished.frames, *size),
        f"The take should have {finished.frames} frames of {size[0]}x{size[1]}; it has {found[0]} of "
        f"{found[1]}x{found[2]}.",
    )


def _few(numbers: list[int]) -> str:
    shown = ", ".join(str(number) for number in numbers[:4])
    return shown if len(numbers) <= 4 else f"{shown} and {len(numbers) - 4} more"
