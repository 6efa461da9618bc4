"""The reel from afar: where strips would be narrower than a few pixels, columns that show what is in them.

Each column shows the most urgent of the states in it, so that a failed shot among thousands is seen.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from studio.ui.theme import STATES, Theme
from studio.ui.theme.states import LookName
from studio.ui.timeline.layout import FOOT, HEAD, Layout

URGENCY: tuple[LookName, ...] = ("master", "draft", "empty", "queued", "stale", "offline", "failed", "generating")
"""Looks from the least urgent to the most."""

RANKS: dict[str, int] = {look: rank for rank, look in enumerate(URGENCY)}
NARROW = 4
"""Pixels below which, on average, strips become columns."""


class Stretch(NamedTuple):
    """Columns `left` up to `right` that look the same."""

    left: int
    right: int
    look: LookName
    selected: bool


def is_afar(layout: Layout, seen: range) -> bool:
    """Whether the strips in sight are too narrow to be drawn one by one."""
    if not len(seen):
        return False
    starts = layout.assembly.starts
    return (starts[seen.stop] - starts[seen.start]) * layout.lens.per_frame / len(seen) < NARROW


def stretches(
    layout: Layout, area: tuple[int, int], ranks: NDArray[np.uint8], chosen: NDArray[np.bool_] | None
) -> Iterator[Stretch]:
    """The columns between two places, those that look the same as one. `ranks`, `chosen`: for each shot of the reel."""
    lens, marks = layout.lens, layout.assembly.marks
    left, right = max(area[0], lens.x(0)), min(area[1], lens.x(layout.assembly.length))
    if right <= left or not len(ranks):
        return
    frames = (np.arange(left, right) - lens.x(0)) / lens.per_frame
    first = np.clip(np.searchsorted(marks, frames, side="right") - 1, 0, len(ranks) - 1)
    codes = _most(ranks, first).astype(np.int16)
    if chosen is not None:
        codes += 100 * _most(chosen.astype(np.uint8), first)
    ends = np.flatnonzero(np.diff(codes)) + 1
    begins = [0, *ends.tolist()]
    for begin, end in zip(begins, [*begins[1:], len(codes)], strict=True):
        code = int(codes[begin])
        yield Stretch(left + begin, left + end, URGENCY[code % 100], code >= 100)


def _most(values: NDArray[np.uint8], first: NDArray[np.intp]) -> NDArray[np.uint8]:
    """The largest value in each column; the last column has what is left of the shots in sight."""
    most = np.maximum.reduceat(values, first)
    last = int(first[-1])
    most[-1] = values[last]
    return most


def paint_stretch(painter: QPainter, theme: Theme, stretch: Stretch, top: int, height: int) -> None:
    """Paint columns: a card, the state's hue along head and foot, amber over what is selected."""
    box = QRectF(stretch.left, top, stretch.right - stretch.left, height)
    hue = theme.color(STATES[stretch.look].hue)
    painter.fillRect(box, theme.color("accent_wash" if stretch.selected else "strip"))
    if stretch.look in ("stale", "offline", "failed", "generating", "queued"):
        painter.fillRect(box.adjusted(0, HEAD, 0, -FOOT), _faded(theme, stretch.look))
    if stretch.look != "empty":
        painter.fillRect(QRectF(box.x(), box.bottom() - FOOT, box.width(), FOOT), hue)
    if stretch.selected:
        painter.fillRect(QRectF(box.x(), box.y(), box.width(), 2), theme.color("accent"))


def _faded(theme: Theme, look: LookName) -> QColor:
    return theme.color(STATES[look].hue, 0.35)
