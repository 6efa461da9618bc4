"""Vans, lorries, buses, tractors, tanks, carts and carriages."""

from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint, Tagged
from previs.cast.bodywork import (
    CHROME,
    GLASS,
    GLOW,
    NONE,
    PAINT,
    PALETTE,
    axles,
    cross_pane,
    lamps,
    light_bar,
    on_axles,
    pair,
    side_panes,
    slab,
    spoked,
    wheel,
)  # fmt: skip
from previs.mesh.parts import Finish
from previs.mesh.solids import blob, box, lathe, loft, prism, rod
from previs.records import Skeleton

_VAN = (
    slab(-2.70, 0.55, 2.30, 0.92),
    slab(-2.62, 0.38, 2.42, 1.00),
    slab(1.05, 0.38, 2.42, 1.00),
    slab(1.30, 0.38, 2.32, 0.99),
    slab(1.98, 0.38, 1.32, 0.98),
    slab(2.60, 0.40, 1.10, 0.94),
    slab(2.72, 0.52, 0.95, 0.86),
)
_VAN_AXLES = axles(0.86, (1.75, 0.36), (-1.65, 0.36))


def _van(bones: Skeleton) -> list[Tagged]:
    return [
        Tagged("body", loft(_VAN, NONE, finish=PAINT)),
        cross_pane((1.99, 1.38), (1.37, 2.26), (0.86, 0.80)),
        *side_panes([(0.62, 1.42)], 1.42, 2.10, 1.012),
        *side_panes([(-2.5, 2.5)], 0.52, 0.62, 1.012, part="trim"),
        *side_panes([(-0.50, -0.47), (0.5, 0.53)], 0.50, 2.2, 1.012, part="trim"),
        *pair("dark", box((1.42, 1.42, 1.08), (0.05, 0.14, 0.10), NONE)),
        Tagged("grille", box((2.70, 0.80, 0.0), (0.04, 0.10, 0.45), NONE)),
        Tagged("dark", box((2.72, 0.48, 0.0), (0.06, 0.08, 0.90), NONE)),
        Tagged("dark", box((-2.70, 0.48, 0.0), (0.06, 0.08, 0.95), NONE)),
        Tagged("glass", box((-2.68, 1.85, 0.0), (0.03, 0.28, 0.75), NONE, finish=GLASS)),
        *lamps((2.68, 0.88, 0.68), (-2.70, 1.10, 0.88), 0.12),
        *on_axles(bones, width=0.24),
    ]


_VAN_SEATS = ((0.7, 1.0, 0.45), (0.7, 1.0, -0.45))


def van() -> Blueprint:
    """A delivery van."""
    palette = PALETTE | {"body": "#d8d5cb"}
    return Blueprint("vehicle", _VAN_AXLES, palette, "body", (1.2, 1.8, 0.0), rigid=_van, seats=_VAN_SEATS)


def _ambulance(bones: Skeleton) -> list[Tagged]:
    return [
        *_van(bones),
        *light_bar(0.9, 2.45, 0.75),
        *light_bar(-2.3, 2.45, 0.75),
        *side_panes([(-2.55, 2.4)], 0.98, 1.20, 1.016, part="stripe"),
        *side_panes([(-1.75, -0.75)], 1.58, 1.88, 1.016, part="stripe"),
        *side_panes([(-1.40, -1.10)], 1.28, 2.18, 1.018, part="stripe"),
        Tagged("stripe", box((2.30, 1.235, 0.0), (0.25, 0.02, 0.08), NONE)),
    ]


def ambulance() -> Blueprint:
    """A white van with red crosses and lamps on its roof."""
    palette = PALETTE | {"body": "#eceae4", "stripe": "#c3181c"}
    return Blueprint("vehicle", _VAN_AXLES, palette, "body", (1.2, 1.8, 0.0), rigid=_ambulance, seats=_VAN_SEATS)


_CAB = (
    slab(2.05, 0.60, 2.75, 1.18),
    slab(3.55, 0.60, 2.80, 1.20),
    slab(3.90, 0.55, 1.75, 1.20),
    slab(4.02, 0.55, 1.55, 1.16),
)
_LORRY_AXLES = axles(1.02, (2.95, 0.50), (-1.9, 0.50), (-3.0, 0.50))


