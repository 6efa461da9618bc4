"""What is built of water: rivers, lakes, pools, falls, harbours."""

import numpy as np
import numpy.typing as npt

from previs.mesh.parts import Finish, make, place, speckled
from previs.mesh.solids import blob, box, lathe, prism, rod, tube
from previs.records import Mesh
from previs.staging.pieces import Built, Extent, glow, shade, shaft

_WATER = "#2f5f6c"


def ribbon(
    xs: npt.NDArray[np.float64],
    near: npt.ArrayLike,
    far: npt.ArrayLike,
    colour: str,
    *,
    y: float = 0.03,
    gloss: float = 0.0,
) -> Mesh:
    """A level strip between two edges (z over x), seen from above."""
    count, level = len(xs), np.full(len(xs), y)
    edges = [np.broadcast_to(np.asarray(z, np.float64), xs.shape) for z in (near, far)]
    points = np.concatenate([np.column_stack([xs, level, z]) for z in edges])
    faces = [face for i in range(count - 1) for face in ((i, i + 1, count + i), (i + 1, count + i + 1, count + i))]
    return make(points, faces, colour, finish=Finish(gloss=gloss), closed=False)


def span(extent: Extent, reach: float, step: float = 2.0) -> npt.NDArray[np.float64]:
    """Places along x from `reach` metres before the action's way to as much behind it."""
    return np.arange(extent.left - reach, extent.right + reach + step, step)


def _water(extent: Extent, near: float, far: float, *, bank: str = "#6a5c42", colour: str = _WATER) -> list[Mesh]:
    """Water between two wavy shores behind the action, its banks and its glints."""
    xs = span(extent, 220.0, 2.5)
    draw = np.random.default_rng(extent.seed + 5)
    wave = 0.5 * np.sin(xs * 0.21 + draw.uniform(0, 6)) + 0.25 * np.sin(xs * 0.53 + draw.uniform(0, 6))
    other = 0.9 * np.sin(xs * 0.12 + draw.uniform(0, 6)) * min(1.0, abs(far - near) / 12)
    found = [
        ribbon(xs, -near + wave + 0.45, -near + wave - 0.1, bank, y=0.022),
        ribbon(xs, -near + wave, -far + other, colour, y=0.035, gloss=0.85),
        ribbon(xs, -far + other + 0.1, -far + other - 0.7, bank, y=0.045),
    ]
    for _ in range(46):
        x, z = float(draw.uniform(xs[0] * 0.25, xs[-1] * 0.25)), -float(draw.uniform(near + 0.8, far - 0.8))
        size = 0.6 + 0.03 * abs(z)
        found.append(
            ribbon(
                np.array([x, x + size, x + 2 * size]),
                [z, z + 0.035 * size, z],
                [z, z - 0.035 * size, z],
                "#a8ccd4",
                y=0.05,
            )
        )
    return found


def stream(extent: Extent) -> Built:
    """A river that runs across behind the action."""
    return Built(_water(extent, 3.6 + extent.back, 12.5 + extent.back))


def lake(extent: Extent) -> Built:
    """A wide still water behind the action."""
    found = _water(extent, 5.0 + extent.back, 95.0, colour="#3a6a80")
    z = -6.6 - extent.back
    found += [box((3.4, 0.32, z + 0.5), (0.7, 0.04, 3.6), "#7a6246")]
    found += [
        rod(
            (3.4 + s * 0.62, -0.2, z + 3.0 - 1.7 * k),
            (3.4 + s * 0.62, 0.62, z + 3.0 - 1.7 * k),
            (0.06, 0.06),
            "#5a4630",
        )
        for k in range(5)
        for s in (-1, 1)
    ]
    return Built(found)


def puddles(extent: Extent) -> Built:
    """Pools of dark water, some with lilies."""
    draw = np.random.default_rng(extent.seed + 6)
    found: list[Mesh] = []
    for _ in range(26):
        x, z = float(draw.uniform(extent.left - 16, extent.right + 16)), float(draw.uniform(-26, -0.6))
        size = float(draw.uniform(0.8, 2.6)) * (1 + 0.05 * abs(z))
        xs = x + np.linspace(-1, 1, 9) * size
        half = np.sqrt(np.maximum(1 - np.linspace(-1, 1, 9) ** 2, 0)) * size * 0.42
        found.append(ribbon(xs, z + half, z - half, "#27332b", y=0.02, gloss=0.9))
        if draw.random() < 0.6:
            found.append(lathe([(0.03, 0.22), (0.045, 0.2)], "#4f7c3a", sides=9, at=(x, 0.0, z)))
    return Built(found)


