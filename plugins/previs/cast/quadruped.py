"""One generator for everything on four legs: species differ in numbers only."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import EYE_PALETTE, Eye, eye_joints, eye_pair
from previs.cast.fittings import MOUTH_PALETTE, Flap, Jaw, Rod, flaps, jaw, mouth_paint, nostrils, on_skin, rods
from previs.mesh.parts import Point
from previs.mesh.skin import Paint, Prim, Skin, coarse_step
from previs.records import Skeleton

Flat = tuple[float, float]
Limb = tuple[Flat, Flat, Flat, Flat]


class Species(NamedTuple):
    """Points are (x, y) in metres in the plane of symmetry; legs run shoulder, elbow, wrist, toe and hip, knee, hock,
    toe; radii run along the body: loin, waist, chest, neck base, neck top; legs: four front, then four hind. `rods`,
    `flaps`, `nostril` and `jaw` are rigid; `haunch` and `shoulder` are shares of the muscle that stays on the trunk."""

    hips: Flat
    chest: Flat
    neck: Flat
    front: Limb
    hind: Limb
    sides: tuple[float, float]
    tail: tuple[Flat, ...]
    tail_radii: tuple[float, ...]
    trunk: tuple[float, float, float, float, float]
    legs: tuple[float, float, float, float, float, float, float, float]
    paw: Point
    palette: Mapping[str, str]
    head: Flat = (0.0, 0.0)
    nose: Flat = (0.1, 0.0)
    skull: Point = (0.05, 0.05, 0.05)
    muzzle: tuple[float, float] = (0.04, 0.03)
    eye: Eye = Eye((0.0, 0.0, 0.0), 0.01)
    extras: tuple[Prim, ...] = ()
    paints: tuple[Paint, ...] = ()
    rods: tuple[Rod, ...] = ()
    flaps: tuple[Flap, ...] = ()
    nostril: tuple[Point, float] | None = None
    jaw: Jaw | None = None
    arch: float = 0.01
    squash: float = 0.82
    blend: float = 0.05
    tail_part: str = "fur"
    tail_tip: str = "fur"
    muzzle_part: str = "fur"
    shins: str = "fur"
    socks: str = "sock"
    triangles: int = 2000
    haunch: float = 1.0
    shoulder: float = 1.0
    grain: float = 1.0
    seats: tuple[Point, ...] = ()


class Face(NamedTuple):
    """A head about its joint: nose, eye, what grows on it and what is fixed to it, all in the head's own metres."""

    nose: Flat
    skull: Point
    muzzle: tuple[float, float]
    eye: Eye
    extras: tuple[Prim, ...] = ()
    paints: tuple[Paint, ...] = ()
    rods: tuple[Rod, ...] = ()
    flaps: tuple[Flap, ...] = ()
    nostril: tuple[Point, float] | None = None
    jaw: Jaw | None = None


def wear(body: Species, face: Face, head: Flat, size: float = 1.0) -> Species:
    """The body with a face whose joint lies at `head`, `size` times as large."""

    def point(p: Point) -> Point:
        return head[0] + p[0] * size, head[1] + p[1] * size, p[2] * size

    def sized(p: Point) -> Point:
        return p[0] * size, p[1] * size, p[2] * size

    def prim(p: Prim) -> Prim:
        far = sized(p.b) if p.shape in ("ellipsoid", "box") else point(p.b)
        return p._replace(a=point(p.a), b=far, radii=(p.radii[0] * size, p.radii[1] * size), blend=p.blend * size)

    def paint(p: Paint) -> Paint:
        far = sized(p.b) if p.shape in ("ellipsoid", "box") else point(p.b)
        return p._replace(a=point(p.a), b=far, radii=(p.radii[0] * size, p.radii[1] * size))

    nose = point(_flat(face.nose))
    return body._replace(
        head=head,
        nose=(nose[0], nose[1]),
        skull=sized(face.skull),
        muzzle=(face.muzzle[0] * size, face.muzzle[1] * size),
        eye=face.eye._replace(centre=point(face.eye.centre), radius=face.eye.radius * size),
        extras=(*body.extras, *map(prim, face.extras)),
        paints=(*body.paints, *map(paint, face.paints)),
        rods=(*body.rods, *(rod.moved(point, size) for rod in face.rods)),
        flaps=(*body.flaps, *(flap._replace(centre=point(flap.centre), half=sized(flap.half)) for flap in face.flaps)),
        nostril=face.nostril and (point(face.nostril[0]), face.nostril[1] * size),
        jaw=face.jaw and face.jaw.moved(point, size),
    )


