"""Landmarks and dwellings: castles, churches, towers, mills, barns, tents, factories, temples, ruins; fronts to +z."""

import math
from collections.abc import Mapping

import numpy as np

from previs.mesh.parts import Finish, Point, grounded, join, place, speckled, turn
from previs.mesh.solids import blob, box, lathe, prism, rod
from previs.props.prop import Prop, shine
from previs.records import Mesh

_WARM = Finish(emission=1.1)
_STONES = ("#8d877c", "#7d7a74", "#9a907e", "#77787c")


def _pane(at: Point, half: tuple[float, float], *, lit: bool = True, yaw: float = 0.0) -> Mesh:
    """A window that looks along +z turned by yaw."""
    pane = box(
        (0.0, 0.0, 0.0), (*half, 0.06), "#ffcf86" if lit else "#1a2030", finish=_WARM if lit else Finish(gloss=0.5)
    )
    return place(pane, at, yaw=yaw)


def _gabled(half: Point, ridge: float, colours: tuple[str, str], *, eave: float = 0.3) -> list[Mesh]:
    """Walls 2 * half.y high with a pitched roof whose ridge runs along z, `ridge` metres above the walls."""
    x, y, z = half
    slope = math.atan2(ridge, x)
    run = math.hypot(x, ridge) / 2 + eave / 2
    pieces = [
        box((0.0, y, 0.0), (x, y, z), colours[0]),
        prism([(-x, 2 * y), (x, 2 * y), (0.0, 2 * y + ridge)], -z, z, colours[0]),
    ]
    for side in (1.0, -1.0):
        tile = box((0.0, 0.0, 0.0), (run, 0.09, z + eave), colours[1])
        at = (
            side * (0.5 * x + 0.5 * eave * math.cos(slope)),
            2 * y + 0.5 * ridge - 0.5 * eave * math.sin(slope) + 0.06,
            0.0,
        )
        pieces.append(place(tile, at, rotation=turn(pitch=-side * slope)))
    return pieces


def _merlons(radius: float, y: float, count: int, colour: str, *, at: tuple[float, float] = (0.0, 0.0)) -> list[Mesh]:
    """Battlements about a round tower."""
    pieces: list[Mesh] = []
    for i in range(count):
        a = 2.0 * math.pi * i / count
        tooth = box((0.0, 0.0, 0.0), (0.22, 0.42, 0.9 * radius / count * 2), colour)
        spot = (at[0] + radius * math.cos(a), y + 0.42, at[1] - radius * math.sin(a))
        pieces.append(place(tooth, spot, yaw=a))
    return pieces


def cottage(seed: int) -> Mesh:
    """A thatched cottage 7 by 5 m with a stone chimney, a round-headed door and small lit windows."""
    wall, thatch = ("#e6dcc6", "#d8c8a8", "#cfc4b4", "#e2d4c0")[seed % 4], ("#8a7346", "#7a6a4a")[seed % 2]
    body = place(join(_gabled((2.4, 1.15, 3.3), 2.3, (wall, thatch), eave=0.55)), yaw=0.5 * math.pi)
    pieces = [
        body,
        rod((-3.7, 4.75, 0.0), (3.7, 4.75, 0.0), (0.22, 0.22), thatch, sides=6),
        box((2.9, 3.0, 0.0), (0.42, 2.6, 0.5), _STONES[seed % 4]),
        box((0.0, 0.95, 2.43), (0.46, 0.95, 0.06), "#4a2f22"),
        lathe([(-0.06, 0.46), (0.06, 0.46)], "#4a2f22", sides=12),
    ]
    pieces[-1] = place(pieces[-1], (0.0, 1.9, 2.43), rotation=turn(roll=0.5 * math.pi))
    for x in (-1.9, 1.9):
        pieces += [_pane((x, 1.35, 2.43), (0.42, 0.42)), box((x, 1.35, 2.51), (0.03, 0.42, 0.02), "#f2ede4")]
        pieces += [box((x + s * 0.62, 1.35, 2.46), (0.17, 0.46, 0.03), "#4a6a52") for s in (1, -1)]
        pieces.append(box((x, 0.80, 2.6), (0.5, 0.1, 0.14), "#6a4a2c"))
    return grounded(join(pieces), 1.5, dark=0.7)


