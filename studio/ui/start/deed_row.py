"""A row of the first page that does something: a glyph, a title, what it means, and its key."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.theme import Theme
from studio.ui.theme.paint import RIGHT, fill, outline, smooth, text


class DeedRow(QAbstractButton):
    """A button as a row. `ruled`: with a hairline under it; `keys` as they are shown."""

    def __init__(
        self,
        theme: Theme,
        glyph: str,
        title: str,
        note: str,
        *,
        keys: str = "",
        ruled: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._glyph, self._note, self._keys, self._ruled = glyph, note, keys, ruled
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def set_keys(self, keys: str) -> None:
        """Show other keys."""
        self._keys = keys
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, 64 if self._ruled else 48)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        theme, area = self._theme, QRectF(0, 0, self.width(), 56 if self._ruled else 48)
        if self.isDown() or self.underMouse():
            fill(painter, area, theme.color("pressed" if self.isDown() else "hover"), 6)
        middle = area.height() / 2
        theme.draw_glyph(painter, self._glyph, QRectF(0, 0, 32, area.height()), theme.color("soft"), 20)
        keys = theme.font("label")
        used = text(painter, area.adjusted(0, 0, -8, 0), self._keys, keys, theme.color("faint"), align=RIGHT)
        width = area.width() - 48 - used - 16
        title = theme.font("strong" if self._ruled else "ui", weight=600)
        text(painter, QRectF(48, middle - 20, width, 20), self.text(), title, theme.color("text"))
        note = theme.font("ui", weight=400)
        text(painter, QRectF(48, middle + 1, width, 18), self._note, note, theme.color("faint"))
        if self._ruled:
            fill(painter, QRectF(48, 59, self.width() - 48, 1), theme.color("hair"))
        if self.hasFocus():
            outline(painter, area, theme.color("accent"), radius=6)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()
