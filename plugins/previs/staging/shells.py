"""What a set is built of where no prop will do: walls, cliffs, steps, parapets, ice, stand-ins."""

import math
from collections.abc import Sequence

import numpy as np

from previs.mesh.parts import Finish, join, place, speckled, turn
from previs.mesh.solids import box, lathe
from previs.records import Mesh

GREY = "#9a9c9f"

_ROUND = Finish(smooth=0.6)
CLIFF_HEIGHT = 9.0


def walls(depth: float, half: float, height: float, colour: str) -> Mesh:
    """Three walls and a skirting; open towards the camera."""
    dark = _shade(colour, 0.55)
    return join(
        [
            box((0.0, height / 2, -depth - 0.1), (half + 0.2, height / 2, 0.1), colour),
            box((-half - 0.1, height / 2, 0.0), (0.1, height / 2, depth), colour),
            box((half + 0.1, height / 2, 0.0), (0.1, height / 2, depth), colour),
            box((0.0, 0.09, -depth + 0.015), (half, 0.09, 0.02), dark),
            box((0.0, height * 0.34, -depth + 0.01), (half, 0.025, 0.02), dark),
        ]
    )


def _shade(colour: str, factor: float) -> str:
    parts = [int(int(colour[i : i + 2], 16) * factor) for i in (1, 3, 5)]
    return "#" + "".join(f"{min(255, part):02x}" for part in parts)


def cliff(seed: int, radius: float, height: float) -> Mesh:
    """A headland of rock with grass on it: broken rings, steep towards the sea."""
    draw = np.random.default_rng(seed)
    levels = [(-1.0, 1.30), (0.18 * height, 1.22), (0.45 * height, 1.10), (0.74 * height, 1.04), (0.97 * height, 1.0)]
    body = lathe([(y, radius * r) for y, r in levels] + [(height, radius * 0.9), (height, 0.0)], "#5d5750", sides=22)
    points = body.vertices.copy()
    angle = np.arctan2(points[:, 2], points[:, 0])
    wobble = sum(math.pow(0.6, k) * 0.10 * np.sin(k * angle + draw.uniform(0, 6.3)) for k in (2, 3, 5, 7))
    low = np.clip(1 - points[:, 1] / height, 0, 1)
    rough = 1 + wobble + 0.09 * low * draw.standard_normal(len(points))
    points[:, 0] *= rough
    points[:, 2] *= rough
    from_top = body.vertices[body.triangles].mean(axis=1)[:, 1] > height * 0.985
    colours = body.colours.copy()
    colours[from_top] = (0.07, 0.10, 0.035)
    return speckled(
        Mesh(
            points.astype(np.float32), body.normals, body.occlusion, body.triangles, colours, body.materials,
            body.bones, body.weights,
        ),
        0.12,
        seed,
    )  # fmt: skip


def steps(colour: str) -> Mesh:
    """A stair that rises along the wall behind the action, with the tower's newel."""
    treads = [box((-9.0 + i * 0.55, 0.10 + i * 0.17, -2.6), (0.30, 0.10 + i * 0.17, 1.1), colour) for i in range(34)]
    return join([*treads, lathe([(0.0, 0.5), (9.0, 0.5)], _shade(colour, 0.7), sides=14, finish=_ROUND)])


def parapet(length: float) -> Mesh:
    """The rail of a bridge on both sides, with posts and a far pylon."""
    parts = [box((length / 2 - 40, 0.95, -3.9), (length / 2 + 20, 0.08, 0.10), "#6c6f74")]
    for i in range(int((length + 80) / 2.0)):
        parts.append(box((-60 + i * 2.0, 0.45, -3.9), (0.06, 0.5, 0.06), "#54575c"))
    for x in (-24.0, 24.0, 72.0):
        parts += [box((x, 9.0, -4.6), (0.7, 9.0, 0.5), "#7b7f86"), box((x, 9.0, -16.0), (0.7, 9.0, 0.5), "#7b7f86")]
        parts.append(box((x, 16.5, -10.3), (0.55, 0.6, 6.0), "#7b7f86"))
    return join(parts)


def ice(length: float) -> Mesh:
    """A frozen river across the way: a dull blue sheet with banks of snow."""
    sheet = box((0.0, 0.004, -4.0), (1.5, 0.012, 60.0), "#86a5bd", finish=Finish(gloss=0.6))
    banks = [box((s * 1.62, 0.02, -4.0), (0.16, 0.05, 60.0), "#d5deea") for s in (-1, 1)]
    return place(join([sheet, *banks]), (length, 0.0, 0.0), rotation=turn(yaw=0.18))


def figure(height: float = 1.72) -> Mesh:
    """A neutral standing figure for someone previs has no body for."""
    h = height
    body = lathe(
        [(0.0, 0.16), (0.02 * h, 0.17), (0.3 * h, 0.13), (0.55 * h, 0.17), (0.78 * h, 0.20), (0.83 * h, 0.12)],
        GREY, sides=14, finish=_ROUND,
    )  # fmt: skip
    head = lathe(
        [(0.84 * h, 0.0), (0.86 * h, 0.075), (0.92 * h, 0.105), (0.97 * h, 0.09), (h, 0.0)],
        GREY,
        sides=12,
        finish=_ROUND,
    )
    neck = lathe([(0.80 * h, 0.06), (0.87 * h, 0.06)], GREY, sides=8, finish=_ROUND)
    nose = box((0.11, 0.915 * h, 0.0), (0.03, 0.015, 0.015), GREY)
    return join([body, neck, head, nose])


def block(size: Sequence[float] = (0.6, 0.6, 0.6)) -> Mesh:
    """A neutral box for something previs has no shape for."""
    x, y, z = (s / 2 for s in size)
    return box((0.0, y, 0.0), (x, y, z), GREY)
