"""Fish, sharks, whales and dolphins: one body by stations along its length, with fins of skin."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import EYE_PALETTE, Eye, eye_joints, eye_pair
from previs.cast.fittings import MOUTH_PALETTE, Jaw, jaw, mouth_paint, on_skin
from previs.mesh.parts import Finish, Point
from previs.mesh.skin import Paint, Prim, Skin, coarse_step, mirrored
from previs.mesh.solids import sheet
from previs.records import Skeleton

_NONE = "#000000"
_FIN = Finish(smooth=0.25, gloss=0.2)
Flat = tuple[float, float]


class Fin(NamedTuple):
    """A flat fin: the joint it moves with, its outline (x, y, z), on the right and with a twin unless it lies in the
    plane of symmetry."""

    bone: str
    points: tuple[Point, ...]
    part: str = "fin"


class Swimmer(NamedTuple):
    """`stations`: (x, y, radius) from the snout to the root of the tail; the first `crown` of them belong to the head,
    the last `joints` bend; `flat`: width as a share of height; `level`: whether the tail lies flat, as whales' do, and
    beats up and down; `depth`: how high above the ground the body's axis lies."""

    stations: tuple[tuple[float, float, float], ...]
    crown: int
    joints: int
    flat: float
    depth: float
    eye: Eye
    jaw: Jaw
    fins: tuple[Fin, ...]
    shoulder: Point
    palette: Mapping[str, str]
    level: bool = False
    extras: tuple[Prim, ...] = ()
    paints: tuple[Paint, ...] = ()
    triangles: int = 900
    grain: float = 1.0
    scale: float = 1.0


def _bones(s: Swimmer) -> list[str]:
    """The joint that each station moves with."""
    count = len(s.stations)
    return [
        "head" if i < s.crown else f"t{i - (count - s.joints)}" if i >= count - s.joints else "body"
        for i in range(count)
    ]


def _joints(s: Swimmer, eye: Eye) -> dict[str, Joint]:
    up = s.depth
    x, y, _ = s.stations[s.crown]
    rows: dict[str, Joint] = {"body": ("", x - 0.05, y + up, 0.0), "head": ("body", x, y + up, 0.0)}
    parent = "body"
    for i in range(s.joints):
        x, y, _ = s.stations[len(s.stations) - s.joints + i - 1]
        rows[f"t{i}"] = (parent, x, y + up, 0.0)
        parent = f"t{i}"
    x, y, _ = s.stations[-1]
    rows["fluke" if s.level else "tailfin"] = (parent, x, y + up, 0.0)
    rows["jaw"] = ("head", s.jaw.hinge[0], s.jaw.hinge[1], 0.0)
    a, b, c = s.shoulder
    rows["fin.R"] = ("body", a, b + up, c)
    return rows | eye_joints(eye)


def _raised(s: Swimmer) -> Swimmer:
    """The swimmer with eye, jaw, extras and paints at the height of its body."""

    def up(p: Point) -> Point:
        return p[0], p[1] + s.depth, p[2]

    def prim(p: Prim) -> Prim:
        return p._replace(a=up(p.a), b=up(p.b) if p.shape in ("capsule", "cone") else p.b)

    def paint(p: Paint) -> Paint:
        return p._replace(a=up(p.a), b=up(p.b) if p.shape in ("capsule", "cone") else p.b)

    return s._replace(
        eye=s.eye._replace(centre=up(s.eye.centre)),
        jaw=s.jaw.moved(up, 1.0),
        extras=tuple(map(prim, s.extras)),
        paints=tuple(map(paint, s.paints)),
    )


