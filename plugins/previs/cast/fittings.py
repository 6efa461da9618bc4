"""Rigid things fixed to animals: jaws that open on a dark mouth, nostrils, horns and tusks, ears like sails."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from previs.cast.blueprint import Tagged
from previs.cast.features import on_bone
from previs.mesh.field import distances
from previs.mesh.parts import Finish, Point, place, turn
from previs.mesh.skin import Paint, Prim, both_sides, field_of, mirrored
from previs.mesh.solids import blob, loft, rod, sheet, tube
from previs.records import Skeleton

_NONE = "#000000"
_HIDE = Finish(smooth=0.85)
_HORN = Finish(smooth=0.5, gloss=0.25)
_WET = Finish(smooth=0.8, gloss=0.5)
_DARK = Finish(smooth=0.6)

Move = Callable[[Point], Point]

MOUTH_PALETTE = {"mouth": "#4a1518", "nostril": "#100b0b", "tooth": "#efe8d6", "horn": "#d8cbb0"}


class Rod(NamedTuple):
    """A horn, antler, tusk or tooth: a round bar through points on the right, with its twin on the left unless its
    points lie in the plane of symmetry."""

    part: str
    points: tuple[Point, ...]
    radii: tuple[float, ...]
    bone: str = "head"
    sides: int = 5

    def moved(self, move: Move, size: float) -> "Rod":
        """The rod with its points moved and its radii `size` times as large."""
        return self._replace(points=tuple(map(move, self.points)), radii=tuple(r * size for r in self.radii))


class Flap(NamedTuple):
    """A flat ear or fin on the right and its twin: centre, half axes, and its turn (yaw, pitch, roll in radians)."""

    part: str
    centre: Point
    half: Point
    way: Point = (0.0, 0.0, 0.0)
    bone: str = "head"
    detail: int = 2


class Jaw(NamedTuple):
    """A lower jaw from its hinge to the chin, (x, y) in the plane of symmetry: half widths and depths at both ends, the
    part it is coloured as, and how many teeth a side it shows."""

    hinge: tuple[float, float]
    chin: tuple[float, float]
    widths: tuple[float, float]
    depths: tuple[float, float]
    part: str = "fur"
    teeth: int = 0

    def moved(self, move: Move, size: float) -> "Jaw":
        """The jaw at another place, `size` times as large."""
        hinge, chin = move((*self.hinge, 0.0)), move((*self.chin, 0.0))
        (a, b), (c, d) = self.widths, self.depths
        return Jaw(hinge[:2], chin[:2], (a * size, b * size), (c * size, d * size), self.part, self.teeth)


def _sides(point: Point) -> tuple[bool, ...]:
    return (False, True) if abs(point[2]) > 1e-6 else (False,)


def rods(rows: Sequence[Rod], bones: Skeleton) -> list[Tagged]:
    """The bars of a table, each with its twin."""
    pieces: list[Tagged] = []
    for row in rows:
        for twin in _sides(row.points[-1]):
            points = [mirrored(p) if twin else p for p in row.points]
            bone = bones.names.index(row.bone[:-1] + "L" if twin and row.bone.endswith(".R") else row.bone)
            pieces.append(Tagged(row.part, tube(points, row.radii, _NONE, sides=row.sides, finish=_HORN, bone=bone)))
    return pieces


def flaps(rows: Sequence[Flap], bones: Skeleton) -> list[Tagged]:
    """The flat ears or fins of a table, each with its twin."""
    pieces: list[Tagged] = []
    for row in rows:
        yaw, pitch, roll = row.way
        disc = place(
            blob((0.0, 0.0, 0.0), row.half, _NONE, detail=row.detail, finish=_HIDE),
            row.centre,
            rotation=turn(yaw=yaw, pitch=pitch, roll=roll),
        )
        for twin in _sides(row.centre):
            bone = bones.names.index(row.bone[:-1] + "L" if twin and row.bone.endswith(".R") else row.bone)
            mesh = place(disc, scale=(1.0, 1.0, -1.0)) if twin else disc
            pieces.append(Tagged(row.part, on_bone(mesh, bone)))
    return pieces


def nostrils(spot: tuple[Point, float], bone: int) -> list[Tagged]:
    """Two dark holes."""
    (x, y, z), r = spot
    half = (r * 0.7, r, r)
    return [
        Tagged("nostril", blob((x, y, z * side), half, _NONE, detail=1, finish=_DARK, bone=bone))
        for side in (1.0, -1.0)
    ]


def _ring(row: Jaw, share: float, narrow: float) -> tuple[float, list[tuple[float, float]]]:
    """A section of the jaw, flat above and round below."""
    x = row.hinge[0] + (row.chin[0] - row.hinge[0]) * share
    y = row.hinge[1] + (row.chin[1] - row.hinge[1]) * share
    wide = (row.widths[0] + (row.widths[1] - row.widths[0]) * share) * narrow
    deep = (row.depths[0] + (row.depths[1] - row.depths[0]) * share) * narrow
    angles = [math.pi * k / 6 for k in range(7)]
    return x, [(y - deep * math.sin(a), wide * math.cos(a)) for a in angles]


def jaw(row: Jaw, bone: int) -> list[Tagged]:
    """The lower jaw with a mouth's lining on top, and teeth where it shows them."""
    rings = [_ring(row, s, n) for s, n in ((0.0, 0.9), (0.35, 1.0), (0.7, 1.0), (0.9, 0.88), (1.0, 0.5))]
    pieces = [Tagged(row.part, loft(rings, _NONE, finish=_HIDE, bone=bone))]
    lift = 0.03 * row.widths[0]
    tongue = [(0.1, 0.8), (0.5, 0.8), (0.88, 0.7)]
    right = [(*_top(row, s, lift), w * _wide(row, s)) for s, w in tongue]
    left = [mirrored(p) for p in reversed(right)]
    pieces.append(Tagged("mouth", sheet([*right, *left], _NONE, finish=_WET, bone=bone)))
    for i in range(row.teeth):
        share = 0.95 - 0.6 * i / max(1, row.teeth - 1) if row.teeth > 1 else 0.92
        pieces += _tooth(row, share, bone, 1.0 if i else 1.5)
    return pieces


