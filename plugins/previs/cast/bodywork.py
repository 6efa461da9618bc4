"""What vehicles are put together from: bodies in slices, panes, wheels and lamps."""

import math
from collections.abc import Sequence

from previs.cast.blueprint import Joint, Tagged
from previs.cast.features import on_bone
from previs.mesh.parts import MATT, Finish, Point, place, turn
from previs.mesh.solids import blob, box, lathe, loft, sheet
from previs.records import Mesh, Skeleton

PAINT = Finish(smooth=0.35, gloss=0.55)
GLASS = Finish(gloss=0.8)
CHROME = Finish(smooth=0.6, gloss=0.7)
LIT = Finish(emission=4.0)
GLOW = Finish(emission=1.6)
CLOTH = Finish(smooth=0.3)
_WARM = Finish(gloss=0.3, emission=0.7)
NONE = "#000000"

Section = tuple[float, list[tuple[float, float]]]

PALETTE = {
    "body": "#8f1d22",
    "white": "#e8e6df",
    "glass": "#141b23",
    "chrome": "#9aa0a6",
    "dark": "#1b1d21",
    "plate": "#e8e4d8",
    "lamp": "#fff2cc",
    "tail_lamp": "#c01818",
    "trim": "body*0.35",
    "tyre": "#121214",
    "rim": "#5b6067",
    "spoke": "#b4b9be",
    "blue_lamp": "#2a6cff",
    "red_lamp": "#ff2418",
    "sign": "#ffe9a8",
    "grille": "#15171a",
    "wood": "#7a5632",
    "iron": "#2a2c30",
}
"""Colours that vehicles share; each blueprint changes what it has its own of."""


def pair(part: str, mesh: Mesh) -> list[Tagged]:
    """A piece and its twin on the other side."""
    return [Tagged(part, mesh), Tagged(part, place(mesh, scale=(1.0, 1.0, -1.0)))]


def slab(x: float, low: float, high: float, wide: float, cut: float = 0.12) -> Section:
    """A slice of a box-shaped body: upright sides `wide` from the middle, the upper edges cut off."""
    side, top = high - cut, wide - cut
    return x, [(low, -wide), (low, wide), (side, wide), (high, top), (high, -top), (side, -wide)]


def waisted(x: float, low: float, high: float, wide: float, top: float) -> Section:
    """A slice through a car's body: floor, sides that bulge at the waist, a narrower top."""
    waist = 0.35 * low + 0.65 * high
    return x, [(low, -wide), (low, wide), (waist, wide * 1.02), (high, top), (high, -top), (waist, -wide * 1.02)]


def round_body(
    rows: Sequence[tuple[float, float, float, float]], *, sides: int = 12, finish: Finish = PAINT, bone: int = 0
) -> Mesh:
    """A hull of elliptic slices along x, from rows of x, the height of its middle, half height and half width."""
    angles = [2.0 * math.pi * i / sides for i in range(sides)]
    rings = [(x, [(y + h * math.cos(a), w * math.sin(a)) for a in angles]) for x, y, h, w in rows]
    return loft(rings, NONE, finish=finish, bone=bone)


def side_panes(
    spans: Sequence[tuple[float, float]], low: float, high: float, z: float, *, part: str = "glass"
) -> list[Tagged]:
    """Panels on both sides, upright, at z from the middle: dark `glass`, a lit `pane`, or paint of a part."""
    finish = {"glass": GLASS, "pane": _WARM}.get(part, MATT)
    return [
        Tagged(part, sheet([(a, low, s * z), (b, low, s * z), (b, high, s * z), (a, high, s * z)], NONE, finish=finish))
        for a, b in spans
        for s in (1.0, -1.0)
    ]


def cross_pane(low: tuple[float, float], high: tuple[float, float], wide: tuple[float, float]) -> Tagged:
    """A windscreen from (x, y) below to (x, y) above, with its half width at each."""
    (a, b), (c, d) = low, high
    corners: list[Point] = [(a, b, -wide[0]), (a, b, wide[0]), (c, d, wide[1]), (c, d, -wide[1])]
    return Tagged("glass", sheet(corners, NONE, finish=GLASS))


def lamps(front: Point, back: Point, size: float = 0.1) -> list[Tagged]:
    """Head lamps and tail lamps, on both sides."""
    return [
        *pair("lamp", blob(front, (0.6 * size, size, 1.2 * size), NONE, finish=LIT, detail=1)),
        *pair("tail_lamp", box(back, (0.04, size, 0.8 * size), NONE, finish=GLOW)),
    ]