def _cab(bones: Skeleton) -> list[Tagged]:
    return [
        Tagged("body", loft(_CAB, NONE, finish=PAINT)),
        Tagged("dark", box((-0.2, 0.80, 0.0), (4.0, 0.14, 0.50), NONE)),
        cross_pane((3.90, 1.82), (3.60, 2.66), (1.10, 1.02)),
        *side_panes([(2.65, 3.60)], 1.80, 2.52, 1.212),
        Tagged("grille", box((4.02, 1.15, 0.0), (0.03, 0.26, 0.70), NONE)),
        Tagged("chrome", box((4.06, 0.62, 0.0), (0.10, 0.14, 1.20), NONE, finish=CHROME)),
        *pair("dark", box((3.85, 2.10, 1.36), (0.05, 0.28, 0.10), NONE)),
        *pair("chrome", rod((1.90, 0.8, 1.05), (1.90, 3.2, 1.05), (0.07, 0.07), NONE, sides=7, finish=CHROME)),
        *pair("dark", box((2.95, 1.03, 1.14), (0.62, 0.06, 0.12), NONE)),
        *lamps((4.03, 0.92, 0.92), (-4.05, 0.95, 1.0), 0.13),
        *on_axles(bones, width=0.36),
    ]


def _truck(bones: Skeleton) -> list[Tagged]:
    return [
        *_cab(bones),
        Tagged("cargo", box((-1.20, 2.28, 0.0), (2.90, 1.32, 1.25), NONE)),
        Tagged("trim", box((-1.20, 1.0, 0.0), (2.92, 0.07, 1.27), NONE)),
        *side_panes([(-4.05 + 0.82 * i, -4.0 + 0.82 * i) for i in range(8)], 1.1, 3.55, 1.26, part="rib"),
        Tagged("body", box((2.55, 2.95, 0.0), (0.45, 0.20, 0.95), NONE, taper=(0.5, 0.8), finish=PAINT)),
        *pair("chrome", box((0.8, 0.72, 0.95), (0.7, 0.26, 0.24), NONE, finish=CHROME)),
        *[Tagged("lamp", box((3.4, 2.86, z), (0.05, 0.05, 0.08), NONE, finish=GLOW)) for z in (-0.8, 0.0, 0.8)],
    ]


_CAB_SEATS = ((2.8, 1.55, 0.55), (2.8, 1.55, -0.55))


def truck() -> Blueprint:
    """A lorry: a cab, and a box body behind it."""
    palette = PALETTE | {"body": "#b0301f", "cargo": "#c9c7bf", "rib": "#8f8e88"}
    return Blueprint("vehicle", _LORRY_AXLES, palette, "body", (3.4, 2.2, 0.0), rigid=_truck, seats=_CAB_SEATS)


def _fire_truck(bones: Skeleton) -> list[Tagged]:
    rungs = [box((-3.9 + 0.5 * i, 3.32, 0.0), (0.04, 0.04, 0.36), NONE) for i in range(14)]
    return [
        *_cab(bones),
        Tagged("body", box((-1.05, 1.85, 0.0), (3.05, 1.05, 1.20), NONE, finish=PAINT)),
        *side_panes([(-4.0 + 1.0 * i, -3.1 + 1.0 * i) for i in range(6)], 1.15, 2.45, 1.21, part="rib"),
        *side_panes([(-4.1, 3.9)], 0.86, 1.06, 1.216, part="white"),
        *pair("chrome", box((-0.6, 3.32, 0.40), (3.6, 0.07, 0.04), NONE)),
        *[Tagged("chrome", rung) for rung in rungs],
        Tagged("dark", box((-3.3, 3.05, 0.0), (0.45, 0.22, 0.45), NONE)),
        *light_bar(2.9, 2.84, 0.95),
    ]


def fire_truck() -> Blueprint:
    """A fire engine: red, a ladder on top, lamps on the cab."""
    palette = PALETTE | {"body": "#b3141a", "rib": "#a8abad", "chrome": "#c9cccf"}
    return Blueprint("vehicle", _LORRY_AXLES, palette, "body", (3.4, 2.2, 0.0), rigid=_fire_truck, seats=_CAB_SEATS)


