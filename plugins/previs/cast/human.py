"""One generator for people: proportions and wardrobe are numbers. Lengths are metres for a body 1.8 m tall."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import EYE_PALETTE, Eye, eye_pair, on_bone
from previs.mesh.parts import Finish, Point
from previs.mesh.skin import Paint, Prim, Skin, mirrored
from previs.mesh.solids import tube
from previs.records import Mesh, Skeleton


class Figure(NamedTuple):
    """Proportions, as factors of a grown man's, and `stoop` in metres that the head comes forward."""

    leg: float = 1.0
    head: float = 1.06
    bulk: float = 1.0
    shoulder: float = 1.0
    hip: float = 1.0
    waist: float = 1.0
    arm: float = 1.0
    limb: float = 1.0
    bust: float = 0.0
    stoop: float = 0.0


class Wardrobe(NamedTuple):
    """What is worn: parts of torso, sleeves, forearms and legs; a coat or skirt reaches `hem` metres below the hip
    joint and is `flare` metres wide there (0 no such thing); `neckline`, the radius of bare skin about the neck."""

    torso: str = "coat"
    sleeve: str = "coat"
    cuff: str = "coat"
    leg: str = "trousers"
    shin: str = "trousers"
    hem_part: str = "coat"
    hem: float = 0.0
    flare: float = 0.16
    collar: bool = True
    open_neck: bool = True
    belt: str = ""
    tie: bool = False
    neckline: float = 0.0


class Person(NamedTuple):
    """A whole person. `extras` are further prims of the body, `head_extras` of the head, given about the head joint
    and scaled with the head; `rigid` adds stiff things; `carried`
    names further joints and the joints they are held at."""

    figure: Figure = Figure()
    wardrobe: Wardrobe = Wardrobe()
    palette: Mapping[str, str] = {}
    scale: float = 1.0
    hair: tuple[Prim, ...] = ()
    head_extras: tuple[Prim, ...] = ()
    extras: tuple[Prim, ...] = ()
    paints: tuple[Paint, ...] = ()
    rigid: Callable[["Measures", Skeleton], list[Tagged]] = lambda _m, _s: []
    carried: tuple[tuple[str, str], ...] = ()
    main: str = "coat"
    lash: float = 0.5
    brow: float = 1.0
    nose: float = 1.0
    eye: float = 1.0


class Measures(NamedTuple):
    """Heights that garments and hats are hung on: hip joint, shoulders, the head joint, and the head's factor."""

    hip: float
    shoulder: float
    head: tuple[float, float]
    size: float
    figure: Figure

    def on_head(self, x: float, y: float, z: float = 0.0) -> Point:
        """A point given about the head joint of a head of size 1."""
        return self.head[0] + x * self.size, self.head[1] + y * self.size, z * self.size


def measure(figure: Figure) -> Measures:
    """The heights of a figure."""
    hip = 0.92 * figure.leg
    head = (figure.stoop * 0.95 + 0.01, hip + 0.655 - figure.stoop * 0.22)
    return Measures(hip, hip + 0.525 - figure.stoop * 0.12, head, figure.head, figure)


def joints(figure: Figure, hem: float) -> dict[str, Joint]:
    """Hips to head, arms and legs; a coat or skirt hangs on two more pairs."""
    m = measure(figure)
    f, hip, st = figure, m.hip, figure.stoop
    reach = f.arm
    out = 0.165 * f.shoulder
    rows: dict[str, Joint] = {
        "hips": ("", 0.0, hip + 0.03, 0.0),
        "spine": ("hips", 0.08 * st, hip + 0.18, 0.0),
        "chest": ("spine", 0.28 * st, hip + 0.36, 0.0),
        "neck": ("chest", 0.72 * st - 0.01, hip + 0.575 - 0.14 * st, 0.0),
        "head": ("neck", m.head[0], m.head[1], 0.0),
        "arm.R": ("chest", 0.5 * st - 0.01, m.shoulder, out),
        "forearm.R": ("arm.R", 0.5 * st - 0.03, m.shoulder - 0.275 * reach, out + 0.075 * reach),
        "hand.R": ("forearm.R", 0.5 * st + 0.01, m.shoulder - 0.515 * reach, out + 0.115 * reach),
        "fingers.R": ("hand.R", 0.5 * st + 0.03, m.shoulder - 0.60 * reach, out + 0.122 * reach),
        "thigh.R": ("hips", 0.0, hip, 0.088 * f.hip),
        "shin.R": ("thigh.R", 0.018, hip * 0.54, 0.096 * f.hip),
        "foot.R": ("shin.R", -0.02, 0.085, 0.10 * f.hip),
        "toe.R": ("foot.R", 0.105, 0.03, 0.106 * f.hip),
    }
    if hem > 0.0:
        rows["coat.R"] = ("hips", 0.0, hip + 0.06, 0.045)
        rows["hem.R"] = ("coat.R", -0.01, hip - hem, 0.07)
    return rows


