"""Rowing boats, sailing ships and submarines; their water line is y = 0."""

import math
from collections.abc import Callable, Mapping, Sequence

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.bodywork import CLOTH, GLASS, LIT, NONE, PAINT, PALETTE, pair, round_body
from previs.mesh.parts import MATT, Finish, Point, make, place
from previs.mesh.solids import blob, box, lathe, loft, rod, tube
from previs.records import Mesh, Skeleton

_PALE = Finish(emission=0.10)


def _strips(rows: Sequence[Sequence[Point]], *, finish: Finish = MATT, bone: int = 0) -> Mesh:
    """A two-sided surface through lines that all have the same number of points: planking, sails."""
    wide, points = len(rows[0]), [point for row in rows for point in row]
    count, front = len(points), list[tuple[int, int, int]]()
    for r in range(len(rows) - 1):
        for i in range(wide - 1):
            a, b = r * wide + i, (r + 1) * wide + i
            front += [(a, b, a + 1), (a + 1, b, b + 1)]
    back = [(a + count, c + count, b + count) for a, b, c in front]
    return make([*points, *points], [*front, *back], NONE, finish=finish, bone=bone, closed=False)


_LINES = ((-2.3, 0.50, -0.05, 0.52), (-1.5, 0.70, -0.18, 0.46), (-0.3, 0.78, -0.22, 0.43), (0.9, 0.66, -0.20, 0.47),
          (1.8, 0.36, -0.10, 0.58), (2.45, 0.03, 0.18, 0.74))  # fmt: skip
"""A rowing boat: x, half width at the gunwale, keel, gunwale (metres)."""


def _ribs(inset: float, floor: float) -> list[list[Point]]:
    """Slices of the boat from gunwale to gunwale, `inset` from the planking, at least `floor` high."""
    rows: list[list[Point]] = []
    for x, wide, keel, rail in _LINES:
        w, low = max(0.01, wide - inset), max(keel, floor)
        bilge = low + 0.35 * (rail - low)
        rows.append([(x, rail, -w), (x, bilge, -0.86 * w), (x, low, -0.45 * w), (x, low, 0.45 * w),
                     (x, bilge, 0.86 * w), (x, rail, w)])  # fmt: skip
    return rows


def _oar(bone: int, side: float) -> list[Tagged]:
    grip, lock, tip = (-0.05, 0.62, 0.12 * side), (0.10, 0.52, 0.78 * side), (0.30, 0.10, 2.55 * side)
    blade = box((0.0, 0.0, 0.0), (0.10, 0.02, 0.32), NONE, bone=bone)
    return [
        Tagged("oar", rod(grip, tip, (0.035, 0.03), NONE, sides=5, bone=bone)),
        Tagged("oar", place(blade, (0.31, 0.08, 2.75 * side))),
        Tagged("iron", box((lock[0], 0.49, lock[2]), (0.03, 0.06, 0.03), NONE)),
    ]


def _boat(bones: Skeleton) -> list[Tagged]:
    rails = tuple((x, rail + 0.01, wide) for x, wide, _, rail in _LINES)
    transom = [_ribs(0.0, -1.0)[0], [(-2.3, 0.53, z) for z in (-0.5, -0.3, -0.1, 0.1, 0.3, 0.5)]]
    stem = rod((2.44, 0.10, 0.0), (2.50, 0.86, 0.0), (0.05, 0.05), NONE, sides=5)
    pieces = [
        Tagged("hull", _strips(_ribs(0.0, -1.0), finish=PAINT)),
        Tagged("inside", _strips(_ribs(0.05, 0.10), finish=_PALE)),
        Tagged("hull", _strips(transom)),
        *pair("rail", tube(rails, (0.045,) * len(rails), NONE, sides=5)),
        Tagged("rail", stem),
        Tagged("rail", box((-2.3, 0.53, 0.0), (0.05, 0.04, 0.5), NONE)),
    ]
    for x, half, y in ((-1.75, 0.62, 0.34), (-0.35, 0.72, 0.32), (0.95, 0.60, 0.34)):
        pieces.append(Tagged("thwart", box((x, y, 0.0), (0.16, 0.025, half), NONE, finish=_PALE)))
    pieces += [Tagged("thwart", box((x, 0.115, 0.0), (0.03, 0.01, 0.42), NONE)) for x in (-1.2, -0.8, 0.3, 0.6, 1.4)]
    for name, side in (("oar.R", 1.0), ("oar.L", -1.0)):
        pieces += _oar(bones.names.index(name), side)
    lantern = lathe([(0.0, 0.07), (0.16, 0.07)], NONE, sides=8, at=(2.05, 0.72, 0.0), finish=LIT)
    return [
        *pieces,
        Tagged("lamp", lantern),
        Tagged("iron", lathe([(0.16, 0.09), (0.24, 0.03)], NONE, sides=8, at=(2.05, 0.72, 0.0))),
        Tagged("iron", lathe([(-0.12, 0.09), (0.0, 0.09)], NONE, sides=8, at=(2.05, 0.72, 0.0))),
    ]


