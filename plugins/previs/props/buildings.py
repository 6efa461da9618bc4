"""Houses, street fronts, lighthouses, rooms, bridges and fences."""

import math
from collections.abc import Mapping

import numpy as np

from previs.mesh.parts import Finish, Point, grounded, join, place, speckled, turn
from previs.mesh.solids import box, lathe, loft, prism, rod
from previs.props.prop import Prop, shine
from previs.records import Mesh

_GLASS = Finish(gloss=0.5)
_WARM = Finish(emission=1.1)


def _window(at: Point, half: tuple[float, float], lit: bool, *, frame: str = "#f2ede4") -> list[Mesh]:
    """A window that looks along +z, with cross bars and a sill."""
    x, y, z = at
    w, h = half
    pane = box(at, (w, h, 0.04), "#ffd08a" if lit else "#1a2030", finish=_WARM if lit else _GLASS)
    return [
        pane,
        box((x, y, z + 0.05), (0.03, h, 0.02), frame),
        box((x, y + 0.15 * h, z + 0.05), (w, 0.025, 0.02), frame),
        box((x, y - h - 0.05, z + 0.06), (w + 0.12, 0.05, 0.11), frame),
    ]


def house(seed: int) -> Mesh:
    """A cottage 6 by 5 m with a pitched roof, a chimney and lit windows; its door looks along +z."""
    draw = np.random.default_rng(seed)
    wall = ("#e9dfcc", "#d9cdb8", "#c9b8a0")[seed % 3]
    roof = ("#8a3d2c", "#5c4a42", "#6b4436")[int(draw.integers(3))]
    gable = prism([(-2.5, 2.8), (2.5, 2.8), (0.0, 4.85)], -3.0, 3.0, wall)
    pieces = [box((0.0, 1.4, 0.0), (3.0, 1.4, 2.5), wall), place(gable, yaw=0.5 * math.pi)]
    for side in (1.0, -1.0):
        slope = box((0.0, 0.0, 0.0), (3.4, 0.09, 1.78), roof)
        pieces.append(place(slope, (0.0, 3.88, 1.40 * side), rotation=turn(roll=0.69 * side)))
    pieces += [
        box((1.6, 4.6, -0.6), (0.32, 0.95, 0.32), "#7a4a3c"),
        box((1.6, 5.6, -0.6), (0.40, 0.08, 0.40), "#5f382d"),
        box((0.0, 1.0, 2.52), (0.50, 1.0, 0.05), "#4a2f22"),
        box((0.0, 0.06, 2.95), (0.8, 0.06, 0.45), "#77716a"),
        box((0.36, 1.0, 2.60), (0.04, 0.04, 0.03), "#c9a24a"),
    ]
    for x in (-1.8, 1.8):
        pieces += _window((x, 1.6, 2.52), (0.50, 0.58), lit=True)
    pieces += _window((0.0, 3.6, 2.52), (0.34, 0.38), lit=bool(draw.random() < 0.5))
    for x in (-1.2, 1.2):
        back = join(_window((x, 1.6, 2.52), (0.45, 0.55), lit=bool(draw.random() < 0.6)))
        pieces.append(place(back, yaw=math.pi))
    return grounded(join(pieces), 1.5, dark=0.7)


def _shop(x: float, half: float, depth: float, lit: bool, awning: str) -> list[Mesh]:
    pane = box(
        (x, 1.5, depth + 0.02), (half, 1.10, 0.03), "#ffcf86" if lit else "#15181f", finish=_WARM if lit else _GLASS
    )
    slope = box((0.0, 0.0, 0.0), (half * 1.15, 0.04, 0.45), awning)
    return [
        pane,
        box((x, 0.22, depth + 0.04), (half * 1.05, 0.22, 0.05), "#23252c"),
        box((x, 1.5, depth + 0.05), (0.03, 1.10, 0.02), "#23252c"),
        place(slope, (x, 2.92, depth + 0.40), rotation=turn(roll=0.35)),
    ]


