"""The numbers of wild animals on four legs: cats, bears, deer, giants. Metres; see `Species` and `Face`."""

from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint
from previs.cast.features import Eye
from previs.cast.fittings import Flap, Jaw, Rod
from previs.cast.quadruped import Face, Species, blueprint, cap, ell, limbs, spot, streak, wear

_FELINE = Face(
    nose=(0.165, -0.055),
    skull=(0.125, 0.112, 0.118),
    muzzle=(0.085, 0.058),
    eye=Eye((0.096, 0.030, 0.060), 0.026, (0.90, 0.05, 0.42), iris=62.0, pupil=26.0, lid=0.55, lid_part="fur"),
    extras=(
        ell("head", (0.165, -0.070, 0.028), (0.048, 0.034, 0.036), "belly", 0.02, mirror=1, care=8),
        ell("head", (0.202, -0.032, 0.0), (0.020, 0.018, 0.028), "nose", 0.004, care=8),
        ell("head", (-0.035, 0.100, 0.095), (0.024, 0.050, 0.044), "ear", 0.02, mirror=1, care=6),
        cap("head", (0.02, -0.05, 0.05), (0.0, -0.07, 0.10), (0.05, 0.03), "fur", blend=0.03, mirror=1, care=4),
        cap("head", (0.09, 0.068, 0.03), (0.075, 0.075, 0.075), (0.018, 0.012), "fur", blend=0.02, mirror=1, care=6),
    ),
    paints=(spot("inner", (-0.008, 0.105, 0.098), (0.022, 0.036, 0.032), "ear"),),
    jaw=Jaw((0.065, -0.082), (0.185, -0.098), (0.064, 0.042), (0.036, 0.030), "belly", 2),
)
_CAT_LEGS = limbs("paw", (0.40, 0.70), (-0.52, 0.76))
_CAT = Species(
    hips=(-0.50, 0.86),
    chest=(0.34, 0.82),
    neck=(0.56, 0.93),
    front=_CAT_LEGS[0],
    hind=_CAT_LEGS[1],
    sides=(0.115, 0.12),
    tail=((-0.66, 0.92), (-0.80, 0.78), (-0.88, 0.56), (-0.95, 0.38), (-1.06, 0.30), (-1.20, 0.34)),
    tail_radii=(0.045, 0.034, 0.029, 0.028, 0.027, 0.024),
    trunk=(0.185, 0.185, 0.225, 0.165, 0.125),
    legs=(0.105, 0.078, 0.060, 0.055, 0.150, 0.095, 0.060, 0.054),
    paw=(0.092, 0.046, 0.066),
    palette={
        "fur": "#b98a4c",
        "belly": "#e3d0a8",
        "sock": "fur*0.95",
        "ear": "fur*0.75",
        "inner": "#5a3f2c",
        "nose": "#3a211d",
        "mane": "#5b3115",
        "iris": "#c8952c",
        "eye": "#2a1a12",
        "stripe": "#17110d",
    },
    blend=0.09,
    grain=1.35,
)

LION = wear(
    _CAT._replace(
        tail_tip="mane",
        tail_radii=(0.045, 0.034, 0.029, 0.024, 0.036, 0.055),
        extras=(
            ell("neck", (0.62, 0.93, 0.0), (0.20, 0.30, 0.215), "mane", 0.05),
            ell("chest", (0.50, 0.80, 0.0), (0.20, 0.26, 0.18), "mane", 0.06),
        ),
    ),
    _FELINE._replace(
        extras=(
            *_FELINE.extras,
            ell("head", (-0.085, 0.02, 0.0), (0.125, 0.245, 0.225), "mane", 0.025, care=3),
            ell("head", (0.005, 0.115, 0.0), (0.06, 0.055, 0.06), "mane", 0.03, care=3),
            ell("head", (0.02, -0.165, 0.0), (0.09, 0.085, 0.075), "mane", 0.03, care=3),
        ),
    ),
    (0.78, 1.07),
    1.12,
)

