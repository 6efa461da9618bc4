"""One generator for everything on four legs: species differ in numbers only."""

from collections.abc import Mapping
from typing import NamedTuple

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import EYE_PALETTE, Eye, eye_pair
from previs.mesh.parts import Point
from previs.mesh.skin import Paint, Prim, Skin, coarse_step
from previs.records import Skeleton

Flat = tuple[float, float]
Limb = tuple[Flat, Flat, Flat, Flat]


class Species(NamedTuple):
    """Points are (x, y) in metres in the plane of symmetry; legs run shoulder, elbow, wrist, toe and hip, knee, hock,
    toe; radii run along the body: loin, waist, chest, neck base, neck top; legs: four front, then four hind."""

    hips: Flat
    chest: Flat
    neck: Flat
    head: Flat
    nose: Flat
    front: Limb
    hind: Limb
    sides: tuple[float, float]
    tail: tuple[Flat, ...]
    tail_radii: tuple[float, ...]
    trunk: tuple[float, float, float, float, float]
    skull: Point
    muzzle: tuple[float, float]
    legs: tuple[float, float, float, float, float, float, float, float]
    paw: Point
    eye: Eye
    palette: Mapping[str, str]
    extras: tuple[Prim, ...]
    paints: tuple[Paint, ...] = ()
    arch: float = 0.01
    squash: float = 0.82
    blend: float = 0.05
    tail_part: str = "fur"
    tail_tip: str = "fur"
    muzzle_part: str = "fur"
    shins: str = "fur"
    socks: str = "sock"
    triangles: int = 2000


def _flat(p: Flat, z: float = 0.0) -> Point:
    return p[0], p[1], z


def joints(species: Species) -> dict[str, Joint]:
    """The skeleton: hips to nose, the tail from t0, front legs f1 to f4 and hind legs h1 to h4."""
    s = species
    middle = ((s.hips[0] + s.chest[0]) / 2, (s.hips[1] + s.chest[1]) / 2 + s.arch)
    spine = {"hips": ("", s.hips), "spine": ("hips", middle), "chest": ("spine", s.chest)}
    front = {"neck": ("chest", s.neck), "head": ("neck", s.head), "nose": ("head", s.nose)}
    rows: dict[str, Joint] = {n: (p, *_flat(at)) for n, (p, at) in {**spine, **front}.items()}
    parent = "hips"
    for i, at in enumerate(s.tail):
        rows[f"t{i}"] = (parent, *_flat(at))
        parent = f"t{i}"
    for letter, root, limb, side in (("f", "chest", s.front, s.sides[0]), ("h", "hips", s.hind, s.sides[1])):
        parent = root
        for i, at in enumerate(limb):
            rows[f"{letter}{i + 1}.R"] = (parent, *_flat(at, side))
            parent = f"{letter}{i + 1}.R"
    return rows


def _trunk(s: Species) -> list[Prim]:
    loin, waist, chest, base, top = s.trunk
    middle = ((s.hips[0] + s.chest[0]) / 2, (s.hips[1] + s.chest[1]) / 2 + s.arch)
    k, q = s.blend, s.squash
    return [
        Prim("hips", "capsule", _flat(s.hips), _flat(middle), (loin, waist), "fur", k, q),
        Prim("spine", "capsule", _flat(middle), _flat(s.chest), (waist, chest), "fur", k, q),
        Prim("chest", "capsule", _flat(s.chest), _flat(s.neck), (chest * 0.88, base), "fur", k, q),
        Prim("neck", "capsule", _flat(s.neck), _flat(s.head), (base, top), "fur", k, 0.85, care=2.0),
        Prim("head", "ellipsoid", _flat(s.head), s.skull, (0.0, 0.0), "fur", k * 0.5, care=8.0),
        Prim("head", "capsule", _flat(s.head), _flat(s.nose), s.muzzle, s.muzzle_part, k * 0.5, 0.9, care=8.0),
    ]


def _tail(s: Species) -> list[Prim]:
    last = len(s.tail) - 2
    return [
        Prim(
            f"t{i}",
            "capsule",
            _flat(s.tail[i]),
            _flat(s.tail[i + 1]),
            (s.tail_radii[i], s.tail_radii[i + 1]),
            s.tail_tip if i == last else s.tail_part,
            s.blend * 0.5,
        )
        for i in range(len(s.tail) - 1)
    ]