def building(seed: int) -> Mesh:
    """A street front 9 to 13 m wide and four to seven floors high, shops below; it looks along +z."""
    draw = np.random.default_rng(seed)
    columns, floors = int(draw.integers(4, 7)), int(draw.integers(4, 8))
    wide, depth, tall = 1.05 * columns, 4.0, 3.6 + 3.1 * (floors - 1)
    wall = ("#5a4238", "#4b4d55", "#6a5a48", "#3f444e")[seed % 4]
    pieces = [
        box((0.0, 0.5 * tall, 0.0), (wide, 0.5 * tall, depth), wall),
        box((0.0, tall + 0.15, 0.0), (wide + 0.2, 0.22, depth + 0.2), "#2b2d35"),
        box((0.0, 3.40, depth + 0.1), (wide + 0.05, 0.10, 0.15), "#2b2d35"),
        box((0.5 * wide, tall + 1.2, -1.0), (0.9, 1.0, 0.9), "#3a342e"),
    ]
    awnings = ("#5a2b2b", "#2b4a3f", "#3a3556")
    for i in range(columns):
        x = -wide + (i + 0.5) * 2.0 * wide / columns
        pieces += _shop(x, 0.72, depth, bool(draw.random() < 0.55), awnings[(i + seed) % 3])
        for floor in range(1, floors):
            lit = bool(draw.random() < 0.32)
            pieces += _window((x, 3.1 * floor + 2.2, depth), (0.50, 0.80), lit, frame="#3a3c44")
    return grounded(join(pieces), 3.0, dark=0.65)


def lighthouse(seed: int) -> Mesh:
    """A banded tower 22 m high with a lit lantern."""
    tall = 20.0

    def radius(y: float) -> float:
        return 2.5 - 1.15 * y / tall

    pieces: list[Mesh] = []
    for i in range(6):
        low, high = tall * i / 6, tall * (i + 1) / 6
        colour = "#efe9dd" if i % 2 == 0 else "#b5322b"
        pieces.append(lathe([(low, radius(low)), (high, radius(high))], colour, sides=18, finish=Finish(smooth=0.8)))
    iron, glass = "#2a2c30", Finish(emission=6.0)
    pieces += [
        lathe([(tall, 1.5), (tall + 0.1, 2.1), (tall + 0.4, 2.1), (tall + 0.42, 1.2)], iron, sides=16),
        lathe([(tall + 0.4, 1.12), (tall + 2.3, 1.12)], "#ffe9a8", sides=12, finish=glass),
        lathe([(tall + 2.3, 1.5), (tall + 2.5, 1.5), (tall + 3.6, 0.25), (tall + 4.3, 0.05)], "#7a1f1c", sides=14),
    ]
    for i in range(8):
        c, s = math.cos(0.25 * math.pi * i), math.sin(0.25 * math.pi * i)
        pieces.append(box((1.15 * c, tall + 1.35, 1.15 * s), (0.06, 0.95, 0.06), iron))
        pieces.append(box((2.03 * c, tall + 0.85, 2.03 * s), (0.045, 0.5, 0.045), iron))
        d, e = math.cos(0.25 * math.pi * (i + 1)), math.sin(0.25 * math.pi * (i + 1))
        pieces.append(
            rod((2.03 * c, tall + 1.3, 2.03 * s), (2.03 * d, tall + 1.3, 2.03 * e), (0.04, 0.04), iron, sides=4)
        )
    for y, angle in ((4.0, 0.6), (9.0, 1.1), (14.0, 0.5), (9.0, 4.2)):
        angle += 0.4 * (seed % 5)
        r = radius(y) * 0.97
        pane = box(
            (0.0, 0.0, 0.0),
            (0.12, 0.62, 0.34),
            "#ffcf86" if y == 9.0 else "#2a2f38",
            finish=_WARM if y == 9.0 else _GLASS,
        )
        pieces.append(place(pane, (math.cos(angle) * r, y, -math.sin(angle) * r), yaw=angle))
    pieces.append(box((2.45, 1.1, 0.0), (0.12, 1.1, 0.6), "#3a2a20"))
    return grounded(join(pieces), 2.0, dark=0.7)