def _torso(f: Figure, w: Wardrobe) -> list[Prim]:
    """Pelvis, waist, ribs and shoulders."""
    m = measure(f)
    hip, b, st = m.hip, f.bulk, f.stoop
    lower = w.hem_part if w.hem > 0.0 else w.leg
    wide, side, top = (0.0, hip + 0.03, 0.062 * f.hip), 0.125 * f.shoulder, m.shoulder - 0.01
    seat, seat_size = (-0.03, hip, 0.055 * f.hip), (0.10, 0.10, 0.085)
    waist, waist_size = (0.06 * st, hip + 0.20, 0.0), (0.098 * b * f.waist, 0.16, 0.135 * b * f.waist)
    ribs, ribs_size = (0.34 * st, hip + 0.395, 0.0), (0.122 * b, 0.175, 0.162 * b * f.shoulder)
    right, left = (0.5 * st - 0.015, top, side), (0.5 * st - 0.015, top, -side)
    nape = (0.7 * st - 0.02, hip + 0.575 - 0.14 * st, 0.035)
    slope = (0.5 * st - 0.02, m.shoulder + 0.015, 0.09 * f.shoulder)
    return [
        Prim("hips", "capsule", wide, mirrored(wide), (0.108, 0.108), lower),
        Prim("hips", "ellipsoid", seat, seat_size, (0, 0), lower, 0.04, mirror=True),
        Prim("spine", "ellipsoid", waist, waist_size, (0, 0), w.torso, 0.07),
        Prim("chest", "ellipsoid", ribs, ribs_size, (0, 0), w.torso, 0.07),
        Prim("chest", "capsule", right, left, (0.062 * b, 0.062 * b), w.torso, 0.06),
        Prim("chest", "capsule", slope, nape, (0.045, 0.045), w.torso, 0.04, mirror=True),
        *_front(f, w),
    ]


def _front(f: Figure, w: Wardrobe) -> list[Prim]:
    """Bust and collar, where there are such."""
    hip, st = measure(f).hip, f.stoop
    prims: list[Prim] = []
    if f.bust > 0.0:
        size = (0.058 * f.bust, 0.062 * f.bust, 0.058 * f.bust)
        prims.append(Prim("chest", "ellipsoid", (0.085, hip + 0.395, 0.062), size, (0, 0), w.torso, 0.04, mirror=True))
    if w.collar:
        back = (0.7 * st - 0.055, hip + 0.600 - 0.12 * st, 0.045)
        front = (0.7 * st + 0.062, hip + 0.545 - 0.12 * st, 0.040)
        prims.append(Prim("chest", "capsule", back, front, (0.030, 0.022), w.torso, 0.012, mirror=True))
    return prims


