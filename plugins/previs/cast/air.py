"""Helicopters, planes, rockets, spaceships, flying saucers and balloons."""

import math
from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.bodywork import GLASS, LIT, NONE, PAINT, PALETTE, pair, round_body, side_panes
from previs.cast.features import on_bone
from previs.mesh.parts import Finish, make, place, turn
from previs.mesh.solids import blob, box, lathe, prism, rod, tube
from previs.records import Mesh, Skeleton

_FIRE = Finish(emission=3.5)


def _helicopter(bones: Skeleton) -> list[Tagged]:
    rotor, tail = bones.names.index("rotor"), bones.names.index("tail_rotor")
    pieces = [
        Tagged("body", blob((0.4, 1.75, 0.0), (1.9, 0.95, 0.85), NONE, detail=2, finish=PAINT)),
        Tagged("glass", blob((1.15, 1.86, 0.0), (1.28, 0.80, 0.80), NONE, detail=2, finish=GLASS)),
        Tagged("body", rod((-1.0, 2.0, 0.0), (-5.6, 2.35, 0.0), (0.42, 0.14), NONE, sides=10, finish=PAINT)),
        Tagged(
            "body", prism([(-5.2, 2.3), (-5.7, 2.3), (-6.25, 3.35), (-5.85, 3.35)], -0.06, 0.06, NONE, finish=PAINT)
        ),
        Tagged("body", box((-4.9, 2.3, 0.0), (0.25, 0.03, 0.75), NONE, finish=PAINT)),
        Tagged("dark", lathe([(2.5, 0.35), (2.8, 0.22), (3.05, 0.10)], NONE, sides=8)),
        Tagged("lamp", blob((1.6, 0.95, 0.0), 0.13, NONE, finish=LIT)),
        Tagged("tail_lamp", blob((-6.1, 3.4, 0.0), 0.07, NONE, finish=LIT)),
    ]
    for i in range(4):
        blade = box((2.6, 3.10, 0.0), (2.5, 0.02, 0.14), NONE, bone=rotor)
        pieces.append(Tagged("dark", place(blade, rotation=turn(yaw=0.5 * math.pi * i))))
    pieces += [
        Tagged("dark", box((-6.0, 3.0, 0.14), (0.05, 0.72, 0.02), NONE, bone=tail)),
        Tagged("dark", box((-6.0, 3.0, 0.14), (0.72, 0.05, 0.02), NONE, bone=tail)),
    ]
    for side in (1.0, -1.0):
        skid = tube(((1.9, 0.25, 0.95 * side), (1.5, 0.06, 0.95 * side), (-1.2, 0.06, 0.95 * side)), (0.05,) * 3, NONE)
        pieces.append(Tagged("dark", skid))
        for x in (1.0, -0.5):
            pieces.append(Tagged("dark", rod((x, 1.1, 0.55 * side), (x, 0.08, 0.95 * side), (0.05, 0.04), NONE)))
    return pieces


def helicopter() -> Blueprint:
    """A light helicopter; it rests on its skids at y = 0."""
    joints: dict[str, Joint] = {
        "body": ("", 0.0, 1.7, 0.0),
        "rotor": ("body", 0.0, 3.1, 0.0),
        "tail_rotor": ("body", -6.0, 3.0, 0.14),
    }
    palette = PALETTE | {"body": "#2c4a6b", "glass": "#10161d", "dark": "#17191c", "tail_lamp": "#d02020"}
    seats = ((1.3, 1.35, 0.35), (1.3, 1.35, -0.35))
    return Blueprint("aircraft", joints, palette, "body", (1.4, 1.9, 0.0), rigid=_helicopter, seats=seats)


def wing(root: tuple[float, float, float], tip: tuple[float, float, float], chords: tuple[float, float]) -> Mesh:
    """A wing from root to tip (points of its leading edge), with its chord at each end."""
    rows: list[tuple[float, float, float]] = []
    for (x, y, z), chord in ((root, chords[0]), (tip, chords[1])):
        thick = 0.055 * chord
        rows += [(x, y, z), (x - 0.35 * chord, y + thick, z), (x - chord, y, z), (x - 0.35 * chord, y - thick, z)]
    sides = [(i, (i + 1) % 4) for i in range(4)]
    faces = [face for a, b in sides for face in ((a, a + 4, b), (b, a + 4, b + 4))]
    faces += [(0, 1, 2), (0, 2, 3), (4, 6, 5), (4, 7, 6)]
    return make(rows, faces, NONE, finish=PAINT)