def _skin(s: Swimmer) -> Skin:
    names, up = _bones(s), s.depth
    blend = 0.35 * max(r for _, _, r in s.stations)
    body: list[Prim] = []
    for i in range(len(s.stations) - 1):
        (ax, ay, ar), (bx, by, br) = s.stations[i], s.stations[i + 1]
        care = 3.0 if i < s.crown else 1.0
        ends = ((ax, ay + up, 0.0), (bx, by + up, 0.0))
        body.append(Prim(names[i + 1], "capsule", *ends, (ar, br), "skin", blend, s.flat, care=care))
    prims = (*body, *s.extras)
    paints = (*s.paints, mouth_paint(s.jaw, ("skin", *({"belly"} & {p.part for p in s.paints}))))
    size = s.stations[0][0] - s.stations[-1][0]
    return Skin(prims, paints, coarse_step(size) * s.grain, s.triangles, size=size, smooth=0.9)


def swimmer(numbers: Swimmer) -> Blueprint:
    """A swimmer, its axis at its depth above the ground."""
    s = _raised(numbers)
    skin = _skin(s)
    radius = s.eye.radius
    eye = s.eye._replace(centre=on_skin(skin.prims, s.eye.centre, s.eye.axis, 0.35 * radius))

    def rigid(bones: Skeleton) -> list[Tagged]:
        pieces = [*eye_pair(eye, bones.names.index("head"), bones), *jaw(s.jaw, bones.names.index("jaw"))]
        for fin in s.fins:
            points = [(x, y + s.depth, z) for x, y, z in fin.points]
            twins = [points, [mirrored(p) for p in points]] if any(abs(p[2]) > 1e-6 for p in points) else [points]
            for side, outline in zip(("R", "L"), twins, strict=False):
                bone = bones.names.index(fin.bone.replace(".R", f".{side}"))
                pieces.append(Tagged(fin.part, sheet(outline, _NONE, finish=_FIN, bone=bone)))
        return pieces

    return Blueprint(
        rig="fish",
        joints=_joints(s, eye),
        palette={**EYE_PALETTE, **MOUTH_PALETTE, **s.palette},
        main="skin",
        eyes=eye.centre,
        skins=(skin,),
        rigid=rigid,
        scale=s.scale,
        wholes={"body": ("skin", "fin")},
    )