def _arms(f: Figure, w: Wardrobe) -> list[Prim]:
    j = joints(f, 0.0)
    a, e, h, t = (j[name][1:] for name in ("arm.R", "forearm.R", "hand.R", "fingers.R"))
    r = f.limb
    thumb = (h[0] + 0.035, h[1] - 0.05 * f.arm, h[2] - 0.012)
    return [
        Prim("arm.R", "capsule", a, e, (0.058 * r * f.bulk, 0.047 * r), w.sleeve, 0.035),
        Prim("forearm.R", "capsule", e, h, (0.046 * r, 0.037 * r), w.cuff, 0.012),
        Prim("hand.R", "capsule", (h[0], h[1] - 0.005, h[2]), t, (0.030 * r, 0.036 * r), "skin", 0.008, 0.62, care=2.0),
        Prim(
            "hand.R",
            "capsule",
            (h[0] + 0.012, h[1] - 0.015, h[2]),
            thumb,
            (0.016 * r, 0.012 * r),
            "skin",
            0.012,
            care=2.0,
        ),
        Prim(
            "fingers.R",
            "capsule",
            t,
            (t[0] + 0.012, t[1] - 0.045 * f.arm, t[2] - 0.01),
            (0.033 * r, 0.020 * r),
            "skin",
            0.012,
            0.55,
            care=2.0,
        ),
    ]


def _legs(f: Figure, w: Wardrobe) -> list[Prim]:
    j = joints(f, 0.0)
    hip, knee, ankle, ball = (j[name][1:] for name in ("thigh.R", "shin.R", "foot.R", "toe.R"))
    loose = 1.0 if w.shin == "skin" else 1.28
    r = f.limb
    cuff = (ankle[0], ankle[1] + 0.02, ankle[2])
    return [
        Prim("thigh.R", "capsule", hip, knee, (0.088 * r, 0.060 * r), w.leg, 0.025),
        Prim("shin.R", "capsule", knee, cuff, (0.058 * r, 0.041 * r * loose), w.shin, 0.015),
        Prim(
            "shin.R",
            "ellipsoid",
            (knee[0] - 0.028, knee[1] * 0.74, knee[2]),
            (0.045 * r, 0.10 * f.leg, 0.045 * r),
            (0, 0),
            w.shin,
            0.03,
        ),
        Prim(
            "foot.R",
            "capsule",
            (ankle[0] - 0.028, 0.046, ankle[2]),
            (ball[0] - 0.02, 0.042, ball[2]),
            (0.046, 0.042),
            "shoes",
            0.012,
            care=1.5,
        ),
        Prim(
            "foot.R",
            "capsule",
            (ankle[0] + 0.01, ankle[1] + 0.005, ankle[2]),
            (ball[0] - 0.03, 0.05, ball[2]),
            (0.044, 0.035),
            "shoes",
            0.02,
            care=1.5,
        ),
        Prim(
            "toe.R",
            "capsule",
            (ball[0] - 0.005, 0.040, ball[2]),
            (ball[0] + 0.062, 0.034, ball[2] + 0.004),
            (0.043, 0.033),
            "shoes",
            0.015,
            care=1.5,
        ),
    ]


def _hem(f: Figure, w: Wardrobe) -> list[Prim]:
    if w.hem <= 0.0:
        return []
    hip = measure(f).hip
    waist = 0.118 * f.bulk * f.waist
    return [
        Prim(
            "hips",
            "cone",
            (0.0, hip + 0.19, 0.0),
            (-0.005, hip - 0.04, 0.0),
            (waist, 0.152 * f.hip),
            w.hem_part,
            0.05,
            1.16,
        ),
        Prim(
            "coat.R",
            "cone",
            (0.0, hip + 0.05, 0.040),
            (-0.012, hip - w.hem, 0.062),
            (0.112 * f.hip, w.flare),
            w.hem_part,
            0.06,
        ),
    ]


