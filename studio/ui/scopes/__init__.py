"""Scopes of the frame in the monitor, and how generating goes as curves.

Imported when the panel is first wanted: pyqtgraph takes a third of a second to load.
"""

from studio.ui.scopes.scopes import Scopes
from studio.ui.scopes.telemetry import Telemetry

__all__ = ["Scopes", "Telemetry"]
