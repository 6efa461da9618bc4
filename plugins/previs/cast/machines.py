"""Cars, motorcycles, boats and helicopters: rigid parts on a few bones, wheels and rotors that turn."""

import math
from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.features import on_bone
from previs.mesh.parts import Finish, Point, place, turn
from previs.mesh.solids import blob, box, lathe, loft, prism, rod, sheet, tube
from previs.records import Mesh, Skeleton

_PAINT = Finish(smooth=0.35, gloss=0.55)
_GLASS = Finish(gloss=0.8)
_CHROME = Finish(smooth=0.6, gloss=0.7)
_LIT = Finish(emission=4.0)
_GLOW = Finish(emission=1.6)
_CLOTH = Finish(smooth=0.3)
_NONE = "#000000"


def _section(x: float, low: float, high: float, wide: float, top: float) -> tuple[float, list[tuple[float, float]]]:
    """A slice through a car's body: floor, sides that bulge at the waist, a narrower top."""
    waist = 0.35 * low + 0.65 * high
    return x, [(low, -wide), (low, wide), (waist, wide * 1.02), (high, top), (high, -top), (waist, -wide * 1.02)]


_BODY = (
    _section(-2.20, 0.42, 0.80, 0.72, 0.64),
    _section(-2.08, 0.30, 0.93, 0.84, 0.74),
    _section(-1.00, 0.26, 0.99, 0.89, 0.81),
    _section(0.60, 0.26, 0.98, 0.89, 0.81),
    _section(1.72, 0.28, 0.87, 0.87, 0.76),
    _section(2.14, 0.34, 0.76, 0.80, 0.68),
    _section(2.22, 0.44, 0.66, 0.72, 0.62),
)
_CABIN = (
    _section(-1.78, 0.92, 0.97, 0.74, 0.70),
    _section(-1.15, 0.92, 1.40, 0.80, 0.61),
    _section(-0.20, 0.92, 1.48, 0.82, 0.62),
    _section(0.35, 0.92, 1.42, 0.82, 0.61),
    _section(1.18, 0.90, 0.95, 0.78, 0.74),
)
_ROOF = (
    _section(-1.24, 1.385, 1.43, 0.62, 0.57),
    _section(-0.20, 1.45, 1.53, 0.66, 0.59),
    _section(0.42, 1.395, 1.44, 0.62, 0.57),
)
_CAR_JOINTS: dict[str, Joint] = {
    "body": ("", 0.0, 0.3, 0.0),
    "wheel_front.R": ("", 1.36, 0.335, 0.80),
    "wheel_back.R": ("", -1.34, 0.335, 0.80),
}


def _wheel(radius: float, width: float) -> list[tuple[str, Mesh]]:
    """A tyre, a hub and five spokes about z, at the origin."""
    flat = turn(roll=0.5 * math.pi)
    half = 0.5 * width
    tyre = lathe(
        [(-half, radius * 0.88), (-half * 0.8, radius), (half * 0.8, radius), (half, radius * 0.88)], _NONE, sides=16
    )
    disc = lathe([(-half * 1.06, radius * 0.60), (half * 1.06, radius * 0.60)], _NONE, sides=12, finish=_CHROME)
    parts = [("tyre", place(tyre, rotation=flat)), ("rim", place(disc, rotation=flat))]
    for i in range(5):
        spoke = box((0.0, radius * 0.33, 0.0), (radius * 0.07, radius * 0.24, half * 1.12), _NONE)
        parts.append(("spoke", place(spoke, rotation=turn(pitch=i * 0.4 * math.pi))))
    return parts


def _wheels(bones: Skeleton, radius: float, width: float) -> list[Tagged]:
    pieces: list[Tagged] = []
    for i, name in enumerate(bones.names):
        if name.startswith("wheel"):
            x, y, z = (float(v) for v in bones.rest[i])
            pieces += [Tagged(part, on_bone(place(mesh, (x, y, z)), i)) for part, mesh in _wheel(radius, width)]
    return pieces


