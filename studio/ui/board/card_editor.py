"""Typing into a card: its prompt and its dialogue, laid over the card itself."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from studio.model.rows import Shot
from studio.ui.controls import label
from studio.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CardEditor(QFrame):
    """Two fields for one shot. Enter, or going elsewhere, commits; Esc leaves all as it was. One at a time."""

    committed = Signal(str, str, str)
    """Shot id, prompt and dialogue as typed."""
    left = Signal()
    """The fields are closed."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.shot: str | None = None
        self.setProperty("kind", "overlay")
        self.setObjectName("cardEditor")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.prompt = QPlainTextEdit()
        self.prompt.setAccessibleName(self.tr("Prompt"))
        self.prompt.setPlaceholderText(self.tr("Write what happens here"))
        self.prompt.setTabChangesFocus(True)
        self.dialogue = QLineEdit()
        self.dialogue.setAccessibleName(self.tr("Dialogue"))
        self.dialogue.setPlaceholderText(self.tr("Dialogue"))
        box = QVBoxLayout(self)
        box.setContentsMargins(4, 4, 4, 4)
        box.setSpacing(4)
        box.addWidget(self.prompt, 1)
        box.addWidget(self.dialogue)
        hint = label(self.tr("Enter keeps, Esc leaves"), "faint")
        hint.setIndent(4)
        box.addWidget(hint)
        self._theme = theme
        for field in (self.prompt, self.dialogue):
            field.installEventFilter(self)
        self.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        edge, ground = self._theme.hex("accent"), self._theme.hex("overlay")
        self.setStyleSheet(f"#cardEditor {{ background: {ground}; border: 1px solid {edge}; border-radius: 8px; }}")

    def open(self, shot: Shot) -> None:
        """Show a shot's words, ready to be typed over."""
        self.shot = shot.id
        self.prompt.setPlainText(shot.prompt)
        self.dialogue.setText(" ".join(shot.dialogue.split("\n")))
        self.show()
        self.raise_()
        self.prompt.setFocus(Qt.FocusReason.OtherFocusReason)
        self.prompt.moveCursor(QTextCursor.MoveOperation.End)

    def sizeHint(self) -> QSize:
        return QSize(240, 148)

    def commit(self) -> None:
        """Close, and tell what was typed."""
        if self.shot is not None:
            shot = self.close_fields()
            self.committed.emit(shot, self.prompt.toPlainText(), self.dialogue.text())

    def close_fields(self) -> str:
        """Close without telling what was typed; returns the shot that it was about."""
        shot, self.shot = self.shot or "", None
        self.hide()
        self.left.emit()
        return shot

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Escape, *_ENTER):
                event.accept()
                return True
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self.close_fields()
                return True
            if event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.commit()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._commit_if_left)
        return super().eventFilter(watched, event)

    def _commit_if_left(self) -> None:
        """Commit where the focus went elsewhere in the window; a menu or another program does not count."""
        holder = QApplication.focusWidget()
        if self.shot is not None and holder is not None and not self.isAncestorOf(holder):
            self.commit()