def barn(seed: int) -> Mesh:
    """A red barn 9 by 12 m with a gambrel roof and white-crossed doors."""
    red = ("#8f2a20", "#7a2a22", "#95392a", "#6e3326")[seed % 4]
    outline = [(-4.5, 0.0), (4.5, 0.0), (4.5, 3.8), (3.1, 6.3), (0.0, 7.9), (-3.1, 6.3), (-4.5, 3.8)]
    pieces = [prism(outline, -6.0, 6.0, red)]
    for (ax, ay), (bx, by) in (((4.75, 3.5), (3.1, 6.4)), ((3.2, 6.35), (0.0, 8.0))):
        for side in (1.0, -1.0):
            long = math.hypot(bx - ax, by - ay) / 2 + 0.1
            slope = box((0.0, 0.0, 0.0), (long, 0.10, 6.5), "#4b4742")
            angle = math.atan2(by - ay, bx - ax)
            turned = turn(pitch=angle if side > 0 else -angle)
            pieces.append(place(slope, (side * (ax + bx) / 2, (ay + by) / 2 + 0.06, 0.0), rotation=turned))
    for x in (-1.05, 1.05):
        pieces.append(box((x, 1.5, 6.04), (1.0, 1.5, 0.06), "#5c1c16"))
        brace = box((0.0, 0.0, 0.0), (1.75, 0.07, 0.03), "#e8e2d6")
        pieces += [place(brace, (x, 1.5, 6.12), rotation=turn(pitch=angle)) for angle in (0.98, -0.98)]
        pieces += [box((x + s, 1.5, 6.12), (0.06, 1.5, 0.03), "#e8e2d6") for s in (-0.95, 0.95)]
        pieces += [box((x, y, 6.12), (1.0, 0.06, 0.03), "#e8e2d6") for y in (0.05, 2.95)]
    pieces += [box((0.0, 5.2, 6.05), (0.7, 0.7, 0.06), "#2a1a14"), box((0.0, 6.0, 6.1), (0.85, 0.07, 0.06), "#e8e2d6")]
    return grounded(join(pieces), 2.0, dark=0.7)


def tower(seed: int) -> Mesh:
    """A round stone tower 18 m high with battlements, a door and narrow lit windows."""
    stone = _STONES[seed % 4]
    pieces = [
        lathe([(0.0, 3.4), (1.2, 3.0), (14.5, 2.6), (15.0, 3.1), (16.4, 3.1)], stone, sides=16),
        *_merlons(2.95, 16.3, 10, stone),
        box((0.0, 1.2, 3.05), (0.7, 1.2, 0.2), "#3a2a20"),
        box((0.0, 2.5, 3.0), (0.95, 0.15, 0.3), "#5d5850"),
    ]
    for i in range(6):
        a, y = 0.9 * i + 0.35 * seed, 4.0 + 1.9 * i
        r = 2.98 - 0.028 * y
        pieces.append(_pane((r * math.sin(a), y, r * math.cos(a)), (0.16, 0.6), lit=i % 2 == 0, yaw=a))
    if seed % 2:
        pieces.append(lathe([(16.5, 3.3), (20.8, 0.0)], "#5c3a36", sides=16))
    return grounded(speckled(join(pieces), 0.07, seed), 2.5, dark=0.65)


def _keep_tower(x: float, z: float, radius: float, tall: float, stone: str) -> list[Mesh]:
    roof = lathe([(tall + 0.9, 1.35 * radius), (tall + 1.0 + 2.6 * radius, 0.0)], "#3f5068", sides=10, at=(x, 0.0, z))
    rows = [(0.0, 1.15 * radius), (1.0, radius), (tall, 0.95 * radius), (tall + 0.1, 1.2 * radius)]
    rows.append((tall + 1.0, 1.2 * radius))
    flag = box((x + 0.55, tall + 2.6 * radius + 1.8, z), (0.55, 0.28, 0.03), "#b3221c")
    return [
        lathe(rows, stone, sides=10, at=(x, 0.0, z)),
        roof,
        rod((x, tall + 2.5 * radius, z), (x, tall + 2.6 * radius + 2.2, z), (0.06, 0.04), "#3a2a20", sides=4),
        flag,
        _pane((x, 0.62 * tall, z + 0.97 * radius), (0.2, 0.7)),
        _pane((x, 0.86 * tall, z + 0.96 * radius), (0.2, 0.5)),
    ]  # fmt: skip