def _car_shell() -> list[Tagged]:
    pieces = [
        Tagged("body", loft(_BODY, _NONE, finish=_PAINT)),
        Tagged("glass", loft(_CABIN, _NONE, finish=_GLASS)),
        Tagged("body", loft(_ROOF, _NONE, finish=_PAINT)),
        Tagged("chrome", box((2.20, 0.42, 0.0), (0.06, 0.06, 0.77), _NONE, finish=_CHROME)),
        Tagged("chrome", box((-2.20, 0.45, 0.0), (0.05, 0.06, 0.77), _NONE, finish=_CHROME)),
        Tagged("grille", box((2.20, 0.58, 0.0), (0.03, 0.08, 0.40), _NONE)),
        Tagged("plate", box((2.265, 0.42, 0.0), (0.005, 0.05, 0.22), _NONE)),
    ]
    for side in (1.0, -1.0):
        pieces += _car_side(side)
    return pieces


def _car_side(side: float) -> list[Tagged]:
    pieces = [
        Tagged("lamp", blob((2.17, 0.66, 0.56 * side), (0.08, 0.09, 0.13), _NONE, finish=_LIT)),
        Tagged("tail_lamp", blob((-2.17, 0.72, 0.60 * side), (0.06, 0.08, 0.12), _NONE, finish=_GLOW)),
        Tagged("body", box((0.72, 1.06, 0.90 * side), (0.05, 0.05, 0.09), _NONE, finish=_PAINT)),
        Tagged("trim", box((0.0, 0.36, 0.885 * side), (1.0, 0.05, 0.02), _NONE)),
    ]
    pieces += [Tagged("trim", box((x, 0.66, 0.905 * side), (0.008, 0.26, 0.012), _NONE)) for x in (0.62, -0.40, -1.05)]
    pieces += [Tagged("chrome", box((x, 0.84, 0.92 * side), (0.08, 0.014, 0.014), _NONE)) for x in (-0.28, 0.48)]
    for x in (-0.62, 0.20):
        pillar = prism(
            [(x, 0.96), (x + 0.07, 0.96), (x + 0.05, 1.46), (x - 0.02, 1.46)], 0.0, 0.03, _NONE, finish=_PAINT
        )
        pieces.append(Tagged("body", place(pillar, (0.0, 0.0, 0.69 * side))))
    for x in (1.36, -1.34):
        arch = lathe([(-0.05, 0.395), (0.05, 0.395)], _NONE, sides=14)
        pieces.append(Tagged("tyre", place(arch, (x, 0.36, 0.855 * side), rotation=turn(roll=0.5 * math.pi))))
    return pieces


def _car(bones: Skeleton) -> list[Tagged]:
    return [*_car_shell(), *_wheels(bones, 0.335, 0.23)]


def _taxi(bones: Skeleton) -> list[Tagged]:
    sign = box((-0.2, 1.62, 0.0), (0.13, 0.09, 0.30), _NONE, taper=(0.8, 0.95), finish=_GLOW)
    checks = [
        Tagged(
            "check_dark" if i % 2 else "check_light",
            box((-1.15 + 0.11 * i, 0.80, 0.915 * s), (0.055, 0.04, 0.012), _NONE),
        )
        for i in range(22)
        for s in (1.0, -1.0)
    ]
    return [*_car(bones), Tagged("sign", sign), *checks]


_CAR_PALETTE = {
    "body": "#8f1d22",
    "glass": "#141b23",
    "chrome": "#9aa0a6",
    "grille": "#15171a",
    "plate": "#e8e4d8",
    "lamp": "#fff2cc",
    "tail_lamp": "#c01818",
    "trim": "body*0.35",
    "tyre": "#121214",
    "rim": "#5b6067",
    "spoke": "#b4b9be",
}


