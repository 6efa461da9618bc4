"""The numbers of the farm's animals on four legs, and of the horse's kin. Metres; see `Species` and `Face`."""

import math
from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint
from previs.cast.features import Eye
from previs.cast.fittings import Jaw, Rod
from previs.cast.quadruped import Face, Species, blueprint, cap, ell, limbs, spot, wear
from previs.cast.species import HORSE
from previs.mesh.skin import Paint, Prim

_BOVINE = Face(
    nose=(0.335, -0.205),
    skull=(0.150, 0.140, 0.120),
    muzzle=(0.125, 0.092),
    eye=Eye((0.105, 0.035, 0.110), 0.030, (0.45, 0.08, 0.89), iris=76.0, pupil=50.0, lid=0.5, lid_part="fur"),
    extras=(
        cap("head", (-0.03, 0.065, 0.11), (-0.075, 0.055, 0.235), (0.038, 0.048), "ear", blend=0.02, mirror=1, care=4),
        cap("head", (-0.075, 0.055, 0.235), (-0.095, 0.045, 0.30), (0.046, 0.010), "ear", blend=0.02, mirror=1, care=4),
        ell("head", (0.335, -0.215, 0.0), (0.080, 0.082, 0.098), "muzzle", 0.03, care=6),
        ell("head", (0.0, 0.125, 0.0), (0.07, 0.06, 0.075), "fur", 0.03, care=4),
        cap("head", (0.06, -0.08, 0.0), (0.18, -0.16, 0.0), (0.12, 0.09), "fur", blend=0.05, squash=0.85, care=4),
    ),
    rods=(
        Rod(
            "horn",
            ((-0.015, 0.125, 0.085), (-0.02, 0.150, 0.19), (0.02, 0.20, 0.27), (0.06, 0.29, 0.275)),
            (0.036, 0.032, 0.022, 0.005),
            sides=6,
        ),
    ),
    nostril=((0.40, -0.19, 0.050), 0.020),
    jaw=Jaw((0.12, -0.185), (0.335, -0.300), (0.072, 0.064), (0.050, 0.042), "muzzle"),
)
_COW_LEGS = limbs("hoof", (0.48, 0.86), (-0.66, 0.94))
COW = wear(
    Species(
        hips=(-0.62, 1.10),
        chest=(0.40, 1.05),
        neck=(0.72, 1.20),
        front=_COW_LEGS[0],
        hind=_COW_LEGS[1],
        sides=(0.17, 0.18),
        tail=((-0.94, 1.28), (-1.02, 1.10), (-1.04, 0.86), (-1.04, 0.62), (-1.03, 0.44)),
        tail_radii=(0.045, 0.028, 0.022, 0.030, 0.050),
        trunk=(0.315, 0.360, 0.340, 0.235, 0.155),
        legs=(0.125, 0.092, 0.066, 0.060, 0.185, 0.115, 0.072, 0.062),
        paw=(0.085, 0.058, 0.074),
        palette={
            "fur": "#efe9dd",
            "patch": "#1c1918",
            "sock": "#3a332c",
            "muzzle": "#d9a398",
            "ear": "patch",
            "udder": "#e0a79c",
            "iris": "#2a170c",
            "eye": "#d8ccbf",
            "tip": "#1c1918",
        },
        extras=(
            ell("spine", (-0.12, 0.92, 0.0), (0.52, 0.32, 0.32), "fur", 0.14),
            ell("hips", (-0.78, 1.30, 0.12), (0.14, 0.08, 0.09), "fur", 0.08, mirror=1),
            ell("hips", (-0.46, 0.70, 0.0), (0.17, 0.13, 0.14), "udder", 0.04),
            ell("hips", (-0.40, 0.58, 0.055), (0.020, 0.05, 0.020), "udder", 0.02, mirror=1),
            cap("neck", (0.62, 0.92, 0.0), (0.92, 1.14, 0.0), (0.09, 0.06), "fur", blend=0.08, squash=0.5),
        ),
        paints=(
            Paint("patch", ("fur",), "ellipsoid", (0.30, 1.20, 0.26), (0.24, 0.26, 0.22)),
            Paint("patch", ("fur",), "ellipsoid", (-0.42, 1.06, 0.32), (0.30, 0.22, 0.24)),
            Paint("patch", ("fur",), "ellipsoid", (-0.02, 1.32, -0.22), (0.26, 0.22, 0.26)),
            Paint("patch", ("fur",), "ellipsoid", (-0.76, 1.04, -0.22), (0.22, 0.30, 0.22)),
            Paint("patch", ("fur",), "ellipsoid", (0.44, 0.86, -0.24), (0.20, 0.18, 0.20)),
            Paint("patch", ("fur",), "ellipsoid", (1.06, 1.44, 0.12), (0.18, 0.16, 0.15)),
            Paint("patch", ("fur",), "ellipsoid", (1.02, 1.46, -0.14), (0.16, 0.15, 0.15)),
        ),
        tail_tip="tip",
        arch=0.0,
        squash=0.80,
        blend=0.13,
        triangles=2100,
        grain=1.55,
        seats=((-0.05, 1.45, 0.0),),
    ),
    _BOVINE,
    (1.05, 1.38),
)

