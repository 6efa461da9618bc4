"""The field a prompt is written in: what was understood is underlined in its hue, what was missed is dotted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from studio.ui.inspector.understanding import Mark, changed_part, rebased, utf16
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill

LINE_PERCENT = 155
MARGIN = 8
FEWEST, MOST = 3, 8
"""Lines that are in sight, at least and at most."""

_UNDO = QKeySequence.StandardKey.Undo
_REDO = QKeySequence.StandardKey.Redo


class PromptEditor(QTextEdit):
    """One paragraph of plain text. Undo and redo are the document's: the keys are passed on as signals."""

    edited = Signal()
    """The artist changed the text."""
    entered = Signal()
    """Enter: done with it."""
    escaped = Signal()
    left = Signal()
    undo_asked = Signal()
    redo_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[Mark, ...] = ()
        self._then = ""
        self._quiet = False
        self.composing = False
        self.setObjectName("prompt")
        self.setAccessibleName(self.tr("Prompt"))
        self.setPlaceholderText(self.tr("Say what the shot shows"))
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(MARGIN)
        self._space_lines()
        self.textChanged.connect(self._follow_text)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme.changed.connect(self.viewport().update)
        self._fit()

    def text(self) -> str:
        return self.toPlainText()

    def put(self, text: str) -> None:
        """Show a text by changing only the part that differs, so that cursor and scrolling stay."""
        now = self.toPlainText()
        first, last, last_wanted = changed_part(now, text)
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16(now, first))
        cursor.setPosition(utf16(now, last), QTextCursor.MoveMode.KeepAnchor)
        self._quiet = True
        cursor.insertText(" ".join(text[first:last_wanted].splitlines()) if "\n" in text else text[first:last_wanted])
        self._quiet = False

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Underline these characters."""
        if tuple(marks) == self._marks:
            return
        self._marks = tuple(marks)
        self.viewport().update()

    @property
    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    def select(self, mark: Mark | None, *, focus: bool = True) -> None:
        """Select a mark's characters and put the cursor there; without a mark, select nothing."""
        text, cursor = self.toPlainText(), self.textCursor()
        cursor.clearSelection()
        if mark is not None:
            cursor.setPosition(utf16(text, mark.start))
            cursor.setPosition(utf16(text, mark.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        if focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow_text(self) -> None:
        now = self.toPlainText()
        if now == self._then:
            return
        self._marks = rebased(self._marks, self._then, now)
        self._then = now
        if not self._quiet:
            self.edited.emit()

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def _fit(self) -> None:
        """As high as the text, within limits."""
        line = self._theme.font("prompt").pixelSize() * 1.21 * LINE_PERCENT / 100
        low, high = (round(line * count + 2 * MARGIN) for count in (FEWEST, MOST))
        wanted = min(high, max(low, round(self.document().size().height()) + 2))
        if wanted != self.height():
            self.setFixedHeight(wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (event.matches(_UNDO) or event.matches(_REDO) or event.key() == Qt.Key.Key_Escape)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(_UNDO):
            self.undo_asked.emit()
        elif event.matches(_REDO):
            self.redo_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                event.ignore()
                return
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line: a prompt has no paragraphs."""
        if source.hasText() and not self.isReadOnly():
            self.textCursor().insertText(" ".join(source.text().splitlines()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu(event.pos())
        for action in menu.actions():
            if action.objectName() == "edit-undo":
                action.setEnabled(not self.isReadOnly())
                action.triggered.connect(self.undo_asked)
            elif action.objectName() == "edit-redo":
                action.setEnabled(not self.isReadOnly())
                action.triggered.connect(self.redo_asked)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._marks:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        text = self.toPlainText()
        for mark in self._marks:
            for line in self._lines(utf16(text, mark.start), utf16(text, mark.end)):
                self._underline(painter, line, mark)
        painter.end()

    def _lines(self, start: int, end: int) -> list[QRectF]:
        """The characters as one box a line, down to the baseline, in the document's coordinates."""
        block = self.document().firstBlock()
        layout, origin = block.layout(), self.document().documentLayout().blockBoundingRect(block).topLeft()
        boxes: list[QRectF] = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first = max(start, line.textStart())
            last = min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x(line.cursorToX(first)), _x(line.cursorToX(last))
                top = origin.y() + line.y()
                boxes.append(QRectF(origin.x() + min(left, right), top, abs(right - left), line.ascent()))
        return boxes

    def _underline(self, painter: QPainter, box: QRectF, mark: Mark) -> None:
        top = box.bottom() + 4
        if mark.kind != "missed":
            fill(painter, QRectF(box.left(), top, box.width() - 1, 2), self._theme.color(mark.kind), 1)
            return
        x = box.left()
        while x < box.right() - 2:
            fill(painter, QRectF(x, top, 2, 2), self._theme.color("faint"))
            x += 5


def _x(place: object) -> float:
    """The x of `QTextLine.cursorToX`, which PySide gives with the cursor as a pair."""
    return float(place[0]) if isinstance(place, tuple) else float(place)  # type: ignore[arg-type]
