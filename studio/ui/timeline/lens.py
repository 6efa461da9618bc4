"""The lens: which part of the reel is in sight, and how large. Frames to pixels and back; pure arithmetic."""

import math
from typing import NamedTuple

GUTTER = 96
"""Width of the rows' names at the left."""

LEAD, TRAIL = 8, 72
"""Room before the first frame and after the last, in pixels; behind the last one stands the card for a new shot."""

CLOSEST, FITTED, WIDEST = 32.0, 6.0, 1.0
"""Pixels a frame: the most, the most for a short reel that is fitted into the room, and what one can always zoom out
to, even where the whole reel is in sight."""

STEP = 1.5
"""What one step of zooming multiplies by."""


class Lens(NamedTuple):
    """`per_frame`: pixels a reel frame; `offset`: pixels scrolled to the right; `width`: of the whole widget."""

    per_frame: float = 4.0
    offset: int = 0
    width: int = 1200

    @property
    def room(self) -> int:
        """Pixels for the reel itself."""
        return max(1, self.width - GUTTER)

    def x(self, frame: float) -> int:
        """Where a reel frame begins."""
        return GUTTER + LEAD + round(frame * self.per_frame) - self.offset

    def frame(self, x: float) -> float:
        """The reel frame at a place, with its fraction; below 0 left of the reel."""
        return (x - GUTTER - LEAD + self.offset) / self.per_frame

    def span(self, left: float, right: float) -> tuple[float, float]:
        """The reel frames between two places."""
        return self.frame(left), self.frame(right)

    def extent(self, length: int) -> int:
        """Pixels that a reel of `length` frames takes up, margins included."""
        return LEAD + round(length * self.per_frame) + TRAIL

    def furthest(self, length: int) -> int:
        """How far one can scroll a reel of `length` frames."""
        return max(0, self.extent(length) - self.room)

    def kept(self, length: int) -> "Lens":
        """This lens, turned back to where there is a reel to see."""
        per_frame = min(CLOSEST, max(self.per_frame, _widest(self.room, length)))
        lens = self._replace(per_frame=per_frame)
        return lens._replace(offset=min(max(0, lens.offset), lens.furthest(length)))

    def scrolled(self, pixels: int, length: int) -> "Lens":
        """Moved along the reel."""
        return self._replace(offset=self.offset + pixels).kept(length)

    def zoomed(self, factor: float, x: float, length: int) -> "Lens":
        """Closer (`factor` above 1) or wider, what is at `x` staying there."""
        held = self.frame(x)
        lens = self._replace(per_frame=self.per_frame * factor).kept(length)
        return lens._replace(offset=round(held * lens.per_frame - (x - GUTTER - LEAD))).kept(length)

    def fitting(self, length: int) -> "Lens":
        """The whole reel in sight."""
        return self._replace(per_frame=_fitting(self.room, length), offset=0)

    def framing(self, first: int, last: int, length: int) -> "Lens":
        """Frames `first` up to `last` filling most of the room, centred."""
        room = self.room * 0.9
        per_frame = min(CLOSEST, max(room / max(1, last - first), _widest(self.room, length)))
        middle = (first + last) / 2 * per_frame
        return self._replace(per_frame=per_frame, offset=round(middle + LEAD - self.room / 2)).kept(length)

    def showing(self, frame: int, length: int, *, margin: int = 48) -> "Lens":
        """Scrolled so that a frame is in sight: by a page if it is near, else with the frame a third of the way in."""
        x = self.x(frame)
        if GUTTER + min(margin, self.room // 4) <= x <= self.width - min(margin, self.room // 4):
            return self
        return self.scrolled(x - GUTTER - min(margin * 2, self.room // 3), length)

    def closeness(self, length: int) -> float:
        """How close the lens is, 0 (as wide as it goes) to 1 (a frame is `CLOSEST` wide), evenly to the eye."""
        widest = _widest(self.room, length)
        return _log(self.per_frame / widest) / _log(CLOSEST / widest)

    def at_closeness(self, part: float, x: float, length: int) -> "Lens":
        """The lens of a closeness, what is at `x` staying there."""
        widest = _widest(self.room, length)
        wanted = widest * (CLOSEST / widest) ** min(1.0, max(0.0, part))
        return self.zoomed(wanted / self.per_frame, x, length)


def _fitting(room: int, length: int) -> float:
    """Pixels a frame at which a reel fills the room, or less for a short one."""
    return min(FITTED, max(1, room - LEAD - TRAIL) / max(1, length))


def _widest(room: int, length: int) -> float:
    return min(WIDEST, _fitting(room, length))


def _log(value: float) -> float:
    return math.log(max(value, 1e-9))
