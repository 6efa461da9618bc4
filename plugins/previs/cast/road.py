"""Cars, taxis, police cars, motorcycles and bicycles."""

import math
from collections.abc import Callable, Mapping

from previs.cast.blueprint import Blueprint, Joint, Tagged
from previs.cast.bodywork import (
    CHROME,
    CLOTH,
    GLASS,
    GLOW,
    LIT,
    NONE,
    PAINT,
    PALETTE,
    light_bar,
    on_axles,
    pair,
    side_panes,
    spoked,
    waisted,
)
from previs.mesh.parts import place, turn
from previs.mesh.solids import blob, box, lathe, loft, prism, rod, tube
from previs.records import Skeleton

_BODY = (
    waisted(-2.20, 0.42, 0.80, 0.72, 0.64),
    waisted(-2.08, 0.30, 0.93, 0.84, 0.74),
    waisted(-1.00, 0.26, 0.99, 0.89, 0.81),
    waisted(0.60, 0.26, 0.98, 0.89, 0.81),
    waisted(1.72, 0.28, 0.87, 0.87, 0.76),
    waisted(2.14, 0.34, 0.76, 0.80, 0.68),
    waisted(2.22, 0.44, 0.66, 0.72, 0.62),
)
_CABIN = (
    waisted(-1.78, 0.92, 0.97, 0.74, 0.70),
    waisted(-1.15, 0.92, 1.40, 0.80, 0.61),
    waisted(-0.20, 0.92, 1.48, 0.82, 0.62),
    waisted(0.35, 0.92, 1.42, 0.82, 0.61),
    waisted(1.18, 0.90, 0.95, 0.78, 0.74),
)
_ROOF = (
    waisted(-1.24, 1.385, 1.43, 0.62, 0.57),
    waisted(-0.20, 1.45, 1.53, 0.66, 0.59),
    waisted(0.42, 1.395, 1.44, 0.62, 0.57),
)
_CAR_JOINTS: dict[str, Joint] = {
    "body": ("", 0.0, 0.3, 0.0),
    "wheel_front.R": ("", 1.36, 0.335, 0.80),
    "wheel_back.R": ("", -1.34, 0.335, 0.80),
}


def _car_shell() -> list[Tagged]:
    pieces = [
        Tagged("body", loft(_BODY, NONE, finish=PAINT)),
        Tagged("glass", loft(_CABIN, NONE, finish=GLASS)),
        Tagged("body", loft(_ROOF, NONE, finish=PAINT)),
        Tagged("chrome", box((2.20, 0.42, 0.0), (0.06, 0.06, 0.77), NONE, finish=CHROME)),
        Tagged("chrome", box((-2.20, 0.45, 0.0), (0.05, 0.06, 0.77), NONE, finish=CHROME)),
        Tagged("grille", box((2.20, 0.58, 0.0), (0.03, 0.08, 0.40), NONE)),
        Tagged("plate", box((2.265, 0.42, 0.0), (0.005, 0.05, 0.22), NONE)),
    ]
    for side in (1.0, -1.0):
        pieces += _car_side(side)
    return pieces


def _car_side(side: float) -> list[Tagged]:
    pieces = [
        Tagged("lamp", blob((2.17, 0.66, 0.56 * side), (0.08, 0.09, 0.13), NONE, finish=LIT)),
        Tagged("tail_lamp", blob((-2.17, 0.72, 0.60 * side), (0.06, 0.08, 0.12), NONE, finish=GLOW)),
        Tagged("body", box((0.72, 1.06, 0.90 * side), (0.05, 0.05, 0.09), NONE, finish=PAINT)),
        Tagged("trim", box((0.0, 0.36, 0.885 * side), (1.0, 0.05, 0.02), NONE)),
    ]
    pieces += [Tagged("trim", box((x, 0.66, 0.905 * side), (0.008, 0.26, 0.012), NONE)) for x in (0.62, -0.40, -1.05)]
    pieces += [Tagged("chrome", box((x, 0.84, 0.92 * side), (0.08, 0.014, 0.014), NONE)) for x in (-0.28, 0.48)]
    for x in (-0.62, 0.20):
        pillar = prism([(x, 0.96), (x + 0.07, 0.96), (x + 0.05, 1.46), (x - 0.02, 1.46)], 0.0, 0.03, NONE, finish=PAINT)
        pieces.append(Tagged("body", place(pillar, (0.0, 0.0, 0.69 * side))))
    for x in (1.36, -1.34):
        arch = lathe([(-0.05, 0.395), (0.05, 0.395)], NONE, sides=14)
        pieces.append(Tagged("tyre", place(arch, (x, 0.36, 0.855 * side), rotation=turn(roll=0.5 * math.pi))))
    return pieces