_STRIPES = tuple(
    spot("stripe", (x, y, 0.10), (0.017, 0.15, 0.16))
    for x, y in (
        *((-0.66, 0.84), (-0.57, 0.92), (-0.475, 0.88), (-0.38, 0.95), (-0.285, 0.92), (-0.19, 0.96), (-0.095, 0.91)),
        *((0.0, 0.95), (0.095, 0.90), (0.19, 0.95), (0.285, 0.92), (0.38, 0.97), (0.475, 0.93), (0.57, 0.98)),
    )
)
_LEG_STRIPES = (
    *(spot("stripe", (0.34, y, 0.16), (0.10, 0.013, 0.05)) for y in (0.60, 0.53, 0.46)),
    *(spot("stripe", (-0.47, y, 0.16), (0.16, 0.014, 0.05)) for y in (0.70, 0.63, 0.56, 0.49)),
    *(spot("stripe", (x, y, 0.0), (0.02, 0.06, 0.06)) for x, y in ((-0.82, 0.72), (-0.87, 0.58), (-0.93, 0.44))),
)
TIGER = wear(
    _CAT._replace(
        paints=(*_STRIPES, *_LEG_STRIPES),
        palette={
            **_CAT.palette,
            "fur": "#d9741e",
            "belly": "#f2e8d8",
            "sock": "#f0dfc4",
            "ear": "#1d1612",
            "iris": "#cfae3a",
        },
        tail_part="fur",
        tail_tip="stripe",
        triangles=2200,
    ),
    _FELINE._replace(
        paints=(
            *_FELINE.paints,
            *(spot("stripe", (0.10 - 0.04 * i, 0.10, 0.0), (0.010, 0.05, 0.045 + 0.01 * i)) for i in range(3)),
            *(spot("stripe", (0.03 - 0.035 * i, -0.02 - 0.02 * i, 0.13), (0.010, 0.055, 0.05)) for i in range(3)),
            spot("belly", (0.12, 0.068, 0.055), (0.03, 0.014, 0.03)),
        ),
    ),
    (0.74, 1.03),
    1.12,
)

_ROSETTES = tuple(
    spot("stripe", (-0.62 + 0.125 * i + 0.05 * (j % 2), y, 0.165), (0.034, 0.032, 0.09))
    for j, y in enumerate((0.99, 0.90, 0.80, 0.71))
    for i in range(9)
)
LEOPARD = wear(
    _CAT._replace(
        paints=_ROSETTES,
        palette={**_CAT.palette, "fur": "#d5a04c", "stripe": "#2a1b10", "iris": "#b9b04a"},
        trunk=(0.165, 0.165, 0.20, 0.145, 0.11),
        tail_tip="stripe",
        triangles=2200,
    ),
    _FELINE,
    (0.73, 0.99),
)