def light_bar(x: float, y: float, half: float) -> list[Tagged]:
    """Blue and red lamps across a roof, on a dark foot."""
    return [
        Tagged("dark", box((x, y, 0.0), (0.14, 0.03, half), NONE)),
        Tagged("blue_lamp", box((x, y + 0.09, 0.55 * half), (0.13, 0.07, 0.42 * half), NONE, finish=LIT)),
        Tagged("red_lamp", box((x, y + 0.09, -0.55 * half), (0.13, 0.07, 0.42 * half), NONE, finish=LIT)),
        Tagged("white", box((x, y + 0.08, 0.0), (0.11, 0.05, 0.10 * half), NONE, finish=GLOW)),
    ]


def wheel(radius: float, width: float, *, sides: int = 14) -> list[tuple[str, Mesh]]:
    """A tyre, a hub and spokes about z, at the origin."""
    flat, half = turn(roll=0.5 * math.pi), 0.5 * width
    rows = [(-half, radius * 0.86), (-half * 0.75, radius), (half * 0.75, radius), (half, radius * 0.86)]
    disc = lathe([(-half * 1.06, radius * 0.60), (half * 1.06, radius * 0.60)], NONE, sides=10, finish=CHROME)
    parts = [
        ("tyre", place(lathe(rows, NONE, sides=sides), rotation=flat)),
        ("rim", place(disc, rotation=flat)),
    ]
    for i in range(3):
        spoke = box((0.0, 0.0, 0.0), (radius * 0.07, radius * 0.55, half * 1.12), NONE)
        parts.append(("spoke", place(spoke, rotation=turn(pitch=i * math.pi / 3))))
    return parts


def spoked(radius: float, width: float, *, spokes: int = 4, thick: float = 0.04) -> list[tuple[str, Mesh]]:
    """An open wheel about z: a rim, a nave and bars across; `spokes` bars make twice as many spokes."""
    count, half, parts = 16, 0.5 * width, list[tuple[str, Mesh]]()
    for i in range(count):
        a = 2.0 * math.pi * i / count
        arc = box((0.0, 0.0, 0.0), (0.5 * thick, math.pi * radius / count * 1.12, half), NONE)
        r = radius - 0.5 * thick
        parts.append(("tyre", place(arc, (r * math.cos(a), r * math.sin(a), 0.0), rotation=turn(pitch=a))))
    nave = lathe([(-1.3 * half, 2.2 * thick), (1.3 * half, 2.2 * thick)], NONE, sides=8)
    parts.append(("spoke", place(nave, rotation=turn(roll=0.5 * math.pi))))
    for i in range(spokes):
        bar = box((0.0, 0.0, 0.0), (0.35 * thick, radius - 0.5 * thick, 0.35 * half), NONE)
        parts.append(("spoke", place(bar, rotation=turn(pitch=math.pi * i / spokes))))
    return parts


def disc(radius: float, width: float) -> list[tuple[str, Mesh]]:
    """A plain wheel about z with one bar across it."""
    rows = [(-0.5 * width, radius), (0.5 * width, radius)]
    bar = box((0.0, 0.0, 0.0), (0.08 * radius, 0.8 * radius, 0.53 * width), NONE)
    return [("tyre", place(lathe(rows, NONE, sides=10), rotation=turn(roll=0.5 * math.pi))), ("spoke", bar)]


def on_axles(
    bones: Skeleton, wheels: Sequence[tuple[str, Mesh]] | None = None, *, width: float = 0.25, plain: float = 0.0
) -> list[Tagged]:
    """Wheels on all joints named so: as given, else as high as the joint is, those lower than `plain` mere discs."""
    pieces: list[Tagged] = []
    for i, name in enumerate(bones.names):
        if name.startswith("wheel"):
            x, y, z = (float(v) for v in bones.rest[i])
            made = wheels or (disc(y, width) if y < plain else wheel(y, width))
            pieces += [Tagged(part, on_bone(place(mesh, (x, y, z)), i)) for part, mesh in made]
    return pieces


def axles(track: float, *rows: tuple[float, float]) -> dict[str, Joint]:
    """A body and pairs of wheels at (x, radius), `track` from the middle."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.3, 0.0)}
    return joints | {f"wheel{i}.R": ("", x, radius, track) for i, (x, radius) in enumerate(rows)}
