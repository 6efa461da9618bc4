"""What faces share: eyes that look and lids that close, each on a joint of its own where the skeleton has one."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from previs.cast.blueprint import Joint, Tagged
from previs.mesh.parts import Doubles, Finish, Point, frame_along, make, replaced
from previs.mesh.skin import mirrored
from previs.mesh.solids import blob
from previs.records import Mesh, Skeleton

_WET = Finish(smooth=1.0, gloss=0.7)
_SOFT = Finish(smooth=0.9)
_GLINT = Finish(emission=1.5)
_SIDES = 8
_INSET = 0.9
"""How far normals lean to the gaze: an eye lies in its socket, so that its edges catch no light from behind."""


class Eye(NamedTuple):
    """An eye on the right: centre, radius, direction of its axis, the angles (degrees) that iris and pupil reach from
    the axis, how far the upper lid comes down (0 no lid, 1 half), how far the lower one comes up (the same way), and
    the part that colours the upper lid's edge."""

    centre: Point
    radius: float
    axis: Point = (1.0, 0.0, 0.25)
    iris: float = 40.0
    pupil: float = 22.0
    lid: float = 0.45
    lid_part: str = "skin"
    under: float = 0.0
    lash: str = ""


def eye_joints(eye: Eye, parent: str = "head") -> dict[str, Joint]:
    """The joints that `eye_pair` looks for: `eye.R` (yaw and pitch turn the gaze) and `lid.R` (pitch below 0 closes an
    eye that looks ahead: about -1.1 shuts it), both in the middle of the eyeball; their twins follow by name."""
    return {"eye.R": (parent, *eye.centre), "lid.R": (parent, *eye.centre)}


def eye_pair(eye: Eye, bone: int, bones: Skeleton | None = None) -> list[Tagged]:
    """Both eyes: white, iris, pupil, glint and lids, on one bone.

    Given a skeleton that has joints `eye.R` or `lid.R`, eyeballs and upper lids go on those and on their twins.
    """
    pieces: list[Tagged] = []
    for side, twin in (("R", eye), ("L", eye._replace(centre=mirrored(eye.centre), axis=mirrored(eye.axis)))):
        ball = _bone(bones, f"eye.{side}", bone)
        lid = _bone(bones, f"lid.{side}", bone)
        pieces += [Tagged(tagged.part, on_bone(tagged.mesh, ball)) for tagged in _ball(twin)]
        pieces += [Tagged(tagged.part, on_bone(tagged.mesh, lid)) for tagged in _upper_lid(twin)]
        pieces += [Tagged(tagged.part, on_bone(tagged.mesh, bone)) for tagged in _lower_lid(twin)]
    return pieces


def _bone(bones: Skeleton | None, name: str, otherwise: int) -> int:
    return bones.names.index(name) if bones is not None and name in bones.names else otherwise


def _zone(eye: Eye, pole: Doubles, rings: Sequence[tuple[float, float]], finish: Finish) -> Mesh:
    """A band about the eye's centre: rings (degrees from the pole, share of the eye's radius) from the outer one in; a
    ring at 0 degrees is the tip."""
    angles = np.arange(_SIDES) * (2.0 * math.pi / _SIDES)
    points: list[Doubles] = []
    for degrees, swell in rings:
        along, across = swell * math.cos(math.radians(degrees)), swell * math.sin(math.radians(degrees))
        row = np.column_stack([across * np.cos(angles), np.full(_SIDES, along), across * np.sin(angles)])
        points.append(row if degrees > 0.0 else row[:1])
    faces: list[tuple[int, int, int]] = []
    for ring in range(len(rings) - 1):
        start, last = ring * _SIDES, len(points[ring + 1]) == 1
        for i in range(_SIDES):
            a, b = start + i, start + (i + 1) % _SIDES
            faces += [(a, start + _SIDES, b)] if last else [(a, a + _SIDES, b), (b, a + _SIDES, b + _SIDES)]
    unit = np.concatenate(points) @ frame_along(pole).T
    mesh = make(unit * eye.radius + np.array(eye.centre), faces, "#ffffff", finish=finish, closed=False)
    facing = unit / np.linalg.norm(unit, axis=1, keepdims=True) + _INSET * _axis(eye)
    facing /= np.maximum(np.linalg.norm(facing, axis=1, keepdims=True), 1e-6)
    return replaced(mesh, normals=facing, occlusion=np.full(len(unit), 0.85))


def _axis(eye: Eye) -> Doubles:
    return np.array(eye.axis) / np.linalg.norm(eye.axis)


def _ball(eye: Eye) -> list[Tagged]:
    """White, iris, pupil and glint: zones of one sphere, the iris raised a little."""
    axis, middle = _axis(eye), 0.5 * (eye.iris + 105.0)
    spot = axis + np.array((0.0, 0.30, 0.16))
    x, y, z = np.array(eye.centre) + spot / np.linalg.norm(spot) * eye.radius * 1.03
    glint = blob((float(x), float(y), float(z)), 0.13 * eye.radius, "#ffffff", detail=0, finish=_GLINT)
    return [
        Tagged("eye", _zone(eye, axis, ((105.0, 1.0), (middle, 1.0), (eye.iris, 1.0)), _WET)),
        Tagged("iris", _zone(eye, axis, ((eye.iris + 1.0, 0.985), (eye.iris, 1.012), (eye.pupil, 1.03)), _WET)),
        Tagged("pupil", _zone(eye, axis, ((eye.pupil, 1.03), (0.0, 1.04)), _WET)),
        Tagged("glint", glint),
    ]


def _upper_lid(eye: Eye) -> list[Tagged]:
    """A cap over the eyeball whose edge stands above the gaze by an angle."""
    if eye.lid <= 0.0:
        return []
    opening = math.radians(62.0 * (1.0 - eye.lid))
    pole = np.array((0.0, math.cos(opening), 0.0)) - _axis(eye) * math.sin(opening)
    edge = ((90.0, 1.0), (90.0, 1.12))
    lash = [Tagged(eye.lash, _zone(eye, pole, ((91.0, 1.0), (91.0, 1.17), (84.0, 1.12)), _SOFT))] if eye.lash else []
    return [Tagged(eye.lid_part, _zone(eye, pole, (*edge, (66.0, 1.12), (34.0, 1.10), (0.0, 1.08)), _SOFT)), *lash]


def _lower_lid(eye: Eye) -> list[Tagged]:
    if eye.under <= 0.0:
        return []
    opening = math.radians(62.0 * (1.0 - eye.under))
    pole = np.array((0.0, -math.cos(opening), 0.0)) - _axis(eye) * math.sin(opening)
    return [Tagged(eye.lid_part, _zone(eye, pole, ((90.0, 1.0), (90.0, 1.09), (55.0, 1.09), (0.0, 1.02)), _SOFT))]


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