def castle(seed: int) -> Mesh:
    """A castle 34 m wide: four towers with pointed roofs, walls with battlements, a gate, a keep with lit windows."""
    stone = ("#9a9286", "#8a867e", "#a59880", "#80828a")[seed % 4]
    pieces: list[Mesh] = []
    for x, z, tall in ((-14.0, 8.0, 13.0), (14.0, 8.0, 13.0), (-14.0, -9.0, 14.5), (14.0, -9.0, 14.5)):
        pieces += _keep_tower(x, z, 2.9, tall + (seed % 3) * 0.6, stone)
    for z in (8.0, -9.0):
        pieces.append(box((0.0, 4.5, z), (13.0, 4.5, 1.0), stone))
        pieces += [box((-11.4 + 1.9 * i, 9.45, z + 0.7), (0.55, 0.5, 0.3), stone) for i in range(13)]
    pieces += [box((x, 4.5, -0.5), (1.0, 4.5, 8.0), stone) for x in (-14.0, 14.0)]
    pieces += [box((x, 9.45, -6.0 + 2.2 * i), (0.3, 0.5, 0.6), stone) for x in (-14.6, 14.6) for i in range(6)]
    pieces += [box((s * 3.3, 5.6, 9.2), (1.5, 5.6, 1.4), stone) for s in (1, -1)]
    pieces += [box((s * 3.3 + k, 11.6, 9.6), (0.4, 0.5, 1.0), stone) for s in (1, -1) for k in (-1.0, 1.0)]
    pieces += [
        box((0.0, 2.6, 9.05), (1.8, 2.6, 0.2), "#2e2018"),
        place(
            lathe([(-0.2, 1.8), (0.2, 1.8)], "#2e2018", sides=14), (0.0, 5.2, 9.05), rotation=turn(roll=0.5 * math.pi)
        ),
        box((0.0, 10.5, -3.0), (6.0, 10.5, 4.5), stone),
    ]
    pieces += [box((-5.4 + 1.8 * i, 21.5, z), (0.5, 0.55, 0.35), stone) for i in range(7) for z in (1.2, -7.2)]
    pieces += [
        _pane((x, y, 1.55), (0.32, 0.95), lit=(i + j + seed) % 3 != 0)
        for i, y in enumerate((12.5, 17.0))
        for j, x in enumerate((-4.0, -1.4, 1.4, 4.0))
    ]
    for x in (-5.6, 5.6):
        pieces += _keep_tower(x, -3.0, 1.9, 23.0, stone)
    return grounded(speckled(join(pieces), 0.06, seed), 4.0, dark=0.65)


def church(seed: int) -> Mesh:
    """A village church 20 m long: a nave with pointed windows, a tower with a spire, a cross and a clock."""
    wall, slate = ("#d8d0c0", "#a89f90", "#c4b8a2", "#8f8a82")[seed % 4], "#46474d"
    nave = [place(mesh, (0.0, 0.0, -5.0)) for mesh in _gabled((4.0, 3.0, 7.5), 4.2, (wall, slate))]
    pieces = [
        *nave,
        box((0.0, 7.5, 4.5), (2.2, 7.5, 2.2), wall),
        place(lathe([(15.0, 3.0), (15.3, 2.9), (25.0, 0.0)], slate, sides=4), (0.0, 0.0, 4.5), yaw=0.25 * math.pi),
        box((0.0, 25.8, 4.5), (0.09, 1.0, 0.09), "#c9a24a"),
        box((0.0, 26.1, 4.5), (0.5, 0.09, 0.09), "#c9a24a"),
        box((0.0, 1.5, 6.72), (0.9, 1.5, 0.08), "#4a2f22"),
        prism([(-0.9, 3.0), (0.9, 3.0), (0.0, 4.2)], 6.68, 6.78, "#4a2f22"),
        place(
            lathe([(0.0, 0.95), (0.08, 0.95)], "#efe8d8", sides=16),
            (0.0, 10.2, 6.70),
            rotation=turn(roll=0.5 * math.pi),
        ),
        box((0.0, 10.5, 6.82), (0.05, 0.35, 0.02), "#1a1a1a"),
        box((0.25, 10.2, 6.82), (0.28, 0.05, 0.02), "#1a1a1a"),
    ]
    for side in (1.0, -1.0):
        for z in (-1.0, -4.2, -7.4, -10.6):
            pieces.append(_pane((side * 4.02, 3.2, z), (0.45, 1.2), yaw=side * 0.5 * math.pi))
            pieces.append(box((side * 4.3, 2.2, z + 1.6), (0.5, 2.2, 0.3), wall, taper=(0.5, 1.0)))
    pieces += [box((x, 13.0, 6.72), (0.42, 1.0, 0.06), "#241f1c") for x in (-0.8, 0.8)]
    return grounded(join(pieces), 2.5, dark=0.7)


