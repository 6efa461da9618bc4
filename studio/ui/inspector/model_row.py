"""The row of the weights: the model's name, a menu of those that can be used, and the way to the library."""

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.inspector.cascade import Cell
from studio.ui.inspector.choice_menu import ChoiceMenu, Entry
from studio.ui.inspector.refusal import claims_escape
from studio.ui.inspector.row import Row
from studio.ui.session.library import Library
from studio.ui.theme import Theme
from studio.ui.theme.paint import fill, outline, smooth, text

HEIGHT = 24


def model_name(model: str, library: Library | None) -> str:
    """A model as people call it: by its card, else the last part of its path or repository."""
    card = library.card(model) if library else None
    return (card.name if card else "") or model.rstrip("/").rpartition("/")[2]


class ModelField(QAbstractButton):
    """The name in use; a press asks for the menu."""

    escaped = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._name = theme, name
        self._missing = False
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        theme.changed.connect(self.update)

    def show_words(self, words: str, *, missing: bool, tip: str = "") -> None:
        """Show a name; `missing`: something is to be done before a take can be made."""
        self._missing = missing
        self.setText(words)
        self.setToolTip(tip or words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.setAccessibleDescription(tip)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(72, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self._theme, QRectF(self.rect())
        smooth(painter)
        own = self.property("own") is not False
        edge = "accent" if self.hasFocus() else "failed" if self._missing else "edge"
        if own or self._missing or self.hasFocus() or self.underMouse():
            fill(painter, box, theme.color("raised"), 4)
            outline(painter, box, theme.color(edge), radius=4)
        ink = "off" if not self.isEnabled() else "failed" if self._missing else "text" if own else "soft"
        room = QRectF(11, 0, self.width() - 33, HEIGHT)
        text(painter, room, self.text(), theme.font("ui"), theme.color(ink))
        if self.isEnabled():
            caret = QRectF(self.width() - 20, 0, 14, HEIGHT)
            theme.draw_glyph(painter, "caret-down-bold", caret, theme.color("faint"), 10)
        painter.end()

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
        else:
            super().keyPressEvent(event)


class ModelRow(Row):
    """`given` bears name, value and merge key, as other rows do; `library_asked`: the page of all models is wanted."""

    given = Signal(str, object, str)
    library_asked = Signal()

    def __init__(self, theme: Theme, library: Library | None) -> None:
        title = QCoreApplication.translate("ModelRow", "Model")
        self.choice = ModelField(theme, title)
        super().__init__(theme, title, self.choice)
        self._theme, self._library = theme, library
        self._cell = Cell("", "")
        self.menu: ChoiceMenu | None = None
        self.choice.clicked.connect(self.open)
        if library is not None:
            library.changed.connect(lambda: self.show_cell(self._cell))

    def show_cell(self, cell: Cell) -> None:
        """Show which model is in use; its problem, if it has one."""
        self._cell = cell
        model = "" if cell.value is None else str(cell.value)
        card = self._library.card(model) if self._library else None
        problem = (card.problem if card else self._library.problems.get(model, "")) if self._library else ""
        if cell.value is None:
            self.choice.show_words(self.tr("Mixed"), missing=False)
        elif not model:
            tip = self.tr("This engine needs weights: choose a model, or download one in the library")
            self.choice.show_words(self.tr("Choose a model"), missing=True, tip=tip)
        elif problem:
            self.choice.show_words(model_name(model, self._library), missing=True, tip=problem)
        else:
            tip = "\n".join(part for part in (card.task, card.path) if part) if card else model
            self.choice.show_words(model_name(model, self._library), missing=False, tip=tip)
        self.show_source(cell.source if model else "", own=cell.own)

    def entries(self) -> list[Entry]:
        """The rows of the menu: models that can be used, the way to the library."""
        cards = self._library.usable if self._library else []
        groups = {"yes": "", "unknown": "", "offload": self.tr("Fits with parts waiting in memory")}
        rows = [
            Entry(
                card.name,
                lambda card=card: self.given.emit("model", card.model, ""),
                groups.get(card.fits, self.tr("Too large for this machine")),
                card.model == self._cell.value,
            )
            for card in cards
        ]
        return [*rows, Entry(self.tr("Model library…"), self.library_asked.emit, glyph="books")]

    def open(self) -> None:
        """Offer the models; they are looked for if that was not done yet."""
        if self._library is not None:
            self._library.look()
        self.menu = ChoiceMenu(self._theme, self.tr("Model"), self)
        self.menu.offer(self.entries())
        self.menu.open_at(self.choice)
