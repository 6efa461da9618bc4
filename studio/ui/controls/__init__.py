"""Small real controls that panels share: focusable, named for screen readers, dressed by the theme's sheet."""

from studio.ui.controls.basic import button, label, rule, tool_button
from studio.ui.controls.head import PanelHead
from studio.ui.controls.pick import Pick
from studio.ui.controls.search import SearchField
from studio.ui.controls.segments import Segments

__all__ = ["PanelHead", "Pick", "SearchField", "Segments", "button", "label", "rule", "tool_button"]
