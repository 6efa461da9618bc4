"""The props by name."""

from collections.abc import Mapping

from previs.props import buildings, nature, things
from previs.props.prop import Prop

PROPS: Mapping[str, Prop] = {**nature.PROPS, **buildings.PROPS, **things.PROPS}
