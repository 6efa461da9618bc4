"""The tyrant lizard, on two legs, and the dragon, on four with wings of skin."""

from collections.abc import Callable, Mapping
from itertools import pairwise

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import EYE_PALETTE, Eye, eye_joints, eye_pair
from previs.cast.fittings import MOUTH_PALETTE, Jaw, Rod, jaw, mouth_paint, nostrils, on_skin, rods
from previs.cast.quadruped import Face, Species, blueprint, cap, ell, limbs, spot, wear
from previs.mesh.parts import Finish, Point
from previs.mesh.skin import Paint, Prim, Skin, mirrored
from previs.mesh.solids import sheet
from previs.records import Skeleton

_NONE = "#000000"
_MEMBRANE = Finish(smooth=0.35)

_REX: dict[str, Joint] = {
    "hips": ("", 0.0, 1.02, 0.0),
    "chest": ("hips", 0.42, 1.06, 0.0),
    "neck": ("chest", 0.60, 1.18, 0.0),
    "head": ("neck", 0.82, 1.42, 0.0),
    "jaw": ("head", 0.86, 1.31, 0.0),
    "t0": ("hips", -0.22, 1.02, 0.0),
    "t1": ("t0", -0.55, 1.00, 0.0),
    "t2": ("t1", -0.88, 0.99, 0.0),
    "t3": ("t2", -1.20, 1.00, 0.0),
    "t4": ("t3", -1.52, 1.03, 0.0),
    "thigh.R": ("hips", 0.0, 0.98, 0.17),
    "shin.R": ("thigh.R", 0.24, 0.66, 0.19),
    "foot.R": ("shin.R", -0.12, 0.30, 0.19),
    "toe.R": ("foot.R", 0.06, 0.045, 0.19),
    "arm.R": ("chest", 0.52, 0.96, 0.14),
    "forearm.R": ("arm.R", 0.58, 0.83, 0.17),
}
_TAIL = ((-0.22, 1.02), (-0.55, 1.00), (-0.88, 0.99), (-1.20, 1.00), (-1.52, 1.03), (-1.82, 1.08))
_TAIL_RADII = (0.225, 0.165, 0.115, 0.075, 0.042, 0.012)


def _rex_skin(mouth: Jaw) -> Skin:
    at = {name: row[1:] for name, row in _REX.items()}
    tail = [
        Prim(f"t{i}", "capsule", (*a, 0.0), (*b, 0.0), (_TAIL_RADII[i], _TAIL_RADII[i + 1]), "skin", 0.08, 0.8)
        for i, (a, b) in enumerate(pairwise(_TAIL))
    ]
    toes = [
        cap(
            "toe.R",
            (0.05, 0.055, 0.19 + 0.3 * s),
            (0.05 + 0.19 * c, 0.030, 0.19 + 0.19 * s + 0.3 * s),
            (0.045, 0.024),
            "skin",
            blend=0.03,
        )
        for c, s in ((1.0, 0.0), (0.88, 0.36), (0.88, -0.36))
    ]
    prims = (
        cap("hips", (-0.12, 1.02, 0.0), (0.22, 1.00, 0.0), (0.235, 0.285), "skin", blend=0.12, squash=0.78),
        cap("chest", (0.22, 1.00, 0.0), (0.50, 1.06, 0.0), (0.285, 0.205), "skin", blend=0.12, squash=0.80),
        cap("neck", (0.50, 1.08, 0.0), (0.80, 1.40, 0.0), (0.200, 0.135), "skin", blend=0.12, squash=0.85, care=1.5),
        ell("head", (0.86, 1.42, 0.0), (0.185, 0.150, 0.130), "skin", 0.06, care=5),
        cap("head", (0.92, 1.40, 0.0), (1.24, 1.375, 0.0), (0.115, 0.082), "skin", blend=0.05, care=6),
        ell("head", (0.955, 1.515, 0.075), (0.085, 0.032, 0.036), "ridge", 0.03, mirror=1, care=6),
        *tail,
        cap("thigh.R", at["thigh.R"], at["shin.R"], (0.195, 0.115), "skin", blend=0.08),
        cap("shin.R", at["shin.R"], at["foot.R"], (0.115, 0.058), "skin", blend=0.04),
        cap("foot.R", at["foot.R"], at["toe.R"], (0.058, 0.056), "skin", blend=0.03),
        *toes,
        ell("hips", (0.04, 0.94, 0.15), (0.20, 0.22, 0.12), "skin", 0.10, mirror=1),
        cap("arm.R", at["arm.R"], at["forearm.R"], (0.048, 0.034), "skin", blend=0.03),
        cap("forearm.R", at["forearm.R"], (0.67, 0.85, 0.17), (0.034, 0.022), "skin", blend=0.02),
    )
    stripes = (
        *(
            Paint("stripe", ("skin",), "ellipsoid", (x, y, 0.0), (0.035, 0.10, 0.3))
            for x, y in ((-1.35, 1.08), (-1.12, 1.10), (-0.88, 1.13), (-0.64, 1.17), (-0.40, 1.22))
        ),
        *(
            Paint("stripe", ("skin",), "ellipsoid", (x, y, 0.0), (0.038, 0.11, 0.3))
            for x, y in ((-0.15, 1.26), (0.09, 1.28), (0.33, 1.28))
        ),
    )
    paints = (
        Paint("belly", ("skin",), "box", (0.30, 0.86, 0.0), (0.50, 0.16, 0.22), below=-0.35),
        Paint("belly", ("skin",), "capsule", (0.60, 0.98, 0.0), (0.84, 1.26, 0.0), (0.12, 0.08)),
        *stripes,
        mouth_paint(mouth, ("skin",)),
    )
    return Skin(prims, paints, 0.0170, 1500, size=1.6, weight_rounds=8)