def boat() -> Blueprint:
    """A rowing boat with thwarts, oars and a lantern in the bow."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.0, 0.0), "oar.R": ("body", 0.10, 0.52, 0.78)}
    palette = PALETTE | {"hull": "#6b2f22", "inside": "#c49a62", "rail": "#e0cfa8", "thwart": "#d9b47c",
                         "oar": "#d8b888", "lamp": "#ffd38a"}  # fmt: skip
    seats = ((-0.35, 0.42, 0.0), (-1.75, 0.44, 0.0), (0.95, 0.44, 0.0))
    return Blueprint("vessel", joints, palette, "hull", (-0.3, 0.9, 0.0), rigid=_boat, seats=seats)


_SHIP = ((-13.5, 2.6, 1.2, 5.6), (-12.0, 3.4, -1.0, 5.4), (-7.0, 3.9, -2.0, 4.2), (0.0, 4.0, -2.2, 3.4),
         (7.0, 3.5, -2.0, 3.9), (11.0, 2.0, -1.2, 4.7), (14.0, 0.15, 1.8, 5.4))  # fmt: skip


def _slices(low: float, high: float, swell: float) -> list[tuple[float, list[tuple[float, float]]]]:
    """The ship's hull between two shares of its side (0 keel, 1 rail), swollen by `swell` metres."""
    rows: list[tuple[float, list[tuple[float, float]]]] = []
    for x, wide, keel, rail in _SHIP:
        a, b = keel + low * (rail - keel), keel + high * (rail - keel)
        wa = (wide if low > 0.3 else 0.35 * wide) + swell
        mid, wm = 0.6 * a + 0.4 * b, wide + swell if low > 0.3 else 0.86 * wide
        wb = wide * (0.94 if high > 0.9 else 1.0) + swell
        rows.append((x, [(a, -wa), (a, wa), (mid, wm), (b, wb), (b, -wb), (mid, -wm)]))
    return rows


def _square_sail(x: float, y: float, wide: float, tall: float) -> Mesh:
    """A square sail that hangs from a yard at (x, y), full of wind."""
    rows: list[list[Point]] = []
    for i in range(4):
        v = i / 3
        half = wide * (1.0 + 0.12 * v)
        belly = 0.30 * tall * math.sin(math.pi * (0.12 + 0.72 * v))
        rows.append([(x + belly * math.cos(0.5 * math.pi * u) + 0.1, y - tall * v, half * u)
                     for u in (-1.0, -0.5, 0.0, 0.5, 1.0)])  # fmt: skip
    return _strips(rows, finish=CLOTH)