_GOLDEN = math.pi * (3.0 - math.sqrt(5.0))


def _wool() -> tuple[Prim, ...]:
    """Curls over the trunk in a sunflower's order, which leaves neither gaps nor rows."""
    count, curls = 46, list[Prim]()
    for i in range(count):
        along = -1.0 + 2.0 * (i + 0.5) / count
        angle = _GOLDEN * i
        ring = math.sqrt(1.0 - along * along)
        x, y, z = -0.045 + 0.40 * along, 0.60 + 0.205 * ring * math.cos(angle), 0.185 * ring * math.sin(angle)
        bone = "hips" if x < -0.16 else "chest" if x > 0.10 else "spine"
        curls.append(ell(bone, (x, y, z), (0.085, 0.075, 0.075), "fur", 0.012))
    return tuple(curls)


_SHEEP_LEGS = limbs("hoof", (0.20, 0.44), (-0.27, 0.46))
SHEEP = wear(
    Species(
        hips=(-0.25, 0.59),
        chest=(0.18, 0.59),
        neck=(0.32, 0.66),
        front=_SHEEP_LEGS[0],
        hind=_SHEEP_LEGS[1],
        sides=(0.10, 0.105),
        tail=((-0.44, 0.62), (-0.50, 0.56), (-0.51, 0.47)),
        tail_radii=(0.055, 0.055, 0.035),
        trunk=(0.19, 0.20, 0.19, 0.14, 0.09),
        legs=(0.070, 0.044, 0.034, 0.030, 0.090, 0.056, 0.036, 0.030),
        paw=(0.044, 0.032, 0.036),
        palette={
            "fur": "#ece5d2",
            "face": "#23201f",
            "sock": "#23201f",
            "shin": "#23201f",
            "ear": "face",
            "muzzle": "#35302d",
            "iris": "#c9a13a",
            "eye": "#1a1513",
        },
        extras=_wool(),
        shins="shin",
        muzzle_part="face",
        blend=0.06,
        triangles=2100,
        grain=1.45,
    ),
    _BOVINE._replace(
        skull=(0.135, 0.125, 0.105),
        extras=(
            cap(
                "head", (-0.05, 0.03, 0.0), (0.20, -0.12, 0.0), (0.140, 0.105), "face", blend=0.03, squash=0.82, care=5
            ),
            cap("head", (-0.03, 0.05, 0.11), (-0.075, 0.01, 0.25), (0.036, 0.044), "ear", blend=0.02, mirror=1, care=4),
            cap(
                "head", (-0.075, 0.01, 0.25), (-0.09, -0.01, 0.31), (0.042, 0.010), "ear", blend=0.02, mirror=1, care=4
            ),
            ell("head", (0.315, -0.205, 0.0), (0.080, 0.075, 0.080), "face", 0.04, care=6),
            *(
                ell("head", (x, y, z), (0.075, 0.06, 0.07), "fur", 0.02, mirror=1 if z else 0, care=3)
                for x, y, z in ((0.015, 0.135, 0.0), (-0.07, 0.15, 0.055), (-0.10, 0.06, 0.10), (-0.02, 0.115, 0.06))
            ),
        ),
        rods=(),
        eye=_BOVINE.eye._replace(lid_part="face"),
        jaw=Jaw((0.12, -0.175), (0.325, -0.275), (0.062, 0.050), (0.045, 0.036), "face"),
    ),
    (0.46, 0.78),
    0.66,
)

