"""Where the picture lies in the monitor: fitted or at a fixed scale, always on whole device pixels."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF

Zoom = Literal["fit", "50", "100", "200"]
ZOOMS: tuple[Zoom, ...] = ("fit", "50", "100", "200")
_FACTORS: dict[Zoom, float] = {"50": 0.5, "100": 1.0, "200": 2.0}


def placed(
    room: QRectF, size: tuple[int, int], zoom: Zoom, *, ratio: float = 1.0, pan: QPointF | None = None
) -> QRectF:
    """The rectangle, in logical pixels, that a picture of `size` (its own pixels) takes in `room`.

    `ratio` is the device pixel ratio: at 100 a pixel of the picture is one of the screen. Sides are even numbers of
    device pixels, as 4:2:0 scales only to those. `pan` moves a picture that is larger than the room, no further than
    its edge.
    """
    width, height = max(2, size[0]), max(2, size[1])
    fitting = min(room.width() * ratio / width, room.height() * ratio / height)
    factor = _FACTORS.get(zoom, fitting)
    across, down = _even(width * factor), _even(height * factor)
    spare_x = max(0.0, across / ratio - room.width()) / 2
    spare_y = max(0.0, down / ratio - room.height()) / 2
    pan = pan or QPointF()
    centre = room.center() + QPointF(_within(pan.x(), spare_x), _within(pan.y(), spare_y))
    left = round(centre.x() * ratio - across / 2) / ratio
    top = round(centre.y() * ratio - down / 2) / ratio
    return QRectF(left, top, across / ratio, down / ratio)


def clamped(pan: QPointF, room: QRectF, picture: QRectF) -> QPointF:
    """`pan` as far as it has an effect."""
    spare_x = max(0.0, picture.width() - room.width()) / 2
    spare_y = max(0.0, picture.height() - room.height()) / 2
    return QPointF(_within(pan.x(), spare_x), _within(pan.y(), spare_y))


def _even(pixels: float) -> int:
    return max(2, int(pixels / 2 + 1e-6) * 2)


def _within(value: float, limit: float) -> float:
    return max(-limit, min(limit, value))
