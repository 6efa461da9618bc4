"""What people carry and wear over their clothes: capes, packs, belts of things, plates, shields, blades in sheaths."""

import math
from collections.abc import Sequence

from previs.cast.blueprint import Tagged
from previs.cast.cloth import Row, drape
from previs.cast.features import on_bone
from previs.cast.hats import GLASS, LEATHER, METAL
from previs.cast.person import Kit, Measures
from previs.mesh.parts import Finish, Point, frame_along, place, turn
from previs.mesh.solids import blob, box, lathe, rod, sheet, tube
from previs.records import Mesh, Skeleton

_NONE = "#000000"


def joint(bones: Skeleton, name: str) -> Point:
    """Where a joint is in the rest pose."""
    x, y, z = bones.rest[bones.names.index(name)]
    return float(x), float(y), float(z)


def hung(part: str, mesh: Mesh, bones: Skeleton, name: str) -> Tagged:
    """A thing on a joint."""
    return Tagged(part, on_bone(mesh, bones.names.index(name)))


def cape(part: str, *, length: float, wide: float = 0.30, out: float = 0.20, rows: int = 5) -> Kit:
    """A cape from the shoulders down: so many metres long from there, half as wide as `wide` and `out` behind below."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        back = 0.5 * m.figure.stoop
        high: list[Row] = [
            (m.shoulder + 0.085, back - 0.070, 0.085, 0.110, {"chest": 1.0}),
            (m.shoulder + 0.020, back - 0.110, 0.205 * m.figure.shoulder, 0.100, {"chest": 1.0}),
        ]
        for k in range(1, rows):
            share = k / (rows - 1)
            y = m.shoulder + 0.02 - (length - 0.02) * share
            half = 0.215 * m.figure.shoulder + (wide - 0.215) * share
            held = {"chest": max(0.0, 1.0 - 2.2 * share), "hips": min(1.0, 2.2 * share)}
            high.append((y, back * (1.0 - share) - 0.125 - (out - 0.125) * share, half, 0.09, held))
        return [Tagged(part, drape(high, bones, columns=7, folds=0.022))]

    return kit


def shawl(part: str) -> Kit:
    """A cloth over shoulders and upper arms, its ends meeting on the breast."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        x, y, w = 0.5 * m.figure.stoop, m.shoulder, m.figure.shoulder
        held = {"chest": 1.0}
        behind: list[Row] = [
            (y + 0.080, x - 0.040, 0.085, 0.09, held),
            (y + 0.035, x - 0.105, 0.200 * w, 0.11, held),
            (y - 0.110, x - 0.135, 0.275 * w, 0.14, held),
            (y - 0.250, x - 0.150, 0.225 * w, 0.06, held),
        ]
        before: list[Row] = [
            (y + 0.075, x + 0.060, 0.080, 0.10, held),
            (y + 0.025, x + 0.105, 0.200 * w, 0.13, held),
            (y - 0.110, x + 0.150, 0.272 * w, 0.17, held),
            (y - 0.270, x + 0.160, 0.100 * w, 0.05, held),
        ]
        return [Tagged(part, drape(behind, bones)), Tagged(part, drape(before, bones, front=True))]

    return kit


def backpack(part: str, *, big: float = 1.0, roll: bool = True, finish: Finish = LEATHER) -> Kit:
    """A pack on the back, a rolled blanket on top."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        y = m.shoulder - 0.17
        bag = box(
            (-0.135 - 0.075 * big, y, 0.0),
            (0.075 * big, 0.19 * big, 0.145 * big),
            _NONE,
            taper=(0.8, 0.88),
            finish=finish,
        )
        pocket = box(
            (-0.15 - 0.15 * big, y - 0.06, 0.0), (0.03, 0.09 * big, 0.09 * big), _NONE, taper=(0.8, 0.9), finish=finish
        )
        pieces = [hung(part, bag, bones, "chest"), hung("trim", pocket, bones, "chest")]
        if roll:
            at = y + 0.19 * big + 0.045
            bedroll = rod((-0.18, at, -0.19), (-0.18, at, 0.19), (0.055, 0.055), _NONE, sides=8)
            pieces.append(hung("trim", bedroll, bones, "chest"))
        return pieces

    return kit


def pauldrons(part: str, *, size: float = 1.0, flat: bool = False) -> Kit:
    """Plates over both shoulders, round ones or the flat ones of a samurai."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        pieces: list[Tagged] = []
        for side, s in (("R", 1.0), ("L", -1.0)):
            x, y, z = joint(bones, f"arm.{side}")
            if flat:
                slab = box((0.0, -0.10, 0.0), (0.095, 0.115, 0.014), _NONE, taper=(0.8, 1.0), finish=METAL)
                mesh = place(slab, (x, y + 0.05, z + 0.085 * s), rotation=turn(roll=-0.35 * s))
            else:
                cap = [(-0.075, 0.085), (-0.02, 0.092), (0.045, 0.068), (0.078, 0.0)]
                dome = lathe([(h * size, r * size) for h, r in cap], _NONE, sides=10, finish=METAL)
                mesh = place(dome, (x, y + 0.005, z + 0.012 * s), rotation=turn(roll=0.55 * s))
            pieces.append(hung(part, mesh, bones, f"arm.{side}"))
        return pieces

    return kit


