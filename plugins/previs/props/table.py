"""The props by name."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from previs.props import buildings, nature, things
from previs.records import Lamp, Mesh


class Prop(NamedTuple):
    """`build(seed)` makes it, standing on y = 0; `radius` of its footprint and `height` in metres, which no seed
    exceeds; the lamps it carries, in its own space."""

    build: Callable[[int], Mesh]
    radius: float
    height: float
    lamps: tuple[Lamp, ...] = ()


_WARM = (1.0, 0.72, 0.36)


def _shine(at: tuple[float, float, float], power: float, *, radius: float = 0.3, spot: float = 0.0) -> Lamp:
    red, green, blue = _WARM
    return Lamp(at, (red * power, green * power, blue * power), radius, spot)


PROPS: Mapping[str, Prop] = {
    "pine": Prop(nature.pine, 1.9, 8.2),
    "snowy_pine": Prop(nature.snowy_pine, 1.9, 8.2),
    "broadleaf": Prop(nature.broadleaf, 3.1, 7.6),
    "bare_tree": Prop(nature.bare_tree, 2.4, 5.2),
    "rock": Prop(nature.rock, 0.95, 0.85),
    "snowy_rock": Prop(nature.snowy_rock, 0.95, 0.85),
    "bush": Prop(nature.bush, 0.85, 0.85),
    "grass": Prop(nature.grass, 0.42, 0.45),
    "cliff": Prop(nature.cliff, 32.0, 18.5),
    "ice": Prop(nature.ice, 6.6, 0.2),
    "campfire": Prop(nature.campfire, 0.65, 0.95, (_shine((0.0, 0.55, 0.0), 9.0, radius=0.5),)),
    "house": Prop(
        buildings.house,
        4.6,
        5.8,
        (_shine((-1.8, 1.6, 3.0), 3.0, radius=0.6), _shine((1.8, 1.6, 3.0), 3.0, radius=0.6)),
    ),
    "building": Prop(buildings.building, 8.0, 25.0, (_shine((0.0, 1.8, 4.9), 6.0, radius=0.8),)),
    "lighthouse": Prop(buildings.lighthouse, 2.7, 24.5, (_shine((0.0, 21.3, 0.0), 120.0, radius=1.2),)),
    "street_lamp": Prop(buildings.street_lamp, 0.32, 4.7, (_shine((0.0, 4.15, 0.0), 14.0, spot=0.6),)),
    "room": Prop(buildings.room, 4.8, 3.0, (_shine((0.0, 2.6, 0.3), 7.0, radius=0.5),)),
    "door": Prop(buildings.door, 2.1, 2.8),
    "bridge": Prop(buildings.bridge, 6.6, 1.3),
    "arch_bridge": Prop(buildings.arch_bridge, 4.8, 2.1),
    "fence": Prop(buildings.fence, 2.1, 1.2),
    "bar_counter": Prop(buildings.bar_counter, 2.7, 2.6, (_shine((0.0, 2.3, 0.4), 5.0),)),
    "table": Prop(things.table, 0.86, 0.76),
    "chair": Prop(things.chair, 0.34, 0.98),
    "bench": Prop(things.bench, 0.90, 1.0),
    "lamp": Prop(things.lamp, 0.17, 0.5, (_shine((0.0, 0.40, 0.0), 2.5, radius=0.15),)),
    "candle": Prop(things.candle, 0.09, 0.29, (_shine((0.0, 0.24, 0.0), 1.2, radius=0.08),)),
    "letter": Prop(things.letter, 0.23, 0.03),
    "key": Prop(things.key, 0.075, 0.02),
    "crate": Prop(things.crate, 0.6, 0.82),
}
