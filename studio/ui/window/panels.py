"""Making the panels by name. Each is imported when it is first wanted, so that the window is there sooner."""

from collections.abc import Callable
from importlib import import_module

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.actions.desk import PanelName
from studio.ui.controls import PanelHead, label
from studio.ui.session import Session
from studio.ui.theme import Theme

CLASSES: dict[PanelName, tuple[str, str]] = {
    "board": ("studio.ui.board", "Board"),
    "monitor": ("studio.ui.monitor", "Monitor"),
    "inspector": ("studio.ui.inspector", "Inspector"),
    "timeline": ("studio.ui.timeline", "Timeline"),
    "queue": ("studio.ui.queue", "QueuePanel"),
    "scopes": ("studio.ui.scopes", "Scopes"),
    "telemetry": ("studio.ui.scopes", "Telemetry"),
}


class _Absent(QWidget):
    """Stands where a panel is not there."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(PanelHead("Panel"))
        self._column.addWidget(label(f"{session.board.project.title}", "faint"), 1, Qt.AlignmentFlag.AlignCenter)


def make_panel(name: PanelName, session: Session, theme: Theme) -> QWidget:
    """A panel of the session."""
    module, kind = CLASSES[name]
    made: Callable[[Session, Theme], QWidget] = getattr(import_module(module), kind, _Absent)
    return made(session, theme)