FISH = Swimmer(
    stations=(
        *((0.235, -0.004, 0.022), (0.185, 0.002, 0.060), (0.10, 0.008, 0.098), (0.02, 0.010, 0.108)),
        *((-0.06, 0.006, 0.088), (-0.13, 0.002, 0.058), (-0.19, 0.0, 0.034), (-0.23, 0.0, 0.030)),
    ),
    crown=3,
    joints=3,
    flat=0.50,
    depth=0.17,
    eye=Eye((0.165, 0.022, 0.03), 0.021, (0.30, 0.05, 0.95), 54.0, 34.0, 0.0, "skin"),
    jaw=Jaw((0.165, -0.050), (0.256, -0.012), (0.030, 0.012), (0.024, 0.010), "skin"),
    fins=(
        Fin(
            "tailfin",
            (
                (-0.225, 0.0, 0.0),
                (-0.29, 0.075, 0.0),
                (-0.385, 0.135, 0.0),
                (-0.335, 0.0, 0.0),
                (-0.385, -0.135, 0.0),
                (-0.29, -0.075, 0.0),
            ),
        ),
        Fin(
            "body",
            ((0.09, 0.085, 0.0), (0.05, 0.165, 0.0), (-0.03, 0.175, 0.0), (-0.105, 0.115, 0.0), (-0.11, 0.055, 0.0)),
        ),
        Fin("t0", ((-0.05, -0.070, 0.0), (-0.10, -0.140, 0.0), (-0.155, -0.105, 0.0), (-0.14, -0.040, 0.0))),
        Fin("fin.R", ((0.095, -0.028, 0.046), (0.04, -0.020, 0.115), (-0.015, -0.060, 0.125), (0.055, -0.060, 0.050))),
        Fin("body", ((0.05, -0.088, 0.02), (-0.01, -0.155, 0.045), (-0.045, -0.135, 0.04), (0.0, -0.085, 0.02))),
    ),
    shoulder=(0.095, -0.035, 0.045),
    palette={
        "skin": "#e0761a",
        "belly": "#f0d9a8",
        "fin": "#d0541a",
        "band": "#f3ede0",
        "iris": "#e8c24a",
        "eye": "#e8c24a",
    },
    paints=(
        Paint("belly", ("skin",), "box", (0.0, -0.10, 0.0), (0.4, 0.055, 0.2)),
        Paint("band", ("skin", "belly"), "box", (0.095, 0.0, 0.0), (0.014, 0.2, 0.2)),
        Paint("band", ("skin", "belly"), "box", (-0.075, 0.0, 0.0), (0.014, 0.2, 0.2)),
    ),
    triangles=620,
)
SHARK = Swimmer(
    stations=(
        *((1.02, 0.035, 0.035), (0.86, 0.025, 0.115), (0.62, 0.01, 0.185), (0.32, 0.0, 0.215), (0.0, 0.0, 0.195)),
        *((-0.32, 0.015, 0.140), (-0.58, 0.03, 0.085), (-0.80, 0.04, 0.050), (-0.95, 0.045, 0.036)),
    ),
    crown=3,
    joints=4,
    flat=0.88,
    depth=0.42,
    eye=Eye((0.80, 0.045, 0.08), 0.022, (0.35, 0.05, 0.93), 76.0, 60.0, 0.0, "skin"),
    jaw=Jaw((0.58, -0.150), (0.87, -0.078), (0.130, 0.070), (0.058, 0.030), "belly", 6),
    fins=(
        Fin(
            "tailfin",
            (
                (-0.90, 0.045, 0.0),
                (-1.02, 0.17, 0.0),
                (-1.26, 0.43, 0.0),
                (-1.10, 0.09, 0.0),
                (-1.17, -0.20, 0.0),
                (-1.00, -0.04, 0.0),
            ),
        ),
        Fin("body", ((0.26, 0.17, 0.0), (0.10, 0.38, 0.0), (-0.06, 0.50, 0.0), (-0.08, 0.30, 0.0), (-0.06, 0.15, 0.0))),
        Fin("t1", ((-0.56, 0.09, 0.0), (-0.64, 0.17, 0.0), (-0.70, 0.085, 0.0))),
        Fin("t1", ((-0.56, -0.04, 0.0), (-0.66, -0.12, 0.0), (-0.70, -0.02, 0.0))),
        Fin(
            "fin.R",
            ((0.46, -0.08, 0.14), (0.30, -0.16, 0.36), (0.06, -0.24, 0.60), (0.12, -0.15, 0.36), (0.22, -0.10, 0.15)),
        ),
        Fin("t0", ((-0.28, -0.10, 0.06), (-0.42, -0.20, 0.17), (-0.44, -0.10, 0.06))),
    ),
    shoulder=(0.36, -0.08, 0.14),
    palette={
        "skin": "#5d6a76",
        "belly": "#d9dcd8",
        "fin": "#525e6a",
        "gill": "#2c343c",
        "iris": "#101214",
        "eye": "#101214",
    },
    paints=(
        Paint("belly", ("skin",), "box", (0.0, -0.22, 0.0), (1.3, 0.17, 0.5), below=0.15),
        *(
            Paint("gill", ("skin", "belly"), "box", (0.50 - 0.045 * i, -0.01, 0.2), (0.008, 0.075, 0.1), mirror=True)
            for i in range(4)
        ),
    ),
    triangles=800,
    grain=1.1,
    scale=1.9,
)
WHALE = Swimmer(
    stations=(
        *((0.98, 0.0, 0.15), (0.78, 0.02, 0.255), (0.48, 0.02, 0.320), (0.15, 0.0, 0.315), (-0.18, -0.01, 0.245)),
        *((-0.48, 0.0, 0.160), (-0.72, 0.02, 0.090), (-0.92, 0.035, 0.052), (-1.02, 0.04, 0.042)),
    ),
    crown=3,
    joints=4,
    flat=0.95,
    depth=0.36,
    eye=Eye((0.66, -0.055, 0.28), 0.022, (0.30, 0.0, 0.95), 76.0, 56.0, 0.5, "skin"),
    jaw=Jaw((0.50, -0.165), (1.00, -0.105), (0.285, 0.15), (0.175, 0.085), "belly"),
    fins=(
        Fin(
            "fluke",
            ((-0.97, 0.04, 0.0), (-1.10, 0.045, 0.22), (-1.30, 0.05, 0.46), (-1.24, 0.05, 0.20), (-1.17, 0.045, 0.0)),
        ),
        Fin("t0", ((-0.36, 0.17, 0.0), (-0.50, 0.24, 0.0), (-0.56, 0.13, 0.0))),
        Fin(
            "fin.R",
            ((0.46, -0.16, 0.26), (0.30, -0.26, 0.48), (0.02, -0.36, 0.74), (0.10, -0.28, 0.50), (0.26, -0.20, 0.27)),
        ),
    ),
    shoulder=(0.36, -0.17, 0.26),
    palette={
        "skin": "#33475a",
        "belly": "#c9d0d2",
        "groove": "#8d989e",
        "fin": "#2b3c4d",
        "iris": "#141210",
        "eye": "#141210",
    },
    paints=(
        Paint("belly", ("skin",), "box", (0.35, -0.30, 0.0), (0.9, 0.20, 0.6), below=-0.35),
        *(
            Paint("groove", ("belly",), "box", (0.35, -0.3, 0.06 + 0.085 * i), (0.34, 0.2, 0.012), mirror=True)
            for i in range(3)
        ),
    ),
    level=True,
    triangles=900,
    grain=1.3,
    scale=6.0,
)
DOLPHIN = Swimmer(
    stations=(
        *(
            (0.47, 0.005, 0.075),
            (0.40, 0.015, 0.118),
            (0.25, 0.012, 0.150),
            (0.06, 0.010, 0.158),
            (-0.14, 0.010, 0.130),
        ),
        *((-0.34, 0.012, 0.086), (-0.50, 0.014, 0.052), (-0.62, 0.016, 0.034), (-0.67, 0.016, 0.030)),
    ),
    crown=3,
    joints=4,
    flat=0.90,
    depth=0.22,
    eye=Eye((0.40, -0.012, 0.09), 0.018, (0.40, 0.05, 0.91), 74.0, 50.0, 0.35, "skin"),
    jaw=Jaw((0.42, -0.052), (0.662, -0.050), (0.062, 0.022), (0.034, 0.016), "belly"),
    fins=(
        Fin(
            "fluke",
            (
                (-0.645, 0.016, 0.0),
                (-0.70, 0.018, 0.11),
                (-0.80, 0.02, 0.225),
                (-0.775, 0.02, 0.10),
                (-0.745, 0.018, 0.0),
            ),
        ),
        Fin(
            "body",
            ((0.09, 0.15, 0.0), (0.02, 0.235, 0.0), (-0.085, 0.300, 0.0), (-0.07, 0.22, 0.0), (-0.06, 0.135, 0.0)),
        ),
        Fin(
            "fin.R",
            ((0.28, -0.075, 0.11), (0.20, -0.14, 0.20), (0.09, -0.20, 0.27), (0.13, -0.14, 0.18), (0.18, -0.09, 0.115)),
        ),
    ),
    shoulder=(0.24, -0.075, 0.11),
    palette={"skin": "#6f8496", "belly": "#dbe0e0", "fin": "#5d7183", "iris": "#17120f", "eye": "#17120f"},
    extras=(Prim("head", "capsule", (0.45, -0.025, 0.0), (0.66, -0.032, 0.0), (0.048, 0.020), "skin", 0.02, care=4.0),),
    paints=(Paint("belly", ("skin",), "box", (0.0, -0.16, 0.0), (0.75, 0.13, 0.4), below=-0.05),),
    level=True,
    triangles=760,
    scale=1.7,
)

ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "fish": lambda: swimmer(FISH),
    "shark": lambda: swimmer(SHARK),
    "whale": lambda: swimmer(WHALE),
    "dolphin": lambda: swimmer(DOLPHIN),
}
"""Swimmers by kind."""
