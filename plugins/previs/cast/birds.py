"""Birds by numbers: they stand on legs, their wings folded on the flanks, or fly on feathers that spread."""

import math
from collections.abc import Callable, Mapping
from typing import NamedTuple

import numpy as np

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import EYE_PALETTE, Eye, eye_joints, eye_pair
from previs.cast.fittings import MOUTH_PALETTE, Flap, Rod, flaps, on_skin, rods
from previs.mesh.parts import Finish, Point
from previs.mesh.skin import Prim, Skin, mirrored
from previs.mesh.solids import sheet
from previs.records import Skeleton

_NONE = "#000000"
_FEATHER = Finish(smooth=0.2)
Flat = tuple[float, float]


class Bird(NamedTuple):
    """A bird whose body is about a quarter of a metre long; `scale` gives it its size.

    `leg`: height of the hips; `tilt`: how far the body rises to the breast (radians); `girth`: its radius; `neck`: a
    path from breast to head as offsets; `throat`: its radii; `head`: radius; `beak`: length, depth (share of the
    head) and how far its tip hooks down; `span` and `chord`: of the wings, as shares of a crow's; `tail`: length and
    half width of the fan; `web`: webbed feet, `bill`: a flat one.
    """

    scale: float
    palette: Mapping[str, str]
    leg: float = 0.13
    tilt: float = 0.35
    girth: float = 0.072
    neck: tuple[Flat, ...] = ((0.045, 0.045),)
    throat: Flat = (0.050, 0.042)
    head: float = 0.047
    beak: tuple[float, float, float] = (0.055, 0.42, 0.004)
    span: float = 1.0
    chord: float = 1.0
    tail: Flat = (0.16, 0.055)
    web: bool = False
    bill: bool = False
    eye: float = 0.24
    iris: float = 64.0
    extras: tuple[Prim, ...] = ()
    fixed: tuple[Rod, ...] = ()
    fans: tuple[Flap, ...] = ()


class _Frame(NamedTuple):
    """Where things are on a bird."""

    bird: Bird

    def at(self, u: float, v: float, z: float = 0.0) -> Point:
        """A point of the body: along it, above it, aside."""
        c, s = math.cos(self.bird.tilt), math.sin(self.bird.tilt)
        return u * c - v * s, self.bird.leg + 0.35 * self.bird.girth + u * s + v * c, z

    @property
    def breast(self) -> Point:
        return self.at(0.115, 0.4 * self.bird.girth)

    def neck(self) -> list[Point]:
        """The neck's path from breast to head."""
        x, y, _ = self.breast
        return [(x, y, 0.0), *((x + dx, y + dy, 0.0) for dx, dy in self.bird.neck)]

    def face(self, x: float, y: float, z: float = 0.0) -> Point:
        """A point about the head, in its radii."""
        hx, hy, _ = self.neck()[-1]
        r = self.bird.head
        return hx + x * r, hy + y * r, z * r

    def legs(self) -> list[Point]:
        """Hip, knee, ankle and toe."""
        tall, aside = self.bird.leg, 0.5 * self.bird.girth
        return [(x * tall, y * tall, aside) for x, y in ((-0.02, 1.0), (0.22, 0.72), (-0.16, 0.36), (0.06, 0.045))]


def _joints(bird: Bird, eye: Eye) -> dict[str, Joint]:
    f = _Frame(bird)
    wing = f.at(0.075, 0.6 * bird.girth, 0.6 * bird.girth)
    rows: dict[str, Joint] = {
        "hips": ("", *f.at(-0.02, 0.0)),
        "chest": ("hips", *f.at(0.06, 0.0)),
        "neck": ("chest", *f.breast),
        "head": ("neck", *f.neck()[-1]),
        "jaw": ("head", *f.face(0.7, -0.22)),
        "t0": ("hips", *f.at(-0.13, 0.02)),
        "wing.R": ("chest", *wing),
        "mid.R": ("wing.R", wing[0] + 0.04 * bird.chord, wing[1] + 0.01, wing[2] + 0.23 * bird.span),
        "tip.R": ("mid.R", wing[0] - 0.04 * bird.chord, wing[1] + 0.01, wing[2] + 0.475 * bird.span),
        "fold.R": ("chest", *f.at(0.08, 0.2 * bird.girth, 0.8 * bird.girth)),
    }
    parent = "hips"
    for name, at in zip(("thigh", "shin", "foot", "toe"), f.legs(), strict=True):
        rows[f"{name}.R"] = (parent, *at)
        parent = f"{name}.R"
    return rows | eye_joints(eye)


