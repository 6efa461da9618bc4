"""Framings that are not measured on one subject alone: over a shoulder, through somebody's eyes, an insert."""

import math
from collections.abc import Mapping, Sequence

import numpy as np

from previs.camera.framing import above_ground, lowest
from previs.camera.lens import vertical_fov
from previs.camera.moves import Station
from previs.camera.sizes import ANGLES, SIZES
from previs.camera.target import Target, Vector
from previs.reading.plan import Cinematography

_BEHIND, _SHOULDER = 1.05, 0.80
"""Metres that the camera stands behind the near one of a grown pair; where in half pictures its head's middle is."""

_FAR_FACE = 0.30
DETAILS: Mapping[str, float] = {
    "insert": 0.82, "medium": 0.45, "medium_close_up": 0.55, "close_up": 0.8, "extreme_close_up": 1.5,
}  # fmt: skip
"""How much of the frame's height a small thing takes, by the size that is said."""

_SMALL = 0.9
_UPWARDS = 0.18
"""How steeply one who goes towards a building looks up at it."""
_LOOSEST = 0.19
"""Metres that half the picture is high at a grown man's shoulder, at least, where no lens is asked for."""

_UPRIGHT = np.array((0.0, 1.0, 0.0))


_FLAT, _LONG = 0.3, 3.4
"""Metres: what lies flatter than the one, and is no longer than the other, is looked down at (a sword, a rifle)."""
_WIDEST = math.tan(math.radians(27.0))
"""Half the picture's height at a metre, at most, where somebody small looks up to somebody tall."""


def over_shoulder(targets: Sequence[Target], camera: Cinematography, seconds: float, aspect: float) -> Station:
    """Behind the first one's shoulder, which is cut by the frame's edge; the second's face is clear, its eyes on the
    upper third where it is half-way through."""
    near, far = targets[0], targets[1]
    here, there = near.at(0.0), far.at(seconds / 2)
    line = (there - here) * np.array((1.0, 0.0, 1.0))
    apart = max(float(np.linalg.norm(line)), 1e-6)
    line = line / apart
    side = np.cross(line, _UPRIGHT)
    scale = max(0.35, min(2.5, near.stature / 1.75))
    back = _BEHIND * scale + 0.3 * near.length * (not near.upright)
    half = math.tan(math.radians(vertical_fov(camera.lens_mm, aspect)) / 2)
    across = far.stature / min(SIZES[camera.size].fill, 3.4) if far.upright else 1.4 * far.height
    if "lens" not in camera.said:
        half = min(half, max(across / (2 * (back + apart)), _LOOSEST * scale / back))
    aside = (_SHOULDER + _FAR_FACE) * half * aspect / (1 / back - 1 / (back + apart))
    eye = here - line * back + side * min(max(aside, 0.2 * scale), back)
    down = max(0.0, float(near.eyes[1] + here[1] - far.eyes[1] - there[1]) - 0.15)
    eye[1] = here[1] + max(near.eyes[1] + 0.05 * scale + 0.4 * down, min(far.eyes[1], near.eyes[1] + 0.4 * scale))
    face = there + far.eyes
    distance = float(np.linalg.norm((face - eye) * np.array((1.0, 0.0, 1.0))))
    low = float(here[1] + near.eyes[1] + 0.06 * scale - eye[1]) / back
    high = float(face[1] - eye[1]) / distance
    half = min(_WIDEST, max(half, (high - low) / 1.4))
    slope = min(high - 0.33 * half, low + 0.8 * half)
    aim = face - side * (_FAR_FACE * half * aspect * distance)
    aim[1] = eye[1] + slope * distance
    return Station(aim=aim, arm=eye - aim, fov=math.degrees(2 * math.atan(half)), roll=0.0)


def is_small(target: Target) -> bool:
    """Is it a thing without a face that one holds or puts on a table?"""
    faceless = target.head is None and target.focus is None and not target.speed
    longest = max(target.height, target.length, target.width)
    return faceless and (longest < _SMALL or (target.height < _FLAT and longest < _LONG))


def insert(item: Target, holder: Target | None, camera: Cinematography, aspect: float) -> Station:
    """A thing as large as it deserves: seen from above where it lies, from before the hands that hold it."""
    fov = vertical_fov(camera.lens_mm, aspect)
    half = math.tan(math.radians(fov) / 2)
    size = item.head.size if item.head is not None else np.array((item.length, item.height, item.width))
    across = max(float(size[1]), 0.8 * float(size[2]), float(size[0]) / aspect, 0.07)
    distance = max(across / (DETAILS.get(camera.size, 0.82) * 2 * half), 0.16)
    aim = item.at(0.0) + (item.head.centre if item.head is not None else _UPRIGHT * (item.height / 2))
    elevation = math.radians(
        ANGLES[camera.angle] if "angle" in camera.said else 12.0 if holder else 36.0 - 22.0 * item.upright
    )
    away = np.array((0.0, 0.0, 1.0))
    if holder is not None:
        out = (aim - holder.at(0.0)) * np.array((1.0, 0.0, 1.0))
        away = away + 0.9 * out / max(float(np.linalg.norm(out)), 1e-6)
        away = away / max(float(np.linalg.norm(away)), 1e-6)
    arm = away * math.cos(elevation) + _UPRIGHT * math.sin(elevation)
    ground = aim - np.array((0.0, min(item.base[1], float(aim[1])), 0.0))
    return Station(aim=aim, arm=above_ground(ground, arm * distance, lowest(item)), fov=fov, roll=0.0)


def through_eyes(viewer: Target, seen: Sequence[Target], camera: Cinematography, aspect: float) -> Station:
    """At the viewer's eyes, looking at what there is to see, or where it goes."""
    eye = viewer.at(0.0) + viewer.eyes * np.array((0.6, 1.0, 0.6))
    eye[1] = max(eye[1], viewer.base[1] + 0.04)
    aim = _what(viewer, seen) if seen else eye + viewer.forward * 6.0 - _UPRIGHT * 0.25
    arm = eye - aim
    distance = max(float(np.linalg.norm(arm)), 0.3)
    fov = vertical_fov(camera.lens_mm, aspect)
    if seen and "lens" not in camera.said:
        tall = max(t.height for t in seen[:1]) / 0.62
        fov = min(fov, max(24.0, math.degrees(2 * math.atan(tall / (2 * distance)))))
    width = 2 * distance * math.tan(math.radians(fov) / 2) * aspect
    return Station(aim=aim, arm=arm, fov=fov, roll=0.0, room=0.3, width=width)


def _what(viewer: Target, seen: Sequence[Target]) -> Vector:
    """The middle of what is looked at, nearer to its head the taller it is."""
    lead = seen[0]
    middle = lead.at(0.0) + _UPRIGHT * (0.62 * lead.height)
    if lead.landmark:
        away = float(np.linalg.norm((lead.at(0.0) - viewer.at(0.0)) * np.array((1.0, 0.0, 1.0))))
        middle[1] = min(middle[1], viewer.at(0.0)[1] + viewer.eyes[1] + _UPWARDS * away)
    if lead.head is not None and lead.height > 0.8:
        middle = 0.5 * middle + 0.5 * (lead.at(0.0) + lead.head.centre)
    return middle