def _mast(x: float, tall: float, wide: float) -> list[Tagged]:
    """A mast with three square sails, yards and shrouds."""
    pieces = [Tagged("mast", rod((x, 2.5, 0.0), (x, tall, 0.0), (0.30, 0.12), NONE, sides=7))]
    y, half = tall - 1.2, 0.55 * wide
    for share in (0.20, 0.27, 0.33):
        drop = share * (tall - 5.5)
        pieces.append(
            Tagged("mast", rod((x + 0.2, y, -1.1 * half), (x + 0.2, y, 1.1 * half), (0.1, 0.1), NONE, sides=5))
        )
        pieces.append(Tagged("sail", _square_sail(x + 0.2, y - 0.1, half, 0.92 * drop)))
        y, half = y - drop, half + 0.22 * wide
    for back in (-1.8, 0.4):
        pieces += pair("rope", rod((x, tall - 3.0, 0.0), (x + back - 0.6, 3.8, 3.7), (0.05, 0.05), NONE, sides=3))
    return [*pieces, Tagged("pennant", _strips([[(x, tall, 0.0), (x - 2.0, tall - 0.35, 0.2)],
                                               [(x, tall - 0.7, 0.0), (x - 2.0, tall - 0.45, 0.2)]]))]  # fmt: skip


def _ship(bones: Skeleton) -> list[Tagged]:
    del bones
    ports = [box((x, 2.0, 3.85 - 0.012 * x * x), (0.35, 0.32, 0.10), NONE) for x in (-7.0, -4.6, -2.2, 0.2, 2.6, 5.0)]
    panes = [
        box((-13.55, 4.3, z), (0.12, 0.42, 0.34), NONE, finish=Finish(emission=1.2)) for z in (-1.6, -0.55, 0.55, 1.6)
    ]
    deck = [(x, [(rail - 0.5, -0.9 * w), (rail - 0.5, 0.9 * w), (rail - 0.4, 0.9 * w), (rail - 0.4, -0.9 * w)])
            for x, w, _, rail in _SHIP]  # fmt: skip
    jib = [[(8.6, 16.0, 0.0), (8.8, 15.8, 0.05)], [(10.8, 11.0, 0.6), (12.8, 11.5, 0.0)],
           [(10.4, 6.6, 0.5), (18.0, 7.6, 0.0)]]  # fmt: skip
    spanker: list[list[Point]] = [[(-9.6, 12.0, 0.0), (-14.0, 13.5, 0.4)], [(-9.6, 8.5, 0.6), (-14.6, 9.5, 1.2)],
                                  [(-9.6, 6.2, 0.0), (-15.0, 6.8, 0.5)]]  # fmt: skip
    return [
        Tagged("hull", loft(_slices(0.0, 0.98, 0.0), NONE, finish=Finish(smooth=0.3))),
        Tagged("band", loft(_slices(0.62, 0.80, 0.05), NONE)),
        Tagged("deck", loft(deck, NONE)),
        Tagged("hull", box((-11.0, 5.2, 0.0), (2.4, 1.1, 2.9), NONE, taper=(1.0, 0.92))),
        Tagged("band", box((-11.0, 6.35, 0.0), (2.6, 0.12, 3.0), NONE)),
        *[tagged for port in ports for tagged in pair("port", port)],
        *[Tagged("pane", pane) for pane in panes],
        *[Tagged("lamp", blob((-13.7, 7.0, z), 0.30, NONE, finish=LIT)) for z in (-2.2, 2.2)],
        Tagged("mast", rod((12.5, 4.9, 0.0), (19.0, 8.0, 0.0), (0.28, 0.12), NONE)),
        *_mast(7.6, 20.0, 5.2),
        *_mast(-0.6, 23.0, 6.0),
        *_mast(-8.6, 18.0, 4.2),
        Tagged("sail", _strips(jib, finish=CLOTH)),
        Tagged("sail", _strips(spanker, finish=CLOTH)),
        Tagged("rope", rod((7.6, 19.0, 0.0), (18.8, 7.9, 0.0), (0.05, 0.05), NONE, sides=3)),
        Tagged("rope", rod((-0.6, 22.0, 0.0), (7.6, 16.0, 0.0), (0.05, 0.05), NONE, sides=3)),
    ]