_FUSELAGE = (
    (-13.6, 4.30, 0.15, 0.15),
    (-10.5, 3.80, 1.00, 0.90),
    (-6.5, 3.35, 1.70, 1.70),
    (9.0, 3.35, 1.75, 1.75),
    (11.6, 3.20, 1.50, 1.45),
    (13.2, 2.95, 0.85, 0.85),
    (13.9, 2.80, 0.15, 0.15),
)


_ENGINE = ((-1.2, 0.0, 0.5, 0.5), (0.4, 0.0, 0.85, 0.85), (2.7, 0.0, 0.80, 0.80))
_FAN = ((2.68, 0.0, 0.68, 0.68), (2.76, 0.0, 0.2, 0.2))


def _plane(bones: Skeleton) -> list[Tagged]:
    gear = bones.names.index("gear")
    portholes = [(-7.0 + 1.0 * i, -6.55 + 1.0 * i) for i in range(17)]
    fin = prism([(-9.2, 4.3), (-12.2, 8.6), (-14.0, 8.6), (-13.0, 4.2)], -0.12, 0.12, NONE, finish=PAINT)
    pieces = [
        Tagged("body", round_body(_FUSELAGE, sides=14)),
        *side_panes(portholes, 3.62, 4.05, 1.735),
        *side_panes([(-9.0, 10.5)], 3.05, 3.28, 1.765, part="stripe"),
        Tagged("glass", blob((12.15, 3.85, 0.0), (0.75, 0.38, 0.95), NONE, finish=GLASS)),
        Tagged("stripe", fin),
        *pair("body", wing((3.6, 2.5, 1.2), (-4.6, 3.5, 13.6), (6.4, 1.6))),
        *pair("body", wing((-10.2, 4.3, 0.4), (-13.2, 4.7, 4.9), (2.9, 1.2))),
        *pair("white", place(round_body(_ENGINE), (0.0, 1.75, 4.9))),
        *pair("dark", place(round_body(_FAN), (0.0, 1.75, 4.9))),
        Tagged("lamp", blob((13.1, 2.6, 0.0), 0.12, NONE, finish=LIT)),
        Tagged("red_lamp", blob((-5.0, 3.5, -13.6), 0.14, NONE, finish=LIT)),
        Tagged("green_lamp", blob((-5.0, 3.5, 13.6), 0.14, NONE, finish=LIT)),
        Tagged("red_lamp", blob((-13.2, 8.65, 0.0), 0.12, NONE, finish=LIT)),
    ]
    for x, z in ((9.6, 0.0), (-1.4, 2.3), (-1.4, -2.3)):
        leg = rod((x, 2.2, z), (x, 0.5, z), (0.12, 0.12), NONE, bone=gear)
        tyres = place(lathe([(-0.35, 0.45), (0.35, 0.45)], NONE, sides=10, bone=gear), (x, 0.45, z),
                      rotation=turn(roll=0.5 * math.pi))  # fmt: skip
        pieces += [Tagged("dark", leg), Tagged("tyre", tyres)]
    return pieces


