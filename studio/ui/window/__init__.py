"""The main window: panels, top bar, menus, layouts, palette."""

from studio.ui.window.window import MainWindow

__all__ = ["MainWindow"]