_GOAT_LEGS = limbs("hoof", (0.22, 0.46), (-0.27, 0.50))
GOAT = wear(
    Species(
        hips=(-0.25, 0.58),
        chest=(0.18, 0.56),
        neck=(0.33, 0.66),
        front=_GOAT_LEGS[0],
        hind=_GOAT_LEGS[1],
        sides=(0.085, 0.09),
        tail=((-0.39, 0.65), (-0.44, 0.70), (-0.46, 0.75)),
        tail_radii=(0.030, 0.032, 0.012),
        trunk=(0.130, 0.150, 0.145, 0.100, 0.072),
        legs=(0.065, 0.042, 0.030, 0.027, 0.085, 0.054, 0.034, 0.028),
        paw=(0.040, 0.030, 0.034),
        palette={
            "fur": "#d8cdb8",
            "sock": "#2f2822",
            "leg": "#8a7a66",
            "muzzle": "#c3ae92",
            "ear": "fur*0.8",
            "beard": "#efe8d8",
            "horn": "#6b5a46",
            "iris": "#d0a93c",
            "eye": "#efe6d0",
        },
        extras=(ell("spine", (-0.05, 0.50, 0.0), (0.22, 0.13, 0.13), "fur", 0.06),),
        shins="leg",
        blend=0.06,
        grain=1.1,
    ),
    _BOVINE._replace(
        extras=(
            cap("head", (-0.03, 0.05, 0.10), (-0.06, 0.02, 0.26), (0.034, 0.038), "ear", blend=0.02, mirror=1, care=4),
            cap("head", (-0.06, 0.02, 0.26), (-0.07, -0.01, 0.34), (0.036, 0.008), "ear", blend=0.02, mirror=1, care=4),
            ell("head", (0.325, -0.205, 0.0), (0.070, 0.070, 0.078), "muzzle", 0.03, care=6),
        ),
        rods=(
            Rod(
                "horn",
                ((0.0, 0.10, 0.05), (-0.04, 0.26, 0.08), (-0.15, 0.38, 0.11), (-0.28, 0.42, 0.15), (-0.37, 0.39, 0.18)),
                (0.044, 0.038, 0.031, 0.022, 0.004),
                sides=6,
            ),
            Rod("beard", ((0.24, -0.28, 0.0), (0.22, -0.40, 0.0), (0.18, -0.50, 0.0)), (0.045, 0.034, 0.004), "jaw"),
        ),
        jaw=Jaw((0.12, -0.165), (0.325, -0.285), (0.062, 0.048), (0.045, 0.034), "muzzle"),
    ),
    (0.45, 0.90),
    0.64,
)

