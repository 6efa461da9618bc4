"""The monitor's head: what is shown, what is laid over it, how large it is, still and full screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QToolButton, QWidget

from studio.ui.controls import PanelHead, Pick, tool_button
from studio.ui.monitor.fitting import ZOOMS
from studio.ui.monitor.view import Marks
from studio.ui.theme import Theme


class MonitorHead(PanelHead):
    """Tells what the user asks for; shows what it is told."""

    toggled = Signal(str)
    """`safe`, `overlay` or `grid` was pressed."""
    zoomed = Signal(str)
    """A `Zoom` was picked."""
    full_asked = Signal()
    still_asked = Signal(str)
    """A still is wanted, in this folder, or where stills go where it is empty."""

    def __init__(self, theme: Theme, marks: Marks, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._theme = theme
        self._words = ""
        self.title.setText(self.tr("Monitor"))
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._tools = self._made_tools()
        self.zoom_pick = self._made_zoom()
        full = tool_button(theme, "corners-out", self.tr("Full screen (F)"))
        full.clicked.connect(self.full_asked)
        self.add(*self._tools.values())
        self.space()
        self.add(self._made_still())
        self.space()
        self.add(self.zoom_pick)
        self.space(4)
        self.add(full)
        self.show_marks(marks)

    def _made_tools(self) -> dict[str, QToolButton]:
        named = {
            "safe": ("frame-corners", self.tr("Safe areas (S)")),
            "overlay": ("text-aa", self.tr("Overlay (H)")),
            "grid": ("grid-four", self.tr("Thirds (G)")),
        }
        tools: dict[str, QToolButton] = {}
        for name, (glyph, title) in named.items():
            tool = tool_button(self._theme, glyph, title, checkable=True)
            tool.clicked.connect(lambda _on=False, name=name: self.toggled.emit(name))
            tools[name] = tool
        return tools

    def _made_still(self) -> QToolButton:
        still = tool_button(self._theme, "camera", self.tr("Save a still"))
        still.setToolTip(self.tr("Save a still. Its menu picks another folder."))
        still.clicked.connect(lambda: self.still_asked.emit(""))
        other = QAction(self.tr("Save a still in a folder…"), still)
        other.triggered.connect(self.pick_folder)
        still.addAction(other)
        still.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        return still

    def _made_zoom(self) -> Pick:
        pick = Pick(self._theme, self.tr("Size of the picture"))
        for zoom, title in zip(ZOOMS, (self.tr("Fit"), "50 %", "1:1", "200 %"), strict=True):
            pick.addItem(title, zoom)
        pick.setFixedWidth(80)
        pick.activated.connect(lambda row: self.zoomed.emit(pick.itemData(row)))
        return pick

    def pick_folder(self) -> QFileDialog:
        """Ask for a folder to save a still in; nothing waits for the answer."""
        dialog = QFileDialog(self, self.tr("Save a still in"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.still_asked)
        dialog.open()
        return dialog

    def show_marks(self, marks: Marks) -> None:
        """Check the tools of what is laid over the picture."""
        for name, tool in self._tools.items():
            tool.setChecked(bool(getattr(marks, name)))

    def show_zoom(self, zoom: str) -> None:
        """Show how large the picture is."""
        self.zoom_pick.setCurrentIndex(self.zoom_pick.findData(zoom))

    def say(self, words: str) -> None:
        """Say what is shown, cut with an ellipsis where it does not fit."""
        if words != self._words:
            self._words = words
            self._fit()

    def _fit(self) -> None:
        room = max(0, self.note.width())
        self.note.setText(self.note.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room))
        self.note.setToolTip(self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._fit()