def plates(part: str, *, below: str = "hips", rows: int = 5, length: float = 0.24) -> Kit:
    """A skirt of plates about the hips that flare outward."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        pieces: list[Tagged] = []
        for k in range(rows):
            a = 2.0 * math.pi * (k + 0.5) / rows
            wide = 0.62 * math.tan(math.pi / rows) * 0.24
            slab = box((0.012, -0.5 * length, 0.0), (0.010, 0.5 * length, wide), _NONE, taper=(1.0, 0.78), finish=METAL)
            at = (0.125 * math.cos(a), m.hip + 0.14, -0.150 * math.sin(a))
            slab = place(slab, at, rotation=turn(yaw=a) @ turn(pitch=0.26))
            side = "R" if math.sin(a) < 0.0 else "L"
            bone = f"coat.{side}" if f"coat.{side}" in bones.names else below
            pieces.append(hung(part, slab, bones, bone))
        return pieces

    return kit


def shield(part: str) -> Kit:
    """A pointed shield on the left forearm, a cross on it."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        ex, ey, ez = joint(bones, "forearm.L")
        hx, hy, hz = joint(bones, "hand.L")
        x, y, z = 0.5 * (ex + hx) + 0.01, 0.5 * (ey + hy), min(ez, hz) - 0.062
        outline = [
            (-0.20, 0.25),
            (0.0, 0.27),
            (0.20, 0.25),
            (0.205, 0.05),
            (0.15, -0.16),
            (0.0, -0.34),
            (-0.15, -0.16),
            (-0.205, 0.05),
        ]
        face: list[Point] = [(x + a, y + b, z + 0.9 * a * a) for a, b in outline]
        rear: list[Point] = [(px, py, pz + 0.020) for px, py, pz in face]
        edge = tube([*face, face[0]], (0.012,) * 9, _NONE, sides=4, finish=METAL)
        bars = [
            box((x, y - 0.03, z - 0.012), (0.022, 0.28, 0.012), _NONE),
            box((x, y + 0.06, z - 0.008), (0.19, 0.022, 0.016), _NONE),
        ]
        middle: Point = (x, y, z - 0.016)
        front = sheet([middle, *face, face[0]], _NONE, finish=METAL)
        back = sheet([(x, y, z + 0.004), *rear, rear[0]], _NONE)
        return [
            *(hung(part, mesh, bones, "forearm.L") for mesh in (front, back)),
            hung("trim", edge, bones, "forearm.L"),
            *(hung("emblem", bar, bones, "forearm.L") for bar in bars),
        ]

    return kit