def temple(seed: int) -> Mesh:
    """A temple 13 by 19 m: steps, columns all round, a gable."""
    marble = ("#d9d2c2", "#cfc4ac", "#c9c4bc", "#bfae90")[seed % 4]
    pieces = [box((0.0, 0.2 + 0.4 * i, 0.0), (7.4 - 0.5 * i, 0.2, 10.4 - 0.5 * i), marble) for i in range(3)]
    spots = [(x, z) for x in (-5.4, -3.24, -1.08, 1.08, 3.24, 5.4) for z in (-8.4, 8.4)]
    spots += [(x, z) for x in (-5.4, 5.4) for z in (-5.6, -2.8, 0.0, 2.8, 5.6)]
    for x, z in spots:
        pieces.append(lathe([(1.2, 0.62), (1.5, 0.52), (6.8, 0.44), (7.2, 0.68)], marble, sides=8, at=(x, 0.0, z)))
    pieces += [
        box((0.0, 7.65, 0.0), (6.3, 0.45, 9.3), marble),
        prism([(-6.7, 8.1), (6.7, 8.1), (0.0, 10.8)], -9.6, 9.6, marble),
        box((0.0, 4.0, 0.0), (3.8, 2.9, 6.4), "#8f8676"),
        box((0.0, 3.3, 6.45), (1.1, 2.1, 0.06), "#2a221c"),
    ]
    return grounded(speckled(join(pieces), 0.04, seed), 2.0, dark=0.7)


def windmill(seed: int) -> Mesh:
    """A tower mill 13 m high with four latticed sails, a gallery and a cap."""
    wall = ("#d8ccb4", "#b9a98c", "#e2dccd", "#9a7a5c")[seed % 4]
    pieces = [
        lathe([(0.0, 3.6), (9.5, 2.3), (9.9, 2.6)], wall, sides=10),
        lathe([(9.9, 2.6), (11.3, 2.2), (12.6, 0.0)], "#5a3a2a", sides=10),
        lathe([(3.6, 3.2), (3.6, 4.3), (3.8, 4.3), (3.8, 3.1)], "#6b4a2c", sides=10),
        rod((0.0, 10.6, 1.5), (0.0, 10.8, 3.7), (0.3, 0.25), "#3a2a20"),
        box((0.0, 1.1, 3.4), (0.6, 1.1, 0.15), "#4a2f22"),
        _pane((0.0, 5.6, 2.9), (0.35, 0.5)),
        _pane((0.0, 8.2, 2.55), (0.3, 0.4), lit=bool(seed % 2)),
    ]
    for i in range(4):
        arm = [
            box((0.0, 3.6, 0.0), (0.10, 3.4, 0.08), "#4a3524"),
            box((0.55, 4.1, -0.03), (0.42, 2.7, 0.02), "#e6dcc4"),
        ]
        arm += [box((0.5, 1.6 + 0.9 * k, 0.03), (0.52, 0.04, 0.03), "#4a3524") for k in range(7)]
        arm.append(box((1.0, 4.1, 0.0), (0.04, 2.75, 0.04), "#4a3524"))
        spun = turn(pitch=0.35 + 0.5 * math.pi * i + 0.2 * seed)
        pieces.append(place(join(arm), (0.0, 10.75, 3.6), rotation=spun))
    return grounded(join(pieces), 2.0, dark=0.7)