_BUS = (slab(-5.5, 0.5, 3.0, 1.20, 0.2), slab(-5.3, 0.35, 3.1, 1.26, 0.2), slab(5.2, 0.35, 3.1, 1.26, 0.2),
        slab(5.5, 0.40, 2.9, 1.20, 0.2))  # fmt: skip


def _bus(bones: Skeleton) -> list[Tagged]:
    spans = [(-5.1 + 1.25 * i, -4.0 + 1.25 * i) for i in range(8)]
    return [
        Tagged("body", loft(_BUS, NONE, finish=PAINT)),
        *side_panes(spans, 1.55, 2.55, 1.272),
        *side_panes([(-5.3, 5.2)], 1.18, 1.32, 1.27, part="white"),
        *side_panes([(-5.3, 5.2)], 2.72, 2.86, 1.27, part="white"),
        *side_panes([(4.0, 4.45), (4.5, 4.95), (-0.6, -0.15), (-0.1, 0.35)], 0.50, 2.5, 1.278),
        Tagged("glass", box((5.46, 1.90, 0.0), (0.06, 0.68, 1.08), NONE, finish=GLASS)),
        Tagged("sign", box((5.50, 2.73, 0.0), (0.05, 0.12, 0.75), NONE, finish=GLOW)),
        Tagged("glass", box((-5.48, 2.1, 0.0), (0.06, 0.4, 0.95), NONE, finish=GLASS)),
        Tagged("dark", box((0.0, 0.36, 0.0), (5.54, 0.10, 1.22), NONE)),
        *pair("dark", box((5.55, 2.2, 1.42), (0.06, 0.24, 0.10), NONE)),
        *lamps((5.50, 0.80, 0.90), (-5.52, 1.0, 1.0), 0.13),
        *on_axles(bones, width=0.30),
    ]


def bus() -> Blueprint:
    """A city bus with many windows, doors and a lit sign."""
    palette = PALETTE | {"body": "#b02a20"}
    seats = ((4.3, 1.3, -0.6), *((3.0 - 1.25 * i, 1.3, z) for i in range(5) for z in (0.75, -0.75)))
    joints = axles(1.06, (3.4, 0.48), (-3.2, 0.48))
    return Blueprint("vehicle", joints, palette, "body", (4.6, 2.0, 0.0), rigid=_bus, seats=seats)


def _tractor(bones: Skeleton) -> list[Tagged]:
    return [
        Tagged("body", box((0.95, 1.15, 0.0), (0.95, 0.32, 0.36), NONE, taper=(0.96, 0.8), finish=PAINT)),
        Tagged("grille", box((1.91, 1.12, 0.0), (0.02, 0.26, 0.28), NONE)),
        Tagged("dark", box((0.5, 0.68, 0.0), (1.35, 0.16, 0.25), NONE)),
        Tagged("dark", rod((1.1, 1.4, 0.24), (1.1, 2.35, 0.24), (0.05, 0.05), NONE, sides=7)),
        Tagged("glass", box((-0.65, 1.85, 0.0), (0.62, 0.55, 0.56), NONE, taper=(0.85, 0.9), finish=GLASS)),
        Tagged("body", box((-0.65, 2.46, 0.0), (0.72, 0.07, 0.66), NONE, finish=PAINT)),
        *[Tagged("dark", rod((x, 1.25, z), (-0.65 + (x + 0.65) * 0.88, 2.4, 0.9 * z), (0.045, 0.045), NONE, sides=4))
          for x in (-1.27, -0.03) for z in (0.57, -0.57)],
        *pair("body", box((-0.85, 1.72, 0.80), (0.72, 0.05, 0.26), NONE, taper=(0.7, 1.0), finish=PAINT)),
        *lamps((1.93, 1.25, 0.26), (-1.5, 1.5, 0.75), 0.09),
        *on_axles(bones, width=0.34),
    ]  # fmt: skip


def tractor() -> Blueprint:
    """A farm tractor: great wheels behind, small ones ahead, a chimney."""
    palette = PALETTE | {"body": "#2f6b2a", "rim": "#d3b021", "spoke": "#e0c040"}
    joints = axles(0.80, (-0.85, 0.82), (1.35, 0.46))
    seats = ((-0.7, 1.45, 0.0),)
    return Blueprint("vehicle", joints, palette, "body", (-0.5, 1.9, 0.0), rigid=_tractor, seats=seats)


