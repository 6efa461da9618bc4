"""The props by name."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from previs.mesh.solids import box
from previs.records import Lamp, Mesh


class Prop(NamedTuple):
    """`build(seed)` makes it, standing on y = 0; `radius` of its footprint and `height` in metres; the lamps it
    carries, in its own space."""

    build: Callable[[int], Mesh]
    radius: float
    height: float
    lamps: tuple[Lamp, ...] = ()


def crate(seed: int) -> Mesh:
    """A wooden crate."""
    return box((0.0, 0.4, 0.0), (0.4, 0.4, 0.4 + 0.01 * (seed % 3)), "#8a6a44")


PROPS: Mapping[str, Prop] = {"crate": Prop(crate, 0.6, 0.8)}
