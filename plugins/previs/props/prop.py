"""What a prop is: how it is made, how much room it takes, what light it gives, how a hand holds it."""

from collections.abc import Callable
from typing import Literal, NamedTuple

from previs.mesh.parts import Point
from previs.records import Lamp, Mesh

Hold = Literal["none", "fist", "flat", "hang", "two"]
"""How it is carried: in a fist that points it up (sword, umbrella), flat before the eyes (book, phone), hanging from a
straight arm (bag, lantern), in both hands before the body (box, ball); `none`: not at all."""


class Prop(NamedTuple):
    """`build(seed)` makes it, standing on y = 0; `radius` of its footprint and `height` in metres, which no seed
    exceeds; the lamps it carries, and `grip`, where a hand closes about it, in its own space."""

    build: Callable[[int], Mesh]
    radius: float
    height: float
    lamps: tuple[Lamp, ...] = ()
    hold: Hold = "none"
    grip: Point = (0.0, 0.0, 0.0)


_WARM = (1.0, 0.72, 0.36)


def shine(at: Point, power: float, *, radius: float = 0.3, spot: float = 0.0) -> Lamp:
    """A warm lamp at a point of a prop."""
    red, green, blue = _WARM
    return Lamp(at, (red * power, green * power, blue * power), radius, spot)
