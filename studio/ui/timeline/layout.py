"""Where everything of the timeline is, and what is at a place. Geometry only: nothing here paints or changes."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from studio.ui.theme.states import LookName
from studio.ui.timeline.assembly import Assembly
from studio.ui.timeline.lens import GUTTER, TRAIL, Lens
from studio.ui.timeline.rows import RULER, Rows

HEAD, FOOT = 22, 3
"""Heights of a strip's head and of the rule along its foot."""

OUTSIDE, INSIDE, ROLLING = 8, 4, 2
"""A trim handle reaches 8 pixels outside of the strip and 4 inside; within 2 of a cut both edges are held: a roll."""

DISC = 10
"""Radius of the disc on a cut that says that the shot starts from the frame before it."""

HANDLED = 14
"""Strips narrower than this have no trim handles: there would be no way left to select them."""

FIRST = 200
"""Width of the card that invites the first shot."""

FLAG = 6
"""Half the width of a marker's flag."""

Zone = Literal[
    "gutter", "ruler", "marker", "range_in", "range_out", "band", "strip", "in", "out", "cut", "link", "button",
    "tail", "sound", "bed",
]  # fmt: skip
ButtonName = Literal["retry", "find", "again", "refresh", "prompt"]
"""What a strip offers to press."""
SQUARE = 28
"""Side of a button that has no room for its title."""


class Spot(NamedTuple):
    """What the pointer is over. `place`: index of a shot in the reel, at a cut of the one behind it. `name`: of a
    marker, scene or button. `frame`: of the reel, rounded down and kept within it."""

    zone: Zone
    frame: int
    place: int | None = None
    name: str = ""


class Layout:
    """An assembly through a lens."""

    def __init__(self, assembly: Assembly, lens: Lens, rows: Rows) -> None:
        self.assembly = assembly
        self.lens = lens
        self.rows = rows

    def box(self, index: int) -> QRectF:
        """The strip of a shot; between two strips there are two pixels."""
        starts = self.assembly.starts
        left, right = self.lens.x(starts[index]), self.lens.x(starts[index + 1])
        gap = 1 if right - left > 4 else 0
        return QRectF(left + gap, self.rows.strip_top, max(1, right - left - 2 * gap), self.rows.strip)

    def visible(self, left: float = GUTTER, right: float | None = None) -> range:
        """Indexes of the shots between two places."""
        first, last = self.lens.span(left - 2, (self.lens.width if right is None else right) + 2)
        return self.assembly.between(first, last)

    def tail(self) -> QRectF:
        """The card behind the last strip that adds a shot."""
        x = self.lens.x(self.assembly.length)
        width = TRAIL - 16 if self.assembly.reel else FIRST
        return QRectF(x + 1, self.rows.strip_top, width, self.rows.strip)

    def disc(self, index: int) -> QPointF:
        """The middle of the link disc on the cut in front of a shot."""
        rows = self.rows
        return QPointF(self.lens.x(self.assembly.starts[index]), rows.strip_top + HEAD + (rows.strip - HEAD) / 2)

    def linkable(self, index: int) -> bool:
        """Whether there is room for a disc on the cut in front of a shot."""
        return index > 0 and min(self.box(index).width(), self.box(index - 1).width()) >= 3 * DISC

    def at_frame(self, x: float) -> int:
        """The reel frame at a place, kept within the reel; its end counts."""
        return max(0, min(int(self.lens.frame(x)), self.assembly.length))

    def spot(self, x: float, y: float) -> Spot:
        """What is at a place."""
        frame = self.at_frame(x)
        if x < GUTTER:
            return Spot("gutter", frame)
        if y < RULER:
            return self._on_ruler(x, y, frame)
        rows = self.rows
        if rows.band and rows.band_top <= y < rows.band_top + rows.band:
            return self._on_band(x, frame)
        if rows.strip_top <= y < rows.strip_bottom:
            return self._on_strips(x, y, frame)
        if rows.sound and rows.sound_top <= y < rows.sound_top + rows.sound:
            return Spot("sound", frame, self.assembly.index_at(self.lens.frame(x)))
        return Spot("bed", frame)

    def _on_ruler(self, x: float, y: float, frame: int) -> Spot:
        if y < RULER - 12:
            for at, marker in reversed(self.assembly.board.reel_markers):
                if abs(self.lens.x(at) - x) <= FLAG:
                    return Spot("marker", frame, name=marker.id)
        return Spot("ruler", frame)

    def _on_band(self, x: float, frame: int) -> Spot:
        index = self.assembly.index_at(self.lens.frame(x))
        if index is None:
            return Spot("bed", frame)
        return Spot("band", frame, index, self.assembly.reel[index].scene)

    def _on_strips(self, x: float, y: float, frame: int) -> Spot:
        assembly = self.assembly
        if assembly.reel:
            spot = self._on_cut(x, y, frame)
            if spot is not None:
                return spot
        index = assembly.index_at(self.lens.frame(x))
        if index is not None:
            return Spot("strip", frame, index)
        return Spot("tail", frame) if self.tail().contains(x, y) else Spot("bed", frame)

    def _on_cut(self, x: float, y: float, frame: int) -> Spot | None:
        """The link, the roll or the trim handle that is near, if any."""
        assembly, count = self.assembly, len(self.assembly.reel)
        cut = assembly.nearest_cut(self.lens.frame(x))
        away = x - self.lens.x(assembly.starts[cut])
        if abs(away) <= DISC and 0 < cut < count and self.linkable(cut):
            middle = self.disc(cut)
            if (x - middle.x()) ** 2 + (y - middle.y()) ** 2 <= DISC**2:
                return Spot("link", frame, cut)
        before = cut > 0 and self.box(cut - 1).width() >= HANDLED
        behind = cut < count and self.box(cut).width() >= HANDLED
        if abs(away) <= ROLLING and before and behind:
            return Spot("cut", frame, cut)
        reach_left = INSIDE if cut == count else OUTSIDE
        reach_right = INSIDE if cut == 0 else OUTSIDE
        if before and -reach_left <= away <= (OUTSIDE if cut == count else 0):
            return Spot("out", frame, cut - 1)
        if behind and (-OUTSIDE if cut == 0 else 0) <= away <= reach_right:
            return Spot("in", frame, cut)
        return None


def buttons_of(box: QRectF, look: LookName) -> dict[ButtonName, QRectF]:
    """The buttons of a strip in a state, as far as there is room for them."""
    body = body_of(box)
    width, top = body.width(), body.bottom() - 30
    if look == "empty":
        return {"prompt": body}
    if look == "stale" and width >= 44:
        return {"refresh": QRectF(body.x() + 14, body.bottom() - 26, max(24.0, width - 28), 20)}
    if look == "failed" and width >= 36:
        return {"retry": QRectF(body.x() + 8, top, 78 if width > 116 else SQUARE, 24)}
    if look != "offline" or width < 36:
        return {}
    find = QRectF(body.x() + 8, top, 88 if width >= 218 else SQUARE, 24)
    again = QRectF(find.right() + 6, top, 104 if width >= 156 else SQUARE, 24)
    return {"find": find, "again": again} if again.right() <= body.right() - 4 else {"again": find}


def body_of(box: QRectF) -> QRectF:
    """The part of a strip that shows pictures."""
    return QRectF(box.x(), box.y() + HEAD, box.width(), box.height() - HEAD - FOOT)