def fall(extent: Extent) -> Built:
    """A wall of rock with a white fall of water into a pool, and spray at its foot."""
    draw = np.random.default_rng(extent.seed + 8)
    z = -11.0 - extent.back
    found = _water(extent, 4.2 + extent.back, 10.6 + extent.back, colour="#4a8a94")
    for x in np.arange(extent.left - 40, extent.right + 42, 3.6):
        gap = abs(float(x) - 1.0)
        if gap < 2.4:
            continue
        high = float(draw.uniform(8.5, 13.0)) + (1.5 if gap < 6 else 0.0)
        rock = blob(
            (float(x), high * 0.42, z - 1.4 + float(draw.uniform(-0.6, 0.6))),
            (2.7, high * 0.62, 2.2),
            "#6a665e",
            rough=0.16,
            seed=int(abs(x) * 9) + 5,
            detail=2,
        )
        found.append(speckled(rock, 0.12, int(abs(x)) + 1))
        found.append(
            blob(
                (float(x), high * 1.02, z - 1.6),
                (2.6, 0.8, 2.0),
                "#4c7038",
                rough=0.2,
                seed=int(abs(x) * 5) + 3,
                detail=1,
            )
        )
    found.append(speckled(blob((1.0, 5.2, z - 2.6), (3.4, 5.6, 1.4), "#55524c", rough=0.1, seed=4, detail=2), 0.1, 2))
    for k in range(15):
        x = 1.0 - 1.75 + 0.25 * k
        tone = ("#e8f4f6", "#cfe6ea", "#f6fcfc", "#b8d8e0")[int(draw.integers(4))]
        top = 11.0 + float(draw.uniform(-0.1, 0.15))
        way = [
            (x * 0.9 + 0.1, top, z - 1.5),
            (x * 0.95 + 0.05, top - 0.6, z - 0.9),
            (x, 5.0, z - 0.65),
            (x * 1.06, 0.0, z - 0.4),
        ]
        found.append(tube([(a, b, c) for a, b, c in way], [0.12, 0.17, 0.17, 0.2], tone, finish=glow(0.25)))
    for _ in range(15):
        x, size = float(draw.uniform(-1.6, 3.6)), float(draw.uniform(0.3, 0.7))
        found.append(
            blob(
                (x, size * 0.35, z + 0.2 + float(draw.uniform(-0.2, 0.7))),
                (size, size * 0.6, size * 0.6),
                "#eef8f8",
                detail=1,
                finish=glow(0.2),
            )
        )
    mist = [shaft((1.0, 0.2, z + 1.0), (1.0, 4.5, z + 0.6), (3.6, 1.2), "#e8f6ff", 0.5)]
    return Built(found, (), mist)


def quay(extent: Extent) -> Built:
    """A stone quay with bollards, water behind it, masts, a crane, sheds across."""
    xs, back = span(extent, 120.0, 8.0), 3.4 + extent.back
    middle, half = (extent.left + extent.right) / 2, (extent.right - extent.left) / 2 + 120
    found = [
        ribbon(xs, -back, -70.0, "#2c5664", y=0.03, gloss=0.85),
        box((middle, 0.10, -back + 0.2), (half, 0.12, 0.28), "#8f8b82"),
        box((middle, 0.8, -74.0), (half, 1.0, 3.0), "#77736a"),
    ]
    bollard = lathe([(0.1, 0.2), (0.5, 0.13), (0.6, 0.22), (0.68, 0.0)], "#2c2e33", sides=10)
    spots = np.arange(extent.left - 24, extent.right + 24, 4.2)
    found += [place(bollard, (float(x) + 1.3, 0.1, -back + 0.35)) for x in spots]
    found += _boats(extent, (back + 14.0, 50.0), 16)
    found += _sheds(extent, 0.0)
    found += _crane(extent.left - 9.0, -back - 22.0)
    return Built(found)


def _boats(extent: Extent, deep: tuple[float, float], count: int) -> list[Mesh]:
    """Moored boats with masts, `deep` from and to metres behind z = 0."""
    draw = np.random.default_rng(extent.seed + 2)
    found: list[Mesh] = []
    for k in range(count):
        x, z = float(draw.uniform(extent.left - 40, extent.right + 40)), -float(draw.uniform(*deep))
        tall = float(draw.uniform(6, 10))
        found.append(rod((x, 0.2, z), (x, tall, z), (0.11, 0.06), "#6a543c"))
        found.append(rod((x - 1.4, tall * 0.62, z), (x + 1.4, tall * 0.62, z), (0.06, 0.06), "#6a543c"))
        side = [(x - 2.4, 0.9), (x + 2.6, 1.1), (x + 1.8, 0.0), (x - 1.8, 0.0)]
        found.append(prism(side, z - 0.6, z + 0.6, ("#3c5a78", "#8a3c34", "#e4dccc")[k % 3]))
        found += [rod((x, tall, z), (x + s * 2.2, 1.0, z), (0.02, 0.02), "#3a3630") for s in (-1, 1)]
    return found