_CURL = tuple(
    (-0.60 - 0.018 * i, 0.56 + 0.042 * math.sin(0.9 * i), 0.042 * math.cos(0.9 * i) - 0.042) for i in range(9)
)
_PIG_LEGS = limbs("hoof", (0.26, 0.33), (-0.38, 0.36))
PIG = wear(
    Species(
        hips=(-0.34, 0.47),
        chest=(0.22, 0.46),
        neck=(0.42, 0.50),
        front=_PIG_LEGS[0],
        hind=_PIG_LEGS[1],
        sides=(0.125, 0.125),
        tail=((-0.56, 0.55), (-0.58, 0.56)),
        tail_radii=(0.016, 0.014),
        trunk=(0.215, 0.245, 0.225, 0.185, 0.150),
        legs=(0.095, 0.066, 0.050, 0.044, 0.120, 0.080, 0.052, 0.044),
        paw=(0.056, 0.036, 0.048),
        palette={
            "fur": "#e3a79c",
            "sock": "#8d5f58",
            "ear": "fur*0.85",
            "snout": "#d58a80",
            "nostril": "#5a2a28",
            "iris": "#3a2012",
            "eye": "#efe2da",
        },
        rods=(Rod("fur", _CURL, (0.016, 0.016, 0.015, 0.014, 0.013, 0.012, 0.011, 0.010, 0.005), "hips", 4),),
        squash=0.9,
        blend=0.10,
        grain=1.4,
        haunch=0.8,
    ),
    Face(
        nose=(0.215, -0.065),
        skull=(0.150, 0.140, 0.138),
        muzzle=(0.125, 0.074),
        eye=Eye((0.115, 0.045, 0.082), 0.020, (0.75, 0.10, 0.65), iris=66.0, pupil=38.0, lid=0.5, lid_part="fur"),
        extras=(
            cap(
                "head",
                (-0.02, 0.105, 0.085),
                (0.035, 0.175, 0.150),
                (0.055, 0.045),
                "ear",
                blend=0.02,
                squash=0.8,
                mirror=1,
                care=5,
            ),
            cap(
                "head",
                (0.035, 0.175, 0.150),
                (0.115, 0.135, 0.170),
                (0.045, 0.010),
                "ear",
                blend=0.02,
                squash=0.8,
                mirror=1,
                care=5,
            ),
            Prim("head", "cone", (0.205, -0.065, 0.0), (0.300, -0.080, 0.0), (0.068, 0.078), "snout", 0.02, care=8.0),
            ell("head", (0.0, -0.08, 0.07), (0.11, 0.09, 0.08), "fur", 0.05, mirror=1, care=3),
        ),
        nostril=((0.300, -0.066, 0.030), 0.017),
        jaw=Jaw((0.085, -0.120), (0.240, -0.132), (0.066, 0.050), (0.050, 0.034), "fur"),
    ),
    (0.60, 0.56),
)

_LONG_EARS = (
    cap(
        "head",
        (0.945, 2.06, 0.065),
        (0.930, 2.24, 0.11),
        (0.040, 0.056),
        "ear",
        blend=0.01,
        squash=0.7,
        mirror=1,
        care=6,
    ),
    cap(
        "head",
        (0.930, 2.24, 0.11),
        (0.945, 2.43, 0.125),
        (0.054, 0.010),
        "ear",
        blend=0.01,
        squash=0.7,
        mirror=1,
        care=6,
    ),
)
DONKEY = HORSE._replace(
    extras=(*_LONG_EARS, *HORSE.extras[1:]),
    paints=(),
    palette={
        **HORSE.palette,
        "fur": "#8b8177",
        "muzzle": "#e2d8c8",
        "leg": "fur*0.9",
        "sock": "#4a4039",
        "mane": "#3a322d",
    },
    tail_radii=(0.05, 0.035, 0.03, 0.05, 0.06),
    muzzle_part="fur",
)

_BANDS = (
    *(spot("stripe", (-0.86 + 0.115 * i, 1.30, 0.22), (0.026, 0.36, 0.24)) for i in range(12)),
    *(spot("stripe", (0.52 + 0.092 * i, 1.52 + 0.105 * i, 0.10), (0.028, 0.30, 0.16)) for i in range(5)),
    *(
        Paint("stripe", ("fur", "leg"), "ellipsoid", (0.44, y, 0.17), (0.22, 0.022, 0.16), mirror=True)
        for y in (0.94, 0.83, 0.72, 0.61, 0.5)
    ),
    *(
        Paint("stripe", ("fur", "leg"), "ellipsoid", (-0.55, y, 0.17), (0.30, 0.024, 0.20), mirror=True)
        for y in (1.02, 0.91, 0.80, 0.69, 0.58, 0.47)
    ),
    *(spot("stripe", (1.06 + 0.07 * i, 1.93 - 0.045 * i, 0.10), (0.015, 0.13, 0.09)) for i in range(4)),
)
ZEBRA = HORSE._replace(
    paints=_BANDS,
    palette={
        **HORSE.palette,
        "fur": "#ece8df",
        "leg": "fur",
        "stripe": "#191614",
        "mane": "#191614",
        "muzzle": "#2a2422",
        "ear": "#d8d2c6",
        "sock": "#191614",
    },
    tail_radii=(0.05, 0.035, 0.03, 0.05, 0.06),
    triangles=2300,
)
UNICORN = HORSE._replace(
    palette={
        **HORSE.palette,
        "fur": "#f3f0f2",
        "leg": "fur*0.95",
        "sock": "#cdb98a",
        "mane": "#d9a9d6",
        "muzzle": "#ead2d6",
        "blaze": "#f3f0f2",
        "ear": "fur*0.95",
        "horn": "#e7c66a",
        "iris": "#4a58a8",
    },
    rods=(Rod("horn", ((1.07, 2.07, 0.0), (1.16, 2.25, 0.0), (1.30, 2.53, 0.0)), (0.036, 0.026, 0.003), sides=8),),
    extras=(
        *HORSE.extras,
        cap("neck", (0.52, 1.50, 0.0), (0.70, 1.72, 0.06), (0.06, 0.07), "mane", blend=0.02, squash=0.6),
    ),
)