def tent(seed: int) -> Mesh:
    """A ridge tent 2.6 by 3.4 m, lit from within, its flaps open, with guy ropes."""
    cloth = ("#c98a3a", "#5f7a4a", "#b3533a", "#4a6a8a")[seed % 4]
    pieces = [prism([(-1.3, 0.0), (1.3, 0.0), (0.0, 1.75)], -1.7, 1.7, cloth)]
    pieces += [
        prism([(-0.55, 0.02), (0.55, 0.02), (0.0, 1.35)], 1.69, 1.72, "#ffcf86", finish=Finish(emission=0.8)),
        place(prism([(0.0, 0.0), (0.5, 0.0), (0.0, 1.3)], 0.0, 0.03, cloth), (0.5, 0.0, 1.72), yaw=-0.9),
        rod((0.0, 0.0, 1.72), (0.0, 1.85, 1.72), (0.03, 0.03), "#4a3524", sides=4),
    ]
    for s in (1, -1):
        pieces.append(rod((0.0, 1.75, s * 1.7), (0.0, 0.0, s * 3.0), (0.015, 0.015), "#d8ccb4", sides=3))
        pieces += [rod((s * 0.66, 0.9, z), (s * 2.2, 0.0, z), (0.015, 0.015), "#d8ccb4", sides=3) for z in (-1.4, 1.4)]
    return join(pieces)


def factory(seed: int) -> Mesh:
    """A brick factory 26 m wide: a saw-tooth roof, rows of lit windows, two tall chimneys."""
    brick = ("#6e3f32", "#5f4a42", "#7a4a3a", "#565250")[seed % 4]
    pieces = [box((0.0, 4.0, 0.0), (13.0, 4.0, 7.0), brick)]
    for i in range(5):
        x = -13.0 + 5.2 * i
        pieces.append(prism([(x, 8.0), (x + 5.2, 8.0), (x, 10.8)], -7.0, 7.0, "#4a4a4c"))
        pieces.append(box((x - 0.03, 9.3, 0.0), (0.03, 0.9, 6.4), "#8fa0a8", finish=Finish(gloss=0.5)))
    for x, tall in ((9.5, 26.0), (5.2, 22.0)):
        rows = [(0.0, 1.7), (1.5, 1.5), (tall, 0.95), (tall + 0.1, 1.2), (tall + 0.9, 1.2)]
        pieces.append(lathe(rows, brick, sides=12,
                            at=(x, 0.0, -9.0)))  # fmt: skip
        pieces.append(lathe([(tall - 3.0, 1.06), (tall - 1.6, 1.03)], "#c9bfae", sides=12, at=(x, 0.0, -9.0)))
    for i in range(9):
        pieces += [_pane((-11.6 + 2.9 * i, y, 7.0), (0.95, 1.0), lit=(i * 3 + k + seed) % 4 != 0)
                   for k, y in enumerate((5.9, 2.9)) if not (k and i in (4,))]  # fmt: skip
    pieces.append(box((0.0, 1.9, 7.05), (1.6, 1.9, 0.08), "#2f3338"))
    return grounded(join(pieces), 3.0, dark=0.65)


def ruin(seed: int) -> Mesh:
    """What is left of a stone hall 12 by 9 m: broken walls, an arch, fallen blocks."""
    draw, stone = np.random.default_rng(seed), _STONES[seed % 4]
    pieces: list[Mesh] = []
    for z, x0 in ((-4.0, -6.0), (4.0, -6.0)):
        for i in range(8):
            high = max(0.5, (4.6 if z < 0 else 2.4) * (0.35 + 0.65 * draw.random()))
            if z > 0 and i in (3, 4):
                continue
            pieces.append(box((x0 + 1.5 * i + 0.75, high / 2, z), (0.76, high / 2, 0.45), stone))
    for i in range(5):
        high = 1.0 + 5.0 * draw.random() * (1.0 - i / 6)
        pieces.append(box((-6.2, high / 2, -3.2 + 1.6 * i), (0.45, high / 2, 0.82), stone))
    pieces += [box((k * 1.9 - 0.2, 1.9, 4.0), (0.5, 1.9, 0.55), stone) for k in (1, -1)]
    for i in range(8):
        a = math.pi * (i + 0.5) / 9
        block = box((0.0, 0.0, 0.0), (0.42, 0.42, 0.5), stone)
        pieces.append(place(block, (1.9 * math.cos(a) - 0.2, 3.8 + 1.7 * math.sin(a), 4.0), rotation=turn(pitch=a)))
    for k, x in enumerate((3.0, 5.0)):
        pieces.append(lathe([(0.0, 0.55), (3.6 - 1.7 * k, 0.45)], stone, sides=9, at=(x, 0.0, 0.5)))
    for _ in range(12):
        at = (draw.uniform(-5, 6), 0.2, draw.uniform(-3, 5.5))
        pieces.append(place(box((0.0, 0.0, 0.0), (0.45, 0.28, 0.35), stone), at,
                            rotation=turn(yaw=draw.uniform(0, 6), pitch=draw.uniform(-0.4, 0.4))))  # fmt: skip
    return grounded(speckled(join(pieces), 0.12, seed), 2.0, dark=0.6)