_URSINE = Face(
    nose=(0.225, -0.075),
    skull=(0.160, 0.145, 0.150),
    muzzle=(0.095, 0.058),
    eye=Eye((0.122, 0.034, 0.076), 0.026, (0.86, 0.10, 0.50), iris=70.0, pupil=40.0, lid=0.5, lid_part="fur"),
    extras=(
        cap("head", (0.14, -0.06, 0.0), (0.225, -0.082, 0.0), (0.078, 0.056), "muzzle", blend=0.02, care=8),
        ell("head", (0.272, -0.055, 0.0), (0.026, 0.024, 0.034), "nose", 0.004, care=8),
        ell("head", (-0.045, 0.130, 0.115), (0.030, 0.055, 0.056), "ear", 0.02, mirror=1, care=6),
        cap("head", (0.10, 0.075, 0.03), (0.085, 0.08, 0.075), (0.026, 0.02), "fur", blend=0.03, mirror=1, care=6),
        ell("head", (-0.01, -0.06, 0.09), (0.09, 0.09, 0.08), "fur", 0.05, mirror=1, care=3),
    ),
    paints=(spot("inner", (-0.018, 0.13, 0.118), (0.022, 0.034, 0.034), "ear"),),
    jaw=Jaw((0.085, -0.095), (0.245, -0.122), (0.066, 0.038), (0.040, 0.026), "muzzle", 2),
)
_BEAR_LEGS = limbs("sole", (0.40, 0.66), (-0.50, 0.68))
_BEAR = Species(
    hips=(-0.48, 0.84),
    chest=(0.32, 0.82),
    neck=(0.60, 0.90),
    front=_BEAR_LEGS[0],
    hind=_BEAR_LEGS[1],
    sides=(0.17, 0.17),
    tail=((-0.74, 0.92), (-0.82, 0.88), (-0.86, 0.83)),
    tail_radii=(0.06, 0.06, 0.04),
    trunk=(0.315, 0.335, 0.325, 0.235, 0.19),
    legs=(0.165, 0.130, 0.098, 0.092, 0.205, 0.155, 0.105, 0.095),
    paw=(0.130, 0.058, 0.098),
    palette={
        "fur": "#5b3a22",
        "sock": "fur*0.7",
        "muzzle": "#9a7450",
        "ear": "fur*0.85",
        "inner": "#3a2416",
        "nose": "#120d0c",
        "iris": "#3a2010",
        "eye": "#120c0a",
        "patch": "#141315",
    },
    extras=(ell("chest", (0.28, 1.06, 0.0), (0.24, 0.15, 0.19), "fur", 0.12),),
    blend=0.13,
    haunch=0.9,
    seats=((-0.05, 1.12, 0.0),),
    grain=1.6,
)
BEAR = wear(_BEAR, _URSINE, (0.84, 0.98), 1.1)
PANDA = wear(
    _BEAR._replace(
        extras=(),
        paints=(
            streak("patch", (0.36, 1.2, 0.0), (0.40, 0.5, 0.28), (0.16, 0.22)),
            spot("patch", (0.40, 0.45, 0.18), (0.30, 0.36, 0.22)),
            spot("patch", (-0.46, 0.33, 0.18), (0.34, 0.30, 0.24)),
        ),
        palette={
            **_BEAR.palette,
            "fur": "#eeeae0",
            "sock": "#141315",
            "ear": "#141315",
            "inner": "#141315",
            "muzzle": "#eeeae0",
        },
    ),
    _URSINE._replace(
        skull=(0.165, 0.155, 0.170),
        nose=(0.190, -0.075),
        paints=(spot("patch", (0.115, 0.005, 0.085), (0.06, 0.056, 0.042)),),
        extras=(
            cap("head", (0.12, -0.06, 0.0), (0.185, -0.075, 0.0), (0.078, 0.062), "muzzle", blend=0.02, care=8),
            ell("head", (0.240, -0.050, 0.0), (0.024, 0.022, 0.034), "nose", 0.004, care=8),
            *_URSINE.extras[2:],
        ),
        eye=_URSINE.eye._replace(lid_part="patch"),
        jaw=Jaw((0.085, -0.095), (0.212, -0.118), (0.066, 0.042), (0.040, 0.026), "muzzle", 1),
    ),
    (0.78, 0.98),
    1.22,
)
POLAR_BEAR = wear(
    _BEAR._replace(
        neck=(0.66, 0.90),
        extras=(),
        palette={
            **_BEAR.palette,
            "fur": "#ece6d4",
            "sock": "#ddd3bb",
            "ear": "#ddd3bb",
            "inner": "#4a443c",
            "muzzle": "#e4dcc8",
        },
        trunk=(0.325, 0.325, 0.30, 0.215, 0.155),
    ),
    _URSINE._replace(skull=(0.155, 0.128, 0.125)),
    (1.00, 1.04),
)

