"""Snapping: the frame near a place that a drag is drawn to."""

from bisect import bisect_left
from collections.abc import Iterator

from studio.ui.timeline.layout import Layout

REACH = 8
"""Pixels from which a drag is drawn."""


def near(
    layout: Layout, frame: int, *, cuts: bool = False, playhead: int | None = None, apart: int | None = None
) -> int | None:
    """The nearest of markers, playhead and (`cuts`) cuts that is within reach of a frame; `None` if none is.

    `apart` is a frame that does not count: where the drag began.
    """
    found = [at for at in _targets(layout, frame, cuts, playhead) if at != apart]
    best = min(found, key=lambda at: abs(at - frame), default=None)
    if best is None or abs(best - frame) * layout.lens.per_frame > REACH:
        return None
    return best


def _targets(layout: Layout, frame: int, cuts: bool, playhead: int | None) -> Iterator[int]:
    if playhead is not None:
        yield playhead
    markers = layout.assembly.board.reel_markers
    at = bisect_left(markers, frame, key=lambda one: one[0])
    yield from (one[0] for one in markers[max(0, at - 1) : at + 1])
    if cuts:
        starts = layout.assembly.starts
        at = bisect_left(starts, frame)
        yield from starts[max(0, at - 1) : at + 1]
