"""What dresses a set and is seldom named: fronds, vines, thorn trees, cypresses, parasols, starfish, dry grass."""

import math
from collections.abc import Mapping

import numpy as np

from previs.mesh.parts import join
from previs.mesh.solids import blob, lathe, rod, sheet, tube
from previs.props.prop import Prop
from previs.records import Mesh


def frond(seed: int) -> Mesh:
    """A clump of broad leaves on stalks, about 1.2 m high."""
    draw = np.random.default_rng(seed + 41)
    pieces: list[Mesh] = []
    for k in range(9):
        angle = k * 2.4 + float(draw.uniform(-0.3, 0.3))
        c, s = math.cos(angle), math.sin(angle)
        reach, high = float(draw.uniform(0.35, 0.7)), float(draw.uniform(0.7, 1.15))
        base, tip = (c * reach * 0.35, high * 0.75, s * reach * 0.35), (c * reach * 1.25, high * 0.6, s * reach * 1.25)
        wide = 0.18
        middle = (c * reach * 0.8, high, s * reach * 0.8)
        left = (middle[0] - s * wide, middle[1] - 0.06, middle[2] + c * wide)
        right = (middle[0] + s * wide, middle[1] - 0.06, middle[2] - c * wide)
        tone = ("#3f7c2c", "#2f6a2c", "#57933a")[k % 3]
        pieces += [sheet([base, left, tip], tone), sheet([base, tip, right], tone)]
        pieces.append(rod((0.0, 0.0, 0.0), base, (0.025, 0.012), "#54752e", sides=4))
    return join(pieces)


def vines(seed: int) -> Mesh:
    """A tall trunk hung with creepers, 7 m high."""
    draw = np.random.default_rng(seed + 43)
    pieces = [tube([(0.0, 0.0, 0.0), (0.2, 3.4, 0.1), (-0.1, 7.0, 0.0)], [0.42, 0.3, 0.26], "#4a3f2c", sides=8)]
    for _ in range(8):
        x, z = float(draw.uniform(-1.3, 1.3)), float(draw.uniform(-0.7, 0.7))
        low = float(draw.uniform(0.8, 3.6))
        way = [(0.1 * x, 6.8, 0.1 * z), (x * 0.7, 5.6, z * 0.7), (x, 4.4, z), (x * 1.04, low, z)]
        pieces.append(tube(way, [0.03] * 4, "#3c6a30", sides=4))
        for j in range(4):
            y = low + 0.6 * j
            pieces.append(sheet([(x, y, z), (x + 0.2, y + 0.1, z + 0.05), (x + 0.1, y - 0.16, z)], "#4f8438"))
    return join(pieces)


def acacia(seed: int) -> Mesh:
    """A thorn tree of the plains with a flat crown, 5 m high."""
    draw = np.random.default_rng(seed + 47)
    pieces = [tube([(0.0, 0.0, 0.0), (0.15, 1.5, 0.0), (-0.1, 2.6, 0.1)], [0.24, 0.17, 0.13], "#5c4a36", sides=7)]
    for k in range(5):
        angle = k * 1.257 + float(draw.uniform(-0.2, 0.2))
        x, z = 1.6 * math.cos(angle), 1.2 * math.sin(angle)
        pieces.append(rod((-0.1, 2.6, 0.1), (x, 4.1, z), (0.10, 0.04), "#5c4a36", sides=5))
        pieces.append(
            blob((x * 0.9, 4.35 + 0.12 * (k % 2), z * 0.9), (1.5, 0.34, 1.2), "#7a8a3c", rough=0.12, seed=seed + k)
        )
    pieces.append(blob((0.0, 4.6, 0.0), (1.6, 0.34, 1.3), "#86963f", rough=0.12, seed=seed + 9))
    return join(pieces)


def cypress(seed: int) -> Mesh:
    """A slender dark tree, 6 to 7 m high."""
    high = 6.0 + (seed % 3) * 0.4
    crown = [(0.4, 0.3), (1.2, 0.75), (high * 0.45, 0.68), (high * 0.8, 0.34), (high, 0.0)]
    return join([lathe([(0.0, 0.14), (0.6, 0.12)], "#4a3a2a", sides=7), lathe(crown, "#33532f", sides=9)])


def parasol(seed: int) -> Mesh:
    """A striped sunshade stuck in the sand, with a towel under it."""
    pieces = [rod((0.0, 0.0, 0.0), (0.22, 2.3, 0.0), (0.03, 0.025), "#e8e0d0")]
    for k in range(12):
        a, b = k * math.pi / 6, (k + 1) * math.pi / 6
        rim = [(0.3 + 1.25 * math.cos(t), 1.85 - 0.12 * math.cos(t), 1.25 * math.sin(t)) for t in (a, b)]
        pieces.append(sheet([(0.22, 2.35, 0.0), rim[0], rim[1]], ("#d8402c", "#f8f0e0")[(k + seed) % 2]))
    pieces.append(sheet([(-0.9, 0.02, 0.5), (0.9, 0.02, 0.5), (0.9, 0.02, 1.25), (-0.9, 0.02, 1.25)], "#3c8cb8"))
    return join(pieces)


def starfish(seed: int) -> Mesh:
    """A starfish on the sand, 0.3 m across."""
    tips = [(0.16 * math.cos(k * 1.2566 + seed), 0.01, 0.16 * math.sin(k * 1.2566 + seed)) for k in range(5)]
    return join([rod((0.0, 0.03, 0.0), tip, (0.045, 0.012), "#d8603c", sides=5) for tip in tips])


def dry_grass(seed: int) -> Mesh:
    """A tuft of long yellow blades, 0.7 m high."""
    draw = np.random.default_rng(seed + 53)
    pieces: list[Mesh] = []
    for k in range(13):
        angle, lean = float(draw.uniform(0, 6.28)), float(draw.uniform(0.08, 0.34))
        x, z, high = lean * math.cos(angle), lean * math.sin(angle), float(draw.uniform(0.35, 0.7))
        side = 0.022
        tone = ("#b89c54", "#cbb26a", "#a08848")[k % 3]
        pieces.append(sheet([(x * 0.2 - side, 0.0, z * 0.2), (x * 0.2 + side, 0.0, z * 0.2), (x, high, z)], tone))
    return join(pieces)


PROPS: Mapping[str, Prop] = {
    "frond": Prop(frond, 0.95, 1.2),
    "vines": Prop(vines, 1.5, 7.1),
    "acacia": Prop(acacia, 3.1, 5.1),
    "cypress": Prop(cypress, 0.8, 6.9),
    "parasol": Prop(parasol, 1.6, 2.4),
    "starfish": Prop(starfish, 0.2, 0.08),
    "dry_grass": Prop(dry_grass, 0.42, 0.72),
}
