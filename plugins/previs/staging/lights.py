"""The lamps of a shot: those that props carry, and those that the words ask for."""

from collections.abc import Sequence

from previs.mesh.parts import linear
from previs.records import Lamp
from previs.staging.shells import NEON

MOST = 8


def _lamp(at: tuple[float, float, float], colour: str, power: float, radius: float = 0.3) -> Lamp:
    r, g, b = linear(colour)
    return Lamp(at, (r * power, g * power, b * power), radius)


def asked_for(lights: Sequence[str], x: float, z: float, height: float, *, indoors: bool, dark: bool) -> list[Lamp]:
    """Lamps about a subject at x, z (metres) for the light that a prompt names."""
    found: list[Lamp] = []
    if "neon" in lights:
        found += [
            _lamp((x + (i - 1.5) * 5.0, 3.4, z - 4.2 + (i % 2)), colour, 9.0) for i, colour in enumerate(NEON[:4])
        ]
    if "candlelight" in lights:
        found.append(_lamp((x + 0.55, height * 0.72, z + 0.62), "#ffb35a", 0.9, 0.2))
    if "firelight" in lights:
        found.append(_lamp((x + 1.2, 0.5, z + 0.5), "#ff8a3a", 9.0))
    if "low_key" in lights or "lamplight" in lights or "warm" in lights:
        found.append(_lamp((x + 1.1, height + 1.0, z + 0.6), "#ffb066", 5.5 if indoors else 8.0))
        found.append(_lamp((x - 1.8, height + 0.4, z - 1.6), "#ff9a58", 3.0))
    if "backlight" in lights:
        found.append(_lamp((x - 0.8, height + 1.2, z - 2.2), "#fff0dc", 9.0))
    if indoors and not found:
        found.append(_lamp((x + 1.2, 2.5, z + 0.8), "#ffdcae", 6.0))
        found.append(_lamp((x - 1.9, 2.3, z - 1.4), "#ffc98c", 3.5))
    if dark and not indoors and height < 4.0:
        warm = bool({"lamplight", "low_key", "warm", "firelight"} & set(lights))
        found.append(_lamp((x + 1.5, height + 0.8, z + 1.7), "#ffcf9a" if warm else "#c9d4ff", 2.4 * max(1.0, height)))
    return found


def nearest(lamps: Sequence[Lamp], x: float, z: float) -> list[Lamp]:
    """The lamps that matter most where the action is."""
    return sorted(lamps, key=lambda lamp: (lamp.position[0] - x) ** 2 + (lamp.position[2] - z) ** 2)[:MOST]
