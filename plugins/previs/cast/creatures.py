"""Birds, whose wings are feathers on bones."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import EYE_PALETTE, Eye, eye_pair
from previs.mesh.parts import Finish, Point
from previs.mesh.skin import Prim, Skin, mirrored
from previs.mesh.solids import sheet
from previs.records import Skeleton

_NONE = "#000000"
_FEATHER = Finish(smooth=0.2)


class Bird(NamedTuple):
    """A bird 0.5 m long by its scale, the length of its wings (share) and its beak, and its colours."""

    scale: float
    span: float
    beak: float
    palette: dict[str, str]


_BODY_JOINTS: dict[str, Joint] = {
    "hips": ("", 0.0, 0.12, 0.0),
    "chest": ("hips", 0.10, 0.13, 0.0),
    "head": ("chest", 0.23, 0.17, 0.0),
    "t0": ("hips", -0.14, 0.12, 0.0),
    "wing.R": ("chest", 0.09, 0.155, 0.045),
}


def _bird_joints(span: float) -> dict[str, Joint]:
    """Body and wings, the wings' joints where the feathers of one bone give way to the next."""
    wings: dict[str, Joint] = {
        "mid.R": ("wing.R", 0.13, 0.165, 0.275 * span),
        "tip.R": ("mid.R", 0.05, 0.165, 0.52 * span),
    }
    return _BODY_JOINTS | wings


def _bird_skin(bird: Bird) -> Skin:
    long = bird.beak
    prims = (
        Prim("hips", "capsule", (-0.13, 0.118, 0.0), (0.10, 0.12, 0.0), (0.040, 0.075), "feathers", 0.05),
        Prim("chest", "capsule", (0.09, 0.125, 0.0), (0.21, 0.162, 0.0), (0.074, 0.046), "feathers", 0.04),
        Prim("head", "ellipsoid", (0.235, 0.178, 0.0), (0.056, 0.050, 0.047), (0, 0), "crown", 0.02, care=4.0),
        Prim(
            "head",
            "capsule",
            (0.275, 0.174, 0.0),
            (0.31 + long, 0.158, 0.0),
            (0.019, 0.005),
            "beak",
            0.005,
            0.7,
            care=4.0,
        ),
    )
    return Skin(prims, (), 0.0048, 800, size=0.5, smooth=0.7)


def _wing(points: list[Point], part: str, bone: str, bones: Skeleton) -> list[Tagged]:
    right = sheet(points, _NONE, finish=_FEATHER, bone=bones.names.index(f"{bone}.R"))
    left = sheet([mirrored(p) for p in points], _NONE, finish=_FEATHER, bone=bones.names.index(f"{bone}.L"))
    return [Tagged(part, right), Tagged(part, left)]


def _bird_rigid(bird: Bird, bones: Skeleton) -> list[Tagged]:
    k = bird.span
    y = 0.163
    inner: list[Point] = [
        (0.15, y, 0.03),
        (0.19, y + 0.008, 0.15 * k),
        (0.18, y + 0.005, 0.28 * k),
        (-0.06, y, 0.28 * k),
        (-0.085, y - 0.005, 0.15 * k),
        (-0.05, y - 0.01, 0.03),
    ]
    outer: list[Point] = [
        (0.18, y + 0.005, 0.27 * k),
        (0.155, y, 0.42 * k),
        (0.07, y, 0.53 * k),
        (-0.07, y, 0.50 * k),
        (-0.085, y, 0.38 * k),
        (-0.06, y, 0.27 * k),
    ]
    pieces = [*_wing(inner, "feathers", "wing", bones), *_wing(outer, "feathers", "mid", bones)]
    for i, (x, z) in enumerate(((0.0, 0.80), (-0.075, 0.745), (-0.125, 0.66), (-0.155, 0.575))):
        root = 0.115 - 0.05 * i
        feather: list[Point] = [
            (root, y, 0.50 * k),
            (root - 0.03, y, 0.55 * k),
            (x, y - 0.004, z * k),
            (x - 0.032, y - 0.004, (z - 0.03) * k),
            (root - 0.075, y, 0.47 * k),
        ]
        pieces += _wing(feather, "wingtip", "tip", bones)
    fan: list[Point] = [
        (-0.11, 0.135, 0.03),
        (-0.33, 0.12, 0.10),
        (-0.36, 0.12, 0.035),
        (-0.36, 0.12, -0.035),
        (-0.33, 0.12, -0.10),
        (-0.11, 0.135, -0.03),
    ]
    pieces.append(Tagged("wingtip", sheet(fan, _NONE, finish=_FEATHER, bone=bones.names.index("t0"))))
    eye = Eye((0.256, 0.188, 0.036), 0.0115, (0.45, 0.1, 0.9), 64.0, 40.0, 0.4, "crown")
    return [*pieces, *eye_pair(eye, bones.names.index("head"))]


def bird(numbers: Bird) -> Blueprint:
    """A bird with its wings spread; it flies at the height it is placed at."""

    def rigid(bones: Skeleton) -> list[Tagged]:
        return _bird_rigid(numbers, bones)

    return Blueprint(
        rig="winged",
        joints=_bird_joints(numbers.span),
        palette={**EYE_PALETTE, **numbers.palette},
        main="feathers",
        eyes=(0.26, 0.188, 0.0),
        skins=(_bird_skin(numbers),),
        rigid=rigid,
        scale=numbers.scale,
    )


CROW = Bird(
    1.0,
    1.0,
    0.038,
    {"feathers": "#17181d", "crown": "feathers", "beak": "#2c2c30", "wingtip": "#101115", "iris": "#1d1a18"},
)
GULL = Bird(
    1.2,
    1.25,
    0.030,
    {"feathers": "#c9ced6", "crown": "#f4f3ee", "beak": "#d9a032", "wingtip": "#26282e", "iris": "#d8c24a"},
)

ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "crow": lambda: bird(CROW),
    "gull": lambda: bird(GULL),
}
"""Creatures by kind."""
