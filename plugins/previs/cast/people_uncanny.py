"""The numbers of those who are not quite human: vampire, zombie, alien, ghost and skeleton."""

from collections.abc import Mapping

from previs.cast.hair import CROPPED
from previs.cast.kit import cape
from previs.cast.people_everyday import MALE
from previs.cast.person import Face, Figure, Person, Wardrobe
from previs.mesh.parts import Finish
from previs.mesh.skin import Paint, Prim

VAMPIRE = Person(
    figure=MALE._replace(limb=0.96),
    face=Face(jaw=0.94, chin=1.4, cheek=0.9, brow=1.2, lash=0.60),
    wardrobe=Wardrobe(hem=0.14, flare=0.118, lapels=True, tie=True),
    palette={
        "coat": "#16161c",
        "lapel": "#26262e",
        "shirt": "#e8e6e2",
        "tie": "#8a1620",
        "trousers": "#121216",
        "cape": "#14121a",
        "lining": "#7a1420",
        "skin": "#c8c4bc",
        "lips": "#8a2a30",
        "hair": "#0e0c10",
        "iris": "#a02018",
    },
    hair=(
        *CROPPED,
        Prim("head", "capsule", (0.030, 0.232, 0.0), (0.082, 0.190, 0.0), (0.016, 0.006), "hair", 0.012),
    ),
    kit=(cape("cape", length=1.34, wide=0.46, out=0.34),),
    extras=(
        Prim(
            "chest",
            "capsule",
            (-0.050, 1.490, 0.085),
            (-0.085, 1.640, 0.105),
            (0.020, 0.012),
            "cape",
            0.004,
            mirror=True,
        ),
        Prim(
            "chest", "capsule", (-0.085, 1.490, 0.0), (-0.110, 1.640, 0.060), (0.020, 0.012), "cape", 0.02, mirror=True
        ),
    ),
)
ZOMBIE = Person(
    figure=MALE._replace(stoop=0.08, limb=0.92, bulk=0.95),
    face=Face(jaw=0.96, cheek=0.82, brow=1.0, nose=0.9, eye=1.05, lips=0.8, lash=0.35),
    wardrobe=Wardrobe("coat", "coat", "skin", hem=0.12, flare=0.120, shin="trousers"),
    palette={
        "coat": "#4a4a40",
        "shirt": "#8a8672",
        "trousers": "#33322e",
        "blood": "#5a1614",
        "skin": "#7d8f68",
        "lips": "#5a4a40",
        "hair": "#2a2620",
        "eye": "#d8d4a8",
        "iris": "#b8b890",
        "shoes": "#1c1814",
    },
    hair=(CROPPED[0]._replace(b=(0.094, 0.085, 0.080)), CROPPED[1]),
    paints=(
        Paint("skin", ("coat",), "ellipsoid", (0.12, 1.20, 0.09), (0.10, 0.07, 0.05)),
        Paint("skin", ("trousers",), "ellipsoid", (0.05, 0.50, 0.10), (0.10, 0.07, 0.06)),
        Paint("blood", ("coat", "shirt"), "ellipsoid", (0.14, 1.42, 0.02), (0.08, 0.08, 0.05)),
    ),
)
ALIEN = Person(
    figure=Figure(head=1.46, bulk=0.62, shoulder=0.66, hip=0.62, waist=0.72, arm=1.12, limb=0.62, leg=0.92, hand=1.35),
    face=Face(
        jaw=0.62, chin=0.1, cheek=0.8, brow=0.02, nose=0.32, eye=1.95, lips=0.5, lash=0.12, line=False, ears=False
    ),
    wardrobe=Wardrobe("skin", "skin", "skin", "skin", "skin", "skin", "skin", collar=False, open_neck=False),
    palette={
        "skin": "#8fae94",
        "shoes": "skin*0.85",
        "lips": "skin*0.6",
        "eye": "#0b0d12",
        "iris": "#10131c",
        "pupil": "#08090c",
        "brow": "skin*1.0",
        "mouth": "#1a2420",
        "teeth": "mouth*1.5",
    },
    head_extras=(Prim("head", "ellipsoid", (-0.030, 0.185, 0.0), (0.112, 0.108, 0.102), (0, 0), "skin", 0.05),),
    finishes={"skin": Finish(0.95, 0.0, 0.25)},
    main="skin",
    scale=0.86,
)
GHOST = Person(
    figure=Figure(head=1.12, bulk=1.0, shoulder=0.92),
    face=Face(eye=1.55, brow=0.02, nose=0.5, lips=0.02, lash=0.0, line=False, ears=False),
    wardrobe=Wardrobe(
        "sheet",
        "sheet",
        "sheet",
        "sheet",
        "sheet",
        "sheet",
        "sheet",
        0.36,
        0.20,
        collar=False,
        open_neck=False,
        bell=2.9,
    ),
    palette={
        "sheet": "#dfe8f2",
        "skin": "sheet*1.0",
        "shoes": "sheet*1.0",
        "lips": "sheet*0.8",
        "eye": "#0a0c14",
        "iris": "#0a0c14",
        "pupil": "#05060a",
        "glint": "#0a0c14",
        "brow": "sheet*1.0",
        "mouth": "#0a0c14",
        "teeth": "#0a0c14",
    },
    head_extras=(
        Prim("head", "ellipsoid", (-0.020, 0.150, 0.0), (0.108, 0.104, 0.096), (0, 0), "sheet", 0.02),
        Prim("neck", "capsule", (-0.040, 0.10, 0.0), (-0.03, -0.10, 0.0), (0.090, 0.120), "sheet", 0.05),
    ),
    extras=(
        Prim("coat.R", "capsule", (0.03, 0.66, 0.09), (-0.02, 0.30, 0.15), (0.11, 0.020), "sheet", 0.06),
        Prim("coat.R", "capsule", (-0.10, 0.66, 0.05), (-0.34, 0.22, 0.09), (0.12, 0.015), "sheet", 0.06),
        Prim("hips", "capsule", (-0.10, 0.66, 0.0), (-0.52, 0.16, 0.0), (0.14, 0.012), "sheet", 0.06),
        Prim("hips", "capsule", (0.06, 0.66, 0.0), (0.05, 0.34, 0.0), (0.13, 0.020), "sheet", 0.06),
    ),
    finishes={"sheet": Finish(0.95, 0.28, 0.0), "skin": Finish(0.95, 0.28, 0.0)},
    legs=False,
    main="sheet",
)