def _top(row: Jaw, share: float, lift: float) -> tuple[float, float]:
    x = row.hinge[0] + (row.chin[0] - row.hinge[0]) * share
    return x, row.hinge[1] + (row.chin[1] - row.hinge[1]) * share + lift


def _wide(row: Jaw, share: float) -> float:
    return row.widths[0] + (row.widths[1] - row.widths[0]) * share


def _tooth(row: Jaw, share: float, bone: int, size: float) -> list[Tagged]:
    x, y = _top(row, share, 0.0)
    z = 0.74 * _wide(row, share) * (0.75 if share > 0.9 else 1.0)
    high = 0.5 * row.depths[1] * size
    thick = 0.28 * high
    return [
        Tagged(
            "tooth",
            rod((x, y, z * s), (x - 0.1 * high, y + high, z * s), (thick, 0.1 * thick), _NONE, sides=4, bone=bone),
        )
        for s in (1.0, -1.0)
    ]


def mouth_paint(row: Jaw, over: Sequence[str]) -> Paint:
    """The roof of the mouth, which shows when the jaw opens."""
    (ax, ay), (bx, by) = row.hinge, row.chin
    a, b = (ax, ay, 0.0), (ax + (bx - ax) * 0.93, ay + (by - ay) * 0.93, 0.0)
    return Paint("mouth", tuple(over), "capsule", a, b, (row.widths[0] * 0.8, row.widths[1] * 0.8), below=-0.25)


def on_skin(prims: Sequence[Prim], at: Point, way: Point, depth: float) -> Point:
    """The point moved along a direction until it lies `depth` metres under the skin of the primitives."""
    field = field_of(both_sides(prims))
    ahead = np.array(way) / np.linalg.norm(way)
    point = np.array(at, np.float64)
    for _ in range(8):
        point = point - ahead * (float(distances(field, point[None, :])[0]) + depth)
    x, y, z = (float(v) for v in point)
    return x, y, z
