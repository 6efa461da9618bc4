"""The numbers of people at work: detective, police, doctor, cook, soldier, worker, hunter and other trades."""

from collections.abc import Mapping

from previs.cast.hair import BUN, CROPPED, FULL_BEARD, MOUSTACHE, SHORT, UNDER_HAT
from previs.cast.hats import (
    FEDORA,
    FIRE_HELMET,
    FUR_CAP,
    HARD_HAT,
    NURSE_CAP,
    PEAKED_CAP,
    SAILOR_CAP,
    STEEL_HELMET,
    STRAW_HAT,
    TOQUE,
)
from previs.cast.kit import backpack, bubble, duty_belt, life_support, slung_rifle, stethoscope, tutu
from previs.cast.people_everyday import FEMALE, MALE, WOMANLY
from previs.cast.person import Face, Figure, Person, Wardrobe
from previs.mesh.parts import Finish
from previs.mesh.skin import Paint, Prim

_STRONG = Figure(shoulder=1.12, bulk=1.08, hip=0.95, limb=1.06)

DETECTIVE = Person(
    figure=Figure(shoulder=1.12, bulk=1.04, hip=0.95),
    face=Face(jaw=1.05, chin=1.3, brow=1.15, nose=1.08, lash=0.62),
    wardrobe=Wardrobe(hem=0.52, flare=0.168, belt="belt", tie=True, lapels=True),
    palette={
        "coat": "#7a5c3a",
        "belt": "coat*0.45",
        "trousers": "#23242a",
        "hat": "#3a2f26",
        "band": "#0f0d0c",
        "tie": "#5a1a1e",
    },
    hair=UNDER_HAT,
    kit=(FEDORA,),
    extras=(
        Prim(
            "chest",
            "capsule",
            (-0.075, 1.535, 0.03),
            (-0.010, 1.540, 0.090),
            (0.030, 0.028),
            "coat",
            0.012,
            mirror=True,
        ),
        Prim(
            "chest",
            "capsule",
            (-0.010, 1.540, 0.090),
            (0.085, 1.455, 0.075),
            (0.028, 0.030),
            "coat",
            0.012,
            mirror=True,
        ),
    ),
    scale=1.02,
)
POLICE = Person(
    figure=MALE._replace(shoulder=1.1),
    face=Face(jaw=1.08, chin=1.2, brow=1.1),
    wardrobe=Wardrobe("shirt", "shirt", "shirt", open_neck=False, tie=True, belt="belt"),
    palette={
        "shirt": "#27406e",
        "trousers": "#161c2c",
        "hat": "#161f38",
        "band": "#0d0f16",
        "peak": "#0a0a0c",
        "badge": "#d8b040",
        "gold": "#c8a038",
        "leather": "#121214",
        "belt": "#0f0f12",
        "tie": "#0f1420",
        "hair": "#2a1c14",
    },
    hair=UNDER_HAT,
    kit=(PEAKED_CAP, duty_belt),
    main="shirt",
    paints=(Paint("tie", ("shirt",), "capsule", (0.105, 1.50, 0.0), (0.150, 1.16, 0.0), (0.016, 0.022)),),
)
DOCTOR = Person(
    figure=MALE,
    wardrobe=Wardrobe(hem=0.48, flare=0.155, tie=True, lapels=True),
    palette={
        "coat": "#e9ecee",
        "lapel": "coat*0.85",
        "shirt": "#8fb4d4",
        "tie": "#2f5a52",
        "trousers": "#3a4250",
        "rubber": "#20262c",
        "steel": "#c8ccd0",
        "badge": "#4a7ab0",
        "hair": "#5a4a3c",
        "rims": "#1c1a1a",
    },
    hair=SHORT,
    kit=(stethoscope,),
)
NURSE = Person(
    figure=FEMALE,
    face=WOMANLY,
    wardrobe=Wardrobe(
        "dress",
        "dress",
        "skin",
        "skin",
        "skin",
        "skin",
        "dress",
        0.42,
        0.175,
        open_neck=False,
        belt="belt",
        collar=True,
    ),
    palette={
        "dress": "#dfe8ee",
        "belt": "#5a7fa8",
        "hat": "#f2f4f5",
        "badge": "#c02a2a",
        "shoes": "#e4e4e0",
        "hair": "#6a3a1c",
        "skin": "#dfaa86",
        "lips": "#b0504a",
    },
    hair=BUN,
    kit=(NURSE_CAP,),
    main="dress",
    scale=0.94,
)
COOK = Person(
    figure=MALE._replace(belly=0.07, bulk=1.08, waist=1.08),
    face=Face(cheek=1.12, jaw=1.05),
    wardrobe=Wardrobe("coat", "coat", "coat", hem_part="apron", hem=0.36, flare=0.145, open_neck=False, belt="belt"),
    palette={
        "coat": "#e8e6e0",
        "apron": "#f2f1ec",
        "belt": "#b9b4a8",
        "trousers": "#3a3d44",
        "hat": "#f4f3ef",
        "scarf": "#b02a26",
        "buttons": "#3a3d44",
        "beard": "#2a1a12",
        "hair": "#2a1a12",
    },
    hair=(*UNDER_HAT, *MOUSTACHE),
    kit=(TOQUE,),
    paints=(
        Paint("scarf", ("coat",), "ellipsoid", (0.05, 1.50, 0.0), (0.13, 0.045, 0.13)),
        Paint("buttons", ("coat",), "capsule", (0.14, 1.40, 0.045), (0.18, 1.13, 0.045), (0.010, 0.010), mirror=True),
    ),
)
SOLDIER = Person(
    figure=_STRONG,
    face=Face(jaw=1.08, chin=1.2, brow=1.15),
    wardrobe=Wardrobe(hem=0.14, flare=0.13, belt="belt", open_neck=False, boot=0.30, loose=1.12),
    palette={
        "coat": "#58603f",
        "belt": "#3a3324",
        "trousers": "#4e5438",
        "shoes": "#241c15",
        "helmet": "#444a32",
        "strap": "#2c2c20",
        "pack": "#5e5638",
        "trim": "#6e6548",
        "steel": "#26282c",
        "wood": "#5b3a20",
        "hair": "#3a281a",
    },
    hair=UNDER_HAT,
    kit=(STEEL_HELMET, backpack("pack"), slung_rifle),
)
WORKER = Person(
    figure=_STRONG,
    face=Face(jaw=1.06, brow=1.1),
    wardrobe=Wardrobe(
        "vest", "shirt", "shirt", leg="overalls", shin="overalls", open_neck=False, boot=0.24, loose=1.14
    ),
    palette={
        "vest": "#e8641c",
        "shirt": "#4a5a6a",
        "overalls": "#2f4568",
        "shoes": "#6a4a28",
        "stripe": "#e4e2c0",
        "hat": "#f0c020",
        "hair": "#3a281a",
        "beard": "#3a281a",
    },
    hair=(*UNDER_HAT, *MOUSTACHE),
    kit=(HARD_HAT,),
    paints=(
        Paint("stripe", ("vest",), "box", (0.0, 1.12, 0.0), (0.4, 0.020, 0.4)),
        Paint("stripe", ("vest",), "box", (0.0, 1.30, 0.085), (0.4, 0.30, 0.020), mirror=True),
        Paint("stripe", ("overalls",), "box", (0.0, 0.34, 0.0), (0.4, 0.020, 0.4)),
    ),
    finishes={"stripe": Finish(0.8, 0.15, 0.5)},
    main="vest",
)
FIREFIGHTER = Person(
    figure=_STRONG,
    face=Face(jaw=1.08, chin=1.2),
    wardrobe=Wardrobe(hem=0.24, flare=0.155, open_neck=False, boot=0.30, hand="glove", loose=1.25),
    palette={
        "coat": "#3a3630",
        "trousers": "#343028",
        "stripe": "#d8e040",
        "glove": "#2a2018",
        "shoes": "#16130f",
        "hat": "#b0201c",
        "badge": "#d8b040",
        "pack": "#c8a020",
        "trim": "#26241f",
        "hair": "#2a1c14",
        "beard": "#2a1c14",
    },
    hair=(*UNDER_HAT, *MOUSTACHE),
    kit=(FIRE_HELMET, backpack("pack", big=0.8, roll=False, finish=Finish(0.7, 0.0, 0.5))),
    paints=(
        Paint("stripe", ("coat",), "box", (0.0, 0.76, 0.0), (0.4, 0.022, 0.4)),
        Paint("stripe", ("coat",), "box", (0.0, 1.22, 0.0), (0.4, 0.022, 0.4)),
        Paint("stripe", ("trousers",), "box", (0.0, 0.40, 0.0), (0.4, 0.022, 0.4)),
    ),
    finishes={"stripe": Finish(0.8, 0.2, 0.5)},
)
HUNTER = Person(
    figure=Figure(shoulder=1.14, bulk=1.12, limb=1.08),
    face=Face(jaw=1.08, brow=1.2),
    wardrobe=Wardrobe(hem=0.24, flare=0.155, belt="belt", boot=0.36),
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
        "shirt": "#7a2f26",
    },
    hair=(*UNDER_HAT, *FULL_BEARD),
    kit=(FUR_CAP, slung_rifle),
    scale=1.01,
)
ASTRONAUT = Person(
    figure=Figure(shoulder=1.14, bulk=1.22, waist=1.08, limb=1.30, hip=1.05, hand=1.12),
    wardrobe=Wardrobe(
        "suit", "suit", "suit", "glove", "suit", "suit", "suit", open_neck=False, belt="band", boot=0.20, loose=1.25
    ),
    palette={
        "suit": "#e6e7e8",
        "glove": "#b9bcc2",
        "shoes": "#9a9da4",
        "band": "#d0602a",
        "trim": "#8a9098",
        "visor": "#c9942c",
        "pack": "#d2d4d6",
        "key": "#c03028",
        "lens": "#3a6ab0",
        "hair": "#4a3020",
    },
    hair=CROPPED,
    kit=(bubble, life_support),
    paints=(Paint("band", ("suit",), "box", (0.0, 1.30, 0.27), (0.3, 0.022, 0.14), mirror=True),),
    main="suit",
    scale=1.04,
    triangles=(900, 560),
)
DANCER = Person(
    figure=FEMALE._replace(bulk=0.80, limb=0.80, leg=1.03, waist=0.86, hip=0.90, bust=0.8, head=1.02),
    face=WOMANLY,
    wardrobe=Wardrobe(
        "dress", "skin", "skin", "skin", "tights", "tights", "dress", collar=False, open_neck=False, neckline=0.150
    ),
    palette={
        "dress": "#d98aa6",
        "tutu": "dress*1.15",
        "tights": "#e8c4b8",
        "shoes": "#d89ab0",
        "skin": "#e4b494",
        "hair": "#2a1810",
        "lips": "#b04050",
    },
    hair=BUN,
    kit=(tutu("tutu"),),
    main="dress",
    scale=0.93,
)
SAILOR = Person(
    figure=MALE,
    wardrobe=Wardrobe(open_neck=True, loose=1.45),
    palette={
        "coat": "#e8ebee",
        "shirt": "#2f4a78",
        "trousers": "#223458",
        "hat": "#f0f1f2",
        "band": "#223458",
        "scarf": "#223458",
        "hair": "#8a6030",
    },
    hair=UNDER_HAT,
    kit=(SAILOR_CAP,),
    paints=(
        Paint("scarf", ("coat",), "ellipsoid", (-0.06, 1.47, 0.0), (0.16, 0.10, 0.16)),
        Paint("scarf", ("coat",), "box", (0.0, 0.985, 0.34), (0.3, 0.02, 0.12), mirror=True),
    ),
)
FARMER = Person(
    figure=_STRONG._replace(belly=0.03),
    face=Face(jaw=1.05, cheek=1.08, nose=1.1),
    wardrobe=Wardrobe("shirt", "shirt", "skin", leg="overalls", shin="overalls", open_neck=False, boot=0.30, loose=1.2),
    palette={
        "shirt": "#9a3a30",
        "overalls": "#3d5a86",
        "shoes": "#3a2c1c",
        "hat": "#d8b868",
        "band": "#6a3a24",
        "hair": "#8a6a40",
        "skin": "#d09468",
    },
    hair=(*UNDER_HAT,),
    kit=(STRAW_HAT,),
    paints=(
        Paint("overalls", ("shirt",), "box", (0.16, 1.20, 0.0), (0.10, 0.13, 0.085)),
        Paint("overalls", ("shirt",), "box", (0.0, 1.40, 0.075), (0.3, 0.12, 0.018), mirror=True),
    ),
    main="shirt",
)
PEOPLE: Mapping[str, Person] = {
    "detective": DETECTIVE,
    "police": POLICE,
    "doctor": DOCTOR,
    "nurse": NURSE,
    "cook": COOK,
    "soldier": SOLDIER,
    "worker": WORKER,
    "firefighter": FIREFIGHTER,
    "hunter": HUNTER,
    "astronaut": ASTRONAUT,
    "dancer": DANCER,
    "sailor": SAILOR,
    "farmer": FARMER,
}
"""People by kind."""