def _sheds(extent: Extent, shift: float) -> list[Mesh]:
    """Sheds with gables in a row across the harbour."""
    found: list[Mesh] = []
    for x in np.arange(extent.left - 70, extent.right + 70, 13.0):
        tone = ("#8a4a38", "#a8987c", "#6c7478", "#b0643c")[int(abs(x)) % 4]
        at, high = float(x), 2.6 + float(abs(x) % 3)
        front = [(at - 5.8, 1.8), (at + 5.8, 1.8), (at + 5.8, 1.8 + high), (at, 4.2 + high), (at - 5.8, 1.8 + high)]
        found.append(place(prism(front, -82.0, -76.0, tone), (0.0, 0.0, shift)))
    return found


def _crane(x: float, z: float) -> list[Mesh]:
    """A dockside crane on four legs."""
    steel = "#c8842c"
    found = [
        rod((x + a, 0.0, z + b), (x + a * 0.4, 11.0, z + b * 0.4), (0.28, 0.22), steel)
        for a in (-2.6, 2.6)
        for b in (-2, 2)
    ]
    found += [
        box((x, 11.6, z), (1.6, 1.0, 1.4), shade(steel, 0.8)),
        rod((x, 12.0, z), (x + 13.0, 19.0, z), (0.3, 0.15), steel),
    ]
    found += [
        rod((x, 16.5, z), (x + 13.0, 19.0, z), (0.06, 0.06), "#2c2c2e"),
        rod((x, 12.0, z), (x, 16.5, z), (0.25, 0.2), steel),
    ]
    found += [
        rod((x + 13.0, 19.0, z), (x + 13.0, 8.0, z), (0.05, 0.05), "#2c2c2e"),
        box((x + 13.0, 7.2, z), (0.9, 0.8, 0.9), "#7a5a3c"),
    ]
    return found


def far_bank(extent: Extent) -> Built:
    """The shore across a water that one is on: a strip of land with reeds, stones, a jetty."""
    draw = np.random.default_rng(extent.seed + 16)
    xs, z = span(extent, 220.0, 4.0), -24.0 - extent.back
    wave = 1.6 * np.sin(xs * 0.09 + draw.uniform(0, 6)) + 0.8 * np.sin(xs * 0.23 + draw.uniform(0, 6))
    found = [
        ribbon(xs, z + wave + 0.9, z + wave - 0.2, "#6a5c42", y=0.05),
        ribbon(xs, z + wave, -1400.0, "#5c7038", y=0.12),
    ]
    for _ in range(40):
        x = float(draw.uniform(extent.left - 45, extent.right + 45))
        edge = z + float(np.interp(x, xs, wave)) + 0.5
        found += [
            rod((x + 0.1 * k, 0.0, edge), (x + 0.16 * k, float(draw.uniform(0.8, 1.6)), edge), (0.03, 0.01), "#6c7c38")
            for k in range(4)
        ]
    return Built(found)


def moorings(extent: Extent) -> Built:
    """A harbour seen from the water: the quay's wall, boats at it, sheds, a crane, a light at the mole's end."""
    middle, half, z = (extent.left + extent.right) / 2, (extent.right - extent.left) / 2 + 120, -30.0 - extent.back
    found = [
        box((middle, 0.8, z - 4.0), (half, 1.2, 4.0), "#8a857a"),
        box((middle, 1.95, z - 0.2), (half, 0.12, 0.3), "#a8a296"),
    ]
    found += _boats(extent, (-z - 16.0, -z - 4.0), 14)
    found += [place(mesh, (0.0, 2.0, 0.0)) for mesh in _sheds(extent, z + 70.0)]
    found += _crane(extent.left - 12.0, z - 5.0)
    x = extent.right + 20.0
    found += [
        lathe([(1.0, 1.3), (7.5, 0.9), (7.6, 1.2), (8.6, 1.0), (9.4, 0.0)], "#e8e4dc", sides=14, at=(x, 0.0, z + 4.0)),
        box((x, 0.8, z + 2.0), (3.0, 1.0, 6.0), "#8a857a"),
    ]
    found.append(lathe([(7.7, 0.8), (8.5, 0.8)], "#e05040", sides=12, at=(x, 0.0, z + 4.0), finish=glow(1.4)))
    return Built(found)