def ship() -> Blueprint:
    """A three-masted sailing ship with lit stern windows."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.0, 0.0)}
    palette = PALETTE | {"hull": "#4a2c1c", "band": "#b08a4a", "deck": "#8a6a44", "port": "#15110e", "pane": "#ffc46a",
                         "mast": "#5a3f2a", "sail": "#e9dfc8", "rope": "#2e261e", "pennant": "#b3221c",
                         "lamp": "#ffd38a"}  # fmt: skip
    seats = ((-10.0, 7.3, 0.0), (2.0, 3.9, 1.0))
    return Blueprint("vessel", joints, palette, "hull", (-9.0, 7.5, 0.0), rigid=_ship, seats=seats)


_PRESSURE_HULL = ((-14.0, -0.4, 0.25, 0.25), (-10.5, -0.5, 1.35, 1.35), (-6.0, -0.5, 2.05, 2.05),
                  (7.0, -0.5, 2.1, 2.1), (11.5, -0.5, 1.65, 1.65), (13.6, -0.5, 0.8, 0.8),
                  (14.0, -0.5, 0.2, 0.2))  # fmt: skip


def _submarine(bones: Skeleton) -> list[Tagged]:
    screw = bones.names.index("propeller")
    tower = loft([(x, [(1.2, -w), (1.2, w), (4.2, 0.85 * w), (4.2, -0.85 * w)]) for x, w in
                  ((-1.2, 0.15), (0.2, 0.85), (2.4, 0.90), (3.6, 0.2))], NONE, finish=PAINT)  # fmt: skip
    holes = [
        blob((x, 0.2, 1.97), (0.34, 0.34, 0.10), NONE, finish=Finish(emission=2.0)) for x in (-3.5, -1.0, 1.5, 4.0, 6.5)
    ]
    blades = [place(box((-14.2, 0.9, 0.0), (0.06, 0.75, 0.24), NONE, bone=screw), (0.0, -0.4, 0.0)) for _ in range(1)]
    blades += [box((-14.2, -1.3, 0.0), (0.06, 0.75, 0.24), NONE, bone=screw),
               box((-14.2, -0.4, 0.9), (0.06, 0.24, 0.75), NONE, bone=screw),
               box((-14.2, -0.4, -0.9), (0.06, 0.24, 0.75), NONE, bone=screw)]  # fmt: skip
    return [
        Tagged("body", round_body(_PRESSURE_HULL, sides=16)),
        Tagged("body", tower),
        Tagged("dark", box((0.0, 1.58, 0.0), (8.5, 0.06, 0.75), NONE)),
        Tagged("dark", rod((1.0, 4.0, 0.0), (1.0, 6.6, 0.0), (0.10, 0.08), NONE)),
        Tagged("dark", box((1.25, 6.6, 0.0), (0.35, 0.12, 0.10), NONE)),
        Tagged("dark", rod((2.0, 4.0, 0.3), (2.0, 5.6, 0.3), (0.05, 0.04), NONE, sides=4)),
        *pair("body", box((1.4, 3.2, 1.5), (0.6, 0.07, 0.9), NONE, taper=(1.0, 1.0))),
        *pair("body", box((-12.2, -0.4, 1.6), (0.7, 0.08, 1.1), NONE)),
        Tagged("body", box((-12.2, 0.9, 0.0), (0.7, 1.3, 0.09), NONE, taper=(0.6, 1.0))),
        Tagged("body", box((-12.2, -1.8, 0.0), (0.7, 1.2, 0.09), NONE)),
        *[tagged for hole in holes for tagged in pair("lamp", hole)],
        Tagged("lamp", blob((13.3, -0.2, 0.0), (0.3, 0.3, 0.45), NONE, finish=LIT)),
        Tagged("glass", box((3.25, 3.75, 0.0), (0.25, 0.22, 0.42), NONE, finish=GLASS)),
        *[Tagged("screw", blade) for blade in blades],
    ]


def submarine() -> Blueprint:
    """A submarine, awash: a long hull, a tower with its periscope, a screw that turns."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.0, 0.0), "propeller": ("body", -14.2, -0.4, 0.0)}
    palette = PALETTE | {"body": "#3f4a50", "screw": "#b08a3a", "lamp": "#ffe2a0"}
    seats = ((1.8, 4.1, 0.0),)
    return Blueprint("submarine", joints, palette, "body", (1.8, 5.0, 0.0), rigid=_submarine, seats=seats)


ROSTER: Mapping[str, Callable[[], Blueprint]] = {"boat": boat, "ship": ship, "submarine": submarine}
"""Vessels by kind."""
