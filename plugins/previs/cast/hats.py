"""What people wear on their heads: solids of revolution made about their own brim and set on the head."""

import math
from collections.abc import Sequence

from previs.cast.blueprint import Tagged
from previs.cast.features import on_bone
from previs.cast.person import Kit, Measures
from previs.mesh.parts import Finish, Point, join, place, turn
from previs.mesh.solids import blob, box, lathe, prism, rod, sheet, tube
from previs.records import Mesh, Skeleton

FELT = Finish(smooth=0.5)
METAL = Finish(smooth=0.75, gloss=0.6)
GLASS = Finish(smooth=1.0, gloss=0.9)
LEATHER = Finish(smooth=0.6, gloss=0.25)
_OVAL = (1.08, 1.0, 0.92)
_NONE = "#000000"
Profile = Sequence[tuple[float, float]]


def on_head(m: Measures, mesh: Mesh, bones: Skeleton, *, up: float, tilt: float = -0.06, ahead: float = 0.0) -> Mesh:
    """A thing made about its own brim, set on the head."""
    at = m.on_head(ahead, up)
    return on_bone(place(mesh, at, rotation=turn(pitch=tilt), scale=m.size), bones.names.index("head"))


def turned(part: str, profile: Profile, *, sides: int = 14, oval: Point = _OVAL, finish: Finish = FELT) -> Tagged:
    """A part turned about the upright axis, (height, radius) rows, made oval like a head."""
    return Tagged(part, place(lathe(profile, _NONE, sides=sides, finish=finish), scale=oval))


def hat(*pieces: Tagged, up: float = 0.17, tilt: float = -0.06, ahead: float = 0.0) -> Kit:
    """A hat whose brim sits `up` above the head joint, leaning by `tilt` radians (below 0: over the brow)."""

    def kit(m: Measures, bones: Skeleton) -> list[Tagged]:
        return [Tagged(p.part, on_head(m, p.mesh, bones, up=up, tilt=tilt, ahead=ahead)) for p in pieces]

    return kit


def brim(part: str, inner: float, outer: float, *, rise: float = 0.0, dip: float = 0.0, sides: int = 16) -> Tagged:
    """A flat ring whose sides turn up by `rise` and whose front and back come down by `dip` metres."""
    points: list[Point] = []
    for i in range(sides):
        a = 2.0 * math.pi * i / sides
        bow = rise * math.sin(a) ** 2 - dip * math.cos(a) ** 2
        for radius, lift in ((inner, 0.0), (outer, bow)):
            points.append((1.12 * radius * math.cos(a), lift, 0.94 * radius * math.sin(a)))
    pieces: list[Tagged] = []
    for i in range(sides):
        j = (i + 1) % sides
        pieces.append(Tagged(part, sheet([points[2 * i], points[2 * j], points[2 * j + 1], points[2 * i + 1]], _NONE)))
    return Tagged(part, join([p.mesh for p in pieces]))


def ring_of(part: str, count: int, radius: float, shape: Mesh) -> Tagged:
    """The same thing so many times around the head, each looking outward along its own x."""
    spots = [2.0 * math.pi * i / count for i in range(count)]
    row = [place(shape, (1.08 * radius * math.cos(a), 0.0, -0.92 * radius * math.sin(a)), yaw=a) for a in spots]
    return Tagged(part, join(row))


_CAP_TOP = [(-0.02, 0.0), (-0.02, 0.104), (0.025, 0.116), (0.066, 0.088), (0.078, 0.0)]


def _peak(part: str, *, reach: float = 0.05, at: float = 0.098, drop: float = -0.12) -> Tagged:
    """A curved peak over the brow."""
    row = [(-0.068, 0.0), (-0.060, 0.6), (-0.036, 0.9), (0.0, 1.0), (0.036, 0.9), (0.060, 0.6), (0.068, 0.0)]
    edge: list[Point] = [(at + reach * s, drop * reach * s, z) for z, s in row]
    rim = tube(edge, (0.002, *(0.0045,) * 5, 0.002), _NONE, sides=4)
    return Tagged(part, join([sheet([(at - 0.03, 0.004, 0.0), *edge], _NONE), rim]))


