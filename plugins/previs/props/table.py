"""The props by name."""

from collections.abc import Mapping

from previs.props import (
    buildings,
    carried,
    fixtures,
    furniture,
    instruments,
    landmarks,
    lights,
    outdoors,
    plants,
    scenery,
    terrain,
    tools,
    trees,
    weapons,
)
from previs.props.prop import Prop

PROPS: Mapping[str, Prop] = {
    **scenery.PROPS,
    **trees.PROPS,
    **terrain.PROPS,
    **buildings.PROPS,
    **landmarks.PROPS,
    **furniture.PROPS,
    **lights.PROPS,
    **carried.PROPS,
    **instruments.PROPS,
    **tools.PROPS,
    **weapons.PROPS,
    **plants.PROPS,
    **fixtures.PROPS,
    **outdoors.PROPS,
}
