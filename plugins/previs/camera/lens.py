"""The lens: 35 mm film, 36 x 24 mm, and where a point falls in the picture."""

import math

import numpy as np

from previs.camera.target import Vector
from previs.records import Camera

FILM_WIDTH, FILM_HEIGHT = 36.0, 24.0
"""Millimetres of the still frame that focal lengths are spoken of in (ISO 1007)."""


def vertical_fov(lens_mm: float, aspect: float) -> float:
    """Degrees from the picture's bottom to its top: the picture is as large as fits on the film."""
    film = min(FILM_HEIGHT, FILM_WIDTH / aspect)
    return math.degrees(2 * math.atan(film / (2 * lens_mm)))


def look_at(eye: Vector, aim: Vector, fov: float, roll: float = 0.0) -> Camera:
    """A camera at `eye` that looks at `aim`; `roll` in radians leans it to the left."""
    forward = aim - eye
    forward = forward / max(float(np.linalg.norm(forward)), 1e-9)
    x, y, z = (float(v) for v in forward)
    flat = math.hypot(x, z)
    right = np.array((-z / flat, 0.0, x / flat)) if flat > 1e-6 else np.array((1.0, 0.0, 0.0))
    up = np.array((-right[2] * y, right[2] * x - right[0] * z, right[0] * y))
    if roll:
        c, s = math.cos(roll), math.sin(roll)
        right, up = right * c + up * s, up * c - right * s
    axes = [v.astype(np.float32) for v in (eye, right, up, forward)]
    return Camera(axes[0], axes[1], axes[2], axes[3], float(fov))


def project(camera: Camera, points: Vector, aspect: float) -> Vector:
    """Points (N, 3) as (N, 3): x and y in the picture, -1 to 1 from left to right and bottom to top, and depth."""
    ray = points - camera.eye
    depth = ray @ camera.forward.astype(np.float64)
    safe = np.where(np.abs(depth) < 1e-6, 1e-6, depth)
    half = math.tan(math.radians(camera.fov_y) / 2)
    x, y = ray @ camera.right.astype(np.float64), ray @ camera.up.astype(np.float64)
    return np.stack([x / (safe * half * aspect), y / (safe * half), depth], axis=1)