FEDORA = hat(
    turned("hat", [(0.0, 0.0), (0.0, 0.102), (0.088, 0.094), (0.108, 0.070), (0.094, 0.0)], sides=16),
    brim("hat", 0.100, 0.160, rise=0.016, dip=0.012, sides=20),
    turned("band", [(0.004, 0.0), (0.004, 0.1045), (0.032, 0.101), (0.032, 0.0)], sides=16),
    up=0.172,
    tilt=-0.08,
)
FLAT_CAP = hat(turned("hat", _CAP_TOP, oval=(1.12, 1.0, 0.95)), _peak("hat"), up=0.180, tilt=-0.16, ahead=0.008)
BOBBLE = hat(
    turned("hat", [(0.0, 0.0), (0.0, 0.112), (0.05, 0.106), (0.09, 0.074), (0.112, 0.0)]),
    turned("trim", [(-0.012, 0.0), (-0.012, 0.112), (0.01, 0.120), (0.034, 0.112), (0.034, 0.0)]),
    turned("trim", [(0.10, 0.0), (0.112, 0.030), (0.135, 0.040), (0.158, 0.028), (0.170, 0.0)], sides=8),
    up=0.165,
    tilt=0.12,
)
FUR_CAP = hat(
    turned("hat", [(0.0, 0.0), (0.0, 0.116), (0.05, 0.112), (0.10, 0.085), (0.115, 0.0)]),
    turned("trim", [(-0.005, 0.0), (-0.005, 0.116), (0.02, 0.126), (0.05, 0.116), (0.05, 0.0)]),
    Tagged("trim", box((-0.012, -0.07, 0.092), (0.036, 0.065, 0.014), _NONE, taper=(1.2, 1.0))),
    Tagged("trim", box((-0.012, -0.07, -0.092), (0.036, 0.065, 0.014), _NONE, taper=(1.2, 1.0))),
    up=0.165,
    tilt=0.05,
)
WITCH_HAT = hat(
    turned("hat", [(0.0, 0.0), (0.0, 0.108), (0.10, 0.078), (0.20, 0.046), (0.29, 0.020)], sides=12),
    Tagged(
        "hat",
        place(
            lathe([(0.0, 0.026), (0.06, 0.014), (0.12, 0.0)], _NONE, sides=8),
            (0.0, 0.275, 0.0),
            rotation=turn(pitch=0.75),
        ),
    ),
    brim("hat", 0.100, 0.245, rise=-0.012, dip=0.012, sides=18),
    turned("band", [(0.006, 0.0), (0.006, 0.1085), (0.040, 0.098), (0.040, 0.0)], sides=12),
    up=0.170,
    tilt=0.06,
)
WIZARD_HAT = hat(
    turned("hat", [(-0.01, 0.0), (-0.01, 0.112), (0.12, 0.082), (0.26, 0.046), (0.40, 0.0)], sides=12),
    turned("band", [(-0.016, 0.0), (-0.016, 0.116), (0.022, 0.1145), (0.030, 0.104), (0.030, 0.0)], sides=12),
    brim("hat", 0.105, 0.175, rise=-0.010, dip=0.010, sides=16),
    Tagged(
        "star",
        place(
            box((0.0, 0.0, 0.0), (0.006, 0.020, 0.020), _NONE, finish=Finish(emission=0.6)),
            (0.088, 0.13, 0.0),
            rotation=turn(pitch=0.24, roll=0.785),
        ),
    ),
    up=0.168,
    tilt=0.10,
)
PEAKED_CAP = hat(
    turned("band", [(-0.012, 0.0), (-0.012, 0.104), (0.030, 0.107), (0.030, 0.0)]),
    turned("hat", [(0.028, 0.0), (0.028, 0.107), (0.062, 0.138), (0.078, 0.120), (0.086, 0.0)]),
    _peak("peak", reach=0.052, at=0.096, drop=-0.45),
    Tagged("badge", box((0.118, 0.040, 0.0), (0.006, 0.018, 0.014), _NONE, finish=METAL)),
    up=0.178,
    tilt=0.02,
)
TOQUE = hat(
    turned("hat", [(-0.012, 0.0), (-0.012, 0.106), (0.060, 0.106), (0.060, 0.0)]),
    turned("hat", [(0.056, 0.0), (0.056, 0.104), (0.120, 0.158), (0.180, 0.158), (0.222, 0.105), (0.230, 0.0)]),
    up=0.176,
    tilt=0.05,
)
COWBOY_HAT = hat(
    turned("hat", [(0.0, 0.0), (0.0, 0.104), (0.075, 0.094), (0.118, 0.074), (0.100, 0.0)]),
    brim("hat", 0.100, 0.225, rise=0.085, dip=0.030, sides=20),
    turned("band", [(0.004, 0.0), (0.004, 0.107), (0.028, 0.104), (0.028, 0.0)]),
    up=0.170,
)
STRAW_HAT = hat(
    turned("hat", [(0.0, 0.0), (0.0, 0.104), (0.060, 0.098), (0.088, 0.068), (0.094, 0.0)]),
    brim("hat", 0.100, 0.205, rise=-0.014, dip=0.016, sides=18),
    turned("band", [(0.004, 0.0), (0.004, 0.107), (0.028, 0.105), (0.028, 0.0)]),
    up=0.172,
)
HARD_HAT = hat(
    turned("hat", [(-0.01, 0.0), (-0.01, 0.116), (0.050, 0.112), (0.090, 0.082), (0.112, 0.0)], finish=METAL),
    brim("hat", 0.110, 0.140, sides=16),
    _peak("hat", reach=0.055, at=0.108, drop=-0.2),
    Tagged("hat", box((0.0, 0.062, 0.0), (0.105, 0.052, 0.014), _NONE, taper=(0.45, 1.0), finish=METAL)),
    up=0.172,
)
STEEL_HELMET = hat(
    turned("helmet", [(-0.055, 0.0), (-0.055, 0.128), (-0.035, 0.122), (0.040, 0.112), (0.080, 0.082), (0.100, 0.0)]),
    turned("strap", [(-0.004, 0.0), (-0.004, 0.1215), (0.014, 0.1205), (0.014, 0.0)]),
    up=0.182,
    tilt=0.05,
)
FIRE_HELMET = hat(
    turned("hat", [(-0.01, 0.0), (-0.01, 0.112), (0.050, 0.108), (0.090, 0.080), (0.108, 0.0)], finish=METAL),
    brim("hat", 0.105, 0.165, rise=0.02, dip=0.03, sides=16),
    Tagged("hat", box((-0.01, 0.075, 0.0), (0.112, 0.055, 0.010), _NONE, taper=(0.5, 1.0), finish=METAL)),
    Tagged(
        "badge",
        place(
            box((0.0, 0.0, 0.0), (0.006, 0.045, 0.036), _NONE, taper=(1.0, 0.7), finish=METAL),
            (0.118, 0.055, 0.0),
            rotation=turn(pitch=0.2),
        ),
    ),
    up=0.172,
    tilt=0.03,
)
SAILOR_CAP = hat(
    turned("band", [(-0.010, 0.0), (-0.010, 0.102), (0.026, 0.104), (0.026, 0.0)]),
    turned("hat", [(0.024, 0.0), (0.024, 0.104), (0.050, 0.146), (0.066, 0.140), (0.072, 0.0)]),
    Tagged("band", rod((-0.13, 0.02, 0.01), (-0.16, -0.12, 0.02), (0.010, 0.014), _NONE, sides=4)),
    up=0.182,
    tilt=0.08,
)
NURSE_CAP = hat(
    Tagged("hat", box((0.02, 0.045, 0.0), (0.030, 0.045, 0.085), _NONE, taper=(1.6, 1.12))),
    Tagged("badge", box((0.058, 0.056, 0.0), (0.004, 0.020, 0.007), _NONE)),
    Tagged("badge", box((0.058, 0.056, 0.0), (0.004, 0.007, 0.020), _NONE)),
    up=0.205,
    tilt=0.10,
)


