"""Files that are dropped on the window: a project is opened, a list of shots added, a model cast, all else refused."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from studio.ui.session import Notice
from studio.ui.start.dropped import what_is


class Dropping(QObject):
    """Watches the window; panels that take drops themselves come before it."""

    def __init__(
        self,
        window: QWidget,
        open_project: Callable[[Path], object],
        add_list: Callable[[Path], object],
        cast_model: Callable[[Path], str],
        tell: Callable[[Notice], object],
    ) -> None:
        super().__init__(window)
        self._open, self._add, self._cast, self._tell = open_project, add_list, cast_model, tell
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and event.mimeData().hasUrls():
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self.take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])
            event.acceptProposedAction()
            return True
        return False

    def take(self, paths: list[str]) -> None:
        """Do with files what they are for."""
        dropped = what_is(paths)
        refusal = dropped.refusal
        if dropped.kind == "project":
            self._open(Path(dropped.path))
        elif dropped.kind == "list":
            self._add(Path(dropped.path))
        elif dropped.kind == "model":
            refusal = self._cast(Path(dropped.path))
        if refusal:
            self._tell(Notice(refusal, "warning"))
