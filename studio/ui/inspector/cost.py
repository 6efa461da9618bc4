"""What the next take of the shot would cost, above the buttons that make it; where it does not fit, what would."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from studio.ui.actions.costs import cost_words, sure_words, unfit_words
from studio.ui.controls import button, label
from studio.ui.session.appraisals import Appraisal
from studio.ui.session.notices import try_words
from studio.ui.theme import Theme
from studio.ui.theme.paint import smooth


class _Sign(QWidget):
    """The glyph of something that will not go well."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(16, 16)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        smooth(painter)
        box = QRectF(self.rect())
        self._theme.draw_glyph(painter, "warning-octagon-fill", box, self._theme.color("failed"), 14)
        painter.end()


class Cost(QWidget):
    """One line; with a way on below it where a take would not fit. `remedy_asked` bears the parameters of that."""

    remedy_asked = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._appraisal: Appraisal | None = None
        self._sign = _Sign(theme)
        self.words: QLabel = label("", "faint")
        self.words.setWordWrap(True)
        self.words.setFont(theme.font("label", tabular=True))
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.way = button(theme, "", "quiet")
        self.way.clicked.connect(self._ask)
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.way)
        self.show_cost(None)

    def show_cost(self, appraisal: Appraisal | None) -> None:
        """Show an answer; `None`, or one that says nothing: nothing."""
        self._appraisal = appraisal
        estimate = appraisal.estimate if appraisal else None
        bad = appraisal.problem if appraisal else ""
        if estimate is not None:
            bad = bad or unfit_words(estimate)
        words = bad or (cost_words(estimate) if estimate else "")
        if estimate is not None and not bad:
            words = f"{words[:1].upper()}{words[1:]} ({sure_words(estimate)})" if words else ""
        self.words.setText(words)
        self.words.setProperty("kind", "failed" if bad else "faint")
        self.words.style().polish(self.words)
        self._sign.setVisible(bool(bad))
        remedy = estimate.remedy if estimate and bad else {}
        self.way.setVisible(bool(remedy))
        if remedy:
            self.way.setText(try_words(remedy))
            self.way.setAccessibleName(self.way.text())
        self.setVisible(bool(words))

    def _ask(self) -> None:
        if self._appraisal and self._appraisal.estimate:
            self.remedy_asked.emit(self._appraisal.estimate.remedy)