def _car(bones: Skeleton) -> list[Tagged]:
    return [*_car_shell(), *on_axles(bones, width=0.23)]


def _taxi(bones: Skeleton) -> list[Tagged]:
    sign = box((-0.2, 1.62, 0.0), (0.13, 0.09, 0.30), NONE, taper=(0.8, 0.95), finish=GLOW)
    checks = [
        Tagged(
            "check_dark" if i % 2 else "check_light",
            box((-1.15 + 0.11 * i, 0.80, 0.915 * s), (0.055, 0.04, 0.012), NONE),
        )
        for i in range(22)
        for s in (1.0, -1.0)
    ]
    return [*_car(bones), Tagged("sign", sign), *checks]


_CAR_SEATS = ((0.05, 0.55, 0.36), (0.05, 0.55, -0.36), (-0.95, 0.55, 0.36), (-0.95, 0.55, -0.36))


def car() -> Blueprint:
    """A saloon."""
    return Blueprint("vehicle", _CAR_JOINTS, PALETTE, "body", (0.2, 1.25, 0.0), rigid=_car, seats=_CAR_SEATS)


def taxi() -> Blueprint:
    """The saloon in yellow, with a lit sign and a chequered band."""
    more = {"body": "#d9a514", "sign": "#fff0b0", "check_dark": "#141414", "check_light": "#f4f0e4"}
    return Blueprint("vehicle", _CAR_JOINTS, PALETTE | more, "body", (0.2, 1.25, 0.0), rigid=_taxi, seats=_CAR_SEATS)


def _police(bones: Skeleton) -> list[Tagged]:
    return [
        *_car(bones),
        *light_bar(-0.2, 1.56, 0.55),
        *side_panes([(-1.0, 0.60)], 0.42, 0.90, 0.925, part="white"),
        *side_panes([(-0.30, -0.12), (0.05, 0.23)], 0.56, 0.72, 0.935, part="blue"),
        *pair("dark", box((2.30, 0.55, 0.22), (0.03, 0.24, 0.03), NONE)),
        Tagged("dark", box((2.30, 0.66, 0.0), (0.03, 0.04, 0.42), NONE)),
    ]


def police_car() -> Blueprint:
    """The saloon in black and white, a bar of blue and red lamps on its roof."""
    more = {"body": "#15181d", "white": "#e8e6df", "blue": "#1c3f8f"}
    return Blueprint("vehicle", _CAR_JOINTS, PALETTE | more, "body", (0.2, 1.25, 0.0), rigid=_police, seats=_CAR_SEATS)


def _motorcycle(bones: Skeleton) -> list[Tagged]:
    pieces = [
        Tagged("body", blob((0.12, 0.86, 0.0), (0.30, 0.15, 0.15), NONE, detail=2, finish=PAINT)),
        Tagged("seat", blob((-0.38, 0.83, 0.0), (0.36, 0.07, 0.13), NONE, detail=1, finish=CLOTH)),
        Tagged("engine", box((0.0, 0.48, 0.0), (0.22, 0.16, 0.16), NONE, taper=(0.8, 0.9), finish=CHROME)),
        Tagged("body", blob((-0.72, 0.72, 0.0), (0.24, 0.06, 0.09), NONE, finish=PAINT)),
        Tagged("lamp", blob((0.66, 0.93, 0.0), (0.07, 0.10, 0.10), NONE, finish=LIT)),
        Tagged("tail_lamp", blob((-0.92, 0.74, 0.0), (0.03, 0.04, 0.06), NONE, finish=GLOW)),
        Tagged(
            "chrome",
            tube(
                ((0.48, 1.12, -0.36), (0.52, 1.10, -0.2), (0.54, 1.04, 0.0), (0.52, 1.10, 0.2), (0.48, 1.12, 0.36)),
                (0.02,) * 5,
                NONE,
            ),
        ),
    ]
    frame = (
        ((0.45, 0.98, 0.0), (0.18, 0.36, 0.0)),
        ((0.42, 0.95, 0.0), (-0.45, 0.72, 0.0)),
        ((-0.40, 0.78, 0.0), (-0.15, 0.36, 0.0)),
    )
    pieces += [Tagged("engine", rod(a, b, (0.035, 0.035), NONE)) for a, b in frame]
    pieces += [
        Tagged("engine", rod((-0.5, 0.76, 0.1 * s), (-0.70, 0.33, 0.11 * s), (0.025, 0.025), NONE)) for s in (1.0, -1.0)
    ]
    for side in (1.0, -1.0):
        fork = rod((0.52, 1.05, 0.09 * side), (0.78, 0.31, 0.10 * side), (0.028, 0.022), NONE, finish=CHROME)
        arm = rod((-0.05, 0.42, 0.10 * side), (-0.70, 0.31, 0.10 * side), (0.03, 0.025), NONE)
        pipe = rod((0.0, 0.33, 0.17 * side), (-0.85, 0.34, 0.18 * side), (0.035, 0.055), NONE, sides=8, finish=CHROME)
        pieces += [Tagged("chrome", fork), Tagged("engine", arm), Tagged("chrome", pipe)]
    return [*pieces, *on_axles(bones, width=0.13)]


