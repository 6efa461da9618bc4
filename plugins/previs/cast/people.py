"""The numbers of the people: man, woman, child, girl, old man, detective, hunter."""

from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint, Tagged
from previs.cast.features import on_bone
from previs.cast.human import SHORT_HAIR, UNDER_HAT, Figure, Measures, Person, Wardrobe
from previs.cast.human import blueprint as human
from previs.mesh.parts import Finish, place, turn
from previs.mesh.skin import Prim
from previs.mesh.solids import box, lathe, rod
from previs.records import Mesh, Skeleton

_FELT = Finish(smooth=0.5)


def _hat(m: Measures, mesh: Mesh, bones: Skeleton, *, up: float, tilt: float = -0.06, ahead: float = 0.0) -> Mesh:
    """A hat made about its own brim, set on the head."""
    at = m.on_head(ahead, up)
    return on_bone(place(mesh, at, rotation=turn(pitch=tilt), scale=m.size), bones.names.index("head"))


def _fedora(m: Measures, bones: Skeleton) -> list[Tagged]:
    felt = [(0.006, 0.0), (0.0, 0.100), (-0.006, 0.165), (0.004, 0.168), (0.014, 0.110), (0.100, 0.094), (0.116, 0.070)]
    crown = lathe([*felt, (0.098, 0.0)], "#000000", sides=16, finish=_FELT)
    band = lathe([(0.012, 0.0), (0.012, 0.1125), (0.040, 0.1085), (0.040, 0.0)], "#000000", sides=16, finish=_FELT)
    oval = (1.08, 1.0, 0.92)
    return [
        Tagged("hat", _hat(m, place(crown, scale=oval), bones, up=0.172)),
        Tagged("band", _hat(m, place(band, scale=oval), bones, up=0.172)),
    ]


def _flat_cap(m: Measures, bones: Skeleton) -> list[Tagged]:
    crown = lathe(
        [(-0.02, 0.0), (-0.02, 0.104), (0.025, 0.116), (0.066, 0.088), (0.078, 0.0)], "#000000", sides=12, finish=_FELT
    )
    peak = box((0.105, 0.004, 0.0), (0.05, 0.006, 0.068), "#000000", taper=(0.9, 0.9))
    return [
        Tagged("hat", _hat(m, place(crown, scale=(1.1, 1.0, 0.95)), bones, up=0.175, tilt=-0.14, ahead=0.01)),
        Tagged("hat", _hat(m, peak, bones, up=0.175, tilt=-0.22, ahead=0.01)),
    ]


def _stick(m: Measures, bones: Skeleton) -> list[Tagged]:
    names = list(bones.names)
    hand = bones.rest[names.index("fingers.R")]
    x, y, z = (float(v) for v in hand)
    shaft = rod((x, y + 0.04, z), (x + 0.02, 0.01, z), (0.014, 0.010), "#000000", sides=6)
    grip = rod((x - 0.06, y + 0.045, z), (x + 0.05, y + 0.045, z), (0.015, 0.017), "#000000", sides=6)
    return [*_flat_cap(m, bones), *(Tagged("wood", on_bone(p, names.index("stick"))) for p in (shaft, grip))]


def _bobble_hat(m: Measures, bones: Skeleton) -> list[Tagged]:
    crown = lathe(
        [(0.0, 0.0), (0.0, 0.112), (0.05, 0.106), (0.09, 0.074), (0.112, 0.0)], "#000000", sides=14, finish=_FELT
    )
    roll = lathe(
        [(-0.012, 0.0), (-0.012, 0.112), (0.01, 0.120), (0.034, 0.112), (0.034, 0.0)], "#000000", sides=14, finish=_FELT
    )
    ball = lathe(
        [(0.10, 0.0), (0.112, 0.028), (0.135, 0.036), (0.158, 0.026), (0.168, 0.0)], "#000000", sides=8, finish=_FELT
    )
    oval = (1.06, 1.0, 0.92)
    parts = (("hat", crown), ("trim", roll), ("trim", ball))
    return [Tagged(part, _hat(m, place(mesh, scale=oval), bones, up=0.165, tilt=0.12)) for part, mesh in parts]