def _skin(bird: Bird) -> Skin:
    f, r = _Frame(bird), bird.girth
    path = f.neck()
    hip, knee, ankle, _ = f.legs()
    throat = np.linspace(bird.throat[0], bird.throat[1], len(path))
    neck = [
        Prim("neck", "capsule", path[i], path[i + 1], (throat[i], throat[i + 1]), "neck", 0.03, care=2.0)
        for i in range(len(path) - 1)
    ]
    h = bird.head
    prims = (
        Prim("hips", "capsule", f.at(-0.135, 0.02), f.at(-0.03, 0.0), (0.022, 0.92 * r), "feathers", 0.05),
        Prim("chest", "capsule", f.at(-0.03, 0.0), f.at(0.075, 0.005), (0.95 * r, r), "feathers", 0.04),
        Prim("chest", "ellipsoid", f.at(0.082, -0.006), (0.9 * r, 0.97 * r, 0.95 * r), (0, 0), "breast", 0.03),
        *neck,
        Prim("head", "ellipsoid", path[-1], (1.12 * h, h, 0.95 * h), (0, 0), "crown", 0.02, care=5.0),
        Prim("thigh.R", "capsule", hip, knee, (0.4 * r, 0.30 * r), "breast", 0.03),
        Prim("shin.R", "capsule", knee, ankle, (0.30 * r, 0.13 * r), "breast", 0.02),
        *bird.extras,
    )
    return Skin(prims, (), 0.0058, 480, size=0.5, smooth=0.75)


def _pair(points: list[Point], part: str, bone: str, bones: Skeleton) -> list[Tagged]:
    """A sheet of feathers and its twin."""
    right = sheet(points, _NONE, finish=_FEATHER, bone=bones.names.index(f"{bone}.R"))
    left = sheet([mirrored(p) for p in points], _NONE, finish=_FEATHER, bone=bones.names.index(f"{bone}.L"))
    return [Tagged(part, right), Tagged(part, left)]


_INNER = ((0.06, -0.02), (0.10, 0.10), (0.09, 0.24), (-0.15, 0.24), (-0.175, 0.10), (-0.14, -0.02))
_OUTER = ((0.09, 0.23), (0.065, 0.375), (-0.02, 0.485), (-0.16, 0.455), (-0.175, 0.335), (-0.15, 0.23))
_COVERT = ((0.098, -0.01), (0.112, 0.10), (0.104, 0.24), (0.02, 0.24), (0.01, 0.10), (0.02, -0.01))
_TIPS = ((-0.09, 0.755), (-0.165, 0.70), (-0.215, 0.615), (-0.245, 0.53))


def _wings(bird: Bird, bones: Skeleton) -> list[Tagged]:
    """The spread wing, panel by panel: arm, hand and four fingers of feathers."""
    x, y, z = (float(v) for v in bones.rest[bones.names.index("wing.R")])
    k, c = bird.span, bird.chord

    def laid(rows: tuple[Flat, ...], lift: float = 0.0) -> list[Point]:
        return [(x + c * dx, y + 0.006 + lift, z + k * dz) for dx, dz in rows]

    pieces = [*_pair(laid(_INNER), "wing", "wing", bones), *_pair(laid(_OUTER), "wing", "mid", bones)]
    pieces += _pair(laid(_COVERT, 0.004), "feathers", "wing", bones)
    for i, (dx, dz) in enumerate(_TIPS):
        root = 0.025 - 0.05 * i
        rows = ((root, 0.455), (root - 0.03, 0.505), (dx, dz), (dx - 0.032, dz - 0.03), (root - 0.075, 0.425))
        pieces += _pair(laid(rows), "wingtip", "tip", bones)
    return pieces