_TRACK = [(-2.9, 0.55), (-2.3, 0.02), (2.2, 0.02), (3.0, 0.62), (2.6, 0.98), (-2.6, 0.98)]


def _tank(bones: Skeleton) -> list[Tagged]:
    pads = [box((-2.35 + 0.47 * i, 1.0, 1.42), (0.10, 0.03, 0.33), NONE) for i in range(11)]
    hull = prism([(-2.9, 0.75), (-2.6, 0.5), (2.4, 0.5), (3.1, 0.95), (1.7, 1.38), (-2.9, 1.38)], -1.08, 1.08, NONE)
    return [
        Tagged("body", hull),
        *pair("track", prism(_TRACK, 1.10, 1.74, NONE)),
        *[tagged for pad in pads for tagged in pair("dark", pad)],
        *pair("body", box((0.0, 1.16, 1.40), (2.9, 0.04, 0.40), NONE)),
        Tagged("body", loft([slab(-1.75, 1.38, 1.95, 0.9, 0.3), slab(-0.9, 1.38, 2.22, 1.25, 0.35),
                             slab(0.6, 1.38, 2.18, 1.15, 0.4), slab(1.25, 1.45, 1.85, 0.65, 0.2)], NONE)),
        Tagged("body", rod((1.1, 1.72, 0.0), (4.6, 1.86, 0.0), (0.13, 0.09), NONE, sides=9)),
        Tagged("dark", rod((4.5, 1.855, 0.0), (4.95, 1.87, 0.0), (0.13, 0.13), NONE, sides=8)),
        Tagged("hatch", lathe([(2.18, 0.42), (2.36, 0.38)], NONE, sides=10, at=(-0.35, 0.0, 0.35))),
        Tagged("dark", rod((-1.3, 2.0, -0.6), (-1.6, 4.2, -0.6), (0.02, 0.01), NONE, sides=4)),
        Tagged("star", blob((-0.2, 1.85, 1.10), (0.28, 0.22, 0.06), NONE)),
        *lamps((2.75, 1.15, 0.85), (-2.95, 1.1, 0.85), 0.1),
        *on_axles(bones, wheel(0.40, 0.50, sides=10)),
    ]  # fmt: skip


def tank() -> Blueprint:
    """A battle tank: tracks, a turret with a hatch, a long gun."""
    palette = PALETTE | {"body": "#4b5234", "track": "#26261f", "hatch": "body*0.7", "star": "#d9d6c4",
                         "rim": "#3c4230", "spoke": "#5b6244"}  # fmt: skip
    joints = axles(1.50, (-1.9, 0.40), (-0.65, 0.40), (0.6, 0.40), (1.85, 0.40))
    seats = ((-0.35, 2.1, 0.35),)
    return Blueprint("vehicle", joints, palette, "body", (0.2, 2.3, 0.0), rigid=_tank, seats=seats)


def _cart(bones: Skeleton) -> list[Tagged]:
    rails = [box((0.0, 0.98 + 0.20 * i, 0.66), (1.15, 0.07, 0.03), NONE) for i in range(3)]
    posts = [box((x, 1.10, 0.70), (0.04, 0.38, 0.04), NONE) for x in (-1.05, 0.0, 1.05)]
    return [
        Tagged("body", box((0.0, 0.84, 0.0), (1.2, 0.06, 0.70), NONE)),
        *[tagged for rail in rails for tagged in pair("body", rail)],
        *[tagged for post in posts for tagged in pair("dark_wood", post)],
        *[Tagged("body", box((x, y, 0.0), (0.03, 0.07, 0.66), NONE)) for x in (-1.15, 1.15) for y in (0.98, 1.18)],
        Tagged("dark_wood", box((0.75, 1.42, 0.0), (0.22, 0.04, 0.70), NONE)),
        Tagged("dark_wood", rod((-0.1, 0.66, -0.9), (-0.1, 0.66, 0.9), (0.06, 0.06), NONE)),
        *pair("dark_wood", rod((0.4, 0.74, 0.48), (3.2, 1.02, 0.40), (0.05, 0.035), NONE)),
        *[Tagged("straw", blob((x, 1.02, z), (0.5, 0.24, 0.42), NONE, rough=0.15, seed=i))
          for i, (x, z) in enumerate(((-0.6, 0.15), (-0.1, -0.2)))],
        Tagged("dark_wood", rod((1.1, 0.8, 0.0), (1.2, 0.0, 0.0), (0.04, 0.04), NONE, sides=4)),
        *on_axles(bones, spoked(0.66, 0.09, spokes=5, thick=0.08)),
    ]  # fmt: skip