def _rex() -> Blueprint:
    mouth = Jaw((0.86, 1.310), (1.27, 1.275), (0.118, 0.078), (0.085, 0.050), "skin", 6)
    skin = _rex_skin(mouth)
    axis = (0.55, 0.10, 0.82)
    eye = Eye(on_skin(skin.prims, (0.955, 1.470, 0.09), axis, 0.008), 0.030, axis, 66.0, 24.0, 0.55, "ridge")
    teeth = tuple(
        Rod("tooth", ((x, 1.305, z), (x - 0.006, 1.235, z * 1.02)), (0.016, 0.003), "head", 4)
        for x, z in ((1.27, 0.040), (1.215, 0.062), (1.155, 0.072), (1.095, 0.080), (1.035, 0.088), (0.975, 0.094))
    )
    claws = (
        *(
            Rod(
                "claw",
                ((0.23 + 0.02 * c, 0.034, 0.19 + z), (0.30 + 0.02 * c, 0.010, 0.19 + 1.25 * z)),
                (0.022, 0.003),
                "toe.R",
                5,
            )
            for c, z in ((1.0, 0.0), (-0.5, 0.175), (-0.5, -0.175))
        ),
        *(
            Rod("claw", ((0.67, 0.85, 0.17 + dz), (0.72, 0.82, 0.17 + 1.4 * dz)), (0.012, 0.002), "forearm.R", 4)
            for dz in (0.012, -0.012)
        ),
    )

    def rigid(bones: Skeleton) -> list[Tagged]:
        head = bones.names.index("head")
        pieces = [*eye_pair(eye, head, bones), *jaw(mouth, bones.names.index("jaw")), *rods((*teeth, *claws), bones)]
        return [*pieces, *nostrils(on_spot, head)]

    on_spot = (on_skin(skin.prims, (1.30, 1.42, 0.04), (0.8, 0.3, 0.5), 0.004), 0.014)
    palette = {
        "skin": "#6b6a3a",
        "ridge": "skin*0.6",
        "belly": "#c2b588",
        "stripe": "#3d4022",
        "claw": "#2a251e",
        "iris": "#e2a81c",
        "eye": "#c9901a",
    }
    return Blueprint(
        rig="dinosaur",
        joints=_REX | eye_joints(eye),
        palette={**EYE_PALETTE, **MOUTH_PALETTE, **palette},
        main="skin",
        eyes=eye.centre,
        skins=(skin,),
        rigid=rigid,
        scale=2.8,
        seats=((0.42, 1.30, 0.0),),
        wholes={"body": ("skin",)},
    )