def sheathed(*, curved: bool = False, long: float = 0.78) -> Kit:
    """A sword in its sheath on the left hip: straight with a cross guard, or a curved blade with a round one."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        at = (0.06, m.hip + 0.13, -0.175)
        bow = 0.06 if curved else 0.0
        run = [(0.0, 0.0), (0.35, bow), (0.7, bow * 1.1), (1.0, 0.0)]
        line: list[Point] = [(-long * s * 0.70, -long * s * 0.66 + b, -0.045 * s) for s, b in run]
        case = tube(line, (0.020, 0.019, 0.017, 0.010), _NONE, sides=5, finish=LEATHER)
        way = (0.70, 0.66, 0.03)
        grip = rod((0.0, 0.0, 0.0), (way[0] * 0.22, way[1] * 0.22, 0.006), (0.014, 0.014), _NONE, sides=5)
        if curved:
            guard = lathe([(-0.006, 0.040), (0.006, 0.040)], _NONE, sides=8, finish=METAL)
        else:
            guard = box((0.0, 0.0, 0.0), (0.095, 0.012, 0.016), _NONE, finish=METAL)
        knob = blob((way[0] * 0.24, way[1] * 0.24, 0.006), 0.022, _NONE, detail=0, finish=METAL)
        guard = place(guard, (0.012, 0.011, 0.0), rotation=frame_along(way))
        parts = (("sheath", case), ("grip", grip), ("gold", guard), ("gold", knob))
        return [hung(part, place(mesh, at), bones, "hips") for part, mesh in parts]

    return kit


def stethoscope(m: Measures, bones: Skeleton) -> list[Tagged]:
    """About the neck, its disc on the breast."""
    y = m.shoulder
    right: list[Point] = [
        (-0.045, y + 0.085, 0.05),
        (0.045, y + 0.070, 0.078),
        (0.120, y - 0.03, 0.070),
        (0.150, y - 0.13, 0.035),
    ]
    left: list[Point] = [
        (-0.045, y + 0.085, -0.05),
        (0.045, y + 0.070, -0.078),
        (0.120, y - 0.03, -0.070),
        (0.150, y - 0.13, -0.010),
    ]
    low: list[Point] = [(0.150, y - 0.13, 0.035), (0.152, y - 0.165, 0.012), (0.150, y - 0.13, -0.010)]
    disc = place(
        lathe([(0.0, 0.026), (0.016, 0.022)], _NONE, sides=8, finish=METAL),
        (0.143, y - 0.14, 0.040),
        rotation=frame_along((1.0, 0.0, 0.0)),
    )
    tubes = [tube(line, (0.009,) * len(line), _NONE, sides=4, finish=LEATHER) for line in (right, left, low)]
    return [*(hung("rubber", mesh, bones, "chest") for mesh in tubes), hung("steel", disc, bones, "chest")]


def holster(m: Measures, bones: Skeleton) -> list[Tagged]:
    """A gun belt: buckle in front, a revolver on the right hip."""
    y = m.hip + 0.13
    bag = place(
        box((0.0, -0.07, 0.0), (0.045, 0.085, 0.022), _NONE, taper=(1.25, 1.0), finish=LEATHER),
        (0.0, y, 0.180),
        rotation=turn(roll=-0.12),
    )
    grip = place(box((0.0, 0.045, 0.0), (0.018, 0.045, 0.014), _NONE), (-0.012, y, 0.188), rotation=turn(pitch=0.4))
    buckle = box((0.138, y + 0.015, 0.0), (0.012, 0.028, 0.036), _NONE, finish=METAL)
    return [hung("leather", bag, bones, "hips"), hung("wood", grip, bones, "hips"), hung("gold", buckle, bones, "hips")]


def duty_belt(m: Measures, bones: Skeleton) -> list[Tagged]:
    """Pouches, a holster and a radio on a belt, a badge on the breast."""
    y, belly = m.hip + 0.135, m.shoulder - 0.10
    boxes = (
        ("leather", (0.06, y, 0.165), (0.035, 0.045, 0.020), "hips"),
        ("leather", (-0.03, y - 0.05, 0.178), (0.032, 0.085, 0.020), "hips"),
        ("leather", (0.07, y, -0.160), (0.030, 0.040, 0.018), "hips"),
        ("leather", (-0.04, y - 0.01, -0.172), (0.020, 0.075, 0.018), "hips"),
        ("gold", (0.135, y, 0.0), (0.010, 0.024, 0.032), "hips"),
        ("badge", (0.128, belly, -0.075), (0.008, 0.028, 0.022), "chest"),
        ("leather", (0.112, belly + 0.045, 0.105), (0.016, 0.038, 0.020), "chest"),
    )
    return [hung(part, box(at, half, _NONE, finish=LEATHER), bones, bone) for part, at, half, bone in boxes]


def eye_patch(m: Measures, bones: Skeleton) -> list[Tagged]:
    """Over the left eye, its band about the head."""
    row = [(0.097, 0.112, -0.012), (0.074, 0.125, -0.070), (-0.02, 0.150, -0.098)]
    far = [(0.097, 0.118, -0.005), (0.094, 0.145, 0.030), (0.060, 0.160, 0.070), (-0.02, 0.160, 0.096)]
    bands = [tube([m.on_head(*p) for p in line], (0.005,) * len(line), _NONE, sides=4) for line in (row, far)]
    patch = blob(
        m.on_head(0.090, 0.099, -0.036),
        (0.014 * m.size, 0.024 * m.size, 0.024 * m.size),
        _NONE,
        detail=1,
        finish=LEATHER,
    )
    return [hung("patch", mesh, bones, "head") for mesh in (*bands, patch)]


def glasses(m: Measures, bones: Skeleton) -> list[Tagged]:
    """Round rims, a bridge and the temples."""
    pieces: list[Mesh] = []
    for s in (1.0, -1.0):
        turns = [2.0 * math.pi * i / 8 for i in range(9)]
        rim = [
            m.on_head(
                0.108 - 0.2 * abs(0.025 * math.cos(a)), 0.097 + 0.023 * math.sin(a), s * (0.036 + 0.025 * math.cos(a))
            )
            for a in turns
        ]
        pieces.append(tube(rim, (0.0028,) * 9, _NONE, sides=3))
        pieces.append(
            rod(m.on_head(0.098, 0.102, s * 0.062), m.on_head(0.0, 0.105, s * 0.086), (0.0028, 0.0028), _NONE, sides=3)
        )
    pieces.append(rod(m.on_head(0.110, 0.102, 0.012), m.on_head(0.110, 0.102, -0.012), (0.003, 0.003), _NONE, sides=3))
    return [hung("rims", mesh, bones, "head") for mesh in pieces]


def tutu(part: str) -> Kit:
    """A stiff plate of tulle about the hips, in two layers."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        pieces: list[Tagged] = []
        for lift, radius, wave in ((0.09, 0.42, 0.012), (0.055, 0.37, -0.012)):
            rim: list[Point] = []
            for i in range(20):
                a = 2.0 * math.pi * i / 20
                far = radius + 0.015 * (-1.0) ** i
                rim.append((far * math.cos(a), m.hip + lift - 0.03 + wave * (-1.0) ** i, far * math.sin(a)))
            disc = sheet([(0.0, m.hip + lift + 0.03, 0.0), *rim, rim[0]], _NONE, finish=Finish(smooth=0.3))
            pieces.append(hung(part, disc, bones, "hips"))
        return pieces

    return kit


