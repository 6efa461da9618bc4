"""Small editors over the timeline: a scene's name in its band, a marker's name and notes beside its flag."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from studio.edit import deeds
from studio.errors import StudioError
from studio.model.rows import Marker
from studio.ui.controls import button, label
from studio.ui.session import Session
from studio.ui.theme import Theme, paint
from studio.ui.theme.theme import RADIUS
from studio.ui.timeline.editing import marker_key


class SceneName(QLineEdit):
    """A scene's name, where its band is. Enter and leaving keep it, Esc does not."""

    def __init__(self, session: Session, scene: str, box: QRect, parent: QWidget) -> None:
        super().__init__(session.board.scenes[scene].name, parent)
        self._session = session
        self._scene = scene
        self._over = False
        self.setAccessibleName(self.tr("Name of the scene"))
        self.setGeometry(box)
        self.editingFinished.connect(self._keep)
        self.selectAll()
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
            return
        super().keyPressEvent(event)

    def _keep(self) -> None:
        scene = self._session.board.scenes.get(self._scene)
        if not self._over and scene is not None and self.text().strip() not in ("", scene.name):
            self._session.do(deeds.rename_scene, scene=self._scene, name=self.text())
        self._end()

    def _end(self) -> None:
        if not self._over:
            self._over = True
            parent = self.parentWidget()
            self.hide()
            self.deleteLater()
            if parent is not None:
                parent.setFocus(Qt.FocusReason.OtherFocusReason)


class MarkerNote(QFrame):
    """A marker's name and notes, in a panel that floats over the window. Leaving it keeps them, Esc does not."""

    def __init__(self, session: Session, theme: Theme, marker: Marker, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._marker = marker.id
        self._gone = False
        self._theme = theme
        self.setFixedWidth(264)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(8)
        box.addWidget(label(self.tr("Marker"), "title"))
        self.name = QLineEdit(marker.name)
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name of the marker"))
        self.name.returnPressed.connect(self.close)
        self.notes = QPlainTextEdit(marker.notes)
        self.notes.setPlaceholderText(self.tr("Notes"))
        self.notes.setAccessibleName(self.tr("Notes of the marker"))
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(72)
        self.notes.installEventFilter(_OnCtrlEnter(self.close, self))
        box.addWidget(self.name)
        box.addWidget(self.notes)
        row = QHBoxLayout()
        remove = button(theme, self.tr("Remove"), "danger")
        done = button(theme, self.tr("Done"))
        remove.clicked.connect(self._remove)
        done.clicked.connect(self.close)
        row.addWidget(remove)
        row.addStretch(1)
        row.addWidget(done)
        box.addLayout(row)
        self.name.selectAll()
        self.adjustSize()
        QApplication.instance().focusChanged.connect(self._focus_went)  # type: ignore[union-attr]

    def open_at(self, place: QPoint) -> None:
        """Show at a place of the parent, or as near to it as there is room."""
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else self.rect()
        x = max(8, min(place.x(), room.width() - self.width() - 8))
        self.move(x, max(8, min(place.y(), room.height() - self.height() - 8)))
        self.show()
        self.raise_()
        self.name.setFocus(Qt.FocusReason.PopupFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = self._theme, QPainter(self)
        paint.smooth(painter)
        box = QRectF(self.rect())
        paint.fill(painter, box, theme.color("overlay"), RADIUS["card"])
        paint.outline(painter, box, theme.color("edge"), radius=RADIUS["card"])
        field = QRectF(self.notes.geometry())
        paint.fill(painter, field, theme.color("raised"), RADIUS["control"])
        hue = theme.color("accent" if self.notes.hasFocus() else "edge")
        paint.outline(painter, field, hue, radius=RADIUS["control"])
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._gone = True
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QEvent) -> None:
        marker = self._session.board.markers.get(self._marker)
        if marker is not None and not self._gone:
            self._gone = True
            self._keep(marker)
        self._gone = True
        event.accept()
        self.deleteLater()

    def _keep(self, marker: Marker) -> None:
        """Keep the words, as one step with the marker's setting if that came right before."""
        words = {"name": self.name.text(), "notes": self.notes.toPlainText()}
        try:
            edit = deeds.set_marker(self._session.board, marker=marker.id, **words)
        except StudioError as error:
            self._session.fail(error)
            return
        self._session.apply(edit.merging(marker_key(marker.id)))

    def _focus_went(self, _old: QWidget | None, now: QWidget | None) -> None:
        self.update()
        if now is not None and now is not self and not self.isAncestorOf(now) and not self._gone:
            self.close()

    def _remove(self) -> None:
        self._gone = True
        self._session.do(deeds.remove_marker, marker=self._marker)
        self.close()


class _OnCtrlEnter(QObject):
    """Calls something when Ctrl and Enter are pressed together."""

    def __init__(self, call: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._call = call

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_ctrl_enter(event):
            self._call()
            return True
        return super().eventFilter(watched, event)


def _is_ctrl_enter(event: QKeyEvent) -> bool:
    held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return held and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
