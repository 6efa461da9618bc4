"""The props by name."""

from collections.abc import Mapping

from previs.props import (
    buildings,
    carried,
    furniture,
    instruments,
    landmarks,
    lights,
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
}
