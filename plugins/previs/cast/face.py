"""Heads of people: skull, face and neck as one skin, with eyes, brows and a mouth on joints of their own.

Coordinates are those of a head of size 1 about the head joint: the crown is at y 0.24, the chin at -0.02, the face
looks along +x. Joints below `head`: `jaw` (pitch below 0 opens, -0.3 wide), `brow` (pitch raises, roll tilts), `lid`
(pitch below 0 closes), `eye` (yaw and pitch), `mouth` (the corner: pitch above 0 smiles, 0.5 broadly).
"""

import numpy as np

from previs.cast.blueprint import Joint, Tagged
from previs.cast.cloth import woven
from previs.cast.features import Eye, eye_joints, eye_pair, on_bone
from previs.cast.person import Face, Measures, Person, measure
from previs.mesh.field import distances
from previs.mesh.parts import Doubles, Finish, Point
from previs.mesh.skin import Prim, Skin, both_sides, field_of
from previs.mesh.solids import tube
from previs.records import Mesh, Skeleton

_SOFT = Finish(smooth=0.9)
_MOIST = Finish(smooth=0.9, gloss=0.25)
_MOUTH_WIDTH = 0.0275
_LIP_LINE = 0.0348


def _skull(face: Face) -> tuple[Prim, ...]:
    ridge, full = face.brow, face.cheek
    return (
        Prim("head", "ellipsoid", (-0.006, 0.148, 0.0), (0.098, 0.092, 0.078), (0, 0), "skin", 0.02),
        Prim("head", "ellipsoid", (0.036, 0.158, 0.0), (0.060, 0.062, 0.066), (0, 0), "skin", 0.02),
        Prim("head", "ellipsoid", (0.045, 0.060, 0.0), (0.050, 0.060, 0.050), (0, 0), "skin", 0.03),
        Prim(
            "head",
            "capsule",
            (0.0885, 0.1285, 0.014),
            (0.0725, 0.1265, 0.050),
            (0.0085 + 0.0025 * ridge, 0.0085 + 0.0015 * ridge),
            "skin",
            0.016,
            mirror=True,
        ),
        Prim(
            "head", "ellipsoid", (0.060, 0.074, 0.046), (0.026 * full, 0.020, 0.019), (0, 0), "skin", 0.024, mirror=True
        ),
        Prim(
            "head",
            "capsule",
            (-0.004, 0.088, 0.060),
            (-0.002, 0.040, 0.053 * face.jaw),
            (0.017, 0.018),
            "skin",
            0.02,
            mirror=True,
        ),
    )


_EARS = (
    Prim("head", "ellipsoid", (-0.006, 0.092, 0.077), (0.017, 0.030, 0.008), (0, 0), "skin", 0.006, mirror=True),
    Prim("head", "capsule", (-0.015, 0.112, 0.083), (-0.008, 0.072, 0.078), (0.007, 0.006), "skin", 0.006, mirror=True),
)


def _jaw(face: Face) -> tuple[Prim, ...]:
    wide, far = face.jaw, 0.006 * (face.chin - 1.0)
    return (
        Prim(
            "jaw",
            "capsule",
            (0.004, 0.032, 0.053 * wide),
            (0.074 + far, -0.002, 0.013 * wide),
            (0.018, 0.016),
            "skin",
            0.022,
            mirror=True,
        ),
        Prim("jaw", "ellipsoid", (0.080 + far, -0.001, 0.0), (0.022, 0.020, 0.022 * wide), (0, 0), "skin", 0.02),
        Prim("jaw", "ellipsoid", (0.042, 0.010, 0.0), (0.046, 0.020, 0.040 * wide), (0, 0), "skin", 0.02),
        Prim("jaw", "ellipsoid", (0.083, 0.0245, 0.0), (0.0115, 0.009, 0.021), (0, 0), "skin", 0.012),
        Prim("head", "ellipsoid", (0.078, 0.0455, 0.0), (0.0185, 0.016, 0.027), (0, 0), "skin", 0.016),
        Prim(
            "mouth.R",
            "ellipsoid",
            (0.055, 0.046, 0.034),
            (0.027, 0.030 * face.cheek, 0.022 * face.cheek),
            (0, 0),
            "skin",
            0.024,
        ),
    )