def motorcycle() -> Blueprint:
    """A motorcycle without a rider."""
    joints: dict[str, Joint] = {
        "body": ("", 0.0, 0.3, 0.0),
        "wheel_front": ("", 0.78, 0.31, 0.0),
        "wheel_back": ("", -0.70, 0.31, 0.0),
    }
    palette = PALETTE | {"engine": "#2a2c30", "seat": "#191516", "body": "#a3231f"}
    seats = ((-0.22, 0.92, 0.0), (-0.58, 0.94, 0.0))
    return Blueprint("cycle", joints, palette, "body", (0.0, 1.0, 0.0), rigid=_motorcycle, seats=seats)


_FRAME = (
    ((-0.04, 0.29, 0.0), (-0.17, 0.82, 0.0)),
    ((-0.04, 0.29, 0.0), (0.43, 0.72, 0.0)),
    ((-0.15, 0.78, 0.0), (0.40, 0.86, 0.0)),
    ((0.44, 0.68, 0.0), (0.385, 0.98, 0.0)),
)


def _bicycle(bones: Skeleton) -> list[Tagged]:
    crank = bones.names.index("crank")
    bar = ((0.30, 0.98, -0.30), (0.40, 1.02, -0.22), (0.40, 1.02, 0.22), (0.30, 0.98, 0.30))
    pieces = [Tagged("body", rod(a, b, (0.024, 0.024), NONE, finish=PAINT)) for a, b in _FRAME]
    for stay in (
        rod((-0.16, 0.76, 0.03), (-0.46, 0.34, 0.06), (0.012, 0.012), NONE, sides=4),
        rod((-0.04, 0.29, 0.03), (-0.46, 0.34, 0.06), (0.014, 0.014), NONE, sides=4),
        rod((0.43, 0.72, 0.05), (0.58, 0.34, 0.06), (0.018, 0.014), NONE, sides=4),
    ):
        pieces += pair("body", stay)
    chain = place(lathe([(-0.01, 0.10), (0.01, 0.10)], NONE, sides=12), rotation=turn(roll=0.5 * math.pi))
    pieces += [
        Tagged("chrome", rod((-0.16, 0.78, 0.0), (-0.185, 0.90, 0.0), (0.015, 0.015), NONE, sides=5)),
        Tagged("seat", blob((-0.20, 0.93, 0.0), (0.15, 0.04, 0.085), NONE)),
        Tagged("dark", tube(bar, (0.016,) * 4, NONE, sides=5)),
        Tagged("lamp", blob((0.46, 0.92, 0.0), 0.04, NONE, finish=LIT)),
        Tagged("tail_lamp", blob((-0.27, 0.80, 0.0), 0.025, NONE, finish=GLOW, detail=0)),
        Tagged("chrome", place(chain, (-0.04, 0.29, 0.06))),
        Tagged("dark", box((0.045, 0.29, 0.10), (0.085, 0.012, 0.012), NONE, bone=crank)),
        Tagged("dark", box((-0.125, 0.29, -0.10), (0.085, 0.012, 0.012), NONE, bone=crank)),
        Tagged("dark", box((0.13, 0.29, 0.15), (0.05, 0.012, 0.045), NONE, bone=crank)),
        Tagged("dark", box((-0.21, 0.29, -0.15), (0.05, 0.012, 0.045), NONE, bone=crank)),
    ]
    return [*pieces, *on_axles(bones, spoked(0.34, 0.035, spokes=5, thick=0.028))]


def bicycle() -> Blueprint:
    """A bicycle without a rider; its crank turns."""
    joints: dict[str, Joint] = {
        "body": ("", 0.0, 0.3, 0.0),
        "crank": ("body", -0.04, 0.29, 0.0),
        "wheel_front": ("", 0.58, 0.34, 0.0),
        "wheel_back": ("", -0.46, 0.34, 0.0),
    }
    palette = PALETTE | {"body": "#1f5f8a", "seat": "#191516"}
    seats = ((-0.18, 0.99, 0.0),)
    return Blueprint("cycle", joints, palette, "body", (0.2, 0.95, 0.0), rigid=_bicycle, seats=seats)


ROSTER: Mapping[str, Callable[[], Blueprint]] = {
    "car": car,
    "taxi": taxi,
    "police_car": police_car,
    "motorcycle": motorcycle,
    "bicycle": bicycle,
}
"""Small road vehicles by kind."""