_CAMEL_LEGS = limbs("hoof", (0.42, 1.06), (-0.52, 1.10))
CAMEL = wear(
    Species(
        hips=(-0.50, 1.24),
        chest=(0.34, 1.22),
        neck=(0.68, 1.20),
        front=_CAMEL_LEGS[0],
        hind=_CAMEL_LEGS[1],
        sides=(0.15, 0.15),
        tail=((-0.74, 1.30), (-0.82, 1.16), (-0.85, 0.98), (-0.85, 0.82)),
        tail_radii=(0.035, 0.024, 0.020, 0.036),
        trunk=(0.235, 0.280, 0.285, 0.175, 0.105),
        legs=(0.125, 0.080, 0.060, 0.054, 0.155, 0.100, 0.064, 0.054),
        paw=(0.095, 0.040, 0.080),
        palette={
            "fur": "#c2935a",
            "hump": "fur*0.8",
            "sock": "fur*0.75",
            "muzzle": "#b48a58",
            "ear": "fur*0.8",
            "tip": "#5a3c22",
            "iris": "#2a170c",
            "eye": "#160d09",
        },
        extras=(
            ell("spine", (-0.10, 1.52, 0.0), (0.30, 0.36, 0.17), "hump", 0.10),
            cap("chest", (0.52, 1.14, 0.0), (0.80, 1.10, 0.0), (0.20, 0.13), "fur", blend=0.10, squash=0.8),
            cap("neck", (0.72, 1.12, 0.0), (0.96, 1.30, 0.0), (0.15, 0.12), "fur", blend=0.08, squash=0.8),
            cap("neck", (0.96, 1.30, 0.0), (1.06, 1.74, 0.0), (0.12, 0.09), "fur", blend=0.08, squash=0.8),
        ),
        tail_tip="tip",
        arch=0.03,
        squash=0.82,
        blend=0.12,
        grain=1.45,
        seats=((-0.10, 1.86, 0.0), (-0.42, 1.56, 0.0)),
    ),
    _BOVINE._replace(
        skull=(0.140, 0.115, 0.100),
        nose=(0.315, -0.110),
        extras=(
            cap(
                "head",
                (-0.06, 0.08, 0.075),
                (-0.085, 0.155, 0.105),
                (0.034, 0.014),
                "ear",
                blend=0.02,
                mirror=1,
                care=4,
            ),
            ell("head", (0.325, -0.120, 0.0), (0.075, 0.078, 0.075), "muzzle", 0.03, care=6),
            ell("head", (0.08, 0.075, 0.045), (0.06, 0.035, 0.04), "fur", 0.03, mirror=1, care=4),
        ),
        rods=(),
        nostril=((0.385, -0.095, 0.035), 0.014),
        jaw=Jaw((0.10, -0.120), (0.345, -0.205), (0.064, 0.050), (0.045, 0.040), "muzzle"),
    ),
    (1.08, 1.86),
    1.0,
)

ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "cow": lambda: blueprint(COW),
    "sheep": lambda: blueprint(SHEEP),
    "goat": lambda: blueprint(GOAT),
    "pig": lambda: blueprint(PIG),
    "donkey": lambda: blueprint(DONKEY, 0.72),
    "zebra": lambda: blueprint(ZEBRA, 0.85),
    "unicorn": lambda: blueprint(UNICORN),
    "camel": lambda: blueprint(CAMEL, 1.1),
}
"""Farm animals and the horse's kin by kind."""