def cart() -> Blueprint:
    """A two-wheeled horse cart of boards, with shafts, straw and a bench."""
    palette = PALETTE | {"body": "#8a6238", "dark_wood": "body*0.55", "straw": "#c9a648", "tyre": "#4a3524",
                         "spoke": "#6b4a2c"}  # fmt: skip
    seats = ((0.72, 1.50, 0.25), (0.72, 1.50, -0.25))
    return Blueprint("vehicle", axles(0.86, (-0.1, 0.66)), palette, "body", (0.7, 1.4, 0.0), rigid=_cart, seats=seats)


def _carriage(bones: Skeleton) -> list[Tagged]:
    outline = [(-1.2, 1.1), (-0.85, 0.75), (0.35, 0.75), (0.7, 1.1), (0.62, 2.25), (-1.12, 2.25)]
    cabin = prism(outline, -0.68, 0.68, NONE, finish=PAINT)
    return [
        Tagged("body", cabin),
        Tagged("trim", box((-0.25, 2.32, 0.0), (1.0, 0.08, 0.76), NONE, taper=(0.85, 0.85))),
        *side_panes([(-1.0, -0.60), (0.12, 0.5)], 1.35, 2.05, 0.69),
        *side_panes([(-0.50, 0.02)], 1.30, 2.10, 0.69),
        *side_panes([(-0.55, -0.52), (0.04, 0.07)], 0.85, 2.15, 0.695, part="gold"),
        *side_panes([(-1.1, 0.62)], 1.16, 1.22, 0.695, part="gold"),
        Tagged("trim", box((1.15, 1.50, 0.0), (0.30, 0.06, 0.55), NONE)),
        Tagged("trim", box((1.0, 1.2, 0.0), (0.35, 0.26, 0.40), NONE)),
        Tagged("iron", box((0.2, 0.62, 0.0), (1.75, 0.06, 0.16), NONE)),
        Tagged("wood", rod((1.6, 0.70, 0.0), (4.4, 0.95, 0.0), (0.05, 0.04), NONE)),
        *pair("lamp", box((0.78, 1.72, 0.62), (0.07, 0.12, 0.07), NONE, finish=Finish(emission=3.0))),
        *pair("iron", box((0.78, 1.88, 0.62), (0.09, 0.04, 0.09), NONE)),
        *[Tagged("iron", rod((x, r, -0.78), (x, r, 0.78), (0.04, 0.04), NONE)) for x, r in ((-1.0, 0.62), (1.5, 0.62))],
        *on_axles(bones, spoked(0.62, 0.06, spokes=4, thick=0.055)),
    ]


def carriage() -> Blueprint:
    """A closed coach with a box for the driver, lanterns and a pole for horses."""
    palette = PALETTE | {"body": "#3a1620", "gold": "#c9a24a", "tyre": "#2a1c14", "spoke": "#b08a3a",
                         "lamp": "#ffd088"}  # fmt: skip
    seats = ((1.1, 1.6, 0.0), (-0.7, 1.25, 0.3), (-0.7, 1.25, -0.3))
    joints = axles(0.82, (-1.0, 0.62), (1.5, 0.62))
    return Blueprint("vehicle", joints, palette, "body", (1.1, 2.1, 0.0), rigid=_carriage, seats=seats)


ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "van": van,
    "ambulance": ambulance,
    "truck": truck,
    "fire_truck": fire_truck,
    "bus": bus,
    "tractor": tractor,
    "tank": tank,
    "cart": cart,
    "carriage": carriage,
}
"""Large road vehicles by kind."""