def _folded(bird: Bird) -> tuple[Flap, ...]:
    """The wing at rest on the flank."""
    f, r = _Frame(bird), bird.girth
    c = 0.5 + 0.5 * bird.chord
    way = (-0.10, bird.tilt - 0.06, 0.0)
    return (
        Flap("wing", f.at(-0.015, 0.012, 0.86 * r), (0.115 * c, 0.70 * r, 0.30 * r), way, "fold.R", 1),
        Flap("wingtip", f.at(-0.125 * c, 0.022, 0.62 * r), (0.105 * c, 0.26 * r, 0.13 * r), way, "fold.R", 1),
    )


def _feet(bird: Bird, bones: Skeleton) -> list[Tagged]:
    """Shanks and toes, webbed or not."""
    f = _Frame(bird)
    _, _, ankle, toe = f.legs()
    x, y, z = toe
    low, size = 0.006, 0.30 * max(bird.leg, 0.09)
    shank = 0.05 * bird.leg + 0.003
    tips = [(x + size * math.cos(a), low, z + size * math.sin(a)) for a in (0.0, 0.6, -0.6)]
    rows = [
        Rod("leg", (ankle, toe), (shank, 0.9 * shank), "foot.R", 5),
        *(Rod("leg", ((x, y, z), tip), (shank, 0.4 * shank), "toe.R", 4) for tip in tips),
        Rod("leg", ((x, y, z), (x - 0.6 * size, low, z)), (shank, 0.4 * shank), "toe.R", 4),
    ]
    pieces = rods(rows, bones)
    if bird.web:
        pieces += _pair([(x, 0.012, z), tips[2], tips[0], tips[1]], "leg", "toe", bones)
    return pieces


def _beak(bird: Bird, bones: Skeleton) -> list[Tagged]:
    f = _Frame(bird)
    long, deep, hook = (bird.beak[0] / bird.head, bird.beak[1], bird.beak[2] / bird.head)
    if bird.bill:
        half = (0.55 * bird.beak[0], 0.16 * bird.head, 0.46 * bird.head)
        low = (half[0] * 0.92, half[1] * 0.7, half[2] * 0.9)
        rows = (
            Flap("beak", f.face(0.8 + 0.5 * long, -0.14), half, (0.0, -0.12, 0.0), "head", 1),
            Flap("beak", f.face(0.78 + 0.46 * long, -0.34), low, (0.0, -0.10, 0.0), "jaw", 1),
        )
        return flaps(rows, bones)
    d = deep * bird.head
    upper = (f.face(0.72, -0.02), f.face(1.0 + 0.45 * long, 0.02), f.face(1.0 + long, -0.12 - hook))
    lower = (f.face(0.72, -0.22), f.face(1.0 + 0.4 * long, -0.26), f.face(1.0 + 0.8 * long, -0.22 - 0.3 * hook))
    rows = (
        Rod("beak", upper, (d, 0.62 * d, 0.06 * d), "head", 7),
        Rod("beak", lower, (0.7 * d, 0.42 * d, 0.05 * d), "jaw", 6),
    )
    return rods(rows, bones)


def _fan(bird: Bird, bones: Skeleton) -> list[Tagged]:
    """The tail's fan."""
    f = _Frame(bird)
    long, wide = bird.tail
    rows = [(-0.10, 0.022), (-0.13 - 0.85 * long, wide), (-0.13 - long, 0.4 * wide)]
    points = [f.at(u, 0.02, z) for u, z in rows] + [f.at(u, 0.02, -z) for u, z in reversed(rows)]
    return [Tagged("tail", sheet(points, _NONE, finish=_FEATHER, bone=bones.names.index("t0")))]


