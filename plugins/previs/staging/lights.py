"""The lamps of a shot: those that props carry, and those that the words ask for."""

from collections.abc import Sequence

import numpy as np

from previs.mesh.parts import linear
from previs.reading.plan import ScenePlan
from previs.records import Beam, Lamp
from previs.staging.pieces import shaft
from previs.staging.shells import NEON

MOST = 8


def lamp_of(at: tuple[float, float, float], colour: str, power: float, radius: float = 0.3) -> Lamp:
    """A lamp of an sRGB colour."""
    r, g, b = linear(colour)
    return Lamp(at, (r * power, g * power, b * power), radius)


_FIRES = (("candlelight", 0.55, 0.72, 0.62, "#ffb35a", 1.3), ("torchlight", 0.9, 1.05, 0.5, "#ff9440", 7.0))
"""Small flames near a subject: name, x, share of its height, z, colour, power."""


def asked_for(lights: Sequence[str], x: float, z: float, height: float, *, indoors: bool, dark: bool) -> list[Lamp]:
    """Lamps about a subject at x, z (metres) for the light that a prompt names."""
    found: list[Lamp] = []
    if "spotlight" in lights:
        found.append(lamp_of((x + 0.3, height + 4.2, z + 1.3), "#fff2dc", 30.0, 0.4)._replace(spot=1.0))
    for name, aside, share, before, colour, power in _FIRES:
        if name in lights:
            found.append(lamp_of((x + aside, height * share, z + before), colour, power, 0.2))
    if "firelight" in lights:
        found.append(lamp_of((x + 1.2, 0.5, z + 0.5), "#ff8a3a", 9.0))
    if "headlights" in lights:
        found += [lamp_of((x - 6.0, 0.8, z - 2.0 + s), "#fff0d0", 9.0) for s in (0.0, 1.3)]
    if "neon" in lights:
        found += [
            lamp_of((x + (i - 1.5) * 5.0, 3.4, z - 4.2 + (i % 2)), colour, 9.0) for i, colour in enumerate(NEON[:4])
        ]
        found += [
            lamp_of((x - 1.7, height * 0.9, z + 1.2), NEON[0], 2.6),
            lamp_of((x + 1.8, height, z + 0.7), NEON[1], 2.6),
        ]
    if "low_key" in lights:
        found.append(lamp_of((x + 1.9, height + 0.9, z + 0.3), "#ffdcb4", 8.0, 0.2))
    if "lamplight" in lights or "warm" in lights:
        low = 0.35 if "low_key" in lights else 1.0
        found.append(lamp_of((x + 1.1, height + 1.0, z + 0.6), "#ffb878", low * (5.5 if indoors else 8.0)))
        found.append(lamp_of((x - 1.8, height + 0.4, z - 1.6), "#ff9a58", low * 3.0))
    if ("backlight" in lights or "rim" in lights) and (indoors or dark):
        found.append(lamp_of((x - 0.8, height + 1.2, z - 2.2), "#fff0dc", 11.0))
    if "high_key" in lights and indoors:
        found += [lamp_of((x + s * 2.0, 2.6, z + 2.0), "#fff8f0", 7.0, 1.5) for s in (-1, 1)]
    if indoors and not found:
        found.append(lamp_of((x + 1.2, 2.5, z + 0.8), "#ffdcae", 6.0))
        found.append(lamp_of((x - 1.9, 2.3, z - 1.4), "#ffc98c", 3.5))
    if dark and not indoors:
        found.append(_moonlit(lights, x, z, height))
    return found


def _moonlit(lights: Sequence[str], x: float, z: float, height: float) -> Lamp:
    """What keeps the outline of a subject readable at night: a soft key from the camera's side, as large as it."""
    warm = bool({"lamplight", "firelight", "warm", "torchlight"} & set(lights))
    faint = 0.45 if {"low_key", "silhouette", "spotlight"} & set(lights) else 1.0
    big = max(1.0, height)
    colour, power = ("#ffcf9a", 2.4) if warm else ("#c2d2ff", 2.4)
    return lamp_of((x + 0.9 * big, 1.5 * big, z + big), colour, power * faint * big**1.6, 0.3 * big)