def car() -> Blueprint:
    """A saloon."""
    return Blueprint("vehicle", _CAR_JOINTS, _CAR_PALETTE, "body", (0.2, 1.25, 0.0), rigid=_car)


def taxi() -> Blueprint:
    """The saloon in yellow, with a lit sign and a chequered band."""
    more = {"body": "#d9a514", "sign": "#fff0b0", "check_dark": "#141414", "check_light": "#f4f0e4"}
    return Blueprint("vehicle", _CAR_JOINTS, {**_CAR_PALETTE, **more}, "body", (0.2, 1.25, 0.0), rigid=_taxi)


def _motorcycle(bones: Skeleton) -> list[Tagged]:
    pieces = [
        Tagged("body", blob((0.12, 0.86, 0.0), (0.30, 0.15, 0.15), _NONE, detail=2, finish=_PAINT)),
        Tagged("seat", blob((-0.38, 0.83, 0.0), (0.36, 0.07, 0.13), _NONE, detail=1, finish=_CLOTH)),
        Tagged("engine", box((0.0, 0.48, 0.0), (0.22, 0.16, 0.16), _NONE, taper=(0.8, 0.9), finish=_CHROME)),
        Tagged("body", blob((-0.72, 0.72, 0.0), (0.24, 0.06, 0.09), _NONE, finish=_PAINT)),
        Tagged("lamp", blob((0.66, 0.93, 0.0), (0.07, 0.10, 0.10), _NONE, finish=_LIT)),
        Tagged("tail_lamp", blob((-0.92, 0.74, 0.0), (0.03, 0.04, 0.06), _NONE, finish=_GLOW)),
        Tagged(
            "chrome",
            tube(
                ((0.48, 1.12, -0.36), (0.52, 1.10, -0.2), (0.54, 1.04, 0.0), (0.52, 1.10, 0.2), (0.48, 1.12, 0.36)),
                (0.02,) * 5,
                _NONE,
            ),
        ),
    ]
    frame = (
        ((0.45, 0.98, 0.0), (0.18, 0.36, 0.0)),
        ((0.42, 0.95, 0.0), (-0.45, 0.72, 0.0)),
        ((-0.40, 0.78, 0.0), (-0.15, 0.36, 0.0)),
    )
    pieces += [Tagged("engine", rod(a, b, (0.035, 0.035), _NONE)) for a, b in frame]
    pieces += [
        Tagged("engine", rod((-0.5, 0.76, 0.1 * s), (-0.70, 0.33, 0.11 * s), (0.025, 0.025), _NONE))
        for s in (1.0, -1.0)
    ]
    for side in (1.0, -1.0):
        fork = rod((0.52, 1.05, 0.09 * side), (0.78, 0.31, 0.10 * side), (0.028, 0.022), _NONE, finish=_CHROME)
        arm = rod((-0.05, 0.42, 0.10 * side), (-0.70, 0.31, 0.10 * side), (0.03, 0.025), _NONE)
        pipe = rod((0.0, 0.33, 0.17 * side), (-0.85, 0.34, 0.18 * side), (0.035, 0.055), _NONE, sides=8, finish=_CHROME)
        pieces += [Tagged("chrome", fork), Tagged("engine", arm), Tagged("chrome", pipe)]
    return [*pieces, *_wheels(bones, 0.31, 0.13)]


def motorcycle() -> Blueprint:
    """A motorcycle without a rider."""
    joints: dict[str, Joint] = {
        "body": ("", 0.0, 0.3, 0.0),
        "wheel_front": ("", 0.78, 0.31, 0.0),
        "wheel_back": ("", -0.70, 0.31, 0.0),
    }
    palette = {**_CAR_PALETTE, "engine": "#2a2c30", "seat": "#191516", "body": "#a3231f"}
    return Blueprint("vehicle", joints, palette, "body", (0.0, 1.0, 0.0), rigid=_motorcycle)


