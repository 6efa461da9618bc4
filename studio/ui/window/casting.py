"""A model of one's own that is dropped on the window plays a subject of the selected shot."""

from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication

from studio.ui.window.front import Front


@runtime_checkable
class CastsModels(Protocol):
    """A panel that knows whom a model could play."""

    def take_model(self, path: Path) -> str:
        """Have a model play a subject of the shot in sight; returns why it cannot, in a sentence, if so."""
        ...


def cast_model(front: Front, path: Path) -> str:
    """Have a model play a subject of the selected shot; returns why it cannot, in a sentence, if so."""
    panel = front.workbench.make("inspector") if front.workbench is not None else None
    if not isinstance(panel, CastsModels):
        words = QCoreApplication.translate("Casting", "{} plays in a project: open one, and drop it on a shot again.")
        return words.format(path.name)
    return panel.take_model(path)