def plane() -> Blueprint:
    """An airliner on its wheels; the gear is a joint that folds away."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 3.0, 0.0), "gear": ("body", 0.0, 2.6, 0.0)}
    palette = PALETTE | {"body": "#e6e6e2", "stripe": "#1f4f8f", "white": "#b9bcc0", "green_lamp": "#28d060"}
    return Blueprint("aircraft", joints, palette, "stripe", (12.4, 3.9, 0.0), rigid=_plane, seats=((11.4, 3.0, 0.5),))


def _rocket(bones: Skeleton) -> list[Tagged]:
    flame = bones.names.index("flame")
    hull = [(2.6, 1.15), (4.5, 1.75), (9.0, 2.05), (14.0, 1.85), (17.5, 1.25)]
    fin = prism([(1.4, 7.2), (1.4, 3.2), (2.9, 0.0), (3.9, 0.0), (3.7, 3.4)], -0.13, 0.13, NONE, finish=PAINT)
    pieces = [
        Tagged("body", lathe(hull, NONE, sides=16, finish=PAINT)),
        Tagged("red", lathe([(17.5, 1.25), (19.6, 0.66), (21.2, 0.0)], NONE, sides=16, finish=PAINT)),
        Tagged("red", lathe([(20.9, 0.10), (23.0, 0.03)], NONE, sides=6)),
        *[Tagged("red", lathe([(y, r), (y + 0.5, r)], NONE, sides=16)) for y, r in ((5.0, 1.90), (13.0, 1.98))],
        Tagged("dark", lathe([(1.3, 1.25), (2.7, 0.85)], NONE, sides=14)),
        *[Tagged("red", place(fin, yaw=0.25 * math.pi + 0.5 * math.pi * i)) for i in range(4)],
        Tagged("fire", lathe([(1.6, 0.55), (0.8, 0.95), (-2.0, 0.75), (-6.5, 0.0)], NONE, sides=9, finish=_FIRE)),
        Tagged("hot", lathe([(1.6, 0.40), (0.6, 0.55), (-3.2, 0.0)], NONE, sides=8, finish=_FIRE)),
    ]
    for i in (-2, -1):
        small = place(pieces[i].mesh, (0.0, 1.5, 0.0), scale=0.12)
        pieces[i] = pieces[i]._replace(mesh=on_bone(small, flame))
    for y in (11.2, 15.2):
        ring = lathe([(0.0, 0.52), (0.12, 0.52)], NONE, sides=12)
        pane = lathe([(0.0, 0.38), (0.16, 0.38)], NONE, sides=12, finish=GLASS)
        for yaw in (0.0, 0.5 * math.pi, math.pi, 1.5 * math.pi):
            out = 1.93 if y < 12 else 1.62
            at = (out * math.cos(yaw), y, -out * math.sin(yaw))
            spin = turn(yaw=yaw) @ turn(pitch=-0.5 * math.pi)
            pieces += [Tagged("dark", place(ring, at, rotation=spin)), Tagged("glass", place(pane, at, rotation=spin))]
    pieces += [Tagged("steam", blob((1.2 * math.cos(a), 0.7, 1.2 * math.sin(a)), 0.30, NONE, rough=0.1, seed=i,
               bone=bones.names.index(f"puff{i}"))) for i, a in enumerate((0.3, 1.3, 2.4, 3.4, 4.4, 5.5))]  # fmt: skip
    return pieces


def rocket() -> Blueprint:
    """A rocket that stands on four fins; its flame and the clouds about its foot are joints that grow."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 9.0, 0.0), "flame": ("body", 0.0, 1.6, 0.0)}
    for i, a in enumerate((0.3, 1.3, 2.4, 3.4, 4.4, 5.5)):
        joints[f"puff{i}"] = ("", 1.2 * math.cos(a), 0.7, 1.2 * math.sin(a))
    palette = PALETTE | {"body": "#dfddd6", "red": "#b3221c", "fire": "#ff7a1e", "hot": "#ffe08a", "steam": "#cfccc6"}
    return Blueprint("rocket", joints, palette, "body", (1.6, 15.2, 0.0), rigid=_rocket)