def skyscraper(seed: int) -> Mesh:
    """A tower of glass and steel 95 m high, stepped back twice, with a mast and rows of lit floors."""
    draw, steel = np.random.default_rng(seed), ("#4a5a6c", "#5c6068", "#3f5560", "#6a6458")[seed % 4]
    pieces: list[Mesh] = []
    low = 0.0
    for half, tall in ((13.0, 38.0), (10.0, 30.0), (6.8, 20.0)):
        pieces.append(box((0.0, low + tall / 2, 0.0), (half, tall / 2, half), steel, finish=Finish(gloss=0.45)))
        for i in range(int(tall / 4)):
            y = low + 2.4 + 4.0 * i
            for yaw in (0.0, 0.5 * math.pi, -0.5 * math.pi):
                start, wide = draw.uniform(-0.9, 0.2), draw.uniform(0.2, 0.7)
                x = half * (start + wide / 2)
                spot = (x * math.cos(yaw) + half * math.sin(yaw), y, half * math.cos(yaw) - x * math.sin(yaw))
                pieces.append(_pane(spot, (half * wide / 2, 0.9), lit=draw.random() < 0.6, yaw=yaw))
        pieces.append(box((0.0, low + tall, 0.0), (half + 0.3, 0.35, half + 0.3), "#2b2d35"))
        low += tall
    pieces += [
        lathe([(low, 2.2), (low + 3.5, 1.6), (low + 4.0, 0.3), (low + 14.0, 0.08)], "#8a8f98", sides=8),
        blob((0.0, low + 14.2, 0.0), 0.4, "#ff3020", detail=0, finish=Finish(emission=4.0)),
        box((0.0, 2.0, 13.1), (4.0, 2.0, 0.3), "#ffd9a0", finish=Finish(emission=0.9)),
    ]
    return grounded(join(pieces), 6.0, dark=0.7)


def hut(seed: int) -> Mesh:
    """A round hut with a cone of straw."""
    wall = ("#a8845a", "#8f6f4c", "#b8956a", "#7f684c")[seed % 4]
    pieces = [
        lathe([(0.0, 2.0), (2.0, 1.9)], wall, sides=14),
        lathe([(1.7, 2.7), (2.0, 2.5), (4.3, 0.15), (4.6, 0.0)], "#8f7a42", sides=14),
        box((0.0, 0.85, 1.93), (0.45, 0.85, 0.10), "#241a12"),
        _pane((1.2, 1.2, 1.55), (0.2, 0.2), yaw=0.65),
    ]
    return grounded(speckled(join(pieces), 0.08, seed), 1.5, dark=0.65)


def pyramid(seed: int) -> Mesh:
    """A stepped-looking pyramid 60 m wide and 38 m high."""
    sand = ("#c9a868", "#bf9a5c", "#d2b47a", "#b89564")[seed % 4]
    rows = [(0.0 + 2.4 * i + k * 2.39, (30.0 - 1.9 * i) * math.sqrt(2.0)) for i in range(15) for k in (0, 1)]
    stone = place(lathe([*rows, (38.0, 0.0)], sand, sides=4), yaw=0.25 * math.pi)
    door = box((0.0, 2.0, 29.6), (1.2, 1.6, 0.8), "#2a2018")
    return speckled(join([stone, door]), 0.05, seed)