def _eye(bird: Bird, skin: Skin) -> Eye:
    axis = (0.45, 0.10, 0.89)
    radius = bird.eye * bird.head
    centre = on_skin(skin.prims, _Frame(bird).face(0.42, 0.22, 0.75), axis, 0.35 * radius)
    return Eye(centre, radius, axis, bird.iris, 36.0, 0.35, "crown")


def bird(numbers: Bird) -> Blueprint:
    """A bird that stands, its wings spread in the rest pose."""
    skin = _skin(numbers)
    eye = _eye(numbers, skin)

    def rigid(bones: Skeleton) -> list[Tagged]:
        pieces = [*eye_pair(eye, bones.names.index("head"), bones), *_wings(numbers, bones), *_feet(numbers, bones)]
        pieces += [*_beak(numbers, bones), *_fan(numbers, bones), *flaps((*_folded(numbers), *numbers.fans), bones)]
        return [*pieces, *rods(numbers.fixed, bones)]

    palette = {"breast": "feathers", "neck": "feathers", "crown": "feathers", "wing": "feathers", "tail": "wingtip"}
    return Blueprint(
        rig="winged",
        joints=_joints(numbers, eye),
        palette={**EYE_PALETTE, **MOUTH_PALETTE, **_resolved({**palette, **numbers.palette})},
        main="feathers",
        eyes=eye.centre,
        skins=(skin,),
        rigid=rigid,
        scale=numbers.scale,
    )


def _resolved(palette: Mapping[str, str]) -> dict[str, str]:
    """Parts named after a part that is itself named after one get its colour."""
    rows = dict(palette)
    for part, colour in palette.items():
        base, _, share = colour.partition("*")
        if base in palette and not palette[base].startswith("#"):
            rows[part] = palette[base] + (f"*{share}" if share else "")
    return rows


