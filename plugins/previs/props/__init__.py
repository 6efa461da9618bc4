"""The set: still things in seeded variants, with their footprints and the lamps they carry."""

from previs.props.table import PROPS, Prop

__all__ = ["PROPS", "Prop"]
