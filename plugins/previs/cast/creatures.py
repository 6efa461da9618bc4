"""Birds, whose wings are feathers on bones, and the robot, whose limbs are rigid parts on a man's skeleton."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import EYE_PALETTE, Eye, eye_pair, on_bone
from previs.cast.human import Figure, joints
from previs.mesh.parts import Finish, Point, frame_along, place
from previs.mesh.skin import Prim, Skin, mirrored
from previs.mesh.solids import blob, box, lathe, rod, sheet
from previs.records import Mesh, Skeleton

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

_SHELL = Finish(smooth=0.3, gloss=0.45)
_JOINT = Finish(smooth=0.6, gloss=0.3)
_SCREEN = Finish(emission=3.0)


def _limb(bones: Skeleton, upper: str, lower: str, radius: float) -> Mesh:
    """A sleeve from one joint to the next, fuller in the middle."""
    names = list(bones.names)
    a, b = (bones.rest[names.index(n)].astype(np.float64) for n in (upper, lower))
    length = float(np.linalg.norm(b - a))
    rows = [(0.06, 0.75), (0.18, 1.0), (0.80, 0.92), (0.94, 0.62)]
    sleeve = lathe([(h * length, r * radius) for h, r in rows], _NONE, sides=9, finish=_SHELL, bone=names.index(upper))
    return place(sleeve, (float(a[0]), float(a[1]), float(a[2])), rotation=frame_along(b - a))


def _robot_limbs(bones: Skeleton) -> list[Tagged]:
    names = list(bones.names)
    sleeves = (("arm", "forearm", 0.062), ("forearm", "hand", 0.072), ("thigh", "shin", 0.092), ("shin", "foot", 0.105))
    balls = (("arm", 0.098), ("forearm", 0.058), ("thigh", 0.085), ("shin", 0.078), ("foot", 0.06))
    pieces: list[Tagged] = []
    for side in ("R", "L"):
        at = {n: tuple(float(v) for v in bones.rest[names.index(f"{n}.{side}")]) for n in ("hand", "foot", "toe")}
        for upper, lower, radius in sleeves:
            dark = upper in ("arm", "thigh")
            pieces.append(
                Tagged("joint" if dark else "body", _limb(bones, f"{upper}.{side}", f"{lower}.{side}", radius))
            )
        for name, radius in balls:
            i = names.index(f"{name}.{side}")
            x, y, z = (float(v) for v in bones.rest[i])
            pieces.append(Tagged("accent", blob((x, y, z), radius, _NONE, detail=1, finish=_JOINT, bone=i)))
        x, y, z = at["hand"]
        hand = names.index(f"hand.{side}")
        pieces.append(Tagged("joint", box((x, y - 0.04, z), (0.036, 0.045, 0.042), _NONE, bone=hand)))
        pieces += [
            Tagged(
                "joint",
                rod((x + dx, y - 0.07, z + dz), (x + dx + 0.02, y - 0.15, z + dz), (0.015, 0.010), _NONE, bone=hand),
            )
            for dx, dz in ((0.02, 0.0), (-0.015, 0.022), (-0.015, -0.022))
        ]
        x, y, z = at["foot"]
        pieces.append(
            Tagged(
                "body",
                box(
                    (x + 0.045, 0.05, z),
                    (0.13, 0.05, 0.085),
                    _NONE,
                    taper=(0.7, 0.8),
                    finish=_SHELL,
                    bone=names.index(f"foot.{side}"),
                ),
            )
        )
        x, _, z = at["toe"]
        pieces.append(
            Tagged(
                "body",
                box(
                    (x + 0.085, 0.03, z),
                    (0.05, 0.03, 0.08),
                    _NONE,
                    taper=(0.7, 0.9),
                    finish=_SHELL,
                    bone=names.index(f"toe.{side}"),
                ),
            )
        )
    return pieces


def _robot(bones: Skeleton) -> list[Tagged]:
    names = list(bones.names)
    spot = {n: tuple(float(v) for v in bones.rest[names.index(n)]) for n in ("hips", "spine", "chest", "neck", "head")}
    b = {n: names.index(n) for n in spot}
    _, hips, _ = spot["hips"]
    _, chest, _ = spot["chest"]
    _, neck, _ = spot["neck"]
    x, head, _ = spot["head"]
    pieces = [
        Tagged(
            "body",
            box((0.0, hips - 0.01, 0.0), (0.12, 0.08, 0.16), _NONE, taper=(1.0, 1.1), finish=_SHELL, bone=b["hips"]),
        ),
        Tagged("joint", lathe([(hips + 0.05, 0.10), (hips + 0.22, 0.105)], _NONE, sides=12, bone=b["spine"])),
        Tagged(
            "body",
            box(
                (0.0, chest + 0.065, 0.0), (0.16, 0.17, 0.21), _NONE, taper=(1.05, 1.12), finish=_SHELL, bone=b["chest"]
            ),
        ),
        Tagged("joint", box((0.155, chest + 0.07, 0.0), (0.02, 0.085, 0.12), _NONE, bone=b["chest"])),
        Tagged(
            "accent", blob((0.175, chest + 0.07, 0.0), (0.014, 0.035, 0.035), _NONE, finish=_SCREEN, bone=b["chest"])
        ),
        Tagged("joint", lathe([(neck - 0.05, 0.05), (neck + 0.10, 0.045)], _NONE, sides=9, bone=b["neck"])),
        Tagged(
            "body",
            box(
                (x + 0.01, head + 0.115, 0.0),
                (0.135, 0.115, 0.145),
                _NONE,
                taper=(0.88, 0.9),
                finish=_SHELL,
                bone=b["head"],
            ),
        ),
        Tagged(
            "screen",
            box((x + 0.135, head + 0.12, 0.0), (0.014, 0.062, 0.115), _NONE, finish=Finish(gloss=0.7), bone=b["head"]),
        ),
        Tagged(
            "joint",
            rod((x - 0.04, head + 0.22, 0.08), (x - 0.04, head + 0.36, 0.08), (0.009, 0.006), _NONE, bone=b["head"]),
        ),
        Tagged("accent", blob((x - 0.04, head + 0.37, 0.08), 0.024, _NONE, finish=_SCREEN, bone=b["head"])),
    ]
    for side in (1.0, -1.0):
        lens = lathe([(-0.01, 0.036), (0.012, 0.030), (0.016, 0.0)], _NONE, sides=10, finish=_SCREEN)
        lens = place(lens, (x + 0.148, head + 0.125, 0.056 * side), rotation=frame_along((1.0, 0.0, 0.0)))
        ear = place(
            lathe([(-0.02, 0.05), (0.03, 0.04)], _NONE, sides=9),
            (x, head + 0.115, 0.145 * side),
            rotation=frame_along((0.0, 0.0, side)),
        )
        pieces += [Tagged("light", on_bone(lens, b["head"])), Tagged("accent", on_bone(ear, b["head"]))]
    return [*pieces, *_robot_limbs(bones)]


def robot() -> Blueprint:
    """A robot of a man's build."""
    palette = {
        "body": "#d9d4c6",
        "joint": "#3a4048",
        "accent": "#e07a1f",
        "screen": "#101418",
        "light": "#59e0ff",
    }
    rows = joints(Figure(shoulder=1.22), 0.0)
    return Blueprint("biped", rows, palette, "body", (0.15, rows["head"][2] + 0.125, 0.0), rigid=_robot)


ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "robot": robot,
    "crow": lambda: bird(CROW),
    "gull": lambda: bird(GULL),
}
"""Creatures by kind."""