def _nose(size: float) -> tuple[Prim, ...]:
    """Bridge, tip and wings; small noses are children's."""
    tip = 0.098 + 0.022 * size
    wing = (0.012 * size + 0.001, 0.008 * size, 0.0075 * size)
    bridge, ball = (0.090 + 0.003 * size, 0.118, 0.0), (tip - 0.004, 0.076, 0.0)
    return (
        Prim("head", "capsule", bridge, ball, (0.0095, 0.0125 * size), "skin", 0.018, care=2.0),
        Prim(
            "head",
            "ellipsoid",
            (tip - 0.002, 0.0700, 0.0),
            (0.0135 * size, 0.0135 * size, 0.0135 * size),
            (0, 0),
            "skin",
            0.008,
            care=2.0,
        ),
        Prim(
            "head",
            "ellipsoid",
            (tip - 0.014, 0.0655, 0.0115 * size),
            wing,
            (0, 0),
            "skin",
            0.005,
            mirror=True,
            care=2.0,
        ),
    )


_EYE_LINE = 0.0985


def _low(face: Face, y: float) -> float:
    """A height on the face, drawn up towards the eyes where the face is short."""
    return _EYE_LINE - (_EYE_LINE - y) * face.low if y < _EYE_LINE else y


def _shortened(prim: Prim, face: Face) -> Prim:
    (x, y, z), (u, v, w) = prim.a, prim.b
    solid = prim.shape in ("ellipsoid", "box")
    return prim._replace(a=(x, _low(face, y), z), b=(u, v if solid else _low(face, v), w), care=2.0 * prim.care)


def _about_head(prim: Prim, m: Measures) -> Prim:
    far = m.on_head(*prim.b)
    if prim.shape in ("ellipsoid", "box"):
        far = (prim.b[0] * m.size, prim.b[1] * m.size, prim.b[2] * m.size)
    radii = (prim.radii[0] * m.size, prim.radii[1] * m.size)
    return prim._replace(a=m.on_head(*prim.a), b=far, radii=radii, blend=prim.blend * m.size)


def _prims(person: Person) -> tuple[Prim, ...]:
    """Everything that the head is made of, in the body's coordinates; the neck ends inside the collar."""
    m, face = measure(person.figure), person.face
    thick = 0.048 * (0.6 + 0.4 * person.figure.limb)
    k = 1.06 / m.size
    low, nape = (-0.040 * k, -0.085 * k, 0.0), (-0.040 * k, -0.065 * k, 0.0)
    neck = (
        Prim("neck", "capsule", low, (-0.014, 0.04, 0.0), ((thick + 0.004) * k, thick * (0.4 + 0.6 * k)), "skin", 0.02),
        Prim("neck", "capsule", nape, (-0.042, 0.06, 0.0), (0.033 * k, 0.039), "skin", 0.03, 1.12),
    )
    flesh = (*_skull(face), *(_EARS if face.ears else ()), *_jaw(face), *_nose(face.nose))
    rows = (*neck, *(_shortened(p, face) for p in flesh), *person.hair, *person.head_extras)
    return tuple(_about_head(prim, m) for prim in rows)


def head_skin(person: Person) -> Skin:
    """Neck, face and hair, sampled finer than the body."""
    step, finishes = 0.0053 * person.figure.head, {"skin": Finish(0.95, 0.0, 0.06), "hair": Finish(0.8, 0.0, 0.12)}
    return Skin(
        _prims(person),
        (),
        step,
        person.triangles[1],
        size=0.9,
        smooth=0.9,
        weight_rounds=2,
        finishes=tuple((finishes | dict(person.finishes)).items()),
    )


def _eye(person: Person) -> Eye:
    m, face = measure(person.figure), person.face
    return Eye(
        m.on_head(0.0800, 0.0985, 0.0335),
        0.0172 * m.size * face.eye,
        (1.0, 0.0, 0.10),
        38.0,
        18.0,
        face.lash,
        under=0.34,
        lash="lash" if face.line else "",
    )


def face_joints(person: Person) -> dict[str, Joint]:
    """The joints below `head`, with the right ones of pairs."""
    m = measure(person.figure)
    spots = {
        "jaw": (0.0, _low(person.face, 0.058), 0.0),
        "brow.R": (0.035, 0.127, 0.034),
        "mouth.R": (0.055, _low(person.face, _LIP_LINE), _MOUTH_WIDTH),
    }
    return {name: ("head", *m.on_head(*at)) for name, at in spots.items()} | eye_joints(_eye(person))