_ELEPHANT_LEGS = limbs("pillar", (0.44, 0.88), (-0.60, 0.90))
_ELEPHANT = Species(
    hips=(-0.58, 1.10),
    chest=(0.36, 1.14),
    neck=(0.64, 1.26),
    front=_ELEPHANT_LEGS[0],
    hind=_ELEPHANT_LEGS[1],
    sides=(0.22, 0.21),
    tail=((-0.94, 1.18), (-1.02, 1.00), (-1.04, 0.80), (-1.04, 0.62), (-1.03, 0.50)),
    tail_radii=(0.045, 0.030, 0.024, 0.022, 0.040),
    trunk=(0.350, 0.420, 0.400, 0.270, 0.220),
    legs=(0.190, 0.155, 0.135, 0.135, 0.215, 0.165, 0.140, 0.135),
    paw=(0.140, 0.062, 0.128),
    palette={
        "fur": "#7d7a78",
        "sock": "fur*0.85",
        "ear": "fur*0.9",
        "nail": "#cfc6b6",
        "tip": "#2b2826",
        "iris": "#5a3d22",
    },
    extras=(ell("spine", (-0.10, 0.92, 0.0), (0.55, 0.30, 0.34), "fur", 0.15),),
    tail_tip="tip",
    arch=0.08,
    grain=1.75,
    squash=0.86,
    blend=0.14,
    triangles=1800,
    seats=((0.36, 1.56, 0.0), (-0.1, 1.68, 0.0)),
)
ELEPHANT = wear(
    _ELEPHANT,
    Face(
        nose=(0.20, -0.10),
        skull=(0.235, 0.255, 0.205),
        muzzle=(0.185, 0.145),
        eye=Eye((0.155, 0.02, 0.178), 0.026, (0.50, 0.05, 0.86), iris=62.0, pupil=36.0, lid=0.6, lid_part="fur"),
        extras=(
            ell("head", (-0.03, 0.17, 0.075), (0.15, 0.13, 0.11), "fur", 0.08, mirror=1, care=2),
            cap("head", (0.20, -0.10, 0.0), (0.33, -0.38, 0.0), (0.150, 0.105), "fur", blend=0.06, care=5),
            cap("head", (0.33, -0.38, 0.0), (0.37, -0.68, 0.0), (0.105, 0.078), "fur", blend=0.03, care=5),
            cap("head", (0.37, -0.68, 0.0), (0.35, -0.92, 0.0), (0.078, 0.060), "fur", blend=0.03, care=5),
            cap("head", (0.35, -0.92, 0.0), (0.45, -1.05, 0.0), (0.060, 0.046), "fur", blend=0.03, care=5),
        ),
        rods=(
            Rod(
                "tooth",
                ((0.19, -0.22, 0.115), (0.34, -0.44, 0.16), (0.50, -0.53, 0.17), (0.64, -0.49, 0.15)),
                (0.040, 0.036, 0.026, 0.006),
                sides=7,
            ),
        ),
        flaps=(Flap("ear", (-0.14, -0.02, 0.36), (0.28, 0.37, 0.032), (0.95, 0.0, 0.12)),),
        jaw=Jaw((0.05, -0.22), (0.245, -0.36), (0.11, 0.05), (0.08, 0.05), "fur"),
    ),
    (0.86, 1.40),
)

RHINO = wear(
    _ELEPHANT._replace(
        hips=(-0.60, 0.92),
        chest=(0.36, 0.90),
        neck=(0.72, 0.90),
        front=limbs("pillar", (0.44, 0.66), (-0.60, 0.68))[0],
        hind=limbs("pillar", (0.44, 0.66), (-0.60, 0.68))[1],
        tail=((-0.94, 1.00), (-1.02, 0.85), (-1.03, 0.68), (-1.03, 0.56)),
        tail_radii=(0.04, 0.028, 0.022, 0.03),
        extras=(ell("chest", (0.46, 1.12, 0.0), (0.26, 0.20, 0.22), "fur", 0.14),),
        palette={**_ELEPHANT.palette, "fur": "#8a857c", "horn": "#c9bda2"},
        seats=((-0.05, 1.36, 0.0),),
        arch=-0.02,
    ),
    Face(
        nose=(0.42, -0.22),
        skull=(0.190, 0.165, 0.160),
        muzzle=(0.165, 0.120),
        eye=Eye((0.165, 0.005, 0.130), 0.022, (0.50, 0.05, 0.86), iris=62.0, pupil=36.0, lid=0.6, lid_part="fur"),
        extras=(
            cap(
                "head", (-0.06, 0.13, 0.095), (-0.10, 0.27, 0.135), (0.034, 0.038), "ear", blend=0.03, mirror=1, care=5
            ),
            ell("head", (0.43, -0.22, 0.0), (0.12, 0.115, 0.115), "fur", 0.05, care=4),
        ),
        rods=(
            Rod(
                "horn",
                ((0.44, -0.14, 0.0), (0.51, 0.0, 0.0), (0.53, 0.13, 0.0), (0.51, 0.22, 0.0)),
                (0.085, 0.062, 0.035, 0.004),
                sides=7,
            ),
            Rod("horn", ((0.25, -0.02, 0.0), (0.28, 0.06, 0.0), (0.275, 0.12, 0.0)), (0.062, 0.040, 0.004), sides=7),
        ),
        nostril=((0.525, -0.20, 0.075), 0.022),
        jaw=Jaw((0.10, -0.19), (0.46, -0.34), (0.11, 0.075), (0.06, 0.045), "fur"),
    ),
    (0.98, 0.92),
)