_FORE = {
    "paw": ((0.0, 1.0), (-0.11, 0.66), (-0.03, 0.24), (0.03, 0.05)),
    "hoof": ((0.0, 1.0), (-0.055, 0.71), (-0.02, 0.33), (0.01, 0.05)),
    "pillar": ((0.0, 1.0), (-0.05, 0.62), (0.01, 0.20), (0.05, 0.05)),
    "sole": ((0.0, 1.0), (-0.08, 0.60), (0.0, 0.17), (0.09, 0.05)),
}
_HIND = {
    "paw": ((0.0, 1.0), (0.205, 0.68), (-0.18, 0.36), (-0.07, 0.046)),
    "hoof": ((0.0, 1.0), (0.135, 0.715), (-0.10, 0.435), (-0.035, 0.046)),
    "pillar": ((0.0, 1.0), (0.09, 0.60), (-0.04, 0.22), (0.03, 0.05)),
    "sole": ((0.0, 1.0), (0.19, 0.58), (-0.06, 0.19), (0.09, 0.05)),
}


def limbs(style: str, shoulder: Flat, hip: Flat) -> tuple[Limb, Limb]:
    """Fore and hind limb of a stance (`paw`, `hoof`, `pillar`, `sole`) under a shoulder and a hip."""

    def hung(top: Flat, rows: Sequence[Flat]) -> Limb:
        a, b, c, d = ((top[0] + x * top[1], y * top[1]) for x, y in rows)
        return a, b, c, d

    return hung(shoulder, _FORE[style]), hung(hip, _HIND[style])


def cap(bone: str, a: Point, b: Point, radii: Flat, part: str = "fur", **more: float) -> Prim:
    """A capsule of a skin; `more`: blend, squash, care, and mirror as 0 or 1."""
    blend, squash, care = more.get("blend", 0.02), more.get("squash", 1.0), more.get("care", 1.0)
    return Prim(bone, "capsule", a, b, radii, part, blend, squash, bool(more.get("mirror", 0)), care)


def ell(bone: str, centre: Point, half: Point, part: str = "fur", blend: float = 0.02, **more: float) -> Prim:
    """An ellipsoid of a skin; `more`: care, and mirror as 0 or 1."""
    return Prim(
        bone, "ellipsoid", centre, half, (0.0, 0.0), part, blend, 1.0, bool(more.get("mirror", 0)), more.get("care", 1)
    )


def streak(part: str, a: Point, b: Point, radii: Flat, over: str = "fur") -> Paint:
    """A painted stripe on both sides."""
    return Paint(part, (over,), "capsule", a, b, radii, mirror=True)


def spot(part: str, centre: Point, half: Point, over: str = "fur") -> Paint:
    """A painted patch on both sides."""
    return Paint(part, (over,), "ellipsoid", centre, half, mirror=True)


def _flat(p: Flat, z: float = 0.0) -> Point:
    return p[0], p[1], z


