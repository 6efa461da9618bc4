"""Making the panels by name. Each is imported when it is first wanted, so that the window is there sooner."""

from PySide6.QtWidgets import QWidget

from studio.ui.actions.desk import PanelName
from studio.ui.session import Session
from studio.ui.theme import Theme


def make_panel(name: PanelName, session: Session, theme: Theme) -> QWidget:
    """A panel of the session."""
    match name:
        case "board":
            from studio.ui.board import Board

            return Board(session, theme)
        case "monitor":
            from studio.ui.monitor import Monitor

            return Monitor(session, theme)
        case "inspector":
            from studio.ui.inspector import Inspector

            return Inspector(session, theme)
        case "timeline":
            from studio.ui.timeline import Timeline

            return Timeline(session, theme)
        case "queue" | "jobs":
            from studio.ui.queue import QueuePanel

            return QueuePanel(session, theme)
        case "scopes":
            from studio.ui.scopes import Scopes

            return Scopes(session, theme)
        case "telemetry":
            from studio.ui.scopes import Telemetry

            return Telemetry(session, theme)