def room(seed: int) -> Mesh:
    """A room 7 by 6 m, 2.9 m high, open towards +z: boards, walls, a window at the back and a door on the left."""
    wall = ("#8d8474", "#7c8786", "#8a7a78")[seed % 3]
    boards = [
        box((-3.25 + 0.5 * i, -0.03, 0.0), (0.245, 0.03, 3.0), ("#6b4a30", "#735033", "#63442c")[(i + seed) % 3])
        for i in range(14)
    ]
    pieces = [
        *boards,
        box((-2.45, 1.45, -3.05), (1.05, 1.45, 0.05), wall),
        box((2.45, 1.45, -3.05), (1.05, 1.45, 0.05), wall),
        box((0.0, 0.45, -3.05), (1.40, 0.45, 0.05), wall),
        box((0.0, 2.60, -3.05), (1.40, 0.30, 0.05), wall),
        box((3.55, 1.45, 0.0), (0.05, 1.45, 3.0), wall),
        box((-3.55, 1.45, 0.0), (0.05, 1.45, 3.0), wall),
        box((0.0, 0.06, -2.98), (3.5, 0.06, 0.03), "#4d3a2a"),
        box((3.48, 0.06, 0.0), (0.03, 0.06, 3.0), "#4d3a2a"),
        box((-3.48, 1.02, -0.6), (0.04, 1.02, 0.48), "#5b3d28"),
        box((-3.42, 1.02, -0.22), (0.04, 0.04, 0.04), "#c9a24a"),
        box((0.0, 1.60, -3.12), (1.40, 0.70, 0.01), "#3a4d6e", finish=Finish(emission=0.6)),
    ]
    pieces += [box((x, 1.60, -3.02), (0.045, 0.72, 0.05), "#e8e2d6") for x in (-1.40, 0.0, 1.40)]
    pieces += [box((0.0, y, -3.02), (1.42, 0.04, 0.05), "#e8e2d6") for y in (0.90, 1.62, 2.30)]
    for side in (1.0, -1.0):
        folds = [(1.55 * side + 0.11 * side * i, 0.02 + 0.05 * (i % 2)) for i in range(5)]
        pieces += [box((x, 1.45, -2.92 + z), (0.06, 1.15, 0.03), "#7a3b34") for x, z in folds]
    return join(pieces)


def door(seed: int) -> Mesh:
    """A door in its frame, in a piece of wall; it looks along +z."""
    colour = _DOORS[seed % 3]
    leaf = [box((0.0, 1.03, 0.0), (0.46, 1.03, 0.05), colour), box((0.36, 1.0, 0.09), (0.03, 0.03, 0.04), "#c9a24a")]
    leaf += [box((0.0, y, 0.055), (0.30, 0.36, 0.012), colour) for y in (0.55, 1.50)]
    return join([*_doorway(), *leaf])


def open_door(seed: int) -> Mesh:
    """The same door with its leaf swung back into the dark passage behind it."""
    colour = _DOORS[seed % 3]
    leaf = [box((0.46, 1.03, 0.0), (0.46, 1.03, 0.04), colour), box((0.82, 1.0, 0.06), (0.03, 0.03, 0.03), "#c9a24a")]
    passage = [
        box((0.0, 1.3, -4.2), (1.6, 1.3, 0.02), "#17140f"),
        box((-1.5, 1.3, -2.15), (0.03, 1.3, 2.05), "#2a251d"),
        box((1.5, 1.3, -2.15), (0.03, 1.3, 2.05), "#2a251d"),
        box((0.0, 2.62, -2.15), (1.5, 0.03, 2.05), "#201c16"),
    ]
    swung = place(join(leaf), (-0.46, 0.0, -0.06), yaw=math.radians(82.0))
    return join([*_doorway(), *passage, swung])


_DOORS = ("#5b3d28", "#34504a", "#6a2f2a")


def _doorway() -> list[Mesh]:
    """A piece of wall with a door's frame in it."""
    return [
        box((-1.3, 1.35, 0.0), (0.75, 1.35, 0.10), "#8d8474"),
        box((1.3, 1.35, 0.0), (0.75, 1.35, 0.10), "#8d8474"),
        box((0.0, 2.42, 0.0), (0.55, 0.28, 0.10), "#8d8474"),
        box((-0.51, 1.07, 0.02), (0.05, 1.07, 0.13), "#e8e2d6"),
        box((0.51, 1.07, 0.02), (0.05, 1.07, 0.13), "#e8e2d6"),
        box((0.0, 2.11, 0.02), (0.56, 0.05, 0.13), "#e8e2d6"),
    ]


def bridge(seed: int) -> Mesh:
    """A stretch of bridge deck 12 m along x and 5 m wide, with railings and lamps' posts."""
    pieces = [
        box((0.0, -0.15, 0.0), (6.0, 0.15, 2.5), "#5b5f66"),
        box((0.0, 0.06, 2.1), (6.0, 0.06, 0.4), "#7b7d80"),
        box((0.0, 0.06, -2.1), (6.0, 0.06, 0.4), "#7b7d80"),
        box((0.0, -0.7, 1.9), (6.0, 0.4, 0.12), "#3f4a52"),
        box((0.0, -0.7, -1.9), (6.0, 0.4, 0.12), "#3f4a52"),
    ]
    for z in (2.42, -2.42):
        pieces += [rod((-6.0, y, z), (6.0, y, z), (0.04, 0.04), "#2f4338", sides=5) for y in (0.6, 1.12)]
        pieces += [box((-6.0 + 1.5 * i, 0.6, z), (0.05, 0.55, 0.05), "#2f4338") for i in range(9)]
    return speckled(join(pieces), 0.05, seed)