def _body_paints(f: Figure, w: Wardrobe) -> list[Paint]:
    m = measure(f)
    front = 0.75 * f.stoop
    paints: list[Paint] = []
    if w.open_neck:
        top, low = (0.115 + front, m.shoulder + 0.075, 0.0), (0.145 + 0.4 * f.stoop, m.shoulder - 0.17, 0.0)
        paints.append(Paint("shirt", (w.torso,), "capsule", top, low, (0.062, 0.012)))
    if w.tie:
        top, low = (0.10 + front, m.shoulder + 0.055, 0.0), (0.15 + 0.4 * f.stoop, m.shoulder - 0.17, 0.0)
        paints.append(Paint("tie", ("shirt", w.torso), "capsule", top, low, (0.012, 0.017)))
    if w.neckline > 0.0:
        at, r = (0.05, m.shoulder + 0.085, 0.0), w.neckline
        paints.append(Paint("skin", (w.torso, w.sleeve), "ellipsoid", at, (1.1 * r, r, r)))
    if w.hem > 0.0:
        middle, half = (0.0, m.hip + 0.1 - 0.5 * w.hem, 0.0), (0.4, 0.1 + 0.5 * w.hem, 0.205)
        paints.append(Paint(w.hem_part, (w.leg,), "box", middle, half))
    if w.belt:
        paints.append(
            Paint(w.belt, (w.torso, w.hem_part, w.leg), "box", (0.0, m.hip + 0.145, 0.0), (0.4, 0.022, 0.205))
        )
    return paints


def body_skin(person: Person) -> Skin:
    """Everything below the neck."""
    f, w = person.figure, person.wardrobe
    prims = (*_torso(f, w), *_arms(f, w), *_legs(f, w), *_hem(f, w), *person.extras)
    return Skin(prims, (*_body_paints(f, w), *person.paints), 0.0095, 1600, size=1.8, smooth=0.8)


_FACE = (
    Prim("head", "ellipsoid", (0.012, 0.138, 0.0), (0.100, 0.100, 0.080), (0, 0), "skin", 0.02),
    Prim("head", "ellipsoid", (0.042, 0.078, 0.0), (0.068, 0.082, 0.065), (0, 0), "skin", 0.03),
    Prim("head", "ellipsoid", (0.072, 0.010, 0.0), (0.030, 0.024, 0.034), (0, 0), "skin", 0.03),
    Prim("head", "capsule", (0.058, 0.016, 0.022), (0.0, 0.046, 0.052), (0.024, 0.022), "skin", 0.03, mirror=True),
    Prim("head", "ellipsoid", (0.074, 0.064, 0.036), (0.030, 0.028, 0.026), (0, 0), "skin", 0.02, mirror=True),
    Prim("head", "capsule", (0.102, 0.120, 0.012), (0.090, 0.118, 0.046), (0.013, 0.012), "skin", 0.015, mirror=True),
    Prim("head", "ellipsoid", (0.004, 0.085, 0.080), (0.019, 0.032, 0.010), (0, 0), "skin", 0.008, mirror=True),
)


def _nose(size: float) -> tuple[Prim, ...]:
    """Bridge, tip and nostrils; small noses are children's."""
    tip = 0.110 + 0.018 * size
    wing = (0.012 * size + 0.001, 0.009 * size, 0.010 * size)
    return (
        Prim(
            "head", "capsule", (0.104, 0.108, 0.0), (tip, 0.071, 0.0), (0.009, 0.0145 * size), "skin", 0.012, care=2.0
        ),
        Prim(
            "head", "ellipsoid", (tip - 0.012, 0.066, 0.012 * size), wing, (0, 0), "skin", 0.006, mirror=True, care=2.0
        ),
    )


UNDER_HAT = (
    Prim("head", "ellipsoid", (-0.010, 0.150, 0.0), (0.104, 0.098, 0.088), (0, 0), "hair", 0.004),
    Prim("head", "ellipsoid", (-0.048, 0.085, 0.0), (0.060, 0.075, 0.074), (0, 0), "hair", 0.01),
)
SHORT_HAIR = (
    Prim("head", "ellipsoid", (-0.006, 0.160, 0.0), (0.108, 0.095, 0.090), (0, 0), "hair", 0.004),
    Prim("head", "ellipsoid", (-0.048, 0.085, 0.0), (0.060, 0.075, 0.074), (0, 0), "hair", 0.01),
    Prim("head", "capsule", (0.074, 0.210, 0.045), (0.060, 0.222, -0.05), (0.030, 0.026), "hair", 0.02),
)