def _bone(
    name: str, a: tuple[float, float, float], b: tuple[float, float, float], r: float, end: float
) -> tuple[Prim, ...]:
    """A shaft with a knob at each end."""
    ends = tuple(Prim(name, "ellipsoid", p, (end, end, end), (0, 0), "bone", 0.01) for p in (a, b))
    return (Prim(name, "capsule", a, b, (r, r), "bone", 0.01), *ends)


_RIBS = tuple(
    Prim(
        "chest", "capsule", (-0.075, y + 0.03, 0.02), (0.0, y + 0.01, wide), (0.014, 0.013), "bone", 0.006, mirror=True
    )
    for y, wide in ((1.44, 0.105), (1.385, 0.128), (1.33, 0.138), (1.275, 0.138), (1.22, 0.125))
) + tuple(
    Prim("chest", "capsule", (0.0, y + 0.01, wide), (0.085, y - 0.02, 0.02), (0.013, 0.012), "bone", 0.006, mirror=True)
    for y, wide in ((1.44, 0.105), (1.385, 0.128), (1.33, 0.138), (1.275, 0.138))
)
SKELETON = Person(
    figure=Figure(limb=0.72, head=1.06),
    face=Face(jaw=0.82, cheek=0.62, brow=0.9, nose=0.25, eye=1.35, lips=0.35, lash=0.0, line=False, ears=False),
    palette={
        "bone": "#e2dac2",
        "skin": "bone*1.0",
        "shoes": "bone*0.9",
        "lips": "bone*0.9",
        "eye": "#0c0a0a",
        "iris": "#0c0a0a",
        "pupil": "#050404",
        "glint": "#0c0a0a",
        "brow": "bone*1.0",
        "teeth": "#efe9d6",
    },
    wardrobe=Wardrobe(hand="bone"),
    extras=(
        Prim("hips", "capsule", (-0.03, 0.96, 0.0), (-0.02, 1.10, 0.0), (0.030, 0.026), "bone", 0.01),
        Prim("hips", "capsule", (-0.02, 1.01, 0.035), (0.0, 1.04, 0.125), (0.028, 0.026), "bone", 0.02, mirror=True),
        Prim("hips", "capsule", (0.0, 1.04, 0.125), (0.02, 0.92, 0.075), (0.024, 0.026), "bone", 0.02, mirror=True),
        Prim("spine", "capsule", (-0.02, 1.09, 0.0), (-0.04, 1.30, 0.0), (0.026, 0.026), "bone", 0.01),
        Prim("chest", "capsule", (-0.04, 1.28, 0.0), (-0.03, 1.55, 0.0), (0.026, 0.024), "bone", 0.01),
        Prim("chest", "capsule", (0.09, 1.45, 0.0), (0.092, 1.27, 0.0), (0.020, 0.016), "bone", 0.01),
        Prim("chest", "capsule", (0.07, 1.465, 0.02), (-0.01, 1.46, 0.165), (0.014, 0.016), "bone", 0.01, mirror=True),
        *_RIBS,
        *_bone("arm.R", (-0.01, 1.445, 0.165), (-0.03, 1.17, 0.24), 0.017, 0.030),
        *_bone("forearm.R", (-0.03, 1.17, 0.24), (0.01, 0.93, 0.28), 0.016, 0.024),
        *_bone("thigh.R", (0.0, 0.92, 0.088), (0.018, 0.497, 0.096), 0.022, 0.040),
        *_bone("shin.R", (0.018, 0.49, 0.096), (-0.02, 0.085, 0.10), 0.019, 0.030),
        Prim("foot.R", "capsule", (-0.05, 0.035, 0.10), (0.085, 0.035, 0.106), (0.030, 0.026), "bone", 0.01),
        Prim("toe.R", "capsule", (0.10, 0.028, 0.106), (0.165, 0.022, 0.110), (0.026, 0.018), "bone", 0.01),
    ),
    flesh=False,
    main="bone",
    triangles=(1500, 760),
)
PEOPLE: Mapping[str, Person] = {
    "vampire": VAMPIRE,
    "zombie": ZOMBIE,
    "alien": ALIEN,
    "ghost": GHOST,
    "skeleton": SKELETON,
}
"""People by kind."""