def fence(seed: int) -> Mesh:
    """Four metres of wooden fence along x."""
    draw = np.random.default_rng(seed)
    wood = ("#8a7458", "#7d684e")
    pieces = [box((0.95 * i - 1.9, 0.55, 0.0), (0.06, 0.55, 0.06), wood[1]) for i in range(5)]
    for y in (0.45, 0.88):
        rail = box((0.0, 0.0, 0.0), (2.05, 0.055, 0.025), wood[0])
        pieces.append(place(rail, (0.0, y, 0.07), rotation=turn(pitch=draw.uniform(-0.012, 0.012))))
    return grounded(speckled(join(pieces), 0.08, seed), 0.5, dark=0.7)


def bar_counter(seed: int) -> Mesh:
    """A bar 4 m long with shelves of bottles behind it; guests stand on the +z side."""
    draw = np.random.default_rng(seed)
    pieces = [
        box((0.0, 0.52, 0.0), (2.0, 0.52, 0.28), "#4a2c1c"),
        box((0.0, 1.08, 0.04), (2.08, 0.045, 0.40), "#6b3f26", finish=Finish(gloss=0.5)),
        rod((-2.0, 0.22, 0.42), (2.0, 0.22, 0.42), (0.03, 0.03), "#b08a3a", sides=6),
        box((0.0, 1.25, -1.45), (2.0, 1.25, 0.05), "#2c1c14"),
    ]
    pieces += [box((-1.6 + 0.8 * i, 0.55, 0.29), (0.34, 0.38, 0.02), "#5a3724") for i in range(5)]
    for y in (1.15, 1.6, 2.05):
        pieces.append(box((0.0, y, -1.28), (1.95, 0.025, 0.14), "#6b3f26"))
        for i in range(13):
            tall = draw.uniform(0.20, 0.32)
            colour = ("#3c5a2e", "#7a4a1e", "#8a9a9a", "#5a1e1e")[int(draw.integers(4))]
            rows = [(0.0, 0.038), (0.62 * tall, 0.038), (0.75 * tall, 0.014), (tall, 0.013)]
            at = (-1.8 + 0.3 * i + draw.uniform(-0.04, 0.04), y + 0.025, -1.28)
            pieces.append(lathe(rows, colour, sides=5, at=at, finish=Finish(smooth=0.5, gloss=0.6)))
    return join(pieces)


def arch_bridge(seed: int) -> Mesh:
    """A small stone bridge along x, 9 m long, humped over a stream."""
    rows: list[tuple[float, list[tuple[float, float]]]] = []
    for i in range(13):
        x = -4.5 + 0.75 * i
        top = 1.35 * math.cos(0.5 * math.pi * x / 5.2) ** 1.5
        under = 0.95 * math.sqrt(max(0.0, 1.0 - (x / 2.2) ** 2)) if abs(x) < 2.2 else -0.6
        rows.append((x, [(min(under, top - 0.3), -1.4), (min(under, top - 0.3), 1.4), (top, 1.4), (top, -1.4)]))
    deck = loft(rows, "#7d776d")
    walls = [
        loft(
            [
                (
                    x,
                    [
                        (ring[2][0], z - 0.14),
                        (ring[2][0], z + 0.14),
                        (ring[2][0] + 0.6, z + 0.12),
                        (ring[2][0] + 0.6, z - 0.12),
                    ],
                )
                for x, ring in rows
            ],
            "#878176",
        )
        for z in (1.3, -1.3)
    ]
    return speckled(join([deck, *walls]), 0.12, seed)


PROPS: Mapping[str, Prop] = {
    "house": Prop(
        house,
        4.6,
        5.8,
        (shine((-1.8, 1.6, 3.0), 3.0, radius=0.6), shine((1.8, 1.6, 3.0), 3.0, radius=0.6)),
    ),
    "building": Prop(building, 8.0, 25.0, (shine((0.0, 1.8, 4.9), 6.0, radius=0.8),)),
    "lighthouse": Prop(lighthouse, 2.7, 24.5, (shine((0.0, 21.3, 0.0), 120.0, radius=1.2),)),
    "room": Prop(room, 4.8, 3.0, (shine((0.0, 2.6, 0.3), 7.0, radius=0.5),)),
    "door": Prop(door, 2.1, 2.8),
    "open_door": Prop(open_door, 4.6, 2.8),
    "bridge": Prop(bridge, 6.6, 1.3),
    "arch_bridge": Prop(arch_bridge, 4.8, 2.1),
    "fence": Prop(fence, 2.1, 1.2),
    "bar_counter": Prop(bar_counter, 2.7, 2.6, (shine((0.0, 2.3, 0.4), 5.0),)),
}