def igloo(seed: int) -> Mesh:
    """A dome of snow blocks with a tunnel, lit inside."""
    snow = "#e6edf2"
    rows = [(1.9 * math.sin(a), 2.1 * math.cos(a)) for a in (0.0, 0.28, 0.56, 0.84, 1.12, 1.4)]
    pieces = [lathe([*rows, (1.92, 0.0)], snow, sides=14)]
    arch = [(0.8 * math.cos(a), 1.05 * math.sin(a)) for a in (math.pi * i / 8 for i in range(9))]
    pieces.append(prism(arch, 1.4, 3.0, "#d4dfe8"))
    pieces.append(prism([(0.6 * x, 0.8 * y) for x, y in arch], 2.9, 3.04, "#ffcf86", finish=Finish(emission=0.6)))
    return speckled(join(pieces), 0.06, seed)


def gate(seed: int) -> Mesh:
    """A gateway of two stone piers with an iron double gate, half open, and lanterns."""
    stone, iron = _STONES[seed % 4], "#1b1d20"
    pieces: list[Mesh] = []
    for s in (1, -1):
        pieces += [box((s * 2.1, 1.5, 0.0), (0.4, 1.5, 0.4), stone), box((s * 2.1, 3.08, 0.0), (0.5, 0.1, 0.5), stone)]
        pieces.append(box((s * 2.1, 3.42, 0.0), (0.15, 0.24, 0.15), "#ffd99a", finish=Finish(emission=3.0)))
        pieces.append(box((s * 4.0, 1.0, 0.0), (1.5, 1.0, 0.2), stone))
        leaf = [box((0.1 + 0.2 * i, 1.25 + 0.06 * i, 0.0), (0.02, 1.15 + 0.06 * i, 0.02), iron) for i in range(8)]
        leaf += [box((0.8, y, 0.0), (0.8, 0.04, 0.03), iron) for y in (0.35, 2.1)]
        pieces.append(
            place(join(leaf), (-1.7, 0.0, 0.0), yaw=-0.6)
            if s < 0
            else place(join(leaf), (1.7, 0.0, 0.0), yaw=math.pi + 0.6)
        )
    return grounded(join(pieces), 1.5, dark=0.7)


PROPS: Mapping[str, Prop] = {
    "cottage": Prop(cottage, 4.8, 5.8, (shine((0.0, 1.4, 3.1), 4.0, radius=0.6),)),
    "barn": Prop(barn, 8.4, 8.3, (shine((0.0, 3.4, 6.8), 3.0),)),
    "tower": Prop(tower, 3.6, 21.0, (shine((0.0, 3.0, 3.8), 4.0),)),
    "castle": Prop(castle, 21.0, 31.0, (shine((0.0, 4.0, 11.5), 14.0, radius=0.8), shine((0.0, 13.0, 3.0), 8.0))),
    "church": Prop(church, 14.0, 27.0, (shine((0.0, 3.6, 7.6), 6.0), shine((5.2, 3.2, -4.0), 5.0))),
    "temple": Prop(temple, 13.0, 11.0, (shine((0.0, 3.0, 7.2), 8.0),)),
    "windmill": Prop(windmill, 8.1, 18.5, (shine((0.0, 2.4, 4.2), 4.0),)),
    "tent": Prop(tent, 3.2, 2.0, (shine((0.0, 0.9, 2.1), 2.5),)),
    "factory": Prop(factory, 15.2, 27.5, (shine((0.0, 4.2, 8.4), 12.0),)),
    "ruin": Prop(ruin, 8.8, 6.5),
    "skyscraper": Prop(skyscraper, 19.0, 103.0, (shine((0.0, 3.6, 15.0), 30.0, radius=1.0),)),
    "hut": Prop(hut, 2.8, 4.7, (shine((0.0, 1.5, 2.4), 2.5),)),
    "pyramid": Prop(pyramid, 43.0, 38.5),
    "igloo": Prop(igloo, 3.3, 2.0, (shine((0.0, 0.6, 3.3), 2.0),)),
    "gate": Prop(gate, 5.7, 3.8, (shine((2.1, 3.4, 0.4), 4.0), shine((-2.1, 3.4, 0.4), 4.0))),
}
"""Landmarks and dwellings by name."""
