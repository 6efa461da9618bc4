"""Trees and bushes: boughs and leaves that make the outline, over a dark core."""

import math
from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

from previs.mesh.parts import Doubles, Finish, Point, capped, grounded, join, make, place, replaced, speckled
from previs.mesh.solids import blob, lathe, rod, sheet, tube
from previs.props.forms import tufts
from previs.props.prop import Prop
from previs.records import Mesh

_SNOW = "#dfe6f2"
_BARK = Finish(smooth=0.5)


def _boughs(radius: float, tall: float, count: int, seed: int) -> Mesh:
    """A whorl of drooping branches about y: each an arrowhead with a ridge above and below."""
    draw = np.random.default_rng(seed)
    points: list[Point] = []
    faces: list[tuple[int, int, int]] = []
    half = 1.25 * math.pi / count
    for i in range(count):
        angle = 2.0 * math.pi * (i + draw.uniform(-0.15, 0.15)) / count
        reach = radius * draw.uniform(0.82, 1.08)
        fall = -0.16 * tall + draw.uniform(-0.06, 0.06) * tall
        k = len(points)
        points += [(0.0, 0.40 * tall, 0.0), (0.0, -0.02 * tall, 0.0)]
        for turned, out, y in ((-half, 0.62, -0.10 * tall), (0.0, 1.0, fall), (half, 0.62, -0.10 * tall)):
            a = angle + turned
            points.append((math.cos(a) * reach * out, y, math.sin(a) * reach * out))
        faces += [(k, k + 3, k + 2), (k, k + 4, k + 3), (k + 1, k + 2, k + 3), (k + 1, k + 3, k + 4)]
    return make(points, faces, "#2f4a35", closed=False)