def _about_head(prim: Prim, m: Measures) -> Prim:
    far = m.on_head(*prim.b)
    if prim.shape in ("ellipsoid", "box"):
        far = (prim.b[0] * m.size, prim.b[1] * m.size, prim.b[2] * m.size)
    radii = (prim.radii[0] * m.size, prim.radii[1] * m.size)
    return prim._replace(a=m.on_head(*prim.a), b=far, radii=radii, blend=prim.blend * m.size)


def head_skin(person: Person) -> Skin:
    """Neck, face and hair, sampled finer than the body; the neck ends inside the collar."""
    m = measure(person.figure)
    neck = Prim("neck", "capsule", (-0.035, -0.085, 0.0), (-0.005, 0.03, 0.0), (0.052, 0.050), "skin", 0.02)
    prims = tuple(_about_head(p, m) for p in (neck, *_FACE, *_nose(person.nose), *person.hair, *person.head_extras))
    return Skin(prims, (), 0.0050 * m.size, 950, size=0.9, smooth=0.9, weight_rounds=2)


def _face(person: Person, bones: Skeleton) -> list[Tagged]:
    m = measure(person.figure)
    head = bones.names.index("head")
    eye = Eye(
        m.on_head(0.0865, 0.0985, 0.0345), 0.0195 * m.size * person.eye, (1.0, 0.0, 0.14), 36.0, 17.0, person.lash
    )
    pieces = eye_pair(eye, head)
    pieces += [Tagged("brow", on_bone(_brow(m, person.brow, side), head)) for side in (1.0, -1.0)]
    return [*pieces, *(Tagged(part, on_bone(mesh, head)) for part, mesh in _mouth(m))]


def _brow(m: Measures, weight: float, side: float) -> Mesh:
    row = ((0.1135, 0.1265, 0.015), (0.1115, 0.1300, 0.030), (0.0985, 0.1250, 0.053))
    r = 0.0048 * m.size * weight
    return tube([m.on_head(x, y, z * side) for x, y, z in row], (r, r, 0.4 * r), "#000000", sides=5, finish=_SOFT)


def _mouth(m: Measures) -> list[tuple[str, Mesh]]:
    """Two lips and the line between them, bent around the teeth."""
    rows = (("lips", 0.0382, 0.0040, -0.0010), ("mouth", 0.0345, 0.0024, 0.0008), ("lips", 0.0306, 0.0046, -0.0016))
    pieces: list[tuple[str, Mesh]] = []
    for part, y, radius, ahead in rows:
        arc = (
            (0.0975, 0.0350, -0.0245),
            (0.1045 + ahead, y, -0.010),
            (0.1045 + ahead, y, 0.010),
            (0.0975, 0.0350, 0.0245),
        )
        r = radius * m.size
        bar = tube([m.on_head(*p) for p in arc], (0.3 * r, r, r, 0.3 * r), "#000000", sides=5, finish=_SOFT)
        pieces.append((part, bar))
    return pieces


_SOFT = Finish(smooth=0.9)
_PALETTE = {
    **EYE_PALETTE,
    "skin": "#d9a07a",
    "lips": "#a35c4a",
    "mouth": "skin*0.25",
    "hair": "#2f2019",
    "brow": "hair*0.8",
    "coat": "#3b4d66",
    "shirt": "#e4ded2",
    "trousers": "#2b2d38",
    "shoes": "#1b1512",
}


def _with_carried(rows: dict[str, Joint], carried: tuple[tuple[str, str], ...]) -> dict[str, Joint]:
    return rows | {name: (holder, *rows[holder][1:]) for name, holder in carried}


def blueprint(person: Person) -> Blueprint:
    """The person as a blueprint."""
    m = measure(person.figure)

    def rigid(bones: Skeleton) -> list[Tagged]:
        return [*_face(person, bones), *person.rigid(m, bones)]

    return Blueprint(
        rig="biped",
        joints=_with_carried(joints(person.figure, person.wardrobe.hem), person.carried),
        palette={**_PALETTE, **person.palette},
        main=person.main,
        eyes=m.on_head(0.1, 0.0985),
        skins=(body_skin(person), head_skin(person)),
        rigid=rigid,
        scale=person.scale,
    )