def _spaceship(bones: Skeleton) -> list[Tagged]:
    del bones
    hull = [(-6.0, 2.0, 0.9, 1.5), (-4.5, 2.1, 1.25, 2.1), (1.0, 2.0, 1.15, 1.7), (6.0, 1.75, 0.65, 0.9),
            (9.5, 1.5, 0.15, 0.2)]  # fmt: skip
    fin = prism([(-3.2, 2.6), (-5.6, 5.4), (-6.8, 5.4), (-6.0, 2.6)], -0.1, 0.1, NONE, finish=PAINT)
    pieces = [
        Tagged("body", round_body(hull, sides=10)),
        Tagged("glass", blob((2.6, 2.75, 0.0), (2.0, 0.75, 0.75), NONE, detail=2, finish=GLASS)),
        *pair("body", wing((1.8, 1.9, 1.2), (-4.6, 1.2, 7.4), (6.4, 2.0))),
        *pair("stripe", wing((-0.6, 2.02, 2.6), (-3.2, 1.62, 5.0), (2.2, 1.6))),
        *pair("stripe", place(fin, (0.0, 0.0, 1.3), rotation=turn(roll=0.35))),
        *pair(
            "dark",
            place(
                round_body([(-4.6, 0.0, 0.3, 0.3), (-1.5, 0.0, 0.32, 0.32), (3.4, 0.0, 0.12, 0.12)], sides=7),
                (-1.0, 1.2, 7.4),
            ),
        ),
        *[
            Tagged("trim", box((x, 2.95 - 0.06 * i, 0.0), (0.5, 0.16, 0.7), NONE))
            for i, x in enumerate((-1.0, -2.4, -3.8))
        ],
        *pair("lamp", blob((5.6, 1.45, 0.75), (0.18, 0.1, 0.14), NONE, finish=LIT)),
    ]
    for z in (-1.25, 0.0, 1.25):
        nozzle = round_body([(-6.8, 2.0, 0.62, 0.58), (-5.8, 2.0, 0.50, 0.46)], sides=9)
        glow = round_body([(-6.86, 2.0, 0.50, 0.46), (-6.75, 2.0, 0.50, 0.46)], sides=9, finish=LIT)
        pieces += [Tagged("dark", place(nozzle, (0.0, 0.0, z))), Tagged("drive", place(glow, (0.0, 0.0, z)))]
    pieces += [tag for x, z in ((4.6, 0.25), (-3.5, 1.5)) for tag in pair("dark", rod((x, 1.5, z), (x, 0.03, z + 0.2),
               (0.14, 0.18), NONE, sides=5))]  # fmt: skip
    return pieces


def spaceship() -> Blueprint:
    """A winged spaceship with three glowing engines, on its landing legs."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 2.0, 0.0)}
    palette = PALETTE | {"body": "#b9bdc4", "stripe": "#a83a24", "drive": "#6ac8ff", "trim": "#6a6f78"}
    return Blueprint("aircraft", joints, palette, "body", (3.2, 2.9, 0.0), rigid=_spaceship, seats=((2.6, 2.1, 0.0),))


def _ufo(bones: Skeleton) -> list[Tagged]:
    ring = bones.names.index("ring")
    saucer = [(1.4, 1.0), (1.7, 3.2), (2.1, 5.0), (2.3, 5.0), (2.8, 3.0), (3.2, 1.8)]
    lights = [blob((4.5 * math.cos(a), 1.92, 4.5 * math.sin(a)), 0.24, NONE, finish=LIT, bone=ring, detail=0)
              for a in (math.pi * i / 6 for i in range(12))]  # fmt: skip
    legs = [rod((2.2 * math.cos(a), 1.6, 2.2 * math.sin(a)), (3.0 * math.cos(a), 0.08, 3.0 * math.sin(a)), (0.1, 0.14),
                NONE, sides=5) for a in (0.5, 2.6, 4.7)]  # fmt: skip
    return [
        Tagged("body", lathe(saucer, NONE, sides=24, finish=Finish(smooth=0.5, gloss=0.7))),
        Tagged("glass", lathe([(3.1, 1.75), (3.9, 1.5), (4.5, 0.8), (4.7, 0.0)], NONE, sides=16, finish=GLASS)),
        Tagged("beam", lathe([(1.25, 0.9), (1.42, 0.9)], NONE, sides=14, finish=LIT)),
        *[Tagged("lights", light) for light in lights],
        *[Tagged("dark", leg) for leg in legs],
    ]


def ufo() -> Blueprint:
    """A flying saucer with a dome and a ring of lights that turns."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 2.0, 0.0), "ring": ("body", 0.0, 1.9, 0.0)}
    palette = PALETTE | {"body": "#9aa2a8", "glass": "#1d3a34", "beam": "#b8ffd8", "lights": "#7affb0"}
    return Blueprint("aircraft", joints, palette, "body", (0.5, 3.8, 0.0), rigid=_ufo, seats=((0.0, 3.1, 0.0),))


