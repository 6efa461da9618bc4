"""The numbers of everyday people: man, woman, child, girl, old man, old woman, baby."""

from collections.abc import Mapping

from previs.cast.hair import BALD_RING, BUN, FULL_BEARD, LONG, PIGTAILS, SHORT, UNDER_HAT
from previs.cast.hats import BOBBLE, FLAT_CAP
from previs.cast.kit import shawl, stick
from previs.cast.person import Face, Figure, Person, Wardrobe
from previs.mesh.skin import Prim

MALE = Figure(shoulder=1.06, hip=0.92)
FEMALE = Figure(bulk=0.86, shoulder=0.86, hip=0.96, waist=0.90, arm=0.96, limb=0.84, bust=1.0, hand=0.95)
CHILDISH = Figure(leg=0.84, head=1.40, bulk=0.94, shoulder=0.90, hip=0.92, arm=0.84, limb=0.98, hand=0.95)
WOMANLY = Face(jaw=0.84, chin=0.6, brow=0.62, nose=0.80, eye=1.10, lips=1.25, lash=0.50, low=0.95)
YOUNG = Face(jaw=0.86, chin=0.3, cheek=1.10, brow=0.6, nose=0.70, eye=1.22, lips=0.95, lash=0.42, low=0.82)
AGED = Face(jaw=0.96, cheek=0.94, brow=1.25, nose=1.18, eye=0.96, lips=0.8, lash=0.62)
DRESS = Wardrobe(
    "dress", "dress", "skin", "skin", "skin", "skin", "dress", 0.46, 0.20, collar=False, open_neck=False, neckline=0.105
)

MAN = Person(
    figure=MALE,
    wardrobe=Wardrobe(hem=0.13, flare=0.118, lapels=True),
    hair=SHORT,
)
WOMAN = Person(
    figure=FEMALE,
    face=WOMANLY,
    wardrobe=DRESS,
    palette={"dress": "#a51f2d", "shoes": "#5a1018", "skin": "#e0ac88", "hair": "#3a1f14", "lips": "#b0403c"},
    hair=LONG,
    main="dress",
    scale=0.94,
)
CHILD = Person(
    figure=CHILDISH,
    face=YOUNG,
    wardrobe=Wardrobe(open_neck=False, shin="skin", hem=0.10, flare=0.11),
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
    kit=(BOBBLE,),
    scale=0.70,
)
GIRL = Person(
    figure=CHILDISH._replace(bulk=0.88, shoulder=0.84, waist=0.96, limb=0.92),
    face=YOUNG._replace(lips=1.1, eye=1.26),
    wardrobe=DRESS._replace(hem=0.28, flare=0.20, neckline=0.085),
    palette={"dress": "#5b86c4", "shoes": "#7a2a2a", "skin": "#e8b998", "hair": "#8a4a22", "lips": "#b0605a"},
    hair=PIGTAILS,
    main="dress",
    scale=0.70,
)
OLD_MAN = Person(
    figure=Figure(stoop=0.16, shoulder=0.94, limb=0.95, head=1.08, leg=0.96, belly=0.02),
    face=AGED,
    wardrobe=Wardrobe(hem=0.22, flare=0.14, open_neck=False),
    palette={
        "coat": "#5c6b52",
        "trousers": "#4a4038",
        "skin": "#d8a688",
        "hair": "#e9e6e0",
        "hat": "#3b3a38",
        "wood": "#4a2f1c",
        "brow": "hair*0.85",
    },
    hair=(*BALD_RING, *FULL_BEARD),
    kit=(FLAT_CAP, stick),
    carried=(("stick", "fingers.R"),),
    scale=0.97,
)
OLD_WOMAN = Person(
    figure=FEMALE._replace(stoop=0.15, leg=0.93, waist=1.02, hip=1.04, bust=0.8, head=1.12),
    face=AGED._replace(jaw=0.86, brow=0.7, nose=1.05),
    wardrobe=Wardrobe(
        "dress", "dress", "dress", "skin", "dress", "skin", "dress", 0.62, 0.20, collar=False, open_neck=False
    ),
    palette={
        "dress": "#5a4668",
        "shawl": "#9a5a4a",
        "shoes": "#2a2024",
        "skin": "#dcae94",
        "hair": "#d8d5d2",
        "wood": "#4a2f1c",
        "brow": "hair*0.75",
        "lash": "#4a3a34",
    },
    hair=BUN,
    kit=(shawl("shawl"), stick),
    carried=(("stick", "fingers.R"),),
    main="dress",
    scale=0.90,
)
_CURL = (Prim("head", "capsule", (0.030, 0.238, 0.0), (0.060, 0.234, 0.012), (0.014, 0.007), "hair", 0.01),)
BABY = Person(
    figure=Figure(
        leg=0.45, head=1.90, bulk=0.98, shoulder=0.82, hip=1.0, waist=1.08, arm=0.66, limb=1.02, belly=0.05, hand=0.95
    ),
    face=YOUNG._replace(jaw=0.95, cheek=1.25, nose=0.55, eye=1.18, brow=0.45, line=False, low=0.74),
    wardrobe=Wardrobe("suit", "suit", "suit", "skin", "suit", "suit", "suit", collar=False, open_neck=False, loose=1.1),
    palette={"suit": "#9ec4d8", "shoes": "suit*0.95", "skin": "#efc1a2", "hair": "#a87844", "brow": "hair*0.8"},
    hair=(
        Prim("head", "ellipsoid", (-0.024, 0.156, 0.0), (0.095, 0.092, 0.082), (0, 0), "hair", 0.004),
        *_CURL,
    ),
    main="suit",
    scale=0.48,
)
BUSINESSMAN = Person(
    figure=MALE._replace(belly=0.01),
    wardrobe=Wardrobe(hem=0.15, flare=0.122, lapels=True, tie=True),
    palette={"coat": "#2a2e38", "trousers": "coat*0.9", "tie": "#8a1f24", "hair": "#4a3c32"},
    hair=SHORT,
    main="coat",
)
PEOPLE: Mapping[str, Person] = {
    "man": MAN,
    "woman": WOMAN,
    "child": CHILD,
    "girl": GIRL,
    "old_man": OLD_MAN,
    "old_woman": OLD_WOMAN,
    "baby": BABY,
    "businessman": BUSINESSMAN,
}
"""People by kind."""