def _points(height: float, wide: float) -> Mesh:
    return prism([(-wide, 0.0), (wide, 0.0), (0.0, height)], -0.005, 0.005, _NONE, finish=METAL)


def _crown(part: str, radius: float, height: float, count: int) -> tuple[Tagged, ...]:
    """A band, points that lean outward with a ball on each, and a jewel in front."""
    wide = math.pi * radius / count
    spike = place(_points(height, wide), (0.0, 0.038, 0.0), rotation=turn(yaw=0.5 * math.pi) @ turn(roll=0.12))
    ball = blob((height * 0.13, 0.038 + height, 0.0), 0.010, _NONE, detail=0, finish=METAL)
    band = [(0.0, radius - 0.012), (0.0, radius), (0.040, radius + 0.004), (0.040, radius - 0.010)]
    return (
        turned(part, band, sides=16, finish=METAL),
        ring_of(part, count, radius, spike),
        ring_of("jewel", count, radius, ball),
        Tagged("jewel", blob((1.09 * radius, 0.020, 0.0), (0.006, 0.013, 0.013), _NONE, detail=0, finish=GLASS)),
    )


CROWN = hat(*_crown("gold", 0.103, 0.070, 8), up=0.190, tilt=0.02)
TIARA = hat(*_crown("gold", 0.092, 0.055, 7), up=0.205, tilt=0.10)