def _legs(s: Species) -> list[Prim]:
    """Legs with a mass of muscle that stays on the trunk, so that a swinging thigh slides under the haunch instead of
    dragging it along."""
    prims: list[Prim] = []
    for letter, limb, side, radii in (("f", s.front, s.sides[0], s.legs[:4]), ("h", s.hind, s.sides[1], s.legs[4:])):
        parts = ("fur", s.shins, s.socks)
        blends = (s.blend * 0.8, s.blend * 0.4, s.blend * 0.3)
        for i in range(3):
            a, b = _flat(limb[i], side), _flat(limb[i + 1], side)
            prims.append(
                Prim(f"{letter}{i + 1}.R", "capsule", a, b, (radii[i], radii[i + 1]), parts[i], blends[i], care=2.0)
            )
        toe = (limb[3][0] + s.paw[0] * 0.35, max(limb[3][1], s.paw[1] * 0.9), side)
        prims.append(Prim(f"{letter}4.R", "ellipsoid", toe, s.paw, (0.0, 0.0), s.socks, s.blend * 0.3, care=3.0))
    hip, knee = s.hind[0], s.hind[1]
    haunch = (hip[0] * 0.75 + knee[0] * 0.25, hip[1] * 0.85 + knee[1] * 0.15, s.sides[1] * 0.85)
    r = s.legs[4]
    prims.append(Prim("hips", "ellipsoid", haunch, (r * 1.05, r * 1.15, r * 0.62), (0, 0), "fur", s.blend, mirror=True))
    shoulder = (s.front[0][0] - 0.02, s.front[0][1] + s.legs[0] * 0.4, s.sides[0] * 0.75)
    r = s.legs[0]
    prims.append(
        Prim("chest", "ellipsoid", shoulder, (r * 1.1, r * 1.5, r * 0.75), (0, 0), "fur", s.blend, mirror=True)
    )
    return prims


def skin(species: Species) -> Skin:
    """The species' primitives in the order in which they blend."""
    s = species
    height = s.head[1] + s.skull[1]
    prims = (*_trunk(s), *_tail(s), *_legs(s), *s.extras)
    return Skin(prims, s.paints, coarse_step(height), s.triangles, size=height, weight_rounds=8)


def blueprint(species: Species, scale: float = 1.0) -> Blueprint:
    """The species as a blueprint, its eyes on the head."""

    def rigid(bones: Skeleton) -> list[Tagged]:
        return eye_pair(species.eye, bones.names.index("head"))

    return Blueprint(
        rig="quadruped",
        joints=joints(species),
        palette={**EYE_PALETTE, **species.palette},
        main="fur",
        eyes=species.eye.centre,
        skins=(skin(species),),
        rigid=rigid,
        scale=scale,
    )


def big_headed(species: Species, factor: float) -> Species:
    """The species with its head's parts `factor` times as large about the head joint, but a short snout: the young of
    its kind."""

    def grown(p: Point) -> Point:
        x, y = species.head
        ahead = p[0] - x
        return x + ahead * factor * (0.72 if ahead > 0.08 else 1.0), y + (p[1] - y) * factor, p[2] * factor

    def prim(p: Prim) -> Prim:
        if p.bone != "head":
            return p
        far = (p.b[0] * factor, p.b[1] * factor, p.b[2] * factor) if p.shape == "ellipsoid" else grown(p.b)
        return p._replace(a=grown(p.a), b=far, radii=(p.radii[0] * factor, p.radii[1] * factor))

    def paint(p: Paint) -> Paint:
        if p.part not in ("eartip", "inner"):
            return p
        far = p.b if p.shape == "box" else grown(p.b)
        return p._replace(a=grown(p.a), b=far, radii=(p.radii[0] * factor, p.radii[1] * factor))

    x, y, _ = grown(_flat(species.nose))
    skull, muzzle, eye = species.skull, species.muzzle, species.eye
    return species._replace(
        nose=(x, y),
        skull=(skull[0] * factor, skull[1] * factor, skull[2] * factor),
        muzzle=(muzzle[0] * factor, muzzle[1] * factor),
        eye=eye._replace(centre=grown(eye.centre), radius=eye.radius * factor),
        extras=tuple(prim(p) for p in species.extras),
        paints=tuple(paint(p) for p in species.paints),
    )