def _hull_ring(x: float, wide: float, keel: float, deck: float) -> tuple[float, list[tuple[float, float]]]:
    bilge = keel + 0.30 * (deck - keel)
    return x, [(keel, 0.0), (bilge, 0.72 * wide), (deck, wide), (deck, -wide), (bilge, -0.72 * wide)]


_HULL = (
    (-2.4, 0.70, -0.10, 0.80),
    (-1.2, 0.95, -0.35, 0.72),
    (0.4, 1.0, -0.40, 0.75),
    (1.8, 0.62, -0.25, 0.92),
    (2.9, 0.04, 0.45, 1.15),
)


_MAIN_SAIL: tuple[Point, ...] = (
    (0.36, 6.9, 0.02),
    (0.30, 4.2, 0.16),
    (0.28, 1.5, 0.04),
    (-1.1, 1.42, 0.34),
    (-2.35, 1.4, 0.42),
    (-1.70, 3.1, 0.52),
    (-0.72, 5.0, 0.36),
)
_JIB: tuple[Point, ...] = (
    (0.60, 6.3, 0.0),
    (1.35, 4.2, 0.22),
    (2.78, 1.25, 0.0),
    (1.6, 1.35, 0.28),
    (0.72, 1.55, 0.24),
    (0.66, 3.9, 0.25),
)


def _boat(bones: Skeleton) -> list[Tagged]:
    sail = bones.names.index("sail")
    rings = [_hull_ring(*row) for row in _HULL]
    gunwale = [
        (
            x,
            [
                (deck - 0.02, wide + 0.04),
                (deck + 0.07, wide + 0.03),
                (deck + 0.07, -wide - 0.03),
                (deck - 0.02, -wide - 0.04),
            ],
        )
        for x, wide, _, deck in _HULL
    ]
    return [
        Tagged("hull", loft(rings, _NONE, finish=Finish(smooth=0.3, gloss=0.3))),
        Tagged("trim", loft(gunwale, _NONE)),
        Tagged(
            "deck",
            loft(
                [
                    (
                        x * 0.93,
                        [
                            (deck + 0.075, w * 0.86),
                            (deck + 0.085, w * 0.86),
                            (deck + 0.085, -w * 0.86),
                            (deck + 0.075, -w * 0.86),
                        ],
                    )
                    for x, w, _, deck in _HULL
                ],
                _NONE,
            ),
        ),
        Tagged("cabin", box((-0.35, 1.02, 0.0), (0.75, 0.24, 0.46), _NONE, taper=(0.86, 0.84))),
        Tagged("glass", box((-0.30, 1.06, 0.0), (0.45, 0.07, 0.445), _NONE, finish=_GLASS)),
        Tagged("mast", rod((0.5, 0.6, 0.0), (0.5, 7.2, 0.0), (0.07, 0.035), _NONE)),
        Tagged("mast", rod((0.45, 1.42, 0.0), (-2.4, 1.38, 0.40), (0.045, 0.035), _NONE, bone=sail)),
        Tagged("mast", rod((0.5, 7.1, 0.0), (2.88, 1.2, 0.0), (0.012, 0.012), _NONE, sides=4)),
        Tagged("mast", rod((0.5, 7.1, 0.0), (-2.35, 0.85, 0.0), (0.012, 0.012), _NONE, sides=4)),
        Tagged("sail", sheet(_MAIN_SAIL, _NONE, finish=_CLOTH, bone=sail)),
        Tagged("sail", sheet(_JIB, _NONE, finish=_CLOTH, bone=sail)),
        Tagged("lamp", blob((0.5, 7.28, 0.0), 0.06, _NONE, finish=_LIT)),
        Tagged("trim", prism([(-2.45, 0.9), (-2.38, 0.9), (-2.42, -0.45), (-2.70, -0.45)], -0.03, 0.03, _NONE)),
    ]