def _hunter_kit(m: Measures, bones: Skeleton) -> list[Tagged]:
    chest = bones.names.index("chest")
    y = m.shoulder
    barrel = rod((-0.165, y - 0.42, 0.20), (-0.145, y + 0.40, -0.27), (0.016, 0.012), "#000000", sides=6)
    stock = box((0.0, 0.0, 0.0), (0.022, 0.15, 0.035), "#000000", taper=(0.8, 0.6))
    butt = place(stock, (-0.164, y - 0.42, 0.20), rotation=turn(roll=-0.52))
    hat = lathe(
        [(0.0, 0.0), (0.0, 0.118), (0.05, 0.112), (0.10, 0.085), (0.115, 0.0)], "#000000", sides=14, finish=_FELT
    )
    flaps = [box((-0.005, 0.09, 0.092 * s), (0.042, 0.055, 0.012), "#000000", taper=(1.2, 1.0)) for s in (1.0, -1.0)]
    head = bones.names.index("head")
    placed = [Tagged("hat", on_bone(place(f, m.on_head(0.0, 0.0), scale=m.size), head)) for f in flaps]
    fur = lathe([(-0.005, 0.0), (-0.005, 0.116), (0.02, 0.124), (0.045, 0.116), (0.045, 0.0)], "#000000", sides=14)
    return [
        Tagged("steel", on_bone(barrel, chest)),
        Tagged("wood", on_bone(butt, chest)),
        Tagged("hat", _hat(m, place(hat, scale=(1.04, 1.0, 0.92)), bones, up=0.165, tilt=0.05)),
        Tagged("trim", _hat(m, place(fur, scale=(1.04, 1.0, 0.92)), bones, up=0.165, tilt=0.05)),
        *placed,
    ]


_LONG_HAIR = (
    Prim("head", "ellipsoid", (-0.004, 0.158, 0.0), (0.110, 0.097, 0.093), (0, 0), "hair", 0.004),
    Prim("head", "capsule", (-0.055, 0.13, 0.0), (-0.075, -0.10, 0.0), (0.078, 0.062), "hair", 0.03, 1.12),
    Prim("head", "capsule", (0.0, 0.14, 0.078), (-0.045, -0.06, 0.080), (0.028, 0.026), "hair", 0.03, mirror=True),
    Prim("head", "capsule", (0.086, 0.196, -0.004), (0.045, 0.165, 0.076), (0.022, 0.024), "hair", 0.02, mirror=True),
)
_BOB = (
    Prim("head", "ellipsoid", (-0.004, 0.156, 0.0), (0.112, 0.099, 0.096), (0, 0), "hair", 0.004),
    Prim("head", "capsule", (-0.03, 0.12, 0.062), (-0.025, 0.02, 0.068), (0.042, 0.034), "hair", 0.03, mirror=True),
    Prim("head", "ellipsoid", (-0.06, 0.06, 0.0), (0.055, 0.085, 0.07), (0, 0), "hair", 0.03),
    Prim("head", "capsule", (0.086, 0.192, 0.044), (0.086, 0.192, -0.044), (0.026, 0.026), "hair", 0.02),
)
_GREY = (
    Prim("head", "ellipsoid", (-0.030, 0.115, 0.0), (0.088, 0.075, 0.088), (0, 0), "hair", 0.008),
    Prim("head", "capsule", (0.088, 0.010, 0.0), (0.098, -0.055, 0.0), (0.046, 0.016), "beard", 0.02),
    Prim("head", "capsule", (0.062, 0.010, 0.03), (0.010, 0.055, 0.066), (0.030, 0.016), "beard", 0.02, mirror=True),
    Prim("head", "capsule", (0.118, 0.053, 0.006), (0.106, 0.040, 0.036), (0.010, 0.006), "beard", 0.006, mirror=True),
)