CROW = Bird(1.05, {"feathers": "#17181d", "beak": "#2c2c30", "wingtip": "#101115", "leg": "#1b1b1e", "iris": "#2a241f"})
GULL = Bird(
    1.15,
    {
        "feathers": "#f4f3ee",
        "wing": "#aeb6c0",
        "beak": "#e0a52e",
        "wingtip": "#26282e",
        "tail": "#f0efea",
        "leg": "#d99a62",
        "iris": "#d8c24a",
    },
    tilt=0.16,
    span=1.28,
    chord=0.85,
    beak=(0.050, 0.40, 0.012),
    tail=(0.11, 0.05),
    web=True,
)
EAGLE = Bird(
    1.9,
    {
        "feathers": "#3a2416",
        "crown": "#efe9dc",
        "neck": "#efe9dc",
        "wing": "#432a1a",
        "beak": "#e5ae2a",
        "wingtip": "#20140d",
        "tail": "#efe9dc",
        "leg": "#e0b032",
        "iris": "#e3c23c",
    },
    leg=0.165,
    tilt=0.80,
    girth=0.085,
    neck=((0.035, 0.055),),
    throat=(0.062, 0.048),
    beak=(0.050, 0.50, 0.026),
    span=1.35,
    chord=1.2,
    tail=(0.15, 0.075),
    eye=0.22,
)
OWL = Bird(
    1.0,
    {
        "feathers": "#8a6a45",
        "breast": "#d8c09a",
        "crown": "#8a6a45",
        "wing": "#6e5135",
        "beak": "#3a3226",
        "wingtip": "#4d3824",
        "leg": "#c9b48c",
        "face": "#e6d5b4",
        "iris": "#e9a51e",
        "tuft": "#5b4229",
    },
    leg=0.16,
    tilt=1.12,
    girth=0.098,
    neck=((0.000, 0.060),),
    throat=(0.090, 0.086),
    head=0.092,
    beak=(0.016, 0.20, 0.024),
    span=1.1,
    chord=1.25,
    tail=(0.08, 0.06),
)
DUCK = Bird(
    1.15,
    {
        "feathers": "#9a8f80",
        "breast": "#6a3d24",
        "neck": "#1e5a36",
        "crown": "#1e5a36",
        "wing": "#7c7468",
        "beak": "#e3b33a",
        "wingtip": "#3a352f",
        "leg": "#e08a2a",
        "iris": "#1a1410",
    },
    leg=0.085,
    tilt=0.08,
    girth=0.080,
    neck=((0.035, 0.055), (0.045, 0.115)),
    throat=(0.050, 0.034),
    head=0.046,
    beak=(0.075, 0.3, 0.0),
    span=0.95,
    tail=(0.07, 0.045),
    web=True,
    bill=True,
)
SWAN = Bird(
    2.5,
    {
        "feathers": "#f3f1ec",
        "beak": "#e07a2a",
        "wingtip": "#e6e2d8",
        "leg": "#2a2826",
        "iris": "#120d0c",
        "knob": "#17130f",
    },
    leg=0.075,
    tilt=0.10,
    girth=0.080,
    neck=((0.050, 0.020), (0.066, 0.078), (0.036, 0.142), (0.014, 0.205), (0.026, 0.262), (0.066, 0.284)),
    throat=(0.044, 0.018),
    head=0.028,
    beak=(0.045, 0.40, 0.004),
    span=0.95,
    chord=1.05,
    tail=(0.06, 0.035),
    web=True,
    eye=0.22,
)
CHICKEN = Bird(
    1.15,
    {
        "feathers": "#f0e4d0",
        "neck": "#e6c99a",
        "wing": "#e0cfb2",
        "beak": "#e0a83a",
        "wingtip": "#cdb793",
        "tail": "#8a5a34",
        "leg": "#e0a83a",
        "comb": "#c4261e",
        "iris": "#d98a1e",
    },
    leg=0.125,
    tilt=0.22,
    girth=0.092,
    neck=((0.030, 0.060), (0.040, 0.115)),
    throat=(0.060, 0.036),
    head=0.042,
    beak=(0.030, 0.38, 0.006),
    span=0.62,
    chord=0.95,
    tail=(0.02, 0.02),
)
PENGUIN = Bird(
    1.75,
    {
        "feathers": "#1b1d24",
        "breast": "#f1efe8",
        "crown": "#1b1d24",
        "neck": "#1b1d24",
        "wing": "#1b1d24",
        "beak": "#d98a2e",
        "wingtip": "#15161b",
        "leg": "#d08a3a",
        "iris": "#5a2a14",
        "cheek": "#e8b53a",
    },
    leg=0.132,
    tilt=1.30,
    girth=0.088,
    neck=((0.000, 0.055),),
    throat=(0.066, 0.050),
    head=0.052,
    beak=(0.055, 0.32, 0.008),
    span=0.42,
    chord=0.42,
    tail=(0.03, 0.03),
    web=True,
)
SONGBIRD = Bird(
    0.42,
    {
        "feathers": "#6b5a45",
        "breast": "#d1622a",
        "crown": "#7a6448",
        "wing": "#5a4a38",
        "beak": "#3a2f24",
        "wingtip": "#3e3327",
        "leg": "#6a4a36",
        "iris": "#120c0a",
    },
    leg=0.115,
    tilt=0.42,
    girth=0.092,
    neck=((0.020, 0.048),),
    throat=(0.070, 0.062),
    head=0.066,
    beak=(0.034, 0.26, 0.002),
    span=0.8,
    tail=(0.15, 0.035),
    eye=0.27,
    iris=70.0,
)
PARROT = Bird(
    0.95,
    {
        "feathers": "#c5241c",
        "crown": "#c5241c",
        "wing": "#e2b21e",
        "beak": "#e9ddc6",
        "wingtip": "#1f56b4",
        "tail": "#1f56b4",
        "leg": "#4a443e",
        "iris": "#e8dfc0",
    },
    tilt=0.55,
    girth=0.075,
    neck=((0.010, 0.050),),
    throat=(0.060, 0.055),
    head=0.060,
    beak=(0.034, 0.55, 0.045),
    tail=(0.18, 0.035),
    chord=0.95,
)