class _Surface:
    """Where the face's skin lies in front of a point of the frontal plane."""

    def __init__(self, person: Person) -> None:
        self.measures = measure(person.figure)
        bare = person._replace(hair=(), head_extras=())
        self.field = field_of(both_sides(_prims(bare)))

    def at(self, y: float, z: float, ahead: float) -> Point:
        """The point `ahead` metres (of a head of size 1) before the skin at height y and side z."""
        steps = np.arange(0.16, 0.02, -0.0005)
        line = np.array([self.measures.on_head(float(x), y, z) for x in steps])
        inside = distances(self.field, line) < 0.0
        return self.measures.on_head(float(steps[int(inside.argmax())]) + ahead, y, z)


def face(person: Person, bones: Skeleton) -> list[Tagged]:
    """Eyes, brows, lips, teeth and the dark of the mouth."""
    names, surface = bones.names, _Surface(person)
    pieces = eye_pair(_eye(person), names.index("head"), bones)
    for side, bone in ((1.0, "brow.R"), (-1.0, "brow.L")):
        pieces.append(Tagged("brow", on_bone(_brow(surface, person.face.brow, side), names.index(bone))))
    return [*pieces, *_mouth(surface, person.face, bones)]


def _brow(surface: _Surface, weight: float, side: float) -> Mesh:
    row = ((0.1270, 0.013, 0.7), (0.1310, 0.028, 1.0), (0.1290, 0.044, 0.8), (0.1240, 0.054, 0.3))
    points = [surface.at(y, z * side, 0.0012) for y, z, _ in row]
    radii = [0.0042 * surface.measures.size * weight * r for _, _, r in row]
    return tube(points, radii, "#000000", sides=5, finish=_SOFT)


_MOUTH_ROWS = (
    ("upper", 0.0082, -0.0020, 0.0),
    ("upper", 0.0042, 0.0054, 0.0),
    ("upper", 0.0003, 0.0036, 0.0),
    ("teeth", 0.0003, 0.0030, 0.3),
    ("mouth", -0.0003, 0.0030, 1.0),
    ("lower", -0.0003, 0.0036, 1.0),
    ("lower", -0.0048, 0.0060, 1.0),
    ("lower", -0.0096, -0.0020, 1.0),
)
"""Rows of the mouth from above: what they belong to, height over the line of the lips, metres ahead of the skin, and
how far they go with the jaw."""


def _mouth(surface: _Surface, face: Face, bones: Skeleton) -> list[Tagged]:
    """Lips, teeth and the dark between them as strips that the jaw and the corners draw apart."""
    columns, full, line_of_lips = np.linspace(-1.0, 1.0, 7), face.lips, _low(face, _LIP_LINE)
    rows: list[Doubles] = []
    for _, up, ahead, _ in _MOUTH_ROWS:
        shape = np.sqrt(1.0 - 0.96 * columns**2)
        bow = 1.0 - 0.22 * np.exp(-((columns / 0.22) ** 2)) if up > 0.005 else np.ones(7)
        heights = line_of_lips + up * full * shape * bow + 0.0012 * columns**2
        line = [
            surface.at(float(y), float(c) * _MOUTH_WIDTH, ahead * float(s))
            for y, c, s in zip(heights, columns, shape, strict=True)
        ]
        rows.append(np.array(line))
    weights = [_mouth_weights(float(c), row[3], bones) for row in _MOUTH_ROWS for c in columns]
    bands = (("lips", 0, 3, _MOIST), ("teeth", 2, 4, _MOIST), ("mouth", 3, 6, _SOFT), ("lips", 5, 8, _MOIST))
    return [
        Tagged(part, woven(np.stack(rows[start:end]), np.array(weights[7 * start : 7 * end]), finish))
        for part, start, end, finish in bands
    ]


def _mouth_weights(column: float, jaw: float, bones: Skeleton) -> Doubles:
    """How a point of the mouth goes with head, jaw and corner: the ends of the mouth go with the corners."""
    full, names = np.zeros(len(bones.names)), bones.names
    corner = 0.8 * column * column
    drop = jaw * (1.0 - corner) + 0.22 * corner
    full[names.index("mouth.R" if column > 0.0 else "mouth.L")] = corner * 0.78
    full[names.index("jaw")] = drop
    full[names.index("head")] = max(0.0, 1.0 - drop - corner * 0.78)
    return full / full.sum()
