"""Depth of field: a picture blurred where it lies before or behind what the lens is focused on."""

from typing import Any, cast

import cv2
import numpy as np
import numpy.typing as npt

from previs.passes.guides import GuideRenderer
from previs.records import Camera, Floats, Scene

FILM = 0.02025
"""Metres that the picture is high on the film."""

_COARSE = 4
"""Depth is taken for every so many pixels each way."""

_BLUR = 0.022
"""Diameter of the circle that a far light is drawn as, in picture heights, where the lens alone would draw less: what
is asked for is to be seen in a small draft, too."""

_MOST = 0.045
"""The largest circle that is drawn, in picture heights."""

_NUMBER, _LENS = 1.8, 0.035
"""The f-number, and the shortest lens (metres) that it is thought to be on."""

_FARTHEST = 1e5
_cv: Any = cv2


class Defocus:
    """Blurs the frames of one scene, width x height pixels. Two layers of blur, each weighted by how far out of focus
    what it gathers is, so that what is sharp does not bleed; deterministic. `strength`: 1 as a lens would have it."""

    def __init__(self, scene: Scene, width: int, height: int, strength: float = 1.0) -> None:
        self._size, self._strength = (width, height), strength
        self._depths = GuideRenderer(scene, max(16, width // _COARSE), max(16, height // _COARSE))

    def apply(
        self, picture: npt.NDArray[np.uint8], camera: Camera, vertices: Floats, distance: float
    ) -> npt.NDArray[np.uint8]:
        """A new I420 picture (H * 3 / 2, W) of one that the renderer drew with this camera and these vertices, sharp at
        `distance` metres along the view axis."""
        width, height = self._size
        circle = self._circles(self._depths.depth(camera, vertices), camera, distance)
        out = np.array(picture)
        flat, size = out.reshape(-1), width * height
        luma = flat[:size].reshape(height, width)
        luma[:] = _blurred(luma, circle, _MOST * height)
        for k in range(2):
            first = size + k * size // 4
            plane = flat[first : first + size // 4].reshape(height // 2, width // 2)
            plane[:] = _blurred(plane, circle, _MOST * height / 2)
        return out

    def _circles(self, depth: Floats, camera: Camera, distance: float) -> Floats:
        """Circles of confusion, as shares of the largest: thin lens (Greenleaf, Photographic Optics), at least as
        large as _BLUR far behind."""
        focal = max(_LENS, FILM / (2 * float(np.tan(np.radians(camera.fov_y) / 2))))
        near = max(distance, 2 * focal)
        reach = focal * focal / (_NUMBER * (near - focal)) / FILM
        scale = self._strength * max(reach, _BLUR) / _MOST
        far = np.minimum(depth, np.float32(_FARTHEST))
        circle = np.abs(far - near) / np.maximum(far, 0.05) * scale
        # what is almost sharp is sharp: the lead's own depth is no flaw
        soft = np.clip(circle - 0.06, 0.0, 1.0).astype(np.float32)
        return cast(Floats, _cv.blur(soft, (3, 3)))


def _blurred(plane: npt.NDArray[np.uint8], circle: Floats, most: float) -> npt.NDArray[np.uint8]:
    """A plane mixed from itself and two blurs by the circle's share of `most` pixels."""
    size = plane.shape[1], plane.shape[0]
    share = cast(Floats, _cv.resize(circle, size, interpolation=cv2.INTER_LINEAR))
    # what is soft has no detail: half the size is enough for it
    small = max(1, size[0] // 2), max(1, size[1] // 2)
    weight = np.add(_cv.resize(circle, small, interpolation=cv2.INTER_LINEAR), 0.02, dtype=np.float32)
    lit = np.multiply(_cv.resize(plane, small, interpolation=cv2.INTER_AREA), weight, dtype=np.float32)
    soft = (_gathered(lit, weight, most * part / 2) for part in (0.45, 1.0))
    half, full = (cast(Floats, _cv.resize(layer, size, interpolation=cv2.INTER_LINEAR)) for layer in soft)
    low = np.minimum(share * np.float32(2.2), np.float32(1.0))
    high = np.clip((share - np.float32(0.45)) * np.float32(1.8), 0.0, 1.0)
    mixed = plane + (half - plane) * low
    mixed += (full - mixed) * high
    return np.clip(mixed + np.float32(0.5), 0, 255).astype(np.uint8)


def _gathered(lit: Floats, weight: Floats, diameter: float) -> Floats:
    """The weighted mean within a circle: two boxes come near to one."""
    side = max(3, 2 * round(diameter * 0.36) + 1)
    box = (side, side)
    above, below = (_cv.blur(_cv.blur(plane, box), box) for plane in (lit, weight))
    return cast(Floats, above / below)
