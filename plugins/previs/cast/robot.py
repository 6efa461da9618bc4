"""The robot: rigid parts on a man's skeleton."""

import numpy as np

from previs.cast.blueprint import Blueprint, Tagged
from previs.cast.features import on_bone
from previs.cast.person import Figure, joints
from previs.mesh.parts import Finish, frame_along, place
from previs.mesh.solids import blob, box, lathe, rod
from previs.records import Mesh, Skeleton

_NONE = "#000000"
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