def boat() -> Blueprint:
    """A small sailing boat; its water line is y = 0."""
    joints: dict[str, Joint] = {"body": ("", 0.0, 0.0, 0.0), "sail": ("body", 0.5, 1.4, 0.0)}
    palette = {
        "hull": "#7a2f26",
        "trim": "#d8cdb6",
        "deck": "#9a7448",
        "cabin": "#c9b48a",
        "glass": "#141b23",
        "mast": "#5a3f2a",
        "sail": "#efe6d2",
        "lamp": "#ffe9b0",
    }
    return Blueprint("vessel", joints, palette, "hull", (-1.3, 1.6, 0.0), rigid=_boat)


def _helicopter(bones: Skeleton) -> list[Tagged]:
    rotor, tail = bones.names.index("rotor"), bones.names.index("tail_rotor")
    pieces = [
        Tagged("body", blob((0.4, 1.75, 0.0), (1.9, 0.95, 0.85), _NONE, detail=2, finish=_PAINT)),
        Tagged("glass", blob((1.15, 1.86, 0.0), (1.28, 0.80, 0.80), _NONE, detail=2, finish=_GLASS)),
        Tagged("body", rod((-1.0, 2.0, 0.0), (-5.6, 2.35, 0.0), (0.42, 0.14), _NONE, sides=10, finish=_PAINT)),
        Tagged(
            "body", prism([(-5.2, 2.3), (-5.7, 2.3), (-6.25, 3.35), (-5.85, 3.35)], -0.06, 0.06, _NONE, finish=_PAINT)
        ),
        Tagged("body", box((-4.9, 2.3, 0.0), (0.25, 0.03, 0.75), _NONE, finish=_PAINT)),
        Tagged("dark", lathe([(2.5, 0.35), (2.8, 0.22), (3.05, 0.10)], _NONE, sides=8)),
        Tagged("lamp", blob((1.6, 0.95, 0.0), 0.13, _NONE, finish=_LIT)),
        Tagged("tail_lamp", blob((-6.1, 3.4, 0.0), 0.07, _NONE, finish=_LIT)),
    ]
    for i in range(4):
        blade = box((2.6, 3.10, 0.0), (2.5, 0.02, 0.14), _NONE, bone=rotor)
        pieces.append(Tagged("dark", place(blade, rotation=turn(yaw=0.5 * math.pi * i))))
    pieces += [
        Tagged("dark", box((-6.0, 3.0, 0.14), (0.05, 0.72, 0.02), _NONE, bone=tail)),
        Tagged("dark", box((-6.0, 3.0, 0.14), (0.72, 0.05, 0.02), _NONE, bone=tail)),
    ]
    for side in (1.0, -1.0):
        skid = tube(((1.9, 0.25, 0.95 * side), (1.5, 0.06, 0.95 * side), (-1.2, 0.06, 0.95 * side)), (0.05,) * 3, _NONE)
        pieces.append(Tagged("dark", skid))
        for x in (1.0, -0.5):
            pieces.append(Tagged("dark", rod((x, 1.1, 0.55 * side), (x, 0.08, 0.95 * side), (0.05, 0.04), _NONE)))
    return pieces


def helicopter() -> Blueprint:
    """A light helicopter; it rests on its skids at y = 0."""
    joints: dict[str, Joint] = {
        "body": ("", 0.0, 1.7, 0.0),
        "rotor": ("body", 0.0, 3.1, 0.0),
        "tail_rotor": ("body", -6.0, 3.0, 0.14),
    }
    palette: Mapping[str, str] = {
        "body": "#2c4a6b",
        "glass": "#10161d",
        "dark": "#17191c",
        "lamp": "#fff2cc",
        "tail_lamp": "#d02020",
    }
    return Blueprint("aircraft", joints, palette, "body", (1.4, 1.9, 0.0), rigid=_helicopter)


ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "car": car,
    "taxi": taxi,
    "motorcycle": motorcycle,
    "boat": boat,
    "helicopter": helicopter,
}
"""Machines by kind."""