MAN = Person(
    figure=Figure(shoulder=1.06),
    wardrobe=Wardrobe(hem=0.10, flare=0.105),
    hair=SHORT_HAIR,
)
DETECTIVE = Person(
    figure=Figure(shoulder=1.10, bulk=1.04),
    wardrobe=Wardrobe(hem=0.50, flare=0.165, belt="belt", tie=True),
    palette={
        "coat": "#7a5c3a",
        "belt": "coat*0.45",
        "trousers": "#23242a",
        "hat": "#3a2f26",
        "band": "#0f0d0c",
        "tie": "#5a1a1e",
    },
    hair=UNDER_HAT,
    rigid=_fedora,
    lash=0.62,
    scale=1.02,
)
WOMAN = Person(
    figure=Figure(bulk=0.85, shoulder=0.86, hip=1.04, waist=0.80, arm=0.96, limb=0.84, bust=1.0, leg=1.0),
    wardrobe=Wardrobe(
        "dress", "dress", "skin", "skin", "skin", "dress", 0.46, 0.20, collar=False, open_neck=False, neckline=0.105
    ),
    palette={
        "dress": "#a51f2d",
        "shoes": "#5a1018",
        "skin": "#e0ac88",
        "hair": "#3a1f14",
        "lips": "#b0403c",
        "shirt": "#e0ac88",
    },
    hair=_LONG_HAIR,
    main="dress",
    scale=0.94,
    lash=0.6,
    brow=0.75,
)
CHILD = Person(
    figure=Figure(leg=0.84, head=1.40, bulk=0.96, shoulder=0.90, waist=1.0, arm=0.84, limb=0.98),
    wardrobe=Wardrobe(open_neck=False, shin="skin"),
    palette={
        "coat": "#e0b12e",
        "trousers": "#3b5f8a",
        "shoes": "#b23a2e",
        "skin": "#e6b392",
        "hair": "#6b3d1e",
        "hat": "#c8322b",
        "trim": "#f2ede4",
    },
    hair=UNDER_HAT,
    rigid=_bobble_hat,
    scale=0.70,
    lash=0.35,
    brow=0.8,
    nose=0.72,
    eye=1.16,
)
GIRL = Person(
    figure=Figure(leg=0.84, head=1.40, bulk=0.90, shoulder=0.86, waist=0.94, arm=0.84, limb=0.92),
    wardrobe=Wardrobe(
        "dress", "dress", "skin", "skin", "skin", "dress", 0.28, 0.19, collar=False, open_neck=False, neckline=0.085
    ),
    palette={"dress": "#5b86c4", "shoes": "#7a2a2a", "skin": "#e8b998", "hair": "#8a4a22", "lips": "#b0605a"},
    hair=_BOB,
    main="dress",
    scale=0.70,
    lash=0.35,
    brow=0.7,
    nose=0.70,
    eye=1.18,
)
OLD_MAN = Person(
    figure=Figure(stoop=0.17, bulk=1.0, shoulder=0.94, limb=0.95, head=1.08, leg=0.96),
    wardrobe=Wardrobe(hem=0.22, flare=0.14),
    palette={
        "coat": "#5c6b52",
        "trousers": "#4a4038",
        "skin": "#d8a688",
        "hair": "#e9e6e0",
        "beard": "#e9e6e0",
        "hat": "#3b3a38",
        "wood": "#4a2f1c",
        "brow": "hair*0.85",
    },
    hair=_GREY,
    rigid=_stick,
    carried=(("stick", "fingers.R"),),
    scale=0.97,
    lash=0.7,
    brow=1.3,
)
HUNTER = Person(
    figure=Figure(shoulder=1.14, bulk=1.12, limb=1.08),
    wardrobe=Wardrobe(hem=0.24, flare=0.155, belt="belt", leg="trousers"),
    palette={
        "coat": "#55603a",
        "belt": "#2c2018",
        "trousers": "#4b3b2a",
        "shoes": "#2a1d14",
        "hat": "#3d4030",
        "trim": "#7d6a50",
        "steel": "#2c2e33",
        "wood": "#5b3a20",
        "hair": "#5a3a20",
        "beard": "#5a3a20",
        "shirt": "#7a2f26",
    },
    hair=(*UNDER_HAT, *_GREY[1:]),
    rigid=_hunter_kit,
    scale=1.01,
    lash=0.6,
    brow=1.2,
)


ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "man": lambda: human(MAN),
    "woman": lambda: human(WOMAN),
    "child": lambda: human(CHILD),
    "girl": lambda: human(GIRL),
    "old_man": lambda: human(OLD_MAN),
    "detective": lambda: human(DETECTIVE),
    "hunter": lambda: human(HUNTER),
}
"""People by kind."""
