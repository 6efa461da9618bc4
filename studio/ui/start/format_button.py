"""The rate and size of a new film, as a line of words that opens a menu."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QMenu, QPushButton, QSpinBox, QWidget

from studio.edit.checks import check_size
from studio.errors import BadInputError
from studio.model.time import Rate
from studio.ui.controls import label
from studio.ui.start.words import format_words
from studio.ui.theme import Theme

RATES = ("23.976", "24", "25", "29.97", "30", "50", "60")
SIZES = ((640, 360), (1280, 720), (1920, 1080), (2048, 858), (1080, 1080), (1080, 1920))


class FormatDialog(QDialog):
    """Any rate and size. It closes only with ones that a film can have, and says what is wrong with others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Format of the new film"))
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.fps = QLineEdit()
        self.width_box, self.height_box = QSpinBox(), QSpinBox()
        form = QFormLayout(self)
        form.setContentsMargins(24, 24, 24, 16)
        form.setSpacing(12)
        form.addRow(self.tr("Frames per second"), self.fps)
        for box, name in ((self.width_box, self.tr("Width")), (self.height_box, self.tr("Height"))):
            box.setRange(2, 16384)
            box.setSingleStep(2)
            box.setSuffix(self.tr(" pixels"))
            box.setAccessibleName(name)
            form.addRow(name, box)
        self.fps.setAccessibleName(self.tr("Frames per second"))
        self.wrong = label("", "failed")
        self.wrong.setWordWrap(True)
        form.addRow(self.wrong)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form.addRow(buttons)

    def show_format(self, fps: str, size: tuple[int, int]) -> None:
        """Begin with this rate and size."""
        self.fps.setText(fps)
        self.width_box.setValue(size[0])
        self.height_box.setValue(size[1])
        self.wrong.clear()

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height as typed."""
        return self.width_box.value(), self.height_box.value()

    def accept(self) -> None:
        try:
            Rate.parse(self.fps.text())
            check_size(*self.size_px)
        except BadInputError as error:
            self.wrong.setText(str(error))
            return
        super().accept()


class FormatButton(QPushButton):
    """Shows and sets `fps` (as people write it, 24 or 29.97) and `size` (pixels)."""

    changed = Signal()

    def __init__(self, theme: Theme, fps: str, size: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.fps, self.size_px = fps, size
        self.dialog: FormatDialog | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(self.tr("Frame rate and picture size of the new film"))
        self.setStyleSheet(
            "QPushButton { padding: 0; border-color: transparent; text-align: right; }"
            "QPushButton::menu-indicator { width: 0; }"
        )
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self._menu = QMenu(self)
        self._menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        theme.changed.connect(self._show)
        self._show()

    @property
    def rate(self) -> Rate:
        """The rate; raises `BadInputError` for one that no film can have."""
        return Rate.parse(self.fps)

    def use(self, *, fps: str | None = None, size: tuple[int, int] | None = None) -> None:
        """Set the rate, the size, or both."""
        self.fps, self.size_px = fps or self.fps, size or self.size_px
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.setIcon(self._theme.icon("caret-down", "faint", 12))
        words = format_words(self.fps, *self.size_px)
        self.setText(words)
        self.setAccessibleName(self.tr("Format of the new film: {words}").format(words=words))

    def _fill(self) -> None:
        menu = self._menu
        menu.clear()
        rates, sizes = QActionGroup(menu), QActionGroup(menu)
        for fps in dict.fromkeys((*RATES, self.fps)):
            action = self._choice(rates, self.tr("{fps} fps").format(fps=fps), fps == self.fps)
            action.triggered.connect(lambda _on, fps=fps: self.use(fps=fps))
        menu.addSeparator()
        for size in dict.fromkeys((*SIZES, self.size_px)):
            action = self._choice(sizes, f"{size[0]} \N{MULTIPLICATION SIGN} {size[1]}", size == self.size_px)
            action.triggered.connect(lambda _on, size=size: self.use(size=size))
        menu.addSeparator()
        menu.addAction(self.tr("Other\N{HORIZONTAL ELLIPSIS}"), self.ask)

    def _choice(self, group: QActionGroup, title: str, chosen: bool) -> QAction:
        action = QAction(title, group, checkable=True, checked=chosen)
        self._menu.addAction(action)
        return action

    def ask(self) -> None:
        """Have any rate and size typed in."""
        if self.dialog is None:
            self.dialog = FormatDialog(self)
            self.dialog.accepted.connect(self._use_typed)
        self.dialog.show_format(self.fps, self.size_px)
        self.dialog.open()

    def _use_typed(self) -> None:
        if self.dialog is not None:
            self.use(fps=self.dialog.fps.text().strip(), size=self.dialog.size_px)