_CERVINE = Face(
    nose=(0.265, -0.115),
    skull=(0.105, 0.098, 0.082),
    muzzle=(0.078, 0.046),
    eye=Eye((0.072, 0.018, 0.070), 0.023, (0.50, 0.08, 0.86), iris=76.0, pupil=50.0, lid=0.45, lid_part="fur"),
    extras=(
        cap("head", (-0.05, 0.075, 0.055), (-0.10, 0.135, 0.175), (0.030, 0.026), "ear", blend=0.015, mirror=1, care=5),
        cap(
            "head", (-0.10, 0.135, 0.175), (-0.125, 0.155, 0.235), (0.026, 0.006), "ear", blend=0.015, mirror=1, care=5
        ),
        ell("head", (0.288, -0.110, 0.0), (0.030, 0.032, 0.036), "nose", 0.01, care=6),
        cap("head", (0.02, -0.05, 0.0), (0.12, -0.095, 0.0), (0.075, 0.055), "fur", blend=0.04, squash=0.85, care=4),
    ),
    paints=(streak("belly", (0.17, -0.13, 0.0), (0.27, -0.15, 0.0), (0.05, 0.04)),),
    jaw=Jaw((0.09, -0.098), (0.272, -0.155), (0.044, 0.028), (0.034, 0.020), "belly"),
)
_DEER_LEGS = limbs("hoof", (0.33, 0.77), (-0.41, 0.82))
_DEER = Species(
    hips=(-0.40, 0.92),
    chest=(0.27, 0.89),
    neck=(0.46, 1.03),
    front=_DEER_LEGS[0],
    hind=_DEER_LEGS[1],
    sides=(0.095, 0.10),
    tail=((-0.55, 0.98), (-0.61, 0.93), (-0.64, 0.86)),
    tail_radii=(0.036, 0.042, 0.015),
    trunk=(0.155, 0.165, 0.180, 0.125, 0.078),
    legs=(0.080, 0.050, 0.030, 0.027, 0.115, 0.070, 0.034, 0.028),
    paw=(0.042, 0.032, 0.034),
    palette={
        "fur": "#8d5a2f",
        "belly": "#e2cfae",
        "sock": "#2a2018",
        "ear": "fur*0.85",
        "nose": "#15100e",
        "horn": "#b99a6c",
        "iris": "#2a170c",
        "eye": "#160d09",
        "leg": "fur*0.8",
    },
    paints=(spot("belly", (-0.59, 0.88, 0.05), (0.06, 0.13, 0.08)),),
    tail_part="fur",
    tail_tip="belly",
    shins="leg",
    blend=0.07,
    grain=1.15,
)
_ANTLER = (
    Rod(
        "horn",
        ((-0.01, 0.08, 0.040), (-0.10, 0.24, 0.13), (-0.11, 0.42, 0.25), (-0.01, 0.60, 0.30), (0.10, 0.72, 0.24)),
        (0.022, 0.019, 0.017, 0.013, 0.004),
    ),
    Rod("horn", ((-0.05, 0.16, 0.085), (0.07, 0.22, 0.13), (0.14, 0.33, 0.15)), (0.016, 0.013, 0.004)),
    Rod("horn", ((-0.11, 0.34, 0.20), (0.04, 0.42, 0.27), (0.10, 0.52, 0.29)), (0.015, 0.012, 0.004)),
    Rod("horn", ((-0.07, 0.50, 0.28), (-0.13, 0.64, 0.36), (-0.12, 0.72, 0.38)), (0.014, 0.010, 0.004)),
)
DEER = wear(_DEER, _CERVINE._replace(rods=_ANTLER), (0.66, 1.34))