def slung_rifle(m: Measures, bones: Skeleton) -> list[Tagged]:
    """A rifle across the back, its muzzle over the left shoulder."""
    y = m.shoulder
    barrel = rod((-0.165, y - 0.42, 0.20), (-0.145, y + 0.40, -0.27), (0.016, 0.012), _NONE, sides=6, finish=METAL)
    butt = box((0.0, 0.0, 0.0), (0.022, 0.15, 0.035), _NONE, taper=(0.8, 0.6))
    butt = place(butt, (-0.164, y - 0.42, 0.20), rotation=turn(roll=-0.52))
    return [hung("steel", barrel, bones, "chest"), hung("wood", butt, bones, "chest")]


def stick(m: Measures, bones: Skeleton) -> list[Tagged]:
    """A walking stick in the right hand, on a joint of its own."""
    x, y, z = joint(bones, "fingers.R")
    shaft = rod((x, y + 0.04, z), (x + 0.02, 0.01, z), (0.014, 0.010), _NONE, sides=6)
    grip = rod((x - 0.06, y + 0.045, z), (x + 0.05, y + 0.045, z), (0.015, 0.017), _NONE, sides=6)
    return [hung("wood", mesh, bones, "stick") for mesh in (shaft, grip)]


def staff(m: Measures, bones: Skeleton) -> list[Tagged]:
    """A staff as tall as its bearer in the right hand, a glowing stone on it."""
    x, y, z = joint(bones, "fingers.R")
    shaft = tube(
        [(x, 0.01, z), (x + 0.008, y, z), (x - 0.01, 1.50, z), (x, 1.76, z)],
        (0.015, 0.017, 0.018, 0.024),
        _NONE,
        sides=6,
    )
    claw = tube(
        [(x, 1.74, z), (x + 0.075, 1.80, z), (x + 0.070, 1.90, z), (x + 0.01, 1.945, z)],
        (0.022, 0.018, 0.014, 0.005),
        _NONE,
        sides=5,
    )
    stone = blob((x + 0.012, 1.84, z), (0.034, 0.042, 0.034), _NONE, detail=1, finish=Finish(emission=2.2))
    return [
        hung("wood", shaft, bones, "stick"),
        hung("wood", claw, bones, "stick"),
        hung("stone", stone, bones, "stick"),
    ]


