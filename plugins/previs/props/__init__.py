"""The set: still things in seeded variants, with their footprints and the lamps they carry."""

from previs.props.prop import Prop
from previs.props.table import PROPS

__all__ = ["PROPS", "Prop"]