_GIRAFFE_LEGS = limbs("hoof", (0.33, 1.16), (-0.38, 1.10))
_PATCHES = (
    *(spot("patch", (-0.44 + 0.15 * i, 1.36 + 0.02 * i, 0.14), (0.058, 0.055, 0.13)) for i in range(6)),
    *(spot("patch", (-0.50 + 0.15 * i, 1.235 + 0.02 * i, 0.17), (0.060, 0.052, 0.1)) for i in range(7)),
    *(spot("patch", (-0.42 + 0.15 * i, 1.12 + 0.02 * i, 0.15), (0.056, 0.050, 0.12)) for i in range(6)),
    *(spot("patch", (0.40 + 0.072 * i, 1.50 + 0.155 * i, 0.09), (0.052, 0.060, 0.09)) for i in range(6)),
    *(spot("patch", (0.50 + 0.065 * i, 1.52 + 0.155 * i, 0.09), (0.030, 0.050, 0.09)) for i in range(5)),
)
GIRAFFE = wear(
    Species(
        hips=(-0.36, 1.22),
        chest=(0.26, 1.34),
        neck=(0.43, 1.58),
        front=_GIRAFFE_LEGS[0],
        hind=_GIRAFFE_LEGS[1],
        sides=(0.11, 0.11),
        tail=((-0.54, 1.26), (-0.60, 1.12), (-0.62, 0.96), (-0.62, 0.80), (-0.61, 0.68)),
        tail_radii=(0.030, 0.018, 0.014, 0.024, 0.030),
        trunk=(0.190, 0.205, 0.225, 0.155, 0.072),
        legs=(0.095, 0.058, 0.040, 0.037, 0.125, 0.078, 0.044, 0.038),
        paw=(0.052, 0.040, 0.046),
        palette={
            "fur": "#e3bd78",
            "patch": "#9a5722",
            "sock": "#4a3a2a",
            "leg": "#ead2a0",
            "belly": "#efdcb4",
            "ear": "fur*0.9",
            "nose": "#8a6a4c",
            "mane": "#7a4520",
            "horn": "#5a3a22",
            "iris": "#24150c",
            "eye": "#160d09",
        },
        extras=(cap("neck", (0.34, 1.68, 0.0), (0.70, 2.47, 0.0), (0.045, 0.03), "mane", blend=0.01, squash=0.4),),
        paints=_PATCHES,
        tail_tip="mane",
        shins="leg",
        blend=0.09,
        triangles=2200,
        grain=1.2,
        seats=((0.0, 1.52, 0.0),),
    ),
    _CERVINE._replace(
        rods=(
            Rod(
                "horn",
                ((-0.01, 0.08, 0.036), (-0.035, 0.17, 0.045), (-0.04, 0.20, 0.046)),
                (0.020, 0.017, 0.026),
                sides=6,
            ),
        ),
        extras=(
            cap(
                "head",
                (-0.05, 0.06, 0.055),
                (-0.085, 0.085, 0.165),
                (0.026, 0.024),
                "ear",
                blend=0.015,
                mirror=1,
                care=5,
            ),
            cap(
                "head",
                (-0.085, 0.085, 0.165),
                (-0.10, 0.09, 0.205),
                (0.024, 0.006),
                "ear",
                blend=0.015,
                mirror=1,
                care=5,
            ),
            ell("head", (0.275, -0.115, 0.0), (0.045, 0.042, 0.044), "nose", 0.02, care=6),
            cap("head", (0.02, -0.04, 0.0), (0.12, -0.09, 0.0), (0.08, 0.06), "fur", blend=0.04, squash=0.85, care=4),
        ),
        nostril=((0.308, -0.09, 0.022), 0.009),
    ),
    (0.80, 2.44),
)

ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "lion": lambda: blueprint(LION),
    "tiger": lambda: blueprint(TIGER, 1.02),
    "leopard": lambda: blueprint(LEOPARD, 0.8),
    "bear": lambda: blueprint(BEAR, 1.05),
    "panda": lambda: blueprint(PANDA, 0.85),
    "polar_bear": lambda: blueprint(POLAR_BEAR, 1.25),
    "elephant": lambda: blueprint(ELEPHANT, 1.9),
    "rhino": lambda: blueprint(RHINO, 1.3),
    "deer": lambda: blueprint(DEER, 1.15),
    "giraffe": lambda: blueprint(GIRAFFE, 1.9),
}
"""Wild animals by kind."""