def pine(seed: int, *, snow: bool = False) -> Mesh:
    """A pine of 5 to 7 m; with snow on its upper sides."""
    draw = np.random.default_rng(seed)
    height, layers = 5.0 + 2.0 * draw.random(), 7
    lean = draw.uniform(-0.025, 0.025, 2) * height
    core = lathe([(0.15 * height, 0.075 * height), (0.96 * height, 0.0)], "#1d3024", sides=6)
    pieces = [lathe([(0.0, 0.03 * height), (0.3 * height, 0.02 * height)], "#4a3020", sides=6, finish=_BARK), core]
    for i in range(layers):
        up = i / layers
        radius = height * (0.205 * (1.0 - up) ** 0.85 * draw.uniform(0.94, 1.06) + 0.030)
        layer = speckled(_boughs(radius, height * 0.34 * (1.0 - 0.35 * up), 9 - (i + 1) // 2, 31 * seed + i), 0.12, i)
        if snow:
            layer = capped(layer, _SNOW, steepness=0.25, low=-9.0, keep=0.93, seed=seed + i)
        shade = 0.45 + 0.55 * np.clip(np.linalg.norm(layer.vertices[:, ::2], axis=1) / radius, 0.0, 1.0)
        at = (float(lean[0]) * up, height * (0.15 + 0.75 * up), float(lean[1]) * up)
        pieces.append(place(replaced(layer, occlusion=shade), at, yaw=6.0 * draw.random()))
    return join(pieces)


def snowy_pine(seed: int) -> Mesh:
    """A pine under snow."""
    return pine(seed, snow=True)


def _crown(
    lobes: list[tuple[Point, Point]], leaves: int, size: float, colours: tuple[str, ...], seed: int
) -> list[Mesh]:
    """Masses of leaves (centre and radii each) with pointed sprays all over them."""
    draw = np.random.default_rng(seed)
    low = min(c[1] - r[1] for c, r in lobes)
    high = max(c[1] + r[1] for c, r in lobes)
    pieces: list[Mesh] = []
    for i, (centre, radii) in enumerate(lobes):
        pieces.append(blob(centre, radii, colours[i % len(colours)], rough=0.12, seed=seed + i, detail=0))
        out = draw.standard_normal((leaves, 3))
        out /= np.linalg.norm(out, axis=1, keepdims=True)
        feet = np.array(centre) + out * np.array(radii) * 0.70
        ways = (0.55 * out + draw.uniform(-0.5, 0.5, (leaves, 3)) - (0.0, 0.10, 0.0)) * np.array(radii).mean()
        ways *= draw.uniform(0.55, 0.72, (leaves, 1))
        pieces.append(tufts(feet, ways, size, colours, flat=0.6))
    crown = speckled(join(pieces), 0.13, seed)
    return [replaced(crown, occlusion=np.clip(0.45 + 0.6 * (crown.vertices[:, 1] - low) / (high - low), 0.4, 1.0))]


def _lobes(height: float, wide: float, base: float, count: int, draw: np.random.Generator) -> list[tuple[Point, Point]]:
    """Masses about a trunk: one on top, the others around it."""
    lobes: list[tuple[Point, Point]] = []
    for i in range(count):
        angle, out = 6.28 * i / (count - 1) + draw.uniform(0, 0.8), (0.60 * wide if i else 0.0)
        r = wide * draw.uniform(0.52, 0.68) * (1.15 if i == 0 else 1.0)
        y = height - 0.8 * r if i == 0 else base + draw.uniform(0.05, 0.45) * (height - base)
        lobes.append(((math.cos(angle) * out, y, math.sin(angle) * out), (r, 0.78 * r, r)))
    return lobes


def broadleaf(seed: int) -> Mesh:
    """A tree with a spreading crown of leaves, 5 to 7 m."""
    draw = np.random.default_rng(seed)
    height = 5.2 + 1.6 * draw.random()
    trunk = [(0.0, 0.055 * height), (0.06 * height, 0.034 * height), (0.55 * height, 0.02 * height)]
    pieces = [lathe(trunk, "#5a4030", sides=6, finish=_BARK)]
    for i in range(3):
        angle = 2.1 * i + 0.5 + draw.random()
        tip = (math.cos(angle) * 0.2 * height, 0.62 * height, math.sin(angle) * 0.2 * height)
        pieces.append(rod((0.0, 0.34 * height, 0.0), tip, (0.02 * height, 0.008 * height), "#5a4030", sides=4))
    lobes = _lobes(height, 0.34 * height, 0.55 * height, 6, draw)
    return join([*pieces, *_crown(lobes, 15, 0.075 * height, ("#4f7a35", "#5d873b", "#3f6a2e"), seed)])


def birch(seed: int) -> Mesh:
    """A slim tree with white bark and light leaves, 6 to 8 m."""
    draw = np.random.default_rng(seed)
    height = 6.2 + 1.4 * draw.random()
    pieces = [lathe([(0.0, 0.13), (0.2, 0.10), (0.93 * height, 0.03)], "#e6e2d8", sides=6, finish=_BARK)]
    for _ in range(7):
        y, angle = draw.uniform(0.3, 0.55 * height), draw.uniform(0.0, 6.28)
        at = (0.055 * math.cos(angle), y, 0.055 * math.sin(angle))
        pieces.append(blob(at, (0.07, 0.035, 0.07), "#2c2826", detail=0))
    lobes: list[tuple[Point, Point]] = []
    for i in range(5):
        angle, y = 2.4 * i, height * (0.44 + 0.105 * i)
        r = height * (0.15 - 0.014 * i)
        lobes.append(((0.35 * r * math.cos(angle), y, 0.35 * r * math.sin(angle)), (r, 1.3 * r, r)))
    return join([*pieces, *_crown(lobes, 15, 0.048 * height, ("#8ba544", "#9cb350", "#7a963c"), seed)])


def _frond(angle: float, reach: float, top: Point, draw: np.random.Generator) -> Mesh:
    """An arched palm leaf with a torn edge: a ridge and two sides that hang."""
    ridge: list[Doubles] = []
    rise = draw.uniform(0.25, 0.6)
    for i in range(5):
        s = i / 4
        out = reach * (s - 0.12 * s * s)
        ridge.append(np.array((math.cos(angle) * out, rise * math.sin(2.6 * s) - 1.15 * s * s, math.sin(angle) * out)))
    side = np.array((-math.sin(angle), 0.0, math.cos(angle)))
    pieces: list[Mesh] = []
    for hand in (-1.0, 1.0):
        for i in range(4):
            wide = (0.22, 0.42, 0.46, 0.34)[i]
            edge = ridge[i] * 0.2 + ridge[i + 1] * 0.8 + hand * side * wide - (0.0, 0.55 * wide, 0.0)
            corners: list[npt.NDArray[np.float64]] = [ridge[i] + top, ridge[i + 1] + top, edge + top]
            colour = ("#4f7a35", "#5d8a3c", "#446d2f")[(i + int(hand > 0)) % 3]
            pieces.append(sheet([(float(c[0]), float(c[1]), float(c[2])) for c in corners], colour))
    return join(pieces)


def palm(seed: int) -> Mesh:
    """A palm of 6 to 7 m with a bent trunk and arched leaves."""
    draw = np.random.default_rng(seed)
    height, way = 5.4 + 1.0 * draw.random(), draw.uniform(0.0, 6.28)
    bend = draw.uniform(0.4, 1.1)
    line = [
        (math.cos(way) * bend * s * s, height * s, math.sin(way) * bend * s * s) for s in (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    ]
    radii = (0.24, 0.17, 0.15, 0.14, 0.12, 0.13)
    pieces = [tube(line, radii, "#8a6f50", sides=7, finish=Finish(smooth=0.3))]
    top = line[-1]
    pieces += [_frond(0.571 * i + draw.uniform(-0.15, 0.15), draw.uniform(2.2, 2.9), top, draw) for i in range(11)]
    for i in range(4):
        at = (top[0] + 0.17 * math.cos(1.6 * i), top[1] - 0.14, top[2] + 0.17 * math.sin(1.6 * i))
        pieces.append(blob(at, 0.12, "#4a3420", detail=0))
    return join(pieces)


def _branch(
    start: Doubles, way: Doubles, *, length: float, radius: float, depth: int, draw: np.random.Generator
) -> list[Mesh]:
    """A bent branch and its children."""
    bend = start + way * (0.5 * length) + draw.uniform(-0.06, 0.06, 3) * length
    end = start + way * length
    points = [(float(p[0]), float(p[1]), float(p[2])) for p in (start, bend, end)]
    sides = (3, 3, 4, 6)[depth]
    out = [tube(points, (radius, 0.8 * radius, 0.5 * radius), "#5d4c43", sides=sides, finish=_BARK)]
    if depth == 0:
        return out
    for _ in range(3 if depth > 1 else 2):
        turned = way + draw.uniform(-0.65, 0.65, 3)
        turned[1] = abs(turned[1]) * 0.7 + 0.25
        turned /= np.linalg.norm(turned)
        where = start + way * length * draw.uniform(0.6, 0.98)
        size = length * draw.uniform(0.50, 0.72)
        out += _branch(where, turned, length=size, radius=radius * 0.52, depth=depth - 1, draw=draw)
    return out


def bare_tree(seed: int) -> Mesh:
    """A leafless tree of about 5 m."""
    draw = np.random.default_rng(seed)
    way = np.array((draw.uniform(-0.08, 0.08), 1.0, draw.uniform(-0.08, 0.08)))
    return join(_branch(np.zeros(3), way / np.linalg.norm(way), length=2.1, radius=0.14, depth=3, draw=draw))


def branch(seed: int) -> Mesh:
    """A bough to sit on, 2.2 m above the ground at the middle, with the trunk that it grows from."""
    draw = np.random.default_rng(seed)
    bark = "#4d3a29"
    pieces = [
        tube([(-1.5, 0.0, -0.2), (-1.42, 2.0, -0.22), (-1.5, 5.5, -0.3)], [0.30, 0.24, 0.18], bark, finish=_BARK),
        tube([(-1.42, 1.75, -0.2), (-0.8, 2.06, -0.06), (0.0, 2.13, 0.0)], [0.13, 0.09, 0.07], bark, finish=_BARK),
        tube([(0.0, 2.13, 0.0), (0.8, 2.17, 0.08), (1.6, 2.42, 0.1)], [0.07, 0.05, 0.015], bark, finish=_BARK),
    ]
    for x, up, z in ((-0.9, 0.75, -0.35), (0.75, 0.55, -0.45), (1.05, -0.1, 0.1)):
        root = np.array((x, 2.1, 0.0))
        tip = root + np.array((0.35, up, z))
        pieces.append(rod(tuple(root), tuple(tip), (0.035, 0.012), bark))
        lobes: list[tuple[Point, Point]] = [((float(tip[0]), float(tip[1]), float(tip[2])), (0.2, 0.16, 0.2))]
        pieces += _crown(lobes, 22, 0.09, ("#46652f", "#557538", "#3a5629"), seed + int(9 * draw.random()))
    return join(pieces)


def bush(seed: int) -> Mesh:
    """A low leafy shrub."""
    draw = np.random.default_rng(seed)
    lobes: list[tuple[Point, Point]] = []
    for i in range(4):
        angle, out = 2.1 * i + draw.random(), (0.30 if i else 0.0)
        r = draw.uniform(0.26, 0.36)
        lobes.append(((math.cos(angle) * out, 0.75 * r, math.sin(angle) * out), (r, 0.85 * r, r)))
    return grounded(join(_crown(lobes, 18, 0.12, ("#46652f", "#557538", "#3a5629"), seed)), 0.5)


PROPS: Mapping[str, Prop] = {
    "pine": Prop(pine, 2.0, 8.2, paint=("#2f4a35", "#1d3024")),
    "snowy_pine": Prop(snowy_pine, 2.0, 8.2, paint=("#2f4a35", "#1d3024")),
    "broadleaf": Prop(broadleaf, 3.3, 7.6, paint=("#4f7a35", "#5d873b", "#3f6a2e")),
    "birch": Prop(birch, 2.0, 9.0, paint=("#8ba544", "#9cb350", "#7a963c")),
    "palm": Prop(palm, 3.6, 7.6, paint=("#4f7a35", "#5d8a3c", "#446d2f")),
    "bare_tree": Prop(bare_tree, 2.4, 5.2),
    "branch": Prop(branch, 2.0, 5.6),
    "bush": Prop(bush, 0.95, 0.95, paint=("#46652f", "#557538", "#3a5629")),
}