_LEGS = limbs("paw", (0.42, 0.80), (-0.52, 0.82))
_SPINES = (
    *(
        (x, y, "hips" if x < -0.15 else "chest")
        for x, y in ((-0.60, 1.06), (-0.42, 1.11), (-0.22, 1.14), (0.0, 1.15), (0.20, 1.16))
    ),
    *((x, y, "neck") for x, y in ((0.60, 1.25), (0.76, 1.38), (0.88, 1.54))),
)
_DRAGON = Species(
    hips=(-0.50, 0.90),
    chest=(0.34, 0.92),
    neck=(0.58, 1.08),
    front=_LEGS[0],
    hind=_LEGS[1],
    sides=(0.16, 0.16),
    tail=((-0.70, 0.90), (-1.00, 0.80), (-1.34, 0.70), (-1.68, 0.66), (-2.00, 0.70), (-2.30, 0.82)),
    tail_radii=(0.155, 0.120, 0.085, 0.056, 0.034, 0.012),
    trunk=(0.200, 0.195, 0.240, 0.160, 0.085),
    legs=(0.125, 0.085, 0.062, 0.058, 0.160, 0.100, 0.064, 0.058),
    paw=(0.105, 0.046, 0.080),
    palette={
        "fur": "#2f6b3c",
        "belly": "#d3b25c",
        "sock": "fur*0.8",
        "membrane": "#8a2f22",
        "bone": "fur*0.75",
        "spine": "#c98a2a",
        "horn": "#e0d3b0",
        "iris": "#f0b01c",
        "eye": "#d0901a",
        "muzzle": "fur",
    },
    extras=(
        cap("neck", (0.58, 1.08, 0.0), (0.82, 1.30, 0.0), (0.150, 0.105), "fur", blend=0.08, squash=0.85),
        cap("neck", (0.82, 1.30, 0.0), (0.92, 1.58, 0.0), (0.105, 0.085), "fur", blend=0.08, squash=0.85),
    ),
    paints=(
        Paint("belly", ("fur",), "box", (-0.05, 0.72, 0.0), (0.62, 0.14, 0.13), below=-0.45),
        Paint("belly", ("fur",), "capsule", (0.62, 0.90, 0.0), (0.92, 1.16, 0.0), (0.12, 0.075)),
        Paint("belly", ("fur",), "capsule", (0.92, 1.16, 0.0), (1.04, 1.50, 0.0), (0.075, 0.06)),
    ),
    rods=(
        *(
            Rod("spine", ((x, y - 0.05, 0.0), (x - 0.05, y + 0.10, 0.0)), (0.045, 0.004), bone, 4)
            for x, y, bone in _SPINES
        ),
        *(
            Rod("spine", ((x, y, 0.0), (x - 0.05, y + 0.10, 0.0)), (0.038, 0.003), f"t{i}", 4)
            for i, (x, y) in enumerate(((-0.84, 0.96), (-1.16, 0.83), (-1.50, 0.73), (-1.82, 0.70)))
        ),
        Rod("spine", ((-2.28, 0.81, 0.0), (-2.40, 0.86, 0.10), (-2.58, 0.94, 0.0)), (0.02, 0.06, 0.004), "t4", 4),
        Rod("spine", ((-2.28, 0.81, 0.0), (-2.40, 0.86, -0.10), (-2.58, 0.94, -0.001)), (0.02, 0.06, 0.004), "t4", 4),
    ),
    squash=0.82,
    blend=0.10,
    grain=1.7,
    triangles=1500,
    seats=((0.30, 1.20, 0.0), (-0.02, 1.12, 0.0)),
)
_FACE = Face(
    nose=(0.30, -0.055),
    skull=(0.140, 0.110, 0.110),
    muzzle=(0.095, 0.062),
    eye=Eye((0.090, 0.055, 0.080), 0.028, (0.60, 0.12, 0.79), 66.0, 22.0, 0.55, "fur"),
    extras=(
        ell("head", (0.315, -0.030, 0.034), (0.045, 0.040, 0.034), "fur", 0.025, mirror=1, care=6),
        cap("head", (0.03, 0.095, 0.055), (0.13, 0.095, 0.070), (0.030, 0.022), "fur", blend=0.03, mirror=1, care=6),
        cap("head", (-0.02, -0.05, 0.08), (-0.12, -0.08, 0.16), (0.045, 0.006), "fur", blend=0.02, mirror=1, care=3),
    ),
    paints=(spot("belly", (0.02, -0.15, 0.0), (0.14, 0.06, 0.05)),),
    rods=(
        Rod(
            "horn",
            ((-0.04, 0.09, 0.060), (-0.17, 0.19, 0.095), (-0.32, 0.23, 0.12), (-0.44, 0.30, 0.125)),
            (0.036, 0.029, 0.020, 0.003),
            sides=6,
        ),
        Rod("horn", ((-0.06, 0.02, 0.10), (-0.16, 0.04, 0.16), (-0.24, 0.10, 0.19)), (0.022, 0.015, 0.003)),
        *(
            Rod("tooth", ((x, -0.09, z), (x + 0.003, -0.145, z)), (0.013, 0.002), sides=4)
            for x, z in ((0.32, 0.030), (0.26, 0.052), (0.19, 0.062))
        ),
    ),
    nostril=((0.36, 0.0, 0.034), 0.014),
    jaw=Jaw((0.07, -0.085), (0.325, -0.115), (0.086, 0.050), (0.050, 0.032), "belly", 4),
)
DRAGON = wear(_DRAGON, _FACE, (0.96, 1.68), 1.25)

