"""The field in which a take is given a name, where the name stands."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from studio.model.rows import Take
from studio.ui.inspector.refusal import claims_escape


class Namer(QLineEdit):
    """`named` bears the take and its new name. Enter and leaving it name the take, Esc leaves it as it was."""

    named = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._take: Take | None = None
        self.setProperty("kind", "namer")
        self.setAccessibleName(self.tr("Name of the take"))
        self.hide()
        self.editingFinished.connect(self._finish)

    def open_name(self, take: Take, place: QRect) -> None:
        """Ask for a take's name, at this place."""
        self._finish()
        self._take = take
        self.setText(take.label)
        self.setPlaceholderText(self.tr("Take {}").format(take.number))
        self.setGeometry(place)
        self.raise_()
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_name(self) -> None:
        """Go, and name nothing."""
        self._take = None
        self.hide()

    def _finish(self) -> None:
        take = self._take
        self.close_name()
        if take is not None and self.text().strip() != take.label:
            self.named.emit(take.id, self.text())

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_name()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