def _owl() -> Bird:
    """An owl: two pale discs about eyes that look ahead, and tufts like ears."""
    f, h = _Frame(OWL), OWL.head
    disc = Prim(
        "head",
        "ellipsoid",
        f.face(0.62, 0.08, 0.42),
        (0.5 * h, 0.62 * h, 0.50 * h),
        (0, 0),
        "face",
        0.008,
        mirror=True,
        care=5.0,
    )
    tufts = Rod(
        "tuft",
        (f.face(0.25, 0.72, 0.52), f.face(0.10, 1.15, 0.74), f.face(-0.05, 1.45, 0.82)),
        (0.26 * h, 0.15 * h, 0.01 * h),
    )
    return OWL._replace(extras=(disc,), fixed=(tufts,))


def _chicken() -> Bird:
    """A cock with comb, wattles and a sickle of tail feathers."""
    f, h = _Frame(CHICKEN), CHICKEN.head
    comb = tuple(
        Flap("comb", f.face(x, y, 0.0), (0.26 * h, 0.36 * h, 0.12 * h), bone="head", detail=0)
        for x, y in ((0.5, 1.05), (0.05, 1.22), (-0.4, 1.1))
    )
    wattle = Flap("comb", f.face(0.85, -0.85, 0.16), (0.16 * h, 0.38 * h, 0.12 * h), bone="jaw", detail=1)
    plumes = tuple(
        Rod(
            "tail",
            (
                f.at(-0.11, 0.03, 0.5 * z),
                f.at(-0.16 - 0.03 * i, 0.12, z),
                f.at(-0.24 - 0.02 * i, 0.16 - 0.035 * i, z),
                f.at(-0.30, 0.12 - 0.06 * i, z),
            ),
            (0.022, 0.026, 0.022, 0.004),
            "t0",
            4,
        )
        for i in range(4)
        for z in ((0.012, 0.026) if i % 2 else (0.018,))
    )
    return CHICKEN._replace(fans=(*comb, wattle), fixed=plumes)


def _penguin() -> Bird:
    """A penguin with yellow cheeks."""
    f, h = _Frame(PENGUIN), PENGUIN.head
    cheek = Prim(
        "head",
        "ellipsoid",
        f.face(-0.1, -0.35, 0.62),
        (0.32 * h, 0.42 * h, 0.36 * h),
        (0, 0),
        "cheek",
        0.006,
        mirror=True,
    )
    belly = Prim(
        "chest",
        "ellipsoid",
        f.at(-0.01, -0.036),
        (0.80 * PENGUIN.girth, 0.135, 0.83 * PENGUIN.girth),
        (0, 0),
        "breast",
        0.02,
    )
    return PENGUIN._replace(extras=(cheek, belly))


def _swan() -> Bird:
    """A swan with the black knob on its beak."""
    f, h = _Frame(SWAN), SWAN.head
    return SWAN._replace(fans=(Flap("knob", f.face(1.0, 0.22), (0.4 * h, 0.32 * h, 0.36 * h), bone="head", detail=1),))


ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "crow": lambda: bird(CROW),
    "gull": lambda: bird(GULL),
    "eagle": lambda: bird(EAGLE),
    "owl": lambda: bird(_owl()),
    "duck": lambda: bird(DUCK),
    "swan": lambda: bird(_swan()),
    "chicken": lambda: bird(_chicken()),
    "penguin": lambda: bird(_penguin()),
    "songbird": lambda: bird(SONGBIRD),
    "parrot": lambda: bird(PARROT),
}
"""Birds by kind."""