_SHOULDER: Point = (0.34, 1.10, 0.12)
_WRIST: Point = (0.52, 1.22, 0.95)
_TIPS: tuple[Point, ...] = ((0.30, 1.20, 2.05), (-0.20, 1.15, 1.80), (-0.55, 1.10, 1.35))
_ROOT: Point = (-0.42, 1.00, 0.12)


def _dragon_wings(bones: Skeleton) -> list[Tagged]:
    """Arms, fingers and the skin between them, scalloped at its edge."""
    elbow = (0.36, 1.20, 0.52)
    scallops = ((-0.02, 1.17, 1.72), (-0.30, 1.12, 1.38), (-0.36, 1.06, 0.72))
    inner = (_SHOULDER, elbow, _WRIST, _TIPS[2], scallops[2], _ROOT)
    outer = (_WRIST, _TIPS[0], scallops[0], _TIPS[1], scallops[1], _TIPS[2])
    pieces: list[Tagged] = []
    for bone, outline in (("wing", inner), ("mid", outer)):
        for side, points in (("R", outline), ("L", tuple(map(mirrored, outline)))):
            mesh = sheet(points, _NONE, finish=_MEMBRANE, bone=bones.names.index(f"{bone}.{side}"))
            pieces.append(Tagged("membrane", mesh))
    table = [
        Rod("bone", (_SHOULDER, elbow, _WRIST), (0.060, 0.042, 0.036), "wing.R", 6),
        Rod("horn", (_WRIST, (0.66, 1.28, 0.98)), (0.028, 0.003), "mid.R", 5),
        *(
            Rod("bone", (_WRIST, tip), (0.030, 0.006), "wing.R" if i == 2 else "mid.R", 5)
            for i, tip in enumerate(_TIPS)
        ),
    ]
    return [*pieces, *rods(table, bones)]


def _dragon() -> Blueprint:
    plain = blueprint(DRAGON, 1.6)

    def rigid(bones: Skeleton) -> list[Tagged]:
        return [*plain.rigid(bones), *_dragon_wings(bones)]

    wings: dict[str, Joint] = {"wing.R": ("chest", *_SHOULDER), "mid.R": ("wing.R", *_WRIST)}
    return plain._replace(
        rig="dragon", joints={**plain.joints, **wings}, rigid=rigid, wholes={"body": ("fur",), "wing": ("membrane",)}
    )


ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "dinosaur": _rex,
    "dragon": _dragon,
}
"""Great lizards by kind."""