def bubble(m: Measures, bones: Skeleton) -> list[Tagged]:
    """An astronaut's helmet open at the face: a round shell, a padded rim, a raised gold visor and lamps."""
    cx, cy, cz = m.on_head(0.012, 0.105)
    shell = lathe(
        [
            (-0.190, 0.03),
            (-0.165, 0.105),
            (-0.09, 0.178),
            (0.0, 0.198),
            (0.075, 0.190),
            (0.088, 0.172),
            (0.070, 0.160),
            (-0.06, 0.150),
            (-0.150, 0.09),
            (-0.152, 0.0),
        ],
        _NONE,
        sides=16,
        finish=METAL,
    )
    shell = place(shell, (cx - 0.005, cy, cz), rotation=frame_along((1.0, 0.05, 0.0)))
    turns = [2.0 * math.pi * i / 16 for i in range(17)]
    rim = tube(
        [(cx + 0.082, cy + 0.004 + 0.172 * math.sin(a), 0.172 * math.cos(a)) for a in turns],
        (0.016,) * 17,
        _NONE,
        sides=5,
    )
    visor = lathe(
        [(0.06, 0.0), (0.06, 0.200), (0.125, 0.158), (0.180, 0.085), (0.200, 0.0)], _NONE, sides=14, finish=GLASS
    )
    visor = place(visor, (cx - 0.01, cy + 0.020, cz), rotation=frame_along((-0.18, 1.0, 0.0)))
    lamps = [box((cx + 0.02, cy + 0.10, 0.195 * s), (0.05, 0.024, 0.020), _NONE) for s in (1.0, -1.0)]
    return [
        hung("suit", shell, bones, "head"),
        hung("trim", rim, bones, "head"),
        hung("visor", visor, bones, "head"),
        *(hung("trim", mesh, bones, "head") for mesh in lamps),
    ]


def life_support(m: Measures, bones: Skeleton) -> list[Tagged]:
    """The box on an astronaut's back and the one on the breast, with its hoses."""
    y = m.shoulder - 0.14
    back = box((-0.235, y, 0.0), (0.095, 0.29, 0.215), _NONE, taper=(0.85, 0.92), finish=LEATHER)
    cap = box((-0.235, y + 0.30, 0.0), (0.075, 0.03, 0.17), _NONE, taper=(0.8, 0.9))
    front = box((0.175, y - 0.02, 0.0), (0.045, 0.075, 0.105), _NONE, taper=(0.9, 0.95))
    keys = [
        box((0.222, y + dy, dz), (0.006, 0.015, 0.018), _NONE) for dy, dz in ((0.02, -0.05), (0.02, 0.0), (-0.03, 0.05))
    ]
    hoses = [
        tube(
            [
                (0.16, y - 0.04, 0.09 * s),
                (0.18, y - 0.14, 0.17 * s),
                (-0.05, y - 0.17, 0.235 * s),
                (-0.20, y - 0.12, 0.20 * s),
            ],
            (0.02,) * 4,
            _NONE,
            sides=5,
        )
        for s in (1.0, -1.0)
    ]
    rows = (
        ("pack", back),
        ("trim", cap),
        ("pack", front),
        ("key", keys[0]),
        ("lens", keys[1]),
        ("key", keys[2]),
        *(("trim", h) for h in hoses),
    )
    return [hung(part, mesh, bones, "chest") for part, mesh in rows]


def boxes(rows: Sequence[tuple[str, str, Point, Point]]) -> Kit:
    """Plain blocks: part, joint, and centre and half sides in metres, heights counted from the shoulders."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        return [
            hung(part, box((x, m.shoulder + y, z), half, _NONE), bones, name) for part, name, (x, y, z), half in rows
        ]

    return kit