def beams(plan: ScenePlan, at: tuple[float, float], seed: int, *, indoors: bool) -> list[Beam]:
    """Light seen in the air about a subject at x, z: what the words ask for, and lightning in a storm."""
    (x, z), wanted = at, plan.lights
    found: list[Beam] = []
    if "spotlight" in wanted:
        found.append(shaft((x + 0.5, 7.5, z + 1.2), (x, 0.05, z), (0.1, 1.25), "#fff2dc", 0.5))
    if ("sunbeams" in wanted or plan.mood == "epic") and not indoors:
        for k in range(6):
            start, end = (x - 9.0 + 3.6 * k, 7.5, z - 7.0 + (k % 3)), (x - 4.5 + 3.2 * k, 0.0, z - 3.0 - (k % 2))
            found.append(shaft(start, end, (0.3, 1.1), "#ffe6b0", 0.95 if "sunbeams" in wanted else 0.5))
    if "sunbeams" in wanted and indoors:
        for k in range(4):
            start, end = (x - 3.6 + 1.7 * k, 3.4, z - 2.6), (x - 1.6 + 1.7 * k, 0.0, z - 0.6)
            found.append(shaft(start, end, (0.22, 0.5), "#ffe6b0", 0.42))
    if "headlights" in wanted:
        found += [
            shaft((x - 6.5, 0.8, z - 2.0 + s), (x + 5.0, 0.5, z - 0.6 + s), (0.1, 1.3), "#fff4dc", 0.5)
            for s in (0.0, 1.3)
        ]
    if plan.weather == "storm" and not indoors:
        found += _bolt(x, z, seed)
    return found


_GUIDING = ("dusk", "night", "midnight", "dawn")
"""Times at which a lighthouse burns."""

_REACH, _SWEEP = 62.0, 0.55
"""Metres that its beam is seen in the air; radians that it turns in a second."""


def guiding(plan: ScenePlan, lantern: tuple[float, float, float]) -> list[Beam]:
    """The two beams that turn about the lantern of a lighthouse: in the dark, in storm and fog, or when said."""
    if plan.time not in _GUIDING and plan.weather not in ("storm", "fog") and "beam" not in plan.lights:
        return []
    x, y, z = lantern
    said = 0.85 if "beam" in plan.lights else 0.6
    return [
        shaft(lantern, (x + s * _REACH * 0.94, y - 1.5, z + s * _REACH * 0.34), (0.7, 5.5), "#fff0c8", said)._replace(
            turn=_SWEEP
        )
        for s in (-1.0, 1.0)
    ]


def _bolt(x: float, z: float, seed: int) -> list[Beam]:
    """A forked flash of lightning far behind the action."""
    draw = np.random.default_rng(abs(seed) + 77)
    side = -1.0 if draw.random() < 0.5 else 1.0
    at = np.array((x + side * float(draw.uniform(40, 90)), 110.0, z - 190.0))
    found: list[Beam] = []
    for k in range(9):
        step = np.array((float(draw.uniform(-9, 9)) - side * 1.5, -12.5, 0.0))
        ends = [(at, at + step, 0.9)]
        if k in (3, 5):
            ends.append((at, at + step * np.array((-2.2, 1.2, 1.0)), 0.5))
        for start, end, wide in ends:
            a, b = (tuple(float(v) for v in p) for p in (start, end))
            found.append(Beam((a[0], a[1], a[2]), (b[0], b[1], b[2]), (wide, wide * 0.9), (0.9, 0.95, 1.0), flash=True))
        at = at + step
    return found


_DIMMED = {"low_key": 0.22, "candlelight": 0.3, "silhouette": 0.1, "spotlight": 0.4, "torchlight": 0.5, "high_key": 1.3}


def dimmed(lamps: Sequence[Lamp], lights: Sequence[str]) -> list[Lamp]:
    """The set's own lamps as far as the light that is asked for leaves them on."""
    share = min((_DIMMED[name] for name in lights if name in _DIMMED), default=1.0)
    if share == 1.0:
        return list(lamps)
    return [
        lamp._replace(colour=(lamp.colour[0] * share, lamp.colour[1] * share, lamp.colour[2] * share)) for lamp in lamps
    ]


def nearest(lamps: Sequence[Lamp], x: float, z: float) -> list[Lamp]:
    """The lamps that matter most where the action is."""
    return sorted(lamps, key=lambda lamp: (lamp.position[0] - x) ** 2 + (lamp.position[2] - z) ** 2)[:MOST]