_ENVELOPE = ((5.0, 0.9), (6.6, 2.2), (8.6, 4.0), (11.0, 5.5), (13.4, 6.0), (15.8, 5.3), (17.6, 3.4), (18.4, 1.2))


def _gores(parity: int) -> Mesh:
    """Every second strip of the envelope, from mouth to crown."""
    sides, points, faces = 16, list[tuple[float, float, float]](), list[tuple[int, int, int]]()
    for i in range(parity, sides, 2):
        a, b = 2.0 * math.pi * i / sides, 2.0 * math.pi * (i + 1) / sides
        for y, r in _ENVELOPE:
            first = len(points)
            mid = 0.5 * (a + b)
            points += [(r * math.cos(a), y, r * math.sin(a)), (1.03 * r * math.cos(mid), y, 1.03 * r * math.sin(mid)),
                       (r * math.cos(b), y, r * math.sin(b))]  # fmt: skip
            if y > _ENVELOPE[0][0]:
                for k in (0, 1):
                    low, up = first - 3 + k, first + k
                    faces += [(low, up, low + 1), (low + 1, up, up + 1)]
    return make(points, faces, NONE, finish=Finish(smooth=0.6), closed=False)


def _balloon(bones: Skeleton) -> list[Tagged]:
    flame = bones.names.index("flame")
    walls = [box((0.0, 0.55, 0.68), (0.74, 0.55, 0.06), NONE), box((0.68, 0.55, 0.0), (0.06, 0.55, 0.74), NONE)]
    rims = [
        tube(((-0.74, 1.12, z), (0.0, 1.12, z), (0.74, 1.12, z)), (0.06,) * 3, NONE, sides=5) for z in (0.68, -0.68)
    ]
    rims += [tube(((x, 1.12, -0.7), (x, 1.12, 0.0), (x, 1.12, 0.7)), (0.06,) * 3, NONE, sides=5) for x in (0.68, -0.68)]
    ropes = [rod((0.66 * a, 1.1, 0.66 * b), (0.62 * a, 5.1, 0.62 * b), (0.025, 0.025), NONE, sides=4)
             for a in (1, -1) for b in (1, -1)]  # fmt: skip
    return [
        Tagged("body", _gores(0)),
        Tagged("stripe", _gores(1)),
        Tagged("body", lathe([(18.35, 1.25), (18.6, 0.0)], NONE, sides=16)),
        *[Tagged("basket", place(wall, yaw=yaw)) for wall in walls for yaw in (0.0, math.pi)],
        Tagged("basket", box((0.0, 0.05, 0.0), (0.7, 0.05, 0.7), NONE)),
        *[Tagged("rim_basket", rim) for rim in rims],
        *[Tagged("rope", rope) for rope in ropes],
        Tagged("dark", box((0.0, 2.75, 0.0), (0.25, 0.08, 0.16), NONE)),
        *[
            Tagged("dark", rod((0.64 * s, 2.2, 0.0), (0.15 * s, 2.75, 0.0), (0.03, 0.03), NONE, sides=4))
            for s in (1, -1)
        ],
        Tagged("fire", lathe([(2.85, 0.10), (3.2, 0.20), (4.4, 0.0)], NONE, sides=7, finish=_FIRE, bone=flame)),
    ]


def balloon() -> Blueprint:
    """A hot-air balloon: a striped envelope, a basket, a burner."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 9.0, 0.0), "flame": ("body", 0.0, 2.85, 0.0)}
    palette = PALETTE | {"body": "#c2331f", "stripe": "#e8b93a", "basket": "#8a5f34", "rim_basket": "#5a3a1e",
                         "rope": "#4a4034", "fire": "#ffb04a"}  # fmt: skip
    seats = ((0.12, 0.95, 0.22), (-0.2, 0.95, -0.28))
    return Blueprint("balloon", joints, palette, "body", (0.3, 1.7, 0.0), rigid=_balloon, seats=seats)


ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "helicopter": helicopter,
    "plane": plane,
    "rocket": rocket,
    "spaceship": spaceship,
    "ufo": ufo,
    "balloon": balloon,
}
"""What flies, by kind."""