def joints(species: Species) -> dict[str, Joint]:
    """The skeleton: hips to nose, the tail from t0, front legs f1 to f4 and hind legs h1 to h4."""
    s = species
    middle = ((s.hips[0] + s.chest[0]) / 2, (s.hips[1] + s.chest[1]) / 2 + s.arch)
    spine = {"hips": ("", s.hips), "spine": ("hips", middle), "chest": ("spine", s.chest)}
    front = {"neck": ("chest", s.neck), "head": ("neck", s.head), "nose": ("head", s.nose)}
    rows: dict[str, Joint] = {n: (p, *_flat(at)) for n, (p, at) in {**spine, **front}.items()}
    rows |= eye_joints(s.eye)
    if s.jaw:
        rows["jaw"] = ("head", *_flat(s.jaw.hinge))
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
            ends = (radii[i], min(radii[i + 1], b[1]))
            prims.append(Prim(f"{letter}{i + 1}.R", "capsule", a, b, ends, parts[i], blends[i], care=2.0))
        toe = (limb[3][0] + s.paw[0] * 0.35, max(limb[3][1], s.paw[1] * 0.9), side)
        prims.append(Prim(f"{letter}4.R", "ellipsoid", toe, s.paw, (0.0, 0.0), s.socks, s.blend * 0.3, care=3.0))
    hip, knee = s.hind[0], s.hind[1]
    haunch = (hip[0] * 0.75 + knee[0] * 0.25, hip[1] * 0.85 + knee[1] * 0.15, s.sides[1] * 0.85)
    r = s.legs[4] * s.haunch
    prims.append(Prim("hips", "ellipsoid", haunch, (r * 1.05, r * 1.15, r * 0.62), (0, 0), "fur", s.blend, mirror=True))
    shoulder = (s.front[0][0] - 0.02, s.front[0][1] + s.legs[0] * 0.4, s.sides[0] * 0.75)
    r = s.legs[0] * s.shoulder
    prims.append(
        Prim("chest", "ellipsoid", shoulder, (r * 1.1, r * 1.5, r * 0.75), (0, 0), "fur", s.blend, mirror=True)
    )
    return prims


def skin(species: Species) -> Skin:
    """The species' primitives in the order in which they blend."""
    s = species
    height = s.head[1] + s.skull[1]
    prims = (*_trunk(s), *_tail(s), *_legs(s), *s.extras)
    paints = s.paints
    if s.jaw:
        over = dict.fromkeys(p.part for p in prims if p.bone == "head" and p.part != "nose")
        paints = (*paints, mouth_paint(s.jaw, tuple(over)))
    return Skin(prims, paints, coarse_step(height) * s.grain, s.triangles, size=height, weight_rounds=8)


def _seated(species: Species) -> Species:
    """The species with eyes and nostrils brought to the surface of the head, however its parts blend."""
    s = species
    prims = (*_trunk(s), *s.extras)
    eye = s.eye._replace(centre=on_skin(prims, s.eye.centre, s.eye.axis, 0.22 * s.eye.radius))
    if s.nostril is None:
        return s._replace(eye=eye)
    spot, radius = s.nostril
    return s._replace(eye=eye, nostril=(on_skin(prims, spot, (0.8, 0.2, 0.55), 0.2 * radius), radius))


def blueprint(species: Species, scale: float = 1.0) -> Blueprint:
    """The species as a blueprint, its eyes, mouth and horns on the head."""
    species = _seated(species)

    def rigid(bones: Skeleton) -> list[Tagged]:
        head = bones.names.index("head")
        pieces = [*eye_pair(species.eye, head, bones), *rods(species.rods, bones), *flaps(species.flaps, bones)]
        if species.nostril:
            pieces += nostrils(species.nostril, head)
        if species.jaw:
            pieces += jaw(species.jaw, bones.names.index("jaw"))
        return pieces

    return Blueprint(
        rig="quadruped",
        joints=joints(species),
        palette={**EYE_PALETTE, **MOUTH_PALETTE, **species.palette},
        main="fur",
        eyes=species.eye.centre,
        skins=(skin(species),),
        rigid=rigid,
        scale=scale,
        seats=species.seats,
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

    def rod(row: Rod) -> Rod:
        return row.moved(grown, factor)

    x, y, _ = grown(_flat(species.nose))
    skull, muzzle, eye = species.skull, species.muzzle, species.eye
    return species._replace(
        nose=(x, y),
        skull=(skull[0] * factor, skull[1] * factor, skull[2] * factor),
        muzzle=(muzzle[0] * factor, muzzle[1] * factor),
        eye=eye._replace(centre=grown(eye.centre), radius=eye.radius * factor),
        nostril=species.nostril and (grown(species.nostril[0]), species.nostril[1] * factor),
        jaw=species.jaw and species.jaw.moved(grown, factor),
        rods=tuple(rod(row) for row in species.rods),
        extras=tuple(prim(p) for p in species.extras),
        paints=tuple(paint(p) for p in species.paints),
    )
