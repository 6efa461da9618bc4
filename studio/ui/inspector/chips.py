"""Chips: what was understood of a prompt; pressing one selects its words and offers what else it may be."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.ui.inspector.understanding import ChipWords, Mark
from studio.ui.theme import Theme
from studio.ui.theme.paint import LEFT, fill, outline, smooth, text
from studio.ui.theme.states import WORD_GLYPHS

HEIGHT = 24
GAP = 4
_ICON_ROOM, _INSET = 26, 8


class Chip(QAbstractButton):
    """One chip: its glyph in the hue of the kind, the words beside it; a missed phrase is dashed, with a question.

    What is assumed is without a ground, what was set by hand bears the accent; Delete takes that back.
    """

    taken_back = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said: ChipWords | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def said(self) -> ChipWords | None:
        """What it says; none for the chip that counts the others."""
        return self._said

    @property
    def mark(self) -> Mark | None:
        """What of the prompt it stands for; none for the chip that counts the others."""
        return self._said.mark if self._said else None

    def say(self, said: ChipWords, name: str) -> None:
        """Show these words; `name` is what a screen reader says."""
        self._said = said
        self._name(said.words, name)

    def count(self, words: str, name: str) -> None:
        """Stand for the chips that have no room."""
        self._said = None
        self._name(words, name)

    def _name(self, words: str, name: str) -> None:
        self.update()
        if (words, name) == (self.text(), self.accessibleName()):
            return
        self.setText(words)
        self.setAccessibleName(name)
        self.setToolTip(name)

    def sizeHint(self) -> QSize:
        room = _ICON_ROOM if self._said else _INSET
        width = QFontMetricsF(self._theme.font("label")).horizontalAdvance(self.text())
        return QSize(round(width + room + _INSET + 1), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        self._paint_ground(painter, QRectF(self.rect()))
        left = _INSET
        if self._said is not None:
            left = _ICON_ROOM
            self._paint_glyph(painter, self._said)
        words = QRectF(left, 0, self.width() - left - _INSET + 2, HEIGHT)
        text(painter, words, self.text(), self._theme.font("label"), self._theme.color(self._ink()), align=LEFT)
        painter.end()

    @property
    def _standing(self) -> str:
        if self._said is None:
            return "assumed"
        return "missed" if self._said.kind == "missed" else self._said.standing

    def _ink(self) -> str:
        return {"missed": "faint", "assumed": "faint", "corrected": "accent_text"}.get(self._standing, "text")

    def _paint_ground(self, painter: QPainter, box: QRectF) -> None:
        color, standing, lit = self._theme.color, self._standing, self.hasFocus()
        if standing == "missed":
            painter.setPen(QPen(color("accent" if lit else "faint"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5.5, 5.5)
            return
        if standing != "assumed" or self.underMouse():
            fill(painter, box, color("hover" if self.underMouse() else "raised"), 6)
        edge = "accent" if lit or standing == "corrected" else "hair" if standing == "assumed" else "edge"
        outline(painter, box, color(edge), radius=6, width=2 if lit and standing == "corrected" else 1)

    def _paint_glyph(self, painter: QPainter, said: ChipWords) -> None:
        room = QRectF(6, 0, 16, HEIGHT)
        if said.swatch and QColor(said.swatch).isValid():
            dot = QRectF(0, 0, 12, 12)
            dot.moveCenter(room.center())
            fill(painter, dot, QColor(said.swatch), 6)
            outline(painter, dot, self._theme.color("edge"), radius=6)
            return
        glyph, hue = ("question", "faint") if said.kind == "missed" else (WORD_GLYPHS[said.kind], said.kind)
        color = self._theme.color("faint" if self._standing == "assumed" else hue)
        self._theme.draw_glyph(painter, glyph, room, color, 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._said and self._said.taken:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


class Chips(QWidget):
    """Chips in rows; `chosen` bears the `Chip` that was pressed, `taken_back` the words of one whose correction shall
    go. Folded: one row, and how many more."""

    chosen = Signal(object)
    taken_back = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._said: list[ChipWords] = []
        self._made: list[Chip] = []
        self._folded = False
        self.after: QWidget | None = None
        """What Tab leads from to the first of them."""
        self._more = Chip(theme, self)
        self._more.clicked.connect(lambda: self.fold(False))
        self._more.hide()
        self.setFixedHeight(0)
        theme.changed.connect(self.update)

    def show_words(self, said: Sequence[ChipWords]) -> None:
        """Show these, reusing what is there."""
        if list(said) == self._said:
            return
        held = next((chip.said for chip in self._made if chip.hasFocus() and chip.said), None)
        self._said = list(said)
        names, standings = self._names(), self._standings()
        while len(self._made) < len(self._said):
            self._made.append(self._new())
        for chip, words in zip(self._made, self._said, strict=False):
            chip.say(words, standings[words.standing].format(names[words.kind].format(words.words)))
        self._lay_out()
        if held is not None:
            self._hold(held)

    def _hold(self, held: ChipWords) -> None:
        """Keep the focus on what it was on, wherever that stands."""
        same = (chip for chip in self._made if chip.isVisible() and chip.said and chip.said.names[:1] == held.names[:1])
        chip = next(same, None)
        if chip is not None and held.names:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self, folded: bool) -> None:
        """Whether there is room for one row only."""
        if folded != self._folded:
            self._folded = folded
            self._lay_out()

    @property
    def words(self) -> list[ChipWords]:
        return self._said

    def _new(self) -> Chip:
        chip = Chip(self._theme, self)
        chip.clicked.connect(lambda: self.chosen.emit(chip))
        chip.taken_back.connect(lambda: self.taken_back.emit(chip.said))
        before = self._made[-1] if self._made else self.after
        if before is not None:
            QWidget.setTabOrder(before, chip)
        return chip

    def _names(self) -> dict[str, str]:
        return {
            "camera": self.tr("Camera: {}"),
            "subject": self.tr("Subject: {}"),
            "action": self.tr("Action: {}"),
            "light": self.tr("Light: {}"),
            "place": self.tr("Place: {}"),
            "missed": self.tr("Not staged: {}"),
        }

    def _standings(self) -> dict[str, str]:
        return {"said": "{}", "assumed": self.tr("{}, assumed"), "corrected": self.tr("{}, set by you")}

    def _lay_out(self) -> None:
        for chip in self._made[len(self._said) :]:
            chip.hide()
        x = y = 0
        hidden = 0
        for number, chip in enumerate(self._made[: len(self._said)]):
            size = chip.sizeHint()
            width = min(size.width(), max(1, self.width()))
            if x and x + width > self.width() - (36 if self._folded and number < len(self._said) - 1 else 0):
                if self._folded:
                    hidden = len(self._said) - number
                    break
                x, y = 0, y + HEIGHT + GAP
            chip.setGeometry(x, y, width, HEIGHT)
            chip.show()
            x += width + GAP
        for chip in self._made[len(self._said) - hidden : len(self._said)]:
            chip.hide()
        self._count(hidden, x)
        self.setFixedHeight(y + HEIGHT if self._said else 0)

    def _count(self, hidden: int, x: int) -> None:
        self._more.setVisible(hidden > 0)
        if hidden:
            self._more.count(f"+{hidden}", self.tr("Show {} more").format(hidden))
            self._more.setGeometry(x, 0, self._more.sizeHint().width(), HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