def _tricorn_brim() -> Tagged:
    """Three sides of a brim turned up against the crown, a corner over the brow."""
    corners = [(0.190, 0.0), (-0.125, 0.160), (-0.125, -0.160)]
    meshes: list[Mesh] = []
    for k in range(3):
        (ax, az), (bx, bz) = corners[k], corners[(k + 1) % 3]
        mx, mz = 0.5 * (ax + bx), 0.5 * (az + bz)
        low: list[Point] = [(0.55 * ax, 0.0, 0.55 * az), (0.75 * mx, 0.0, 0.75 * mz), (0.55 * bx, 0.0, 0.55 * bz)]
        top: list[Point] = [(bx, 0.040, bz), (1.3 * mx, 0.088, 1.3 * mz), (ax, 0.040, az)]
        meshes.append(sheet([low[1], low[2], *top, low[0]], _NONE, finish=FELT))
        edge: list[Point] = [(ax, 0.042, az), (1.3 * mx, 0.090, 1.3 * mz), (bx, 0.042, bz)]
        meshes.append(tube(edge, (0.006, 0.007, 0.006), _NONE, sides=4))
    return Tagged("hat", join(meshes))


TRICORN = hat(
    turned("hat", [(0.0, 0.0), (0.0, 0.106), (0.055, 0.100), (0.085, 0.070), (0.092, 0.0)]),
    _tricorn_brim(),
    Tagged("skull", blob((0.128, 0.062, 0.0), (0.006, 0.020, 0.018), _NONE, detail=1)),
    up=0.176,
    tilt=0.04,
)


def _knight_helmet() -> tuple[Tagged, ...]:
    """A round helm open at the face, cheek plates, a raised visor and a plume."""
    shell = [(0.035, 0.0), (0.035, 0.112), (0.075, 0.112), (0.125, 0.090), (0.160, 0.040), (0.172, 0.0)]
    cheeks = [
        box((0.015, -0.040, 0.094 * s), (0.062, 0.080, 0.008), _NONE, taper=(1.1, 1.0), finish=METAL)
        for s in (1.0, -1.0)
    ]
    nape = box((-0.098, -0.035, 0.0), (0.014, 0.085, 0.086), _NONE, taper=(0.8, 1.0), finish=METAL)
    visor = lathe(
        [(0.0, 0.0), (0.0, 0.126), (0.045, 0.124), (0.068, 0.104), (0.068, 0.0)], _NONE, sides=14, finish=METAL
    )
    plume = tube(
        [(0.02, 0.165, 0.0), (-0.02, 0.245, 0.0), (-0.10, 0.265, 0.0), (-0.185, 0.190, 0.0), (-0.21, 0.06, 0.0)],
        (0.014, 0.034, 0.044, 0.040, 0.012),
        _NONE,
        sides=6,
    )
    return (
        turned("helmet", shell, finish=METAL),
        *(Tagged("helmet", mesh) for mesh in (*cheeks, nape)),
        Tagged("trim", place(visor, (0.004, 0.040, 0.0), rotation=turn(pitch=0.22), scale=_OVAL)),
        Tagged("plume", plume),
    )


KNIGHT_HELMET = hat(*_knight_helmet(), up=0.120, tilt=0.0)


def _kabuto() -> tuple[Tagged, ...]:
    """A ribbed bowl, a flared neck guard and a golden crest of two horns."""
    horns = [
        tube(
            [(0.10, 0.030, 0.012 * s), (0.125, 0.085, 0.050 * s), (0.110, 0.160, 0.088 * s), (0.085, 0.235, 0.092 * s)],
            (0.014, 0.016, 0.012, 0.003),
            _NONE,
            sides=4,
            finish=METAL,
        )
        for s in (1.0, -1.0)
    ]
    guard: list[Mesh] = []
    for i in range(8):
        a, b = (math.radians(70.0 + 27.5 * k) for k in (i, i + 1))
        points: list[Point] = [
            (1.12 * r * math.cos(t), y, r * math.sin(t))
            for r, y, t in ((0.104, 0.0, a), (0.104, 0.0, b), (0.172, -0.115, b), (0.172, -0.115, a))
        ]
        guard.append(sheet(points, _NONE, finish=METAL))
    bowl = [(-0.01, 0.0), (-0.01, 0.112), (0.045, 0.108), (0.085, 0.080), (0.105, 0.030), (0.112, 0.0)]
    return (
        turned("helmet", bowl, sides=12, finish=Finish(smooth=0.2, gloss=0.5)),
        _peak("helmet", reach=0.045, at=0.105, drop=-0.3),
        Tagged("gold", join(horns)),
        Tagged("helmet", join(guard)),
        Tagged("gold", blob((0.122, 0.030, 0.0), (0.008, 0.020, 0.020), _NONE, detail=0, finish=METAL)),
    )


KABUTO = hat(*_kabuto(), up=0.168, tilt=0.0)
