"""The first prompt: a field in which what an engine understands is underlined while it is being typed."""

from typing import Any, Protocol, cast

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextLine,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QVBoxLayout, QWidget

from studio.ui.session.making import Reading
from studio.ui.start.kinds import KINDS, kind_of
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, outline, smooth, text
from studio.ui.theme.states import WORD_GLYPHS

READ_MS = 120
_LINE_HEIGHT = 165


class Reader(Protocol):
    """Whoever understands prompts. `understood` bears a `Reading`, some time after `read`."""

    understood: Any
    """A signal; to its class it is a `Signal`, to its objects a `SignalInstance`, which no type says."""

    def read(self, prompt: str) -> None:
        """Ask what is understood of a prompt; the newest question only is answered."""
        ...

    def rest(self) -> None:
        """Nothing will be asked for a while."""
        ...


class PromptText(QTextEdit):
    """The text itself: plain, in one paragraph, with a rounded line of a kind's hue under each understood word."""

    entered = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spans: tuple[tuple[int, int, str], ...] = ()
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("What the first shot shows"))
        self.setPlaceholderText(self.tr("A red fox runs across a snowy field at dusk, slow dolly in"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QTextEdit { background: transparent; border: 0; padding: 0; }")
        self.setFont(theme.font("prompt", px=16))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(0)
        self._space()
        self.textChanged.connect(self._drop_spans)
        theme.changed.connect(self.viewport().update)

    def _space(self) -> None:
        """Give the lines room for what is drawn between them."""
        shape = QTextBlockFormat()
        shape.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(shape)

    def write(self, words: str) -> None:
        """Put words in."""
        self.setPlainText(words)
        self._space()

    def mark(self, spans: tuple[tuple[int, int, str], ...]) -> None:
        """Underline these: start, end and kind of each."""
        self._spans = spans
        self.viewport().update()

    def _drop_spans(self) -> None:
        """Underlines of words that were changed would stand under others; those before the change stay."""
        at = self.textCursor().position()
        self._spans = tuple(span for span in self._spans if span[1] < at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: object) -> None:
        """Paste as one line of plain text."""
        words = source.text() if hasattr(source, "text") else ""  # type: ignore[attr-defined]
        self.textCursor().insertText(" ".join(words.split()))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        smooth(painter)
        painter.translate(0, -self.verticalScrollBar().value())
        block = self.document().firstBlock()
        corner = self.document().documentLayout().blockBoundingRect(block).topLeft()
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            for start, end, kind in self._spans:
                self._underline(painter, line, (start, end, kind), corner.y())
        painter.end()

    def _underline(self, painter: QPainter, line: QTextLine, span: tuple[int, int, str], top: float) -> None:
        start, end, kind = span
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first >= last:
            return
        words = self.toPlainText()[first:last]
        last -= len(words) - len(words.rstrip())
        left, right = self._x(line, first), self._x(line, last)
        under = top + line.y() + line.ascent() + 4
        fill(painter, QRectF(left, under, right - left, 2), self._theme.color(kind), 1)

    @staticmethod
    def _x(line: QTextLine, at: int) -> float:
        found = cast("float | tuple[float, int]", line.cursorToX(at))
        return found[0] if isinstance(found, tuple) else found


class Legend(QWidget):
    """The five kinds of words, each in its hue; those that the prompt has stand out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: frozenset[str] = frozenset()
        self.setFixedHeight(20)
        self.setToolTip(self.tr("Words about these are understood, and underlined in their colours"))
        theme.changed.connect(self.update)

    def tell(self, found: frozenset[str]) -> None:
        """These kinds are in the prompt."""
        self._found = found
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        theme, x = self._theme, 0.0
        names = (self.tr("Camera"), self.tr("Light"), self.tr("Action"), self.tr("Subject"), self.tr("Place"))
        font = theme.font("label")
        metrics = QFontMetricsF(font)
        wordless = sum(metrics.horizontalAdvance(name) + 38 for name in names) - 16 > self.width()
        for kind, name in zip(KINDS, names, strict=True):
            theme.draw_glyph(painter, WORD_GLYPHS[kind], QRectF(x, 0, 16, 20), theme.color(kind), 14)
            ink = theme.color("text" if kind in self._found else "faint")
            x += 38 + (0 if wordless else text(painter, QRectF(x + 22, 0, 90, 20), name, font, ink))
        painter.end()


class PromptField(QWidget):
    """The prompt with its legend in a frame. `entered`: Enter was pressed; `changed`: the words are others."""

    entered = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, reader: Reader | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reader = reader
        self.text = PromptText(theme)
        self.legend = Legend(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(QMargins(16, 14, 16, 12))
        box.addWidget(self.text, 1)
        box.addWidget(self.legend)
        self.setFixedHeight(128)
        self.setFocusProxy(self.text)
        self._timer = QTimer(self, singleShot=True, interval=READ_MS)
        self._timer.timeout.connect(self._read)
        self.text.textChanged.connect(self._edited)
        self.text.entered.connect(self.entered)
        self.text.installEventFilter(self)
        theme.changed.connect(self.update)
        if reader is not None:
            reader.understood.connect(self._understood)

    @property
    def words(self) -> str:
        """What is typed, in one line."""
        return " ".join(self.text.toPlainText().split())

    def clear(self) -> None:
        """Begin anew; whoever reads may rest."""
        self.text.write("")
        self._timer.stop()
        self.legend.tell(frozenset())
        if self._reader is not None:
            self._reader.rest()

    def _edited(self) -> None:
        self.changed.emit()
        if self._reader is not None:
            self._timer.start()

    def _read(self) -> None:
        if self._reader is not None and self.words:
            self._reader.read(self.text.toPlainText())
        elif not self.words:
            self.legend.tell(frozenset())

    def _understood(self, reading: Reading) -> None:
        if reading.prompt == self.text.toPlainText():
            kinds = [(start, end, kind_of(role)) for start, end, role in reading.spans]
            spans = tuple((start, end, kind) for start, end, kind in kinds if kind is not None)
            self.text.mark(spans)
            self.legend.tell(frozenset(kind for _, _, kind in spans))

    def eventFilter(self, watched: object, event: object) -> bool:
        if isinstance(event, QFocusEvent):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        area, on = QRectF(self.rect()), self.text.hasFocus()
        fill(painter, area, self._theme.color("raised"), 8)
        outline(painter, area, self._theme.color("accent" if on else "edge"), radius=8, width=1.5 if on else 1)
        painter.end()

    def sizeHint(self) -> QSize:
        return QSize(480, 128)
