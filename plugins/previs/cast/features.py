"""Small rigid things that faces share: eyes that look, lids, brows and mouths."""

import math
from typing import NamedTuple

import numpy as np

from previs.cast.blueprint import Tagged
from previs.mesh.parts import Finish, Point, frame_along, place
from previs.mesh.skin import mirrored
from previs.mesh.solids import blob, lathe
from previs.records import Mesh

_WET = Finish(smooth=1.0, gloss=0.7)
_SOFT = Finish(smooth=0.9)
_GLINT = Finish(emission=1.5)


class Eye(NamedTuple):
    """An eye on the right: centre, radius, direction of its axis, the angles (degrees) that iris and pupil reach from
    the axis, and how far the lid comes down (0 no lid, 1 half)."""

    centre: Point
    radius: float
    axis: Point = (1.0, 0.0, 0.25)
    iris: float = 40.0
    pupil: float = 22.0
    lid: float = 0.45
    lid_part: str = "skin"


def _dome(eye: Eye, start: float, end: float, swell: float) -> Mesh:
    """The zone of the eyeball between two angles from its axis, closed inside."""
    steps = [start, 0.5 * (start + end), end] if start - end > 30.0 else [start, end]
    rows = [(swell * math.cos(math.radians(a)), swell * math.sin(math.radians(a))) for a in steps]
    profile = [(row[0] * eye.radius, row[1] * eye.radius) for row in rows]
    return place(lathe([*profile], "#ffffff", sides=9, finish=_WET), eye.centre, rotation=frame_along(eye.axis))


def _lid(eye: Eye) -> Mesh:
    """A cap over the eyeball whose edge stands above the gaze by an angle."""
    axis = np.array(eye.axis) / np.linalg.norm(eye.axis)
    open_angle = math.radians(62.0 * (1.0 - eye.lid))
    up = np.array((0.0, math.cos(open_angle), 0.0)) - axis * math.sin(open_angle)
    profile = [(0.0, 1.09), (0.60, 0.91), (0.95, 0.53), (1.09, 0.0)]
    cap = lathe([(h * eye.radius, r * eye.radius) for h, r in profile], "#ffffff", sides=10, finish=_SOFT)
    return place(cap, eye.centre, rotation=frame_along(up))


def _glint(eye: Eye) -> Mesh:
    axis = np.array(eye.axis) / np.linalg.norm(eye.axis)
    spot = axis + np.array((0.0, 0.30, 0.16))
    x, y, z = np.array(eye.centre) + spot / np.linalg.norm(spot) * eye.radius * 1.03
    return blob((float(x), float(y), float(z)), 0.13 * eye.radius, "#ffffff", detail=0, finish=_GLINT)


def eye_pair(eye: Eye, bone: int) -> list[Tagged]:
    """Both eyes: white, iris, pupil, glint and upper lid, on one bone."""
    pieces: list[Tagged] = []
    for twin in (eye, eye._replace(centre=mirrored(eye.centre), axis=mirrored(eye.axis))):
        pieces += [
            Tagged("eye", _dome(twin, 100.0, eye.iris, 1.0)),
            Tagged("iris", _dome(twin, eye.iris + 6.0, eye.pupil, 1.015)),
            Tagged("pupil", _dome(twin, eye.pupil + 4.0, 0.0, 1.03)),
            Tagged("glint", _glint(twin)),
        ]
        if eye.lid > 0.0:
            pieces.append(Tagged(eye.lid_part, _lid(twin)))
    return [tagged._replace(mesh=on_bone(tagged.mesh, bone)) for tagged in pieces]


def on_bone(mesh: Mesh, bone: int) -> Mesh:
    """The rigid mesh moved to another bone."""
    bones = mesh.bones.copy()
    bones[:, 0] = bone
    return Mesh(
        mesh.vertices,
        mesh.normals,
        mesh.occlusion,
        mesh.triangles,
        mesh.colours,
        mesh.materials,
        bones,
        mesh.weights,
    )


EYE_PALETTE = {"eye": "#e9e4da", "iris": "#4a3420", "pupil": "#080708", "glint": "#ffffff"}
